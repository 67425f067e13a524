"""Several who go on, or a body that does: "Norway and Peru said C. They added D", "the group also said"."""

import re
from functools import cache

from kg.document import Document
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.speakers import SpeakerFinder
from kg.languages import subject_first
from kg.languages.patterns import either

_ON = re.compile(r"(?:;|,\s+and\s[^;:]*,)\s+")  # "Norway and Peru said C; they added D"
_LEAD = 60  # characters at the head of a sentence in which its subject's noun stands


@cache  # one a language
def _several(language: str) -> re.Pattern[str]:
    """The nouns of those who speak for a body or a state: "the G7 foreign ministers", "Kenyan officials"."""
    return re.compile(rf"(?<!\w)(?:{either(cues(language).words['collective_nouns'])})(?!\w)", re.IGNORECASE)


class Again:
    """Tells in one document whom such a subject stands for, by the sentence before it."""

    def __init__(self, document: Document, finder: SpeakerFinder) -> None:
        self._document, self._finder = document, finder
        words, language = cues(document.article.language).words, document.article.language
        self._they = frozenset(words["they"]) if subject_first(language) else frozenset()
        self._bodies = frozenset(words["body_again"])
        self._several, self._plural = _several(language), frozenset(words["plural"])
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        self._bodied = {m.key for m in document.mentions if m.kind == "organisation"}

    def stands(self, phrase: str) -> bool:
        """Whether the words are of that kind."""
        return phrase in self._they or phrase in self._bodies or phrase in self._plural

    def names(self, draft: Draft, open_: Speaker, last: Draft | None) -> tuple[str, ...]:
        """Those who speak on: () where the sentence before has another subject, or people."""
        text, sentences = self._document.article.text, self._document.sentences
        at = min(open_.start, draft.start)
        number = next((i for i, s in enumerate(sentences) if at < s.end), 0)
        before, here = sentences[max(0, number - 1)], sentences[number]
        phrase = text[open_.start : open_.end].casefold()
        on = last is not None and here.start <= last.start and _ON.fullmatch(text[last.end : open_.start])
        if not on and (not number or here.paragraph - before.paragraph > 1):
            return ()
        spoke = last.speaker if last is not None and (on or last.start < here.start) else None
        near = last is not None and before.start <= max(last.start, last.cue[0] if last.cue else 0)
        if spoke is None or not near:
            spoke = self._finder.after(before.start, before.end)
            if spoke is None or spoke.start - before.start > len("The "):
                return ()
        if not spoke.names or not self._people.isdisjoint(spoke.names):
            return ()
        told = text[spoke.start : spoke.start + _LEAD]
        several = len(spoke.names) > 1 or self._several.search(told) is not None
        one = len(spoke.names) == 1
        return spoke.names if (one if phrase in self._bodies else several) else ()
