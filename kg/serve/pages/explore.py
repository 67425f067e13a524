"""The explorer: its page, and the answers that its scripts ask for, as JSON."""

import gzip
from collections.abc import Callable, Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.draw.page import SCRIPTS
from kg.serve.explore.answers import drawn, page_values
from kg.serve.explore.evidence import evidence
from kg.serve.languages import language_of
from kg.serve.pages.frame import HEADERS, frame, rendered
from kg.serve.pages.reader import Reader

_FILES = ("vis-network.min.js", *(name.rpartition("/")[2] for name in SCRIPTS))
_JSON = "application/json"


def explore(request: Request) -> Response:
    """The page of the explorer."""

    def made(reader: Reader, given: Mapping[str, str]) -> bytes:
        values = {**frame(request), **page_values(reader, given), "scripts": _FILES}
        return rendered("explore.html", values).encode()

    return _answered(request, made, "text/html; charset=utf-8")


def graph(request: Request) -> Response:
    """A part of the network: things with places on the sheet, lines, what was left out."""
    return _answered(request, lambda reader, given: JSONResponse(drawn(reader, given)[1]).body, _JSON)


def sentences(request: Request) -> Response:
    """The sentences behind a thing or a line."""
    return _answered(request, lambda reader, given: JSONResponse(evidence(reader, given)).body, _JSON)


def _answered(
    request: Request, make: Callable[[Reader, Mapping[str, str]], bytes | memoryview], media: str
) -> Response:
    """What is made, packed: a large picture has three megabytes of JSON in it."""
    views = request.app.state.views
    view = views.current()
    language, prefix = language_of(request)

    def made() -> bytes:
        return gzip.compress(make(Reader(view, language, prefix), request.query_params), 4, mtime=0)

    late = "late" if views.stale else ""
    body = view.kept(f"{late} {language} {prefix} {request.url.path}?{request.url.query}", made)
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {**HEADERS, "Vary": f"{HEADERS['Vary']}, Accept-Encoding", "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, media_type=media, headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(body), media_type=media, headers=headers)
