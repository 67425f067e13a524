"""Who meets or rings whom: the encounter that an article is about, and those told of on its way."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.annotate.service.readouts import readout_body
from kg.document import Document, Mention, Sentence, Title
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.nameable import is_code
from kg.extract.speech.records import Encounter
from kg.languages import subject_first, table
from kg.languages.patterns import either

_OPENING = 3  # sentences in which an article tells whom it is about
_PAIR = 2
_LEAD = 60  # characters between a verb and those who meet
_JOINED = 8  # words of "and Kenya's foreign minister " between two who meet
_PLAIN = frozenset(("name", "alias", "title"))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = table(language, "speech")
        nouns = either(words["encounter_nouns"])
        joins = either(words["encounter_with"])
        held = rf"(?:{either(words['encounter_holding'])})\s+(?:\S+\s+){{0,4}}?(?:{nouns})"
        spoke = rf"(?:{either(words['encounter_speaking'])})"
        gap = r"\s+" if subject_first(language) else r"\s+(?:\w+\s+){0,2}"  # "tok mandag imot B"
        direct = rf"(?:{either(words['encounter_verbs'], gap)})"
        # "A held a telephone conversation today with B", "A spoke on the phone to B", "A received B"
        self.verb = re.compile(
            rf"(?<!\w)(?:(?:{held}|{spoke})\s+(?:[^\s,;]+\s+){{0,5}}?(?:{joins})|{direct})\s", re.IGNORECASE
        )
        between = either(words["encounter_between"])
        said = "(?!)" if subject_first(language) else rf"{either(words['encounter_holding'])}|{spoke}"
        met = "(?!)" if subject_first(language) else direct
        self.inverted = re.compile(rf"(?<!\w)(?:(?P<said>{said})|{met})\s")  # "mandag møtte A B"
        self.holding = frozenset(words["encounter_holding"])
        self.noun = re.compile(rf"(?<!\w)(?:{nouns})(?!\w)")
        self.joins = re.compile(rf"(?<!\w)(?:{joins})\s")
        self.between = re.compile(rf"(?<!\w)(?:{nouns})\s+(?:\S+\s+){{0,3}}?(?:{between})\s", re.IGNORECASE)
        self.meet = re.compile(rf"(?<!\w)(?:{held}|{spoke}|{either(words['encounter_meet'])})(?!\w)")
        self.says = cues_of(language).verb
        self.stops = re.compile(rf"(?<!\w)(?:{either(words['encounter_stops'])})\s|;|\s[–—-]\s")
        self.things = frozenset(words["encounter_things"])
        self.asides = frozenset(words["encounter_asides"])
        self.negations = frozenset(cues_of(language).words["negations"])
        self.together = frozenset(cues_of(language).words["together"])


_pack = cache(_Pack)  # one a language


class Encounters:
    """The encounters of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: list[Encounter] = []
        self.opening: Encounter | None = None
        if "encounter_nouns" not in table(document.article.language, "speech"):
            return
        self._pack = _pack(document.article.language)
        body = readout_body(document.article) or 0
        told = [s for s in document.sentences if s.start >= body and self._running(s)]
        for number, sentence in enumerate(told):
            forms = _PLAIN if number < _OPENING else _PLAIN | {"pronoun"}
            if (pair := self._pair(sentence, forms)) is not None:
                stop = told[number + 1].end if number + 1 < len(told) else sentence.end
                part = document.paragraphs[sentence.paragraph].end
                self._found.append(Encounter(sentence.end, max(stop, part), pair))
        head = [e for e in self._found if told and e.start <= told[:_OPENING][-1].end]
        if len({frozenset(e.pair) for e in head}) == 1:
            self.opening = Encounter(head[0].start, len(document.article.text), head[0].pair)

    def at(self, at: int) -> Encounter | None:
        """The encounter told of right before, else the one that the article opens with."""
        near = [e for e in self._found if e.start <= at < e.stop]
        opening = self.opening if self.opening is not None and self.opening.start <= at else None
        if near and (opening is None or set(near[-1].pair) != set(opening.pair)):
            return near[-1]
        return opening

    def _running(self, sentence: Sentence) -> bool:
        return self._document.paragraphs[sentence.paragraph].kind in ("lead", "body")

    def _pair(self, sentence: Sentence, forms: frozenset[str]) -> tuple[str, ...] | None:
        """The two of one sentence that tells of their meeting, and of nothing said before that."""
        text = self._document.article.text
        years = set(_YEAR.findall(text, sentence.start, sentence.end))
        if years - {(self._document.article.published or "")[:4]}:
            return None  # "A met B in 2019"
        who = sorted(self._people(sentence, forms), key=lambda m: m.start)
        for verb in self._pack.verb.finditer(text, sentence.start, sentence.end):
            if self._pack.says.search(text, sentence.start, verb.start()):
                return None
            stop = self._pack.stops.search(text, verb.end(), sentence.end)
            high = stop.start() if stop else sentence.end
            behind = [m for m in who if verb.end() <= m.start < high]
            before = [m for m in who if m.end <= verb.start()]
            aside = text[sentence.start : verb.start()].split()[-1:]  # "also met B": beside the other one
            if (
                not before
                or not behind
                or before[0].key == behind[0].key
                or not self._pack.asides.isdisjoint(aside)
            ):
                continue
            gap = text[verb.end() : behind[0].start].casefold().split()
            if (
                self._pack.things.isdisjoint(gap)
                and self._pack.negations.isdisjoint(gap)
                and self._alone(before, behind)
            ):
                return before[0].key, behind[0].key
        if inverted := self._inverted(sentence, who):
            return inverted
        for told in self._pack.between.finditer(text, sentence.start, sentence.end):
            behind = [m for m in who if told.end() <= m.start]
            if len(behind) >= _PAIR and self._joined(behind[0], behind[1]):
                return behind[0].key, behind[1].key
        for met in self._pack.meet.finditer(text, sentence.start, sentence.end):
            before = [m for m in who if m.end <= met.start()]
            if len(before) == _PAIR and self._joined(before[0], before[1]):
                return before[0].key, before[1].key
        return None

    def _inverted(self, sentence: Sentence, who: list[Mention]) -> tuple[str, ...] | None:
        """ "Mandag møtte A B", "I går hadde A et møte med B": the two behind a verb that no one precedes."""
        text = self._document.article.text
        for verb in self._pack.inverted.finditer(text, sentence.start, sentence.end):
            behind = [m for m in who if verb.end() <= m.start]
            if len(behind) < _PAIR or any(m.end <= verb.start() for m in who):
                continue
            first, other = behind[:_PAIR]
            lead, tie = text[verb.end() : first.start], text[first.end : other.start]
            joined = self._pack.joins.search(tie) is not None
            near = len(lead) <= _LEAD and len(tie) <= _LEAD and not self._pack.joins.search(lead)
            noun = self._pack.noun.search(tie) is not None or verb["said"] not in self._pack.holding
            noun = noun and self._pack.negations.isdisjoint(f"{lead} {tie}".casefold().split())
            told = (joined and noun) if verb["said"] else not joined and "," not in tie.removesuffix(", ")
            if first.key != other.key and near and told and not self._joined(first, other):
                return first.key, other.key
        return None

    def _alone(self, before: list[Mention], behind: list[Mention]) -> bool:
        """Whether one meets one: nobody else is joined to the first of either side."""
        for side in (before, behind):
            others = [m for m in side if m.key != side[0].key]
            if others and self._joined(side[0], others[0]):
                return False
            if any(self._listed(one, other) for one, other in pairwise(others[:_PAIR])):
                return False  # "B of Peru, C of Kenya, and D"
        return True

    def _listed(self, first: Mention, other: Mention) -> bool:
        """Whether two close a list: a comma and "and" between them."""
        return first.key != other.key and self._joined(first, other)

    def _joined(self, first: Mention, other: Mention) -> bool:
        """Whether "and" stands between two, with little beside it."""
        between = self._document.article.text[first.end : other.start].split()
        return not self._pack.together.isdisjoint(between) and len(between) <= _JOINED

    def _people(self, sentence: Sentence, forms: frozenset[str]) -> Iterator[Mention]:
        """The people of a sentence, and the officers whom nobody names, as the states they serve."""
        for mention in self._document.mentions:
            inside = sentence.start <= mention.start < sentence.end and mention.kind == "person"
            if inside and mention.form in forms and not mention.genitive and not mention.plural:
                yield mention
        for title in self._document.titles:
            if sentence.start <= title.start < sentence.end and _unnamed(title):
                yield Mention(start=title.start, end=title.end, kind="country", form="name", key=title.of)


def _unnamed(title: Title) -> bool:
    """Whether a title is that of a state's officer whom the text names nowhere."""
    return not title.person and not title.plural and not title.of_inferred and is_code(title.of)
