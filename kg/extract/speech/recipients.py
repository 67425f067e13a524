"""Who stands beside what is said: "conveyed to the minister her concern", "welcomed the king"."""

import re
from functools import cache

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.cues import talks
from kg.languages import subject_first, table, words
from kg.languages.patterns import either

_GUEST = 50  # characters within which a guest is named
_DESCRIBING = ("ly", "ed", "ing")  # endings of what stands before a title: "newly elected President X"


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        owners = either((*cues.words["articles"], *table(language, "people")["possessives"]))
        marks = (
            rf"{either(cues.words['recipients'])}|{talks(cues.words)}"  # "uttrykte i samtaler med NAME uro"
        )
        self.recipient = re.compile(rf"\s+(?:{marks})\s+(?:(?:{owners})\s+)?")
        self.elsewise = cues.prepositions | frozenset(cues.words["together"])
        others = either((*cues.words["determiners"], *cues.words["together"], *cues.prepositions))
        noun = (
            rf"(?!(?:{others})\s)[a-zæøå]+\s"  # "overfor nyhetsbyrået NAME"; behind "to" stands an infinitive
        )
        self.authority = re.compile(rf"\s(?:{either(cues.words['authorities'])})(?=\s)")
        self.giving = frozenset(cues.words["giving_verbs"])
        self.article = re.compile(rf"\s+(?:{owners})\s+")
        self.thing = re.compile(rf"\s(?:{either(cues.words['given_leads'])}|\d[\d.,]*)\s")
        joins = either(cues.words["informing_joins"])
        greets, marks = either(cues.words.get("greetings", ())), either(cues.words.get("greeting_marks", ()))
        over = either(cues.words.get("greeting_reasons", ()))  # "her concern over the attacks to B"
        self.greeted = re.compile(
            rf"(?<!\w)(?:{greets})\s+(?:(?:{over})\s+(?:[^\s,.;:\0]+\s+){{1,6}}?)?(?:{marks})\s+"
        )  # "the greetings of A to B"
        self.told_of = re.compile(  # "informed B of C", "her counterpart, B, of C"
            rf"\s+(?:[^\s,.;:\0]+\s+){{0,6}}?[^\s,.;:\0]+(?:\s+|,\s[A-Z][^,.;:\0]{{1,40}},\s)(?:{joins})\s+"
            rf"(?!\d|(?i:{either(cues.words['days'])})\b)"  # "informed B on Monday of C"
        )
        self.lead = re.compile(r"(?!)" if subject_first(language) else noun)
        self.gap = re.compile(rf"\s|,\s|\s(?!(?:{others})\s)[a-zæøå]+,?\s")  # "Polish colleague, NAME"
        self.determiners = frozenset(cues.words["determiners"])


_pack = cache(_Pack)  # one a language


class Recipients:
    """Finds hearers and guests between a verb and what is said, in one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._pack = _pack(clauses.document.article.language)
        self._document, self._finder, self._view = clauses.document, clauses.finder, clauses.view
        self._ordered = subject_first(clauses.document.article.language)

    def end(self, start: int, sentence: Sentence) -> int:
        """Where the hearer ends who stands right at `start` behind his preposition, if any."""
        marked = self._pack.recipient.match(self._view, start, sentence.end)
        if marked is None:
            return start
        end, apposed = marked.end(), False
        for low, high in self._spans(start, sentence.end):
            gap = self._view[end:low] if low > end else ""
            between = self._pack.gap if end > marked.end() else self._pack.lead
            if high > end and (not gap or between.fullmatch(gap)):
                end, apposed = high, apposed or "," in gap
        if end > marked.end() and (ruled := self._pack.authority.match(self._view, end, sentence.end)):
            end = ruled.end()  # "to the Peruvian government"
        end += apposed and self._view.startswith(",", end)  # "her colleague, NAME, the need"
        behind = self._view[end : sentence.end].split(maxsplit=1)[:1]
        lone = end == marked.end() or self._view[end : end + 1] != " "
        return start if lone or behind[0].casefold() in self._pack.elsewise else end

    def greeted(self, start: int, stop: int) -> re.Match[str] | None:
        """ "Her concern over the attacks to B": up to whom it is conveyed."""
        return self._pack.greeted.search(self._view, start, stop)

    def told_of(self, start: int, stop: int) -> re.Match[str] | None:
        """ "Informed B of C": from the verb up to C."""
        return self._pack.told_of.match(self._view, start, stop)

    def given(self, verb: str, start: int, sentence: Sentence) -> int:
        """Where the one ends to whom a thing is promised: "promised Kenya more aid"."""
        if verb not in self._pack.giving:
            return start
        article = self._pack.article.match(self._view, start, sentence.end)
        at = article.end() if article else start + 1
        for low, high in self._spans(start, sentence.end):
            if low not in (at, start + 1) and self._view[at:low].strip():
                break
            at = max(at, high)
        return at if self._pack.thing.match(self._view, at, sentence.end) else start

    def _spans(self, start: int, stop: int) -> list[tuple[int, int]]:
        """Where titles and names stand."""
        titles = [(t.start, t.end) for t in self._document.titles]
        names = [
            (m.start, m.end) for m in self._document.mentions
            if m.form != "pronoun" or not m.genitive
        ]  # fmt: skip
        return sorted(span for span in titles + names if start <= span[0] < stop)

    def guest(self, start: int, sentence: Sentence) -> bool:
        """Whether a person is welcomed, not news: "his Peruvian colleague", not "the step that X took"."""
        stop = min(sentence.end, start + _GUEST)
        if self._sent(start, stop):
            return True
        if not self._finder.met(start, stop) or not self._ordered:
            return self._finder.met(start, stop)
        led = min((low for low, _ in self._spans(start, stop)), default=start)  # "welcomed him"
        between = (w for w in self._view[start:led].split() if w.islower() and not w.endswith(_DESCRIBING))
        return set(between) <= self._pack.determiners

    def _sent(self, start: int, stop: int) -> bool:
        """ "Welcomed the Peruvian delegation": guests too, whom no person is named for."""
        told = [w.strip(",.") for w in self._view[start:stop].split()]
        nouns = words(self._document.article.language, "frames", "delegation_words")
        at = next((i for i, w in enumerate(told) if w.casefold() in nouns), -1)
        between = (w for w in told[: max(at, 0)] if w.islower() and not w.endswith(_DESCRIBING))
        return at >= 0 and set(between) <= self._pack.determiners


def hears(clauses: Clauses, start: int, stop: int) -> bool:
    """Whether somebody stands right at `start`, behind no preposition, who may be told what is said."""
    told = clauses.view[start:stop].split(maxsplit=2)
    if not told or told[0].casefold() in clauses.cues.prepositions:
        return False
    outlet = told[0].casefold() in clauses.cues.words["outlets"] and told[1:] and told[1][0].isupper()
    near = start + sum(len(word) + 1 for word in told[:2]) if told[1:] else stop
    state = any(m.kind != "person" and m.start < near for m in clauses.finder.inside(start, stop))
    return told[0][0].isupper() or bool(outlet) or state or clauses.finder.met(start, stop)
