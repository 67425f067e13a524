"""Verbs of saying in what opens a sentence: "Noting that C, A left", "As A noted, C"."""

import re

from kg.document import Sentence
from kg.extract.speech.as_told import AsTold
from kg.extract.speech.besides import Besides
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.recipients import Recipients
from kg.extract.speech.records import Draft, Speaker
from kg.languages import subject_first

_LABEL = re.compile(r"\W*(?:\(?\w{1,3}[).]\s*)*")  # "(1) (a) "
_COMMA = re.compile(r",\s+")
_TITLE = 6  # words of title between the comma and a name
_BESIDE = re.compile(r"\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)")


class ParticipleReader:
    """Reads such openings in one document; participles in languages that set the subject first."""

    def __init__(self, clauses: Clauses, besides: Besides) -> None:
        self._as_told = AsTold(clauses, besides)
        self._clauses, self._cues = clauses, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder
        self._recipients = Recipients(clauses)
        self._ordered = subject_first(clauses.document.article.language)
        words = clauses.cues.words
        self._stops = {*words["prepositions"], *words["together"], *words["relatives"], *words["breaks"]}

    def opens(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether the verb is a participle before which nothing of its sentence stands."""
        participle = self._ordered and cue.group().split()[0].casefold().endswith("ing")
        return participle and _LABEL.fullmatch(self._view, sentence.start, cue.start()) is not None

    def read(self, cue: re.Match[str], sentence: Sentence, _low: int) -> Draft | None:
        """What such a participle, or such a clause, says."""
        if (told := self._as_told.read(cue, sentence)) is not None:
            return told
        if not self.opens(cue, sentence):
            return None
        that = self._cues.that.match(self._view, cue.end(), sentence.end)
        clause = that is not None and len(that.group().split()) <= PHRASE
        taken = self._cues.object_verb.match(self._view, cue.start())
        start = that.end() if that and clause else taken.end() if taken else -1
        received = cue.group().casefold() in self._cues.words["receiving"]
        if start >= 0 and received and self._recipients.guest(start, sentence):
            return None  # "welcoming B to Lima, A left"
        found = self._main(start, sentence, clause=clause) if start >= 0 else None
        words = self._view[start : start + 20].split(maxsplit=1)[:1]
        if found is None or (not clause and words and words[0].casefold() in self._cues.prepositions):
            return None
        return self._clauses.draft(start, found[0], cue, found[1], sentence)

    def _main(self, start: int, sentence: Sentence, *, clause: bool) -> tuple[int, Speaker] | None:
        """Where the comma stands behind which the main clause begins, and its subject."""
        for comma in _COMMA.finditer(self._view, start, sentence.end):
            who = self._finder.after(comma.end() - 1, sentence.end)
            if who is None or len(self._view[comma.end() : who.start].split()) > _TITLE:
                continue
            verb = _BESIDE.match(self._view, who.end, sentence.end)
            acts = verb is not None and verb["verb"] not in self._stops
            if acts and not (clause and self._only_phrase(start, comma.start(), verb)):
                return comma.start(), who
        return None

    def _only_phrase(self, start: int, end: int, verb: re.Match[str] | None) -> bool:
        """Whether no verb is known in the words, nor one of saying behind whoever stands after them."""
        says = verb is not None and self._cues.verb.match(self._view, verb.start("verb")) is not None
        return not says and self._clauses.verbless(start, end)
