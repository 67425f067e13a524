"""How a speaker stands to what is spoken of, by a list of stems; a negation before one turns it round."""

import re
from functools import cache

from kg.extract.cues import either
from kg.languages import table
from kg.records import Stance

_REACH = 4  # words a negation reaches forward


@cache
def _lexicon(
    language: str,
) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = table(language, "stance")
    return (
        re.compile(rf"(?:{either(words.get('positive', ()))})", re.IGNORECASE),
        re.compile(rf"(?:u?(?:{either(words.get('negative', ()))}))", re.IGNORECASE),
        frozenset(words.get("negations", ())),
        frozenset(words.get("positive_cues", ())),
        frozenset(words.get("negative_cues", ())),
    )


def stance(said: str, cue: str | None, language: str) -> Stance:
    """Positive, negative or neutral: the balance of the words said, and the verb where it tells."""
    positive, negative, negations, good_cues, bad_cues = _lexicon(language)
    balance = 0.0
    words = [w.casefold() for w in re.findall(r"[\w-]+", said)]
    for index, word in enumerate(words):
        sign = -1 if negative.match(word) else 1 if positive.match(word) else 0
        if sign and any(w in negations for w in words[max(0, index - _REACH) : index]):
            sign = -sign
        balance += sign
    verb = (cue or "").casefold()
    balance += 1.5 if verb in good_cues else -1.5 if verb in bad_cues else 0
    return "positive" if balance > 0 else "negative" if balance < 0 else "neutral"
