"""Whether a title is held now, was held, or will be: "former", "then-", "-designate", "incoming"."""

from collections.abc import Set as AbstractSet

from kg.annotate.records import Match, When
from kg.annotate.titles.posts import before_short_form
from kg.annotate.titles.reaches import Cover
from kg.document import Token
from kg.languages import table

BACK = 6  # tokens before a title in which an adjective can say so


class Tenure:
    """Reads the words that say when a title is held; `adjectives` may stand between, `stops` may not."""

    def __init__(self, language: str, adjectives: AbstractSet[str], stops: AbstractSet[str]) -> None:
        people = table(language, "people")
        self._former = frozenset(people["former"])
        self._former_adjacent = frozenset(people["former_adjacent"])
        self._prefixes = tuple(p for p in people["former_prefixes"] if p.endswith("-"))
        self._designate = frozenset(people["designate"])
        self._designate_behind = frozenset(people["designate_behind"])
        self._adjectives = adjectives
        self._before_as = {(p, a) for p in people["predecessors"] for a in people["as_words"]}
        self._bare: bool = people["bare_country_before_title"]
        self._stops = stops | frozenset(people["tenure_stops"])

    def when(self, tokens: tuple[Token, ...], match: Match, cover: Cover) -> When:
        """Whether the title is held now, was held, or will be."""
        if match.when != "current":
            return match.when
        if tuple(t.norm for t in tokens[max(0, match.first - 2) : match.first]) in self._before_as:
            return "former"  # "her predecessor as foreign minister, NAME"
        behind = {t.norm for t in tokens[match.last : match.last + 2]}
        if behind & self._designate_behind:
            return "designate"
        first = before_short_form(tokens, match.first - 1)  # "former Intelligence Agency (NDA) director"
        for at in range(first, max(-1, first + 1 - BACK), -1):
            norm = tokens[at].norm
            if tokens[at + 1].start - tokens[at].end > 1:
                break  # "... shapes the future", a heading
            apart = norm in self._former_adjacent or tokens[at].text[0].isupper()
            if norm in self._former and (not apart or self._at_title(tokens, at, match, cover)):
                return "former"
            if norm in self._designate:
                return "designate"
            if norm.startswith(self._prefixes) and (at in cover or self._of_a_house(norm)):
                return "former"  # "then-Finnish President", "ex-army chief"
            if at not in cover and not self._inside_phrase(tokens, at):
                break
        return "current"

    def _of_a_house(self, norm: str) -> bool:
        """ "Ex-ministry": where the holder of the title worked."""
        return norm.removeprefix(next(p for p in self._prefixes if norm.startswith(p))) in self._adjectives

    def _at_title(self, tokens: tuple[Token, ...], at: int, match: Match, cover: Cover) -> bool:
        """ "Then", "late" and what opens a sentence ("Tidligere har Perus president") may be adverbs.

        As adjectives they stand right before title or country.
        """
        inside = range(at + 1, 1 + before_short_form(tokens, match.first - 1))
        named = tokens[at].norm not in self._former_adjacent  # "Former Indiana governor", "Former Acme chief"
        return all(
            i in cover or tokens[i].norm in self._adjectives or (named and self._named(tokens[i]))
            for i in inside
        )

    def _named(self, token: Token) -> bool:
        return self._bare and token.text[0].isupper()

    def _inside_phrase(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether an adjective of a title may stand further left than this word."""
        text, norm = tokens[at].text, tokens[at].norm
        halved = at > 0 and tokens[at - 1].text == "-"  # "tidligere forsvars- og utenriksminister"
        return (
            halved
            or norm in self._adjectives
            or self._named(tokens[at])
            or norm == "-"
            or (text[0].islower() and norm not in self._stops)
        )
