"""Openings that tell who says the rest: "As X pointed out, C", "Som X sa mandag, C"."""

import re

from kg.document import Sentence
from kg.extract.speech.besides import Besides
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.records import Draft
from kg.languages.patterns import either

_COMMA = re.compile(r",\s+(?=[^\s“\"«])")


class AsTold:
    """Reads them in one document."""

    def __init__(self, clauses: Clauses, besides: Besides) -> None:
        self._clauses, self._cues, self._besides = clauses, clauses.cues, besides
        self._view, self._finder = clauses.view, clauses.finder
        words = clauses.cues.words
        self._opens = re.compile(rf"\W*(?:{either(w.capitalize() for w in words['as_told'])})\s+(?=\S)")
        helping = either((*words["auxiliaries"], *words["adverbs"]))
        self._beside = re.compile(rf"\s+(?:(?:{helping}|\w+ly)\s+){{0,2}}")

    def read(self, cue: re.Match[str], sentence: Sentence) -> Draft | None:
        """What stands behind the comma of such an opening, whose verb is the first of the sentence."""
        opens = self._opens.match(self._view, sentence.start, cue.start())
        if opens is None or self._cues.verb.fullmatch(cue.group()) is None:
            return None
        speaker = self._finder.before(opens.end(), cue.start())
        if speaker is None or self._beside.fullmatch(self._view, speaker.end, cue.start()) is None:
            return None
        told = self._besides.end(self._besides.heard(cue.end(), sentence.end), sentence.end)
        comma = _COMMA.match(self._view, told, sentence.end)
        if comma is None or self._clauses.verbless(comma.end(), sentence.end):
            return None
        end = self._clauses.untold(comma.end(), sentence.end, sentence.end)
        return self._clauses.draft(comma.end(), end, cue, speaker, sentence)
