"""Search over a snapshot: names in every spelling, events by who, where and when, statements by their words.

Words are compared without case, marks and script; each word of a query may be the beginning of one. Where
nothing begins so, other ways to write the same sounds are tried.
"""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox
from anyascii import anyascii
from babel.dates import get_month_names
from rapidfuzz import fuzz, process

from kg import limits
from kg.mapping.iris import DIP
from kg.mapping.quads import ALT_LABEL, LABEL
from kg.reference import LANGUAGES, fold
from kg.resolve.spelling import key
from kg.serve.catalogue import ACTORS, Catalogue
from kg.store import GraphStore

_TOKEN = re.compile(r"[a-z0-9]+")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMES = tuple(ox.NamedNode(name[1:-1]) for name in (LABEL, ALT_LABEL))
_CLASSES = ("Person", "Country", "Organization", "Place")  # of ACTORS
_CLOSE = 72  # of 100: how near a name must be to be offered where nothing is found


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """The IRIs found, the best first, of how many."""

    iris: tuple[str, ...]
    total: int


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in Latin letters without case and marks."""
    folded = fold(text)
    return tuple(_TOKEN.findall(folded if folded.isascii() else fold(anyascii(folded))))


def _sound(word: str) -> str:
    """What the ways to write one word have in common, those without æ, ø and å among them."""
    return key(word.replace("oe", "o").replace("ae", "a"))


class Index:
    """Things by the tokens of their texts; those added first are found first among equals.

    From the one numbered `told` on, things are found after all before them, unless the whole text is meant.
    """

    def __init__(self, texts: Iterable[tuple[str, Iterable[str]]], told: int | None = None) -> None:
        self._told = told
        self._iris: list[str] = []
        self._whole: dict[str, array[int]] = {}
        postings: dict[str, array[int]] = {}
        for number, (iri, spellings) in enumerate(texts):
            self._iris.append(iri)
            found: set[str] = set()
            for spelling in spellings:
                parts = tokens(spelling)
                found.update(parts)
                self._whole.setdefault(" ".join(parts), array("I")).append(number)
            for token in found:
                postings.setdefault(token, array("I")).append(number)
        self._tokens = sorted(postings)
        self._postings = [postings[token] for token in self._tokens]
        self._keys: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self._tokens):
            if not token.isdigit():
                self._keys[_sound(token)].append(place)

    @property
    def spellings(self) -> Iterable[str]:
        """Every text that is here, as it is compared."""
        return self._whole.keys()

    def find(self, query: str, limit: int) -> Hits:
        """The things that have every word of the query: whole texts, whole words, beginnings."""
        parts = tokens(query)
        if not parts:
            return Hits(iris=(), total=0)
        found = set.intersection(*(self._like(part) for part in parts))
        words = set.intersection(*(self._with(part) for part in parts)) & found
        exact = set(self._whole.get(" ".join(parts), ()))
        ranked = sorted(found, key=lambda one: (one not in exact, self._later(one), one not in words, one))
        return Hits(iris=tuple(self._iris[one] for one in ranked[:limit]), total=len(ranked))

    def _later(self, one: int) -> bool:
        return self._told is not None and one >= self._told

    def _with(self, part: str) -> set[int]:
        place = bisect_left(self._tokens, part)
        there = place < len(self._tokens) and self._tokens[place] == part
        return set(self._postings[place]) if there else set()

    def _like(self, part: str) -> set[int]:
        """Those with a word that begins so; else those with one that sounds so."""
        low, high = bisect_left(self._tokens, part), bisect_left(self._tokens, part + "\x7f")
        places: Iterable[int] = range(low, high) if high > low else self._keys.get(_sound(part), ())
        return set().union(*(self._postings[place] for place in places))


class Search:
    """The three indexes of a snapshot."""

    def __init__(self, store: GraphStore, catalogue: Catalogue) -> None:
        names = _names(store, catalogue)
        told = {iri for things in catalogue.told.values() for iri in things}
        ranked = sorted(
            told, key=lambda iri: (-max(catalogue.told[kind].get(iri, 0) for kind in ACTORS), iri)
        )
        known = [iri for iri in names if catalogue.kind(iri) in ACTORS and iri not in told]
        self.things = Index(((iri, names.get(iri, ())) for iri in (*ranked, *known)), len(ranked))
        self.events = Index(_of_events(catalogue, names))
        self.statements = Index(
            (one.iri, [" ".join((one.text, *(n for iri in one.speakers for n in names.get(iri, ()))))])
            for one in catalogue.statements.values()
        )
        self._first = {" ".join(tokens(name)): name for iri in ranked for name in names.get(iri, ())}

    def meant(self, query: str) -> tuple[str, ...]:
        """Names near to a query that finds nothing."""
        wanted = " ".join(tokens(query))
        if not wanted:
            return ()
        near = process.extract(
            wanted, self._first.keys(), scorer=fuzz.WRatio, limit=limits.SUGGESTIONS, score_cutoff=_CLOSE
        )
        return tuple(dict.fromkeys(self._first[name] for name, *_ in near))


def _names(store: GraphStore, catalogue: Catalogue) -> Mapping[str, list[str]]:
    """Event or shared thing → every label and other spelling of it."""
    database, default = store.database, ox.DefaultGraph()
    things = set(catalogue.events).union(*catalogue.told.values())
    for name in _CLASSES:  # those that only the registry knows, too
        quads = database.quads_for_pattern(None, _TYPE, ox.NamedNode(f"{DIP}{name}"), default)
        things.update(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
    found: dict[str, list[str]] = {}
    for iri in sorted(things):
        node = ox.NamedNode(iri)
        quads = chain.from_iterable(database.quads_for_pattern(node, name, None, default) for name in _NAMES)
        if names := {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}:
            found[iri] = sorted(names)
    return found


def _of_events(catalogue: Catalogue, names: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    months = [dict(get_month_names("wide", locale=language).items()) for language in LANGUAGES]
    for event in catalogue.events.values():
        near = (name for iri in (*event.who, *event.where, *event.countries) for name in names.get(iri, ()))
        when = [
            f"{table[int(day[5:7])]} {day[:4]}" for day in event.starts if len(day) > 4 for table in months
        ]
        yield event.iri, [" ".join((*names.get(event.iri, ()), *near, *when))]
