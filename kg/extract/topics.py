"""What a statement is about, and which way it leans."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from kg.extract.chunks import organisation_name
from kg.languages import table
from kg.records import Document, Mention, Stance

NEGATION_REACH = 3  # words before a judgement within which "not" turns it round
_WORD = re.compile(r"\w+")


class Topics:
    """Topics of one document's statements."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._media = frozenset(m.key for m in document.mentions if m.kind == "organisation" and _is_media(m.key))
        self._served = {t.person: t.of for t in document.titles if t.person and t.of}
        self._countries = Counter(m.key for m in document.mentions if m.kind == "country")

    def about(self, start: int, end: int, speaker: str) -> tuple[str, ...]:
        """Countries, organisations and people named in the words; failing that, the article's other main country."""
        found: dict[str, None] = {}
        for mention in self._document.mentions:
            if start <= mention.start < end and (key := self._key(mention)) and key != speaker:
                found[key] = None
        if found:
            return tuple(found)
        own = {speaker, self._served.get(speaker, "")}
        return tuple(code for code, _ in self._countries.most_common(3) if code not in own)[:1]

    def _key(self, mention: Mention) -> str:
        if mention.kind == "country":
            return mention.key
        if mention.kind == "organisation" and mention.key not in self._media:
            return organisation_name(self._document, mention)
        if mention.kind == "person" and mention.form in ("name", "alias"):
            return mention.key
        return ""


def _is_media(key: str) -> bool:
    from kg.reference import load

    organisation = load().organisations.get(key)
    return organisation is not None and organisation.kind in ("media", "party")


@cache
def _stems(language: str) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = table(language, "stance")

    def pattern(stems: Sequence[str]) -> re.Pattern[str]:
        return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) + r")\w*", re.IGNORECASE)

    return pattern(words["positive"]), pattern(words["negative"]), frozenset(words["negations"])


def stance(words: str, language: str) -> Stance:
    """The side on which more judging words fall; neutral when there are none or as many on both."""
    positive, negative, negations = _stems(language)
    score = 0
    for pattern, sign in ((positive, 1), (negative, -1)):
        for match in pattern.finditer(words):
            before = [w.casefold() for w in _WORD.findall(words[: match.start()])[-NEGATION_REACH:]]
            score += -sign if negations & set(before) else sign
    return "positive" if score > 0 else "negative" if score < 0 else "neutral"
