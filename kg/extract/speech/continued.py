"""Words that go on with those before them: in marks left open, or out of a statement quoted again."""

import re

from kg.document import Document
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft, Speaker

_BACK = 4  # paragraphs over which one goes on being quoted


def left_open(text: str, draft: Draft, last: Draft) -> bool:
    """Whether quoted words go on that no mark has closed, with a mark of their own at each paragraph."""
    goes_on = draft.mode == last.mode == "direct" and draft.paragraph == last.paragraph + 1
    return goes_on and re.fullmatch(r"\n+[“\"]", text[last.end : draft.start]) is not None


def opens_for(text: str, draft: Draft, after: Draft) -> bool:
    """ "– C.\n\n– D, sier X" where an article begins: whether X says both."""
    named = after.cue is not None and after.speaker is not None and bool(after.speaker.names)
    quoted = draft.mode == after.mode == "direct" and named
    return quoted and after.paragraph == draft.paragraph + 1 and not text.startswith("?", draft.end - 1)


class Papers:
    """Keeps who put out the statement last quoted: "heter det i en uttalelse fra X", "heter det videre"."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self._told = cues(document.article.language).document
        self._last: Draft | None = None

    def quoted(self, draft: Draft) -> bool:
        """Whether the words are read out of a statement: "heter det"."""
        return draft.cue is not None and self._told.fullmatch(self._text, *draft.cue) is not None

    def note(self, draft: Draft) -> None:
        """Remembers whose a statement is."""
        if self.quoted(draft):
            self._last = draft

    def issuer(self, draft: Draft) -> Speaker | None:
        """Who put out the statement that is quoted on, without being named again."""
        last = self._last
        near = last is not None and draft.paragraph - last.paragraph <= _BACK and self.quoted(draft)
        return last.speaker if last is not None and near else None
