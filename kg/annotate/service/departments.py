"""Who works in a part of a ministry or an embassy: "head of the consular department of Peru's ministry"."""

from kg.annotate.records import Match
from kg.annotate.titles.reaches import Cover
from kg.document import Mention, Token
from kg.languages import table, union, words
from kg.reference import Registry

STAFF = ("official", "other", "chief")
LONGEST = 7  # tokens of "the Asian and Oceanian Affairs"
Place = tuple[str, int]


class Departments:
    """Reads the department or embassy behind a title, in a language of capitalised titles."""

    def __init__(self, language: str, registry: Registry) -> None:
        own = language, "people"
        self._registry, self._reads = registry, bool(table(*own)["bare_country_before_title"])
        self._departments, self._institutions = (words(*own, k) for k in ("department_words", "institutions"))
        self._joins = union(*own, "of_words", "at_words", "in_words")
        self._small = union(*own, "articles", "country_fillers", "and_words")
        self._embassies = tuple(table(*own)["embassy_stems"])

    def behind(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> Place:
        """The state that such a title serves, "" where it is not told, and where the words end."""
        if not self._reads or match.form.office not in STAFF or match.form.plural:
            return "", match.last
        end = self._department(tokens, match.last, cover)
        state, past = self._house(tokens, end or match.last, cover, whole=bool(end))
        return (state, past) if state or end else ("", match.last)

    def _department(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past "of the political department"; 0 where no such words stand."""
        if at >= len(tokens) or tokens[at].norm not in self._joins:
            return 0
        for i in range(at + 1, min(len(tokens), at + 1 + LONGEST)):
            if tokens[i].norm in self._departments and i not in cover:
                ahead = tokens[i + 1 : i + 2]
                return 0 if ahead and ahead[0].text[0].isupper() else i + 1  # "at the aid agency Mercia"
            told = cover.get(i)
            country = told is not None and told.form != "adjective"
            if country or not tokens[i].text[0].isalpha() or tokens[i].norm in self._joins:
                return 0
        return 0

    def _house(self, tokens: tuple[Token, ...], at: int, cover: Cover, *, whole: bool) -> Place:
        """The state of "of the Peruvian Foreign Ministry", one past it; not `whole`: of an embassy alone."""
        told, begun = self._led(tokens, at, cover)
        if whole and told is None and (past := self._owned(tokens, begun, cover)) > begun:
            told, begun = self._led(tokens, past, cover)  # "of the Foreign Ministry of Peru"
            at = past
        if told is None or told.kind != "country":
            return "", at
        end = max(i for i in range(begun, len(tokens)) if cover.get(i) is told) + 1
        owned = self._owned(tokens, end, cover)
        embassy = any(t.norm.startswith(self._embassies) for t in tokens[end:owned])
        return (told.key, self._seat(tokens, owned, cover)) if whole or embassy else ("", at)

    def _led(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> tuple[Mention | None, int]:
        """What is named behind "of the" at a token, None for nothing known, and where."""
        if at >= len(tokens) or tokens[at].norm not in self._joins:
            return None, at
        at += 1
        while at < len(tokens) and tokens[at].norm in self._small and at not in cover:
            at += 1
        told = cover.get(at)
        return (None if told is None or told.kind == "organisation" else told), at

    def _owned(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past the "Foreign Ministry" at a token, be it known or not."""
        end = at
        while end < len(tokens):
            told = cover.get(end)
            if told.kind != "organisation" if told else tokens[end].norm not in self._institutions:
                break
            end += 1
        return end

    def _seat(self, tokens: tuple[Token, ...], at: int, cover: Cover) -> int:
        """One past the "in Nairobi" of an embassy; `at` without it."""
        told = cover.get(at + 1) if at < len(tokens) and tokens[at].norm in self._joins else None
        if told is None or told.kind not in ("country", "place"):
            return at
        return max(i for i in range(at, len(tokens)) if cover.get(i) is told) + 1
