"""Sources nobody names: "a senior official said", "sier en kilde", "the head of its diplomacy declared"."""

import re
from functools import cache
from typing import Any

from kg.document import Document
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.records import Source, Speaker
from kg.languages import table
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_BEFORE = 90  # characters of such a subject at most


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        one = either(words["indefinite"])
        lead = r"(?P<lead>(?:(?:[\w’'-]+|(?:[A-Z][.\u2024])+)\s+){0,4}?)"
        self.told = {
            noun: re.compile(rf"(?<!\w)(?i:{one})\s+{lead}(?P<who>{noun})(?!\w)")
            for noun in words["unnamed_nouns"]
        }
        spokes = either(words["spokes_nouns"])
        noun = either(words["unnamed_nouns"])
        between = either((*words["adverbs"], *words["auxiliaries"]))
        word = r"[a-zæøåäöéü’'&-]+"
        begins = either(
            (*words["continuing"], *words["that"], *words["whiles"], *words["clause_openers"], *words["what"])
        )
        opens = rf"(?:^|(?<=[.!?”\"»\n]\s)|(?<=\n)|[,;:.!?\0”\"»]\s*|(?<!\w)(?i:{begins})\s+)"
        kept = rf"(?!(?:{word}\s+){{0,2}}(?:{spokes}))"
        self.behind = re.compile(
            rf"\s+(?:(?:{between})\s+)?(?P<who>(?:{one})\s+{kept}(?P<lead>(?:(?:[\w’'-]+|(?:[A-Z][.\u2024])+)\s+){{0,3}}?)(?:{noun})"
            rf"|(?:{either(words['unnamed_plurals'])}))(?!\w)(?!\s+[A-ZÆØÅ])"
        )
        tail = _tail(words)
        self.ahead = re.compile(
            rf"{opens}(?P<who>(?:(?i:{one})\s+{kept}"
            rf"(?P<lead>(?:(?:[\w’'-]+|(?:[A-Z][.\u2024])+)\s+){{0,3}}?)(?:{noun})|(?i:{either(words['unnamed_plurals'])}))(?!\w){tail})\s+(?:(?:{between}|\w+ly)\s+)*$"
        )
        ruling = either((*words["authorities"], *words["governments"], *words["government_nouns"]))
        self._crowds(words, opens, one, ruling, tail, between)
        self._many(words, word, between)
        inner = either((*words["that"], *words["clause_openers"], *words["subordinating"]))
        self.official = re.compile(rf"(?:(?<!\w)(?:{ruling})|{cues_of(language).body_noun.pattern})(?!\w)")
        self.ranks = frozenset(words["official_ranks"])
        self.heads = tuple(words["official_nouns"]) or ("\0",)
        self.common = re.compile(  # "after the bloc announced": somebody else than whoever is named before
            rf"(?<!\w)(?:{inner})\s+(?P<who>(?:{either(words['articles'])})\s+{word}(?:\s+{word})?"
            rf"(?:\s+(?:{either(words['of'])})(?:\s+{word}){{1,4}})?|(?:{one})\s+(?:{word}\s+){{0,3}}{word})"
            rf"\s+(?:(?:{between}|\w+ly)\s+)*$"
        )
        definite = either(table(language, "people")["definite_articles"])
        self.described = re.compile(
            rf"{opens}(?P<who>(?i:{definite})\s+{word}\s+"
            rf"(?:{either(words['of'])})(?:\s+[^\s,.;:!?\0]+){{1,4}})\s+$"
        )

    def _many(self, words: dict[str, Any], word: str, between: str) -> None:
        """ "But a number of Western countries have urged", not "with a number of"."""
        before = "".join(rf"(?<!\s{re.escape(led)}\s)" for led in words["prepositions"])
        self.quantity = compiled(
            rf"(?<!\w){before}(?P<who>(?i:{either(words['quantities'])})\s+(?:[^\s,.;:\0]+\s+){{0,3}}?"
            rf"(?!(?:{either(words['spells'])})\s){word})\s+(?:(?:{between}|\w+ly)\s+)*$"
        )

    def _crowds(
        self, words: dict[str, Any], opens: str, one: str, ruling: str, tail: str, between: str
    ) -> None:
        """Several of whom nobody is named, before their verb and behind it, and those beside a name."""
        self.crowds, known = frozenset(words["crowds"]), either(words["bodies"])
        crowd = rf"(?:(?!(?:{one}|{ruling}|{known})\s)[a-z-]+\s+){{0,2}}?(?i:{either(self.crowds)})"
        small = r"(?:\s+(?!(?:of|from|at|in|and|or)\s)[a-z][^\s,.;:!?\0A-Z]*){0,6}?"
        sources = rf"(?:(?!(?:and|or)\s)[\w’'-]+\s+){{0,3}}?(?i:{either(words['anonymous'])})(?!\w){tail}"
        self.crowd = compiled(  # "sources close to the talks said", "said people familiar with the matter"
            rf"{opens}(?<![A-Z][.\u2024]\s)(?P<who>{crowd}(?!\w){small}|{sources})\s+(?:(?:{between}|\w+ly)\s+)*$"
            if self.crowds
            else "(?!)"
        )
        led = rf"(?:{either(words['source_leads'])})"
        told = either((*words["document_nouns"], *words["spokes_nouns"], *words["authorities"]))
        self.beside = re.compile(  # "according to a friend of X", "several people close to X"
            rf"\s*(?:(?i:{one})|{crowd})(?:\s+(?!(?:{led}|{told})\s)[^\s,.;:!?\0A-Z]+){{0,4}}\s+(?={led}\s)"
            if self.crowds
            else "(?!)"
        )
        self.crowd_behind = compiled(  # "said aid workers", "said Western diplomats"
            rf"\s+(?P<who>(?P<lead>[A-Z][a-z]+\s+)?{crowd})(?!\w)" if self.crowds else "(?!)"
        )


