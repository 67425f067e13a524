"""Style sheets and scripts of the pages, at addresses that name their content and so may be kept for ever."""

import gzip
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from kg import resources
from kg.serve.faults import Refused

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_SHEETS = ("tokens.css", "style.css")
_PACKED_BYTES = 2_000  # smaller files are as quickly sent as they are


@cache
def files() -> Mapping[str, tuple[bytes, str]]:
    """Content and media type by `<hash>/<name>`."""
    folder = resources.visualizations()
    paths = [folder / name for name in _SHEETS]
    for part in (
        "pages",
        "vendor",
    ):  # the latter is brought in when this is installed
        if (folder / part).is_dir():
            paths += sorted(path for path in (folder / part).iterdir() if path.suffix in _TYPES)
    read = [(path, path.read_bytes()) for path in paths]
    return {
        f"{sha256(content).hexdigest()[:12]}/{path.name}": (content, _TYPES[path.suffix])
        for path, content in read
    }


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
    if "gzip" in request.headers.get("accept-encoding", "") and len(found[0]) > _PACKED_BYTES:
        return Response(_packed(name), media_type=found[1], headers={**headers, "Content-Encoding": "gzip"})
    return Response(found[0], media_type=found[1], headers=headers)


@cache
def _packed(name: str) -> bytes:
    """A file as it goes over the wire."""
    return gzip.compress(files()[name][0], 9, mtime=0)
