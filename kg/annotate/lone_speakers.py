"""Surnames that stand alone all through a text: whoever says something more than once is a person."""

from collections import Counter
from collections.abc import Sequence

from kg.annotate.people import NameFinder
from kg.annotate.records import Name
from kg.document import Token
from kg.languages import subject_first
from kg.languages import words as listed

TWICE = 2  # ", sier NAME" once may be a body's
CLOSING = (",", "»", "”", '"', "?", "!")


def lone_speakers(
    names: Sequence[Name],
    headline: Sequence[Name],
    words: tuple[Token, ...],
    finder: NameFinder,
    language: str,
) -> set[int]:
    """The indices of names of one word behind "…, sier", which say so twice, or once and in the headline too.

    `words` are the tokens of the text. Where the subject comes first, a body stands there as well.
    """
    if subject_first(language):
        return set()
    verbs = listed(language, "people", "person_verbs")
    spoken = [
        i
        for i, name in enumerate(names)
        if len(name.words) == 1
        and not name.weak
        and name.first > 1
        and words[name.first - 1].norm in verbs
        and words[name.first - 2].text in CLOSING
        and words[name.first].text == name.words[0]
        and finder.surname(name.words[0])
    ]
    often = Counter(names[i].words[0] for i in spoken)
    often.update({name.words[-1] for name in headline} & often.keys())
    return {i for i in spoken if often[names[i].words[0]] >= TWICE}
