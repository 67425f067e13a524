"""Days that a text gives further on: "Mandagens møte varte lenge", "the meeting took place on Monday"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Sentence, Token, replace
from kg.extract.events.background import in_background
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import subject_first, union, words
from kg.records import Event, TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD
OWNED = 3  # tokens from "Monday's" over adjectives to the noun
ARRIVED = 2  # tokens from "arrive" to the day
TAKEN_PLACE = 6  # tokens from "fant sted" over a town to the day
ALONE = ("meeting", "visit", "phone_call", "press_conference", "summit")
KINDS = {kind: (kind,) for kind in ALONE} | {"negotiation": ("meeting", "negotiation")}
DONE, COMING = ("held", "ongoing"), ("planned",)


def named_days(document: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, the only one of its kind without a time with the day that its noun has further on."""
    listed = tuple(events)
    undated = {e.type for e in listed if e.start is None and e.end is None}
    if not undated & {*KINDS} or not document.times:
        return listed
    for time in document.times:
        if len(time.value) == DAY_VALUE and not time.until:
            listed = _given(document, time, listed)
    return listed


def _given(document: Document, time: TimeExpression, events: tuple[Event, ...]) -> tuple[Event, ...]:
    kinds = _named(document, time)
    alike = [e for e in events if e.type in kinds] if kinds else []
    bare = [e for e in alike if e.start is None and e.end is None and _news(document, e)]
    published = (document.article.published or "")[:DAY_VALUE]
    if len(bare) != 1 or any((e.start or "")[:DAY_VALUE] == time.value for e in alike):
        return events
    one = bare[0]
    then = one.status in DONE if time.value < published else one.status in COMING
    if time.start < one.trigger.start or not (then or time.value == published):
        return events
    dated = replace(one, start=time.value, time_inferred=True)
    return tuple(dated if e is one else e for e in events)


def _news(document: Document, event: Event) -> bool:
    at = event.trigger.start
    here = next((s for s in document.sentences if s.start <= at < s.end), None)
    return not in_background(document, event, here)


def _named(document: Document, time: TimeExpression) -> tuple[str, ...]:
    """The kinds of event of which a noun without people beside it has a time."""
    tokens, language = document.tokens, document.article.language
    first = next((i for i, t in enumerate(tokens) if t.end > time.start), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= time.end), len(tokens))
    printed = document.article.text[time.start : time.end]
    nouns = event_nouns(language)
    if printed.endswith(tuple(words(language, "circumstances", "day_genitives"))):
        noun = next((i for i in range(last, min(last + OWNED, len(tokens))) if tokens[i].norm in nouns), -1)
    else:
        noun = _before(document, first)
    arriving = words(language, "circumstances", "arrival_verbs_told")
    if noun < 0 and any(t.norm in arriving for t in tokens[max(0, first - ARRIVED) : first]):
        return KINDS["visit"]  # "who is to arrive Wednesday for a one-day visit"
    if noun < 0 or _with_others(language, tokens[noun + 1 : noun + 2]):
        return ()
    kinds = {r.type for r in readings(language, tokens, noun, noun + 1) if r.pattern == "noun"}
    return next((KINDS[k] for k in KINDS if k in kinds), ())


def _before(document: Document, first: int) -> int:
    """The definite noun right before a time, or before the verb that says that it took place then; or -1."""
    tokens, language = document.tokens, document.article.language
    nouns, taken = event_nouns(language), words(language, "circumstances", "held_then")
    for i in range(first - 1, max(0, first - TAKEN_PLACE) - 1, -1):
        token = tokens[i]
        if token.text in ".,;:!?":
            return -1
        if token.norm in nouns:
            between = {t.norm for t in tokens[i + 1 : first]}
            if between & words(language, "frames", "relatives"):
                return -1  # "det møtet som fant sted fredag", which may be another one
            near = first - i <= 1 + subject_first(language)
            return i if _definite(document, i) and (near or between & taken) else -1
    return -1


def _definite(document: Document, at: int) -> bool:
    """ "Møtet", "the meeting", which was told before."""
    language = document.article.language
    if subject_first(language):
        return at > 0 and document.tokens[at - 1].norm in words(language, "people", "articles") - words(
            language, "frames", "indefinite_articles"
        )
    return document.tokens[at].norm.endswith(tuple(words(language, "frames", "definite_endings")))


def _with_others(language: str, behind: Sequence[Token]) -> bool:
    return any(t.norm in union(language, "frames", "with", "between") for t in behind)


def day_beside(document: Document, event: Event, here: Sentence, before: Sequence[Event]) -> str | None:
    """ "Etter samtalene undertegnet A og B en avtale": the day of the talks told last, whoever signs."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "circumstances", "beside_told")
    timed = within(document.times, here.start, here.end)
    first, last = here.tokens if event.status in DONE and not timed else (0, 0)
    for i in range(first, last):
        if tokens[i].start >= event.trigger.start:
            return None
        kinds = {r.type for r in readings(language, tokens, i, i + 1) if r.pattern == "noun"}
        near = {t.norm for t in tokens[max(first, i - OWNED) : i]}
        if not kinds or near.isdisjoint(marks) or not _definite(document, i):
            continue
        kinds |= {one for kind in kinds for one in KINDS.get(kind, ())}
        alike = [e for e in before if e.type in kinds]
        one = max(alike, key=lambda e: e.trigger.start, default=None)
        if one is None or one.status not in DONE or one.end or _with_others(language, tokens[i + 1 : i + 2]):
            return None
        day = (one.start or "")[:DAY_VALUE]
        return day if len(day) == DAY_VALUE else None
    return None
