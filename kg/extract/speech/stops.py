"""Stops that end nothing: "Mr." and "Ms." are words like others to whatever reads who says what."""

import re
from functools import cache

from kg.languages import table
from kg.languages.patterns import either

DOT = "\u2024"  # stands for such a stop: no pattern takes it for the end of a clause
_SHORT = 5  # letters of the longest title that is printed with a stop


def stopless(language: str, view: str) -> str:
    """The view of a text, as long as before, with every stop of a title made part of the word."""
    return _titled(language).sub(rf"\1{DOT}", view) if ". " in view else view


@cache  # one a language
def _titled(language: str) -> re.Pattern[str]:
    titles = (w for w in table(language, "people")["honorifics"] if len(w) <= _SHORT and w[1:].islower())
    return re.compile(rf"(?<!\w)({either(titles)})\.(?=\s[A-ZÆØÅ])")
