"""The explorer: its page, and the answers that its scripts ask for, as JSON."""

import gzip
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.draw.page import SCRIPTS
from kg.serve.explore.answers import drawn, page_values
from kg.serve.explore.evidence import evidence
from kg.serve.languages import language_of
from kg.serve.pages.frame import answer
from kg.serve.pages.reader import Reader

_FILES = ("vis-network.min.js", *(name.rpartition("/")[2] for name in SCRIPTS))
_HEADERS = {"Vary": "Accept-Language, Accept-Encoding", "Cache-Control": "no-cache"}


def explore(request: Request) -> Response:
    """The page, packed: a large picture has two megabytes of JSON in it."""
    made = answer(request, "explore.html", _values)
    if made.status_code != HTTPStatus.OK or "gzip" not in request.headers.get("accept-encoding", ""):
        return made
    name = f"packed {made.headers['etag']}"
    body = request.app.state.views.current().kept(name, lambda: gzip.compress(bytes(made.body), 5, mtime=0))
    headers = {
        "Vary": f"{made.headers['vary']}, Accept-Encoding",
        "ETag": made.headers["etag"],
        "Cache-Control": made.headers["cache-control"],
        "Content-Encoding": "gzip",
    }
    return HTMLResponse(body, headers=headers)


def _values(reader: Reader, given: Mapping[str, str]) -> dict[str, Any]:
    """The values of explore.html."""
    return {**page_values(reader, given), "scripts": _FILES}


def graph(request: Request) -> Response:
    """A part of the network: things with places on the sheet, lines, what was left out."""
    return _answered(request, lambda reader, given: drawn(reader, given)[1])


def sentences(request: Request) -> Response:
    """The sentences behind a thing or a line."""
    return _answered(request, evidence)


def _answered(request: Request, make: Callable[[Reader, Mapping[str, str]], dict[str, Any]]) -> Response:
    view = request.app.state.views.current()
    language, prefix = language_of(request)

    def made() -> bytes:
        found = make(Reader(view, language, prefix), request.query_params)
        return gzip.compress(JSONResponse(found).body, 5, mtime=0)

    body = view.kept(f"{language} {prefix} {request.url.path}?{request.url.query}", made)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers = {**_HEADERS, "Content-Encoding": "gzip"}
        return Response(body, media_type="application/json", headers=headers)
    return Response(gzip.decompress(body), media_type="application/json", headers=_HEADERS)
