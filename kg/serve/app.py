"""The routes of the server, and what every answer carries."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import StoreError
from kg.serve import graphs, resources, service, sparql
from kg.serve.faults import Refused, as_response
from kg.serve.snapshots import Snapshots
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
_OPEN = ("/sparql", "/graphs", "/.well-known/void", "/id/")


def application(folder: Path) -> Starlette:
    """The server of the store in a folder, as an ASGI application; StoreError when there is none."""
    snapshots = Snapshots(folder)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.snapshots, app.state.workers = snapshots, Workers(folder)
        yield

    return Starlette(
        routes=[
            Route("/sparql", sparql_or_description, methods=["GET", "POST", "OPTIONS"]),
            Route("/graphs", options(graphs.graph), methods=["GET", "OPTIONS"]),
            Route("/.well-known/void", options(service.describe), methods=["GET", "OPTIONS"]),
            Route("/id/{kind}/{rest:path}", options(resources.thing), methods=["GET", "OPTIONS"]),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=with_headers)],
        exception_handlers={
            Refused: refused,
            TooMany: too_many,
            StoreError: unreadable,
            HTTPException: not_here,
        },
        lifespan=lifespan,
    )


async def sparql_or_description(request: Request) -> Response:
    """A query is answered; an address without one describes the service."""
    if request.method == "OPTIONS":
        return preflight()
    if request.method != "POST" and not request.url.query:
        return await service.describe(request)
    return await sparql.answer(request)


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


async def with_headers(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Gives every answer its safe headers, and those of the protocols leave to be read elsewhere."""
    response = await go_on(request)
    for name, value in (SAFE | (SHARED if request.url.path.startswith(_OPEN) else {})).items():
        response.headers.setdefault(name, value)
    return response


async def refused(request: Request, fault: Exception) -> Response:
    """What was refused, with its reason."""
    return as_response(request, fault) if isinstance(fault, Refused) else Response(status_code=500)


async def too_many(request: Request, fault: Exception) -> Response:
    """Come back later."""
    seconds = fault.seconds if isinstance(fault, TooMany) else 1.0
    said = Refused(429, "too many queries at once", f"ask again in {seconds:g} s, or one after another")
    return as_response(request, said, {"Retry-After": str(int(seconds))})


async def unreadable(request: Request, _: Exception) -> Response:
    """The store cannot be read; where it lies is nobody's business but the server's."""
    said = Refused(503, "the graph cannot be read now", "kg doctor, on the server, says what is left of it")
    return as_response(request, said)


async def not_here(request: Request, fault: Exception) -> Response:
    """There is no such address, or not with this method."""
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    message = {404: "there is nothing at this address", 405: "this address only reads"}.get(status, "refused")
    headers = dict(getattr(fault, "headers", None) or {})
    return as_response(request, Refused(status, message), headers)
