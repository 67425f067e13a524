"""When, where and how real: time, place, venue and status of an event, from the words around its trigger."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from kg.annotate.structure import covering, within
from kg.extract.clauses import Clause
from kg.extract.settlements import described
from kg.languages import table, words
from kg.records import Document, Mention, Sentence, Status, TimeExpression
from kg.reference import Registry

NEAR_VERB = 14  # tokens before a verb, in its clause, within which its auxiliary or negation stands
NEAR_NOUN = 4  # tokens before a noun within which "mulig" or "planned" belongs to it


@dataclass(frozen=True, slots=True)
class Place:
    """City as printed, ISO 3166-1 alpha-3 code of the country, venue as printed."""

    city: str | None = None
    country: str | None = None
    venue: str | None = None


def _words(language: str, name: str) -> frozenset[str]:
    return words(language, "frames", name)


def when(document: Document, sentence: Sentence, at: int, clause: Clause) -> TimeExpression | None:
    """The time expression of the trigger at token `at`: in its clause, else the only one of the sentence."""
    quoted = _quoted(document, document.tokens[at].start)
    inside = [
        t
        for t in within(document.times, sentence.start, sentence.end)
        if not _since(document, t) and _quoted(document, t.start) == quoted
    ]
    if not inside:
        return _same_day(document, sentence)
    low, offset = document.tokens[clause.start].start, document.tokens[at].start
    spans = [(document.tokens[first].start, document.tokens[last - 1].end) for first, last in clause.spans]
    near = [
        t
        for t in inside
        if not _anothers(document, t, at)
        and any(start <= t.start < end for start, end in spans)
        and not _beyond(document, offset, t)
    ]
    if near:
        return min(near, key=lambda t: (abs(t.start - offset), t.start))
    if len(inside) == 1 and 0 <= low - inside[0].end < 60 and not _anothers(document, inside[0], at):
        return inside[0] if _opens(document, sentence, inside[0], clause) else None
    return None


def _opens(document: Document, sentence: Sentence, time: TimeExpression, clause: Clause) -> bool:
    """Whether a time before the clause is the clause's own: it opens the sentence, or stands right before."""
    strict = _words(document.article.language, "time_clauses")
    first = document.tokens[clause.start]
    return (
        not strict
        or (first.norm in strict and first.start - time.end < 3)
        or (time.start - sentence.start < 4 and first.norm not in _words(document.article.language, "that"))
    )


def _anothers(document: Document, time: TimeExpression, at: int) -> bool:
    """Whether a time belongs to another event's noun: "to prepare for the summit in June"."""
    language = document.article.language
    fillers = _words(language, "noun_time_fillers")
    if not fillers:
        return False
    tokens, nouns = document.tokens, _event_nouns(language)
    first = bisect_right(tokens, time.start, key=attrgetter("start")) - 1
    last = bisect_right(tokens, time.end - 1, key=attrgetter("start"))
    before = first - 1
    while before > 0 and tokens[before].norm in fillers:
        before -= 1
    behind = next((i for i in range(last, min(last + 4, len(tokens))) if tokens[i].norm in nouns), -1)
    named = behind >= 0 and all(t.text[0].isupper() for t in tokens[last:behind])
    if tokens[at].norm in nouns and _across(document, at, first, last):
        return True
    noun = before if before >= 0 and tokens[before].norm in nouns else behind if named else -1
    if noun < 0 or noun == at:
        return False
    return not {t.norm for t in tokens[max(0, min(first, noun) - 5) : noun]} & _words(language, "part_words")


def _quoted(document: Document, offset: int) -> bool:
    return any(q.start <= offset < q.end for q in document.quotes)


def _same_day(document: Document, sentence: Sentence) -> TimeExpression | None:
    """ "Samme dag": the day that the text named last."""
    lowered = document.article.text[sentence.start : sentence.end].casefold()
    if not any(phrase in lowered for phrase in _words(document.article.language, "same_day")):
        return None
    before = reversed(within(document.times, 0, sentence.start))
    return next((t for t in before if t.end <= sentence.start and len(t.value) == 10), None)


def _beyond(document: Document, offset: int, time: TimeExpression) -> bool:
    """Behind the end of the trigger's own clause: an unpaired comma stands between."""
    text = document.article.text
    inside = sum(text.count(",", m.start, m.end) for m in within(document.mentions, offset, time.start))
    return time.start > offset and (text.count(",", offset, time.start) - inside) % 2 == 1


def _across(document: Document, at: int, first: int, last: int) -> bool:
    """Whether an infinitive stands between a noun and a time: "met on Monday to prepare the summit"."""
    tokens = document.tokens
    low, high = (last, at) if last <= at else (at, first)
    marks = _words(document.article.language, "to")
    return any(
        tokens[i].norm in marks
        and tokens[i + 1].text.islower()
        and tokens[i + 1].norm not in _words(document.article.language, "place_fillers")
        for i in range(low, high - 1)
    )


