"""Search: what begins with, or sounds like, the words that are typed; and the names while they are typed."""

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import limits
from kg.serve.languages import language_of
from kg.serve.pages.frame import tagged
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import event_row, first, said
from kg.serve.search import Search

_FOUND = 24
_BESIDE = 3  # events, and statements, among the names while they are typed
_LONGEST = 200  # characters of a query that are looked at


def find(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of search.html."""
    query = asked.get("q", "")[:_LONGEST].strip()
    kept: dict[str, Any] = {"query": query, "things": None, "nothing": "", "meant": []}
    if not query:
        return kept
    search, catalogue = reader.view.search, reader.catalogue
    everything = max(len(catalogue.events), len(catalogue.statements), 1)
    things = search.things.find(query, _FOUND)
    events, statements = search.events.find(query, everything), search.statements.find(query, everything)
    if not (things.total or events.total or statements.total):
        near = [(name, reader.link("/search", q=name)) for name in search.meant(query)]
        nothing = reader.say(reader.words["words"]["nothing_for"], q=query)
        return kept | {"nothing": nothing, "meant": near}
    return kept | {
        "things": first(reader, things.iris, lambda iri: thing(reader, iri), "things", "", _FOUND),
        "events": first(
            reader, [catalogue.events[iri] for iri in events.iris], lambda e: event_row(reader, e), "events",
            reader.link("/events", q=query),
        ),
        "statements": first(
            reader, [catalogue.statements[iri] for iri in statements.iris], lambda s: said(reader, s),
            "statements", reader.link("/statements", q=query),
        ),
    }  # fmt: skip


def thing(reader: Reader, iri: str) -> dict[str, str]:
    """A person, country, organisation or place in a list of hits."""
    kind = reader.catalogue.kind(iri)
    others = [name for name in reader.spellings(iri)[1:4] if name != reader.label(iri)]
    told = reader.catalogue.told.get(kind, {}).get(iri, 0)
    return {
        "iri": iri, "kind": kind, "label": reader.label(iri), "href": reader.href(iri),
        "also": ", ".join(others), "note": note(reader, iri),
        "told": reader.count("articles", told) if told else reader.words["words"]["only_registry"],
    }  # fmt: skip


def note(reader: Reader, iri: str) -> str:
    """A few words that tell two of one name apart: the office, or where it lies."""
    held = [one.office for one in reader.catalogue.tenures_of.get(iri, ())[:1]]
    above = reader.values(iri, "holds")[:1] or held or reader.values(iri, "locatedIn")[:1]
    return ", ".join(reader.label(one) for one in above)


async def suggest(request: Request) -> Response:
    """The best hits for what is typed, as JSON: `{"hits": [{"label", "kind", "letter", "note", "href"}]}`.

    Half a millisecond of work, done at once: in a thread of its own it would wait for pages made in others.
    """
    views = request.app.state.views
    view = views.current() if views.opened else await run_in_threadpool(views.current)
    language, prefix = language_of(request)
    reader = Reader(view, language, prefix)
    hits = [_hit(reader, iri) for iri in _best(view.search, request.query_params.get("q", "")[:_LONGEST])]
    return tagged(request, JSONResponse({"hits": hits}), {"Vary": "Accept-Language"})


def _best(search: Search, query: str) -> tuple[str, ...]:
    """Things first; where they leave room, a few events, then statements."""
    found = search.things.find(query, limits.SUGGESTED).iris
    for index in (search.events, search.statements):
        if (room := limits.SUGGESTED - len(found)) > 0:
            found += index.find(query, min(_BESIDE, room)).iris
    return found


def _hit(reader: Reader, iri: str) -> dict[str, str]:
    kind = reader.catalogue.kind(iri)
    event, one = reader.catalogue.events.get(iri), reader.catalogue.statements.get(iri)
    if event is not None:
        beside = reader.day(event.start)
    elif one is not None:
        beside = ", ".join(reader.label(speaker) for speaker in one.speakers)
    else:
        beside = note(reader, iri) or reader.words["kinds"][kind]["one"]
    return {
        "label": reader.label(iri), "kind": kind, "letter": reader.words["kinds"][kind]["letter"],
        "note": beside, "href": reader.href(iri), "iri": iri,
    }  # fmt: skip
