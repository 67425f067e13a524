"""How far a title goes and whom it serves, and the mentions that its words are part of."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.records import Mention, Token

TRAVEL_WORDS = 2  # behind "på": "på sitt statsbesøk"
Cover = Mapping[int, Mention]


class Reach(Struct, frozen=True):
    """Whom a title serves ("" when not said), and the token bounds of title, country and field together."""

    of: str
    start: int
    end: int
    office: str  # as the field may make it: "Minister for Foreign Affairs"
    assumed: bool = False  # of the country that has such a title, where the article names it
    owner: int = -1  # the token of a person or pronoun whose aide it is: "Putins", "his"


def travels(tokens: Sequence[Token], at: int, endings: tuple[str, ...]) -> bool:
    """Whether a word for a journey stands behind token `at`: "presidenten på sitt statsbesøk i Norge"."""
    return any(t.norm.endswith(endings) for t in tokens[at + 1 : at + 1 + TRAVEL_WORDS])


class Hints(Struct, frozen=True, kw_only=True):
    """What stands around titles without a country, by the title's span.

    `owners` says where the "his" or "Putin's" before it stands, `listed` whom the title before it serves.
    """

    owners: Mapping[tuple[int, int], int]
    listed: Mapping[tuple[int, int], str]
