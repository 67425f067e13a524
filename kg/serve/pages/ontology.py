"""The page of the ontology's namespace: every class and property, at the anchor that its IRI ends in."""

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg import resources
from kg.mapping.iris import DIP
from kg.query.prefixes import prefixes
from kg.serve.faults import Refused
from kg.serve.graphs import FORMS
from kg.serve.negotiation import preferred
from kg.serve.pages.frame import answer
from kg.serve.pages.reader import Reader
from kg.serve.vocabulary import meaning, vocabulary


def namespace(request: Request) -> Response:
    """The ontology as a page where a browser asks, else as RDF."""
    media = preferred(request.headers.get("accept", ""), (*FORMS, "text/html"))
    if media == "text/html":
        return answer(request, "ontology.html", ontology)
    if media is None:
        raise Refused(406, "the ontology has no such form", f"accept one of {', '.join(FORMS)}")
    quads = ox.parse(path=str(resources.ontology() / "dip.ttl"), format=ox.RdfFormat.TURTLE)
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
    body = ox.serialize(triples, format=FORMS[media], prefixes=dict(prefixes()))
    kind = f"{media}; charset=utf-8" if media == "text/turtle" else media
    return Response(body, headers={"Content-Type": kind, "Vary": "Accept"})


def ontology(reader: Reader, _: Mapping[str, str]) -> dict[str, Any]:
    """The values of ontology.html."""
    found = vocabulary(reader.language)
    return {
        part: [
            (short, iri.removeprefix(DIP), called, meaning(iri, reader.language))
            for short, iri, called in found[part] if iri.startswith(DIP)
        ]
        for part in ("classes", "properties")
    }  # fmt: skip
