"""Who may correct the graph from its pages: the person at this machine who was given the key.

`kg serve --edit` prints an address with a key. Opening it gives the browser a cookie; forms carry a token
that only pages of ours can read. A request that changes something must have both, come from a page of ours
(Origin, Sec-Fetch-Site), and be addressed to this machine by a name of its own: a foreign name that resolves
to it (DNS rebinding) is refused on every page.
"""

import asyncio
import ipaddress
from dataclasses import dataclass, field
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.faults import Refused, as_response

_NAMES = ("localhost", "127.0.0.1", "::1")
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def _secret() -> str:
    return token_urlsafe(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """Corrections are on: who decides, and the secrets of this run of the server."""

    by: str | None = None
    key: str = field(default_factory=_secret, repr=False)
    cookie: str = field(default_factory=_secret, repr=False)
    token: str = field(default_factory=_secret, repr=False)
    deciding: asyncio.Lock = field(default_factory=asyncio.Lock)

    def entered(self, request: Request) -> RedirectResponse:
        """Gives the browser that has the key its cookie; Refused for another key."""
        if not compare_digest(request.query_params.get("key", "").encode(), self.key.encode()):
            raise Refused(403, "this is not the key", "open the address that kg serve --edit printed")
        answer = RedirectResponse("/edit", 303, headers=_HEADERS)
        answer.set_cookie(_cookie(request), self.cookie, httponly=True, samesite="strict", path="/")
        return answer

    def known(self, request: Request) -> bool:
        """Whether the browser has the cookie."""
        given = request.cookies.get(_cookie(request), "")
        return compare_digest(given.encode(), self.cookie.encode())

    def checked(self, request: Request, fields: dict[str, list[str]]) -> None:
        """Refused unless a page of ours sent the form."""
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if (
            (origin is None and site is None)
            or (origin or own) != own
            or (site or "same-origin") != "same-origin"
        ):
            raise Refused(403, "the request comes from another page", "use the form of this server")
        token = next(iter(fields.get("token", ())), "")
        if not self.known(request) or not compare_digest(token.encode(), self.token.encode()):
            raise Refused(403, "the form is not of this run of the server", "open its page again")


class OwnHost:
    """Answers only what is addressed to this machine by a name of its own, from this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] != "http" or (_here(scope) and _named(scope)):
            await self._app(scope, receive, send)
            return
        fault = Refused(
            421, "this server answers under its own name only", "open it as http://127.0.0.1:PORT/"
        )
        await as_response(Request(scope), fault)(scope, receive, send)


def loopback(host: str) -> bool:
    """Whether a name or address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _here(scope: Scope) -> bool:
    client = scope.get("client")
    return client is not None and loopback(client[0])


def _named(scope: Scope) -> bool:
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1:
        return False
    try:
        return urlsplit(f"//{hosts[0]}").hostname in _NAMES and "@" not in hosts[0]
    except ValueError:
        return False


def _cookie(request: Request) -> str:
    """Its name: cookies are not kept apart by port."""
    return f"kg-edit-{request.url.port or 80}"
