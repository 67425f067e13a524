"""The plain page of anything else that has an IRI: a passage, a participation, an office, a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.query.prefixes import shortened
from kg.serve.faults import Refused
from kg.serve.pages.evidence import quotes
from kg.serve.pages.reader import Named, Reader, node_of

_FACTS = 60
_DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A property by its short name and what it is called, with its values."""

    short: str
    label: str
    values: tuple[Named, ...]


def generic(reader: Reader, _: Mapping[str, str], *, path: str) -> dict[str, Any]:
    """The values of generic.html; `path` is what the thing's IRI has behind the base of all."""
    iri = f"{reader.view.store.iris.base}{path}"
    database = reader.view.store.database
    node = node_of(iri)
    if node is None:
        raise Refused(404, "there is nothing at this address")
    own = [(q.predicate.value, q.object) for q in database.quads_for_pattern(node, None, None, _DEFAULT)]
    back: list[tuple[str, Any]] = []
    for quad in database.quads_for_pattern(None, None, node, _DEFAULT):
        back.append((quad.predicate.value, quad.subject))
        if len(back) > _FACTS:
            break
    if not own and not back:
        raise Refused(404, f"the graph has no {path}")
    return {
        "iri": iri, "href": reader.href(iri), "title": reader.label(iri),
        "types": [reader.label(q.value) for p, q in own if p == _TYPE and isinstance(q, ox.NamedNode)],
        "own": _stated(reader, _in_one_language(reader, [one for one in own if one[0] != _TYPE])),
        "back": _stated(reader, back[:_FACTS]), "cut": len(back) > _FACTS,
        "passage": _passage(reader, iri), "quotes": quotes(reader, iri, reader.values(iri, "reportedBy")[:5]),
    }  # fmt: skip


def _in_one_language(reader: Reader, pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """What a thing means only in the page's language, where it is told in it."""
    meanings = [one for one in pairs if one[0] == _DEFINITION]
    mine = [one for one in meanings if one[1].language == reader.language]
    return [one for one in pairs if one[0] != _DEFINITION] + (mine or meanings)


def _passage(reader: Reader, iri: str) -> str:
    """Where a passage stands in its article; "" for what is none."""
    article, found, span = iri.rpartition("/passage/")
    span = span.partition("/")[0]
    return reader.href(article, f"p{span}") if found and article in reader.catalogue.articles else ""


def _stated(reader: Reader, pairs: list[tuple[str, Any]]) -> list[Stated]:
    groups: dict[str, list[Named]] = {}
    for predicate, term in sorted(pairs, key=str)[: _FACTS * 2]:
        if isinstance(term, ox.NamedNode):
            groups.setdefault(predicate, []).append(reader.named(term.value))
        elif isinstance(term, ox.Literal):
            note = f"@{term.language}" if term.language else ""
            text = reader.long_day(term.value) if term.datatype == _DATE else term.value
            groups.setdefault(predicate, []).append(Named(iri="", kind="", label=text, href="", note=note))
    return [
        Stated(short=shortened(predicate), label=reader.label(predicate), values=tuple(values))
        for predicate, values in groups.items()
    ]
