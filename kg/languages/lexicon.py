"""Takes a word, tells whether the dictionary of a language has it.

The dictionaries are simplemma's, of which unpacking takes a third of a second: a program that reads one
article would wait longer for them than for all the rest. What they know is therefore kept as sums of eight
bytes a word beside the compiled modules, as Python keeps those; where no file can be written, simplemma is
asked. Among 640,000 words and as many questions two different words share a sum once in 40 million programs.
"""

import sys
from array import array
from bisect import bisect_left
from functools import cache
from hashlib import blake2b
from importlib.metadata import version

from kg.languages import kept

_APOSTROPHES = str.maketrans("’ʼ", "''")  # as printed; the dictionaries have straight ones


def known(word: str, code: str) -> bool:
    """Whether the dictionary of a language has the word, in whatever case it is printed."""
    sums = _sums(code)
    if sums is None:
        from simplemma import is_known  # noqa: PLC0415  # slow to load, and the file stands in for it

        return bool(word) and bool(is_known(word.casefold(), code, low_memory=True))  # it takes no ""
    one = _sum(word)
    at = bisect_left(sums, one)
    return at < len(sums) and sums[at] == one


def _sum(word: str) -> int:
    return int.from_bytes(blake2b(word.casefold().translate(_APOSTROPHES).encode(), digest_size=8).digest())


@cache
def _sums(code: str) -> "array[int] | None":
    """The sums of the words in order; None where they are neither kept nor can be."""
    name = f"lexicon-{code}-{version('simplemma')}-{sys.byteorder}"
    data = kept.fetch(name)
    if data and len(data) % 8 == 0:
        return array("Q", data)
    return _made(code, name) if kept.may_keep() else None


def _made(code: str, name: str) -> "array[int]":
    """The sums from the dictionary itself, kept for the next time."""
    from simplemma.strategies.dictionaries import StreamDictionaryFactory  # noqa: PLC0415  # see above

    words = StreamDictionaryFactory().get_dictionary(code)
    asked = (word for word in words if word in (low := word.casefold(), low.capitalize()))
    sums = array("Q", sorted(map(_sum, asked)))
    kept.keep(name, sums.tobytes())
    return sums
