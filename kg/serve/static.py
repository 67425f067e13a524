"""Style sheets and scripts of the pages, at addresses that name their content and so may be kept for ever."""

import gzip
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from kg import resources
from kg.draw.page import library
from kg.serve.faults import Refused

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_LARGE = 4_000  # bytes; below, packing gains nothing
_SHEETS = ("tokens.css", "style.css")


@cache
def files() -> Mapping[str, tuple[bytes, str]]:
    """Content and media type by `<hash>/<name>`."""
    folder = resources.visualizations()
    paths = [folder / name for name in _SHEETS]
    for part in ("pages", "explorer", "vendor"):  # the last is brought in when this is installed
        if (folder / part).is_dir():
            paths += sorted(path for path in (folder / part).iterdir() if path.suffix in _TYPES)
    read = [(path.name, path.read_bytes()) for path in paths]
    read.append(("vis-network.min.js", library().encode()))
    return {
        f"{sha256(content).hexdigest()[:12]}/{name}": (content, _TYPES[f".{name.rpartition('.')[2]}"])
        for name, content in read
    }


@cache
def _packed(name: str) -> bytes:
    """A large file as it is sent to browsers, which all know gzip."""
    return gzip.compress(files()[name][0], mtime=0)


@cache
def address(name: str) -> str:
    """Where a style sheet or script is served; "" where this installation has none of that name."""
    return next((f"/static/{one}" for one in files() if one.endswith(f"/{name}")), "")


async def static(request: Request) -> Response:
    """A file, to be kept for ever; Refused for what is not there."""
    name = f"{request.path_params['hash']}/{request.path_params['name']}"
    found = files().get(name)
    if found is None:
        raise Refused(404, "there is nothing at this address")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if len(found[0]) > _LARGE and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(_packed(name), media_type=found[1], headers={**headers, "Content-Encoding": "gzip"})
    return Response(found[0], media_type=found[1], headers=headers)
