"""Who sits across from whom: the other side of a call or a meeting, to whom a speaker in it speaks."""

import re
from functools import cache

from kg.annotate.service.readouts import readout_body
from kg.document import Document, Sentence
from kg.extract.speech.cues import Cues
from kg.extract.speech.encounters import Encounters
from kg.extract.speech.nameable import phrases
from kg.extract.speech.records import Draft, Encounter, Telling
from kg.languages import table
from kg.languages import words as lexicon
from kg.languages.patterns import either

_OPENING, _PAIR = 3, 2  # sentences in which a call is told that the article is about, and who speaks
_BACK = 3  # sentences before "you" that may tell who that is
_HEARD = ("name", "alias", "title")  # forms in which a side is named

Sides = tuple[tuple[str, ...], tuple[str, ...]]


class Talks:
    """The two sides of the talks that one article tells of."""

    def __init__(self, document: Document, patterns: Cues) -> None:
        self._document, self._words = document, patterns.words
        self._sides = _readout(document)
        self._called = _callers(document, patterns, "call_words")
        self._met = _callers(document, patterns, "meet_words")
        self._series = _series(document)
        self.sided = self._sides is not None or bool(self._series)
        self._encounters = Encounters(document)
        elsewhere = patterns.words.get("elsewhere", ())
        self._elsewhere = re.compile(rf"(?<!\w)(?:{either(elsewhere)})(?!\w)")
        crowds = either(patterns.words.get("hearers", ())) or "(?!)"
        self._crowd = re.compile(rf"(?<!\w)(?:{crowds})(?!\w)")  # "told the summit that"
        self._elsewhen = frozenset(patterns.words.get("elsewhen", ()))
        of, says = either(patterns.words["appraised"]), either(patterns.words["appraising"])
        self._appraised = re.compile(rf"(?<!\w)(?:{of})\s+(?:{says})\s", re.IGNORECASE)

    def across(self, names: tuple[str, ...], cue: str, at: int, stop: int) -> str | None:
        """The one on the other side, where in a readout, or by the verb, one says it there to the other."""
        if self._appraised.search(self._document.article.text, at, stop):
            return None  # "the talks were useful"
        if self._series and (told := [e for e in self._series if e.start < at]):
            heard = at < told[-1].stop or (cue in self._words["call_cues"] or cue in self._words["meet_cues"])
            return self._other(names, told[-1].pair if heard else ())
        if self._sides is None:
            return self._other(names, self._facing(cue))
        if cue in self._words["announcing"]:
            return None  # what is announced is for everybody
        ours, theirs = self._sides
        if not theirs:
            return self._other(names, ours)
        for here, there in ((ours, theirs), (theirs, ours)):
            if set(names) <= set(here) and len(there) == 1:
                return there[0]
        return None

    def faced(self, names: tuple[str, ...], draft: Draft) -> str | None:
        """Whom somebody talks to who says it in their meeting, or calls the other "you"."""
        article = self._document.article
        telling = face_to_face(article.language)
        said = article.text[draft.start : draft.end]
        cue = draft.cue or (draft.start, draft.start)
        you = draft.mode == "direct" and telling.you is not None and telling.you.search(said) is not None
        if you and phrases(article.language, "any_you").search(said):
            return None  # "if you lose your job"
        number = next((i for i, s in enumerate(self._document.sentences) if cue[0] < s.end), 0)
        here = self._document.sentences[number]
        there = _beside(self._document, here, draft, telling.there)
        if not (you or there):
            return None
        if other := self._other(names, self._met or self._called) or self.guest(names, draft.start):
            return other
        people = [m for m in self._document.mentions if m.kind == "person" and m.form != "group"]
        aside = {m.key for m in people if draft.start <= m.start < draft.end}
        for far in range(_BACK + 1):
            back = self._document.sentences[max(0, number - far)]
            near = dict.fromkeys(m.key for m in people if back.start <= m.start < here.end)
            others = [key for key in near if key not in names and key not in aside]
            if others and (you or far in (0, _BACK)):
                alone = len(others) == len(names) == 1
                met = (
                    far == 0
                    or you
                    or any(m.key in names for m in people if back.start <= m.start < here.start)
                )
                return others[0] if alone and met else None
        return None

    def guest(self, names: tuple[str, ...], at: int) -> str | None:
        """The other one of two who meet, as whose guest or host he goes at `at`."""
        met = self._encounters.at(at)
        return self._other(names, met.pair if met else self._met or self._called)

    def told(self, names: tuple[str, ...], cue: str, draft: Draft, before: list[Draft]) -> str | None:
        """Whom one of two who meet speaks to in what is told of it, with nothing between for the press."""
        met = self._encounters.at(draft.start)
        silent = cue in self._words["announcing"] or cue.strip() in self._words["according"]
        if met is None or draft.mode != "indirect" or silent:
            return None
        at = draft.cue[0] if draft.cue else draft.start
        end = next((s.end for s in self._document.sentences if at < s.end), draft.end)
        text = self._document.article.text
        told = self._words["encounter_cues"] or ("\n" in text[met.start : at] and (cue,))
        if cue not in (told or self._words["call_cues"]):
            return None  # "A met B. She said that C", in one breath: said to anybody
        if self._appraised.search(text, draft.start, draft.end):
            return None  # "the talks were useful"
        beside = text[met.start : end].replace(text[draft.start : draft.end], "")
        opens = max((s.start for s in self._document.sentences if s.start <= at), default=at)
        then = text[opens : max(opens, min(at, draft.start))].casefold().split()
        then += text[draft.cue[1] : draft.start].casefold().split() if draft.cue else []  # "said after that"
        if not self._elsewhen.isdisjoint(w.strip(",.") for w in then):
            return None
        crowd = draft.cue is not None and self._crowd.search(
            text, draft.cue[0], max(draft.cue[0], draft.start)
        )
        if (
            crowd
            or self._elsewhere.search(beside)
            or any(
                d.mode == "direct" and d.start >= met.start and set(_names(d)) & set(met.pair) for d in before
            )
        ):
            return None
        return self._other(names, met.pair)

    def moved(self, listener: str, before: int, at: int) -> bool:
        """Whether talks with others are told of between two passages: whoever listened is gone."""
        return any(before < e.start < at and listener not in e.pair for e in self._series)

    def _facing(self, cue: str) -> tuple[str, ...]:
        """The two who speak on the telephone or meet, where the verb tells what one said to the other."""
        on_call, face_to_face = (self._words[key] for key in ("call_cues", "meet_cues"))
        return (self._called if cue in on_call else ()) or (self._met if cue in face_to_face else ())

    def _other(self, names: tuple[str, ...], pair: tuple[str, ...]) -> str | None:
        """The other one of two who speak with each other."""
        if len(pair) != _PAIR or len(names) != 1 or names[0] not in pair:
            return None
        return next((one for one in pair if one != names[0]), None)


