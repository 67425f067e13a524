"""How a speaker stands to what is spoken of, by a list of stems; a negation before one turns it round."""

import re
from functools import cache, lru_cache

from kg.languages import table
from kg.languages.patterns import either
from kg.records import Stance

_REACH = 4  # words a negation reaches forward
WORDS_KEPT = 20_000  # words whose sign is remembered


@cache
def _lexicon(
    language: str,
) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = table(language, "stance")
    return (
        re.compile(rf"(?:{either(words.get('positive', ()))})", re.IGNORECASE),
        re.compile(rf"(?:u?(?:{either(words.get('negative', ()))}))", re.IGNORECASE),
        frozenset(words.get("negations", ())),
        frozenset(words.get("positive_cues", ())),
        frozenset(words.get("negative_cues", ())),
        frozenset(words.get("denials", ())),
    )


def stance(said: str, cue: str | None, language: str) -> Stance:
    """Positive, negative or neutral: the balance of the words said, and the verb where it tells."""
    _, _, negations, good_cues, bad_cues, denials = _lexicon(language)
    balance, marked, denied = 0.0, False, False
    printed = re.findall(r"[\w-]+", said)
    words = [w.casefold() for w in printed]
    for index, word in enumerate(words):
        if word in negations:
            denied = True
            continue
        if index and printed[index][0].isupper():
            continue  # the words of a name tell nothing
        sign = _sign(language, word)
        marked = marked or bool(sign)
        if sign and any(w in negations for w in words[max(0, index - _REACH) : index]):
            sign = -sign
        balance += sign
    if denied and not marked:
        balance = -0.5  # what is not so, or will not be, is told against somebody
    verb = (cue or "").casefold()
    if verb in denials:
        return "positive" if balance < -1 else "negative"
    balance += 1.5 if verb in good_cues else -1.5 if verb in bad_cues else 0
    return "positive" if balance > 0 else "negative" if balance < 0 else "neutral"


@lru_cache(maxsize=WORDS_KEPT)
def _sign(language: str, word: str) -> int:
    """1 for a good word, -1 for a bad one; of two stems the longer one tells: "våpenhvile" is no weapon."""
    positive, negative, *_ = _lexicon(language)
    good, bad = positive.match(word), negative.match(word)
    if good is None or bad is None:
        return 1 if good else -1 if bad else 0
    return 1 if good.end() > bad.end() else -1
