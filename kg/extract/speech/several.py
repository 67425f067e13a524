"""States and bodies that say something together: "Peru, Kenya and the EU said", "the leaders of the G7"."""

import re
from functools import cache

from kg.document import Document, Mention
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.governing import led_at
from kg.languages import subject_first, table
from kg.languages.patterns import either

_PAIR = 2


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        articles = either((*words["articles"], *table(language, "people")["definite_articles"]))
        together = either(words["together"])
        self.comma = re.compile(rf",\s+(?:(?:{articles})\s+)?")
        self.joint = re.compile(rf"(?:,\s+|\s+)(?:{together})\s+(?:(?:{articles})\s+)?")
        of = either((*words["of"], *words["from"]))
        self.of = re.compile(
            rf"(?<![\w-])(?:{either(words['collective_nouns'])})\s+(?:{of})\s+"
            rf"(?:(?:{articles})\s+)?$",
            re.IGNORECASE,
        )
        led = either((*words["prepositions"], *words["trailing"]))  # "Speaking in Fiji, Peru and Kenya said"
        doing = rf"(?!according|including)(?:{led}|\w+ing)\s[^,;:\0]*"
        self.adjunct = re.compile(doing if subject_first(language) else "(?!)", re.IGNORECASE)
        company = frozenset(table(language, "frames")["with"])  # "with Peru and Kenya both warning of C"
        self.led = cues_of(language).prepositions - company


_pack = cache(_Pack)  # one a language


class Several:
    """Finds them in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str, mentions: list[Mention]) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._view = document, view
        free = (m for m in mentions if not m.genitive and m.form in ("name", "alias"))
        self._states = [m for m in free if m.kind in ("country", "organisation")]

    def around(self, one: Mention) -> list[Mention]:
        """The list in which somebody stands, with "and" before its last; he alone, if he is in none."""
        members, joined = [one], False
        at = next((i for i, m in enumerate(self._states) if m.start == one.start), -1)
        for other in self._states[at + 1 :] if at >= 0 else ():
            last = not self._pack.comma.fullmatch(self._view, members[-1].end, other.start)
            if last and not self._pack.joint.fullmatch(self._view, members[-1].end, other.start):
                break
            members.append(other)
            if joined := last:
                break
        for other in reversed(self._states[:at] if at >= 0 else ()):
            first = self._pack.joint.fullmatch(self._view, other.end, members[0].start)
            if first and (joined or len(members) > 1):
                break
            if not (
                first or (joined and self._pack.comma.fullmatch(self._view, other.end, members[0].start))
            ):
                break
            if joined and self._adjunct(other):
                break  # "Without naming Fiji, Norway and Peru said": the two
            members.insert(0, other)
            joined = True
        return members if joined else [one]

    def _adjunct(self, one: Mention) -> bool:
        """Whether somebody is the object of a preposition or participle that opens the sentence."""
        low = max((s.start for s in self._document.sentences if s.start <= one.start), default=0)
        return self._pack.adjunct.fullmatch(self._view, low, one.start) is not None

    def led(self, first: Mention) -> bool:
        """Whether a preposition makes such a list no subject: not so "the leaders of Peru, Kenya and"."""
        low = max((s.start for s in self._document.sentences if s.start <= first.start), default=0)
        if self._pack.of.search(self._view, low, first.start):
            return False
        return led_at(self._document, self._view, self._pack.led, low, first.start)
