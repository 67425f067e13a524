"""Readouts: what one side has put out on a call or a meeting, told of by its title or its first line."""

import re
from collections.abc import Sequence
from functools import cache

from kg.languages import table
from kg.languages.patterns import either
from kg.records import Article, Mention

_COLON = re.compile(r":\s*\n")
_LINE = re.compile(r"[^\n]{0,200}:\s*\n")  # "The press secretary provided the following readout:"


def readout_body(article: Article) -> int | None:
    """Where the body of a readout begins, behind the line that says who put it out; None elsewhere."""
    titles, attributed = _patterns(article.language)
    line = attributed.search(article.text)
    behind = _COLON.search(article.text, line.end()) if line else None
    if behind is not None:
        return behind.end()
    if not titles.match(article.title):
        return None
    return line.end() if (line := _LINE.match(article.text)) else 0


def host_of_readout(article: Article, mentions: Sequence[Mention]) -> str:
    """Whose readout it is, the first named in it: "the President" alone is theirs; "" in other articles."""
    body = readout_body(article)
    if body is None:
        return ""
    people = (m for m in mentions if m.kind == "person" and m.form in ("name", "alias") and m.start >= body)
    first = next(people, None)
    words = set(article.text[body : first.start].casefold().split()) if first else set()
    met = words & set(table(article.language, "speech")["readout_joins"])  # "The President spoke with A"
    return first.key if first and not met else ""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Readout of X", "X's Call with Y": the titles of readouts, and what attributes one."""
    words = table(language, "speech")
    titles, nouns, joins, lines = (
        either(words.get(key, ())) for key in ("readouts", "readout_nouns", "readout_joins", "attributable")
    )
    owner = r"(?:^|.*(?:’s|'s|s’|s')\s(?:[\w.-]+\s){0,4}?)"
    issued = rf"(?:\S+\s){{1,4}}?(?:{titles})\sof\s"  # "The White House Readout of the call"
    named = rf"(?:{titles})\b|{issued}|{owner}(?:{nouns})\s(?:{joins})\s"
    return re.compile(named, re.IGNORECASE), re.compile(lines)
