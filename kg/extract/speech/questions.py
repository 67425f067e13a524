"""Questions told of: "X spurte om C", "X asked whether C", "X asked her counterpart, B, if C"."""

import re

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.records import Draft


class QuestionReader:
    """Reads them in one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._pack = speech_patterns(clauses.document.article.language)
        self._clauses, self._cues, self._view = clauses, clauses.cues, clauses.view

    def read(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "X spurte om C", "X asked whether C": the question, without its opening word."""
        if cue.group().casefold() not in self._cues.words["questions"]:
            return None
        about = self._pack.about.match(self._view, cue.end(), sentence.end)
        if not about or self._pack.passively.search(self._view[sentence.start : cue.start()]):
            return None
        speaker = self._clauses.subject(cue, about.end(), sentence, low)
        end = self._clauses.end(about.end(), sentence)
        draft = self._clauses.draft(about.end(), end, cue, speaker, sentence)
        begins = max(cue.end(), speaker.end if speaker else 0)
        whom = self._view[begins : about.end()].split()[:-1]
        if draft is not None and whom and whom[0].casefold() not in self._cues.prepositions:
            draft.asked = (begins, about.end())
        return draft
