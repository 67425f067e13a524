"""The subject of a sentence whose second verb of saying is read: who opens it, or stands behind the first."""

import re
from collections.abc import Callable

from kg.document import Sentence
from kg.extract.speech.clause_patterns import clause_patterns
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.unnamed import Unnamed, speaker_for
from kg.languages import subject_first

_QUOTED = re.compile(r"\0[»”\"]?,?\s+(?:og\s+)?$")


class Openings:
    """Finds them in one document; `earliest` gives the first verb of saying in a stretch."""

    def __init__(
        self,
        clauses: Clauses,
        unnamed: Unnamed,
        earliest: Callable[[int, int], re.Match[str] | None],
    ) -> None:
        self._clauses, self._cues = clauses, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder
        self._unnamed, self._earliest = unnamed, earliest
        self._language = clauses.document.article.language
        self._ordered = subject_first(self._language)

    def subject(self, sentence: Sentence, cue: re.Match[str]) -> Speaker | None:
        """The subject of a sentence whose second verb of saying is `cue`."""
        first = self._earliest(sentence.start, cue.start())
        if first and not self._ordered and (turned := self._turned(sentence.start, first, cue.start())):
            return turned
        if (head := self._head(sentence.start, cue.start())) is not None:
            return head
        opening = self._finder.opening(sentence.start, cue.start(), first.start() if first else None)
        person = opening is not None and self._finder.is_person(opening)
        if self._ordered and not person and (head := self._heading(sentence)) is not None:
            return head  # "Peru, which lies near the EU, is small and has claimed that C"
        first_word = self._view[sentence.start : cue.start()].split(maxsplit=1)[:1]
        if self._ordered and not person and first_word and first_word[0].endswith("ing"):
            return None  # "Braving the US stand, lawyers made a bid and asked for C"
        verb = self._clauses.first_verb(sentence.start, opening.start) if opening and self._ordered else -1
        if opening is None or verb < 0:
            return opening
        if person and self._cues.that.search(self._view, verb, opening.start):
            return opening  # "It is said that X has declined, insisting on C"
        actor = self._finder.before(sentence.start, verb)
        return actor or (opening if person else None)  # "The two sides discussed ISIL and agreed on C"

    def _heading(self, sentence: Sentence) -> Speaker | None:
        """The state or body with which a sentence opens, behind "but" or an article."""
        start = speech_patterns(self._language).openers.match(self._view, sentence.start).end()  # type: ignore[union-attr]  # never fails
        first = self._view[start : sentence.end].split(maxsplit=1)[:1]
        article = bool(first) and first[0].casefold() in self._cues.words["determiners"]
        behind = start + len(first[0]) + 1 if article else start
        return self._finder.source(start, sentence.end) or self._finder.source(behind, sentence.end)

    def _head(self, start: int, stop: int) -> Speaker | None:
        """ "Peru kalte inn ambassadør A og sa at C": the state or body that stands before the first verb."""
        verb = -1 if self._ordered else self._clauses.first_verb(start, stop)
        who = self._finder.before(start, verb) if verb > start else None
        if who is None or not who.names or self._finder.is_person(who):
            return None
        return who if self._finder.adjacent(who, verb) else None

    def _turned(self, start: int, first: re.Match[str], stop: int) -> Speaker | None:
        """ "– C, sier X og viser til at D": X, who stands behind the first verb."""
        if _QUOTED.search(self._view, start, first.start()) is None:
            return None
        source = self._unnamed.behind(first.end(), stop)
        return speaker_for(source) if source is not None else self._finder.after(first.end(), stop)


def in_adjunct(clauses: Clauses, speaker: Speaker, noun: int, sentence: Sentence) -> bool:
    """Whether a subject opens the sentence, and no verb stands from it to a noun right before its own."""
    between = clauses.view[speaker.end : noun].rstrip()
    opens = speaker.end <= noun and "," not in clauses.view[sentence.start : speaker.start]
    led = bool(between) and not between.endswith((",", *clauses.cues.words["continuing"]))
    return opens and led and clauses.verbless(speaker.end, noun)


def agent(clauses: Clauses, cue: re.Match[str], gap: str, sentence: Sentence) -> Speaker | None:
    """ "The row was cited by X as proof that C": X says it."""
    pack = speech_patterns(clauses.document.article.language)
    by = pack.by.match(clauses.view, cue.end())
    passive = by and pack.passively.search(clauses.view, sentence.start, cue.start())
    return clauses.finder.any_person(by.end(), cue.end() + len(gap)) if by and passive else None


def own_clause(clauses: Clauses, draft: Draft, cue: re.Match[str], at: int) -> Speaker | None:
    """ "X reports C, and A came, thanking B": A, whose clause stands behind what X reports, up to `at`."""
    who, pack = draft.speaker, clause_patterns(clauses.document.article.language)
    doing = cue.group().endswith("ing") and cue.group().casefold() not in clauses.cues.words["adding_on"]
    if who is None or not doing or not clauses.finder.is_person(who):
        return None
    opens = pack.new_clause.fullmatch(clauses.view, at, who.start) is not None
    return who if opens and not clauses.verbless(who.end, cue.start()) else None