def _since(document: Document, time: TimeExpression) -> bool:
    before = document.article.text[max(0, time.start - 14) : time.start].split()
    inner = document.article.text[time.start : time.end].split()
    since = _words(document.article.language, "since")
    return bool(before and before[-1].casefold() in since) or inner[0].casefold() in since


def status(
    document: Document, clause: Clause, at: int, time: TimeExpression | None, *, noun: bool, present: bool
) -> Status | None:
    """How real the event is; None when the words deny that it took place at all."""
    language = document.article.language
    reach = NEAR_NOUN if noun and _adjunct(document, clause, at) else NEAR_VERB
    before = {document.tokens[i].norm for i in range(max(clause.start, at - reach), at) if i in clause}
    around = {t.norm for first, last in clause.spans for t in document.tokens[first:last]}
    text = " ".join(t.norm for first, last in clause.spans for t in document.tokens[first:last])
    if around & _words(language, "cancelled") or any(
        p in text for p in _words(language, "cancelled_phrases")
    ):
        return "cancelled"
    if document.tokens[clause.start].norm in _words(language, "hypothetical"):
        return None
    if around & _words(language, "postponed"):
        return "cancelled" if language == "en" else "postponed"
    behind = set() if noun else {t.norm for t in document.tokens[at + 1 : min(at + 4, clause.end)]}
    if (before | behind) & _words(language, "negation"):
        return None
    if noun and before & _words(language, "noun_negation"):
        return None
    if before & _words(language, "perfect_infinitive") and not noun:
        return "held"
    if before & _words(language, "possible"):
        return "proposed"
    if before & _words(language, "future") or _later(document, time):
        return "planned"
    if present and noun:
        return "ongoing"
    if present and not (time and _later(document, time)):
        return "planned" if time is None else "held"
    return "held"


def _adjunct(document: Document, clause: Clause, at: int) -> bool:
    """ "Etter møtet skal han ...": a noun behind a preposition of time is not what the verb is about."""
    before = [document.tokens[i].norm for i in range(max(clause.start, at - NEAR_NOUN), at)]
    return any(norm in _words(document.article.language, "adjunct_prepositions") for norm in before)


def _later(document: Document, time: TimeExpression | None) -> bool:
    published = (document.article.published or "")[:10]
    return bool(time and published and time.value > published[: len(time.value)] and len(published) == 10)


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
        places = [m for m in places if _inside(document, sentence, m.start, clause)]
    offset = document.tokens[at].start
    venue = _venue(document, sentence, offset)
    located = [m for m in places if _located(document, m, at, goes) and not _inside_title(document, m)]
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
    if city is None and country is None:
        marks = _words(document.article.language, "place_prepositions")
        told = described(document, at + 1, clause.end, marks)
        if told is not None:
            city, country = told.name or None, told.country
    return Place(city=city, country=country, venue=venue)


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
    if not goes:
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
    return mention.kind == "place" and document.tokens[step - 1].norm not in _event_nouns(
        document.article.language
    )


@cache
def _event_nouns(language: str) -> frozenset[str]:
    return frozenset(form for noun in table(language, "frames")["nouns"] for form in noun["forms"])


def _between(document: Document, index: int) -> bool:
    """Words that stand between a preposition and a place: articles, "capital", a country's adjective."""
    token = document.tokens[index]
    if token.norm in _words(document.article.language, "place_fillers"):
        return True
    over = covering(document.mentions, document.article.text, token.start)
    return any(m.form == "adjective" for m in over)


def _attached(document: Document, index: int, at: int) -> bool:
    token = document.tokens[index]
    if index != at and token.norm in _event_nouns(document.article.language):
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


@cache
def _venue_pattern(language: str) -> re.Pattern[str]:
    heads = "|".join(sorted(map(re.escape, table(language, "frames")["venue_heads"]), key=len, reverse=True))
    name = r"(?:the |The )?[A-ZÆØÅÉ][\wÆØÅæøåé’'-]+(?: (?:[A-ZÆØÅÉ][\w’'-]+|do|de|la|of|du))*"
    if language == "en":
        return re.compile(
            rf"\b(?:at|in) (?:the )?"
            rf"((?:[A-Z][\w’'-]+ )*(?:do |de |of )?(?:(?i:{heads}))(?: [A-Z][\w’'-]+)*)\b"
        )
    return re.compile(
        rf"\b(?:på|i|ved) (?:den |det )?"
        rf"((?:{heads}) {name}|statsminister(?:boligen|bustaden)|[A-ZÆØÅ][\w-]+(?=, (?:{heads})\b))"
    )


def _venue(document: Document, sentence: Sentence, offset: int) -> str | None:
    found = list(
        _venue_pattern(document.article.language).finditer(
            document.article.text, sentence.start, sentence.end
        )
    )
    if not found:
        return None
    nearest = min(found, key=lambda m: abs(m.start() - offset)).group(1)
    return re.sub(r"^hotell(?:et)? ", "", nearest)


def nearest_place(places: Sequence[Place]) -> Place:
    """The fullest of several readings of one event's place."""
    return max(places, key=lambda p: (p.city is not None, p.country is not None, p.venue is not None))
