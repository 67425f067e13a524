"""How alike two texts are: their runs of words, hashed, and MinHash signatures that find like ones unseen.

Broder (1997) on resemblance and containment, with locality-sensitive hashing over bands of the signature.
"""

import random
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from kg import limits

_WORD = re.compile(r"\w+")
_CREDIT = re.compile(
    r"[(\[][^()\[\]\n]{0,3}\b(?:NTB|NPK|TT|STT|Ritzau|AFP|AP|Reuters|DPA|ANB)\b[^()\[\]\n]{0,40}[)\]]", re.IGNORECASE
)
_MASK = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as its hashed runs of words, sorted, each once."""

    shingles: tuple[int, ...]

    def packed(self) -> bytes:
        """As bytes, four a shingle."""
        return array("I", self.shingles).tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> "Sketch":
        """From the bytes that `packed` gives."""
        found = array("I")
        found.frombytes(data)
        return cls(tuple(found))

    def bands(self) -> Iterator[int]:
        """The keys under which a text that is much like this one stands too, most likely."""
        if not self.shingles:
            return
        rows = limits.COPY_ROWS
        signature = [min([(h * a + b) & _MASK for h in self.shingles]) for a, b in _permutations()]
        for at in range(0, len(signature), rows):
            yield _hashed(f"{at}:{signature[at : at + rows]}", 6)


def sketch(text: str) -> Sketch:
    """The sketch of a text; case, punctuation and an agency's credit do not count."""
    words = _WORD.findall(_CREDIT.sub(" ", text).casefold())
    size = limits.COPY_WORDS
    runs = {" ".join(words[n : n + size]) for n in range(max(1, len(words) - size + 1))} if words else set()
    return Sketch(tuple(sorted(_hashed(run, 4) for run in runs)))


def alike(one: Sketch, other: Sketch) -> float:
    """The share of the shorter text that stands in the longer, 0 to 1; short texts must be alike as a whole."""
    a, b = set(one.shingles), set(other.shingles)
    common, least = len(a & b), min(len(a), len(b))
    if not least:
        return 0.0
    if least < limits.COPY_SHINGLES:
        return common / len(a | b)
    return common / least


def copied(one: Sketch, other: Sketch) -> bool:
    """Whether one text is the other's copy, if cut or added to."""
    return alike(one, other) >= limits.COPY_SHARE


@lru_cache(maxsize=1)
def _permutations() -> tuple[tuple[int, int], ...]:
    chance = random.Random(1997)  # noqa: S311  # the same permutations for ever, nothing secret
    count = limits.COPY_BANDS * limits.COPY_ROWS
    return tuple((chance.randrange(1, _MASK, 2), chance.randrange(_MASK)) for _ in range(count))


def _hashed(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=size).digest(), "big")
