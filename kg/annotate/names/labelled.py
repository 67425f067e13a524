"""Members of a parliament by the letters behind their names: "NAME (D-MD)", "NAME, R-SC,"."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.records import Name
from kg.document import Title, Token
from kg.languages import table
from kg.languages.patterns import either

BRACKETS = "(["
BESIDE = 2  # tokens from a name to the letters: a bracket or a comma, and the letters themselves


def is_label(text: str, language: str) -> bool:
    """Whether a token is such letters: "D-MD" is nobody's name."""
    return "-" in text and _label(language).fullmatch(text) is not None


def labelled(
    names: Sequence[Name], offset: int, tokens: tuple[Token, ...], language: str
) -> list[tuple[int, Title]]:
    """The titles that letters behind names are, with the indices of the names, which count from `offset`."""
    of: str = table(language, "people").get("party_labels_of", "")
    found: list[tuple[int, Title]] = []
    for index, name in enumerate(names, offset):
        behind = tokens[name.last : name.last + BESIDE]
        marked = len(behind) == BESIDE and (behind[0].text in BRACKETS or behind[0].text == ",")
        if of and marked and is_label(behind[1].text, language):
            start, end = behind[1].start, behind[1].end
            found.append((index, Title(start=start, end=end, office="legislator", of=of)))
    return found


@cache
def _label(language: str) -> re.Pattern[str]:
    parties = table(language, "people").get("party_labels", ())
    return re.compile(
        rf"(?:{either(parties)})-[A-Z](?:[A-Za-z]{{1,4}}|[A-Za-z.]{{1,6}})" if parties else "(?!)"
    )
