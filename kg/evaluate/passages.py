"""Sentences of a text by signs alone, for the figures per sentence and for showing where a fault stands."""

import re
from collections.abc import Sequence

# A stop, its closing marks, then a capital; an initial and the commonest short forms end no sentence.
_ENDS = re.compile(
    r"(?<![\s.(][A-ZÆØÅ])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bkl)"
    r"[.!?…][\"»”'’)]*\s+(?=[\"«“”‘'(–—-]*\s?[A-ZÆØÅÀ-Ý])"
)
MOST = 240  # characters of a passage that is shown


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; a line break always ends one."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        start = line.start()
        for end in _ENDS.finditer(text, line.start(), line.end()):
            found.append((start, end.end()))
            start = end.end()
        found.append((start, line.end()))
    return found


def passage(text: str, at: int | None, words: Sequence[str]) -> str:
    """The sentence at a place, or the one that holds most of the words, those named first before others."""
    cut = sentences(text)
    if at is not None:
        best = next(((start, end) for start, end in cut if start <= at < end), None)
    else:
        weighed = [(_weight(text[start:end].casefold(), words), -start, (start, end)) for start, end in cut]
        weight, _, best = max(weighed, default=(0, 0, None))
        best = best if weight else None
    said = " ".join(text[best[0] : best[1]].split()) if best else ""
    return said if len(said) <= MOST else said[: MOST - 1] + "…"


def _weight(sentence: str, words: Sequence[str]) -> int:
    return sum(
        2 if rank == 0 else 1 for rank, word in enumerate(words) if word and word.casefold() in sentence
    )
