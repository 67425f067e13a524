"""Quads to JSON-LD, compacted with the published context; framed, events come first with their parts inside."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pyoxigraph as ox
from pyld import jsonld

from kg import resources

_FRAME = {"@type": "Event", "@embed": "@once"}


@cache
def context() -> dict[str, Any]:
    """The published JSON-LD context."""
    data: dict[str, Any] = json.loads((resources.ontology() / "context.jsonld").read_text(encoding="utf-8"))
    return {"@context": data["@context"]}


def _no_fetching(url: str, _options: Any) -> dict[str, Any]:
    raise ValueError(f"{url} is not fetched")


def to_jsonld(quads: Sequence[ox.Quad], *, framed: bool) -> str:
    """A JSON-LD 1.1 document that carries its context; the same quads give the same bytes."""
    expanded = json.loads(ox.serialize(quads, format=ox.RdfFormat.JSON_LD) or b"[]")
    options = {"documentLoader": _no_fetching, "graph": True}
    if framed:
        frame = {**context(), **_FRAME}
        document = jsonld.frame(expanded, frame, {**options, "omitGraph": False})
    else:
        document = jsonld.compact(_gathered(expanded), context(), options)
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _gathered(expanded: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One object a graph: the serialiser may open the same graph more than once."""
    graphs: dict[str, list[Any]] = {}
    plain: list[dict[str, Any]] = []
    for item in expanded:
        if "@graph" in item:
            graphs.setdefault(item.get("@id", ""), []).extend(item["@graph"])
        else:
            plain.append(item)
    named = [{"@id": name, "@graph": _merged(nodes)} for name, nodes in sorted(graphs.items())]
    return [*named, *_merged(plain)]


def _merged(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each node once, its properties together."""
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        home = by_id.setdefault(node["@id"], {"@id": node["@id"]})
        for key, value in node.items():
            if key != "@id":
                home.setdefault(key, []).extend(v for v in value if v not in home.get(key, []))
    return [by_id[name] for name in sorted(by_id)]
