"""The W3C Reconciliation Service API v0.2, at `/reconcile`: names of a table matched against the graph.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import limits
from kg.mapping.iris import DIP
from kg.resolve.spelling import nearness
from kg.serve.catalogue import ACTORS
from kg.serve.faults import Refused
from kg.serve.languages import language_of
from kg.serve.pages.card import HEIGHT, WIDTH
from kg.serve.pages.find import note
from kg.serve.pages.reader import Reader
from kg.serve.search import tokens

_CLASSES = {"person": "Person", "country": "Country", "organisation": "Organization", "place": "Place"}
_WHOLE, _SURE = 100.0, 90.0  # scores: the same words; so near, and alone, that it is a match
_LOOKED = 200  # hits whose names are compared
_SUGGESTED = ("entity", "type")
_LONGEST = 200  # characters of a name that are looked at


async def reconcile(request: Request) -> Response:
    """The service's manifest, or candidates for each of the `queries`."""
    language, prefix = language_of(request)
    asked = request.query_params.get("queries", "")
    if request.method == "POST":
        asked = parse_qs((await _body(request)).decode(errors="replace")).get("queries", [""])[0]
    if not asked:
        return JSONResponse(_manifest(request, prefix))
    queries = _queries(asked)
    reader = Reader(await run_in_threadpool(request.app.state.views.current), language, prefix)
    return JSONResponse(await run_in_threadpool(_answers, reader, queries))


async def _body(request: Request) -> bytes:
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > limits.SERVE_BODY_BYTES:
            raise Refused(
                413, f"the request is longer than {limits.SERVE_BODY_BYTES} bytes", "send fewer queries"
            )
    return bytes(received)


def _queries(asked: str) -> Mapping[str, Mapping[str, Any]]:
    """The queries of a request; Refused where they are no object of objects with a text each."""
    try:
        found = json.loads(asked)
    except ValueError as fault:
        raise Refused(400, "the queries are no JSON", "send an object of queries by name") from fault
    if not isinstance(found, dict) or not all(
        isinstance(one, dict) and isinstance(one.get("query"), str) for one in found.values()
    ):
        raise Refused(400, "the queries are no object of queries", "each has a text under `query`")
    if len(found) > limits.RECONCILE_QUERIES:
        raise Refused(413, f"more than {limits.RECONCILE_QUERIES} queries in one request", "send fewer")
    return found


def _manifest(request: Request, prefix: str) -> dict[str, Any]:
    root = str(request.base_url).rstrip("/")
    base = request.app.state.snapshots.current().iris.base
    return {
        "versions": ["0.2"], "name": "Diplomatic knowledge graph", "identifierSpace": f"{base}id/",
        "schemaSpace": DIP, "documentation": f"{root}{prefix}/about",
        "view": {"url": f"{root}{prefix}/id/{{{{id}}}}"}, "batchSize": limits.RECONCILE_QUERIES,
        "defaultTypes": [_type(kind) for kind in ACTORS],
        "preview": {"url": f"{root}{prefix}/card/{{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            what: {"service_url": f"{root}{prefix}", "service_path": f"/reconcile/suggest/{what}"}
            for what in _SUGGESTED
        },
    }  # fmt: skip


async def suggest(request: Request) -> Response:
    """Things, or types of thing, whose names begin as what is typed, for whoever matches a cell by hand."""
    if request.path_params["what"] not in _SUGGESTED:
        raise Refused(404, "nothing of that kind is suggested", f"ask for {' or '.join(_SUGGESTED)}")
    typed = request.query_params.get("prefix", "")[:_LONGEST]
    if request.path_params["what"] == "type":
        named = [{**_type(kind), "description": f"{DIP}{_CLASSES[kind]}"} for kind in ACTORS]
        return JSONResponse(
            {"result": [one for one in named if one["name"].lower().startswith(typed.lower())]}
        )
    language, prefix = language_of(request)
    reader = Reader(await run_in_threadpool(request.app.state.views.current), language, prefix)
    iris, base = (
        reader.view.search.things.find(typed, limits.SUGGESTED).iris,
        f"{reader.view.store.iris.base}id/",
    )
    return JSONResponse({
        "result": [
            {
                "id": iri.removeprefix(base), "name": reader.label(iri), "description": note(reader, iri),
                "notable": [_type(reader.catalogue.kind(iri))],
            }
            for iri in iris
        ]
    })  # fmt: skip


def _type(kind: str) -> dict[str, str]:
    return {"id": _CLASSES[kind], "name": _CLASSES[kind]}


def _answers(reader: Reader, queries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {name: {"result": _candidates(reader, one)} for name, one in queries.items()}


def _candidates(reader: Reader, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The things that a text may name, the best first; one is a match where it alone is near enough."""
    text, limit = query["query"][:_LONGEST], query.get("limit")
    most = min(limit, _LOOKED) if isinstance(limit, int) and limit > 0 else limits.SUGGESTED
    types = query.get("type") or []
    wanted = {str(one).removeprefix(DIP) for one in (types if isinstance(types, list) else [types])}
    kinds = {kind for kind in ACTORS if not types or _CLASSES[kind] in wanted}
    hits = reader.view.search.things.find(text, _LOOKED).iris
    scored = [(_score(reader, text, iri), iri) for iri in hits if reader.catalogue.kind(iri) in kinds]
    ranked = sorted(scored, key=lambda one: -one[0])  # equals stay in the order of the search
    sure = sum(score >= _SURE for score, _ in ranked) == 1
    full = len(tokens(text)) > 1  # a last name alone is nobody's
    base = f"{reader.view.store.iris.base}id/"
    return [
        {
            "id": iri.removeprefix(base), "name": reader.label(iri), "description": note(reader, iri),
            "type": [_type(reader.catalogue.kind(iri))], "score": score,
            "match": sure and score >= _SURE and (full or reader.catalogue.kind(iri) != "person"),
        }
        for score, iri in ranked[:most]
    ]  # fmt: skip


def _score(reader: Reader, text: str, iri: str) -> float:
    """How near the nearest of its names is, 0 to 100."""
    wanted, names = tokens(text), reader.spellings(iri)
    if any(tokens(name) == wanted for name in names):
        return _WHOLE
    return round(max((nearness(text, name) for name in names), default=0.0) * 95, 1)
