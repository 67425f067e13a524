"""Whom "his" stands for ahead of its sentence's subject: "During his visit to Lima, Ambassador Dahl said"."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from kg.annotate.coreference.salience import joined_owner
from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.setting import Text
from kg.document import Mention, Sentence, replace
from kg.languages import union, words
from kg.reference import load

OPENING = 3  # tokens of a sentence within which the possessive stands
SUBJECT = 9  # words between the comma that ends the opening phrase and the subject's name
ACTS = 4  # tokens behind the subject within which its verb stands
LISTED = frozenset({",", "and", "&"})


def told_ahead(
    text: Text, sentence: Sentence, at: int, inside: Sequence[Mention], resolver: OfficeHolders
) -> str:
    """The person named right behind the phrase that a possessive at token `at` opens; "" where none is."""
    language, tokens = text.article.language, text.words
    opening = tokens[sentence.tokens[0]]
    openers = words(language, "people", "ahead_openers")
    if opening.norm not in openers or not 0 < at - sentence.tokens[0] < OPENING:
        return ""
    people = [m for m in inside if m.kind == "person" and m.form in ("name", "alias", "title")]
    if not people or people[0].start < tokens[at].start:
        return ""
    subject = _behind_comma(text, sentence, at, people)
    if subject is None or resolver.pronouns.person(tokens[at], [subject]) != subject.key:
        return ""
    return "" if _receives(text, sentence, at, subject, inside, resolver) else subject.key


def of_object(text: Text, sentence: Sentence, at: int, inside: Sequence[Mention]) -> str:
    """ "A thanked B for his visit": the possessive at token `at` is B's, who is thanked; "" elsewhere."""
    language, tokens = text.article.language, text.words
    ties = words(language, "people", "thanked_for")
    if at < 2 or tokens[at - 1].norm not in ties or not ties:
        return ""
    end = tokens[at - 2].end
    other = next((m for m in inside if m.kind == "person" and m.end == end and not m.genitive), None)
    if other is None:
        return ""
    first = bisect_left(tokens, other.start, key=attrgetter("start"))
    near = tokens[max(sentence.tokens[0], first - SUBJECT) : first]
    return other.key if {t.norm for t in near} & words(language, "people", "thanking") else ""


def owners(
    text: Text, sentence: Sentence, at: int, here: Sequence[Mention], inside: Sequence[Mention]
) -> list[Mention]:
    """Whose the "his" at token `at` is, if one joined before it, or one whose deed opens the sentence."""
    return joined_owner(at, here, text) or _of_owner(text, sentence, at, inside)


def _of_owner(text: Text, sentence: Sentence, at: int, inside: Sequence[Mention]) -> list[Mention]:
    """ "A's letter to B follows his call to C": A; else nobody."""
    opening = text.words[sentence.tokens[0] : at]
    following = union(text.article.language, "circumstances", "follow_verbs", "eve_verbs")
    verb = next((t.start for t in opening if t.norm in following), None)
    told = [m for m in inside if m.kind == "person" and m.start < text.words[at].start] if verb else []
    if not told or verb is None or not told[0].genitive or told[0].form == "pronoun":
        return []
    opens = sum(t.start < told[0].start for t in opening) <= SUBJECT
    acts = any(m.start > verb or m.genitive for m in told[1:])
    return [replace(told[0], genitive=False)] if opens and not acts else []


def _behind_comma(text: Text, sentence: Sentence, at: int, people: Sequence[Mention]) -> Mention | None:
    """The first person whom a comma and no more than a title part from the opening phrase."""
    tokens, last = text.words, sentence.tokens[1]
    ties = words(text.article.language, "frames", "with")
    for comma in (i for i in range(at, last) if tokens[i].text == ","):
        stop = tokens[min(comma + SUBJECT, last - 1)].start
        near = next((m for m in people if tokens[comma].start < m.start <= stop), None)
        if near is None:
            continue
        between = [t for t in tokens[comma + 1 : last] if t.start < near.start]
        if between and between[0].norm in _acting(text.article.language):
            return None  # "before his trip to Lima, he will meet A": he is not A
        if any(t.text in LISTED and t.text != "and" for t in between) or near.genitive:
            continue
        behind = bisect_left(tokens, near.end, key=attrgetter("start"))
        listed = behind < last and tokens[behind].text in LISTED
        if listed and any(m.end <= tokens[comma].start for m in people):
            continue  # "in his talks with A, B and C"
        return None if ties & {t.norm for t in between} else near
    return None


@cache
def _acting(language: str) -> frozenset[str]:
    """The pronouns that can be a subject: "he", "she"."""
    people = union(language, "people", "pronouns_he", "pronouns_she")
    return people - words(language, "people", "possessives") - words(language, "people", "object_pronouns")


def _receives(
    text: Text,
    sentence: Sentence,
    at: int,
    subject: Mention,
    inside: Sequence[Mention],
    resolver: OfficeHolders,
) -> bool:
    """Whether the subject rather meets the one who is meant: at home there, a host, or with "him" behind."""
    language, tokens, last = text.article.language, text.words, sentence.tokens[1]
    behind = bisect_left(tokens, subject.end, key=attrgetter("start"))
    if {t.norm for t in tokens[behind : min(behind + ACTS, last)]} & words(language, "people", "ahead_hosts"):
        return True
    for i in range(behind, last):
        following = tokens[i + 1].norm if i + 1 < last else ""
        if tokens[i].norm in resolver.pronouns.singular and resolver.pronouns.is_object(
            tokens[i].norm, tokens[i - 1].norm, following
        ):
            return True
    ahead = (m for m in inside if tokens[at].start < m.start < subject.start and m.form == "name")
    states = {_state(m) for m in ahead if m.kind in ("country", "place")}
    home = {of for _, of in resolver.held(subject.key) if of}
    journey = {t.norm for t in tokens[at:behind]} & words(language, "people", "ahead_journeys")
    return bool(journey) and (bool(home & states) or not states - {""})


def _state(mention: Mention) -> str:
    place = load().places.get(mention.key) if mention.kind == "place" else None
    return mention.key if mention.kind == "country" else place.country if place is not None else ""
