"""Who sits across from whom: the other side of a call or a meeting, to whom a speaker in it speaks."""

import re
from functools import cache

from kg.annotate.readouts import readout_body
from kg.extract.speech.cues import Cues
from kg.languages import table
from kg.languages.patterns import either
from kg.records import Document, Sentence

_OPENING, _PAIR = 3, 2  # sentences in which a call is told that the article is about, and who speaks
_HEARD = ("name", "alias", "title")  # forms in which a side is named

Sides = tuple[tuple[str, ...], tuple[str, ...]]


class Talks:
    """The two sides of the talks that one article tells of."""

    def __init__(self, document: Document, patterns: Cues) -> None:
        self._words = patterns.words
        self._sides = _readout(document)
        self._called = _callers(document, patterns, "call_words")
        self._met = _callers(document, patterns, "meet_words")
        self.readout = self._sides is not None

    def across(self, names: tuple[str, ...], cue: str) -> str | None:
        """The one on the other side, where in a readout, or by the verb, one says it to the other."""
        if self._sides is None:
            return self._other(names, self._facing(cue))
        if cue in self._words["announcing"]:
            return None  # what is announced is for everybody
        ours, theirs = self._sides
        if not theirs:
            return self._other(names, ours)
        for here, there in ((ours, theirs), (theirs, ours)):
            if len(names) == 1 and names[0] in here and len(there) == 1:
                return there[0]
        return None

    def _facing(self, cue: str) -> tuple[str, ...]:
        """The two who speak on the telephone or meet, where the verb tells what one said to the other."""
        on_call, face_to_face = (self._words[key] for key in ("call_cues", "meet_cues"))
        return (self._called if cue in on_call else ()) or (self._met if cue in face_to_face else ())

    def _other(self, names: tuple[str, ...], pair: tuple[str, ...]) -> str | None:
        """The other one of two who speak with each other."""
        if len(pair) != _PAIR or len(names) != 1 or names[0] not in pair:
            return None
        return next((one for one in pair if one != names[0]), None)


@cache
def _talk(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(table(language, 'speech').get('talk_verbs', ()))})\b")


def _readout(document: Document) -> Sides | None:
    """Who speaks with whom in a readout of talks, from the sentence that tells of them."""
    article, start = document.article, readout_body(document.article)
    if start is None:
        return None
    for sentence in [s for s in document.sentences if s.end > start][:_OPENING]:
        verb = _talk(article.language).search(article.text, max(start, sentence.start), sentence.end)
        if verb and (sides := _around(document, sentence, verb.start(), start)):
            return sides
    return None


def _around(document: Document, sentence: Sentence, verb: int, start: int) -> Sides | None:
    """The people named before a verb of talking and those behind it, up to what they talked about."""
    text, words = document.article.text, table(document.article.language, "speech")
    purpose = re.compile(rf",?\s(?:to\s[a-z]|(?:{either(words['purposes'])})\s)").search(
        text, verb, sentence.end
    )
    stop = purpose.start() if purpose else sentence.end
    people = [
        m
        for m in document.mentions
        if m.kind == "person" and m.form in _HEARD and not m.genitive and not m.plural
        and max(start, sentence.start) <= m.start < stop
    ]  # fmt: skip
    ours = tuple(dict.fromkeys(m.key for m in people if m.start < verb))
    theirs = tuple(dict.fromkeys(m.key for m in people if m.start > verb and m.key not in ours))
    return (ours, theirs) if ours and (theirs or len(ours) == _PAIR) else None


def _callers(document: Document, patterns: Cues, key: str) -> tuple[str, ...]:
    """The two who call each other, or meet, as the opening tells: what one expressed is said to the other."""
    people = [m for m in document.mentions if m.kind == "person" and not m.plural]
    opening = document.sentences[:_OPENING]
    named = {m.key for m in people if opening and m.form in ("name", "alias") and m.end <= opening[-1].end}
    for sentence in opening:
        text = document.article.text[sentence.start : sentence.end].casefold()
        if any(word in text for word in patterns.words[key]):
            inside = (m.key for m in people if sentence.start <= m.start < sentence.end)
            pair = tuple(dict.fromkeys(inside))
            return pair if len(pair) == _PAIR and len(named - set(pair)) <= 1 else ()
    return ()
