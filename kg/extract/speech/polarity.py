"""How words sound, by a list of stems: good, bad or neither; a negation before one turns it round."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.languages import remembered, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_REACH = 4  # words a negation reaches forward
_FAR = 6  # words that "solve" and "end" reach forward to the evil they do away with
_CLOSE = 3  # words that "against" reaches forward
_HALF = 0.5  # what a faint word, or a bare negation, weighs
_SPOILT = 6  # words forward over which a bad word takes a good one with it: "undermines the dialogue"
_NEAR = 2  # words before a set phrase within which a negation turns it round
_UNDONE = 0.75  # what an evil weighs that is done away with
_DENIED = 0.3  # the same where it is only denied
_GRIM = 0.4  # what a word weighs that names a sad topic ("war") more than it tells a view of it
_PHRASE = 1.5
_GIFT = 1.5  # what money that is given weighs
_STEM = 5  # letters of the shortest good stem that a "u" before it turns into a bad one
_HEAD = 3  # letters of the shortest first part of a compound
_KEPT = 50_000  # words of which it is remembered how they sound
_WORD = re.compile(r"\w+n[’']t\b|[\w-]+")
_PIECE = re.compile(rf"{_WORD.pattern}|[.!?;]+")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The table of one language."""

    positive: re.Pattern[str]
    negative: re.Pattern[str]
    neutral: re.Pattern[str]  # words that only look like one of the others
    faint: re.Pattern[str]  # good words that alone tell nothing
    giving: re.Pattern[str]
    tails: re.Pattern[str]  # the last parts of compounds that tell, likewise in groups
    phrases: re.Pattern[str]  # groups "good" and "bad"
    words: dict[str, frozenset[str]]
    verbs: re.Pattern[str] | None  # endings of finite verbs, where a negation stands behind them


@cache
def _lexicon(language: str) -> _Lexicon:
    words = table(language, "stance")
    lists = ("against", "negations", "bare", "remedies", "undecided", "money", "turns", "not_only")
    stems = {k: either(words.get(k, ())) for k in ("positive", "neutral", "faint", "giving")}
    turned = either(word for word in words.get("positive", ()) if len(word) > _STEM)
    good, bad = (either(words.get(key, ())) for key in ("positive_phrases", "negative_phrases"))
    return _Lexicon(
        compiled(stems["positive"]),
        compiled(rf"u?(?:{either(words.get('negative', ()))})|u(?:{turned})"),
        compiled(stems["neutral"]),
        re.compile(stems["faint"]),
        re.compile(stems["giving"]),
        _tails(words),
        compiled(rf"(?<!\w)(?:(?P<good>{good})|(?P<bad>{bad}))"),
        {key: frozenset(words.get(key, ())) for key in lists},
        re.compile(rf"(?:{either(ends)})$") if (ends := words.get("verb_endings")) else None,
    )


