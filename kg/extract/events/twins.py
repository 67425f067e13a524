"""What is told again of several events at once: "møtene er onsdag", "she is accompanied by B"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.events.merged import FAMILY, Merged
from kg.extract.events.records import Draft
from kg.languages import words


def twins(document: Document, draft: Draft, home: Merged, every: Sequence[Merged]) -> list[Merged]:
    """The other events of the sentence that told of `home`: without a time, or its legs."""
    here, kind = home.first.sentence, FAMILY.get(home.first.type)
    alike = [
        m for m in every if m is not home and FAMILY.get(m.first.type) == kind and m.first.sentence == here
    ]
    if not alike or not draft.anaphoric:
        return []
    if draft.joining:
        return _legs(document, draft, home, alike)
    language = document.article.language
    endings = tuple(words(language, "frames", "plural_endings")) or ("\0",)
    norm = document.article.text[draft.trigger.start : draft.trigger.end].casefold()
    journey = draft.type == "visit" and norm in words(language, "circumstances", "journeys")
    if draft.members or not (journey or norm.endswith(endings)):
        return []
    return [m for m in alike if m.time is None]


def _legs(document: Document, draft: Draft, home: Merged, alike: Sequence[Merged]) -> list[Merged]:
    """Whoever goes along goes to all of "Lima, Quito and Rome", unless told with one of them."""
    inside = within(document.mentions, draft.sentence.start, draft.sentence.end)
    named = [m for m in inside if m.kind in ("place", "country") and m.form == "name" and not m.genitive]
    placed = any(not any(t.start <= m.start < t.end for t in document.titles) for m in named)
    number = document.sentences.index(home.first.sentence) + 1
    beside = draft.sentence in document.sentences[number : number + 1]  # and no stop is told between
    if draft.type != "visit" or draft.place.country or placed or not (draft.whole or beside):
        return []
    return [
        m for m in alike if _guests(m.first) == _guests(home.first) and m.first.status == home.first.status
    ]


def _guests(draft: Draft) -> set[str]:
    return {w for w, role in draft.members if role == "guest"}
