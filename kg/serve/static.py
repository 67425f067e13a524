"""Style sheets and scripts of the pages, at addresses that name their content and so may be kept for ever."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from kg import resources
from kg.serve.faults import Refused

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_SHEETS = ("tokens.css", "style.css")


@cache
def files() -> Mapping[str, tuple[bytes, str]]:
    """Content and media type by `<hash>/<name>`."""
    folder = resources.visualizations()
    paths = [folder / name for name in _SHEETS]
    paths += sorted(path for path in (folder / "pages").iterdir() if path.suffix in _TYPES)
    read = [(path, path.read_bytes()) for path in paths]
    return {
        f"{sha256(content).hexdigest()[:12]}/{path.name}": (content, _TYPES[path.suffix])
        for path, content in read
    }


@cache
def address(name: str) -> str:
    """Where a style sheet or script is served."""
    return next(f"/static/{one}" for one in files() if one.endswith(f"/{name}"))


async def static(request: Request) -> Response:
    """A file, to be kept for ever; Refused for what is not there."""
    found = files().get(f"{request.path_params['hash']}/{request.path_params['name']}")
    if found is None:
        raise Refused(404, "there is nothing at this address")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found[0], media_type=found[1], headers=headers)
