"""The routes of the server, and what every answer carries."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import StoreError
from kg.serve import graphs, resources, service, sparql
from kg.serve.editing import Editing, OwnHost
from kg.serve.faults import Refused, as_response
from kg.serve.languages import LanguagePrefix, language_of
from kg.serve.negotiation import preferred
from kg.serve.pages.frame import fault_page, ready_or_made
from kg.serve.pages.routes import ROUTES, as_page
from kg.serve.reconcile import reconcile, suggest
from kg.serve.snapshots import Snapshots
from kg.serve.static import static
from kg.serve.views import Opening, Views
from kg.serve.workers import TooMany, Workers

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# What other sites' pages may read: the protocol's answers, which are the same for everybody.
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "KG-Limit-Seconds, KG-Limit-Rows, KG-Limit-Characters, KG-Cut, Retry-After"
    ),
}
_OPEN = (
    "/sparql", "/graphs", "/.well-known/void", "/id/", "/concept/", "/graph/", "/ns", "/analysis",
    "/reconcile", "/api/", "/feed.atom",
)  # fmt: skip


def application(folder: Path, editing: Editing | None = None) -> Starlette:
    """The server of the store in a folder, as an ASGI application; StoreError when there is none.

    With `editing` the graph can be corrected from its pages, by this machine's user alone.
    """
    snapshots = Snapshots(folder)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.snapshots, app.state.workers = snapshots, Workers(folder)
        app.state.views = Views(snapshots)
        app.state.editing = editing
        app.state.views.begin()
        try:
            yield
        finally:
            app.state.workers.close()

    return Starlette(
        routes=[
            Route("/sparql", sparql_or_description, methods=["GET", "POST", "OPTIONS"]),
            Route("/graphs", options(graphs.graph), methods=["GET", "OPTIONS"]),
            Route("/.well-known/void", options(service.describe), methods=["GET", "OPTIONS"]),
            Route("/id/{kind}/{rest:path}", options(thing), methods=["GET", "OPTIONS"]),
            Route("/concept/{rest:path}", options(thing), methods=["GET", "OPTIONS"]),
            Route("/graph/{rest:path}", options(thing), methods=["GET", "OPTIONS"]),
            Route("/reconcile", options(reconcile), methods=["GET", "POST", "OPTIONS"]),
            Route("/reconcile/suggest/{what}", options(suggest), methods=["GET", "OPTIONS"]),
            Route("/static/{hash}/{name}", static),
            *ROUTES,
        ],
        middleware=[
            *([Middleware(OwnHost)] if editing else []),
            Middleware(LanguagePrefix),
            Middleware(WithHeaders),
        ],
        exception_handlers={
            Refused: refused,
            TooMany: too_many,
            StoreError: unreadable,
            Opening: opening,
            HTTPException: not_here,
            Exception: unforeseen,
        },
        lifespan=lifespan,
    )


async def sparql_or_description(request: Request) -> Response:
    """A query is answered; an address without one describes the service; a browser gets the editor."""
    if request.method == "OPTIONS":
        return preflight()
    if request.method != "POST" and not request.url.query:
        offered = (*graphs.FORMS, "text/html")
        if preferred(request.headers.get("accept", ""), offered) == "text/html":
            prefix = language_of(request)[1]
            return RedirectResponse(f"{prefix}/query", 303, headers={"Vary": "Accept, Accept-Language"})
        return await service.describe(request)
    return await sparql.answer(request)


async def thing(request: Request) -> Response:
    """A thing as a page where a browser asks, else as RDF; `?as=turtle` and `?as=jsonld` ask for a form."""
    offered = (*graphs.FORMS, "text/html")
    wanted = preferred(request.headers.get("accept", ""), offered)
    if wanted == "text/html" and "as" not in request.query_params:
        return await ready_or_made(request, as_page)
    return await resources.thing(request)


def options(
    endpoint: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint, which also answers a browser that asks whether another site's page may read it."""

    async def answered(request: Request) -> Response:
        return preflight() if request.method == "OPTIONS" else await endpoint(request)

    return answered


def preflight() -> Response:
    """The answer to a browser's question before a request from another site."""
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
            "Access-Control-Allow-Headers": "Accept, Content-Type",
            "Access-Control-Max-Age": "86400",
        },
    )


class WithHeaders:
    """Gives every answer its safe headers, and those of the protocols leave to be read elsewhere.

    Written on ASGI itself: behind Starlette's BaseHTTPMiddleware a client that has left is not noticed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and its answer back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = SAFE | (SHARED if scope["path"].startswith(_OPEN) else {})

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in given.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, answered)


async def refused(request: Request, fault: Exception) -> Response:
    """What was refused, with its reason."""
    return said(request, fault) if isinstance(fault, Refused) else Response(status_code=500)


def said(request: Request, fault: Refused, headers: dict[str, str] | None = None) -> Response:
    """A refusal in the form that is wanted: a page, plain text, or problem details."""
    offered = ("text/plain", "application/problem+json", "application/json", "text/html")
    if preferred(request.headers.get("accept", ""), offered) == "text/html":
        return fault_page(request, fault, headers)
    return as_response(request, fault, headers)


async def too_many(request: Request, fault: Exception) -> Response:
    """Come back later."""
    seconds = fault.seconds if isinstance(fault, TooMany) else 1.0
    found = Refused(429, "too many queries at once", f"ask again in {seconds:g} s, or one after another")
    return said(request, found, {"Retry-After": str(int(seconds))})


async def unreadable(request: Request, _: Exception) -> Response:
    """The store cannot be read; where it lies is nobody's business but the server's."""
    return said(
        request,
        Refused(503, "the graph cannot be read now", "kg doctor, on the server, says what is left of it"),
    )


async def opening(request: Request, _: Exception) -> Response:
    """The first view of a large store takes seconds; a browser asks again by itself."""
    found = Refused(503, "the graph is being opened", "ask again in a few seconds", word="opening")
    answer = said(request, found, {"Retry-After": "1", "Refresh": "1"})
    if answer.headers["content-type"].startswith("text/html"):
        answer.status_code = 202  # a page that comes by itself is no fault, and the console should not say so
        answer.headers["Cache-Control"] = "no-store"
    return answer


async def unforeseen(request: Request, _: Exception) -> Response:
    """A fault of this program: the log has it, the answer does not."""
    found = Refused(500, "a fault of this program", "the server's log says more")
    return said(request, found, dict(SAFE))  # it is answered outside of what gives every answer its headers


async def not_here(request: Request, fault: Exception) -> Response:
    """There is no such address, or not with this method."""
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    message = {404: "there is nothing at this address", 405: "this address only reads"}.get(status, "refused")
    headers = dict(getattr(fault, "headers", None) or {})
    return said(request, Refused(status, message), headers)
