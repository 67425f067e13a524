"""The longer name that a body had before it goes by its noun alone: "the ministry", "departementet"."""

import re
from functools import cache, cached_property

from kg.document import Document, Mention
from kg.extract.speech.cues import Cues
from kg.extract.speech.cues import cues as cues_of
from kg.languages.patterns import either

_NOUN = 6  # letters of the shortest noun of a body within a compound


class FullerNames:
    """Finds them in one document."""

    def __init__(self, document: Document, cues: Cues, mentions: list[Mention]) -> None:
        self._text, self._cues, self._mentions = document.article.text, cues, mentions
        self._proper = _proper(document.article.language)

    def name(self, name: str, at: int) -> str:
        """A body that stands alone ("the ministry") by the longer name it had before."""
        known = any(m.kind == "organisation" and m.start <= at < m.end for m in self._mentions)
        if known or (" " in name and name.casefold() not in self._cues.words["bodies"]):
            return name  # "UD" is the home ministry, whatever "russisk UD" said before
        earlier = [printed for end, printed in self._printed if end <= at]
        noun = name.casefold()
        told = self._cues.words.get
        short = tuple(told("short_ministries", ())) if noun in told("lone_ministries", ()) else ()
        if " " not in noun and (named := self._capitalised(noun, at)):
            return named
        longer = [  # "Russisk UD ... departementet"
            e
            for e in earlier
            if (low := re.sub(r"^the\s+", "", e.casefold())) != noun  # "the ministry" is no longer name
            and (noun == low or noun in _tails(low) or e.endswith(short or "\0"))
        ]
        return re.sub(r"^[Tt]he\s+|\s+i\s+[A-ZÆØÅ][\w-]+$", "", longer[-1]) if longer else name

    def _capitalised(self, noun: str, at: int) -> str:
        """ "Buckingham Palace ... the palace": the name that ends in the noun."""
        named = [
            m.group() for m in self._proper.finditer(self._text, 0, at) if m.group().endswith(noun.title())
        ]
        return named[-1] if named and noun.islower() else ""

    @cached_property
    def _printed(self) -> list[tuple[int, str]]:
        """Every body that the text prints, with where it ends."""
        found = self._cues.body.finditer(self._text)
        return [(m.end(), self._text[self._opens(m.start()) : m.end()].strip()) for m in found]

    def _opens(self, at: int) -> int:
        """Where the name begins that goes on at `at`: that of a state of two words, "South Korea's"."""
        return next((m.start for m in self._mentions if m.start < at < m.end and m.kind == "country"), at)


def _tails(name: str) -> list[str]:
    """The nouns by which a body goes later on: "departementet" of "utenriksdepartementet i Oslo"."""
    words = name.split()
    plain = [w[i:] for w in words for i in range(1, len(w) - _NOUN)]
    return [" ".join(words[i:]) for i in range(1, len(words))] + plain + words


@cache
def _proper(language: str) -> re.Pattern[str]:
    houses = either(cues_of(language).words["named_houses"])
    return re.compile(rf"(?<![\w’'-])(?:(?!The )[A-Z][\w-]+ )+(?:{houses})(?!\w)")