def _tails(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """What a compound may end in: "maktovergrepene", "fredsprosess" with the endings of its language."""
    good, bad = (either(words.get(key, ())) for key in ("positive_tails", "negative_tails"))
    return re.compile(
        rf"(?:(?P<good>{good})|(?P<bad>{bad}))(?:{'|'.join(words.get('tail_endings', ('',)))})$"
    )


def balance_of(said: str, language: str) -> float:
    """What the words of a text weigh together: above 0 where they sound good, below where bad."""
    lexicon = _lexicon(language)
    printed = _PIECE.findall(said)
    words = [w.casefold().replace("’", "'") for w in printed]
    negations, remedies, turns = (lexicon.words[key] for key in ("negations", "remedies", "turns"))
    balance, denied = _set_phrases(said, lexicon), False
    marked, spent, bad = balance != 0, 0, 0
    tells = _telling(language)
    for index, word in [(i, w) for i, w in enumerate(words) if tells(w)]:
        if word[0] in ".!?;":
            spent, bad = index, 0  # a negation ends with its sentence
            continue
        if word in negations and not lexicon.words["not_only"].isdisjoint(words[index + 1 : index + 2]):
            continue  # "not only a picture"
        if word in negations or word.endswith("n't"):
            denied = denied or word in lexicon.words["bare"] or word.endswith("n't")
            continue
        if word in lexicon.words["undecided"] or (index and printed[index][0].isupper()):
            continue  # the words of a name tell nothing
        sign = _sign(word, language)
        if not sign:
            continue
        marked = True
        denied_here = _negated(words, index, spent, lexicon)
        denied_here = denied_here or _turned(printed, words, index, lexicon, said)
        denied_here = denied_here or (sign < 0 < spent == index - 1 and words[spent].isalpha())  # "cold war"
        ended = sign < 0 and not remedies.isdisjoint(words[max(0, index - _FAR) : index])
        near = words[
            max(0, index - _CLOSE) : index
        ]  # no attack that came months after a step against another
        ended = ended or (sign < 0 and not lexicon.words["against"].isdisjoint(near))
        if denied_here or ended:
            balance += (
                (_UNDONE if ended else _DENIED) if sign < 0 else -_HALF if lexicon.faint.match(word) else -1
            )
            spent = index if sign < 0 else spent  # "must not forget our friends" denies no friendship
            continue
        if sign > 0 and bad and index - bad <= _SPOILT and turns.isdisjoint(words[bad:index]):
            continue  # what is harmed is not praised
        faint = lexicon.faint.match(word) is not None
        bad = index if sign < 0 and not faint else bad
        balance += sign if not faint else _HALF if sign > 0 else -_GRIM
    if not lexicon.words["money"].isdisjoint(words) and any(lexicon.giving.match(w) for w in words):
        return balance + _GIFT
    if denied and not marked and not lexicon.words["undecided"] & set(words):
        return -_HALF  # what is not so, or will not be, is told against somebody
    return balance


def _negated(words: Sequence[str], index: int, spent: int, lexicon: _Lexicon) -> bool:
    """Whether a negation stands a little before a word, behind the last one that was used up."""
    before = words[max(spent, index - _REACH) : index]
    return not lexicon.words["negations"].isdisjoint(before) or any(w.endswith("n't") for w in before)


def _turned(printed: Sequence[str], words: Sequence[str], index: int, lexicon: _Lexicon, said: str) -> bool:
    """Whether a negation stands right behind a finite verb: "vi støtter ikke"."""
    behind = words[index + 1 : index + 2]
    if lexicon.verbs is None or lexicon.words["negations"].isdisjoint(behind):
        return False
    verb = lexicon.verbs.search(words[index]) is not None
    return verb and f"{printed[index]} {printed[index + 1]}" in said  # no comma between


def _set_phrases(said: str, lexicon: _Lexicon) -> float:
    """What the set phrases weigh that no single word of theirs would."""
    text, balance = said.casefold().replace("’", "'"), 0.0
    for found in lexicon.phrases.finditer(text):
        before = _WORD.findall(text[: found.start()])[-_NEAR:]
        denied = any(w in lexicon.words["negations"] or w.endswith("n't") for w in before)
        good = (found.lastgroup == "good") != denied
        balance += _PHRASE if good else -_PHRASE
    return balance


@cache
def _telling(language: str) -> Callable[[str], bool]:
    """Whether a word, or a sign that ends a sentence, makes any difference."""
    negations = _lexicon(language).words["negations"]

    def tells(word: str) -> bool:
        negates = word in negations or word.endswith("n't")
        return word[0] in ".!?;" or negates or _sign(word, language) != 0

    return remembered(tells, _KEPT)


@lru_cache(maxsize=_KEPT)
def _sign(word: str, language: str) -> int:
    """Of the stems that fit the longest one tells: "våpenhvile" is no weapon, "fredag" no peace."""
    lexicon = _lexicon(language)
    found = {
        1: lexicon.positive.match(word),
        -1: lexicon.negative.match(word),
        0: lexicon.neutral.match(word),
    }
    ends = {sign: m.end() for sign, m in found.items() if m}
    if not ends:
        tail = lexicon.tails.search(word, _HEAD)
        return 0 if tail is None else 1 if tail.lastgroup == "good" else -1
    return max(ends, key=lambda sign: (ends[sign], sign == 0, -sign))
