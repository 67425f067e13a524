"""Subjects beside quoted words in which nobody is read: "“C,” Kenyan law said", "said aid workers"."""

import re
from functools import cache

from kg.document import Document, Quote
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft
from kg.extract.speech.unnamed import Unnamed, speaker_for
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either


@cache  # one a language
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The subject before its verb behind the words, behind that verb, and before it in front of them."""
    words = cues(language).words
    verbs = either(v for v in words["verbs"] if " " not in v)
    keys = ("finite", "that", "together", "prepositions", "continuing", "subject_pronouns", "adverbs", "days")
    stops = either(word for key in keys for word in words[key])
    first = rf"(?!(?:{stops})(?!\w))[^\W\d_][\w’'-]*"
    phrase = rf"{first}(?:\s+(?!(?:{either(words['finite'])}|{verbs})(?!\w))[\w’'-]+){{0,7}}"
    known = either((*words["articles"], *table(language, "people")["possessives"]))
    told = rf"(?!(?:{known})\s)"  # "the council"
    return (
        compiled(rf"[,!?][”\"]\s+{told}(?P<who>{phrase})\s+(?:{verbs})(?!\w)", re.IGNORECASE),
        compiled(rf"\s+(?P<who>{phrase})(?=[.,\n]|$)", re.IGNORECASE),
        compiled(rf"{told}(?P<who>{phrase})\s+$", re.IGNORECASE),
    )


class BesideQuotes:
    """Tells them in one document."""

    def __init__(self, document: Document, unnamed: Unnamed) -> None:
        self._document, self._text, self._unnamed = document, document.article.text, unnamed
        self._ordered = subject_first(document.article.language)
        self._ahead, self._behind, self._front = _patterns(document.article.language)
        self._people = [m for m in document.mentions if m.kind == "person" and not m.genitive]

    def unread(self, draft: Draft, quote: Quote) -> bool:
        """Whether such a subject stands there, and so nobody who has been named says it."""
        if not self._ordered:
            return False
        if draft.cue is None:
            found = self._ahead.match(self._text, quote.end - 1)
        elif draft.cue[0] >= quote.end:
            found = self._behind.match(self._text, draft.cue[1])
        else:
            opens = max((s.start for s in self._document.sentences if s.start <= draft.cue[0]), default=0)
            found = self._front.fullmatch(self._text, opens, draft.cue[0])
        if found is None:
            return False
        low, high = found.span("who")
        return not any(low <= m.start < high for m in self._people)

    def nobody(self, draft: Draft, start: int) -> None:
        """ "Sources close to the talks said: “C”": who says it, whoever else is named in the sentence."""
        source = self._unnamed.ahead(start, draft.cue[0]) if draft.cue and self._ordered else None
        if source is not None:
            draft.speaker, draft.unnamed = speaker_for(source), not source.state
