"""When two printed forms of a name are one person's: with and without the middle names, a letter wrong."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from kg.annotate.records import Name
from kg.document import Token
from kg.languages import table

_INITIALS = re.compile(r"(?:[A-ZÆØÅ]\.){2,}")  # "J.P." is one token
APOSTROPHES = ("'", "’")  # no sign of a genitive in "Shia' Al-Sudani"
OPEN_MARKS, CLOSE_MARKS = ("«", "“", '"'), ("»", "”", '"')
SHORT_FIRST = frozenset({"Ma"})  # "Ma. Teresa": María, as the Philippines print it
LONGEST_INITIAL, VOWELS = 3, frozenset("aeiouyæøåäöéáíóúý")
YOUNGER = frozenset({"Jr", "Sr"})  # behind a name, with or without the comma
PAIR = 2  # first name and surname
TYPO_LETTERS = 5  # a shorter surname differs from too many others by one letter

_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "ad", "az", "at"})


def same_full(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's."""
    one, other = without_rank(one), without_rank(other)
    short, long = sorted((folded(one), folded(other)), key=len)
    if short == long[-len(short) :] or unhyphened(short) == unhyphened(long):
        return True  # "Ban Ki-moon", "Ban Ki Moon"
    if one[-1] == other[-1] and (one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one)):
        return True
    if one[-1] == other[-1] and min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0]:
        return True  # "S Dal" is "Siri Dal"
    if len(one) == len(other) and one[0] == other[0] and len(one[-1]) >= TYPO_LETTERS:
        return sum(DamerauLevenshtein.distance(a, b) for a, b in zip(one, other, strict=True)) <= 1
    if len(one) == len(other) and one[1:] == other[1:] and len(one[0]) >= TYPO_LETTERS:
        return DamerauLevenshtein.distance(one[0], other[0]) <= 1
    return False


def without_rank(words: tuple[str, ...]) -> tuple[str, ...]:
    """A full name without the "Jr" behind it."""
    return words[:-1] if len(words) > PAIR and words[-1] in YOUNGER else words


def begins_at(tokens: tuple[Token, ...], first: int, word: str, key: str) -> int:
    """Where a name begins; "van der Dal" alone begins with the small words that the full name has."""
    known = key.split()
    at = known.index(word) - 1 if word in known else -1
    while at >= 0 and first > 0 and known[at].islower() and tokens[first - 1].norm == known[at]:
        at, first = at - 1, first - 1
    return tokens[first].start


@lru_cache(maxsize=4_096)  # every name of an article is compared with every other
def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """A particle is capitalised where it opens a sentence: "De Mistura" is "de Mistura"."""
    return tuple([w.casefold() for w in words])


def unhyphened(words: tuple[str, ...]) -> list[str]:
    """The parts of a name, whether hyphens or spaces stand between them."""
    return " ".join(words).replace("-", " ").split()


@cache
def bare_s(language: str) -> bool:
    """Whether a genitive is written with a bare -s, which may as well be the name's own."""
    return "s" in table(language, "people")["genitive_endings"]


def variants(words: tuple[str, ...], language: str) -> list[tuple[str, ...]]:
    """A name as printed and, where its -s may be a genitive's, without it."""
    if bare_s(language) and words[-1].endswith("s") and len(words[-1]) > 3:
        return [words, (*words[:-1], words[-1][:-1])]
    return [words]


def typo(words: tuple[str, ...], home: tuple[str, ...]) -> bool:
    """Whether a surname is another with one letter wrong."""
    if len(words) > 1 and words[0] != home[0]:
        return False
    return (
        len(home[-1]) >= TYPO_LETTERS
        and words[-1][0] == home[-1][0]
        and DamerauLevenshtein.distance(words[-1], home[-1]) == 1
    )


def led_by_first(alone: Iterable[str], full: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """First words of full names that stand for their people: again and again alone, their last words never.

    So a text tells of somebody whose family's name comes first.
    """
    counted = Counter(alone)
    firsts = Counter(words[0] for words in full if len(words) > 1 and words[-1] not in counted)
    return frozenset(word for word, people in firsts.items() if people == 1 and counted[word] > 1)


def without_article(word: str) -> str:
    """An Arabic family name without its article: "Sisi" of "al-Sisi"; other names as they are."""
    article, _, rest = word.partition("-")
    return rest if rest[:1].isupper() and article.casefold() in _ARTICLES else word


def initial(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the initials of a name stand here: "J.P. Dal", the "A" of "A. R. Dal", no article."""
    text = tokens[at].text
    if not text[0].isupper():
        return False
    if "." in text and _INITIALS.fullmatch(text):
        return at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    if len(text) > 1 or at + 2 >= len(tokens) or not tokens[at + 2].text[0].isupper():
        return False
    behind = tokens[at + 1]
    bare = len(behind.text) == 1 and behind.text.isupper()  # "V K Dal", without stops
    return bare or (behind.text == "." and behind.start == tokens[at].end)


def beside_capitals(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """The first name beside a surname in capitals, "MOTT Ana", and the token before both, no stop, or -1."""
    behind = min(at + 1, len(tokens) - 1)
    first = behind if at == 0 or tokens[behind].text.partition("-")[0].istitle() else at - 1
    lead = min(at, first) - 1
    return first, lead - (lead > 0 and tokens[lead].text == ".")


def without_capitals(name: str) -> str:
    """ "MOTT Ana" and "Ana MOTT" as "Ana Mott"; other names as they are."""
    words = name.split()
    if words and words[0].isupper() and len(words[0]) > PAIR and not any(w.isupper() for w in words[1:]):
        words = [*words[1:], words[0]]
    return " ".join(w.capitalize() if len(w) > PAIR and w.isupper() else w for w in words)


def shortened(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the stop of an initial stands here: of "A." or, with consonants alone, of "Th." and "Chr."."""
    text = tokens[at - 1].text
    if tokens[at].text != "." or len(text) > LONGEST_INITIAL:
        return False
    told = VOWELS.isdisjoint(text.casefold()) or text in SHORT_FIRST
    return len(text) == 1 or (text[0].isupper() and told)


def nicknamed(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether a nickname in marks stands at token `at` within a name: "Luiz «Lula» da Silva"."""
    marks = at + 3 < last and tokens[at].text in OPEN_MARKS and tokens[at + 2].text in CLOSE_MARKS
    return marks and tokens[at + 1].text[0].isupper()


def printed(tokens: tuple[Token, ...]) -> list[str]:
    """The words of a name, a nickname with its marks, no stops and commas."""
    words: list[str] = []
    for token in tokens:
        if words and (token.text in CLOSE_MARKS or token.text in APOSTROPHES or words[-1] in OPEN_MARKS):
            words[-1] += token.text
        elif token.text not in ".,":
            words.append(token.text)
    return words


def name_end(tokens: Sequence[Token], name: Name) -> int:
    """Where a name ends in the text: before the hyphen of "NAME-led"."""
    token = tokens[name.last - 1]
    tail = token.text.removeprefix(name.words[-1])
    return token.end - len(tail) if tail.startswith("-") else token.end
