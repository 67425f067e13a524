"""Stops that end nothing: "Mr." and "U.S." are words like others to whatever reads who says what."""

import re
from functools import cache

from kg.languages import subject_first, table
from kg.languages.patterns import either

DOT = "\u2024"  # stands for such a stop: no pattern takes it for the end of a clause
_SHORT = 5  # letters of the longest title that is printed with a stop


def stopless(language: str, view: str) -> str:
    """The view of a text, as long as before: stops of titles and letters are part of the word.

    A relative clause between dashes stands between commas.
    """
    view = _stopped(language).sub(lambda m: m.group().replace(".", DOT), view) if ". " in view else view
    return _dashed(language).sub(r",  \1,  ", view) if " – " in view or " — " in view else view


def printed(name: str) -> str:
    """A name as the text prints it, which a view may have spelt without its stops, with no article."""
    return name.replace(DOT, ".").removeprefix("the ")


@cache  # one a language
def _stopped(language: str) -> re.Pattern[str]:
    titles = (w for w in table(language, "people")["honorifics"] if len(w) <= _SHORT and w[1:].islower())
    return re.compile(rf"(?<!\w)(?:(?:{either(titles)})\.(?=\s[A-ZÆØÅ])|(?:[A-Z]\.){{2,}}(?=\s\w))")


@cache  # one a language
def _dashed(language: str) -> re.Pattern[str]:
    """ "A — who came on Monday — said": an aside of whoever stands before it."""
    words = table(language, "speech")
    who = either((*words["relatives"], *words["relative_pronouns"])) if subject_first(language) else ""
    return re.compile(rf"\s[–—]\s((?:{who})\s[^–—.;:!?\0\n]{{2,160}})\s[–—]\s" if who else r"(?!)()")
