"""How far a title goes and whom it serves, and the mentions that its words are part of."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Mention, Token

TRAVEL_WORDS = 2  # behind "på": "på sitt statsbesøk"
Cover = Mapping[int, Mention]


def travels(tokens: tuple[Token, ...], at: int, endings: tuple[str, ...]) -> bool:
    """Whether a word for a journey stands behind token `at`: "presidenten på sitt statsbesøk i Norge"."""
    return any(t.norm.endswith(endings) for t in tokens[at + 1 : at + 1 + TRAVEL_WORDS])


def in_town(
    tokens: tuple[Token, ...], at: int, cover: Cover, marks: AbstractSet[str], *, only: bool = False
) -> bool:
    """ "Møtte Perus president i Lima": where they met, as it is told already whose president it is.

    Whose "utenriksministeren i Lima" is, is not told: no minister is called by his town `only`.
    """
    behind, kinds = cover.get(at + 1), ("place",) if only else ("place", "country")
    located = behind is not None and behind.kind in kinds and behind.form == "name"
    return located and tokens[at].norm in marks


def gathered(tokens: tuple[Token, ...], at: int, cover: Cover, told: tuple[AbstractSet[str], ...]) -> bool:
    """ "Lederne i Lima", "statsministrene i de to landene": where they meet, or whom other words name.

    `told` are the words that open a field, those of place among them, and "de to" and the like.
    """
    openers, places, several = told
    if at + 1 >= len(tokens) or tokens[at].norm not in openers:
        return False
    town = at + 1 in cover and (cover[at + 1].kind, cover[at + 1].form) == ("place", "name")
    return (town and tokens[at].norm in places) or tokens[at + 1].norm in several
