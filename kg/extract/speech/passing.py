"""Who has spoken without a name in the sentence before: "A diplomat said C. He added D"."""

import re
from functools import cache

from kg.document import Document, Sentence
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Source
from kg.extract.speech.unnamed import Unnamed
from kg.languages import subject_first
from kg.languages.patterns import either

_RULING = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
_LEAD = 90  # characters of "A former agent of the Kenyan security service"


@cache  # one a language
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a subject at the head of a sentence, and "a resident", whoever that is."""
    words = cues(language).words
    openers = either((*words["openers"], *words["clause_openers"]))
    lead = re.compile(rf"[\0\s,.”\"“'’]*(?:(?i:{openers}),?\s+)?")
    someone = either(w for w in words["indefinite"])
    return lead, re.compile(rf"(?i:{someone})\s+[a-z]")


class Passing:
    """Tells it in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str) -> None:
        self._document, self._view = document, view
        self._ordered = subject_first(document.article.language)
        self._unnamed, self._verb = Unnamed(document, view), cues(document.article.language).verb
        self._lead, self._someone = _patterns(document.article.language)
        self._nobody: set[int] = set()  # sentences in which such a one goes on

    def before(self, at: int) -> tuple[int, Source] | None:
        """Where the sentence before the one at `at` begins, and who says something at its head."""
        if not self._ordered:
            return None
        number = next((i for i, s in enumerate(self._document.sentences) if at < s.end), 0)
        before, here = self._document.sentences[max(0, number - 1)], self._document.sentences[number]
        if not number or here.paragraph - before.paragraph > 1:
            return None
        if (source := self._speaks(before)) is not None:
            self._nobody.add(here.start)
            return before.start, source
        return None

    def _speaks(self, before: Sentence) -> Source | None:
        """The one without a name who says something at the head of a sentence, or goes on in it."""
        head = self._lead.match(self._view, before.start, before.end)
        at = head.end() if head else before.start
        if before.start in self._nobody or self._titled(at):
            return Source(start=before.start, end=before.start)
        named = [m.start for m in self._document.mentions if m.kind == "person" and m.form != "pronoun"]
        for verb in self._verb.finditer(self._view, before.start, before.end):
            ahead = self._unnamed.ahead(before.start, verb.start())
            if ahead is not None and ahead.start <= at:
                return ahead
            if (behind := self._unnamed.behind(verb.end(), before.end)) is not None:
                return behind
            near = verb.start() - at <= _LEAD
            alone = self._unnamed.beside(at, verb.start()) or not any(at <= m < verb.start() for m in named)
            if near and alone and self._someone.match(self._view, at, verb.start()):
                return Source(start=at, end=at)
            phrase = self._view[at : verb.start()].casefold().strip() if near else ""
            if phrase and (told := self._unnamed.introduced(at, phrase)):
                return told
            behind_it = verb.end() + 1
            named_there = any(behind_it <= m < behind_it + _LEAD for m in named)
            ends = self._view[: verb.start()].endswith(", ")  # "C, reported a correspondent"
            if (
                (verb.start() == at or ends)
                and not named_there
                and self._someone.match(self._view, behind_it)
            ):
                return Source(start=at, end=at)
        return None

    def _titled(self, at: int) -> bool:
        """ "The Prime Minister spoke to A. He": whether such a title opens the sentence."""
        titles = (t for t in self._document.titles if 0 <= t.start - at <= len("The "))
        free = next((t for t in titles if t.office in _RULING and not (t.person or t.plural or t.of)), None)
        people = (m for m in self._document.mentions if m.kind == "person")
        return free is not None and not any(m.start < free.end and free.start < m.end for m in people)
