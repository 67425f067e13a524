"""Which country "its minister" and "landets minister" mean."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.service.possession import WORD
from kg.annotate.service.setting import Text
from kg.annotate.service.surroundings import acting_state
from kg.annotate.structure import word_before
from kg.document import Mention, Title
from kg.languages import lists, table, words
from kg.reference import load

NEAR = 150  # characters from a country to the "its" that means it


class CountryMeant:
    """Reads the country that a possessive of one article stands for."""

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        self._article, self._cut = text.article, text.cut
        told = lists(text.article.language, "people")
        self._home: str = table(text.article.language, "people")["home"]
        self._in_words = told("in_words")
        self._its = told("body_possessives")
        self.possessives = told("country_possessives") | told("country_nouns")
        self._countries = [m for m in mentions if m.kind == "country" and m.form != "demonym"]
        self._places = [m for m in mentions if m.kind in ("country", "place")]
        self._into = words(text.article.language, "frames", "place_prepositions")
        self._people = [m for m in mentions if m.kind == "person"]

    def at(self, offset: int) -> str:
        """The country that "its" or "landets" at an offset stands for: the one that acts in the sentence
        before ("påla Peru naboen Chile å ..."), else the one named last."""
        word = next(iter(self._article.text[offset : offset + WORD].casefold().split()), "").rstrip(",")
        if word not in self.possessives:
            return ""
        if there := self._reached(offset):
            return there
        before = [m for m in self._countries if m.end <= offset]
        if not before or offset - before[-1].end > NEAR or self._stays(before[-1], offset):
            return ""
        own = self._acting(before, offset) if word in self._its else ""
        return own or acting_state(before, self._cut, self._article, offset) or before[-1].key

    def _acting(self, before: Sequence[Mention], offset: int) -> str:
        """ "Peru sent its minister to Chile", "Peru's government sent its minister": of the same sentence."""
        start = self._cut[bisect_right(self._cut, offset, key=attrgetter("start")) - 1].start
        told = (m for m in reversed(before) if m.start >= start and m.form == "name")
        acting = (m for m in told if word_before(self._article.text, m.start) not in self._into)
        return next((m.key for m in acting), "")

    def leads(self, title: Title) -> bool:
        """Whether a title is the plain word for a leader: "landets leder"."""
        printed = self._article.text[title.start : title.end].casefold()
        return printed in words(self._article.language, "people", "leading_words")

    def _reached(self, offset: int) -> str:
        """ "Var i USA, der han møtte landets president", "skal til Lima for å møte landets leder"."""
        start = self._cut[bisect_right(self._cut, offset, key=attrgetter("start")) - 1].start
        inside = [m for m in self._places if start <= m.start < offset and not m.genitive]
        if not self._home or not inside or inside[-1].form != "name":
            return ""
        if word_before(self._article.text, inside[-1].start) not in self._into:
            return ""
        if self._stays(inside[-1], offset):
            return ""
        if any(m.kind == "country" and m is not inside[-1] for m in inside):
            return ""  # "Peru har samtaler i Chile, og landets minister"
        place = load().places.get(inside[-1].key) if inside[-1].kind == "place" else None
        return inside[-1].key if inside[-1].kind == "country" else place.country if place else ""

    def _stays(self, country: Mention, offset: int) -> bool:
        """ "A skulle møte B i Norge, men landets minister": A opens the sentence, and is only there."""
        start = self._cut[bisect_right(self._cut, offset, key=attrgetter("start")) - 1].start
        led = any(m.start == start for m in self._people) and start < country.start
        there = word_before(self._article.text, country.start) in self._in_words
        return bool(self._home) and country.key == self._home and led and there
