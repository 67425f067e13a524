"""Whether a title is held now, was held, or will be: "former", "then-", "-designate", "incoming"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.reaches import Cover
from kg.annotate.titles import Match, When
from kg.languages import table
from kg.records import Token

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
        self._adjectives, self._stops = adjectives, stops

    def when(self, tokens: Sequence[Token], match: Match, cover: Cover) -> When:
        """Whether the title is held now, was held, or will be."""
        if match.when != "current":
            return match.when
        behind = {t.norm for t in tokens[match.last : match.last + 2]}
        if behind & self._designate_behind:
            return "designate"
        for at in range(match.first - 1, max(-1, match.first - BACK), -1):
            norm = tokens[at].norm
            if norm in self._former and (
                norm not in self._former_adjacent or self._at_title(at, match, cover)
            ):
                return "former"
            if norm in self._designate:
                return "designate"
            if at in cover and norm.startswith(self._prefixes):
                return "former"  # "then-Finnish President"
            if at not in cover and not self._inside_phrase(tokens, at):
                break
        return "current"

    @staticmethod
    def _at_title(at: int, match: Match, cover: Cover) -> bool:
        """ "Then" and "late" are adverbs too: as adjectives they stand right before title or country."""
        return all(i in cover for i in range(at + 1, match.first))

    def _inside_phrase(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an adjective of a title may stand further left than this word."""
        text, norm = tokens[at].text, tokens[at].norm
        return norm in self._adjectives or norm == "-" or (text[0].islower() and norm not in self._stops)
