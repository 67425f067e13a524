"""Moods given in somebody's own words: "A er «meget optimistisk»", "B was “deeply concerned”"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft
from kg.languages.patterns import either

_WORDS = 5  # of the longest mood in marks


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues(language).words
        between = rf"(?:\s+(?:{either(words['adverbs'])}))?"
        self.copula = re.compile(rf"(?<!\w)(?:{either(words['mood_copulas']) or '(?!)'}){between}\s+[«“\"„]$")
        self.reason = re.compile(rf"\s(?:{either(words['mood_reasons'])})\s")  # not "etter møtet"
        self.mood = re.compile(rf"(?<!\w)(?:{either(words['moods'])})", re.IGNORECASE)


_pack = cache(_Pack)  # one a language


class MoodReader:
    """Reads them in one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._pack, self._clauses = _pack(clauses.document.article.language), clauses

    def read(self, sentence: Sentence) -> Iterator[Draft]:
        """The copula with the words in marks behind it, where its subject stands right before."""
        document, view, finder = self._clauses.document, self._clauses.view, self._clauses.finder
        for quote in document.quotes:
            if not (sentence.start < quote.start < sentence.end) or quote.style != "marks":
                continue
            said = view[quote.start : quote.end]
            if len(said.split()) > _WORDS or self._pack.mood.search(said) is None:
                continue
            cue = self._pack.copula.search(view, sentence.start, quote.start)
            speaker = finder.before(sentence.start, cue.start()) if cue else None
            if cue is None or speaker is None or not self._clauses.beside(speaker, cue.start()):
                continue
            end = quote.end + 1
            if self._pack.reason.match(view, end):
                end = self._clauses.end(end, sentence, phrase=True)
            draft = self._clauses.draft(cue.start(), end, cue, speaker, sentence, least=1)
            if draft is not None:
                yield draft
