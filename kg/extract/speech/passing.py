"""Who has spoken without a name in the sentence before: "A diplomat said C. He added D"."""

from kg.document import Document
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Source
from kg.extract.speech.unnamed import Unnamed
from kg.languages import subject_first


class Passing:
    """Tells it in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, view: str) -> None:
        self._document, self._view = document, view
        self._ordered = subject_first(document.article.language)
        self._unnamed, self._verb = Unnamed(document, view), cues(document.article.language).verb

    def before(self, at: int) -> tuple[int, Source] | None:
        """Where the sentence before the one at `at` begins, and who says something at its head."""
        if not self._ordered:
            return None
        number = next((i for i, s in enumerate(self._document.sentences) if at < s.end), 0)
        before, here = self._document.sentences[max(0, number - 1)], self._document.sentences[number]
        if not number or here.paragraph - before.paragraph > 1:
            return None
        if self._titled(before.start):
            return before.start, Source(start=before.start, end=before.start)
        for verb in self._verb.finditer(self._view, before.start, before.end):
            ahead = self._unnamed.ahead(before.start, verb.start())
            source = ahead or self._unnamed.behind(verb.end(), before.end)
            opens = source is not None and not self._view[before.start : source.start].strip("\0 ,”\"“'")
            if source is not None and (opens or ahead is None):
                return before.start, source
        return None

    def _titled(self, at: int) -> bool:
        """ "The Prime Minister spoke to A. He": whether such a title opens the sentence."""
        titles = (t for t in self._document.titles if 0 <= t.start - at <= len("The "))
        free = next((t for t in titles if not (t.person or t.plural or t.of)), None)
        people = (m for m in self._document.mentions if m.kind == "person")
        return free is not None and not any(m.start < free.end and free.start < m.end for m in people)
