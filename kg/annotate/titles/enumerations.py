"""People and posts in one breath: "statsråd A, B og C", "A, Peru's president and defence minister"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.names.people import NameFinder
from kg.annotate.records import Name
from kg.document import Title, Token, replace
from kg.languages import words as listed
from kg.records import Article


def enumerated(
    names: Sequence[Name],
    offset: int,
    people: AbstractSet[int],
    words: tuple[Token, ...],
    finder: NameFinder,
    article: Article,
) -> set[int]:
    """The indices of full names that only commas and "and" part from one of `people` before.

    Indices count from `offset`, that of the first of `names`.
    """
    joints = listed(article.language, "frames", "row_joins")
    found: set[int] = set()
    for (before, one), (index, name) in pairwise(enumerate(names, offset)):
        known = before in people or before in found or finder.plausible(one)
        if not known or not finder.unusual(name) or not one.last < name.first:
            continue
        between = [word.norm for word in words[one.last : name.first]]
        if joints.issuperset(between):
            found.add(index)
    return found


def second_offices(
    titles: Sequence[tuple[int, Title]], names: Sequence[Name], words: tuple[Token, ...], article: Article
) -> list[tuple[int, Title]]:
    """The titles with the index of whose they are; one that "and" joins to that behind a name is his too.

    "NAME, Peru's president and acting defence minister," — bare of an article, and with no name behind it.
    """
    joints = listed(article.language, "people", "and_words")
    small = listed(article.language, "people", "qualifiers")
    found = sorted(titles, key=lambda told: (told[1].start, told[1].end))
    for at, ((index, first), (other, second)) in enumerate(pairwise(found)):
        alone = other < 0 <= index and not (second.plural or second.definite or first.plural)
        if (
            not alone
            or not first.of
            or first.start < words[names[index].last - 1].end
            or first.office == second.office
        ):
            continue
        gap = article.text[first.end : second.start].casefold().split()
        closed = article.text[second.end : second.end + 1] in (",", ".", ";", ")", "")
        if closed and gap and gap[0] in joints and small.issuperset(gap[1:]) and second.of in ("", first.of):
            found[at + 1] = (index, replace(second, of=first.of, of_inferred=first.of_inferred))
    return found
