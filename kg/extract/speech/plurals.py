"""Whom "they", "the two ministers" and "both sides" stand for at a verb of saying."""

import re
from functools import cache, cached_property
from typing import Any

from kg.document import Document
from kg.extract.actors.names import organisation_name
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.encounters import Encounters
from kg.extract.speech.records import Speaker, speaker_of
from kg.languages import subject_first
from kg.languages.compiled import compiled
from kg.languages.patterns import either

Plural = tuple[tuple[str, ...], int, int]  # the names, and where the words stand

_FAR = 1200  # characters a plural pronoun looks back
_PAIR = 2
_THREE = 3
_SENTENCES = 4  # that may name the two states, from the one of "both countries" back
_NEAR = 300  # characters over which "they" are the three told of
_SPAN = 40  # characters of the longest plural subject
_LEAST = 2  # words that may stand between the subject and its verb


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        threes = either(cues.words["threes"])
        self.plural = re.compile(
            rf"(?<!\w)(?:(?P<threes>{threes})|{either(cues.words['plural'])})(?!\w)", re.IGNORECASE
        )
        self.states = re.compile(rf"(?:{either(cues.words['both_states'])})", re.IGNORECASE)
        self.they = frozenset(cues.words["they"])
        days = rf"(?:\s+(?:on\s+)?(?i:{either(cues.words['days'])}))?"
        said = rf"(?<!\w)(?:{either(cues.words['verbs'])}){days}(?:\s+(?:{either(cues.words['that'])}))?\s+$"
        self.said = compiled(said if subject_first(language) else "(?!)")
        whom = (*cues.words["relatives"], *cues.words["relative_pronouns"])
        self.relative = re.compile(rf",\s(?:{either(whom)})\s$")
        self.where = re.compile(
            r",\s(?:where|(?:during|in|at)\swhich)\s$" if subject_first(language) else "(?!)"
        )
        self.auxiliaries = frozenset(cues.words["auxiliaries"])
        they = rf"(?<=\s)(?:{either(self.they)})"
        attitudes = cues.words["attitudes"]  # "var de enige om at C"
        behind = (
            rf"(?=\s*$|\s+(?:{either((*cues.words['that'], *cues.words['adverbs'], *attitudes))})(?:\s|$))"
        )
        inverts = self.they and not subject_first(language)
        # "I samtalen sa de at C", not "sa de ansatte"
        self.they_said = re.compile(rf"\s*{they}{behind}" if inverts else r"(?!)")
        self.led = re.compile(rf"(?<!\w)(?:{either(cues.prepositions)})\s+$", re.IGNORECASE)
        others = either(cues.words["other_words"])  # "A og de andre lederne": A, and nobody named
        self.besides = re.compile(rf"(?<!\w)(?:{others})\s+$", re.IGNORECASE)
        self.of_others = re.compile(rf"\s+(?:{others})\s", re.IGNORECASE)
        between = either((*cues.words["adverbs"], *cues.words["auxiliaries"]))
        again = either((*cues.words["plural"], *cues.words["body_again"]))
        self.again = compiled(  # right before the verb, whom the sentences before tell
            rf"(?<!\w)(?P<who>{again})\s+(?:(?:{between}|\w+ly)\s+)*$"
            if cues.words["body_again"]
            else "(?!)",
            re.IGNORECASE,
        )
        papers, write = cues.words.get("paper_plurals", ()), cues.words.get("paper_verbs", ())
        self.papers = re.compile(rf"(?<!\w)(?:{either(papers)})\s" if papers else r"(?!)", re.IGNORECASE)
        self.write = re.compile(rf"\s+(?:{either(write)})(?!\w)" if write else r"(?!)")
        self._several(cues.words, subject_first(language))
        self.sides = re.compile(rf"\s*(?:{either(cues.words['sides'])})(?!\w)", re.IGNORECASE)

    def _several(self, words: dict[str, Any], ordered: bool) -> None:
        """A sentence whose subject is several whom nobody names, or states and bodies joined."""
        nouns = either((*words["collective_nouns"], *words["unnamed_many"]))
        adjunct = rf"(?:(?:{either((*words['prepositions'], 'also', 'earlier'))})\s[^,;:\0]{{2,60}},\s+)?"
        called = "|".join(re.escape(w) for w in words["plural"] if " " in w)
        self.others = compiled(
            rf"{adjunct}(?!(?:{called})\s(?!of\s|from\s))(?:[\w’'-]+\s+){{0,5}}?(?:{nouns})(?!\w)"
            if ordered
            else "(?!)",
            re.IGNORECASE,
        )
        titled = r"(?:(?:[A-Z][\w’'-]*|[a-z]+(?=\s+(?:[a-z]+\s+)?[A-Z]))\s+){0,6}"
        self.titled = re.compile(titled)
        of = rf"(?:\s+(?:{either(words['of'])})\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)*)?"  # "A of Peru, B"
        self.link = re.compile(rf"{of},?\s+(?P<last>(?:{either(words['together'])})\s+)?{titled}")
        several = (w for w in words["plural"] if {*words["pair_words"]}.isdisjoint(w.split()))
        self.many = frozenset(several if ordered else ())  # "they", "the leaders"
        self.joined = re.compile(rf",?\s+(?:{either(words['together'])})\s+(?:the\s+)?|,\s+(?:the\s+)?")


