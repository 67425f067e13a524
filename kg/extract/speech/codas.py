"""What is said behind the verb of saying that stands within: "C, sier X, og D", "C, he said, and D"."""

import re
from collections.abc import Iterator

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.records import Draft
from kg.languages import subject_first

MEDIAL = re.compile(r',\s+(?=[\w\0“"«„])')
_HEARER = re.compile(
    r"(?:\s+(?!that\s)[\w’'-]+){1,5}?(?=\s+(?:in|on|at|outside|after|by|from)\s|,|\.)"
)  # of "told", which has no other object
_NOBODY = re.compile(r"(?!)")


class CodaReader:
    """Reads such words of one document."""

    def __init__(self, clauses: Clauses) -> None:
        language = clauses.document.article.language
        self._pack, self._ordered = speech_patterns(language), subject_first(language)
        self._clauses, self._cues, self._view = clauses, clauses.cues, clauses.view

    def coda(self, draft: Draft, cue: re.Match[str], sentence: Sentence) -> Iterator[Draft]:
        """ "C, sier X, og D": D is said too, unless it has a verb of saying of its own."""
        if draft.end > cue.start():
            return
        if self._ordered:
            yield from self._resumed(draft, cue, sentence)
            return
        more = re.compile(r",\s+(?:og|men)\s+").search(self._view, cue.end(), sentence.end)
        if more and not self.says(more.end(), sentence.end) and not self._own_act(more.end(), sentence):
            coda = self._clauses.draft(more.end(), sentence.end, cue, draft.speaker, sentence)
            if coda is not None:
                yield coda

    def _resumed(self, draft: Draft, cue: re.Match[str], sentence: Sentence) -> Iterator[Draft]:
        """ "C, he said, and D": a clause of its own is said beside C; all else goes on with it."""
        comma = MEDIAL.match(self._view, self.heard(cue, sentence), sentence.end)
        if not comma:
            return
        if self.says(comma.end(), sentence.end) or self._around(cue, comma, sentence):
            return
        joined = self._pack.and_.match(self._view, comma.end(), sentence.end)
        beside = joined is not None and not joined.group().startswith("but")
        clause = beside and joined and self._pack.own_clause.match(self._view, joined.end(), sentence.end)
        if joined and self._own_act(joined.end(), sentence):
            return
        if joined and clause:
            more = self._clauses.draft(joined.end(), sentence.end, cue, draft.speaker, sentence)
            if more is not None:
                yield more
        elif joined or self._pack.subordinate.match(self._view, comma.end(), sentence.end):
            end = self._clauses.draft(draft.start, sentence.end, cue, draft.speaker, sentence)
            draft.end = end.end if end is not None else draft.end

    def _own_act(self, start: int, sentence: Sentence) -> bool:
        """ "C, bekreftet A, men han nekter å D": what he does besides is no part of what he said."""
        first, *more = self._view[start : sentence.end].split(maxsplit=2)[:2] or [""]
        if first.casefold() not in self._cues.words["speaking_pronouns"] or not more:
            return False
        at = self._view.index(more[0], start + len(first))
        return self._cues.any.match(self._view, at, sentence.end) is not None

    def _around(self, cue: re.Match[str], comma: re.Match[str], sentence: Sentence) -> bool:
        """ "C, X said on Monday, after Peru had left": behind a day, what only tells when it was said."""
        first = self._view[comma.end() : sentence.end].split(maxsplit=1)[:1]
        openers = self._cues.words["reporting_openers"]
        dated = any(cue.end() <= t.start < comma.start() for t in self._clauses.document.times)
        return dated and bool(first) and first[0].casefold() in openers

    def heard(self, cue: re.Match[str], sentence: Sentence) -> int:
        """Where a verb of saying ends with whom it is said to, when and where."""
        heard = _HEARER if cue.group().casefold() in self._pack.takers else _NOBODY
        found = heard.match(self._view, cue.end(), sentence.end)
        at = found.end() if found else cue.end()
        tail = self._pack.tail.match(self._view, at, sentence.end)
        return tail.end() if tail else at

    def says(self, start: int, stop: int) -> bool:
        """Whether a verb that says without "that" stands in the stretch."""
        found = self._cues.verb.finditer(self._view, start, stop)
        return any(m.group().casefold() not in self._cues.only_that for m in found)

    def ends_before(self, cue: re.Match[str], sentence: Sentence) -> int | None:
        """Where the clause ends before ", X said" at the end of a sentence or between two commas."""
        found = re.search(r",[”\"’]?\s+([^,\0]{2,80}?)\s+$", self._view[sentence.start : cue.start()])
        if found is None or self._pack.passively.search(found.group()) or not self._ordered:
            return None
        told = self._cues.any.search(found.group(1))
        if told and told.group().casefold() not in self._cues.words["relaying"]:
            return None  # "A, who came in May, told B he had written"
        if self._view.startswith(" to ", cue.end()) and cue.group() in self._cues.words["commissive"]:
            return None  # "In Lima, A proposed to build C"
        opens = f"{found.group(1)} "  # "A left, although he hailed C"
        if self._pack.subordinate.match(opens) or self._pack.coordinate.match(opens):
            return None
        if self._pack.absolute.search(found.group(1)):
            return None  # "A hailed it, and B pledged", "A left, B having said"
        behind = self.heard(cue, sentence)
        closed = behind >= sentence.end or MEDIAL.match(self._view, behind, sentence.end)
        return sentence.start + found.start() if closed else None
