"""Takes words of a language pack, gives the expression that matches any of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

NOTHING = r"(?!)"
_WORDS = r"[^\W\d_](?!\?)[\w '?]*"
_CHOICE = re.compile(rf"\(\?:(?P<words>{_WORDS}(?:\|{_WORDS})*)\)(?![?*+{{])(?P<behind>.*)", re.DOTALL)


def either(words: Iterable[str], gap: str = r"\s+", end: str = "") -> str:
    """An alternation of literal words, the longest first; matches nothing when there are none.

    `gap` is the expression for a space, `end` what must follow a word that does not end in a full stop.
    """
    return _either(tuple(words), gap, end)


def casefolded(words: Iterable[str]) -> tuple[str, ...]:
    """The words, or the longest of the words of a phrase, as `holds` looks for them."""
    return tuple(dict.fromkeys(max(word.split(), key=len).casefold() for word in words))


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a casefolded text has one of the casefolded words at all: sooner told than where."""
    return any(map(text.__contains__, words))


def by_initial(patterns: Iterable[str]) -> str:
    """The alternatives gathered by first letter: one comparison a letter in place of one an alternative."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        initial = pattern[0] if pattern[0].isalpha() and pattern[1:2] not in ("?", "*", "{") else ""
        groups.setdefault(initial, []).append(pattern[len(initial) :])
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in groups.items())


def spread(patterns: Iterable[str]) -> Iterator[str]:
    """The alternatives, one that opens with a choice of words once for each of their first letters.

    For `by_initial`, where it is asked whether one matches, not which.
    """
    for pattern in patterns:
        if not (choice := _CHOICE.fullmatch(pattern)):
            yield pattern
            continue
        letters: dict[str, list[str]] = {}
        for word in choice["words"].split("|"):
            letters.setdefault(word[0], []).append(word[1:])
        for initial, rest in letters.items():
            yield f"{initial}(?:{'|'.join(rest)}){choice['behind']}"


@lru_cache(maxsize=4_096)
def _either(words: tuple[str, ...], gap: str, end: str) -> str:
    """Letter by letter, so that words which cannot stand here cost one step together, not one each."""
    told = sorted({*words} - {""})
    spaced = {" ": gap, **{letter: re.escape(letter) for letter in {*"".join(told)} - {" "}}}
    return _branches(told, 0, spaced, end) if told else NOTHING


def _branches(words: list[str], at: int, written: Mapping[str, str], end: str) -> str:
    """The rest of sorted words from letter `at` on; the one that ends comes last: the longest first."""
    first, last = words[0], words[-1]
    fork = next((i for i in range(at, len(first)) if first[i] != last[i]), len(first))
    shared = "".join([written[letter] for letter in first[at:fork]])
    parts = []
    begun = int(len(first) == fork)  # the word that ends here comes first
    while begun < len(words):
        letter, stop = words[begun][fork], begun + 1
        while stop < len(words) and words[stop][fork] == letter:
            stop += 1
        parts.append(_branches(words[begun:stop], fork, written, end))
        begun = stop
    if len(first) == fork:
        parts.append("" if first.endswith(".") else end)
    return shared + (parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})")
