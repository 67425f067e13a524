"""Who has put out what is read: the body, or whoever "issued a statement", of the sentence before."""

import re
from collections.abc import Mapping
from functools import cache

from kg.document import Document
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.speakers import SpeakerFinder
from kg.extract.speech.writers import writer
from kg.languages import table
from kg.languages.patterns import either

_BACK = 9  # sentences over which "the statement" is the one that has been told of
_WHOSE = 90  # characters of "by the Peruvian Agency for Public Information"
_NEAR = 2  # paragraphs over which a speaker's statement goes on


@cache  # one a language
def _put_out(language: str) -> re.Pattern[str] | None:
    """ "A statement issued on Monday by", before whoever has put it out."""
    words = table(language, "speech")
    if not words.get("put_out"):
        return None
    nouns, out, sources = (
        either(w) for w in ((*words["document_nouns"], *words["set_down"]), words["put_out"], words["from"])
    )
    days, owners = either(words["days"]), either(table(language, "frames")["indefinite_articles"])
    whose = either(table(language, "people")["possessives"])
    return re.compile(
        rf"(?<!\w)(?i:{nouns})(?:\s+(?:{out}))?(?:\s+(?:on\s+)?(?i:{days}))?\s+(?P<by>{sources})\s+(?:the\s+)?"
        rf"|(?<!\w)(?i:in)\s+(?:{owners}|{whose})\s+(?:[\w-]+\s+){{0,2}}(?:{nouns})(?!\w)"
    )


class Issuers:
    """Finds them in one document."""

    def __init__(self, document: Document, finder: SpeakerFinder) -> None:
        self._document, self._finder = document, finder
        self._people = {m.key for m in document.mentions if m.kind == "person"}
        self._said: dict[int, tuple[str, ...]] = {}
        self._put_out = _put_out(document.article.language)
        self._told: tuple[int, tuple[str, ...]] = (-1, ())  # whose the last one was, and where it was told of

    def note(self, sentences: list[int], names: tuple[str, ...]) -> None:
        """Remembers who spoke in sentences, by their starts."""
        self._said.update(dict.fromkeys(sentences, names))

    def document(
        self, draft: Draft, open_: Speaker, last: Draft | None, spoken: Mapping[int, str]
    ) -> tuple[str, ...]:
        """Who has put out "the statement" that says something; nobody where that cannot be told.

        `last` is what was said before, `spoken` gives who spoke in a sentence, by its start.
        """
        at = min(draft.start, open_.start)
        names = self.issuer(draft) or writer(self._document, draft.start, open_.end, spoken)
        told = self._introduced(at) if not names else None
        if not names and (told is not None or self._told[1]):
            names = told[1] if told is not None and told[0] >= self._told[0] else self._told[1]
        elif not names:
            near = last is not None and draft.paragraph - last.paragraph <= _NEAR
            before = last.speaker.names if near and last and last.speaker else ()
            passed_on = last is not None and last.cue is not None and self._relays(last.cue)
            names = before if not passed_on and not self._spoken_of(draft, before) else ()
            names = names or self.body_before(draft)
            if not names and draft.end <= open_.start:  # "The ministry will act, a statement said"
                names = self.body_at(draft.start, draft.end)
        self._told = (at, names)
        return names

    def _introduced(self, at: int) -> tuple[int, tuple[str, ...]] | None:
        """Where a statement was last told of with whoever put it out, and who that is."""
        if self._put_out is None:
            return None
        earlier = [s for s in self._document.sentences if s.start < at][-_BACK:]
        floor, text = (earlier[0].start if earlier else at), self._document.article.text
        found = next(reversed(list(self._put_out.finditer(text, floor, at))), None)
        if found is None:
            return None
        here = next(s for s in earlier if found.start() < s.end)
        if not found["by"]:
            return found.start(), self._said.get(here.start, ())
        stop = min(found.end() + _WHOSE, here.end)
        comma = text.find(", ", found.end(), stop)
        said = cues(self._document.article.language).any.search(text, found.end(), stop)
        stop = min(comma if comma >= 0 else stop, said.start() if said else stop)
        who = self._finder.any_person(found.end(), stop) or self._finder.after(found.end() - 1, stop)
        return found.start(), who.names if who is not None else ()

    def _relays(self, cue: tuple[int, int]) -> bool:
        """ "C, the agency reported": whether somebody only passes on what another has put out."""
        said = self._document.article.text[slice(*cue)].casefold()
        return said in cues(self._document.article.language).words["relays"]

    def _spoken_of(self, draft: Draft, names: tuple[str, ...]) -> bool:
        """ "Solis left, the statement said": whoever is named in the words of it has not put it out."""
        inside = (m for m in self._document.mentions if draft.start <= m.start < draft.end)
        return any(m.kind == "person" and m.form == "name" and m.key in names for m in inside)

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
        """The institution with which a stretch opens."""
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
