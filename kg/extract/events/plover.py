"""The root code of PLOVER that a sentence carries: rejecting, demanding, helping, by the cues of the tables.

For diplomatic news only what is said to be done is coded, never who does it to whom.
"""

import re
from collections.abc import Callable
from functools import cache

from kg.document import replace
from kg.languages import remembered, table
from kg.languages.compiled import compiled
from kg.records import Article, Statement

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT",
)  # fmt: skip
_GAP = r"(?:\W+[\w'’.-]+){0,6}?"  # words that may stand between the parts of a cue
_WORD = re.compile(r"(?<![\w-])\w+")
WORDS_KEPT = 50_000  # words of which it is remembered what cues may begin with them


def root(text: str, language: str) -> str | None:
    """The code of what the sentence tells; None where the tables know no cue in it."""
    words = [(word.start(), word.group().casefold()) for word in _WORD.finditer(text)]
    for group in ("first", "any"):
        begun = _begun(language, group)
        for at, cues in [(at, cues) for at, word in words if (cues := begun(word))]:
            found = [
                (-len(match.group()), code) for code, pattern in cues if (match := pattern.match(text, at))
            ]
            if found:
                return min(found)[1]
    return None


def coded(said: tuple[Statement, ...], article: Article) -> tuple[Statement, ...]:
    """The statements with the root code of the sentences that report them."""
    sentences = {s.evidence[0] for s in said}  # several are said in one
    codes = {span: root(span.of(article.text), article.language) for span in sentences}
    return tuple(replace(s, plover=codes[s.evidence[0]]) for s in said)


@cache
def _begun(language: str, group: str) -> Callable[[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """What gives codes and their cues, of those codes that have a cue which may begin with a word."""

    def begun(word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (code, pattern)
            for code, pattern, whole, stems in _patterns(language, group)
            if word in whole or word.startswith(stems)
        )

    return remembered(begun, WORDS_KEPT)


@cache
def _patterns(
    language: str, group: str
) -> tuple[tuple[str, re.Pattern[str], frozenset[str], tuple[str, ...]], ...]:
    """Each code with its cues, and the words and the stems that these begin with."""
    return tuple(
        (
            row["root"],
            compiled("|".join(map(_cue, row["cues"])), re.IGNORECASE),
            frozenset(_first(cue) for cue in row["cues"]),
            tuple(_first(cue) for cue in row["cues"] if cue.split()[0].endswith("*")),
        )
        for row in table(language, "plover").get(group, ())
    )


def _first(phrase: str) -> str:
    """The letters that a cue begins with: "sit" of "sit-in*"."""
    return re.split(r"\W", phrase, maxsplit=1)[0].casefold()


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