_pack = cache(_Pack)  # one a language


class Plurals:
    """Finds plural subjects in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._view = document, view
        self._mentions = [m for m in document.mentions if m.kind in ("person", "country", "organisation")]

    def opening(self, start: int, stop: int) -> Plural | None:
        """The plural subject with which a stretch opens."""
        found = self._pack.plural.match(self._view, start, stop)
        return self._last(found) if found else None

    def unread(self, start: int, stop: int) -> bool:
        """Whether a stretch opens with "they", whoever they are."""
        found = self._pack.plural.match(self._view, start, stop)
        return found is not None and found.group().casefold() in self._pack.they and self._last(found) is None

    def after(self, start: int, stop: int) -> Plural | None:
        """ "Both sides" right behind a verb: the two that the sentence names before it, else the last two."""
        if they := self._pack.they_said.match(self._view, start, stop):
            return self._last(they)
        found = self._pack.sides.match(self._view, start, stop)
        if found is None:
            return None
        if self._pack.states.fullmatch(found.group().strip()):
            states = self._states(start)
            return (states, *found.span()) if states else None
        sentence = next((s for s in self._document.sentences if s.start <= start < s.end), None)
        low = sentence.start if sentence else start
        inside = [
            m for m in self._mentions if low <= m.start < start and m.form not in ("adjective", "title")
        ]
        names = tuple(
            dict.fromkeys(
                organisation_name(self._document, m) if m.kind == "organisation" else m.key for m in inside
            )
        )
        return (names, *found.span()) if len(names) == _PAIR else self._last(found)

    def spans(self, end: int) -> bool:
        """Whether a plural subject ends there, which title case makes look like a name."""
        return any(m.end() == end for m in self._pack.plural.finditer(self._view, max(0, end - _SPAN), end))

    def before(self, start: int, stop: int) -> Plural | None:
        """A plural subject right before a verb: the last two people named before it, or the last three."""
        found = [
            m
            for m in self._pack.plural.finditer(self._view, start, stop)
            if len(self._view[m.end() : stop].split()) <= _LEAST
            and not self._in_name(m.start())
            and not self._pack.led.search(self._view, start, m.start())
            and not self._pack.besides.search(self._view, start, m.start())
            and not self._pack.of_others.match(self._view, m.end(), stop)
        ]
        if len(found) > 1 and found[-1].start() == found[-2].end() + 1:
            found.pop()  # "the secretaries both said"
        they = bool(found) and found[-1].group().casefold() in self._pack.they
        if they and self._pack.said.search(self._view, start, found[-1].start()):
            return None  # "sources said Tuesday they believed": they who said so
        if found and (floating := self._floating(start, found[-1])):
            return floating, *found[-1].span()
        if found and self._pack.relative.search(self._view, start, found[-1].start()):
            return self._party(start, found[-1])
        return self._last(found[-1]) if found else None

    def speaking(self, start: int, stop: int) -> Speaker | None:
        """Those right before a verb; "they" or "the group", whom the sentence before tells, without names."""
        if (told := speaker_of(self.before(start, stop))) is not None:
            return told
        found = self._pack.again.search(self._view, start, stop)
        free = found is not None and not self._pack.led.search(self._view, start, found.start())
        if found is None or not free or self._in_name(found.start()):
            return None
        return Speaker(names=(), start=found.start("who"), end=found.end("who"))

    def _floating(self, start: int, found: re.Match[str]) -> tuple[str, ...]:
        """ "A og B har begge sagt": the two that stand before the auxiliary, whoever has been told of."""
        words = self._view[start : found.start()].casefold().split()
        if not words or words[-1] not in self._pack.auxiliaries:
            return ()
        inside = [m for m in self._mentions if start <= m.start < found.start() and not m.genitive]
        names = dict.fromkeys(
            organisation_name(self._document, m) if m.kind == "organisation" else m.key for m in inside
        )
        return tuple(names) if len(names) == _PAIR else ()

    def _party(self, start: int, found: re.Match[str]) -> Plural | None:
        """ "Bevegelsen avviser A, som de kaller C": the body or state that is the first one named."""
        low = max((s.start for s in self._document.sentences if s.start <= start), default=start)
        inside = [m for m in self._mentions if low <= m.start < found.start()]
        people = tuple(dict.fromkeys(m.key for m in inside if m.kind == "person" and not m.genitive))
        if len(people) == _PAIR and self._pack.where.search(self._view, low, found.start()):
            return people, *found.span()
        first = next(iter(inside), None)
        if first is None or first.kind == "person" or found.group().casefold() not in self._pack.they:
            return None
        name = organisation_name(self._document, first) if first.kind == "organisation" else first.key
        return (name,), *found.span()

    def _last(self, found: re.Match[str]) -> Plural | None:
        start, end = found.span()
        they = found.group().casefold() in self._pack.they
        if self._pack.states.fullmatch(found.group()):
            states = self._states(start)
            return (states, start, end) if states else None
        row = self._outlets(start, end) if they else ()
        if row := row or self._row(found):
            return row, start, end
        if they and (not self._people_near(start) or self._others(start)):
            return None  # "demonstrators stood outside. They said": nobody named
        told = self._before_them(start) if they else None
        if told is not None and (named := self._last(told)) is not None:
            return named[0], start, end
        spans = [t for t in self._document.titles if t.start < end and start < t.end]
        office = spans[0].office if spans else ""
        holders = {t.person for t in self._document.titles if t.person and t.office == office}
        if not found.groupdict().get("threes") and (met := self._met(start, holders)):
            return met, start, end
        if len(titled := self._titled(found)) >= _PAIR:
            return titled, start, end
        if self._unnamed_partner and start > self._unnamed_partner:
            return None
        group = [m.key for m in self._mentions if m.form == "group" and m.start < end <= m.end]
        if len(group) >= _PAIR and len(holders) < _PAIR:
            return tuple(group), start, end
        near = self._pack.plural.finditer(self._view, max(0, start - _NEAR), end)
        many = _THREE if any(m["threes"] for m in near) else _PAIR  # "the three ministers ... They"
        keys: list[str] = []
        low = (
            self._nearest(start) if they else 0
        )  # "Investors blame A. They": two named far apart are not meant
        people = (m for m in self._mentions if m.kind == "person" and not (they and m.genitive))
        told_of = (m for m in people if low <= m.start and m.end <= start)
        for mention in reversed([*told_of]):
            if len(holders) >= _PAIR and mention.key not in holders:
                continue
            if mention.key not in keys and start - mention.end < _FAR:
                keys.append(mention.key)
        return (tuple(reversed(keys[:many])), start, end) if len(keys) >= many else None

    @cached_property
    def _unnamed_partner(self) -> int:
        """Where a title that nobody named bears opens the text: "The Prime Minister spoke to NAME"."""
        first = self._document.sentences[:1]
        people = [m for m in self._mentions if m.kind == "person"]
        for title in self._document.titles if subject_first(self._document.article.language) else ():
            opens = any(title.start - s.start <= len("The ") for s in first)
            free = not (title.person or title.plural or title.of)
            if opens and free and not any(m.start < title.end and title.start < m.end for m in people):
                return title.start
        return 0

    @cached_property
    def _encounters(self) -> Encounters:
        return Encounters(self._document)

    def _met(self, at: int, holders: set[str]) -> tuple[str, ...]:
        """The two whose encounter is told of: "the two ministers" are they if two ministers are."""
        told = self._encounters.at(at)
        if told is None:
            return ()
        return told.pair if len(holders) < _PAIR or holders.issuperset(told.pair) else ()

    def _outlets(self, start: int, end: int) -> tuple[str, ...]:
        """ "Avisene A og B ... De skriver også": the papers that a sentence or two before names together."""
        if not self._pack.write.match(self._view, end):
            return ()
        number = next((i for i, s in enumerate(self._document.sentences) if s.start <= start < s.end), 0)
        low = self._document.sentences[max(0, number - 2)].start
        told = list(self._pack.papers.finditer(self._view, low, start))
        inside = [m for m in self._mentions if told and told[-1].end() <= m.start < told[-1].end() + _SPAN]
        papers = [m for m in inside if m.kind == "organisation" and m.form != "adjective"][:_PAIR]
        joined = len(papers) == _PAIR and self._view[papers[0].end : papers[1].start].split() == ["og"]
        return tuple(organisation_name(self._document, m) for m in papers) if joined else ()

    def _titled(self, found: re.Match[str]) -> tuple[str, ...]:
        """ "The Secretaries": those before whose names the text prints "Secretary"."""
        one = found.group().split()[-1].capitalize()
        one = f"{one[:-3]}y" if one.endswith("ies") else one
        told = (m for m in self._mentions if m.kind == "person" and m.end <= found.start())
        named = (m.key for m in told if f"{one} " in self._view[max(0, m.start - len(one) - 1) : m.end])
        return tuple(dict.fromkeys(named)) if one.endswith("y") else ()

    def _states(self, at: int) -> tuple[str, ...]:
        """ "Both countries": the two that the nearest sentence before names, alone or by who serve them."""
        serves = {t.person: t.of for t in self._document.titles if t.person and t.of}
        for sentence in reversed([s for s in self._document.sentences if s.start < at][-_SENTENCES:]):
            inside = [m for m in self._mentions if sentence.start <= m.start < min(at, sentence.end)]
            named = [m for m in inside if m.kind == "country" and m.form == "name"]
            served = tuple(dict.fromkeys(serves[m.key] for m in inside if m.key in serves))
            for keys in (tuple(dict.fromkeys(m.key for m in named)), served):
                if len(keys) == _PAIR:
                    return keys
        return ()

    def _people_near(self, at: int) -> bool:
        """Whether the sentence of "they" names somebody before it, or the one before does."""
        low = self._nearest(at)
        if self._pack.plural.search(self._view, low, at):
            return True
        return any(low <= m.start < at for m in self._mentions)

    def _others(self, at: int) -> bool:
        """Whether the sentence before tells of several others: "Fijian officials met A. They said"."""
        number = next((i for i, s in enumerate(self._document.sentences) if s.start <= at < s.end), 0)
        before, here = self._document.sentences[max(0, number - 1)], self._document.sentences[number]
        if not number or before.paragraph != here.paragraph:
            return False
        inside = [m for m in self._mentions if before.start <= m.start < before.end and not m.genitive]
        people = {m.key for m in inside if m.kind == "person"}
        found = self._pack.others.match(self._view, before.start, before.end)
        low = found.end() if found else before.start
        led = any(m.kind == "person" and m.start < low for m in inside)
        if found is not None:
            return not led and len(people) < _PAIR
        first = [m for m in inside if m.start - before.start <= len("The ") and m.kind != "person"][:1]
        second = next((m for m in inside if first and m.start >= first[0].end), None)
        between = self._view[first[0].end : second.start] if first and second else ""
        together = self._pack.joined.fullmatch(between) is not None
        return together and second is not None and second.kind != "person"

    def _row(self, found: re.Match[str]) -> tuple[str, ...]:
        """ "A, B and C met. They said": three or more with whom the sentence before opens."""
        if found.group().casefold() not in self._pack.many:
            return ()
        number = next(
            (i for i, s in enumerate(self._document.sentences) if s.start <= found.start() < s.end), 0
        )
        before = self._document.sentences[max(0, number - 1)]
        stop = min(before.end, found.start())
        named = (m for m in self._mentions if m.kind == "person" and m.form == "name")
        people = [m for m in named if before.start <= m.start < stop]
        if not people or not self._pack.titled.fullmatch(self._view, before.start, people[0].start):
            return ()
        row, joined = people[:1], False
        for one in people[1:]:
            link = self._pack.link.fullmatch(self._view, row[-1].end, one.start)
            if link is None or joined or one.genitive:
                break
            row.append(one)
            joined = link["last"] is not None
        return tuple(dict.fromkeys(m.key for m in row)) if joined and len(row) >= _THREE else ()

    def _nearest(self, at: int) -> int:
        """Where the sentence before begins."""
        number = next((i for i, s in enumerate(self._document.sentences) if s.start <= at < s.end), 0)
        return self._document.sentences[max(0, number - 1)].start

    def _before_them(self, at: int) -> re.Match[str] | None:
        """The plural noun that opens the sentence before "they": its subject, whoever else it names."""
        number = next((i for i, s in enumerate(self._document.sentences) if s.start <= at < s.end), 0)
        before, here = self._document.sentences[max(0, number - 1)], self._document.sentences[number]
        if not number or before.paragraph != here.paragraph:
            return None
        return self._pack.plural.match(self._view, before.start, before.end)

    def _in_name(self, at: int) -> bool:
        """Whether a word opens a name: the "De" of "De Vries" is no pronoun."""
        return any(m.form in ("name", "alias") and m.start <= at < m.end for m in self._mentions)
