"""When two names are the same: people by their parts, organisations and cities by the registry."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz.fuzz import ratio

from kg.reference import Registry

CLOSE = 85.0  # per cent of letters that agree in two spellings of one word
SHORT = 3  # words this short must agree whole
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_ARTICLES = frozenset({"the", "det", "den", "dei", "de"})
_RANKS = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
        "president", "vice", "prime", "minister", "premier", "chancellor", "foreign", "defence",
        "defense", "secretary", "general", "senator", "ambassador", "envoy", "king", "queen", "prince",
        "princess", "crown", "pope", "emperor", "sultan", "emir", "sheikh", "chairman", "director",
        "commissioner", "acting", "former", "herr", "fru", "statsminister", "statsministeren",
        "utenriksminister", "utenriksministeren", "utanriksminister", "utanriksministeren",
        "forsvarsminister", "forsvarsministeren", "presidenten", "visepresident", "kong", "kongen",
        "dronning", "dronningen", "prins", "prinsen", "kronprins", "kronprinsen", "kronprinsesse",
        "keiser", "pave", "paven", "ambassadør", "ministeren", "kansler",
        "forbundskansler", "generalsekretaer", "generalsekretaeren",
    }
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii"})
_FAMILY_FIRST = frozenset(
    {
        "chen", "choi", "deng", "gao", "han", "he", "hu", "huang", "jiang", "kang", "kim", "lee", "li",
        "lin", "liu", "ma", "moon", "nguyen", "park", "peng", "qin", "song", "sun", "tran", "wang",
        "wei", "wen", "wu", "xi", "xu", "yang", "yoon", "yu", "zhang", "zhao", "zhou", "zhu",
    }
)  # fmt: skip
# Sounds that transliterations write differently; applied in this order.
_SOUNDS = (
    ("tsj", "ch"), ("tsch", "ch"), ("sj", "sh"), ("sch", "sh"), ("zj", "zh"), ("kh", "h"), ("ph", "f"),
    ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("ou", "u"), ("y", "i"), ("j", "i"),
)  # fmt: skip


@cache
def fold(name: str) -> str:
    """The name in lower-case words without accents, apostrophes and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LETTERS)
    return re.sub(r"[^\w]+", " ", _APOSTROPHES.sub("", plain)).strip()


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles before it and suffixes after it."""
    parts = fold(name).split()
    while len(parts) > 1 and parts[0] in _RANKS:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts = parts[:-1]
    return tuple(parts)


@cache
def same_word(one: str, other: str) -> bool:
    """Whether two words are one name in two spellings or transliterations."""
    if one == other or _sound(one) == _sound(other):
        return True
    if min(len(one), len(other)) <= SHORT:
        return False
    return max(ratio(one, other), ratio(_sound(one), _sound(other))) >= CLOSE


@cache
def _sound(word: str) -> str:
    for written, sounded in _SOUNDS:
        word = word.replace(written, sounded)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def likeness(name: str, gold: str, also: tuple[str, ...] = ()) -> float:
    """How surely `name` is the person `gold`, also called `also`: 0 is not at all, 1 the very name."""
    given, whole = words(name), words(gold)
    if not given or not whole:
        return 0.0
    if given == whole:
        return 1.0
    others = [alias for alias in map(words, also) if alias and alias != whole]
    if given in others:
        return 0.97
    if _shortens(given, whole):
        return 0.92
    if _shortens(whole, given) or (len(whole) == 1 and whole[0] in given):
        return 0.91
    return _loosely(given, whole, others)


def _loosely(given: tuple[str, ...], whole: tuple[str, ...], others: list[tuple[str, ...]]) -> float:
    """The same for names that agree in part or in sound; a first name that differs rules a person out."""
    clash = len(given) > 1 and len(whole) > 1 and not _same_first(given[0], whole[0])
    if not clash and any(_shortens(alias, given) for alias in others):
        return 0.88
    if not clash and len(given) > 1 and len(whole) > 1 and same_word(given[-1], whole[-1]):
        return 0.86
    if any(len(given) == len(name) and all(map(same_word, given, name)) for name in (whole, *others)):
        return 0.85
    lone, full = (given, whole) if len(given) == 1 else (whole, given)
    return 0.82 if len(lone) == 1 and len(lone[0]) > SHORT and same_word(lone[0], full[-1]) else 0.0


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) >= len(full):
        return False
    return short == full[-len(short) :] or (
        len(short) == 1 and short[0] == full[0] and full[0] in _FAMILY_FIRST
    )


def _same_first(one: str, other: str) -> bool:
    return same_word(one, other) or (min(len(one), len(other)) == 1 and one[0] == other[0])


class Aliases:
    """The registry's names of organisations, cities and countries, which bring two names to one key."""

    def __init__(self, registry: Registry) -> None:
        self.countries = frozenset(registry.countries)
        self._organisations = _index((key, item.names) for key, item in registry.organisations.items())
        self._places = _index((key, item.names) for key, item in registry.places.items())

    def organisation(self, name: str) -> str:
        """The registry's key of an organisation, or the folded name of one that it does not hold."""
        bare = _bare(name)
        return self._organisations.get(bare, bare)

    def place(self, name: str) -> str:
        """The registry's key of a place, or the folded name; a country code stands for itself."""
        bare = _bare(name)
        return name if name in self.countries else self._places.get(bare, bare)


def _bare(name: str) -> str:
    parts = fold(name).split()
    while len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)


def _index(entries: Iterable[tuple[str, Mapping[str, tuple[str, ...]]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, names in entries:
        for listed in names.values():
            for name in listed:
                found.setdefault(_bare(name), key)
    return found


def same_venue(one: str, other: str) -> bool:
    """Whether two venues are one: equal, one within the other, or spelt nearly alike."""
    left, right = _bare(one), _bare(other)
    inside = f" {left} " in f" {right} " or f" {right} " in f" {left} "
    return bool(left and right) and (inside or ratio(left, right) >= 80)
