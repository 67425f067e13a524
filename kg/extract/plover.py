"""The root code of PLOVER that a sentence carries: rejecting, demanding, helping, by the cues of the tables.

For diplomatic news only what is said to be done is coded, never who does it to whom.
"""

import re
from dataclasses import replace
from functools import cache

from kg.languages import table
from kg.records import Article, Statement

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT",
)  # fmt: skip
_GAP = r"(?:\W+[\w'’.-]+){0,6}?"  # words that may stand between the parts of a cue


def root(text: str, language: str) -> str | None:
    """The code of what the sentence tells; None where the tables know no cue in it."""
    for group in ("first", "any"):
        found = [
            (match.start(), -len(match.group()), code)
            for code, pattern in _patterns(language, group)
            if (match := pattern.search(text))
        ]
        if found:
            return min(found)[2]
    return None


def coded(said: tuple[Statement, ...], article: Article) -> tuple[Statement, ...]:
    """The statements with the root code of the sentences that report them."""
    return tuple(replace(s, plover=root(s.evidence[0].of(article.text), article.language)) for s in said)


@cache
def _patterns(language: str, group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["root"], re.compile("|".join(map(_cue, row["cues"])), re.IGNORECASE))
        for row in table(language, "plover").get(group, ())
    )


def _cue(phrase: str) -> str:
    """ "lifted _ ban*" as an expression: whole words, stems, gaps."""
    parts: list[str] = []
    for word in phrase.split():
        if word == "_":
            parts.append(_GAP)
        else:
            stem = re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
            parts.append((r"\W+" if parts else r"(?<![\w-])") + stem)
    return "".join(parts) + r"(?!\w)"
