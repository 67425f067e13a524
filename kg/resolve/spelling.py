"""Names across scripts and spellings: a key that "Sergej" and "Sergey" share, and how near two names are."""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from kg.reference import fold

_NEAR = 0.84  # of 1: two long words this near are taken for one word misspelt or otherwise transliterated
_SHORT = 4  # letters of a word that must be equal as it is
# Norwegian, English, German and French ways to write the same sounds, longest first.
_SOUNDS = (
    ("schtsch", "s"), ("sjtsj", "s"), ("chtch", "s"), ("shch", "s"), ("tsch", "c"), ("tsj", "c"),
    ("tch", "c"), ("sch", "s"), ("sh", "s"),
    ("sj", "s"), ("ch", "c"), ("zh", "z"), ("zj", "z"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("ph", "f"),
    ("ts", "c"), ("tz", "c"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("ou", "u"), ("y", "i"),
    ("j", "i"), ("ee", "i"), ("oo", "u"), ("aa", "a"),
)  # fmt: skip
_SIBILANTS = frozenset("csz")  # with which one name begins in one language or another: Tsereteli, Zereteli
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[a-z]+")


@lru_cache(maxsize=65_536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters without marks, lower case; initials are single letters."""
    return tuple(_WORD.findall(fold(anyascii(fold(name))).lower().replace("'", "")))


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """What the ways to write one word have in common."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> bool:
    """Whether two words are one, otherwise transliterated or with a slip of the pen."""
    a, b = key(one), key(other)
    if one == other or a == b:
        return True
    if min(len(one), len(other)) <= _SHORT:
        return False
    if a[1:] == b[1:] and {a[0], b[0]} <= _SIBILANTS:
        return True
    if one[0] != other[0]:
        return False
    return DamerauLevenshtein.normalized_similarity(one, other) >= _NEAR


def nearness(one: str, other: str) -> float:
    """How near two names are, 0 to 1: all words alike 1, last and given with middle names left out 0.9,
    an initial for the given name 0.8, a last name alone 0.4."""
    a, b = words(one), words(other)
    if not a or not b:
        return 0.0
    if len(a) == len(b) and (_paired(a, b) or _paired(a, b[1:] + b[:1])):
        return 1.0
    if min(len(a), len(b)) == 1:
        single, full = (a[0], b) if len(a) == 1 else (b[0], a)
        return 0.4 if alike(single, full[-1]) or alike(single, full[0]) else 0.0
    if not alike(a[-1], b[-1]):
        return 0.0
    if alike(a[0], b[0]):
        return 0.9
    return 0.8 if min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0] else 0.0


def _paired(a: Sequence[str], b: Sequence[str]) -> bool:
    return all(alike(x, y) for x, y in zip(a, b, strict=True))
