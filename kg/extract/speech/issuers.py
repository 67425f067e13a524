"""Who has put out what is read: the body, or whoever "issued a statement", of the sentence before."""

from kg.document import Document
from kg.extract.speech.records import Draft
from kg.extract.speech.speakers import SpeakerFinder


class Issuers:
    """Finds them in one document."""

    def __init__(self, document: Document, finder: SpeakerFinder) -> None:
        self._document, self._finder = document, finder
        self._people = {m.key for m in document.mentions if m.kind == "person"}

    def body_before(self, draft: Draft, back: int = 1) -> tuple[str, ...]:
        """ "The ministry gave another version. In a statement it said": what opens the sentence before."""
        number = next((i for i, s in enumerate(self._document.sentences) if draft.start < s.end), 0)
        here = self._document.sentences[number]
        for before in reversed(self._document.sentences[max(0, number - back) : number]):
            near = here.paragraph - before.paragraph < back  # of the paragraph itself, or the one before
            if near and (names := self.body_at(before.start, before.end)):
                return names
        return ()

    def body_at(self, start: int, end: int) -> tuple[str, ...]:
        """The institution with which a stretch opens: "The ministry will act, a statement said"."""
        body = self._finder.after(start, end)
        opens = body is not None and body.start - start <= len("the ")
        return body.names if body and opens and not self._people.intersection(body.names) else ()

    def issuer(self, draft: Draft) -> tuple[str, ...]:
        """Who "issued a statement" in the sentence before, which "the statement" is."""
        number = next((i for i, s in enumerate(self._document.sentences) if draft.start < s.end), 0)
        before = self._document.sentences[max(0, number - 1)]
        issued = self._finder.issuing.search(self._document.article.text, before.start, before.end)
        issuer = self._finder.before(before.start, issued.start()) if issued else None
        return issuer.names if issuer else ()
