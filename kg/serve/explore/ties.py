"""Catalogue → what is tied to what: the links of every thing, in memory, once for each snapshot."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

import pyoxigraph as ox

from kg.draw.records import Link
from kg.mapping.iris import DIP
from kg.serve.catalogue import KINDS, Catalogue, Event, Invitation, Statement
from kg.store import GraphStore

_DEFAULT = ox.DefaultGraph()
_KEPT = 20_000  # sets of neighbours that are kept ready


class Ties:
    """The links of a snapshot, by either end; those of what happened last come first."""

    def __init__(self, store: GraphStore, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._database = store.database
        found: dict[str, list[Link]] = defaultdict(list)
        own: dict[str, list[Link]] = defaultdict(list)
        for link in dict.fromkeys(self._all()):
            if link.source != link.target and {self.kind(link.source), self.kind(link.target)} <= set(KINDS):
                found[link.source].append(link)
                found[link.target].append(link)
                own[link.source].append(link)
        self._own = {iri: tuple(links) for iri, links in own.items()}
        self._links: Mapping[str, tuple[Link, ...]] = {iri: tuple(links) for iri, links in found.items()}
        # caches of the links, not of this object: it would hold itself, and a view that is left stay for long
        self.around = lru_cache(maxsize=_KEPT)(partial(_around, self._links))
        self.company = lru_cache(maxsize=_KEPT)(partial(_company, self._links))

    def kind(self, iri: str) -> str:
        """Which of the kinds that are drawn a thing is; "" for none of them."""
        kind = self.catalogue.kind(iri)
        return kind if kind in KINDS else ""

    def near(self, iri: str) -> tuple[Link, ...]:
        """The links of a thing."""
        return self._links.get(iri, ())

    def own(self, iri: str) -> tuple[Link, ...]:
        """Those that begin at it: few, while a country may be the end of thousands."""
        return self._own.get(iri, ())

    def __contains__(self, iri: object) -> bool:
        return iri in self._links or iri in self.catalogue.events or iri in self.catalogue.statements

    def known(self, iri: str) -> bool:
        """Whether the graph says anything of it."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return False
        return any(True for _ in self._database.quads_for_pattern(node, None, None, _DEFAULT))

    def day(self, iri: str) -> str:
        """When an event was, a statement was made; "" for all else."""
        event, said = self.catalogue.events.get(iri), self.catalogue.statements.get(iri)
        return event.start if event else said.day if said else ""

    def articles(self, iri: str) -> tuple[str, ...]:
        """The articles that tell of an event or a statement."""
        event, said = self.catalogue.events.get(iri), self.catalogue.statements.get(iri)
        return event.articles if event else (said.article,) if said and said.article else ()

    def _all(self) -> Iterator[Link]:
        for event in self.catalogue.events.values():
            yield from _of_event(event)
        for said in self.catalogue.statements.values():
            yield from _of_statement(said)
        for one in self.catalogue.invitations.values():
            yield from _of_invitation(one)
        yield from self._stated("subEventOf", "part")
        yield from self._stated("represents", "represents")

    def _stated(self, name: str, relation: str) -> Iterator[Link]:
        quads = self._database.quads_for_pattern(None, ox.NamedNode(f"{DIP}{name}"), None, _DEFAULT)
        pairs = sorted(
            (quad.subject.value, quad.object.value)
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        )
        for subject, other in pairs:
            about = subject if relation == "part" else ""
            yield Link(source=subject, target=other, relation=relation, about=about)


def far(link: Link, iri: str) -> str:
    """The other end of a link."""
    return link.target if link.source == iri else link.source


def _around(links: Mapping[str, tuple[Link, ...]], iri: str) -> frozenset[str]:
    """What a thing is tied to."""
    return frozenset(far(link, iri) for link in links.get(iri, ()))


def _company(links: Mapping[str, tuple[Link, ...]], iri: str) -> tuple[str, ...]:
    """The same in order, of an event without the countries that it only involves."""
    near = (link for link in links.get(iri, ()) if link.relation != "involves" or link.target == iri)
    return tuple(dict.fromkeys(far(link, iri) for link in near))


def _of_event(event: Event) -> Iterator[Link]:
    tied = {**dict.fromkeys(event.countries, "involves"), **dict.fromkeys(event.where, "at")}
    for iri, relation in {**tied, **dict.fromkeys(event.who, "participant")}.items():
        yield Link(source=event.iri, target=iri, relation=relation, about=event.iri)


def _of_statement(said: Statement) -> Iterator[Link]:
    tied = {
        **dict.fromkeys(said.about, "about"), **dict.fromkeys(said.made_at, "made_at"),
        **dict.fromkeys(said.addressees, "addressee"), **dict.fromkeys(said.speakers, "speaker"),
    }  # fmt: skip
    for iri, relation in tied.items():
        yield Link(source=said.iri, target=iri, relation=relation, about=said.iri)


def _of_invitation(one: Invitation) -> Iterator[Link]:
    guests = [one.invitee] if one.invitee else list(one.destinations)
    for guest in guests:
        if one.inviter and guest:
            yield Link(source=one.inviter, target=guest, relation="invited", about=one.iri)
