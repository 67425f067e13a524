"""Validation of one article's quads: SHACL over its graphs, and every passage against the stored text."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from kg import resources
from kg.errors import DataError
from kg.mapping.iris import DIP
from kg.mapping.quads import OA


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is not as it should be: the thing, the property, what is wrong, the value that shows it."""

    focus: str
    path: str
    message: str
    value: str = ""


def check_article(nquads: bytes, text: str | None = None) -> tuple[Finding, ...]:
    """Sorted findings on one article's N-Quads, provenance included; without `text` no words are compared."""
    try:
        quads = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    except SyntaxError as fault:
        raise DataError(f"not N-Quads: {fault}", remedy="build the article again") from fault
    return tuple(sorted({*validate(quads), *check_evidence(quads, text)}, key=_order))


def _order(finding: Finding) -> tuple[str, str, str, str]:
    return finding.focus, finding.path, finding.message, finding.value


@cache
def _shapes() -> Graph:
    return Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")


def validate(quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
    """What the shapes find in the quads, graphs taken together."""
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
    data = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_shapes(), inference="none", meta_shacl=False, advanced=False
    )
    return tuple(_findings(report))


def _findings(report: Any) -> Iterator[Finding]:
    for result in report.subjects(SH.resultSeverity, None):
        if (None, SH.detail, result) in report:
            continue
        path = report.value(result, SH.resultPath)
        yield Finding(
            focus=str(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else "",
            message=str(report.value(result, SH.resultMessage) or ""),
            value=str(report.value(result, SH.value) or ""),
        )


def check_evidence(quads: Iterable[ox.Quad], text: str | None) -> tuple[Finding, ...]:
    """Passages whose offsets, words or hash do not agree with each other or with the stored text."""
    values: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode | ox.Triple):
            values.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(
                quad.object.value
            )
    found = [f for node, facts in values.items() for f in _passage(node, facts, values, text)]
    found += [f for node, facts in values.items() for f in _hash(node, facts, text)]
    found += [f for node, facts in values.items() for f in _dangling(node, facts, values)]
    return tuple(sorted(set(found), key=_order))


_Facts = dict[str, list[str]]


def _passage(node: str, facts: _Facts, values: dict[str, _Facts], text: str | None) -> Iterator[Finding]:
    selectors = [values.get(s, {}) for s in facts.get(f"{OA}hasSelector", ())]
    starts, ends, exacts = (
        [v for s in selectors for v in s.get(f"{OA}{name}", ())] for name in ("start", "end", "exact")
    )
    if not (len(starts) == len(ends) == len(exacts) == 1 and starts[0].isdigit() and ends[0].isdigit()):
        return  # how many there are, and of what type, is the shapes' to say
    start, end, exact = int(starts[0]), int(ends[0]), exacts[0]
    if end - start != len(exact):
        yield Finding(
            focus=node,
            path=f"{OA}exact",
            message="The words are not as long as the offsets say.",
            value=exact,
        )
    elif text is not None and text[start:end] != exact:
        yield Finding(
            focus=node, path=f"{OA}exact", message=f"The text has {text[start:end]!r} there.", value=exact
        )


def _hash(node: str, facts: _Facts, text: str | None) -> Iterator[Finding]:
    stored = facts.get(f"{DIP}textSha256", [])
    if text is not None and stored and stored != [hashlib.sha256(text.encode()).hexdigest()]:
        yield Finding(
            focus=node, path=f"{DIP}textSha256", message="The stored text has another hash.", value=stored[0]
        )


def _dangling(node: str, facts: _Facts, values: dict[str, _Facts]) -> Iterator[Finding]:
    """Passages that are cited and not there, and statements whose words are none of their passages."""
    cited = facts.get(f"{DIP}evidence", [])
    for passage in cited:
        if f"{OA}hasSelector" not in values.get(passage, {}):
            yield Finding(
                focus=node, path=f"{DIP}evidence", message="The passage is not in the graph.", value=passage
            )
    exact = {
        x
        for p in cited
        for s in values.get(p, {}).get(f"{OA}hasSelector", ())
        for x in values.get(s, {}).get(f"{OA}exact", ())
    }
    for said in facts.get(f"{DIP}text", ()):
        if said not in exact:
            yield Finding(
                focus=node,
                path=f"{DIP}text",
                message="The statement's words are none of its passages.",
                value=said,
            )
