"""The place that a verb of visiting has as its object."""

from kg.annotate.structure import within
from kg.extract.where import Place
from kg.records import Document
from kg.reference import Registry

VISITED_REACH = 4  # tokens behind "besøkte" within which the place that is visited stands


def visited(document: Document, registry: Registry, at: int) -> Place | None:
    """ "A besøkte Oslo": the place that is the verb's object."""
    tokens = document.tokens
    start, end = tokens[at].end, tokens[min(at + VISITED_REACH, len(tokens) - 1)].start
    places = [m for m in within(document.mentions, start, end) if m.kind == "place" and not m.genitive]
    if not places:
        return None
    known = registry.place(places[0].key)
    city = document.article.text[places[0].start : places[0].end]
    return Place(city=city, country=known.country) if known.kind != "venue" else None
