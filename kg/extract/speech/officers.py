"""Holders of an office whom a text names nowhere: "Polens utenriksminister sier", whose state speaks."""

import re
from functools import cache, cached_property

from kg.document import Document, Title
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.governing import led_at
from kg.extract.speech.nameable import is_code
from kg.languages import subject_first, table
from kg.languages.patterns import either

Found = tuple[tuple[str, ...], int, int]  # the state, and where the words stand

_NO_STATES = frozenset(("official", "other", "colleague", "predecessor", "successor"))
_OWNED = re.compile(r"(?:\w+ )*\w+[s’'] ")  # "statsminister NAVNs talsmann"
_NAME = re.compile(r",?\s+[A-ZÆØÅ]")


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        between = either((*words["adverbs"], *words["auxiliaries"]))
        aside = rf"(?:,\s+(?:{either(words['relatives'])})\s[^,.;:!?\0\n]{{2,80}},)?"
        words_of = either(words["auxiliaries"]), either(words["prepositions"])
        helped = rf"(?:{words_of[0]})\s+(?:{words_of[1]})\s[^,.;:!?\0\n]{{2,60}}"
        helped = "(?!)" if subject_first(language) else helped  # "har i et intervju med A sagt"
        self.between = re.compile(
            rf"(?:\s\([^()\n]{{1,30}}\))?{aside}\s+(?:{helped}\s+|(?:(?:{between}|\w+ly)\s+)*)$"
        )
        articles = either(table(language, "people")["definite_articles"])
        self.joint = re.compile(rf"\s+(?:{either(words['together'])})\s+(?:(?:{articles})\s+)?")
        self.behind = re.compile(rf"\s*(?:(?:{between})\s+)?(?:(?:{articles})\s+)?$", re.IGNORECASE)
        self.led = cues_of(language).prepositions
        government = either(words["government_nouns"])
        nouns = either(w for w in words["bodies"] if w not in words["government_nouns"])
        self.body = (  # who speaks for a ministry speaks for it; for a government, for its state
            re.compile(rf"(?<!\w)(?:{nouns})(?!\w)(?!\s+(?:{government}))", re.IGNORECASE)
            if subject_first(language)
            else re.compile(r"(?!)")
        )
        self.genitive = tuple(table(language, "people")["genitive_endings"])  # "presidentens kontor"


_pack = cache(_Pack)  # one a language


class Officers:
    """Finds them in stretches of one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._view = document, view
        self._titles = [t for t in document.titles if not t.person and self._speaks(t)]

    @cached_property
    def _unread(self) -> bool:
        """Whether a word with a capital inside a sentence is in no name that was read."""
        document = self._document
        firsts = {s.tokens[0] for s in document.sentences}
        covered = {i for m in document.mentions for i in range(m.start, m.end)}
        covered.update(i for t in document.titles for i in range(t.start, t.end))
        return any(
            t.text[0].isupper() and t.text[1:].islower() and i not in firsts and t.start not in covered
            for i, t in enumerate(document.tokens)
        )

    def before(self, start: int, stop: int) -> Found | None:
        """The one whose title ends right before a verb at `stop`."""
        for title in self._titles:
            inside = start <= title.start and title.end <= stop
            if inside and self._pack.between.fullmatch(self._view, title.end, stop):
                first = self._joined(title, start)
                if led_at(self._document, self._view, self._pack.led, start, first.start):
                    return None
                return tuple(dict.fromkeys((first.of, title.of))), first.start, title.end
        return None

    def serving(self, start: int, stop: int) -> Found | None:
        """ "Ifølge Xs talsmann NAVN": the one who serves is the source, not the one he is served by."""
        for title in self._document.titles:
            inside = bool(title.person) and start < title.start and title.end < stop
            if inside and _OWNED.fullmatch(self._view, start, title.start):
                people = (m for m in self._document.mentions if m.kind == "person" and m.key == title.person)
                name = next((m for m in people if m.start == title.end + 1 and not m.genitive), None)
                return ((name.key,), name.start, name.end) if name else None
        return None

    def last(self, office: str, at: int) -> str:
        """The state whose officer "the ambassador" at `at` stands for: the one told of last, in no name."""
        told = [t for t in self._titles if t.office == office and t.end <= at]
        return told[-1].of if told else ""

    def _joined(self, title: Title, start: int) -> Title:
        """The first of two who speak together: "Polens statsminister og Sveriges utenriksminister"."""
        before = [t for t in self._titles if start <= t.start and t.end < title.start]
        joined = before and self._pack.joint.fullmatch(self._view, before[-1].end, title.start)
        return before[-1] if joined else title

    def after(self, start: int, stop: int) -> Found | None:
        """The one whose title opens right behind a verb that ends at `start`."""
        for title in self._titles:
            if start <= title.start and title.end <= stop and self._pack.behind.match(
                self._view, start, title.start
            ):  # fmt: skip
                named = _NAME.match(self._view, title.end)
                return None if named else ((title.of,), title.start, title.end)
        return None

    def _speaks(self, title: Title) -> bool:
        """Whether it is that of somebody in the service of a state today, not the start of another's."""
        told = not title.plural and title.when == "current" and title.office not in _NO_STATES
        told = told and not (title.definite and self._unread)  # "den polske presidenten": a name unread
        printed = self._document.article.text[title.start : title.end]
        body = title.office == "spokesperson" and self._pack.body.search(printed)
        return (
            told
            and not body
            and is_code(title.of)
            and not title.of_inferred
            and not printed.endswith(self._pack.genitive)
        )
