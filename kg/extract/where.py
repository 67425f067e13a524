"""Where: city, country and venue of an event, from the words around its trigger."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from kg.annotate.structure import covering, within
from kg.extract.clauses import Clause
from kg.extract.premodifiers import modifiers
from kg.extract.settlements import described
from kg.extract.triggers import event_nouns
from kg.extract.venues import venue_of
from kg.languages import table, words
from kg.records import Document, Mention, Sentence
from kg.reference import Registry

VISITED_REACH = 4  # tokens behind "besøkte" within which the place that is visited stands
FOREIGN_REACH = 6  # tokens before an event noun within which "ahead of" or "A's" makes it another event


@dataclass(frozen=True, slots=True)
class Place:
    """City as printed, ISO 3166-1 alpha-3 code of the country, venue as printed."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


def _words(language: str, name: str) -> frozenset[str]:
    return words(language, "frames", name)


def where(
    document: Document, sentence: Sentence, at: int, registry: Registry, clause: Clause, *, goes: bool
) -> Place:
    """Where the trigger at token `at` has its event: the nearest place behind a preposition of place.

    Only one who goes somewhere (`goes`) is placed by "til" and "to".
    """
    places = [
        m
        for m in within(document.mentions, sentence.start, sentence.end)
        if m.kind in ("place", "country") and m.form == "name"
    ]
    if _words(document.article.language, "time_clauses"):
        places = [
            m
            for m in places
            if _inside(document, sentence, m.start, clause) and not _elsewhere(document, m.start, at)
        ]
    offset = document.tokens[at].start
    venue = venue_of(document, sentence, offset)
    located = [m for m in places if _located(document, m, at, goes) and not _inside_title(document, m)]
    located.sort(key=lambda m: (m.start < offset, abs(m.start - offset)))
    city: str | None = None
    country: str | None = None
    for mention in located:
        if mention.kind == "country":
            country = country or mention.key
            continue
        place = registry.place(mention.key)
        printed = _printed(document, mention)
        if place.kind == "venue":
            venue = venue or printed
            parent = registry.places.get(place.parent)
            city, country = city or None, country or (parent.country if parent else place.country) or None
        elif city is None:
            city, country = printed, place.country or country
        if city and country:
            break
    if city is None and country is None:
        city, country = _described(document, at, clause, registry)
    if country is None and venue is not None:
        country = _housed(document, sentence, venue, registry)
    return Place(city=city, country=country, venue=venue)


def visited(document: Document, registry: Registry, at: int) -> Place | None:
    """ "A besøkte Oslo": the place that is the verb's object."""
    tokens = document.tokens
    start, end = tokens[at].end, tokens[min(at + VISITED_REACH, len(tokens) - 1)].start
    places = [m for m in within(document.mentions, start, end) if m.kind == "place" and not m.genitive]
    if not places:
        return None
    known = registry.places[places[0].key]
    city = document.article.text[places[0].start : places[0].end]
    return Place(city=city, country=known.country) if known.kind != "venue" else None


def _housed(document: Document, sentence: Sentence, venue: str, registry: Registry) -> str | None:
    """The country of a venue that is the house of a body: the White House, the Kremlin."""
    for mention in within(document.mentions, sentence.start, sentence.end):
        printed = document.article.text[mention.start : mention.end]
        if mention.kind == "organisation" and venue in printed and mention.key in registry.organisations:
            return registry.organisations[mention.key].country or None
    return None


def _described(
    document: Document, at: int, clause: Clause, registry: Registry
) -> tuple[str | None, str | None]:
    """ "The Lima summit", "in the Bolivian city of X": a place that no preposition of its own ties in."""
    language = document.article.language
    city: str | None = None
    country: str | None = None
    if document.tokens[at].norm in event_nouns(language):
        for mention in modifiers(document, at, "place"):
            place = registry.place(mention.key)
            city, country = (
                _printed(document, mention) if place.kind == "city" else None,
                place.country or None,
            )
    if city is None and country is None:
        told = described(document, at + 1, clause.end, _words(language, "place_prepositions"))
        if told is not None:
            city, country = told.name or None, told.country
    return city, country


