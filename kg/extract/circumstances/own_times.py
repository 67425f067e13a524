"""The time that a noun has of its own, behind it: "after a summit between A and B in Lima last month"."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.annotate.structure import covering, last_begun, within
from kg.document import Document, Mention, Sentence, replace
from kg.extract.circumstances.known_past import sure
from kg.extract.circumstances.others_times import of_own_relative
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import union, words
from kg.records import TimeExpression

GATHERINGS = ("summit", "conference")
MONTH = len("2021-05")
LONG_AGO = 9  # months; a month that was before so many is rather the one to come
BEFORE = 4  # tokens from "before" to the noun of what was still to come
FOLLOWED = 12  # tokens before a noun within which "the results of" has it


def been(
    document: Document, clause: Clause, at: int, time: TimeExpression, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """ "Will discuss the results of a summit in Lima last month": what has been, whatever the verb.

    So with a time right before the noun or its name: "will review the December 2005 Dialogue".
    """
    between = document.article.text[time.end : document.tokens[at].start].split()
    if time.end <= document.tokens[at].start:
        return all(word[0].isupper() for word in between)
    if time.start < document.tokens[at].end or not plain_way(document, at + 1, _token(document, time)):
        return False
    before = " ".join(t.norm for t in document.tokens[max(clause.start, at - FOLLOWED) : at])
    return bool(patterns["followed_up"].search(before))


def behind(document: Document, at: int, near: list[TimeExpression]) -> list[TimeExpression]:
    """Of the times in its clause those that a noun in a phrase of its own has behind it, else all.

    "Met B on Monday amid preparations for the talks between C and D in Lima next month".
    """
    if document.tokens[at].norm not in event_nouns(document.article.language):
        return near
    start = document.tokens[at].start
    own = [t for t in near if t.start > start and plain_way(document, at + 1, _token(document, t))]
    return own if own and all(t in own or _parted(document, at, t) for t in near) else near


def plain_way(document: Document, first: int, last: int) -> bool:
    """Whether nothing but parties and places stands between a noun and a time: "between A and B in Lima"."""
    language, text = document.article.language, document.article.text
    ties = union(
        language, "frames", "between", "with", "by", "place_prepositions", "place_fillers", "held_behind"
    )
    ties |= union(language, "circumstances", "and_words", "set_words", "which_words", "own_clause_words")
    ties |= words(language, "people", "articles") | words(language, "frames", "held_infinitives")
    tokens = document.tokens
    joins = words(language, "circumstances", "and_words")
    if first > last or any(a.text == "," and b.norm in joins for a, b in pairwise(tokens[first:last])):
        return False  # "A, who is on a visit to Peru, and B met"
    return all(
        token.text[0].isupper()
        or token.norm in ties
        or bool(covering(document.titles, text, token.start))
        or bool(covering(document.mentions, text, token.start))
        or bool(covering(document.times, text, token.start))
        for token in tokens[first:last]
        if token.text not in (",", "’", "'")
    )


def next_year(document: Document, at: int, time: TimeExpression) -> TimeExpression | None:
    """ "Before a summit in June she met B", said in May: of this June, though what was before it has been."""
    published, value = document.article.published or "", time.value
    if (
        not time.rule.startswith(("month", "date"))
        or min(len(value), len(published)) < MONTH
        or not value < published[: len(value)]
    ):
        return None
    back = 12 * (int(published[:4]) - int(value[:4])) + int(published[5:7]) - int(value[5:7])
    told = sure(document, time) or value.endswith("02-29")
    if back < LONG_AGO or told or document.tokens[at].norm not in event_nouns(document.article.language):
        return None
    ahead = union(document.article.language, "circumstances", "ahead_of", "ahead_words")
    names = sum(t.text[0].isupper() for t in document.tokens[max(0, at - FOLLOWED) : at])
    if ahead.isdisjoint(t.norm for t in document.tokens[max(0, at - BEFORE - names) : at]):
        return None
    until = f"{int(time.until[:4]) + 1}{time.until[4:]}" if time.until else None
    return replace(time, value=f"{int(value[:4]) + 1}{value[4:]}", until=until)


def told_behind(document: Document, sentence: Sentence, at: int, kind: str) -> TimeExpression | None:
    """The time of the words right behind a noun: "the summit of A and B, which is to be held in June"."""
    own = of_own_relative(document, sentence.tokens[1], at) if kind in GATHERINGS else None
    if own or document.tokens[at].norm not in event_nouns(document.article.language):
        return own
    held = union(document.article.language, "circumstances", "set_words", "which_words")
    for time in within(document.times, document.tokens[at].end, sentence.end):
        index = _token(document, time)
        if not plain_way(document, at + 1, index):
            return None
        if any(t.norm in held for t in document.tokens[at + 1 : index]):
            return next_year(document, at, time) or time
    return None


def places_behind(document: Document, sentence: Sentence, at: int) -> Sequence[Mention]:
    """The places that the words right behind a noun tell: "the summit of A and B that was held in Lima"."""
    language, tokens = document.article.language, document.tokens
    if tokens[at].norm not in event_nouns(language):
        return ()
    held = union(language, "circumstances", "set_words", "which_words")
    placing = words(language, "circumstances", "town_prepositions")
    found = []
    for mention in within(document.mentions, tokens[at].end, sentence.end):
        index = last_begun(tokens, mention.start)
        if not plain_way(document, at + 1, index):
            break
        told = mention.kind in ("place", "country") and mention.form == "name" and not mention.genitive
        placed = told and tokens[index - 1].norm in placing
        if placed and any(t.norm in held for t in tokens[at + 1 : index]):
            found.append(mention)
    return found


def _parted(document: Document, at: int, time: TimeExpression) -> bool:
    """Whether a preposition, or the mark of an infinitive, stands between a time and the noun behind it."""
    language = document.article.language
    marks = union(language, "frames", "adjunct_prepositions", "noun_prepositions", "other_prepositions", "to")
    last = last_begun(document.tokens, time.end - 1)
    return time.end <= document.tokens[at].start and any(
        t.norm in marks for t in document.tokens[last + 1 : at]
    )


def _token(document: Document, time: TimeExpression) -> int:
    return last_begun(document.tokens, time.start)
