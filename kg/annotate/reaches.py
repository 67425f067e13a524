"""How far a title goes and whom it serves, and the mentions that its words are part of."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Mention, Token

TRAVEL_WORDS = 2  # behind "på": "på sitt statsbesøk"
Cover = Mapping[int, Mention]


def travels(tokens: tuple[Token, ...], at: int, endings: tuple[str, ...]) -> bool:
    """Whether a word for a journey stands behind token `at`: "presidenten på sitt statsbesøk i Norge"."""
    return any(t.norm.endswith(endings) for t in tokens[at + 1 : at + 1 + TRAVEL_WORDS])


def in_town(tokens: tuple[Token, ...], at: int, cover: Cover, marks: AbstractSet[str]) -> bool:
    """ "Møtte Perus president i Lima": where they met, as it is told already whose president it is."""
    behind = cover.get(at + 1)
    located = behind is not None and behind.kind in ("place", "country") and behind.form == "name"
    return located and tokens[at].norm in marks
