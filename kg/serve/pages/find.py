"""Search: what begins with, or sounds like, the words that are typed; and the names while they are typed."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from kg import limits
from kg.serve.languages import language_of
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import event_row, first, said

_FOUND = 24
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


def suggest(request: Request) -> JSONResponse:
    """The best hits for what is typed, as JSON: `{"hits": [{"label", "kind", "letter", "note", "href"}]}`."""
    language, prefix = language_of(request)
    reader = Reader(request.app.state.views.current(), language, prefix)
    query = request.query_params.get("q", "")[:_LONGEST]
    search = reader.view.search
    iris = list(search.things.find(query, limits.SUGGESTED).iris)
    if len(iris) < limits.SUGGESTED:
        iris += search.events.find(query, min(3, limits.SUGGESTED - len(iris))).iris
    if len(iris) < limits.SUGGESTED:
        iris += search.statements.find(query, min(3, limits.SUGGESTED - len(iris))).iris
    hits = [_hit(reader, iri) for iri in iris]
    return JSONResponse({"hits": hits}, headers={"Vary": "Accept-Language", "Cache-Control": "no-cache"})


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
