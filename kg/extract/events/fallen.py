"""What falls with a journey that is called off, and what it is called off for."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Token
from kg.extract.events.merged import Merged
from kg.extract.events.records import Draft
from kg.languages import union, words
from kg.records import Status

OFF = ("cancelled", "postponed")
NEAR = 2  # paragraphs from a journey called off to what was to be done there


def fallen(document: Document, draft: Draft, merged: Sequence[Merged]) -> Status | None:
    """ "Cancelled a trip to Lima, where she was to meet Soto": what the journey was for falls with it."""
    if draft.status != "planned":
        return None
    if _declined(document, draft):
        return "cancelled"
    marks = words(document.article.language, "frames", "journey_relatives")
    for journey in _journeys_off(draft, merged):
        between = within(document.tokens, journey.trigger.end, draft.trigger.start)
        if journey.sentence == draft.sentence:
            if journey.status == "cancelled" and any(t.norm in marks for t in between):
                return "cancelled"
        elif _due_there(document, draft, journey):
            return journey.status
    return None


def _journeys_off(draft: Draft, merged: Sequence[Merged]) -> list[Draft]:
    """The journeys of those who take part that are told to be called off, or put off, before it."""
    told = (d for m in merged for d in m.drafts if d.type == "visit" and d.status in OFF)
    return [d for d in told if d.who & draft.who and d.trigger.start < draft.trigger.start]


def _due_there(document: Document, draft: Draft, journey: Draft) -> bool:
    """ "Cancelled a trip to Peru. She had planned to meet Soto in Lima": what was due there."""
    then = union(document.article.language, "circumstances", "plans_then", "pluperfect")
    before = within(document.tokens, draft.sentence.start, draft.trigger.start)
    near = 0 <= draft.sentence.paragraph - journey.sentence.paragraph <= NEAR
    cut = document.sentences
    next_told = (
        cut.index(draft.sentence) - cut.index(journey.sentence) == 1
    )  # "Hun skulle møte B", no place told
    there = draft.place.country == journey.place.country or (next_told and not draft.place.country)
    return near and there and bool(journey.place.country) and any(t.norm in then for t in before)


def instead(document: Document, draft: Draft, merged: Sequence[Merged]) -> Status | None:
    """ "Cancelled a trip to Peru to attend a summit in Rome": what is in another land is still to come."""
    if draft.status not in OFF or draft.type == "visit" or not draft.place.country:
        return None
    mark = words(document.article.language, "circumstances", "infinitive_marks")
    for journey in _journeys_off(draft, merged):
        between = within(document.tokens, journey.trigger.end, draft.trigger.start)
        aim = any(a.norm in mark and b.text.islower() for a, b in pairwise([*between, *_at(document, draft)]))
        apart = journey.place.country not in ("", None, draft.place.country)
        if journey.sentence == draft.sentence and aim and apart:
            return "planned"
    return None


def _at(document: Document, draft: Draft) -> list[Token]:
    return list(within(document.tokens, draft.trigger.start, draft.trigger.end))


def _declined(document: Document, draft: Draft) -> bool:
    """ "Takket nei til toppmøtet i Lima, hvor hun skulle møte B": what would have been there."""
    language = document.article.language
    inviting, own = partial(words, language, "invitations"), partial(words, language, "circumstances")
    marks = own("locative_relatives")
    before = [t.norm for t in within(document.tokens, draft.sentence.start, draft.trigger.start)]
    opens = next((i for i, norm in enumerate(before) if i and norm in marks and before[i - 1] == ","), -1)
    told = before[: max(opens, 0)]
    no = any(a in inviting("answer_verbs") and b in inviting("no") for a, b in pairwise(told))
    coming = inviting("come_to") | inviting("nouns") | inviting("definite_nouns")
    refused = next((i for i, norm in enumerate(told) if norm in inviting("decline")), len(told))
    no = no or not coming.isdisjoint(told[refused:])
    return no and not own("plans_then").isdisjoint(before[opens:])
