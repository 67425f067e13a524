"""Days that the events told around give: a journey's next leg, a part of it, what is declared today."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.circumstances.days import shifted
from kg.extract.circumstances.opening import PARTIAL, telling
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import event_nouns
from kg.languages import table, words
from kg.languages.patterns import either
from kg.records import Event

DAY_VALUE = 10  # length of YYYY-MM-DD
NEWS = 3  # paragraphs that tell the news
WEEK = 7
THEN = 5  # tokens before a trigger within which "da", or its noun behind "under", stands
DONE, COMING = ("held", "ongoing"), ("planned", "proposed")
GATHERED = ("meeting", "summit", "conference", "visit", "negotiation")
LASTING = ("agreement", "other")  # what holds from then on
PERFECT = 6  # tokens from "har" to its participle
TOPIC = 80  # characters before a visit within which "briefed them on" stands
BESIDE = 40  # characters behind a verb within which "blant annet" stands
TALKED_OF = ("meeting", "phone_call", "summit", "conference", "visit", "signing", "agreement")
DECLARED = ("expulsion", "sanction", "protest_note")  # done by saying so


def clock_alone(event: Event) -> bool:
    """Whether the words give a time of day and no day."""
    return event.time is not None and event.time.rule == "clock"


def next_leg(event: Event, before: Sequence[Event]) -> Event:
    """ "Flies to Lima on Monday. On Wednesday she goes on to Quito": the Wednesday behind that Monday."""
    bare = event.time is not None and event.time.rule == "weekday" and not event.end
    legs = [e for e in before if e.type == "visit" and e.status == "planned" and e.start]
    if not bare or not event.start or event.status != "planned" or not legs:
        return event
    last = max(legs, key=lambda e: e.trigger.start)
    who = {p.who for p in last.participants if p.role == "guest"} & {p.who for p in event.participants}
    first, here = (last.start or "")[:DAY_VALUE], event.start[:DAY_VALUE]
    if not who or not len(first) == len(here) == DAY_VALUE or not here < first <= shifted(here, WEEK):
        return event
    return replace(event, start=f"{shifted(here, WEEK)}{event.start[DAY_VALUE:]}")


def one_of_several(document: Document, event: Event, source: Event | None, *, part: bool) -> bool:
    """ "Hun skal også møte B", "mens hun er der": on some day of a stay, not that of its start."""
    if source is None or event.status not in COMING:
        return False
    here = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    told = document.article.text[here.start : event.trigger.end + BESIDE] if here else ""
    if part and source.type == "visit" and source.status not in DONE and here is not None:
        during = words(document.article.language, "circumstances", "during_words")
        if document.tokens[here.tokens[0]].norm in during:
            return False  # "under besøket skal hun også": on the day that the visit is
    found = _several(document.article.language).search(told)
    return found is not None and (part or source.type in GATHERED)


def spoken_of(document: Document, event: Event) -> bool:
    """ "Briefed them on his visit to Peru", "discussed the summit": it was, and nothing says when."""
    here = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    if event.status != "held" or here is None:
        return False
    language, before = document.article.language, document.article.text[here.start : event.trigger.start]
    near = before[-TOPIC:].casefold()
    if event.type == "visit" and _topics(language).search(near):
        return True
    if event.type not in TALKED_OF or not _named(document, event):
        return False
    there = event.type != "summit" and _there(language).search(near)
    return not there and _talk(language).search(before.casefold()) is not None


def telling_state(document: Document, event: Event) -> bool:
    """ "Har anerkjent", "brexit-forhandlingene": what is so when it is told has no day of its own."""
    if event.type == "negotiation":
        return True
    if event.type not in LASTING:
        return False
    tokens = document.tokens
    at = bisect_right(tokens, event.trigger.start, key=attrgetter("start")) - 1
    perfect = words(document.article.language, "frames", "perfect")
    return any(t.norm in perfect for t in tokens[max(0, at - PERFECT) : at])


def then_told(document: Document, here: Sentence | None, event: Event) -> bool:
    """ "Hun skal da møte B", "under det besøket ble de enige": when what was told right before is."""
    if here is None:
        return False
    tokens, language = document.tokens, document.article.language
    at, first = bisect_right(tokens, event.trigger.start, key=attrgetter("start")) - 1, here.tokens[0]
    during = tokens[first].norm in words(language, "circumstances", "during_words")
    if during and any(t.norm in event_nouns(language) for t in tokens[first + 1 : min(first + THEN, at)]):
        return True
    then = words(language, "circumstances", "at_that_time")
    return any(t.norm in then for t in tokens[max(first + 1, at - THEN) : at])


def told_later(document: Document, here: Sentence, event: Event) -> bool:
    """ "Senere møtte hun C", which is not "senere i uken" nor "senere skal hun besøke Peru"."""
    if event.type == "visit" and event.status in COMING:
        return False
    behind = within(document.tokens, here.start, event.trigger.end + 1)
    later, on = (words(document.article.language, "circumstances", key) for key in ("later_on", "later_in"))
    return any(a.norm in later and b.norm not in on for a, b in pairwise(behind))


def some_later(document: Document, here: Sentence, event: Event) -> bool:
    """ "Noe senere skal hun besøke Peru": on another day than what is told before, and nothing says which."""
    before = document.article.text[here.start : event.trigger.start]
    return event.status in COMING and _some_later(document.article.language).search(before) is not None


@cache
def _some_later(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(words(language, 'circumstances', 'some_later'))})\b", re.IGNORECASE)


@cache
def _topics(language: str) -> re.Pattern[str]:
    patterns = "|".join(table(language, "circumstances")["visit_topics"])
    return re.compile(rf"(?<!\w)(?:{patterns})(?: [^\s,;]+){{0,5}} ?$")


@cache
def _talk(language: str) -> re.Pattern[str]:
    """What somebody does who talks of an event, and in whose words its noun stands."""
    patterns = "|".join(table(language, "circumstances")["talk_topics"]) or r"\0"
    return re.compile(rf"(?<!\w)(?:{patterns})\b[^;:]*$")


@cache
def _there(language: str) -> re.Pattern[str]:
    """ "Discussed it in their meeting": where it was talked of, which is what is told."""
    marks = either(words(language, "frames", "conferring_marks"))
    return re.compile(rf"(?<!\w)(?:{marks})(?: [^\s,;]+){{0,5}} ?$")


@cache
def _several(language: str) -> re.Pattern[str]:
    marks = either(words(language, "circumstances", "among_others"))
    return re.compile(rf"\b(?:{marks})\b", re.IGNORECASE)


def declared_today(document: Document, event: Event) -> str | None:
    """ "Latvia expels two diplomats", as a report opens: told in the present, on the day of publication."""
    published, language = (document.article.published or "")[:DAY_VALUE], document.article.language
    parts = telling(document, "byline", "published", "headline", "subhead")
    if event.type not in DECLARED or event.status != "held" or not published or not parts:
        return None
    here = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    if len(published) in PARTIAL and here is not None and here.start < parts[:NEWS][-1].end:
        return published  # of an article that is dated to its month, the news is of it
    if here is None or not parts[0].start <= here.start < parts[0].end:
        return None
    inside = document.tokens[here.tokens[0] : here.tokens[1]]
    lower = (t for t in inside if t.text[0].islower())  # not "the United States"
    verb = next((t.norm for t in lower if t.norm in finite_verbs(language)), "")
    if event.type == "sanction" and not _takes(language, verb):
        return None  # "Peru's tariffs on goods from Chile": since when, it does not say
    present, past = (tuple(words(language, "frames", k)) for k in ("present_endings", "not_present_endings"))
    told = verb.endswith(present) and not verb.endswith(past or ("\0",))
    told = told and verb not in words(language, "frames", "perfect")  # "har utvist" says not when
    return published if told or verb in words(language, "frames", "present_forms") else None


def _takes(language: str, verb: str) -> bool:
    """Whether a verb takes the measure: "imposes sanctions on", "innfører toll"."""
    stems = tuple(words(language, "frames", "taking_stems")) or ("\0",)
    return verb in words(language, "frames", "sanction_verbs") or verb.startswith(stems)


def of_many_days(whole: Event | None, day: str) -> bool:
    """Whether an event is part of one that lasted for days, of which a day is not the first."""
    spans = whole is not None and bool(whole.start and whole.end) and whole.start != whole.end
    return spans and whole is not None and not day.startswith(whole.start or "")


def only_named(document: Document, event: Event) -> bool:
    """ "Congratulated him on his election": no day is told of what a noun only names."""
    return event.type == "appointment" and _named(document, event)


def _named(document: Document, event: Event) -> bool:
    at = bisect_right(document.tokens, event.trigger.start, key=attrgetter("start")) - 1
    return document.tokens[at].norm in event_nouns(document.article.language)
