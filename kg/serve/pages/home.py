"""The front page: search, what there is, what is new, where sources differ, which invitations stand open."""

from collections.abc import Mapping
from typing import Any

from kg.draw.records import NOT_DONE
from kg.serve.catalogue import KINDS, Event
from kg.serve.pages.differences import differing
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import Row, event_row, first, invited

_NEWEST, _BESIDE, _LOOKED = 10, 4, 60
_SHORT = 220  # characters of a sentence that fits beside the search
_ENOUGH = 4  # marked words in a sentence that shows how facts are read


def home(reader: Reader, _: Mapping[str, str]) -> dict[str, Any]:
    """The values of home.html."""
    catalogue = reader.catalogue
    events = list(catalogue.events.values())
    dated = sorted(events, key=lambda one: not one.start)  # those without a day last
    open_ = [one for one in catalogue.invitations.values() if one.status in ("extended", "accepted")]
    special = _specimen(reader, dated)
    return {
        "counts": counts(reader),
        "articles": reader.count("articles_read", len(catalogue.articles)),
        "newest": first(
            reader, dated, lambda e: event_row(reader, e), "events", reader.link("/events"), _NEWEST
        ),
        "disagree": first(
            reader, differing(reader, catalogue.differences[:_LOOKED]), lambda d: d, "differences",
            reader.link("/disagree"), _BESIDE,
        ),
        "invitations": first(
            reader, open_, lambda i: invited(reader, i), "invitations", reader.link("/invitations"), _BESIDE
        ),
        "examples": _examples(reader),
        "questions": [
            (text, reader.link(path)) for path, text in reader.words["questions"].items()
        ],
        "specimen": special, "specimen_day": reader.long_day(special.date) if special else "",
    }  # fmt: skip


def counts(reader: Reader) -> list[tuple[str, str, str]]:
    """Kind, how many, and where they are listed."""
    lists = {"event": "/events", "statement": "/statements"}
    return [
        (kind, reader.number(reader.catalogue.counts[kind]), reader.link(lists.get(kind, f"/things/{kind}")))
        for kind in KINDS
    ]


def _examples(reader: Reader) -> list[tuple[str, str]]:
    """Names to try: those that most articles tell of."""
    found = [next(iter(reader.catalogue.told[kind]), "") for kind in ("person", "place", "country")]
    return [(reader.label(iri), reader.href(iri)) for iri in found if iri]


def _specimen(reader: Reader, events: list[Event]) -> Row | None:
    """An event whose sentence shows well how a fact is read, among those that most sources tell."""
    held = [one for one in events if one.who and one.where and one.status not in NOT_DONE]
    best = sorted(held, key=lambda e: (-reader.catalogue.origins(e.articles), e.start, e.iri))[:8]
    rows = [event_row(reader, one) for one in best]
    short = [row for row in rows if row.quote and len("".join(row.quote.parts)) < _SHORT]
    return max(short, key=lambda row: _showing(reader, row), default=None)


def _showing(reader: Reader, row: Row) -> tuple[bool, int]:
    """How well a row shows how facts are read: in the page's language, with some words marked."""
    if row.quote is None:
        return False, 0
    return row.quote.language == reader.language, min(len(row.quote.parts), 2 * _ENOUGH)
