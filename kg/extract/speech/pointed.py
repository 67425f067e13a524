"""What a sentence says that only points back at it: "C. Det sier X"."""

import re
from collections.abc import Callable, Iterator

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.pointing_back import PointingBack
from kg.extract.speech.records import Draft, Speaker
from kg.languages import subject_first
from kg.reference import load

_OPENS = 2  # characters before the only sentence of a paragraph


class PointedReader:
    """Reads such sentences of one document; `of` gives what another sentence says by itself."""

    def __init__(self, clauses: Clauses, of: Callable[[Sentence], Iterator[Draft]]) -> None:
        language = clauses.document.article.language
        self._pack, self._ordered = speech_patterns(language), subject_first(language)
        self._clauses, self._of = clauses, of
        self._document, self._cues = clauses.document, clauses.cues
        self._finder, self._view = clauses.finder, clauses.view
        self._back = PointingBack(clauses)

    def read(self, sentence: Sentence) -> Iterator[Draft]:
        """ "C. Det sier X": the whole sentence before, where nobody else says anything in it."""
        if self._ordered or (cued := self._cued(sentence)) is None:
            return
        cue, speaker = cued
        if not (index := self._document.sentences.index(sentence)):
            return
        told = self._document.sentences[index - 1]
        kinds = {self._document.paragraphs[told.paragraph].kind} & {"lead", "body"}
        silent = "\0" not in self._view[told.start : told.end] and not any(self._of(told))
        if not kinds or not silent or not self._beside(told, sentence, cue.group().casefold()):
            return
        if sentence.paragraph > told.paragraph and self._is_outlet(speaker):
            return  # "Det melder NAME": who passes on all of it
        draft = self._clauses.draft(told.start, told.end, cue, speaker, sentence)
        if draft is not None:
            draft.paragraph, draft.context = told.paragraph, (cue.start(), sentence.end)
            yield draft

    def _cued(self, sentence: Sentence) -> tuple[re.Match[str], Speaker] | None:
        """The verb that points back, or what stands for it, with who is told to have said so."""
        if pointing := self._pack.pointing.match(self._view, sentence.start, sentence.end):
            cue = self._cues.verb.match(self._view, pointing.end(), sentence.end)
            speaker = self._clauses.inverted(cue, sentence.end) if cue else None
            return (cue, speaker) if cue is not None and speaker is not None else None
        return next(self._back.cues(sentence), None)

    def _is_outlet(self, speaker: Speaker) -> bool:
        """Whether the one at the verb is a paper, an agency or a channel."""
        named = (m for m in self._finder.inside(speaker.start, speaker.end) if m.kind == "organisation")
        listed = (load().organisations.get(m.key) for m in named)
        return any(body is not None and body.kind == "media" for body in listed)

    def _beside(self, told: Sentence, sentence: Sentence, verb: str) -> bool:
        """Whether a sentence stands in the same paragraph, or is all of the one before and only told here."""
        if sentence.paragraph == told.paragraph or verb in self._cues.words["confirming"]:
            return sentence.paragraph == told.paragraph
        before = self._document.paragraphs[told.paragraph]
        return sentence.paragraph == told.paragraph + 1 and told.start - before.start <= _OPENS
