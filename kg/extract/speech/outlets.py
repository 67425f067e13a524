"""Papers, agencies and channels that nobody lists, by the noun that leads up to their printed name."""

import re
from functools import cache

from kg.extract.speech.cues import cues as cues_of
from kg.languages import subject_first
from kg.languages.patterns import either

NEAR = 6  # characters of "a" before it
REACH = 1_200  # characters that "the paper" looks back
_NAME = r"(?P<name>[A-ZÆØÅČŠŽ][\w&-]*(?:\s+(?:(?:de[ln]?|du|des|of|y)\s+)?[A-ZÆØÅ0-9][\w&-]*){0,3})"


class Outlets:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        articles = {w.split()[0] for w in words["outlets"] if " " in w}
        nouns = [w.removeprefix("the ") for w in words["outlets"] if w not in articles]
        article = either((*words["articles"], "a", "an"))
        told = either(cues_of(language).prepositions)  # "sier til avisen Dagen": the paper is told it
        words_ahead = 3 if subject_first(language) else 1  # "the Lima-based Spanish daily NAME"
        lead = rf"(?:(?:{article})\s+)?(?:(?!(?:{told})\s)[^\W\d_][\w-]*\s+){{0,{words_ahead}}}"
        self._led = re.compile(rf"{lead}(?:{either(nouns)})\s+{_NAME}")
        first = either(
            n.capitalize() for n in nouns if n.islower()
        )  # "Avisen NAME" at the head of a sentence
        self._opens = re.compile(rf"(?:{first})\s+{_NAME}" if not subject_first(language) else r"(?!)")
        kinds, one = either(words["outlet_kinds"]), either(words["indefinite"])
        self._trailed = re.compile(rf"(?<!\w){_NAME}\s+(?:{kinds})(?!\w)")  # "Interfax news agency"
        self._nameless = re.compile(rf"(?<!\w)(?:{one})\s", re.IGNORECASE)
        self._apposed = re.compile(
            rf"(?<!\w){_NAME},\s+(?:{one})\s+(?:[^\s,.;:]+\s+){{0,5}}?(?:{kinds})(?!\w)"
        )

    def named(self, text: str, start: int, stop: int) -> tuple[str, int, int] | None:
        """The outlet whose noun opens the stretch, "the daily NAME": its name, and where that stands."""
        found = self._led.match(text, start, stop) or self._opens.match(text, start, stop)
        return (_bare(found), *found.span("name")) if found else None

    def ending(self, text: str, start: int, stop: int) -> tuple[int, int] | None:
        """Where the name stands of the outlet right before a verb: "Egypt's official MENA news agency"."""
        found = next((m for m in self._trailed.finditer(text, start, stop) if m.end() == stop - 1), None)
        return None if found is None or self._indefinite(found) else found.span("name")

    def last(self, text: str, at: int) -> str | None:
        """The outlet named last before `at` by its noun, which "avisen" alone then is."""
        low = max(0, at - REACH)
        found = [
            m
            for p in (self._led, self._opens, self._apposed, self._trailed)
            for m in p.finditer(text, low, at)
            if not self._indefinite(m)
        ]
        return _bare(max(found, key=lambda m: m.start())) if found else None

    def _indefinite(self, found: re.Match[str]) -> bool:
        """ "A Japanese newspaper": that is not its name."""
        before = found.string[max(0, found.start() - NEAR) : found.start()]
        return found.re is self._trailed and self._nameless.search(before + found["name"]) is not None


def _bare(found: re.Match[str]) -> str:
    return str(found["name"]).removeprefix("The ")


outlets = cache(Outlets)  # one a language
