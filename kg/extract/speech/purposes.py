"""What somebody called or wrote in order to say: "called X to express C", "skrev til X for å uttrykke C"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.document import Sentence
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.records import Draft, Speaker
from kg.languages.patterns import casefolded, either, holds

_LAST = re.compile(r"\w+$")


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        talks = either(words["purpose_talks"])
        self.words = casefolded(words["purpose_talks"])
        self.greetings = tuple(words["purpose_greetings"])
        self.expressing = re.compile(rf"(?:{either(words['purpose_verbs'])})(?!\w)")
        self.telling = re.compile(rf"(?:{either(words['purpose_thats'])})(?!\w)")
        self.clause = re.compile(
            rf"(?:(?!{either(words['that'])}\s)[^\s,.;:\0]+\s+){{0,5}}?(?:{either(words['that'])})\s+"
        )
        said = either((*words["purpose_verbs"], *words["purpose_thats"], *words["purpose_thanks"]))
        self.thanking = re.compile(rf"(?:{either(words['purpose_thanks'])})(?!\w)")
        self.talk = re.compile(rf"(?<!\w)(?:{talks})(?!\w)")
        self.told = re.compile(  # "called on X to" asks him to
            rf"(?<!\w)(?:{talks})(?!\s(?:{either(words['purpose_stops'])})\s)(?P<whom>(?:\s[^.;:\0]{{1,90}}?)?),?\s(?P<say>{said})\s+"
        )
        self.more = re.compile(rf",?\s(?:{either(words['together'])})\s(?:{either(words['to_do'])})\s")
        self.described = re.compile(  # "X of Peru", "X (Ap)", "X, the Peruvian president,"
            rf"(?:\s(?:{either(words['of'])})\s(?:the\s)?[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*|\s\([^()]{{1,30}}\)|,\s[^,.;:\0]{{2,60}},)?\s+"
        )
        self.reason = re.compile(rf"[^,.;:!?\0]{{0,60}}?(?<!\w)(?:{either(words['purpose_reasons'])})\s+")


_pack = cache(_Pack)  # one a language


class PurposeReader:
    """Reads such sentences of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._pack = _pack(clauses.document.article.language)
        self._clauses, self._view, self._finder = clauses, clauses.view, clauses.finder
        self._any = bool(self._pack.words) and holds(self._view.casefold(), self._pack.words)

    def read(self, sentence: Sentence) -> Iterator[Draft]:
        """What is expressed, or what somebody is thanked for or congratulated on."""
        for found in self._pack.told.finditer(self._view, sentence.start, sentence.end) if self._any else ():
            start = self._content(found, sentence)
            speaker = self._speaker(found, sentence)
            verb = _LAST.search(self._view, found.start("say"), found.end("say"))
            heard = not found["whom"].strip() or self._finder.any_person(*found.span("whom")) is not None
            if start is None or speaker is None or verb is None or not heard:
                continue
            end = self._clauses.end(start, sentence, thing=True, phrase=True)
            more = self._pack.more.search(self._view, start, end)
            end = more.start() if more else end
            draft = self._clauses.draft(start, end, verb, speaker, sentence, least=PHRASE - 1)
            if draft is not None:
                draft.asked = (max(speaker.end, found.start("whom")), start)
                yield draft

    def _content(self, found: re.Match[str], sentence: Sentence) -> int | None:
        """Where what is said begins: behind "tell him that", "express", or behind "on" or "for"."""
        if self._pack.telling.match(self._view, found.start("say")):
            clause = self._pack.clause.match(self._view, found.end(), sentence.end)
            if clause is not None:
                return clause.end()
        if self._pack.expressing.match(self._view, found.start("say")):
            return found.end()
        if not self._pack.thanking.match(self._view, found.start("say")):
            return None
        if any(self._view.startswith(word, found.start()) for word in self._pack.greetings):
            return None  # "spoke with X to congratulate him" tells of the talk
        reason = self._pack.reason.match(self._view, found.end(), sentence.end)
        return reason.end() if reason else None

    def _speaker(self, found: re.Match[str], sentence: Sentence) -> Speaker | None:
        """Whoever stands right before the verb, or in a verb-second clause right behind it."""
        ahead = self._finder.before(sentence.start, found.start())
        if ahead is not None and self._pack.described.fullmatch(self._view, ahead.end, found.start()):
            return ahead
        talk = self._pack.talk.match(self._view, found.start())
        return self._clauses.inverted(talk, found.end("whom")) if talk and ahead is None else None
