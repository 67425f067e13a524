"""Whose kin, critics or counterpart speak: "according to his wife", "ifølge Sotos kritikere" is not he."""

import re
from functools import cache
from itertools import pairwise

from kg.annotate.structure import word_before
from kg.document import Document, Mention
from kg.languages import subject_first, union
from kg.languages.patterns import either

_NEAR = 2  # words behind "his" among which the noun stands: "his former wife"
_NAME = 40  # characters of the words before a state in a longer name
_CAPITALS = re.compile(r" (?:[A-ZÆØÅ][\w-]+ )+$")
_LEAD = 40  # characters in which they stand
_INDEFINITE = re.compile(r"(?<!\w)an?\s(?P<more>(?:[\w-]+\s){0,3})$")
_MARKS = ".,;:!?»”\"'"


def speakable(document: Document) -> list[Mention]:
    """The mentions that can speak, less those of whose kin, critics or colleague it is who does."""
    told = [m for m in document.mentions if m.kind in ("person", "country", "organisation")]
    people = pairwise(m for m in told if m.kind == "person")
    beside = {one.start for one, other in people if _titled(one, other, document.article.text)}
    beside |= _branches(document) | _anybody(document)
    left = [m for m in told if m.start not in beside and not _others(m, document)]
    return [m for m in left if not unnamed(m, document)]


def unnamed(noun: Mention, document: Document) -> bool:
    """ "A's aide, NAME, came. A diplomat said C. The diplomat": who has been told of without a name."""
    if noun.form != "title":
        return False
    text = document.article.text
    one = union(document.article.language, "speech", "indefinite")
    before = text[max(0, noun.start - _LEAD) : noun.start].casefold()
    lead = _INDEFINITE.search(before) if subject_first(document.article.language) else None
    if lead is not None:
        own = text[noun.start : noun.end].casefold().split()
        return _told_apart(
            noun, document, {*lead["more"].split(), *(own[:-1] if len(own) <= _NEAR + 1 else ())}
        )
    printed = text[noun.start : noun.end].casefold()
    same = [t for t in document.titles if t.end < noun.start and text[t.start : t.end].casefold() == printed]
    leads = (text[max(0, t.start - _LEAD) : t.start].casefold().split() for t in same if not t.person)
    told = any(not one.isdisjoint(lead[-_NEAR:]) for lead in leads)
    return told and not any(t.person == noun.key for t in same)


def _anybody(document: Document) -> set[int]:
    """ "En talsperson for B sier": where an office alone stands for nobody who is named elsewhere."""
    if subject_first(document.article.language):
        return set()
    text, one = document.article.text, union(document.article.language, "speech", "indefinite")
    titled = (m for m in document.mentions if m.kind == "person" and m.form == "title")
    return {m.start for m in titled if word_before(text, m.start) in one}


def _branches(document: Document) -> set[int]:
    """ "A i Sjømat Norge sier": where a state ends a longer name, whose branch in it that is."""
    text, at = document.article.text, union(document.article.language, "speech", "learnt_from")
    states = (m for m in document.mentions if m.kind == "country" and m.form == "name" and not m.genitive)
    named = ((m.start, _CAPITALS.search(text, max(0, m.start - _NAME), m.start)) for m in states)
    return {start for start, name in named if name and word_before(text, name.start() + 1) in at}


def _told_apart(noun: Mention, document: Document, more: set[str]) -> bool:
    """ "A police spokesman", when the one named is that of a ministry, or has been named before."""
    if not more:
        named = (m for m in document.mentions if m.form in ("name", "alias") and m.key == noun.key)
        return any(m.end <= noun.start for m in named)
    text = document.article.text.casefold()
    own = [t for t in document.titles if t.person == noun.key and not noun.start <= t.start < noun.end]
    leads = (re.split(r"[.,;:!?\"“”]", text[max(0, t.start - _LEAD) : t.end])[-1] for t in own)
    return all(more.isdisjoint(lead.split()) for lead in leads)


def _titled(owner: Mention, other: Mention, text: str) -> bool:
    """ "Hans chilenske kollega": whether "his" stands right before the title of somebody else."""
    owns = owner.form == "pronoun" and owner.genitive and other.form == "title"
    return owns and owner.key != other.key and not text[owner.end : other.start].strip()


def _others(owner: Mention, document: Document) -> bool:
    """Whether whoever speaks beside a genitive is of his people: "his lawyer", "kona hans"."""
    text, language = document.article.text, document.article.language
    if owner.kind == "person" and not owner.genitive:
        return _regimes(language).match(text, owner.end) is not None
    if owner.kind != "person":
        return False
    near = {word.strip(_MARKS).casefold() for word in text[owner.end :].split(maxsplit=_NEAR)[:_NEAR]}
    if owner.form == "pronoun" and not subject_first(language):
        near.add(word_before(text, owner.start))
    return not near.isdisjoint(_people(language))


@cache
def _regimes(language: str) -> re.Pattern[str]:
    """ "The Moe administration's envoy": whose administration it is of whom somebody speaks."""
    nouns = either(sorted(union(language, "speech", "regimes")))
    return re.compile(rf"\s(?:{nouns})[’']s\s" if nouns else r"(?!)")


@cache
def _people(language: str) -> frozenset[str]:
    """The nouns of people who are somebody's, and speak for themselves."""
    kin = union(language, "people", "spouse_words", "kin_words")
    return kin | union(language, "speech", "own_people")
