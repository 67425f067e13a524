"""Others than whoever is named, as whose they are told of: "sier As advokat", "B's wife said"."""

import re
from functools import cache

from kg.document import Document, Mention
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.records import Draft
from kg.languages.patterns import either

_OPENS = re.compile(r"[,.]?[”\"»]?,?\s+")


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        noun = rf"[a-zæøå][\w’'-]*(?:\s+[a-zæøå][\w’'-]*){{0,2}}?\s*(?:[.,:]|$|(?:{either(words['to'])})\s)"
        self.behind = re.compile(rf"\s+{noun}")
        self.ahead = re.compile(
            rf"(?:\s+[a-zæøå][\w’'-]*){{1,3}}?\s+(?P<verb>{either(words['verbs'])})(?!\w)", re.IGNORECASE
        )


_pack = cache(_Pack)  # one a language


class Dependants:
    """Tells them in one document."""

    def __init__(self, document: Document) -> None:
        self._pack = _pack(document.article.language)
        self._text = document.article.text
        self._owners = [m for m in document.mentions if m.kind == "person" and m.genitive]

    def speaks(self, draft: Draft) -> bool:
        """Whether quoted words are those of somebody's lawyer or party, whom nobody names."""
        if draft.mode != "direct":
            return False
        if draft.cue is not None and draft.cue[0] >= draft.end:
            owner = self._owner(draft.cue[1])
            if owner is not None:
                return self._pack.behind.match(self._text, owner.end) is not None
        opens = _OPENS.match(self._text, draft.end)
        owner = self._owner(opens.end()) if opens else None
        return owner is not None and self._pack.ahead.match(self._text, owner.end) is not None

    def _owner(self, at: int) -> Mention | None:
        start = at + len(self._text[at:]) - len(self._text[at:].lstrip(" "))
        return next((m for m in self._owners if m.start == start), None)
