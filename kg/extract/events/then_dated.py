"""When "da" is: "I mars var A her sist. Kongen tok da imot ham": what is told then is of that March."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.document import Document, Sentence, replace
from kg.extract.grammar.clauses import clauses_of
from kg.languages import subject_first, words
from kg.records import Event

BEHIND = 3  # tokens behind a verb within which "da" stands: "tok da imot"


def then_dated(document: Document, event: Event, before: Sequence[Event]) -> Event:
    """The event on the day, in the month or the year of what the sentence before tells of its people."""
    if event.start or event.end or subject_first(document.article.language):
        return event
    number = _number(document, event)
    if number < 1 or not _then(document, document.sentences[number], event):
        return event
    who = {p.who for p in event.participants}
    told = [e for e in before if _number(document, e) == number - 1 and e.start and e.status == event.status]
    told = [e for e in told if who & {p.who for p in e.participants}]
    if not told or len({e.start for e in told}) > 1:
        return event
    visit = next((e for e in told if e.type == "visit"), None)
    whole = visit.id if visit and event.type != "visit" else event.part_of
    return replace(event, start=told[-1].start, time_inferred=True, part_of=whole)


def _number(document: Document, event: Event) -> int:
    return bisect_right(document.sentences, event.trigger.start, key=attrgetter("start")) - 1


def _then(document: Document, sentence: Sentence, event: Event) -> bool:
    """Whether "da" stands before the trigger, or right behind it, and opens no clause of its own."""
    tokens, clauses = document.tokens, clauses_of(document)
    at = bisect_right(tokens, event.trigger.start, key=attrgetter("start")) - 1
    then = words(document.article.language, "circumstances", "at_that_time")
    first = sentence.tokens[0]
    near = range(first + 1, min(at + BEHIND, sentence.tokens[1]))
    return any(tokens[i].norm in then and clauses.at(sentence, i).start != i for i in near)
