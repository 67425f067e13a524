"""Names, links and numbers for one page: a view in one language, behind one address prefix."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
from babel.numbers import format_decimal, format_percent

from kg import languages
from kg.draw import words as dates
from kg.draw.naming import best
from kg.draw.records import Source
from kg.mapping.iris import DIP
from kg.mapping.quads import ALT_LABEL, LABEL
from kg.query.prefixes import shortened
from kg.serve.catalogue import Catalogue, Event
from kg.serve.pages.names import described
from kg.serve.views import View

_PREFERRED = "http://www.w3.org/2004/02/skos/core#prefLabel"
_NAMED = (LABEL[1:-1], _PREFERRED)
_SPACES = ("id/", "concept/", "graph/", "ns#", "analysis#")  # of our IRIs that have a page
_LISTED = 4  # names in a title; more are counted
_ORDER = ("person", "organisation", "country")
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing as a link: its kind, name and address ("" for none), and a few grey words beside it."""

    iri: str
    kind: str
    label: str
    href: str
    note: str = ""


@cache
def words(language: str) -> Mapping[str, Any]:
    """The tables of the pages in a language, with the kinds and statuses of draw.toml."""
    drawn = dates.words(language)
    tables = {**languages.table(language, "pages"), **languages.table(language, "editor")}
    tables |= {**languages.table(language, "desk"), **languages.table(language, "names")}
    return {**tables, "kinds": drawn["kinds"], "statuses": drawn["statuses"]}