def _names(draft: Draft) -> tuple[str, ...]:
    return draft.speaker.names if draft.speaker else ()


@cache
def face_to_face(language: str) -> Telling:
    """The patterns of one language; none where it has no such words."""
    words = table(language, "speech")
    there, you = words.get("in_talks"), words.get("you_words")
    joins = either(sorted(lexicon(language, "frames", "with")))  # "i samtalene med B": with somebody else
    return Telling(
        re.compile(rf"\b(?:{either(there)})\b(?!\s+(?:{joins})\b)", re.IGNORECASE) if there else None,
        re.compile(rf"\b(?:{either(you)})\b") if you else None,
    )


def _beside(document: Document, here: Sentence, draft: Draft, there: re.Pattern[str] | None) -> bool:
    """Whether the sentence of the verb says beside the words that it was in their talks."""
    text = document.article.text
    told = f"{text[here.start : max(here.start, draft.start)]}\0{text[min(draft.end, here.end) : here.end]}"
    return there is not None and there.search(told) is not None


@cache
def _talk(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(table(language, 'speech').get('talk_verbs', ()))})\b")


def _readout(document: Document) -> Sides | None:
    """Who speaks with whom in a readout of talks, from the sentence that tells of them."""
    article, start = document.article, readout_body(document.article)
    if start is None:
        return None
    for sentence in [s for s in document.sentences if s.end > start][:_OPENING]:
        for verb in _talk(article.language).finditer(article.text, max(start, sentence.start), sentence.end):
            if sides := _around(document, sentence, verb.start(), start, _HEARD):
                return sides
    return None


def _series(document: Document) -> tuple[Encounter, ...]:
    """The talks that one after the other open a paragraph, where somebody talks with one and then another."""
    found = []
    for part in document.paragraphs:
        sentence = next((s for s in document.sentences if part.start <= s.start < part.end), None)
        if sentence is None or part.kind not in ("lead", "body"):
            continue
        verb = _talk(document.article.language).search(document.article.text, sentence.start, sentence.end)
        forms = (*_HEARD, "pronoun")
        sides = _around(document, sentence, verb.start(), sentence.start, forms) if verb else None
        if sides and len(sides[0]) == len(sides[1]) == 1:
            found.append(Encounter(sentence.start, part.end, (*sides[0], *sides[1])))
    pairs = {frozenset(e.pair) for e in found}
    return tuple(found) if len(pairs) > 1 and frozenset.intersection(*pairs) else ()


def _around(
    document: Document, sentence: Sentence, verb: int, start: int, forms: tuple[str, ...]
) -> Sides | None:
    """The people named before a verb of talking and those behind it, up to what they talked about."""
    text, words = document.article.text, table(document.article.language, "speech")
    purpose = re.compile(rf",?\s(?:to\s[a-z]|(?:{either(words['purposes'])})\s)").search(
        text, verb, sentence.end
    )
    stop = purpose.start() if purpose else sentence.end
    people = [
        m
        for m in document.mentions
        if m.kind == "person" and m.form in forms and not m.genitive and not m.plural
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
