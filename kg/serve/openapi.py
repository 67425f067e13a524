"""The description of the small API that the pages use, in OpenAPI 3.1, at `/api/openapi.json`."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from kg.reference import LANGUAGES
from kg.serve.graphs import FORMS
from kg.serve.schemas import SCHEMAS, TEXT, Node


def openapi(request: Request) -> JSONResponse:
    """The description, with the address at which it was asked for as the server's."""
    return JSONResponse({
        "openapi": "3.1.0",
        "info": {"title": "Diplomatic knowledge graph", "version": "1", "description": "Reading only."},
        "servers": [{"url": str(request.base_url).rstrip("/")}],
        "paths": {
            "/api/search": _get(
                "What begins with, or sounds like, the words typed so far: names, events, statements",
                {"application/json": _object({"hits": {"type": "array", "items": _ref("Hit")}})},
                _query("q", "the words", required=True), _language(),
            ),
            **_network(),
            "/feed.atom": _get(
                "Events, those that were told last first", {"application/atom+xml": TEXT},
                _query("q", "words of the event"), _query("year", "2021"), _query("type", "meeting"),
                _query("country", "ISO 3166-1 alpha-3 code"), _query("status", "held, planned, cancelled, …"),
                _query("of", "who or where: person/sergey-lavrov"), _query("with", "who else"), _language(),
            ),
            "/id/{kind}/{name}": _get(
                "A thing of the graph: what is said of it, its parts, what points at it",
                dict.fromkeys((*FORMS, "text/html"), TEXT), _path("kind"), _path("name"),
                _query("as", "turtle, jsonld or ntriples, where the Accept header cannot be set"),
            ),
            "/api/vocabulary": _get(
                "Prefixes, classes and properties that queries are written with, and what they are called",
                {"application/json": _object({})}, _language(),
            ),
            "/oembed": _get(
                "oEmbed 1.0: the frame that shows an event on another site's page",
                {"application/json": _object({})}, _query("url", "of the event's page", required=True),
                _query("maxwidth", "pixels"), _query("maxheight", "pixels"),
            ),
            "/reconcile": _get(
                "W3C Reconciliation Service API v0.2: its manifest, or candidates for a batch of queries",
                {"application/json": _object({})}, _query("queries", "JSON object of queries by name"),
            ),
            "/reconcile/suggest/{what}": _get(
                "The same service's suggestions: `entity` or `type`",
                {"application/json": _object({"result": {"type": "array", "items": _object({})}})},
                _path("what"), _query("prefix", "what is typed", required=True), _language(),
            ),
            "/sparql": _get(
                "SPARQL 1.1 Protocol, reading",
                {"application/sparql-results+json": _object({}), "text/csv": TEXT, "text/turtle": TEXT},
                _query("query", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
            ),
        },
        "components": {"schemas": SCHEMAS},
    })  # fmt: skip


def _network() -> Node:
    """What the explorer asks."""
    return {
        "/api/graph": _get(
            "A part of the network with places on a sheet: around a thing, between two, found by words",
            {"application/json": _ref("Network")},
            _query("of", "the thing in the middle: person/sergey-lavrov"),
            _query("path", "the other end of the shortest path from `of`"), _query("q", "words of a search"),
            _query("depth", "1, 2 or 3 steps"), _query("most", "60, 150, 500 or 2000 things"),
            _query("size", "degree, strength, betweenness, pagerank or community: what things are drawn by"),
            _query("type", "meeting"), _query("country", "ISO 3166-1 alpha-3 code"),
            _query("from", "2021, 2021-10 or 2021-10-25"), _query("to", "likewise, included"),
            _query("open", "things whose neighbours are added, with commas, in order"), _language(),
        ),
        "/api/evidence": _get(
            "The sentences behind a thing of the network or a line of it, and where articles differ",
            {"application/json": _ref("Evidence")},
            _query("of", "the thing: event/meeting-2021-10-25"),
            _query("about", "what says a line: an event, a statement, an invitation"),
            _query("with", "the other end of the line"),
            _query("near", "of a person or a place: the events to quote, with commas"), _language(),
        ),
    }  # fmt: skip


_PROBLEM: Node = {
    "application/problem+json": {
        "schema": {
            "type": "object",
            "properties": {"status": {"type": "integer"}, "title": TEXT, "detail": TEXT},
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


def _ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Node) -> Node:
    return {"type": "object", "properties": properties}


def _query(name: str, description: str, *, required: bool = False) -> Node:
    return {"name": name, "in": "query", "required": required, "description": description, "schema": TEXT}


def _path(name: str) -> Node:
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def _language() -> Node:
    return {"name": "lang", "in": "query", "schema": {"enum": list(LANGUAGES)}}
