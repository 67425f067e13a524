"""What each article says of a thing, by its own graph; and the sources side by side, question by question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.mapping.iris import DIP
from kg.serve.catalogue import Event
from kg.serve.pages.differences import valued
from kg.serve.pages.reader import Named, Reader

COLUMNS = 6  # articles side by side
_LETTERS = "ABCDEFGHIJ"
_ROWS = ("startDate", "timeExpression", "clock", "atPlace", "eventStatus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article says to a question: its version's letter ("" where all agree), and the words."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question, the answers in the order of the articles, and how many versions there are."""

    question: str
    cells: tuple[Cell, ...]
    versions: str
    clash: bool


Told = Mapping[str, Mapping[str, frozenset[str]]]  # article → property → values


def told(reader: Reader, iri: str) -> tuple[Told, Told]:
    """What the articles say of a thing, and what was worked out from each."""
    base = reader.view.store.iris.base
    said: dict[str, dict[str, set[str]]] = {}
    inferred: dict[str, dict[str, set[str]]] = {}
    for quad in reader.view.store.database.quads_for_pattern(ox.NamedNode(iri), None, None, None):
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        kind, _, article = graph.removeprefix(f"{base}graph/").partition("-")
        if article and quad.predicate.value.startswith(DIP) and kind in ("article", "inferred", "added"):
            into = inferred if kind == "inferred" else said
            facts = into.setdefault(f"{base}id/article/{article}", {})
            values = facts.setdefault(quad.predicate.value.removeprefix(DIP), set())
            values.add(getattr(quad.object, "value", ""))
    return _frozen(said), _frozen(inferred)


def _frozen(found: Mapping[str, Mapping[str, set[str]]]) -> Told:
    return {a: {name: frozenset(values) for name, values in facts.items()} for a, facts in found.items()}


def saying(found: Told, name: str, value: str = "") -> tuple[str, ...]:
    """The articles that say something of a property, or this of it."""
    return tuple(
        article for article, facts in sorted(found.items())
        if (value in facts.get(name, ()) if value else facts.get(name))
    )  # fmt: skip


def matrix(reader: Reader, event: Event, found: Told) -> tuple[tuple[Named, ...], list[Line]]:
    """The articles of an event, and what each says to every question that one of them answers."""
    articles = [a for a in reversed(event.articles) if a in found][:COLUMNS]
    heads = tuple(
        Named(iri=a, kind="article", label=reader.source(a).publisher or reader.source(a).title,
              href=reader.href(a), note=reader.day(reader.source(a).issued))
        for a in articles
    )  # fmt: skip
    clashes = {one.fact for one in reader.catalogue.differing.get(event.iri, ()) if one.kind == "conflict"}
    lines = []
    for name in _ROWS:
        answers = [_answer(reader, found[a], name) for a in articles]
        if any(answers):
            question, lettered = reader.words["matrix"][name], name != "timeExpression"
            lines.append(_line(reader, question, answers, clash=name in clashes, lettered=lettered))
    yes = reader.words["words"]["yes"]
    for iri in reader.company(event):
        answers = [yes if iri in found[a].get("hasParticipant", ()) else "" for a in articles]
        if any(answers):
            lines.append(_line(reader, reader.label(iri), answers, clash=False))
    return heads, lines


def _answer(reader: Reader, facts: Mapping[str, frozenset[str]], name: str) -> str:
    values = facts.get(name, frozenset())
    if name in ("timeExpression", "clock"):
        values = frozenset(v for span in facts.get("hasTime", ()) for v in reader.values(span, name))
    if name == "atPlace":
        above = {up for iri in values for up in reader.values(iri, "locatedIn")}
        values = frozenset(values - above) or values
    if name == "startDate":
        return ", ".join(reader.day(value) for value in sorted(values))
    return ", ".join(sorted(valued(reader, value) for value in values))


def _line(
    reader: Reader, question: str, answers: Sequence[str], *, clash: bool, lettered: bool = True
) -> Line:
    distinct = list(dict.fromkeys(one for one in answers if one))
    several = lettered and len(distinct) > 1
    cells = tuple(
        Cell(letter=_LETTERS[distinct.index(one) % len(_LETTERS)] if several and one else "", text=one)
        for one in answers
    )
    said = reader.say(reader.words["words"]["n_versions"], n=len(distinct)) if several else ""
    return Line(question=question, cells=cells, versions=said, clash=clash)
