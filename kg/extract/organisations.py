"""Document to the organisations that it names as actors and sources, each as it is first printed."""

import re
from collections.abc import Sequence

from kg.annotate.structure import covering
from kg.extract.chunks import organisation_name
from kg.languages import words
from kg.records import Document, Evidence, Mention, Statement
from kg.reference import Registry

_CAPITALISED = r"(?:[A-ZÆØÅ][\w’'-]*)"


class _Reader:
    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._text, self._language = document.article.text, document.article.language
        self.found: dict[str, list[Evidence]] = {}

    def _set(self, name: str, key: str) -> frozenset[str]:
        return words(self._language, name, key)

    def mentioned(self) -> None:
        """Those that the annotations mark, but for credits, seats and letters in brackets."""
        names: dict[str, str] = {}
        for mention in self._document.mentions:
            if mention.kind != "organisation" or self._aside(mention) or self._is_seat(mention):
                continue
            if mention.key not in names:
                names[mention.key] = organisation_name(self._document, mention)
            self._add(names[mention.key], mention.start, mention.end)

    def _add(self, name: str, start: int, end: int) -> None:
        self.found.setdefault(name, []).append(Evidence(start=start, end=end))

    def _aside(self, mention: Mention) -> bool:
        """A photographer's agency, a party or agency in brackets, a body inside the name of an office."""
        part = next(iter(covering(self._document.paragraphs, self._text, mention.start)), None)
        before = self._text[part.start if part else 0 : mention.start]
        if before.rstrip().endswith("/") or any(w in before for w in self._set("people", "photo_credits")):
            return True
        organisation = self._registry.organisations.get(mention.key)
        if organisation is None:
            return any(
                t.start <= mention.start < t.end and t.of != mention.key for t in self._document.titles
            )
        return before.endswith("(") and organisation.kind in ("party", "media")

    def _is_seat(self, mention: Mention) -> bool:
        """ "At the White House" is a place."""
        if mention.key not in self._set("groups", "seats"):
            return False
        before = self._text[: mention.start].casefold().split()[-2:]
        while before and before[-1] in self._set("people", "articles"):
            before.pop()
        return bool(before) and before[-1] in self._set("groups", "seat_prepositions")

    def media(self) -> None:
        """ "Avisen NAME", "the newspaper NAME", and names that end as papers' do."""
        told = "|".join(map(re.escape, sorted(self._set("groups", "media_words"))))
        heads = "|".join(w.capitalize() for w in sorted(self._set("groups", "media_heads")))
        patterns = (
            rf"(?i:\b(?:{told})) (?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,2}})",
            rf"\b(?P<name>(?:The )?(?:{_CAPITALISED} ){{1,2}}(?:{heads}))\b",
        )
        for pattern in patterns:
            for match in re.finditer(pattern, self._text):
                start, end = match.span("name")
                if not any(m.start < end and start < m.end for m in self._document.mentions) and not any(
                    e.start < end and start < e.end for spans in self.found.values() for e in spans
                ):
                    self._add(match["name"], start, end)

    def speaking(self, said: Sequence[Statement]) -> None:
        """Bodies that statements are put down to, whom the registry lacks: a ministry, an office."""
        people = {m.key for m in self._document.mentions if m.kind == "person"}
        for statement in said:
            for name in (statement.speaker, *statement.co_speakers):
                if name in people or name in self._registry.countries or name in self.found:
                    continue
                at = self._text.casefold().find(name.casefold())
                if at >= 0:
                    self._add(name, at, at + len(name))


def organisations(
    document: Document, said: Sequence[Statement], registry: Registry
) -> dict[str, tuple[Evidence, ...]]:
    """The organisations by name, with every place they are named; `said` are the article's statements."""
    reader = _Reader(document, registry)
    reader.mentioned()
    reader.media()
    reader.speaking(said)
    return {name: tuple(spans) for name, spans in reader.found.items()}
