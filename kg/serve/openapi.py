"""The description of the small API that the pages use, in OpenAPI 3.1, at `/api/openapi.json`."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from kg.reference import LANGUAGES
from kg.serve.catalogue import KINDS
from kg.serve.graphs import FORMS

Node = dict[str, Any]
_TEXT: Node = {"type": "string"}
_HIT: Node = {
    "type": "object",
    "required": ["label", "kind", "letter", "note", "href", "iri"],
    "properties": {
        "label": _TEXT, "kind": {"enum": list(KINDS)}, "letter": _TEXT, "note": _TEXT,
        "href": {"type": "string", "format": "uri-reference"}, "iri": {"type": "string", "format": "uri"},
    },
}  # fmt: skip
_HIT_REF: Node = {"$ref": "#/components/schemas/Hit"}


def openapi(request: Request) -> JSONResponse:
    """The description, with the address at which it was asked for as the server's."""
    return JSONResponse({
        "openapi": "3.1.0",
        "info": {"title": "Diplomatic knowledge graph", "version": "1", "description": "Reading only."},
        "servers": [{"url": str(request.base_url).rstrip("/")}],
        "paths": {
            "/api/search": _get(
                "What begins with, or sounds like, the words typed so far: names, events, statements",
                {"application/json": _object({"hits": {"type": "array", "items": _HIT_REF}})},
                _query("q", "the words", required=True), _language(),
            ),
            "/feed.atom": _get(
                "Events, those that were told last first", {"application/atom+xml": _TEXT},
                _query("q", "words of the event"), _query("year", "2021"), _query("type", "meeting"),
                _query("country", "ISO 3166-1 alpha-3 code"), _query("status", "held, planned, cancelled, …"),
                _query("of", "who or where: person/sergey-lavrov"), _query("with", "who else"), _language(),
            ),
            "/id/{kind}/{name}": _get(
                "A thing of the graph: what is said of it, its parts, what points at it",
                dict.fromkeys((*FORMS, "text/html"), _TEXT), _path("kind"), _path("name"),
                _query("as", "turtle, jsonld or ntriples, where the Accept header cannot be set"),
            ),
            "/reconcile": _get(
                "W3C Reconciliation Service API v0.2: its manifest, or candidates for a batch of queries",
                {"application/json": _object({})}, _query("queries", "JSON object of queries by name"),
            ),
            "/sparql": _get(
                "SPARQL 1.1 Protocol, reading",
                {"application/sparql-results+json": _object({}), "text/csv": _TEXT, "text/turtle": _TEXT},
                _query("query", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
            ),
        },
        "components": {"schemas": {"Hit": _HIT}},
    })  # fmt: skip


_PROBLEM: Node = {
    "application/problem+json": {
        "schema": {
            "type": "object",
            "properties": {"status": {"type": "integer"}, "title": _TEXT, "detail": _TEXT},
        }
    }
}


def _get(summary: str, content: dict[str, Node], *parameters: Node) -> Node:
    forms = {media: {"schema": schema} for media, schema in content.items()}
    return {"get": {
        "summary": summary, "parameters": list(parameters),
        "responses": {
            "200": {"description": "the answer", "content": forms},
            "default": {"description": "what is wrong, and the remedy", "content": _PROBLEM},
        },
    }}  # fmt: skip


def _object(properties: Node) -> Node:
    return {"type": "object", "properties": properties}


def _query(name: str, description: str, *, required: bool = False) -> Node:
    return {"name": name, "in": "query", "required": required, "description": description, "schema": _TEXT}


def _path(name: str) -> Node:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT}


def _language() -> Node:
    return {"name": "lang", "in": "query", "schema": {"enum": list(LANGUAGES)}}