def _tail(words: dict[str, Any]) -> str:
    """What may follow somebody unnamed before his verb, and no clause of another: "left after Peru said"."""
    opens = {*words["clause_openers"]}.difference(words["continuing"], words["together"], words["serving_as"])
    return rf"(?:\s+(?!(?:{either(sorted(opens))})\s)[^\s,.;:!?\0]+){{0,9}}?"


_pack = cache(_Pack)  # one a language


def speaker_for(source: Source) -> Speaker | None:
    """The state that speaks through somebody unnamed, if any."""
    return Speaker(names=(source.state,), start=source.start, end=source.end) if source.state else None


class Unnamed:
    """Tells them in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._view = document, view

    def behind(self, at: int, stop: int) -> Source | None:
        """The one who stands right behind a verb that ends at `at`."""
        found = self._pack.behind.match(self._view, at, stop)
        if found is not None:
            return self._source(found)
        several = self._pack.crowd_behind.match(self._view, at, stop)
        led = several is not None and several["lead"] is not None
        if several is None or (led and any(m.start == several.start("who") for m in self._document.mentions)):
            return None
        return Source(start=several.start("who"), end=several.end("who"))

    def ahead(self, start: int, verb: int) -> Source | None:
        """The one who stands right before the verb."""
        low = max(start, verb - _BEFORE)
        if (found := self._pack.ahead.search(self._view, low, verb)) is not None:
            return self._source(found)
        many = self._pack.crowd.search(self._view, low, verb) or self._pack.quantity.search(
            self._view, low, verb
        )
        if many is not None:
            return Source(start=many.start("who"), end=many.end("who"))
        found = self._pack.described.search(self._view, low, verb) or self._pack.common.search(
            self._view, low, verb
        )
        if found is None or self._known(*found.span("who")):
            return None
        return Source(start=found.start("who"), end=found.end("who"))

    def introduced(self, at: int, phrase: str) -> Source | None:
        """The one whom "the diplomat" stands for, where "a U.S. diplomat" has been told of before."""
        *article, head = phrase.split()
        if len(article) > 1:
            return None  # "the Peruvian diplomat" is told apart from others
        for noun, told in self._pack.told.items():
            if head.startswith(noun.removesuffix("e")) and (found := told.search(self._view, 0, at)):
                return self._source(found)
        return None

    def beside(self, start: int, stop: int) -> bool:
        """ "According to a friend of X": whether one without a name stands there, beside another."""
        several = self._pack.crowd_behind.match(self._view, start - 1, stop)
        if several is not None and several["lead"] is not None and self.behind(start - 1, stop):
            return True  # "according to Western diplomats"
        return self._pack.beside.match(self._view, start, stop) is not None

    def crowd(self, phrase: str) -> bool:
        """Whether several of whom none is named stand there: "the Italian sources"."""
        return phrase.rsplit(maxsplit=1)[-1] in self._pack.crowds

    def _source(self, found: re.Match[str]) -> Source:
        """Where it stands, and the state or body for which "a U.S. official" speaks."""
        low, high = found.span("lead")
        states = (m.key for m in self._document.mentions if m.kind == "country" and low <= m.start < high)
        lead = found["lead"] or ""
        plain = [w for w in lead.split() if w.casefold() not in self._pack.ranks]
        heads = found["who"].endswith(self._pack.heads)
        alone = len(plain) == 1 and (len(lead.split()) == 1 or heads)
        state = next(states, "") if alone else ""
        if heads and plain and not state:  # "a State Department official", who speaks for it
            size = len(" ".join(plain))
            bodies = (m for m in self._document.mentions if m.kind == "organisation" and low <= m.start)
            body = next((m for m in bodies if m.end - m.start == size and m.end < high), None)
            state = self._view[body.start : body.end] if body else ""
        return Source(start=found.start("who"), end=found.end("who"), state=state)

    def _known(self, start: int, end: int) -> bool:
        """Whether somebody is named in the words, or the article tells whom a title belongs to."""
        official = self._pack.official.search(self._view, start, end)  # "som den peruanske regjeringen mener"
        named = any(
            start <= m.start < end and (m.form != "adjective" or official) for m in self._document.mentions
        )
        return named or any(t.start < end and start < t.end for t in self._document.titles)
