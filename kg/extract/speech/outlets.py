"""Papers, agencies and channels that nobody lists, by the noun that leads up to their printed name."""

import re
from functools import cache

from kg.extract.speech.cues import cues as cues_of
from kg.languages.patterns import either

_NAME = r"(?P<name>[A-ZÆØÅČŠŽ][\w&-]*(?:\s+(?:de[ln]?\s+)?[A-ZÆØÅ0-9][\w&-]*){0,3})"


@cache  # one a language
class Outlets:
    """The patterns of one language."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        articles = {w.split()[0] for w in words["outlets"] if " " in w}
        nouns = [w.removeprefix("the ") for w in words["outlets"] if w not in articles]
        article = either((*words["articles"], "a", "an"))
        told = either(cues_of(language).prepositions)  # "sier til avisen Dagen": the paper is told it
        lead = rf"(?:{article})\s+)?(?:(?!(?:{told})\s)[^\W\d_][\w-]*\s+"
        self._led = re.compile(rf"(?:{lead})?(?:{either(nouns)})\s+{_NAME}")

    def named(self, text: str, start: int, stop: int) -> tuple[str, int, int] | None:
        """The outlet whose noun opens the stretch, "the daily NAME": its name, and where that stands."""
        found = self._led.match(text, start, stop)
        return (found["name"], *found.span("name")) if found else None
