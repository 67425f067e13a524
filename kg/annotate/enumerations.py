"""People told in one breath: "generalsekretær A, B og C" — who is named among people is one."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.people import NameFinder
from kg.annotate.records import Name
from kg.document import Token
from kg.languages import words as listed


def enumerated(
    names: Sequence[Name],
    people: AbstractSet[int],
    words: tuple[Token, ...],
    finder: NameFinder,
    language: str,
) -> set[int]:
    """The indices of full names that only commas and "and" part from one of `people` (indices too) before."""
    joints = listed(language, "frames", "row_joins")
    found: set[int] = set()
    for (before, one), (index, name) in pairwise(enumerate(names)):
        known = before in people or before in found or finder.plausible(one)
        if not known or not finder.unusual(name) or not one.last < name.first:
            continue
        between = [word.norm for word in words[one.last : name.first]]
        if joints.issuperset(between):
            found.add(index)
    return found
