"""Takes a word, tells whether the dictionary of a language has it.

The dictionaries are simplemma's, of which unpacking takes a third of a second: a program that reads one
article would wait longer for them than for all the rest. What they know is therefore kept as sums of eight
bytes a word beside the compiled modules, as Python keeps those; where no file can be written, simplemma is
asked. Among 640,000 words and as many questions two different words share a sum once in 40 million programs.
"""

import os
import sys
import zlib
from array import array
from bisect import bisect_left
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

_APOSTROPHES = str.maketrans("’ʼ", "''")  # as printed; the dictionaries have straight ones


def known(word: str, code: str) -> bool:
    """Whether the dictionary of a language has the word, in whatever case it is printed."""
    sums = _sums(code)
    if sums is None:
        from simplemma import is_known  # noqa: PLC0415  # slow to load, and the file stands in for it

        return bool(is_known(word.casefold(), code, low_memory=True))
    one = _sum(word)
    at = bisect_left(sums, one)
    return at < len(sums) and sums[at] == one


def _sum(word: str) -> int:
    return int.from_bytes(blake2b(word.casefold().translate(_APOSTROPHES).encode(), digest_size=8).digest())


@cache
def _sums(code: str) -> "array[int] | None":
    """The sums of the words in order; None where they are neither kept nor can be."""
    folder = Path(cache_from_source(__file__)).parent
    path = folder / f"lexicon-{code}-{version('simplemma')}-{sys.byteorder}"
    return _read(path) or (None if sys.dont_write_bytecode else _made(code, path))


def _read(path: Path) -> "array[int] | None":
    """A kept file: four bytes that prove it whole, then the sums."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if len(data) < 12 or len(data) % 8 != 4 or zlib.crc32(data[4:]) != int.from_bytes(data[:4]):
        return None
    return array("Q", data[4:])


def _made(code: str, path: Path) -> "array[int] | None":
    """The sums from the dictionary itself, kept for the next time; None where nothing can be written."""
    from simplemma.strategies.dictionaries import StreamDictionaryFactory  # noqa: PLC0415  # see above

    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            words = StreamDictionaryFactory().get_dictionary(code)
            asked = (word for word in words if word in (low := word.casefold(), low.capitalize()))
            sums = array("Q", sorted(map(_sum, asked)))
            file.write(zlib.crc32(sums).to_bytes(4) + sums.tobytes())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        return None
    return sums
