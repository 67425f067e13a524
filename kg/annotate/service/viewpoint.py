"""For whom a report is written: who has no country beside the title serves the one that others have so."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from kg.annotate.records import Hints
from kg.annotate.service.answering import judged_by_own
from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.opposites import Opposites
from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import ALONE
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title, replace
from kg.reference import Registry

TOLD = ALONE | {"deputy_head_of_government", "minister", "deputy_minister"}
OWN = TOLD | {"spokesperson"}

_INITIAL = re.compile(r"\b([A-Z])(?=\s)")

Offices = Mapping[tuple[str, str], Sequence[str]]


def by_sides(
    text: Text,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    resolver: OfficeHolders,
    registry: Registry,
    hints: Hints,
) -> list[Title]:
    """The titles, those without a state with the one that who is on the other side, or who writes, tells."""
    opposites = Opposites(text, mentions, registry)
    if not opposites.reads:
        return list(titles)
    found: list[Title] = []
    telling = [t for t in titles if t.of and not t.of_inferred]
    for title in titles:
        free = title.person and (title.start, title.end) not in hints.owners
        held = any(h.office == title.office for h in resolver.known.in_office(title.person or ""))
        known = not free or held or _known(title.person, registry) or (title.of and not title.of_inferred)
        found.append(title if known else _sided(title, opposites, resolver, telling))
        if not known and (facing := opposites.facing(title, resolver.offices, telling)):
            resolver.apart.setdefault(title.person, set()).add(facing)
        resolver.learn(found[-1])
    places = [m for m in mentions if m.kind in ("country", "place")]
    viewpoint = Viewpoint(text, places, registry, opposites)
    found = viewpoint.complete(found, resolver.offices, frozenset(hints.owners))
    for title in found:
        resolver.learn(title)
    return found


def _sided(title: Title, opposites: Opposites, resolver: OfficeHolders, telling: Sequence[Title]) -> Title:
    """A title that does not say whom it serves, with the state that is represented, or not faced."""
    offices = resolver.offices
    of = opposites.represented(title) if title.of else opposites.state_of(title, offices, telling)
    if not title.of or of:
        return replace(title, of=of, of_inferred=True) if of else title
    if opposites.facing(title, offices, telling) != title.of:
        return title
    told = offices.get((title.office, title.of), [])
    if title.person in told:
        told.remove(title.person)  # what only the countries near had told
    bare = replace(title, of="", of_inferred=False)
    of = opposites.state_of(bare, offices, telling)
    return replace(bare, of=of, of_inferred=True) if of else bare


def _known(person: str, registry: Registry) -> bool:
    """Whether the registry knows somebody, initials with their stops or without."""
    return bool(registry.persons_named(person) or registry.persons_named(_INITIAL.sub(r"\1.", person)))


class Viewpoint:
    """Reads the state from whose side one article is written; `places` are its countries and places."""

    def __init__(
        self, text: Text, places: Sequence[Mention], registry: Registry, opposites: Opposites
    ) -> None:
        self._text, self._places, self._registry, self._opposites = text, places, registry, opposites

    def complete(
        self, titles: Sequence[Title], offices: Offices, owned: AbstractSet[tuple[int, int]]
    ) -> list[Title]:
        """The titles, those without a state with the one of the others told so, where nothing near says else.

        Holders whom the registry knows tell nothing: the whole world writes "President NAME" of some.
        """
        of = self._state(titles) or self._only(titles)
        if not of:
            return list(titles)
        named = {t.person for t in titles if t.person and t.of} | {""}
        telling = [t for t in titles if t.of and not t.of_inferred]
        return [
            replace(t, of=of, of_inferred=True)
            if not t.of and t.person not in named and (t.start, t.end) not in owned
            and self._free(t, of) and _vacant(t, of, titles, offices) and not self._judged(t, of, telling)
            and self._opposites.facing(t, offices, telling) != of
            and not self._of_colleague(t, of, telling)
            else t
            for t in titles
        ]  # fmt: skip

    def _state(self, titles: Sequence[Title]) -> str:
        """The one state of all those whose title does not tell it; "" where there are several, or none."""
        posts = {(t.office, t.of) for t in titles if not t.person}  # "Peru's president": told after all
        found = {
            t.of for t in titles
            if t.person and t.of_inferred and t.office in TOLD and t.of in self._registry.countries
            and not _known(t.person, self._registry) and (t.office, t.of) not in posts
        }  # fmt: skip
        return found.pop() if len(found) == 1 else ""

    def _only(self, titles: Sequence[Title]) -> str:
        """The one state that the whole article names, where somebody is said to serve it; "" else."""
        named = {of for m in self._places if (of := self._country(m))}
        told = {t.of for t in titles if t.person and not t.of_inferred}
        return named.pop() if len(named) == 1 and named <= told else ""

    def _free(self, title: Title, of: str) -> bool:
        """Whether no other state is named before the title nearby, nor anybody met there."""
        if title.office not in OWN or title.when != "current" or _known(title.person, self._registry):
            return False
        cut = self._text.cut
        number = max(0, bisect_right(cut, title.start, key=attrgetter("start")) - 1)
        if self._opposites.met_before(title) or self._of_a_region(title, cut[number]):
            return False
        first = number - (number > 0 and cut[number - 1].paragraph == cut[number].paragraph)
        near = within(self._places, cut[first].start, title.start)
        return {self._country(m) for m in near} <= {of, ""}

    def _of_colleague(self, title: Title, of: str, telling: Sequence[Title]) -> bool:
        """ "Minister NAME met her Peruvian counterpart": whoever serves Peru, she does not."""
        cut = self._text.cut
        end = cut[max(0, bisect_right(cut, title.start, key=attrgetter("start")) - 1)].end
        return any(t.office == "colleague" and t.of == of and title.end < t.start < end for t in telling)

    def _judged(self, title: Title, of: str, telling: Sequence[Title]) -> bool:
        cut = self._text.cut
        sentence = cut[max(0, bisect_right(cut, title.start, key=attrgetter("start")) - 1)]
        return judged_by_own(title, of, telling, sentence, self._text.article)

    def _of_a_region(self, title: Title, sentence: Sentence) -> bool:
        """ "The Lombard minister": a capitalised word before a title says whose it is."""
        before = self._text.article.text[sentence.start : title.start].split()
        return len(before) > 1 and before[-1][0].isupper() and before[-1][-1].isalnum()

    def _country(self, mention: Mention) -> str:
        place = self._registry.places.get(mention.key)
        return mention.key if mention.kind == "country" else place.country if place is not None else ""


def _vacant(title: Title, of: str, titles: Sequence[Title], offices: Offices) -> bool:
    """Whether nobody else holds an office that one person holds."""
    if title.office not in ALONE:
        return True
    bearing = {t.person for t in titles if t.person and t.office == title.office and t.of in (of, "")}
    return not {*offices.get((title.office, of), ()), *bearing} - {title.person}
