"""Groups that only a noun before their name makes known: "opprørsgruppen NDR", "geriljaen Nye vei".

A name so introduced is known in the whole article, also in the first half of a compound: "NDR-lederen".
"""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise
from operator import attrgetter

from kg.annotate.names.people import given_names, is_common
from kg.document import Mention, Token
from kg.languages import endings, union, words

LED_REACH = 7  # tokens from the comma behind a name to "leder"
LETTERS = 3  # of an acronym at least
LONGEST = 5  # words of such a name
Spelt = tuple[str, ...]


class GroupNames:
    """The groups that one article introduces, and the places where it names them."""

    def __init__(self, language: str, tokens: tuple[Token, ...]) -> None:
        self._language = language
        self._heads = endings(language, "groups", "group_heads")
        self._joins = words(language, "groups", "body_inner")
        self._leading = words(language, "groups", "leading_verbs")
        self._which = words(language, "frames", "relatives")
        self._from = words(language, "groups", "group_prepositions")
        self._at = words(language, "groups", "affiliation_links")
        self._institutes = words(language, "groups", "affiliating_houses")
        self._known: dict[str, list[Spelt]] = {}  # the first word -> the names that begin with it
        self._missions = words(language, "people", "mission_nouns")
        self._articles = words(language, "people", "definite_articles")
        self._titles = union(language, "people", "titles", "honorifics")
        self._behind = words(language, "groups", "group_nouns")  # "the rebel group NDR"
        self._days = words(language, "read", "weekdays") | words(language, "groups", "dated")
        self._nothing = self._days | words(language, "groups", "introduce_nothing")
        norms = [token.norm for token in tokens]
        printed = set(norms)
        for at in range(1, len(tokens) - 2) if self._behind and self._leading & printed else ():
            if tokens[at].norm in self._leading and tokens[at - 1].norm in self._which:
                step = at + 1 + (tokens[at + 1].norm in self._articles)
                if tokens[step].text.isupper() and len(tokens[step].text) >= LETTERS:
                    self._learn(tokens, step)  # "who leads the NDR"
        kinds = words(language, "groups", "group_kinds")
        ends = self._heads + endings(language, "groups", "introducers")
        headed = {norm for norm in printed if norm.endswith(ends)} if ends else set()
        headed |= words(language, "groups", "introducing") & printed  # "the aid agency NDR"
        if not headed and (not self._heads or self._behind.isdisjoint(printed)):
            return
        for at, (norm, behind) in enumerate(pairwise(norms[:-1])):
            told = behind in self._behind and norm in kinds
            if (
                norm in headed
                and behind not in headed
                and (at == 0 or not _capital(tokens[at]) or tokens[at - 1].text in ".?!")
            ) or told:
                self._learn(tokens, at + 1 + told, weak=not (told or norm.endswith(self._heads or ("\0",))))

    def _learn(self, tokens: tuple[Token, ...], at: int, *, weak: bool = False) -> None:
        """The name that begins there; behind a `weak` noun it may be somebody's: "the party NAME leads"."""
        end = at
        while end < min(len(tokens), at + LONGEST) and (_capital(tokens[end]) or self._join(tokens, at, end)):
            end += 1
            if tokens[end - 1].text.isupper():
                break  # letters that stand for a name are all of it
        if longer := self._lettered(tokens, at):
            end = longer
        name = tuple(t.text for t in tokens[at:end])
        if (
            not name
            or tokens[at].norm in self._titles
            or (end - at == 1 and is_common(name[0].casefold(), self._language))
            or (weak and self._somebody(tokens, at, end))
        ):
            return  # "Nye" of "geriljaen Nye vei", whose end nothing tells
        last = name[-1]
        bare = last[:-1] if last.endswith("s") and last[:-1].isupper() else last
        spelt = (*name[:-1], bare)
        self._known.setdefault(spelt[0], []).append(spelt)

    def _somebody(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether the name begins with a given name, or is elsewhere printed behind a title or a name."""
        first = tokens[at].text
        if first in given_names(self._language) or first.casefold() in self._nothing:
            return True
        before = (tokens[i - 1] for i in range(1, len(tokens)) if i != at and tokens[i].text == first)
        return end - at == 1 and any(_capital(t) or t.norm in self._titles for t in before)

    def _lettered(self, tokens: tuple[Token, ...], at: int) -> int:
        """ "Folkets front for Logone (FFL)": one past the words whose first letters stand in brackets."""
        for end in range(at + 2, min(len(tokens) - 1, at + 2 * LONGEST)):
            letters = tokens[end + 1].text if tokens[end].text == "(" else ""
            if letters.isupper() and letters[0] == tokens[at].text[0].upper():
                self._known.setdefault(letters, []).append((letters,))
                return end
            if not tokens[end].text.isalpha():
                return 0
        return 0

    def _join(self, tokens: tuple[Token, ...], at: int, end: int) -> bool:
        """ "Front for Logone", "Front for the Return": a small word or two within the name."""
        behind = end
        while behind < min(len(tokens), end + 2) and tokens[behind].norm in self._joins:
            behind += 1
        told = at < end < behind < len(tokens) and _capital(tokens[behind])
        return told and tokens[behind].norm not in self._days

    def mentions(self, tokens: tuple[Token, ...], cover: Mapping[int, Mention]) -> list[Mention]:
        """Where the tokens of one sentence name them, but for what `cover` has as something else."""
        if not self._known:
            return []
        found: list[Mention] = []
        for at in range(len(tokens)):
            if at in cover or not _capital(tokens[at]):
                continue
            if (named := self._named(tokens, at)) is not None:
                found.append(named)
        return found

    def joined(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """The token of the group in "fra opprørsgruppen NDR", whose first word stands at `at`; -1 if none."""
        if (institute := self._institute(tokens, at, cover)) >= 0:
            return institute
        named = cover.get(at + 2)
        told = at + 2 < len(tokens) and tokens[at].norm in self._from and tokens[at + 1].norm in self._heads
        return at + 2 if told and named is not None and named.kind == "organisation" else -1

    def _institute(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """The token of the body in "of the Quill Institution" behind a name; -1 where it is no such house."""
        if at >= len(tokens) or tokens[at].norm not in self._at:
            return -1
        first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].norm in self._articles)
        body = cover.get(first)
        last = max((i for i in range(first, first + 2 * LONGEST) if cover.get(i) is body), default=first)
        housed = body is not None and body.kind == "organisation" and not body.genitive
        return first if housed and tokens[last].norm in self._institutes else -1

    def led(self, tokens: tuple[Token, ...], at: int, cover: Mapping[int, Mention]) -> int:
        """The token of the body in ", som i år leder Den afrikanske union" behind a name; -1 if none."""
        if at >= len(tokens) or tokens[at].norm != ",":
            return -1
        norms = [t.norm for t in tokens[at : at + LED_REACH]]
        lead = next((i for i, n in enumerate(norms) if n in self._leading), -1)
        if lead < 0 or norms[1] not in self._which:
            return -1
        led = at + lead + 1
        led += led < len(tokens) and tokens[led].norm in self._articles
        body = cover.get(led)
        told = body is not None and body.kind == "organisation" and not body.genitive
        return led if told else -1

    def office_in(self, tokens: tuple[Token, ...], end: int) -> str:
        """The office of whoever leads a body that ends at an offset, or the mission of that body."""
        behind = tokens[bisect_left(tokens, end, key=attrgetter("start")) :][:LETTERS]
        return "official" if any(t.norm in self._missions for t in behind[:2]) else "other"

    def _named(self, tokens: tuple[Token, ...], at: int) -> Mention | None:
        first = tokens[at].text
        for spelt in sorted(
            self._known.get(first, ()) or self._known.get(first[:-1], ()), key=len, reverse=True
        ):
            end = at + len(spelt)
            printed = tuple(t.text for t in tokens[at:end])
            owned = printed == (*spelt[:-1], f"{spelt[-1]}s")
            if printed == spelt or owned:
                return Mention(
                    start=tokens[at].start, end=tokens[end - 1].end, kind="organisation", form="name",
                    key=" ".join(spelt), genitive=owned,
                )  # fmt: skip
        head, dash, _ = first.partition("-")
        if dash and (head,) in self._known.get(head, ()):
            start = tokens[at].start
            return Mention(
                start=start, end=start + len(head), kind="organisation", form="adjective", key=head
            )
        return None


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()
