"""Names that a description beside a comma says are people's: "NAME, a lawyer,", "her deputy, NAME,"."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.records import Name
from kg.document import Token
from kg.languages import words as listed

_REACH = 9  # words of such a description
_TWO = 2
_LONG = 14  # words of one that stands behind a verb of saying
_SET_OFF = (",", "»", "”", '"', "?", "!")  # behind what is said
_FIELDS = ("in", "on")  # "NAME, a leader in steel": a firm


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple({*listed(language, "people", "roles"), *listed(language, "people", "described_as")})


def described(language: str, words: Sequence[Token], name: Name, first: int, last: int) -> bool:
    """Whether words set off beside a name in `words[first:last]`, say that it is a person's."""
    if len(name.words) < _TWO:
        return False
    if _handed_on(language, words, name, first, last):
        return True
    if not listed(language, "people", "description_leads"):
        return _told_ahead(language, words, name, first)
    return _behind(language, words, name, last) or _before(language, words, name, first, last)


def _handed_on(language: str, words: Sequence[Token], name: Name, first: int, last: int) -> bool:
    """ "A succeeds NAME as president": who had the post before."""
    led = name.first > first and words[name.first - 1].norm in listed(language, "people", "replacing_verbs")
    return led and name.last < last and words[name.last].norm in listed(language, "people", "as_words")


def _told_ahead(language: str, words: Sequence[Token], name: Name, first: int) -> bool:
    """ "– C, sier ekspert og geograf ved Universitetet, NAME": who says it, told before the comma."""
    verbs, comma = listed(language, "people", "person_verbs"), name.first - 1
    if comma <= first or words[comma].text != ",":
        return False
    for at in range(comma - 1, max(first, comma - _LONG), -1):
        if words[at].norm in verbs:
            noun = words[at + 1].text.rpartition("-")[2]
            return at + 1 < comma and words[at - 1].text in _SET_OFF and noun.islower() and len(noun) > _TWO
        if not words[at].text[0].isalnum():
            return False
    return False


def behind_comma(words: Sequence[Token], name: Name, first: int) -> bool:
    """ "Leder for X, svenske NAME": whether what stands before says who it is."""
    return name.first >= first + _TWO and words[name.first - _TWO].text == ","


def _behind(language: str, words: Sequence[Token], name: Name, last: int) -> bool:
    """ "NAME, once an adviser to B, said", "NAME, Lima-based representative of C"."""
    at = name.last + 1
    if at >= last or words[name.last].text != ",":
        return False
    lead = words[at].text
    if lead not in listed(language, "people", "description_leads") and not lead.endswith("-based"):
        return False
    ends = listed(language, "people", "description_ends")
    for i, word in enumerate(words[at + 1 : min(at + _REACH, last)], at + 1):
        if not word.text[0].isalpha() or word.text in ends:
            return False
        if word.norm in _endings(language):
            return words[min(i + 1, last - 1)].text not in _FIELDS
    return False


def _before(language: str, words: Sequence[Token], name: Name, first: int, last: int) -> bool:
    """ "Her deputy, NAME,", "Kenya's richest man, NAME,", "the leader in question, NAME,"."""
    comma = name.first - 1
    while comma > first and words[comma].text in listed(language, "people", "honorifics"):
        comma -= 1
    if comma <= first or words[comma].text != "," or (name.last < last and _goes_on(words[name.last].text)):
        return False
    at = comma - 1
    while at > first and words[at].norm in listed(language, "people", "description_tails"):
        at -= 1
    if words[at].norm not in _endings(language):
        return False
    before = (w.norm for w in words[max(first, at - _REACH) : at])
    owners = listed(language, "people", "description_owners")
    return any(word in owners or re.search(r"[’']s?$", word) for word in before)


def _goes_on(text: str) -> bool:
    """Whether a list goes on behind a name, or its sentence does without a comma."""
    return text[0].isalpha() and text not in ("of", "in", "at", "on")
