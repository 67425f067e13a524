"""Whose "the government" is without a name before it: the home country's, or that of a town behind it."""

import re
from functools import cache

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.speech.cues import cues as cues_of
from kg.languages import table, words
from kg.languages.patterns import either
from kg.reference import load

_MINISTERS = frozenset({"foreign_minister", "defence_minister", "minister", "deputy_minister"})
_CODE = 3  # letters of a country's code
Found = tuple[tuple[str, ...], int, int]  # the state, and where the words stand


class _Pack:
    def __init__(self, language: str) -> None:
        cues, people = cues_of(language).words, table(language, "people")
        self.home: str = people.get("home", "")
        self.government = re.compile(rf"(?<!\w)(?:{either(cues['governments'])})(?!\w)", re.IGNORECASE)
        self.seated = re.compile(rf"\s+(?:{either(cues['body_joins'])})\s+(?=[A-ZÆØÅ])")
        self.inside = re.compile(rf"\w\s+(?:{either(cues['body_joins'])})\s+$")
        self.another = re.compile(
            rf"(?<!\w)(?:{either(people['definite_articles'])})\s+(?:[a-zæøå-]+\s+)?"
            r"(?!nors?ke\s)[a-zæøå-]+e\s+$",
            re.IGNORECASE,
        )


_pack = cache(_Pack)  # one a language


def government(document: Document, view: str, start: int, stop: int) -> Found | None:
    """The state whose government the stretch of `view` names without a name before it."""
    pack = _pack(document.article.language)
    found = pack.government.search(view, start, stop) if pack.home else None
    if found is None:
        return None
    seat = pack.seated.match(view, found.end(), stop)
    behind = next((m for m in document.mentions if seat and m.start == seat.end()), None)
    if behind is not None:
        state = behind.key if behind.kind == "country" else load().capital_of(behind.key)
        return ((state,), found.start(), behind.end) if state else None
    if pack.inside.search(view, start, found.start()):
        return None  # "kilder i regjeringen"
    if pack.another.search(view, start, found.start()):
        return None  # "den anerkjente regjeringen": some other one
    return (_spoken_of(document, found.start()) or pack.home,), found.start(), found.end()


def alone(document: Document, noun: str) -> str:
    """The state whose "the ministry" or "the government" is: of all who serve one; "" where they are two."""
    led = noun in words(document.article.language, "speech", "minister_bodies")
    served = {t.of for t in document.titles if t.of.isupper() and len(t.of) == _CODE}
    ministers = {t.of for t in document.titles if led and t.of in served and t.office in _MINISTERS}
    states = ministers or served or {m.key for m in document.mentions if m.kind == "country"}
    return states.pop() if len(states) == 1 else ""


def _spoken_of(document: Document, at: int) -> str:
    """The foreign state or capital named last in the paragraph, where the home state is not named."""
    part = next((p for p in document.paragraphs if p.start <= at < p.end), None)
    home = _pack(document.article.language).home
    named: list[str] = []
    for mention in within(document.mentions, part.start if part else at, at):
        state = mention.key if mention.kind == "country" else ""
        state = load().capital_of(mention.key) if mention.kind == "place" else state
        if state == home:
            return ""
        if state and mention.form == "name" and not mention.genitive:
            named.append(state)
    return named[-1] if named else ""
