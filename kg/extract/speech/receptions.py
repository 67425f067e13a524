"""Whom somebody greets, meets or rings in the very sentence in which he speaks: "sa A da han møtte B"."""

import re
from functools import cache

from kg.document import Document, Mention, Sentence
from kg.extract.speech.records import Draft
from kg.languages import table
from kg.languages.patterns import casefolded, either, holds

_SUBJECT = 4  # words between "when" and the verb: "da den norske statsministeren møtte"
_NEAR = 60  # characters behind the verb within which the one stands who is met
_BREAKS = frozenset(",.;:–")
_LATER = 25  # characters between him and the verb of saying, beside what stands in commas


@cache
def _words(language: str) -> tuple[str, ...]:
    words = table(language, "speech")
    return casefolded((*words.get("reception_verbs", ()), *words.get("reception_nouns", ())))


@cache
def _clause(language: str) -> re.Pattern[str] | None:
    """ "When he met", "in a meeting with": the subject between the words is looked at by whoever asks."""
    words = table(language, "speech")
    verbs, when = words.get("reception_verbs"), words.get("reception_when")
    if not verbs or not when:
        return None
    subject = (
        rf"(?P<subject>(?:(?!(?:{either(words['reception_passive'])})\s)[^\s,.;:\0]+\s+){{0,{_SUBJECT}}}?)"
    )
    met = rf"(?:{either(when)})\s+{subject}(?:{either(verbs)})"
    a, noun = either(words["reception_articles"]), either(words["reception_nouns"])
    inside = rf"(?:{either(words['reception_in'])})\s+(?:(?:{a})\s+)?(?:{noun})\s+(?:\w+\s+)?"
    return re.compile(rf"\b(?:{met}|{inside}{either(words['reception_with'])})\s+", re.IGNORECASE)


@cache
def _joined(language: str) -> re.Pattern[str] | None:
    """ "Met B and": the verb, and what may stand between him and the verb of saying."""
    words = table(language, "speech")
    verbs = words.get("reception_verbs")
    return re.compile(rf"\b(?:{either(verbs)})\s+", re.IGNORECASE) if verbs else None


def received(document: Document, names: tuple[str, ...], draft: Draft) -> str | None:
    """Whom the words are said to, where the sentence of the cue tells that their speaker met him then."""
    if draft.cue is None or len(names) != 1:
        return None
    here = next((s for s in document.sentences if s.start <= draft.cue[0] < s.end), None)
    if here is None:
        return None
    text = document.article.text
    if not holds(text[here.start : here.end].casefold(), _words(document.article.language)):
        return None
    told = (
        f"{text[here.start : max(here.start, draft.start)]}"
        f"{chr(0) * max(0, min(draft.end, here.end) - max(here.start, draft.start))}"
        f"{text[min(max(draft.end, here.start), here.end) : here.end]}"
    )
    return _when(document, names, here, told) or _and(document, names, here, draft)


def _when(document: Document, names: tuple[str, ...], here: Sentence, told: str) -> str | None:
    """ "Sa A da han møtte B", "da A tok imot B, sa han", "sa A i et møte med B"."""
    pattern = _clause(document.article.language)
    for found in pattern.finditer(told) if pattern else ():
        low, high = (here.start + at for at in found.span("subject"))  # none in "in a meeting with"
        subjects = [m for m in _people(document) if low <= m.start < high]
        if subjects and not any(m.key in names for m in subjects):
            continue
        of_both = found.group().split()[-1] in table(document.article.language, "speech")["reception_between"]
        if other := _met(document, names, here.start + found.end(), here.end, of_both=of_both):
            return other.key
    return None


def _and(document: Document, names: tuple[str, ...], here: Sentence, draft: Draft) -> str | None:
    """ "A tok imot B og sa at"."""
    pattern, text = _joined(document.article.language), document.article.text
    words = table(document.article.language, "speech")
    cue = draft.cue[0] if draft.cue else draft.start
    for found in pattern.finditer(text, here.start, cue) if pattern else ():
        before = [m for m in _people(document) if here.start <= m.start < found.start()]
        other = _met(document, names, found.end(), cue)
        if other is None or not before or before[-1].key not in names:
            continue
        between = text[other.end : cue].casefold()
        joined = between.rstrip().endswith(tuple(f" {word}" for word in words["reception_and"]))
        until = text[other.end : max(cue, draft.start)].casefold()
        if joined and len(between) <= _LATER and not set(until.split()) & set(words["reception_later"]):
            return other.key
    return None


def _people(document: Document) -> list[Mention]:
    return [m for m in document.mentions if m.kind == "person" and not m.plural]


def _met(
    document: Document, names: tuple[str, ...], start: int, stop: int, *, of_both: bool = False
) -> Mention | None:
    """The one person named behind the verb; of the two who meet, the one who is not speaking."""
    text = document.article.text
    behind = [m for m in _people(document) if start <= m.start < min(stop, start + _NEAR)]
    named = [m for m in behind if m.form in ("name", "alias", "title") and not m.genitive]
    if of_both:
        return (
            next((m for m in named if m.key not in names), None) if len({m.key for m in named}) == 2 else None
        )
    other = named[0] if named else None
    if other is None or other.key in names:
        return None
    gap = text[start : other.start].casefold()
    gap = gap.removesuffix(", ") if len(gap.split()) > 1 else gap  # "da hun møtte presidenten i Peru, NAME"
    apart = table(document.article.language, "speech")["reception_apart"]
    return other if not _BREAKS.intersection(gap) and set(apart).isdisjoint(gap.split()) else None
