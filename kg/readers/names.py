"""Whom words of an article stand for, by our own mentions first; which proposed names may be added."""

import re

from kg import limits
from kg.annotate.names.people import is_common
from kg.document import Document, Mention
from kg.extract.actors.names import organisation_name
from kg.readers.proposals import NameKind, ProposedName
from kg.readers.spans import NOT_THERE, Unborne, overlap, places
from kg.records import Extraction, Span
from kg.reference import fold

KNOWN = "it is read already"
NO_NAME = "no name by its form"
NOBODY = "the words are nobody whom the text names"
OUTSIDE = "it stands in a headline, byline or date line"

_FORM = re.compile(r"[^\W\d_a-z][\w.,&/'’‑-]*(?: [\w.,&/'’‑-]+)*")
_LAST = re.compile(r"[^\W\d_][\w’'-]* $")
_OWN = frozenset({"person", "country", "organisation", "place", "office", "party"})


class Names:
    """The names of one article: ours, and those of another reader as they are admitted."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        self._document, self._text = document, document.article.text
        self._known = {fold(name) for name in _own(document, extraction)}
        self._persons = {form: p.name for p in extraction.persons for form in (p.name, *p.also)}
        self._organisations = frozenset(extraction.organisations)
        self.added: dict[tuple[NameKind, str], list[Span]] = {}

    def admit(self, proposed: ProposedName) -> None:
        """Takes a name over; Unborne says why not."""
        words, kind = proposed.words.text, proposed.kind
        found = places(words, self._text, proposed.words.within)
        if not found:
            raise Unborne(NOT_THERE, words)
        if not _FORM.fullmatch(words) or len(words) > limits.READER_NAME_CHARACTERS:
            raise Unborne(NO_NAME, words)
        if kind == "person" and len(words.split()) < 2:
            raise Unborne("a single name is nobody outside its article", words)
        if self._genitive(words):
            raise Unborne("a genitive, not the name", words)
        if not all(self._reported(span) for span in found):
            raise Unborne(OUTSIDE, words)
        if fold(words) in self._known or any(self._marked(span) for span in found):
            raise Unborne(KNOWN, words)
        if kind == "organisation" and is_common(words, self._document.article.language):
            raise Unborne(
                "an ordinary word with a capital", words
            )  # "the Alliance": a body named elsewhere, if any
        if kind != "person" and any(self._fragment(span) for span in found):
            raise Unborne("a part of a longer name", words)
        if any(key != (kind, words) and fold(key[1]) == fold(words) for key in self.added):
            raise Unborne("another kind of the same name was added before", words)
        spans = self.added.setdefault((kind, words), [])
        spans += [span for span in found if span not in spans]

    def _genitive(self, words: str) -> bool:
        """A form in "s" beside which the text has the same without, or that English marks."""
        if words.endswith(("'", "’", "'s", "’s")):
            return True
        bare = re.escape(words[:-1])
        return words.endswith("s") and re.search(rf"\b{bare}\b", self._text) is not None

    def _fragment(self, span: Span) -> bool:
        """Whether a capital goes before (not the sentence's own) or behind: "Korea" of "South Korea"."""
        behind = self._text[span.end : span.end + 2]
        before = _LAST.search(self._text, max(0, span.start - limits.READER_NAME_CHARACTERS), span.start)
        opening = before is not None and any(s.start == before.start() for s in self._document.sentences)
        return (behind[:1] == " " and behind[1:].isupper()) or (
            before is not None and before.group()[0].isupper() and not opening
        )

    def _reported(self, span: Span) -> bool:
        return any(
            p.start <= span.start and span.end <= p.end and p.kind not in ("byline", "published", "headline")
            for p in self._document.paragraphs
        )

    def _marked(self, span: Span) -> list[Span]:
        """Our own mentions and titles that share words with a span."""
        marked = [Span(start=m.start, end=m.end) for m in self._document.mentions if m.kind in _OWN]
        marked += [Span(start=t.start, end=t.end) for t in self._document.titles]
        return [m for m in marked if overlap(span, m)]

    def who(self, span: Span) -> str:
        """The actor whom a span names: a person in or around it, a country or body that is all of it."""
        inside = [m for m in self._document.mentions if span.start <= m.start and m.end <= span.end]
        around = [m for m in self._document.mentions if m.start <= span.start and span.end <= m.end]
        people = [m for m in (*inside, *around) if m.kind == "person"]
        persons = {self._persons[m.key] for m in people if m.key in self._persons}
        if len(persons) == 1:
            return persons.pop()
        whole = [m for m in inside if (m.start, m.end) == (span.start, span.end) and not m.genitive]
        bodies = {key for m in whole if (key := self._body(m))}
        if not persons and len(bodies) == 1:
            return bodies.pop()
        words = span.of(self._text)
        if not (inside or around) and any((kind, words) in self.added for kind in ("person", "organisation")):
            return words
        raise Unborne(NOBODY, words)

    def _body(self, mention: Mention) -> str:
        if mention.kind == "country" and mention.form == "name":
            return mention.key
        if mention.kind == "organisation":
            name = organisation_name(self._document, mention)
            return name if name in self._organisations else ""
        return ""

    def destination(self, span: Span) -> str:
        """The country (ISO 3166-1 alpha-3) or place that is all of a span, as an invitation names it."""
        words = span.of(self._text)
        for mention in self._document.mentions:
            if (mention.start, mention.end) == (span.start, span.end) and mention.form == "name":
                if mention.kind == "country":
                    return mention.key
                if mention.kind == "place":
                    return words
        if ("place", words) in self.added:
            return words
        raise Unborne("the destination is no place that the text names", words)


def _own(document: Document, extraction: Extraction) -> set[str]:
    """Every name that our own reader has, in every printed form."""
    names = {form for p in extraction.persons for form in (p.name, *p.also)}
    names |= {*extraction.organisations, *extraction.places, *extraction.countries}
    names |= {p.party for p in extraction.persons if p.party}
    text = document.article.text
    return names | {text[m.start : m.end] for m in document.mentions if m.kind in _OWN}
