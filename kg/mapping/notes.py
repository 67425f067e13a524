"""What was worked out of an article among others, as quads: its story, where it differs from earlier ones."""

import hashlib

from kg.mapping.iris import Iris
from kg.mapping.quads import RDF_TYPE, Graph, concept, date, dip, iri, text
from kg.records import Difference, DifferingFact, Note, Side

_PROPERTIES: dict[DifferingFact, str] = {
    "status": "eventStatus", "day": "startDate", "hour": "clock", "place": "atPlace",
    "participant": "hasParticipant", "answer": "eventStatus", "destination": "destination",
    "first": "firstEvent", "duration": "duration",
}  # fmt: skip


def with_note(nquads: bytes, note: Note, iris: Iris) -> bytes:
    """An article's sorted N-Quads with its note in its inferred graph."""
    graph = Graph(iris.inferred_graph(note.article))
    article, origin = iri(iris.article(note.article)), iri(iris.article(note.origin))
    graph.add(article, dip("origin"), origin)
    if note.origin != note.article:
        reason = iri(iris.of_article(note.article, "inference", "origin"))
        graph.add(reason, RDF_TYPE, dip("Inference"))
        graph.add(reason, dip("concerns"), article)
        graph.add(reason, dip("inferredProperty"), dip("origin"))
        graph.add(reason, dip("rule"), text("near-duplicate"))
        graph.add(reason, dip("reportedBy"), article)
    for one in note.differences:
        _difference(one, note.article, iris, graph)
    lines = nquads.splitlines(keepends=True)
    lines += {line.encode() for line in graph.lines()}.difference(lines)
    return b"".join(sorted(lines))


def _difference(one: Difference, article: str, iris: Iris, graph: Graph) -> None:
    node = iri(iris.of_article(article, "difference", _name(one)))
    graph.add(node, RDF_TYPE, dip("Difference"))
    graph.add(node, dip("differenceKind"), concept("difference", one.kind))
    graph.add(node, dip("differingProperty"), dip(_PROPERTIES[one.fact]))
    graph.add(node, dip("rule"), text(one.rule))
    graph.add(node, dip("differsOn"), _thing(one.earlier, iris), _thing(one.later, iris))
    _side(node, one.earlier, one.fact, iris, graph, ("earlierArticle", "earlierValue", "earlierPassage"))
    _side(node, one.later, one.fact, iris, graph, ("laterArticle", "laterValue", "laterPassage"))


def _name(one: Difference) -> str:
    """A name that stays as long as the two articles differ so."""
    sides = [part for s in (one.earlier, one.later) for part in (s.article, s.thing, s.value)]
    return hashlib.sha256("\n".join([one.fact, one.rule, *sides]).encode()).hexdigest()[:16]


def _thing(side: Side, iris: Iris) -> str:
    kind, name = side.thing.split("/", 1)
    return iri(iris.event(name) if kind == "event" else iris.invitation(side.article, int(name)))


def _side(
    node: str, side: Side, fact: DifferingFact, iris: Iris, graph: Graph, terms: tuple[str, str, str]
) -> None:
    source, value, passage = terms
    graph.add(node, dip(source), iri(iris.article(side.article)))
    graph.add(node, dip(value), _value(side.value, fact, iris))
    graph.add(node, dip(passage), *(iri(iris.passage(side.article, s.start, s.end)) for s in side.spans))


def _value(value: str, fact: DifferingFact, iris: Iris) -> str | None:
    if not value:
        return None
    if fact in ("status", "answer"):
        return concept("status", value)
    if fact == "day":
        return text(value) if "/" in value else date(value)
    if fact in ("hour", "duration"):
        return text(value)
    kind, name = value.split("/", 1)
    return iri(iris.thing(kind, name))
