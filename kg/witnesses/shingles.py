"""How alike two texts are: their runs of words, hashed, and MinHash signatures that find like ones unseen.

Broder (1997) on resemblance and containment, with locality-sensitive hashing over bands of the signature.
"""

import random
import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from kg import limits

_WORD = re.compile(r"\w+")
_CREDIT = re.compile(
    r"[(\[][^()\[\]\n]{0,3}\b(?:NTB|NPK|TT|STT|Ritzau|AFP|AP|Reuters|DPA|ANB)\b[^()\[\]\n]{0,40}[)\]]",
    re.IGNORECASE,
)
_MASK = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as its hashed runs of words, and its hashed names and numbers; each sorted, each once."""

    shingles: tuple[int, ...]
    names: tuple[int, ...]

    def packed(self) -> bytes:
        """As bytes, four a hash, after the number of runs."""
        return array("I", (len(self.shingles), *self.shingles, *self.names)).tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> "Sketch":
        """From the bytes that `packed` gives."""
        found = array("I")
        found.frombytes(data)
        runs = found[0] + 1
        return cls(tuple(found[1:runs]), tuple(found[runs:]))

    def bands(self) -> Iterator[int]:
        """The keys under which a text that is much like this one stands too, most likely."""
        if not self.shingles:
            return
        rows = limits.COPY_ROWS
        signature = _signature(self.shingles)
        for at in range(0, len(signature), rows):
            band = f"{at}:{signature[at : at + rows]}"
            yield int.from_bytes(blake2b(band.encode(), digest_size=6).digest(), "big")


def _signature(hashes: tuple[int, ...]) -> list[int]:
    """The least of `hash * a + b`, cut to its last 32 bits, of each permutation.

    The hashes stand in one number, 64 bits each, which is multiplied at once: no product reaches the next.
    """
    size = 8 * len(hashes)
    together = int.from_bytes(b"".join([one.to_bytes(8, "little") for one in hashes]), "little")
    ones = int.from_bytes((1).to_bytes(8, "little") * len(hashes), "little")
    found = []
    for a, b in _permutations():
        products = array("I", (together * a + ones * b).to_bytes(size, "little"))
        if sys.byteorder == "big":
            products.byteswap()
        found.append(min(products[::2]))
    return found


def sketch(text: str) -> Sketch:
    """The sketch of a text; case, punctuation and an agency's credit do not count."""
    printed = _WORD.findall(_CREDIT.sub(" ", text))
    words, size = [word.casefold() for word in printed], limits.COPY_WORDS
    runs = {" ".join(words[n : n + size]) for n in range(max(1, len(words) - size + 1))} if words else set()
    names = {word.casefold() for word in printed if not word[0].islower()}
    return Sketch(_hashes(runs), _hashes(names))


def _hashes(texts: set[str]) -> tuple[int, ...]:
    """A number of 32 bits of each text, sorted."""
    found = array("I", b"".join([blake2b(one.encode(), digest_size=4).digest() for one in texts]))
    if sys.byteorder == "little":
        found.byteswap()
    return tuple(sorted(found))


def copied(one: Sketch, other: Sketch) -> bool:
    """Whether one text is the other's copy, if cut or added to."""
    if one.shingles == other.shingles:
        return bool(one.shingles)
    short, long = sorted((one, other), key=lambda s: (len(s.shingles), s.shingles))
    least = limits.COPY_NOTICE_SHARE if len(short.shingles) < limits.COPY_SHINGLES else limits.COPY_SHARE
    named = _within(short.names, long.names) >= limits.COPY_NAMES
    return named and _within(short.shingles, long.shingles) >= least


def _within(some: tuple[int, ...], more: tuple[int, ...]) -> float:
    """The share of some that is among more; 0 where there is nothing."""
    return len(set(some) & set(more)) / len(some) if some else 0.0


@lru_cache(maxsize=1)
def _permutations() -> tuple[tuple[int, int], ...]:
    chance = random.Random(1997)  # noqa: S311  # the same permutations for ever, nothing secret
    count = limits.COPY_BANDS * limits.COPY_ROWS
    return tuple((chance.randrange(1, _MASK, 2), chance.randrange(_MASK)) for _ in range(count))
