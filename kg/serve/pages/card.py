"""An event or a name as a card for other sites' pages, and the oEmbed answer for an event's."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.mapping.quads import LABEL
from kg.reference import LANGUAGES
from kg.serve.catalogue import ACTORS
from kg.serve.faults import Refused
from kg.serve.languages import language_of
from kg.serve.pages.find import thing
from kg.serve.pages.frame import answer
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import event_row, telling

WIDTH, HEIGHT = 480, 320  # pixels; the sentence scrolls where it is longer
# The card may stand in a frame anywhere: it has no script, no form, and nothing to press but links.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
    " frame-ancestors *"
)


def card(request: Request) -> Response:
    """The page of a card."""
    event = request.path_params["kind"] == "event"
    found = answer(request, *(("card.html", _event) if event else ("card-thing.html", _thing)))
    found.headers["Content-Security-Policy"] = POLICY
    return found


def _event(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    iri = reader.iri("event", asked["name"])
    one = reader.catalogue.events.get(iri)
    if one is None:
        raise Refused(404, f"the graph has no event {asked['name']}")
    return {
        "row": event_row(reader, one, quoted=False), "title": reader.title(one), "best": telling(reader, one),
        "href": reader.href(iri),
    }  # fmt: skip


def _thing(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """What tells a name from others like it: spellings, office or where it lies, the last event."""
    kind = asked["kind"]
    iri = reader.iri(kind, asked["name"])
    if kind not in ACTORS or not reader.values(iri, LABEL[1:-1]):
        raise Refused(404, f"the graph has no {kind} {asked['name']}")
    events = reader.catalogue.by_actor.get(iri, ())
    return {
        "title": reader.label(iri),
        "last": [event_row(reader, one, iri) for one in events[:1]],
        **thing(reader, iri),
    }


async def oembed(request: Request) -> Response:
    """The frame for the event page that `url` names, as oEmbed 1.0 has it; JSON is the one form there is."""
    if request.query_params.get("format", "json") != "json":
        raise Refused(501, "oEmbed is answered in JSON only", "send format=json")
    try:
        given = urlsplit(request.query_params.get("url", ""))
    except ValueError as fault:
        raise Refused(404, "the address cannot be read", "send the address of an event's page") from fault
    parts = unquote(given.path).split("/")
    prefix = f"/{parts[1]}" if len(parts) > 1 and parts[1] in LANGUAGES else ""
    host = request.headers.get("host", "")
    rest = parts[2:] if prefix else parts[1:]
    if given.netloc not in ("", host) or len(rest) != 3 or rest[:2] != ["id", "event"]:
        raise Refused(
            404, "no event of this server is at that address", "send the address of an event's page"
        )
    language = parts[1] if prefix else language_of(request)[0]
    reader = Reader(await run_in_threadpool(request.app.state.views.current), language, prefix)
    values = _event(reader, {"name": rest[2]})
    address = f"{request.url.scheme}://{host}{prefix}/card/event/{rest[2]}"
    width = _at_most(request, "maxwidth", WIDTH)
    height = _at_most(request, "maxheight", HEIGHT)
    return JSONResponse({
        "version": "1.0", "type": "rich", "title": values["title"], "provider_name": "kg",
        "provider_url": f"{request.url.scheme}://{host}/", "width": width, "height": height,
        "html": _frame(address, values["title"], width, height),
    })  # fmt: skip


def _frame(address: str, title: str, width: int, height: int) -> str:
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}"></iframe>'
    )


def _at_most(request: Request, name: str, own: int) -> int:
    given = request.query_params.get(name, "")
    return min(int(given), own) if given.isascii() and given.isdigit() and len(given) < 6 else own
