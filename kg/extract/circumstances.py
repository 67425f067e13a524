"""When, where and how real: the time, place, venue and status of an event, from the words around its trigger."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.languages import table
from kg.records import Document, Mention, Sentence, Status, TimeExpression
from kg.reference import Registry

NEAR_TOKENS = 7  # how far before a trigger an auxiliary or negation can stand
_SINCE = frozenset({"siden", "sidan", "since", "etter", "after", "før", "before"})


@dataclass(frozen=True, slots=True)
class Place:
    """City as printed, ISO 3166-1 alpha-3 code of the country, venue as printed; `inferred` when only the registry knows the country."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(table(language, "frames").get(name, ()))


def clause(document: Document, sentence: Sentence, at: int) -> tuple[int, int]:
    """Token bounds of the clause around token `at`: cut at subordinators and at coordinated verbs."""
    first, last = sentence.tokens
    cut = _words(document.article.language, "clause_words")
    tokens = document.tokens
    start = at
    while start > first and tokens[start - 1].norm not in cut and tokens[start - 1].text not in ";:":
        start -= 1
    end = at + 1
    while end < last and tokens[end].norm not in cut and tokens[end].text not in ";:":
        end += 1
    return start, end


def when(document: Document, sentence: Sentence, at: int) -> TimeExpression | None:
    """The time expression of the trigger at token `at`: in its clause, else the only one of the sentence."""
    inside = [t for t in document.times if sentence.start <= t.start < sentence.end and not _since(document, t)]
    if not inside:
        return None
    start, end = clause(document, sentence, at)
    low, high = document.tokens[start].start, document.tokens[end - 1].end
    near = [t for t in inside if low <= t.start < high]
    offset = document.tokens[at].start
    if near:
        return min(near, key=lambda t: (abs(t.start - offset), t.start))
    return inside[0] if len(inside) == 1 and low - inside[0].end < 60 else None


def _since(document: Document, time: TimeExpression) -> bool:
    before = document.article.text[max(0, time.start - 14) : time.start].split()
    inner = document.article.text[time.start : time.end].split()
    return bool(before and before[-1].casefold() in _SINCE) or inner[0].casefold() in _SINCE


def status(document: Document, sentence: Sentence, at: int, time: TimeExpression | None, *, present: bool) -> Status | None:
    """How real the event is; None when the words deny that it took place at all."""
    language = document.article.language
    first, last = sentence.tokens
    before = {t.norm for t in document.tokens[max(first, at - NEAR_TOKENS) : at]}
    start, end = clause(document, sentence, at)
    around = {t.norm for t in document.tokens[start:end]} | before
    if around & _words(language, "cancelled"):
        return "cancelled"
    if around & _words(language, "postponed"):
        return "cancelled" if language == "en" else "postponed"
    if before & _words(language, "negation"):
        return None
    if before & _words(language, "possible"):
        return "proposed"
    if before & _words(language, "future") or _later(document, time):
        return "planned"
    return "ongoing" if present and not time else "held"


def _later(document: Document, time: TimeExpression | None) -> bool:
    published = (document.article.published or "")[:10]
    return bool(time and published and time.value > published[: len(time.value)] and len(published) == 10)


def where(document: Document, sentence: Sentence, at: int, registry: Registry) -> Place:
    """Where the trigger at token `at` has its event: the nearest place with a preposition of place in the sentence."""
    places = [m for m in document.mentions if sentence.start <= m.start < sentence.end and m.kind in ("place", "country") and m.form == "name"]
    offset = document.tokens[at].start
    venue = _venue(document, sentence, offset)
    located = [m for m in places if _located(document, m) and not _inside_title(document, m)]
    located.sort(key=lambda m: (m.start < offset, abs(m.start - offset)))
    city: str | None = None
    country: str | None = None
    for mention in located:
        if mention.kind == "country":
            country = country or mention.key
            continue
        place = registry.places[mention.key]
        printed = _printed(document, mention)
        if place.kind == "venue":
            venue = venue or printed
            parent = registry.places.get(place.parent)
            city, country = city or None, country or (parent.country if parent else place.country) or None
        elif city is None:
            city, country = printed, place.country or country
        if city and country:
            break
    return Place(city=city, country=country, venue=venue)


def _printed(document: Document, mention: Mention) -> str:
    text = document.article.text[mention.start : mention.end]
    return re.sub(r"['’]?s$", "", text) if mention.genitive else text


def _located(document: Document, mention: Mention) -> bool:
    if mention.genitive:
        return False
    before = document.article.text[max(0, mention.start - 24) : mention.start].casefold().split()
    if not before:
        return False
    allowed = _words(document.article.language, "place_prepositions")
    return before[-1] in allowed or (len(before) > 1 and before[-2] in allowed and before[-1] in _ADJACENT)


_ADJACENT = frozenset({"den", "det", "the", "egyptiske", "italienske", "hovedstaden", "byen", "finske", "sveitsiske", "østerrikske", "belgiske", "norske", "russiske", "capital"})


def _inside_title(document: Document, mention: Mention) -> bool:
    return any(t.start <= mention.start < t.end for t in document.titles)


@cache
def _venue_pattern(language: str) -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, table(language, "frames")["venue_heads"]), key=len, reverse=True))
    name = r"(?:the |The )?[A-ZÆØÅÉ][\wÆØÅæøåé’'-]+(?: (?:[A-ZÆØÅÉ][\w’'-]+|do|de|la|of|du))*"
    if language == "en":
        return re.compile(rf"\b(?:at|in) (?:the )?((?:[A-Z][\w’'-]+ )*(?:do |de |of )?(?:(?i:{heads}))(?: [A-Z][\w’'-]+)*)\b")
    return re.compile(rf"\b(?:på|i|ved) (?:den |det )?((?:{heads}) {name}|statsminister(?:boligen|bustaden)|[A-ZÆØÅ][\w-]+(?=, (?:{heads})\b))")


def _venue(document: Document, sentence: Sentence, offset: int) -> str | None:
    found = list(_venue_pattern(document.article.language).finditer(document.article.text, sentence.start, sentence.end))
    if not found:
        return None
    nearest = min(found, key=lambda m: abs(m.start() - offset)).group(1)
    return re.sub(r"^hotell(?:et)? ", "", nearest)


def nearest_place(places: Sequence[Place]) -> Place:
    """The fullest of several readings of one event's place."""
    return max(places, key=lambda p: (p.city is not None, p.country is not None, p.venue is not None))
