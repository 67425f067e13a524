"""What is to be watched at a gathering, point by point: "1: USA og Kina" on a line of its own."""

import re
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.grammar.triggers import event_nouns
from kg.languages import words
from kg.records import Event
from kg.reference import Registry

FEWEST = 2  # numbered points that make an agenda
GATHERINGS = ("summit", "conference")
AHEAD = ("planned", "proposed", "ongoing", "cancelled", "postponed", "denied")
_POINT = re.compile(r"(?:^|\n)\s*[1-9][:.)]\s+\S[^\n]{0,60}(?=\n|$)")


def agenda_place(document: Document, registry: Registry, event: Event) -> tuple[str, str] | None:
    """Town as printed, and country, of the gathering that has these points: its own, and meetings."""
    if event.type not in GATHERINGS and event.type != "meeting":
        return None
    points = [m.start() for m in _POINT.finditer(document.article.text)]
    if len(points) < FEWEST:
        return None
    under = max((e.start for e in event.evidence), default=0) > points[0]
    if event.type not in GATHERINGS and not (event.type == "meeting" and event.status in AHEAD and under):
        return None
    language = document.article.language
    lead, nouns = within(document.tokens, 0, points[0]), event_nouns(language)
    if not any(token.norm in nouns for token in lead):
        return None
    inner = words(language, "circumstances", "inner_prepositions")
    behind = {b.start for a, b in pairwise(lead) if a.norm in inner}
    towns = [m for m in within(document.mentions, 0, points[0]) if m.kind == "place" and m.start in behind]
    for mention in reversed(towns):
        place = registry.place(mention.key)
        if place.kind == "city" and not mention.genitive:
            return document.article.text[mention.start : mention.end], place.country
    return None
