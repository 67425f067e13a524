"""Two people told side by side, each by his state alone: "NAME of Peru and Chile's NAME held talks"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.annotate.names.people import NameFinder
from kg.annotate.records import Name
from kg.annotate.structure import word_before
from kg.document import Mention, Token
from kg.languages import subject_first, words

Cover = Mapping[int, Mention]

TWO = 2


def paired(
    language: str, tokens: tuple[Token, ...], names: Sequence[Name], cover: Cover, finder: NameFinder
) -> set[int]:
    """The indices of `names` that stand so: nothing but "and" and the states of both parts them."""
    found: set[int] = set()
    if not subject_first(language):
        return found
    joints = words(language, "people", "and_words")
    for (i, one), (j, other) in pairwise(enumerate(names)):
        gap = range(one.last, other.first)
        told = [t for t in gap if t not in cover]
        first = _of(language, tokens, cover, one.last) or _owned(cover, one.first)
        second = _owned(cover, other.first) or _of(language, tokens, cover, other.last)
        plain = [tokens[t].norm for t in told if tokens[t].norm not in words(language, "people", "of_words")]
        both = all(len(n.words) >= TWO and finder.unusual(n) for n in (one, other))
        if both and first and second and plain and joints.issuperset(plain):
            found |= {i, j}
    return found


def _state(cover: Cover, at: int) -> bool:
    return at in cover and cover[at].kind == "country" and cover[at].form == "name"


def _owned(cover: Cover, first: int) -> bool:
    """ "Chile's NAME"."""
    return _state(cover, first - 1) and cover[first - 1].genitive


def _of(language: str, tokens: tuple[Token, ...], cover: Cover, last: int) -> bool:
    """ "NAME of Peru"."""
    return (
        last + 1 < len(tokens)
        and tokens[last].norm in words(language, "frames", "meeting_of")
        and _state(cover, last + 1)
    )


def continental(language: str, text: str, mention: Mention) -> bool:
    """ "Latin American leaders", "the North American summit": of a part of the world, of no one state."""
    printed = text[mention.start : mention.end].casefold()
    if mention.kind != "country" or printed not in words(language, "people", "continent_adjectives"):
        return False
    return word_before(text, mention.start) in words(language, "people", "continent_parts")
