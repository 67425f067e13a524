"""For every fact of the graph its witnesses: which articles say it, first and last, in which words.

Only what an article says itself counts; what was worked out is not among its facts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import pyoxigraph as ox

from kg.errors import UsageError
from kg.reference import LANGUAGES
from kg.store import GraphStore
from kg.witnesses.shingles import sketch

FactKind = Literal[
    "existence", "participant", "place", "day", "hour", "status", "office", "invitation", "answer",
    "statement",
]  # fmt: skip

_HEAD = """
PREFIX dip: <https://w3id.example/dip/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_PASSAGE = """?passage dip:sentence ?sentence ; oa:hasSelector ?position , ?quote .
    ?position oa:start ?start ; oa:end ?end . ?quote oa:exact ?words"""
_OF_EVENT = (
    _HEAD
    + """SELECT ?kind ?value ?article ?words ?sentence ?start ?end WHERE { GRAPH ?g {
    %s dip:reportedBy ?article .
    { BIND ("existence" AS ?kind) %s dip:eventType ?value ; dip:evidence ?passage }
    UNION { BIND ("participant" AS ?kind) %s dip:hasParticipant ?value ; dip:evidence ?passage }
    UNION { BIND ("place" AS ?kind) %s dip:atPlace ?value ; dip:evidence ?passage }
    UNION { BIND ("status" AS ?kind) %s dip:eventStatus ?value ; dip:evidence ?passage }
    UNION { BIND ("day" AS ?kind) %s dip:startDate ?value ; dip:hasTime/dip:evidence ?passage }
    UNION { BIND ("hour" AS ?kind) %s dip:hasTime ?span . ?span dip:clock ?value ; dip:evidence ?passage }
    """
    + _PASSAGE
    + "}}"
)
_OFFICES = (
    _HEAD
    + """SELECT ?kind ?value ?article ?words ?sentence ?start ?end WHERE { GRAPH ?g {
    BIND ("office" AS ?kind)
    ?tenure dip:holder %s ; dip:office ?value ; dip:reportedBy ?article ; dip:evidence ?passage .
    """
    + _PASSAGE
    + "}}"
)
_INVITATIONS = (
    _HEAD
    + """SELECT ?inviter ?invitee ?value ?answer ?article ?words ?sentence ?start ?end WHERE { GRAPH ?g {
    ?i dip:inviter ?inviter ; dip:invitee ?invitee ; dip:eventStatus ?answer ; dip:reportedBy ?article ;
      dip:evidence ?passage . OPTIONAL { ?i dip:destination ?value }
    """
    + _PASSAGE
    + "}}"
)
_STATEMENTS = (
    _HEAD
    + """SELECT ?said ?value ?article ?words ?sentence ?start ?end WHERE { GRAPH ?g {
    ?said dip:speaker %s ; dip:text ?value ; dip:reportedBy ?article ; dip:evidence ?passage .
    """
    + _PASSAGE
    + "}}"
)
_ARTICLE = (
    _HEAD
    + """SELECT ?title ?publisher ?day ?moment ?origin WHERE { %s dcterms:title ?title
    OPTIONAL { %s dip:publisher ?publisher } OPTIONAL { %s dcterms:issued ?day }
    OPTIONAL { %s dip:publishedAt ?moment } OPTIONAL { %s dip:origin ?origin } }"""
)
_DIFFERENCES = (
    _HEAD
    + """SELECT DISTINCT ?node ?kind ?rule ?property ?on ?side ?value ?article ?words ?sentence ?start ?end
    WHERE { ?node a dip:Difference ; dip:differenceKind/skos:notation ?kind ; dip:rule ?rule ;
      dip:differingProperty ?property ; dip:differsOn ?on .
    { BIND ("earlier" AS ?side) ?node dip:earlierArticle ?article ; dip:earlierPassage ?passage
      OPTIONAL { ?node dip:earlierValue ?value } }
    UNION { BIND ("later" AS ?side) ?node dip:laterArticle ?article ; dip:laterPassage ?passage
      OPTIONAL { ?node dip:laterValue ?value } }
    %s
    """
    + _PASSAGE
    + "}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article: IRI, title, publisher and moment of publication ("" unknown), IRI of its story's origin."""

    article: str
    title: str
    publisher: str
    published: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Printed words, the sentence around them, and their code points in the article."""

    words: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One article that says something, and where."""

    source: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is said of a subject (IRIs), by whom, in the order of publication.

    `value` is an IRI or a literal's text, `label` what it is called.
    """

    kind: FactKind
    subject: str
    value: str
    label: str
    witnesses: tuple[Witness, ...]

    @property
    def first(self) -> Witness:
        """Who said it first."""
        return self.witnesses[0]

    @property
    def last(self) -> Witness:
        """Who said it last."""
        return self.witnesses[-1]

    @property
    def support(self) -> int:
        """How many independent origins say it: prints of one story count once."""
        return len({w.source.origin for w in self.witnesses})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A difference of two articles as the graph has it; a silent side has the value ""."""

    iri: str
    kind: str
    rule: str
    prop: str
    on: tuple[str, ...]
    earlier: Witness
    earlier_value: str
    later: Witness
    later_value: str


class _Reader:
    """Names and sources of one store, each asked for once."""

    def __init__(self, store: GraphStore, language: str) -> None:
        if language not in LANGUAGES:
            raise UsageError(f"there are no labels in {language!r}", remedy=f"use {', '.join(LANGUAGES)}")
        self.store, self._language = store, language
        self._sources: dict[str, Source] = {}
        self._labels: dict[str, str] = {}

    def source(self, article: str) -> Source:
        if article not in self._sources:
            rows = self.store.query(_ARTICLE.replace("%s", str(ox.NamedNode(article))))
            row = rows[0] if rows else None
            self._sources[article] = Source(
                article=article, title=_text(row, "title"), publisher=_text(row, "publisher"),
                published=_text(row, "moment") or _text(row, "day"), origin=_text(row, "origin") or article,
            )  # fmt: skip
        return self._sources[article]

    def label(self, term: Any) -> str:
        if not isinstance(term, ox.NamedNode):
            return _value(term)
        if term.value not in self._labels:
            sparql = f"{_HEAD} SELECT (MIN(STR(?l)) AS ?label) WHERE {{ {term} rdfs:label|skos:prefLabel ?l ."
            (row,) = self.store.query(f'{sparql} FILTER (LANG(?l) = "{self._language}") }}')
            self._labels[term.value] = _text(row, "label") or term.value
        return self._labels[term.value]

    def witnesses(self, rows: Iterable[Any]) -> tuple[Witness, ...]:
        """The articles of some rows with their passages, in the order of publication."""
        found: dict[str, set[tuple[int, int, str, str]]] = defaultdict(set)
        for row in rows:
            at = int(row["start"].value), int(row["end"].value)
            found[row["article"].value].add((*at, row["words"].value, row["sentence"].value))
        told = [
            Witness(
                source=self.source(article),
                passages=tuple(
                    Passage(start=start, end=end, words=words, sentence=sentence)
                    for start, end, words, sentence in sorted(passages)
                ),
            )
            for article, passages in found.items()
        ]
        return tuple(sorted(told, key=lambda w: (w.source.published or "9999", w.source.article)))


def facts_of_event(store: GraphStore, event: str, language: str = "en") -> tuple[Fact, ...]:
    """All that articles say of an event, by kind and then by who said it first."""
    rows = store.query(_OF_EVENT.replace("%s", str(ox.NamedNode(event))))
    return _facts(rows, event, _Reader(store, language))


def offices_of(store: GraphStore, person: str, language: str = "en") -> tuple[Fact, ...]:
    """The offices that articles give a person."""
    rows = store.query(_OFFICES.replace("%s", str(ox.NamedNode(person))))
    return _facts(rows, person, _Reader(store, language))


def invitations(store: GraphStore, language: str = "en") -> tuple[Fact, ...]:
    """Who invited whom, where to, with which answer; the subject is inviter and invitee, a blank between."""
    reader, found = _Reader(store, language), list[Fact]()
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in store.query(_INVITATIONS):
        groups[f"{row['inviter'].value} {row['invitee'].value}"].append(row)
    for subject, rows in sorted(groups.items()):
        found += _facts(rows, subject, reader, kind="invitation")
        found += _facts(rows, subject, reader, kind="answer", name="answer")
    return tuple(found)


def statements_of(store: GraphStore, speaker: str, language: str = "en") -> tuple[Fact, ...]:
    """What articles have somebody say; the same words in several articles are one statement."""
    groups: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for row in store.query(_STATEMENTS.replace("%s", str(ox.NamedNode(speaker)))):
        groups[sketch(row["value"].value).shingles].append(row)
    reader, found = _Reader(store, language), list[Fact]()
    for rows in groups.values():
        told = reader.witnesses(rows)
        words = min(r["value"].value for r in rows if r["article"].value == told[0].source.article)
        found.append(Fact(kind="statement", subject=speaker, value=words, label=words, witnesses=told))
    return tuple(sorted(found, key=_order))


def contrasts(store: GraphStore, thing: str | None = None, kind: str | None = None) -> tuple[Contrast, ...]:
    """Where articles differ, conflicts first; of one event or invitation, or of one kind, where given."""
    only = f"FILTER EXISTS {{ ?node dip:differsOn {ox.NamedNode(thing)} }}" if thing else ""
    nodes: dict[str, list[Any]] = defaultdict(list)
    for row in store.query(_DIFFERENCES.replace("%s", only)):
        if kind in (None, row["kind"].value):
            nodes[row["node"].value].append(row)
    reader = _Reader(store, "en")
    found = [_contrast(node, rows, reader) for node, rows in nodes.items()]
    rank = ("conflict", "update", "refinement", "addition")
    return tuple(sorted(found, key=lambda c: (rank.index(c.kind), c.on, c.prop, c.iri)))


def _contrast(node: str, rows: list[Any], reader: _Reader) -> Contrast:
    sides = {name: [r for r in rows if r["side"].value == name] for name in ("earlier", "later")}
    (earlier,), (later,) = reader.witnesses(sides["earlier"]), reader.witnesses(sides["later"])
    first = rows[0]
    return Contrast(
        iri=node, kind=first["kind"].value, rule=first["rule"].value, prop=first["property"].value,
        on=tuple(sorted({r["on"].value for r in rows})), earlier=earlier, later=later,
        earlier_value=_value(sides["earlier"][0]["value"]), later_value=_value(sides["later"][0]["value"]),
    )  # fmt: skip


def _facts(
    rows: Iterable[Any], subject: str, reader: _Reader, kind: FactKind | None = None, name: str = "value"
) -> tuple[Fact, ...]:
    groups: dict[tuple[FactKind, str], list[Any]] = defaultdict(list)
    for row in rows:
        groups[kind or row["kind"].value, _value(row[name])].append(row)
    found = [
        Fact(
            kind=what,
            subject=subject,
            value=value,
            label=reader.label(group[0][name]),
            witnesses=reader.witnesses(group),
        )
        for (what, value), group in groups.items()
    ]
    return tuple(sorted(found, key=_order))


def _order(fact: Fact) -> tuple[int, str, str, str]:
    source = fact.first.source
    return get_args(FactKind).index(fact.kind), source.published or "9999", source.article, fact.value


def _text(row: Any, name: str) -> str:
    return "" if row is None else _value(row[name])


def _value(term: Any) -> str:
    return "" if term is None else str(term.value)
