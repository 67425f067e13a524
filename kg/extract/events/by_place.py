"""Summits of which only name, place and time are told: "Oslo-toppmøtet i fjor", "klimatoppmøtet i Lima"."""

from collections.abc import Mapping, Sequence

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.circumstances.records import Place
from kg.extract.events.merged import FAMILY, Merged, same_city, same_time
from kg.extract.events.records import Draft
from kg.languages import endings, subject_first, words
from kg.records import Event
from kg.reference import Registry


def in_name(document: Document, registry: Registry, at: int) -> Place:
    """ "Oslo-toppmøtet": where the first half of the noun says."""
    token = document.tokens[at]
    if "-" not in token.text:
        return Place()
    inside = within(document.mentions, token.start, token.end)
    found = next((m for m in inside if m.kind == "place" and m.start == token.start), None)
    place = registry.place(found.key) if found else None
    if found is None or place is None or place.kind != "city":
        return Place()
    return Place(document.article.text[found.start : found.end], place.country or None)


def by_place(
    document: Document, pending: Sequence[Draft], merged: Sequence[Merged], served: Mapping[str, set[str]]
) -> list[Merged]:
    """Those of the drafts without people that tell of a summit of a time and a town of its own, each once."""
    found: list[Merged] = []
    if subject_first(document.article.language):
        return found  # whose house it is stands beside it there
    known = [m for m in merged if FAMILY.get(m.first.type) == "gathering"]
    for draft in pending:
        if draft.type != "summit" or draft.members or not draft.place.city:
            continue
        if draft.time is None or draft.time.clock or not _political(document, draft, served):
            continue
        same = (m for m in (*known, *found) if same_time(draft.time, m.time) and same_city(draft, m))
        if next(same, None) is None:
            found.append(Merged([draft]))
    return found


def _political(document: Document, draft: Draft, served: Mapping[str, set[str]]) -> bool:
    """No match between the two best: a name of its own, or somebody in office near by; not several."""
    language = document.article.language
    word = document.article.text[draft.trigger.start : draft.trigger.end].casefold()
    if word.endswith(endings(language, "frames", "summit_plurals")):
        return False
    number = document.sentences.index(draft.sentence)
    near = document.sentences[max(0, number - 1) : number + 2]
    inside = (m for one in near for m in within(document.mentions, one.start, one.end))
    official = any(m.kind == "person" and served.get(m.key) for m in inside)
    return official or word not in words(language, "frames", "summit_words")


def without_house(event: Event, document: Document) -> Event:
    """ "Klimatoppmøtet i Lima": held there, by nobody who is named; "toppmøtet i Lima i Peru" by Peru."""
    if subject_first(document.article.language):
        return event
    alone = event.type == "summit" and len(event.participants) == 1 and event.city
    if not alone or event.participants[0].role != "host" or event.participants[0].who != event.country:
        return event
    here = next((s for s in document.sentences if s.start <= event.trigger.start < s.end), None)
    inside = within(document.mentions, here.start, here.end) if here else ()
    printed = any(m.kind == "country" and m.key == event.country for m in inside)
    return event if printed else replace(event, participants=())
