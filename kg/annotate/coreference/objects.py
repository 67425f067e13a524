"""Whom "him" can be: somebody else than who acts on him."""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from operator import attrgetter

from kg.annotate.coreference.salience import of_journey, people
from kg.annotate.service.setting import Text
from kg.document import Mention, Token, replace
from kg.languages import words

VERB = 6  # tokens between the one who acts and whom he acts on: "A har i dag snakket med ham"
TITLE = 7  # tokens between two who act together: "A og den britiske statsministeren B"


def objects(
    text: Text, at: int, here: Sequence[Mention], before: Sequence[Mention], said: Sequence[Mention]
) -> list[Mention]:
    """Whom an object at token `at` can be, the likeliest first; `here` are those named ahead of it.

    "A thanked B and invited him" means B; "A received him" whoever was told of before; "A asked B to meet
    him" A; "A and B spoke to him" neither; in "she met A, and B received her" whom `said`, pronouns, mean.
    """
    ahead = sorted([*here, *(m for m in said if not m.genitive)], key=attrgetter("start"))
    acting = _acting(text, at, ahead)
    again = [m for m in ahead if m.form == "pronoun" and acting]
    free = [m for m in here if m.key not in acting]
    others = [m for m in free if not m.genitive and (acting or m.key != here[0].key)]
    toured = [
        replace(m, genitive=False) for m in free if of_journey(text, m)
    ]  # "A's tour will take him to Lima"
    likely = [
        m for m in (*reversed(again), *reversed(others), *toured, *people(before)) if m.key not in acting
    ]
    return [*likely, *free]


def without_relative(
    here: list[Mention], ahead: tuple[Token, ...], relatives: AbstractSet[str]
) -> list[Mention]:
    """Those `here`, without whom a relative clause among the tokens `ahead` is of: "B, who received him"."""
    if not here or not any(t.norm in relatives for t in ahead if t.start >= here[-1].end):
        return here
    return [m for m in here if m.key != here[-1].key] or here


def relative_head(text: Text, at: int, here: Sequence[Mention]) -> set[str]:
    """ "A støtter B, som hun møtte i Lima": B, of whom a clause says more whose subject is somebody else."""
    which = words(text.article.language, "circumstances", "which_words")
    which -= words(text.article.language, "circumstances", "that_words")  # "told B that he"
    if not here or text.words[at - 1].norm not in which:
        return set()
    between = _between(text, max(m.end for m in here), text.words[at - 1].start)
    return set() if any(t.text[0].isalnum() for t in between) else {max(here, key=attrgetter("end")).key}


def _acting(text: Text, at: int, here: Sequence[Mention]) -> set[str]:
    """Those whose verb the object at token `at` follows: nothing new begins between the last and it."""
    joins = words(text.article.language, "frames", "conjunctions")
    if not here or here[-1].genitive:
        return set()
    between = _between(text, here[-1].end, text.words[at].start)
    if len(between) > VERB or any(t.norm in joins for t in between):
        return set()
    acting = {here[-1].key}
    for one, other in reversed([*pairwise(here)]):
        tie = _between(text, one.end, other.start)
        if len(tie) > TITLE or not tie or not (tie[0].norm in joins or tie[0].text == ","):
            return acting if here[0].key in acting or len(acting) == 1 else {here[-1].key}
        acting.add(one.key)
    return acting


def _between(text: Text, start: int, end: int) -> tuple[Token, ...]:
    where = attrgetter("start")
    return text.words[bisect_left(text.words, start, key=where) : bisect_left(text.words, end, key=where)]
