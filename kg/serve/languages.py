"""Which language a page is in: the first step of its address, `?lang=`, what the browser prefers, bokmål."""

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.reference import LANGUAGES
from kg.serve.negotiation import preferred

DEFAULT = "nb"
_PREFIX = re.compile(rf"/({'|'.join(LANGUAGES)})(?=/|$)")
_TAGS = {"no": "nb", "nb-no": "nb", "nn-no": "nn", "en-gb": "en", "en-us": "en"}


class LanguagePrefix:
    """Takes `/nn` off an address before it is routed, and remembers it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] == "http" and (found := _PREFIX.match(scope["path"])):
            scope = {**scope, "path": scope["path"][found.end() :] or "/", "kg.language": found[1]}
        await self._app(scope, receive, send)


def language_of(request: Request) -> tuple[str, str]:
    """The language of a page, and the prefix of the addresses on it: "" where the browser chose."""
    chosen = request.query_params.get("lang") or request.scope.get("kg.language", "")
    if chosen in LANGUAGES:
        return chosen, f"/{chosen}"
    accept = request.headers.get("accept-language", "")
    offered = (*LANGUAGES, *_TAGS)
    wanted = preferred(accept, offered) if accept.strip(" ,") else None
    return (_TAGS.get(wanted, wanted) if wanted else DEFAULT), ""
