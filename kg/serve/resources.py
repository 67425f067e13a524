"""A thing of the graph as RDF: what is said of it, its own parts, and what points at it."""

import re

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg import limits
from kg.export.jsonld import to_jsonld
from kg.query.prefixes import prefixes
from kg.serve.faults import Refused
from kg.serve.graphs import FORMS
from kg.serve.negotiation import preferred
from kg.store import GraphStore

_PART = re.compile(r"/id/article/[^/]+/")  # passages, participations, time spans: they belong to one article
_NAMES = {"turtle": "text/turtle", "jsonld": "application/ld+json", "ntriples": "application/n-triples"}
_DEPTH = 3  # event → participation → passage → selector


async def thing(request: Request) -> Response:
    """The thing whose IRI ends as the address does, in the form that the client wants most."""
    store: GraphStore = request.app.state.snapshots.current()
    asked = request.query_params.get("as")
    accept = _NAMES.get(asked, asked) if asked else request.headers.get("accept", "")
    media = preferred(accept, tuple(FORMS))
    if media is None:
        raise Refused(406, "a thing has no such form", f"accept one of {', '.join(FORMS)}")
    path = request.scope["path"].lstrip("/")
    try:
        node = ox.NamedNode(f"{store.iris.base}{path}")
    except ValueError as fault:
        raise Refused(404, "there is nothing at this address") from fault
    quads, cut = described(node, store)
    if not quads:
        raise Refused(404, f"the graph has no {path}", "SELECT at /sparql, or search")
    headers = {
        "Vary": "Accept",
        "Content-Type": f"{media}; charset=utf-8" if media == "text/turtle" else media,
    }
    if cut:
        headers["KG-Cut"] = "true"
    return Response(written(quads, media), headers=headers)


def described(node: ox.NamedNode, store: GraphStore) -> tuple[set[ox.Quad], bool]:
    """What the default graph says of a node, of its parts, and of what points at it; whether that was cut."""
    default = ox.DefaultGraph()
    found = set(store.database.quads_for_pattern(node, None, None, default))
    edge = [node]
    for _ in range(_DEPTH):
        parts = {
            quad.object
            for one in edge
            for quad in store.database.quads_for_pattern(one, None, None, default)
            if isinstance(quad.object, ox.NamedNode) and _PART.search(quad.object.value)
        }
        edge = sorted(parts - {q.subject for q in found}, key=str)
        for one in edge:
            found.update(store.database.quads_for_pattern(one, None, None, default))
            if len(found) > limits.DESCRIBED_FACTS:
                return found, True
    for quad in store.database.quads_for_pattern(None, None, node, default):
        found.add(quad)
        if len(found) > limits.DESCRIBED_FACTS:
            return found, True
    return found, False


def written(quads: set[ox.Quad], media: str) -> bytes:
    """The facts in a form of `FORMS`, in a fixed order."""
    ordered = sorted(quads, key=str)
    if media == "application/ld+json":
        return to_jsonld(ordered, framed=False)
    triples = [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ordered]
    return ox.serialize(triples, format=FORMS[media], prefixes=dict(prefixes())) or b""
