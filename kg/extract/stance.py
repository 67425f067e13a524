"""How a speaker stands to what is spoken of, by a list of stems; a negation before one turns it round."""

import re
from dataclasses import dataclass
from functools import cache

from kg.languages import table
from kg.languages.patterns import either
from kg.records import Stance

_REACH = 4  # words a negation reaches forward
_FAR = 6  # words that "solve" and "end" reach forward to the evil they do away with
_HALF = 0.5  # what a faint word, or a bare negation, weighs
_CUE = 1.5  # what a verb that tells weighs
_NEWS = 1.0  # balance up to which what is only announced counts as neutral


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The table of one language."""

    positive: re.Pattern[str]
    negative: re.Pattern[str]
    faint: re.Pattern[str]  # good words that alone tell nothing
    words: dict[str, frozenset[str]]


@cache
def _lexicon(language: str) -> _Lexicon:
    words = table(language, "stance")
    cues = ("positive_cues", "negative_cues", "denials", "informing", "raising")
    return _Lexicon(
        re.compile(rf"(?:{either(words.get('positive', ()))})", re.IGNORECASE),
        re.compile(rf"(?:u?(?:{either(words.get('negative', ()))}))", re.IGNORECASE),
        re.compile(rf"(?:{either(words.get('faint', ()))})", re.IGNORECASE),
        {key: frozenset(words.get(key, ())) for key in (*cues, "negations", "remedies", "undecided")},
    )


def stance(said: str, cue: str | None, language: str) -> Stance:
    """Positive, negative or neutral: the balance of the words said, and the verb where it tells."""
    lexicon, verb = _lexicon(language), (cue or "").casefold()
    words = lexicon.words
    balance = _balance(said, lexicon)
    if verb in words["denials"]:
        return "positive" if balance < -1 else "negative"
    if verb in words["raising"]:  # whoever raises something does not yet praise it
        return "negative" if balance < -1 else "neutral"
    balance += _CUE if verb in words["positive_cues"] else -_CUE if verb in words["negative_cues"] else 0
    news = verb in words["informing"]
    if balance > (_NEWS if news else _HALF):
        return "positive"
    return "negative" if balance < (-_NEWS if news else 0) else "neutral"


def _balance(said: str, lexicon: _Lexicon) -> float:
    printed = re.findall(r"[\w-]+", said)
    words = [w.casefold() for w in printed]
    negations, remedies = lexicon.words["negations"], lexicon.words["remedies"]
    balance, marked, denied = 0.0, False, False
    for index, word in enumerate(words):
        if word in negations:
            denied = True
            continue
        if word in lexicon.words["undecided"] or (index and printed[index][0].isupper()):
            continue  # the words of a name tell nothing
        sign = _sign(lexicon.positive.match(word), lexicon.negative.match(word))
        if not sign:
            continue
        marked = True
        denied_here = not negations.isdisjoint(words[max(0, index - _REACH) : index])
        ended = sign < 0 and not remedies.isdisjoint(words[max(0, index - _FAR) : index])
        if denied_here or ended:
            sign = -sign
        faint = sign > 0 and lexicon.faint.match(word) is not None
        balance += _HALF if faint else sign
    if denied and not marked and not lexicon.words["undecided"] & set(words):
        return -_HALF  # what is not so, or will not be, is told against somebody
    return balance


def _sign(good: re.Match[str] | None, bad: re.Match[str] | None) -> int:
    """Of two stems the longer one tells: "våpenhvile" is no weapon."""
    if good is None or bad is None:
        return 1 if good else -1 if bad else 0
    return 1 if good.end() > bad.end() else -1
