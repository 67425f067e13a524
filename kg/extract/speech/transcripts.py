"""Printed conversations: "Q: …", "A: …", "SECRETARY NAME: …": each turn of somebody named is his words."""

import re
from functools import cache

from kg.document import Document
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.records import Draft, Speaker
from kg.languages.patterns import either

_LEAST = 3  # labels that make a conversation where none of them is a question's
_WORDS = 3  # of the shortest turn


class _Pack:
    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        self.asked, self.answered = frozenset(words["asked_labels"]), frozenset(words["answered_labels"])
        short = either((*self.asked, *self.answered))
        self.label = re.compile(
            rf"^(?P<label>(?:{short})(?=[.:])|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,5}})"
            r"(?:\s*\([^()\n]{2,40}\))?[.:](?<!\w\w\.)\s+(?:\([^()\n]{2,40}\)\s+)?(?=\S)",
            re.MULTILINE,
        )


_pack = cache(_Pack)  # one a language


def transcript(document: Document) -> list[Draft]:
    """The turns of those who are named in the article, in text order; none where it is no conversation."""
    pack, text = _pack(document.article.language), document.article.text
    if not pack.asked:
        return []
    turns = list(pack.label.finditer(text))
    asked = sum(turn["label"] in pack.asked for turn in turns)
    if len(turns) < (_LEAST - 1 if asked else _LEAST):
        return []
    people = dict.fromkeys(m.key for m in document.mentions if m.kind == "person")
    by_surname: dict[str, list[str]] = {}
    for key in people:
        by_surname.setdefault(key.split()[-1].casefold(), []).append(key)
    alone = _answering(document)
    found: list[Draft] = []
    for turn, after in zip(turns, [*(t.start() for t in turns[1:]), len(text)], strict=True):
        named = by_surname.get(turn["label"].split()[-1].casefold(), [])
        answers = turn["label"] in pack.answered
        who = alone if answers else named[0] if len(named) == 1 else ""
        words = text[turn.end() : after].rstrip()
        if not who or turn["label"] in pack.asked or len(words.split()) < _WORDS:
            continue
        part = next((i for i, p in enumerate(document.paragraphs) if p.start <= turn.end() < p.end), 0)
        speaker = Speaker(names=(who,), start=turn.start(), end=turn.end())
        end = turn.end() + len(words)
        found.append(Draft(start=turn.end(), end=end, mode="direct", paragraph=part, speaker=speaker))
    return found if asked or len({d.speaker.names for d in found if d.speaker}) < len(found) else []


def _answering(document: Document) -> str:
    """Who answers as "A": the spokesperson of the first paragraph, else the only one it names."""
    first = document.paragraphs[0] if document.paragraphs else None
    inside = [m.key for m in document.mentions if first and m.kind == "person" and m.start < first.end]
    speaks = [t.person for t in document.titles if t.office == "spokesperson" and t.person in inside]
    named = tuple(dict.fromkeys(speaks or inside))
    return named[0] if len(named) == 1 else ""