def _elsewhere(document: Document, offset: int, at: int) -> bool:
    """Whether a place behind the trigger is another event's: "met ahead of A's visit to Lima"."""
    language, tokens = document.article.language, document.tokens
    stop = bisect_right(tokens, offset, key=attrgetter("start")) - 1
    nouns, marks = event_nouns(language), _words(language, "foreign_marks")
    verbs = _event_verbs(language) - nouns if tokens[at].norm in nouns else frozenset()
    for index in range(at + 1, stop):
        if tokens[index].norm in verbs and tokens[index].text.islower():
            return True
        if tokens[index].norm not in nouns:
            continue
        before = tokens[max(at + 1, index - FOREIGN_REACH) : index]
        if any(t.norm in marks or t.text.endswith(("'s", "’s", "’", "s'")) for t in before):
            return True
    return False


@cache
def _event_verbs(language: str) -> frozenset[str]:
    return frozenset(form for verb in table(language, "frames")["verbs"] for form in verb["forms"])


def _inside(document: Document, sentence: Sentence, offset: int, clause: Clause) -> bool:
    """Whether an offset lies in the clause, or in words that open the sentence ("In Lima, A said")."""
    index = bisect_right(document.tokens, offset, key=attrgetter("start")) - 1
    return index in clause or index - sentence.tokens[0] <= 3


def _printed(document: Document, mention: Mention) -> str:
    text = document.article.text[mention.start : mention.end]
    return re.sub(r"['’]?s$", "", text) if mention.genitive else text


def _located(document: Document, mention: Mention, at: int, goes: bool) -> bool:
    """Whether a preposition ties the mention to the event, not to a noun before ("krigen i Ukraina")."""
    if mention.genitive:
        return False
    tokens = document.tokens
    index = bisect_right(tokens, mention.start, key=attrgetter("end"))
    allowed = _words(document.article.language, "place_prepositions")
    if goes:
        allowed |= _words(document.article.language, "travel_to")
    else:
        allowed -= _words(document.article.language, "to")
    step = index - 1
    while step > 0 and tokens[step].norm not in allowed and _between(document, step):
        step -= 1
    if step < 0 or tokens[step].norm not in allowed:
        return False
    if step == 0 or _attached(document, step - 1, at):
        return True
    # a country behind a noun belongs to the noun ("krigen i Ukraina"); a town is where things happen,
    # unless the noun is another event ("toppmøtet i Vilnius")
    return mention.kind == "place" and document.tokens[step - 1].norm not in event_nouns(
        document.article.language
    )


def _between(document: Document, index: int) -> bool:
    """Words that stand between a preposition and a place: articles, "capital", a country's adjective."""
    token = document.tokens[index]
    if token.norm in _words(document.article.language, "place_fillers"):
        return True
    over = covering(document.mentions, document.article.text, token.start)
    return any(m.form == "adjective" for m in over)


def _attached(document: Document, index: int, at: int) -> bool:
    token = document.tokens[index]
    if index != at and token.norm in event_nouns(document.article.language):
        return False
    if (
        index == at
        or not token.text[0].isalpha()
        or token.norm in _words(document.article.language, "place_adverbs")
        or token.text[0].isupper()
    ):
        return True
    text = document.article.text
    times = covering(document.times, text, token.start)
    titles = covering(document.titles, text, token.start)
    if times or titles:
        return True
    if any(m.kind in ("person", "place") for m in covering(document.mentions, text, token.start)):
        return True
    return index < at and token.norm in _words(document.article.language, "support_verbs")


def _inside_title(document: Document, mention: Mention) -> bool:
    return bool(covering(document.titles, document.article.text, mention.start))
