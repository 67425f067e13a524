"""Bodies that the registry lacks, by the form of their names: "Joint Bank", "Handelsdepartementet"."""

from collections.abc import Callable, Mapping
from functools import cache

from kg.annotate.names.people import given_names, is_common
from kg.document import Mention, Token
from kg.languages import table, union, words

STEM_LETTERS = 3  # of "Xrådet" before the head
LONGEST = 12  # words of a body's name before its head; the longest of the UN has 9
HALVED = 4  # tokens of "Olje- og energidepartementet"
ADJECTIVES = 3  # between "Det" and the noun of a name


@cache
def _headed_by(language: str) -> frozenset[str]:
    """What every name of several words has: one of the heads, or the sign between two owners."""
    heads = union(language, "groups", "body_heads", "body_first_heads")
    return heads | {f"{head}{mark}" for head in heads for mark in ("'s", "’s")} | {"&"}


@cache
def _houses(language: str) -> Mapping[str, list[tuple[str, ...]]]:
    """The names of houses by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for house in table(language, "groups").get("houses", {}):
        name = tuple(house.split())
        found.setdefault(name[0], []).append(name)
    return found


class BodyFinder:
    """Finds such names among the tokens of one sentence."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._heads = words(language, "groups", "body_heads")  # the last word of a capitalised name
        self._first_heads = words(language, "groups", "body_first_heads")  # "Department of", "Bank of"
        self._companies = words(language, "groups", "company_heads")
        self._long = words(language, "groups", "body_long_heads")  # only behind two words or more
        self._of = words(language, "groups", "body_of")
        self._inner = words(language, "groups", "body_inner")
        self._endings = tuple(words(language, "groups", "body_endings"))  # of one compounded word
        self._openers = words(language, "groups", "body_openers")  # the "Det" of "Det internasjonale …"
        self._authorities = words(language, "groups", "body_authorities")
        self._states = words(language, "groups", "body_states")  # "Foreign Ministry": of which country?
        self._titles = words(language, "groups", "body_not_first")
        self._given = given_names(language)
        self._ministries = words(language, "people", "ministry_stems")
        self._fields = union(language, "people", "field_nouns", "portfolios")
        self._joints, self._articles = (words(language, "people", k) for k in ("and_words", "articles"))
        days = words(language, "read", "weekdays") | words(language, "groups", "dated")
        self._ends = (self._titles - self._inner) | days  # "the Institute of Water on Monday"
        self._headed_by, self._houses = _headed_by(language), _houses(language)
        self._based = tuple(words(language, "groups", "based_endings")) or ("\0",)
        self._small = frozenset(w for w in (*self._houses, *self._openers) if not w[:1].isupper())
        # of one sentence: the tokens of titles, and whether what heads a name of several words is there
        self._taken, self._several = frozenset[int](), False

    def mentions(
        self, tokens: tuple[Token, ...], cover: Mapping[int, Mention], titles: Callable[[], frozenset[int]]
    ) -> list[Mention]:
        """The bodies in `tokens`; `cover` has the registry's names by token, `titles` gives their tokens."""
        found: list[Mention] = []
        self._several = not self._headed_by.isdisjoint([token.norm for token in tokens])
        self._taken = titles() if self._several else frozenset()
        at, small = 0, self._small  # all other names begin with a capital
        for begin in [i for i, t in enumerate(tokens) if t.text[0].isupper() or t.text in small]:
            if begin < at:
                continue
            at, end = begin, self._end(tokens, begin, cover)
            if end <= at:
                continue
            name = self._bare(tokens, at, end)
            start, last = tokens[at].start, tokens[end - 1]
            found.append(
                Mention(
                    start=start, end=last.end, kind="organisation", form="name", key=name,
                    genitive=len(name) < last.end - start,
                )
            )  # fmt: skip
            at = end
        return found

    def _bare(self, tokens: tuple[Token, ...], at: int, end: int) -> str:
        parts = [tokens[at].text]
        for before, token in zip(tokens[at : end - 1], tokens[at + 1 : end], strict=True):
            parts.append(" " * (token.start - before.end) + token.text)
        name = "".join(parts).replace("\n", " ")
        for ending in ("'s", "’s"):
            name = name.removesuffix(ending)
        compounded = name.endswith(tuple(e + "s" for e in self._endings))
        return name[:-1] if compounded else name

    def _end(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        covering = cover.get(at)
        if covering is not None and covering.kind == "organisation":
            return at
        return (
            self._company(tokens, at, covering, cover)
            or self._listed(tokens, at)
            or self._compound(tokens, at, cover)
            or self._halved(tokens, at, cover)
            or self._opened(tokens, at, cover)
            or (self._several and (self._headed(tokens, at, cover) or self._joined(tokens, at, cover)))
            or at
        )

    def _company(
        self, tokens: tuple[Token, ...], at: int, state: Mention | None, cover: Mapping[int, Mention]
    ) -> int:
        """ "Peru Railways Corporation", "the Peru Institute of Trade": its president is not the state's."""
        if state is None or state.kind != "country" or state.form != "name" or state.genitive:
            return 0
        first = at + 1
        while cover.get(first) is state:
            first += 1
        end = first
        while end < len(tokens) and end not in cover and self._capital(tokens, end):
            if (head := tokens[end].norm) in self._companies:
                of = (
                    head in self._first_heads
                    and tokens[end + 1 : end + 2]
                    and tokens[end + 1].norm in self._of
                )
                if of and (whole := self._leading(tokens, end, cover)):
                    return whole
                if end > first:
                    return end + 1
            end += 1
        return 0

    def _listed(self, tokens: tuple[Token, ...], at: int) -> int:
        """ "Downing Street": houses that stand for those who govern in them."""
        for name in self._houses.get(tokens[at].text, ()):
            if [t.text for t in tokens[at : at + len(name)]] == list(name):
                return at + len(name)
        return 0

    def _compound(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """ "EU-rådet" anywhere, "Handelsdepartementet" where no sentence begins."""
        text = tokens[at].text
        bare = text.removesuffix("s")
        if not bare.endswith(self._endings):
            return 0
        ending = next(e for e in self._endings if bare.endswith(e))
        stem = bare.removesuffix(ending)
        if stem.endswith("om") and ending == "rådet":
            return 0  # "Østersjøområdet" is no council
        if not text[0].isupper() or len(stem) < STEM_LETTERS or at in cover:
            return 0
        acronym = stem.endswith("-") and (stem[:-1].isupper() or "-" in stem[:-1])  # "Nato-Russland-rådet"
        inside = at > 0 and tokens[at - 1].text not in '«“"–—-:•.?!'
        return at + 1 if acronym or (inside and stem[1:].replace("-", "").islower()) else 0

    def _halved(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """ "Olje- og energidepartementet"."""
        parts = [t.text for t in tokens[at : at + HALVED]]
        if len(parts) < HALVED or parts[1] != "-" or parts[2] not in self._joints or at in cover:
            return 0
        told = parts[0][1:].islower() and parts[3].islower()
        return at + HALVED if told and parts[3].removesuffix("s").endswith(self._endings) else 0

    def _opened(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """ "Det internasjonale energibyrået": a capital article inside a sentence."""
        if at == 0 or tokens[at].text not in self._openers or tokens[at - 1].text in '«“"–—-:•.?!':
            return 0
        for step in range(at + 1, min(at + 2 + ADJECTIVES, len(tokens))):
            if step > at + 1 and tokens[step].norm.removesuffix("s").endswith(self._endings):
                return step + 1
            if step in cover or not tokens[step].text.islower() or not tokens[step].text.endswith("e"):
                return 0
        return 0

    def _headed(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """Capitalised words up to a head, or a head with "of" and capitalised words."""
        if not self._fits(tokens, at, cover) or tokens[at].norm in self._titles:
            return 0
        if tokens[at].norm in self._first_heads and at + 1 < len(tokens) and tokens[at + 1].norm in self._of:
            return self._leading(tokens, at, cover)
        if at > 1 and tokens[at - 1].norm in self._inner and tokens[at - 2].text[0].isupper():
            return 0  # the second half of "Food and Agriculture Organization"
        before = cover.get(at - 1)
        end, best, told = at, 0, before is not None and before.kind == "country"
        while end < min(len(tokens), at + LONGEST) and self._fits(tokens, end, cover):
            told = told or end in cover
            head = tokens[end].norm.removesuffix("'s").removesuffix("’s")
            nobody = (told and head in self._authorities) or (end == at + 1 and head in self._states)
            if end > at and head in self._heads and not nobody:
                best = end + 1 if head not in self._long or end > at + 1 else best
                if head in self._first_heads and end + 1 < len(tokens) and tokens[end + 1].norm in self._of:
                    return self._leading(tokens, end, cover) or best
            end += 1
        return best

    def _leading(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """ "Department of Health and Human Services": from the head to the last capitalised word."""
        end = best = at + 1
        while end < len(tokens):
            if best > at + 1 and tokens[end].text in self._given and self._capital(tokens, end):
                break  # "of the Ministry of Energy Ilmar Tessaro"
            if best == end and self._closed(tokens, at, end):
                break
            if self._fits(tokens, end, cover) and tokens[end].norm not in self._ends:
                best = end + 1
            elif tokens[end].norm not in self._inner or self._another(tokens, end):
                break
            end += 1
        return best if best > at + 1 else 0

    def _closed(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """ "The Ministry of Foreign Affairs Lata Fonoti": the field of a ministry ends before a name."""
        if tokens[at].norm not in self._ministries or tokens[end - 1].norm not in self._fields:
            return False
        text = tokens[end].text
        named = (
            text.istitle() and tokens[end].norm not in self._fields and not is_common(text, self._language)
        )
        return named and end + 1 < len(tokens) and tokens[end + 1].text[0].isupper()

    def _another(self, tokens: tuple[Token, ...], at: int) -> bool:
        """ "The Department of Health and the Treasury": "and the" begins another name."""
        two = [t.norm for t in tokens[at : at + 2]]
        return len(two) > 1 and two[0] in self._joints and two[1] in self._articles

    def _fits(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> bool:
        """A capitalised word that is part of no title, body or country's name; an adjective may be inside."""
        covering = cover.get(at)
        free = covering is None or covering.kind == "place" or covering.form == "adjective"
        return free and self._capital(tokens, at) and at not in self._taken

    def _capital(self, tokens: tuple[Token, ...], at: int) -> bool:
        text = tokens[at].text  # "the London-based Institute of Water": no part of its name
        return text[0].isupper() and text[0].isalpha() and not text.endswith(self._based)

    def _joined(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """ "Johnson & Johnson"."""
        if at + 2 >= len(tokens) or tokens[at + 1].text != "&" or at in cover:
            return 0
        return at + 3 if self._fits(tokens, at, cover) and self._fits(tokens, at + 2, cover) else 0
