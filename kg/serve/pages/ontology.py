"""The pages of the ontology's namespaces: every term at the anchor that its IRI ends in."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg import resources
from kg.query.prefixes import prefixes
from kg.serve.faults import Refused
from kg.serve.graphs import FORMS
from kg.serve.negotiation import preferred
from kg.serve.pages.frame import answer
from kg.serve.pages.reader import Reader
from kg.serve.vocabulary import SPACES, defined


def namespace(request: Request, space: str) -> Response:
    """The terms of a namespace as a page where a browser asks, else as RDF."""
    media = preferred(request.headers.get("accept", ""), (*FORMS, "text/html"))
    if media == "text/html":
        return answer(request, "ontology.html", partial(ontology, space=space))
    if media is None:
        raise Refused(406, "the ontology has no such form", f"accept one of {', '.join(FORMS)}")
    quads = ox.parse(path=str(resources.ontology() / SPACES[space][2]), format=ox.RdfFormat.TURTLE)
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
    body = ox.serialize(triples, format=FORMS[media], prefixes=dict(prefixes()))
    kind = f"{media}; charset=utf-8" if media == "text/turtle" else media
    return Response(body, headers={"Content-Type": kind, "Vary": "Accept"})


def ontology(reader: Reader, _: Mapping[str, str], space: str) -> dict[str, Any]:
    """The values of ontology.html."""
    return {"terms": defined(space, reader.language), "space": space}
