"""Subjects that are things: "The resolution, backed by Peru and Kenya, demands that C"."""

import re
from functools import cache

from kg.document import Document
from kg.extract.speech.cues import cues
from kg.languages import subject_first


@cache  # one a language
def _head(language: str) -> re.Pattern[str]:
    """A noun of small letters that opens a sentence, with a long aside behind it."""
    head = r"(?:The|A|An|This)\s+(?:[a-z-]+\s+){0,2}[a-z-]+,\s[^;:!?\0]*,\s+"
    return re.compile(head if subject_first(language) else "(?!)")


def headless(document: Document, view: str, start: int, stop: int) -> bool:
    """Whether nobody stands before a long aside that ends right before a verb at `stop`."""
    words = cues(document.article.language).words
    head = (
        view.find(",", start, stop) if _head(document.article.language).fullmatch(view, start, stop) else -1
    )
    subject = view[start:head].casefold() if head >= 0 else ""
    if not subject or subject in words["document_subjects"] or subject in words["outlet_nouns"]:
        return False
    if any(word in words["finite"] or word.endswith("ed") for word in subject.split()):
        return False  # "The port was safe, Tuva Holt, the minister, said"
    if subject.split()[-1] in words["adverbs"]:
        return False  # "A day earlier, Tuva Holt, the minister, said"
    titled = any(t.start < head and start < t.end for t in document.titles)
    named = any(m.start < head and start < m.end for m in document.mentions)
    body = cues(document.article.language).body_noun.search(view, start, head)
    return not (titled or named) and body is None
