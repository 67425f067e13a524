"""Values and a template → a page: the frame around it, its headers, the page that says what went wrong."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache, partial
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg import resources
from kg.reference import LANGUAGES
from kg.serve.faults import Refused
from kg.serve.languages import language_of
from kg.serve.pages.reader import Reader, words
from kg.serve.static import address
from kg.serve.wording import told

Values = Mapping[str, Any]
Make = Callable[[Reader, Mapping[str, str]], Values]
HEADERS = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}


def page(template: str, make: Make) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint: the page of a template with the values that `make` gives; made once for each snapshot."""

    async def endpoint(request: Request) -> Response:
        return await ready_or_made(request, partial(answer, template=template, make=make))

    return endpoint


async def ready_or_made(request: Request, answered: Callable[[Request], Response]) -> Response:
    """The page where it was made lately, at once; else it is made in a thread of its own."""
    views = request.app.state.views
    if views.opened and (body := views.current().ready(_name(request))) is not None:
        return _sent(request, body)
    return await run_in_threadpool(answered, request)


def answer(request: Request, template: str, make: Make) -> Response:
    """The page that a request asks for, or that it has not changed."""
    view = request.app.state.views.current()
    language, prefix = language_of(request)
    asked = {**request.query_params, **request.path_params}

    def made() -> bytes:
        values = make(Reader(view, language, prefix), asked)
        return rendered(template, {**frame(request), **values}).encode()

    return _sent(request, view.kept(_name(request), made))


def _name(request: Request) -> str:
    """What a page is kept under."""
    language, prefix = language_of(request)
    late = "late" if request.app.state.views.stale else ""
    return f"{late} {language} {prefix} {request.url.path}?{request.url.query}"


def _sent(request: Request, body: bytes) -> Response:
    return tagged(request, HTMLResponse(body), {"Vary": HEADERS["Vary"]})


def tagged(request: Request, response: Response, headers: Mapping[str, str]) -> Response:
    """The response with its entity tag, or, to a client that has it, that it has not changed."""
    tag = f'"{sha256(response.body).hexdigest()[:20]}"'
    given = {**headers, "Cache-Control": HEADERS["Cache-Control"], "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=given)
    response.headers.update(given)
    return response


def rendered(template: str, values: Values) -> str:
    """The page as text."""
    html: str = _environment().get_template(template).render(values)
    return html


@cache
def _environment() -> Environment:
    """Autoescape on, and a name that is not given is an error."""
    folder = resources.visualizations()
    loader = FileSystemLoader([folder / "pages", folder])  # the explorer is shared with `kg draw`
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["static"] = address
    return made


def frame(request: Request) -> dict[str, Any]:
    """What every page has: its words, where its links lead, and itself in the other languages."""
    language, prefix = language_of(request)
    path = request.scope["path"]
    asked = request.query_params.multi_items()
    kept = "&".join(f"{quote(name)}={quote(value)}" for name, value in asked if name != "lang")
    table = words(language)
    return {
        "language": language, "prefix": prefix, "t": table, "w": table["words"], "path": path,
        "query": request.query_params.get("q", ""), "editing": request.app.state.editing is not None,
        "stale": request.app.state.views.stale,
        "languages": [
            (code, table["words"]["languages"][code], f"/{code}{quote(path)}{f'?{kept}' if kept else ''}")
            for code in LANGUAGES
        ],
    }  # fmt: skip


def fault_page(request: Request, fault: Refused, headers: Mapping[str, str] | None = None) -> Response:
    """What was refused as a page: what, where, and what can be done."""
    values = frame(request)
    table = values["t"]["faults"]
    said = table.get(fault.word, table["other"])
    values |= {"said": said, "where": request.scope["path"], "status": fault.status}
    values |= {"word": fault.word, "told": told(fault.message, fault.remedy, values["language"])}
    return HTMLResponse(rendered("error.html", values), fault.status, headers={**HEADERS, **(headers or {})})
