"""The SPARQL 1.1 Graph Store HTTP Protocol for reading, at `/graphs`: https://www.w3.org/TR/sparql11-http-rdf-update/."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from typing import IO

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.query.prefixes import prefixes
from kg.serve.faults import Refused
from kg.serve.negotiation import preferred
from kg.store import GraphStore

FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_IN_MEMORY_BYTES = 4_000_000  # of a graph; a larger one waits on the disk while it is sent
_CHUNK_BYTES = 65_536


async def graph(request: Request) -> Response:
    """The default graph (`?default`) or a named one (`?graph=IRI`), in the form that is wanted most."""
    store = request.app.state.snapshots.current()
    name = _named(request, store)
    media = preferred(request.headers.get("accept", ""), tuple(FORMS))
    if media is None:
        raise Refused(406, "a graph has no such form", f"accept one of {', '.join(FORMS)}")
    headers = {
        "Vary": "Accept",
        "Content-Type": f"{media}; charset=utf-8" if media == "text/turtle" else media,
    }
    if request.method == "HEAD":
        return Response(headers=headers)
    written = await asyncio.to_thread(_written, store, name, FORMS[media])
    return StreamingResponse(_chunks(written), headers=headers)


def _named(request: Request, store: GraphStore) -> ox.NamedNode | ox.DefaultGraph:
    """The graph that a request is about; Refused when it names none, two, or one that is not there."""
    asked = request.query_params
    iris = asked.getlist("graph")
    if ("default" in asked) == bool(iris) or len(iris) > 1:
        raise Refused(400, "the request names no graph, or several", "send ?default, or ?graph=IRI once")
    if not iris:
        return ox.DefaultGraph()
    try:
        name = ox.NamedNode(iris[0])
    except ValueError as fault:
        raise Refused(400, f"{iris[0]!r} is no IRI", "send the graph's IRI, percent-encoded") from fault
    if not store.database.contains_named_graph(name):
        raise Refused(
            404, f"there is no graph <{iris[0]}>", "SELECT DISTINCT ?g { GRAPH ?g {} } at /sparql lists them"
        )
    return name


def _written(store: GraphStore, name: ox.NamedNode | ox.DefaultGraph, form: ox.RdfFormat) -> IO[bytes]:
    """The graph in a file that is gone when it is closed, at its beginning."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 - closed by who sends it
    store.database.dump(file, format=form, from_graph=name, prefixes=dict(prefixes()))
    file.seek(0)
    return file


async def _chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while chunk := await asyncio.to_thread(file.read, _CHUNK_BYTES):
            yield chunk
