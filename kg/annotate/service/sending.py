"""Whose somebody is who is sent: "Peru has appointed NAME ambassador", "Fra Peru kom minister NAME"."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Mention, Sentence, Title
from kg.languages import union, words

BEHALF = 3  # words of "on behalf of"
REACH = 14  # words from a title to them
BEFORE = 4  # words from who sends to the verb: "har i dag formelt"
BESIDE = 4  # words from the verb of "from Peru came" to the title
BEHIND = 3  # small words from the verb to the title, names aside: "til ny"

Held = Callable[[str], Sequence[tuple[str, str]]]


class Sending:
    """Reads in one article which state sends, appoints or is represented by somebody."""

    def __init__(
        self, text: Text, mentions: Sequence[Mention], country: Callable[[Mention], str], held: Held
    ) -> None:
        self._words, self._country, self._held = text.words, country, held
        self._mentions = [m for m in mentions if m.kind in ("person", "country", "organisation", "place")]
        own = text.article.language, "people"
        self._sends = words(*own, "send_words") | words(*own, "naming_verbs")
        self._stands, self._by = words(*own, "represented_verbs"), words(*own, "represented_joins")
        self._behalfs = words(*own, "behalf_phrases")
        self._long = words(*own, "country_fillers")  # "the Federal Republic of Peru"
        self._from, self._stood = words(*own, "origin_words"), words(*own, "representing")
        small = ("articles", "qualifiers", "naming_links", "as_words", "possessives", "owning_words")
        self._small = union(*own, *small, "country_possessives")

    def state_of(self, title: Title, sentence: Sentence) -> str:
        """The state of whoever sends or appoints the holder of a title, "" where the clause does not say."""
        first = bisect_left(self._words, title.start, key=attrgetter("start"))
        start = sentence.tokens[0]
        if of := self._origin(start, first):
            return of
        if of := self._behalf(first, sentence) or self._fronted(start, first):
            return of
        verb = next(
            (i for i in range(first - 1, start, -1) if self._norm(i) in self._sends | self._stands), -1
        )
        if verb < 0 or not self._plain(verb, first, title):
            return ""
        stands = self._norm(verb) in self._stands
        if stands and self._norm(verb + 1) not in self._by:
            return ""
        return self._subject(start, verb, title, stands=stands)

    def _behalf(self, first: int, sentence: Sentence) -> str:
        """ "Minister NAME signed on behalf of Peru", "NAME, Minister of Trade, represented Peru"."""
        last = sentence.tokens[1]
        ahead = range(first, min(first + REACH, last - 1))
        at = next((i + n for i in ahead if (n := self._stands_for(i))), last)
        begun = {m.start: m for m in within(self._mentions, self._words[first].start, sentence.end)}
        while at < last and self._norm(at) in self._small | self._long and self._words[at].start not in begun:
            at += 1
        state = begun.get(self._words[at].start) if at < last else None
        if state is None or state.genitive or (state.kind, state.form) != ("country", "name"):
            return ""
        return state.key

    def _stands_for(self, at: int) -> int:
        """How many words there say for whom somebody acts; 0 where none do."""
        if " ".join(map(self._norm, range(at, at + BEHALF))) in self._behalfs:
            return BEHALF
        return int(self._norm(at) in self._stood)

    def _fronted(self, start: int, first: int) -> str:
        """ "On behalf of Peru, Minister NAME", "Representing Peru, Minister NAME": a phrase and its comma."""
        phrase = " ".join(map(self._norm, range(start, start + BEHALF)))
        at = start + (BEHALF if phrase in self._behalfs else self._norm(start) in self._stood)
        begun = {m.start: m for m in self._mentions}
        while start < at < first and self._norm(at) in self._long and self._words[at].start not in begun:
            at += 1
        state = begun.get(self._words[at].start)
        if at == start or at >= first or state is None or state.kind != "country" or state.form != "name":
            return ""
        behind = bisect_left(self._words, state.end, key=attrgetter("start"))
        rest = self._words[behind + 1 : first]
        plain = self._norm(behind) == "," and all(t.norm in self._small for t in rest)
        return state.key if plain and not state.genitive else ""

    def _origin(self, start: int, first: int) -> str:
        """ "Fra Peru kom utenriksminister NAME": the state that opens the sentence."""
        if self._norm(start) not in self._from:
            return ""
        at = self._words[start + 1].start if start + 1 < first else -1
        state = next((m for m in self._mentions if m.start == at and m.kind == "country"), None)
        if state is None or state.form != "name":
            return ""
        verb = bisect_left(self._words, state.end, key=attrgetter("start"))
        between = self._words[verb:first]
        plain = all(t.text.islower() and t.text.isalpha() for t in between)
        return state.key if 0 < len(between) <= BESIDE and plain else ""

    def _plain(self, verb: int, first: int, title: Title) -> bool:
        """Whether but the name and small words stand between the verb and the title."""
        inside = within(self._mentions, self._words[verb].end, self._words[first].start)
        named = {m.start for m in inside if m.kind == "person" and m.key == title.person}
        if len(inside) > len(named):
            return False
        covered = [(m.start, m.end) for m in inside]
        rest = [t for t in self._words[verb + 1 : first] if not any(a <= t.start < b for a, b in covered)]
        allowed = self._small | self._by
        return len(rest) <= BEHIND + 1 and all(t.norm in allowed or t.text in ",()" for t in rest)

    def _subject(self, start: int, verb: int, title: Title, *, stands: bool) -> str:
        """Whom the last one named before the verb serves, or which state that is."""
        told = within(self._mentions, self._words[start].start, self._words[verb].start)
        told = [m for m in told if m.key != title.person]
        if not told or told[-1].genitive or (told[-1].form == "adjective" and told[-1].kind == "country"):
            return ""
        subject = told[-1]
        behind = bisect_right(self._words, subject.end - 1, key=attrgetter("start"))
        between = self._words[behind:verb]
        if len(between) > BEFORE or any(not t.text.islower() for t in between):
            return ""
        if subject.kind != "person":
            return self._country(subject) if subject.kind != "place" else ""
        served = {of for _, of in self._held(subject.key) if of} if not stands else set()
        return served.pop() if len(served) == 1 else ""

    def _norm(self, at: int) -> str:
        return self._words[at].norm if 0 <= at < len(self._words) else ""
