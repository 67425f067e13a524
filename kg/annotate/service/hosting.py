"""Who receives whom where: "in Lima as the guest of President NAME" serves the state of the place."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from kg.annotate.service.surroundings import ALONE, SEATS
from kg.annotate.structure import within
from kg.annotate.titles.reader import title_grammar
from kg.document import Mention, Sentence, Title, Token
from kg.languages import union, words
from kg.reference import Registry

RECEIVED = 8  # tokens of "received at the airport by"
LONGEST = 5  # words of "at the invitation of"


@cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rsplit(maxsplit=1)[-1] for phrase in phrases)


class Hosting:
    """Reads who is a host, and where, in one article; `tokens` and `places` are its own."""

    def __init__(
        self, language: str, tokens: tuple[Token, ...], places: Sequence[Mention], registry: Registry
    ) -> None:
        self._tokens, self._places, self._registry = tokens, places, registry
        self._grammar = title_grammar(language)
        people = language, "people"
        self._hosts = words(*people, "host_phrases")
        self._met = words(*people, "met_words")
        self._visited = words(*people, "visited_words")
        self._led = words(*people, "led_phrases")
        self._skipped = union(*people, "qualifiers", "articles")
        self._agents = words(*people, "agent_words")
        self._receiving = union(*people, "receiving_verbs", "hosting_verbs")
        self._located = words(language, "frames", "place_prepositions") | self._visited

    def hosted(self, title: Title, sentence: Sentence) -> str:
        """The state in which the holder of a title receives somebody; "" where the sentence does not say."""
        at = self._opening(title, sentence)
        phrase = self._phrase(at, sentence.tokens[0], self._hosts)
        if phrase < 0 or title.office not in ALONE:
            return ""
        told = within(self._places, sentence.start, self._tokens[phrase].start)
        there = [m for m in told if self._is_there(m)]
        countries = {self._country(m) for m in there if m.key not in SEATS}
        seat = any(m.key in SEATS for m in there)
        return countries.pop() if len(countries) == 1 and not seat else ""

    def apart(self, title: Title, sentence: Sentence) -> bool:
        """Whether "President NAME" meets the holder of a title: what is near is told of either."""
        at = self._opening(title, sentence)
        alone = title.office in ALONE and at > sentence.tokens[0]
        if not alone or self._tokens[at - 1].norm not in self._met:
            return False
        told = self._grammar.matches(self._tokens, sentence.tokens[0], at)
        return any(m.form.office in ALONE and self._tokens[m.last].text[0].isupper() for m in told)

    def guests(self, title: Title, sentence: Sentence) -> set[str]:
        """ "The Peruvian delegation was received by President NAME": the states of those received."""
        at = self._opening(title, sentence)
        verbs = {t.norm for t in self._tokens[max(sentence.tokens[0], at - RECEIVED) : at - 1]}
        if at <= sentence.tokens[0] or self._tokens[at - 1].norm not in self._agents:
            return set()
        told = within(self._places, sentence.start, self._tokens[at].start) if verbs & self._receiving else []
        return {m.key for m in told if m.kind == "country" and (m.genitive or m.form == "adjective")}

    def away(self, mention: Mention, title: Title, sentence: Sentence) -> bool:
        """Whether a country is where those go whom the holder of a title leads: "to visit Peru, led by"."""
        if mention.key in self.guests(title, sentence):
            return True
        led = self._phrase(self._opening(title, sentence), sentence.tokens[0], self._led) >= 0
        return led and sentence.start <= mention.start < title.start and self._is_there(mention)

    def _opening(self, title: Title, sentence: Sentence) -> int:
        """The token of a title, or of the adjectives before it."""
        at = bisect_left(self._tokens, title.start, key=attrgetter("start"))
        while at > sentence.tokens[0] and self._tokens[at - 1].norm in self._skipped:
            at -= 1
        return at

    def _phrase(self, at: int, first: int, phrases: frozenset[str]) -> int:
        """The first token of the longest of the phrases that ends right before a token, -1 without one."""
        if at <= first or self._tokens[at - 1].norm not in _last_words(phrases):
            return -1
        for size in range(LONGEST, 0, -1):
            if at - size >= first and " ".join(t.norm for t in self._tokens[at - size : at]) in phrases:
                return at - size
        return -1

    def _is_there(self, mention: Mention) -> bool:
        """Whether somebody is or goes where the mention says: "in Lima", "visit Peru"."""
        at = bisect_left(self._tokens, mention.start, key=attrgetter("start"))
        before = self._tokens[at - 1].norm if at else ""
        bare = mention.form == "name" and not mention.genitive
        return bare and before in self._located

    def _country(self, mention: Mention) -> str:
        place = self._registry.places.get(mention.key)
        return mention.key if mention.kind == "country" else place.country if place is not None else ""