class Reader:
    """Reads one view for one page."""

    def __init__(self, view: View, language: str, prefix: str = "") -> None:
        self.view, self.language, self.prefix = view, language, prefix
        self.words = words(language)
        self._labels: dict[str, str] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The lists of the view."""
        return self.view.catalogue

    # ---- the graph

    def own(self, name: str) -> str:
        """The IRI of a class or property of our ontology."""
        return f"{DIP}{name}"

    def iri(self, kind: str, rest: str) -> str:
        """The IRI of what stands at an address."""
        return f"{self.view.store.iris.base}id/{kind}/{rest}"

    def terms(self, iri: str, name: str) -> list[ox.NamedNode | ox.Literal]:
        """The values of a property of ours, or of an IRI, in a fixed order."""
        node, thing = _node(name), node_of(iri)
        if thing is None:
            return []
        quads = self.view.store.database.quads_for_pattern(thing, node, None, _DEFAULT)
        found = [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)]
        return sorted(found, key=str)

    def values(self, iri: str, name: str) -> list[str]:
        """The same as text."""
        return [term.value for term in self.terms(iri, name)]

    def value(self, iri: str, name: str) -> str:
        """The first of them; "" for none."""
        return next(iter(self.values(iri, name)), "")

    def subjects(self, name: str, iri: str) -> list[str]:
        """What has that value of a property."""
        thing = node_of(iri)
        if thing is None:
            return []
        quads = self.view.store.database.quads_for_pattern(None, _node(name), thing, _DEFAULT)
        return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))

    # ---- names

    def label(self, iri: str) -> str:
        """What a thing is called in the page's language, or in the nearest there is."""
        if iri not in self._labels:
            self._labels[iri] = self._label(iri)
        return self._labels[iri]

    def _label(self, iri: str) -> str:
        event, said = self.catalogue.events.get(iri), self.catalogue.statements.get(iri)
        if event is not None:
            return self.title(event)
        if said is not None:
            return self.quoted(said.text)
        article = self.catalogue.articles.get(iri)
        if article is not None:
            return article.title
        found = [t for name in _NAMED for t in self.terms(iri, name) if isinstance(t, ox.Literal)]
        return best(found, self.language) if found else described(self, iri)

    def spellings(self, iri: str) -> tuple[str, ...]:
        """Every name of a thing, the one to show first."""
        literals = [term.value for name in (*_NAMED, ALT_LABEL[1:-1]) for term in self.terms(iri, name)]
        return tuple(dict.fromkeys((self.label(iri), *literals)))

    def concept(self, scheme: str, code: str) -> str:
        """What a code of the ontology's lists is called: ("event-type", "phone-call")."""
        return self.label(f"{self.view.store.iris.base}concept/{scheme}-{code}") if code else ""

    def title(self, event: Event, without: str = "") -> str:
        """An event in words: what it is, of whom; `without` is whose page it stands on."""
        kind = self.concept("event-type", event.type)
        who = self.company(event, without)
        names = self.joined([self.label(iri) for iri in who])
        patterns = self.words["titles"]
        if not who:
            place = next(iter(event.where), "")
            return (
                self.say(patterns["alone"], what=upper(kind), where=self.label(place))
                if place
                else upper(kind)
            )
        form = "with" if without else "between" if len(who) > 1 else ""
        pattern = patterns[form].get(event.type, "") if form else ""
        return self.say(pattern or patterns["plain"], what=upper(kind), who=names)

    def company(self, event: Event, without: str = "") -> list[str]:
        """Who takes part, people first."""
        order = ("organisation", "person", "country") if event.type in ("conference", "summit") else _ORDER
        kinds = {iri: self.catalogue.kind(iri) for iri in event.who if iri != without}
        return sorted(kinds, key=lambda iri: (order.index(kinds[iri]) if kinds[iri] in order else 9, iri))

    def joined(self, names: Sequence[str]) -> str:
        """A, B and C; of many the first few, and how many more."""
        if len(names) <= 1:
            return "".join(names)
        if len(names) > _LISTED + 1:
            more = self.say(self.words["words"]["more_names"], n=len(names) - _LISTED)
            return f"{', '.join(names[:_LISTED])} {self.words['words']['and']} {more}"
        return f"{', '.join(names[:-1])} {self.words['words']['and']} {names[-1]}"

    def quoted(self, text: str, most: int = 110) -> str:
        """A text in the page's quotation marks, cut at a word where it is long."""
        plain = " ".join(text.split())
        if len(plain) > most:
            plain = plain[: most + 1].rpartition(" ")[0].rstrip(",.;: ") + " …"
        marks = self.words["words"]["quotes"]
        return f"{marks[0]}{plain}{marks[1]}"

    def named(self, iri: str, note: str = "") -> Named:
        """A thing as a link."""
        kind = self.catalogue.kind(iri)
        return Named(iri=iri, kind=kind, label=self.label(iri), href=self.href(iri), note=note)

    def all_named(self, iris: Iterable[str]) -> tuple[Named, ...]:
        """Things as links, in their order."""
        return tuple(self.named(iri) for iri in iris)

    # ---- addresses, numbers, dates

    def href(self, iri: str, fragment: str = "") -> str:
        """The address of a thing's page; "" for what is none of ours."""
        base = self.view.store.iris.base
        if not iri.startswith(tuple(f"{base}{space}" for space in _SPACES)):
            return ""
        return f"{self.prefix}/{quote(iri.removeprefix(base), safe='/#')}{f'#{fragment}' if fragment else ''}"

    def link(self, path: str, **asked: object) -> str:
        """The address of a page of ours, with what is asked there."""
        given = {name: value for name, value in asked.items() if value not in ("", None, ())}
        return f"{self.prefix}{path}{f'?{urlencode(given, doseq=True)}' if given else ''}"

    def number(self, value: int) -> str:
        """1214 → 1 214."""
        return dates.number(value, self.language)

    def decimal(self, value: float) -> str:
        """0.95 → 0,95."""
        return str(format_decimal(value, locale=self.language))

    def percent(self, value: float) -> str:
        """0.943 → 94,3 %."""
        return str(
            format_percent(value, "#,##0.0 %" if self.language != "en" else "#,##0.0%", locale=self.language)
        )

    def reason(self, text: str) -> str:
        """Why something was taken for something, in the page's language where its words are known."""
        return str(self.words["reasons"].get(text, text))

    def say(self, pattern: str, **values: object) -> str:
        """A pattern of the words with its values filled in; whole numbers as the language writes them."""
        return pattern.format(
            **{name: self.number(v) if isinstance(v, int) else v for name, v in values.items()}
        )

    def count(self, name: str, n: int) -> str:
        """`1 kilde`, `4 kilder`: the words `name` and `name_one`."""
        return self.say(self.words["counts"][f"{name}_one" if n == 1 else name], n=n)

    def day(self, iso: str) -> str:
        """25. okt. 2021."""
        return dates.day(iso[:10], self.language) if iso else ""

    def long_day(self, iso: str) -> str:
        """mandag 25. oktober 2021."""
        return dates.long_day(iso[:10], self.language) if iso else ""

    def source(self, article: str) -> Source:
        """The article a sentence stands in."""
        one = self.catalogue.articles.get(article)
        if one is None:
            return Source(title=shortened(article))
        return Source(title=one.title, publisher=one.publisher, issued=one.issued[:10], language=one.language)


def node_of(iri: str) -> ox.NamedNode | None:
    """An IRI as a term; None for what a visitor wrote that is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _node(name: str) -> ox.NamedNode:
    """A property of ours, or of an IRI."""
    return ox.NamedNode(name if "://" in name else f"{DIP}{name}")


def upper(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
