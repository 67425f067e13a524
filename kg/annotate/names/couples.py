"""Couples told by one word: "kongeparet", "the royal couple" are the king and queen whom the text names."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from kg.annotate.service.known_holders import KnownHolders
from kg.annotate.service.setting import Text
from kg.annotate.structure import within, word_before
from kg.document import Mention, Sentence, Title
from kg.languages import table, words
from kg.languages.patterns import either
from kg.records import Article

KIN_REACH = 20  # characters of "ektefellen" before a name
PAIR = 2  # a couple; also the words of "og dronning"
_PRESIDENT = "president"  # no king is called so: a title alone says who it is
STATE_REACH = 14  # characters between "det danske" and the couple


class Named(Protocol):
    """What is known of who is named in an article, and in which offices."""

    people: list[Mention]
    known: KnownHolders

    def sentence(self, title: Title) -> Sentence:
        """That in which a title begins."""

    def held(self, person: str) -> list[tuple[str, str]]:
        """The offices of a person, each with whom it serves."""


def couples(text: Text, mentions: Sequence[Mention], titles: Sequence[Title]) -> list[Mention]:
    """A mention of each spouse that the article names, wherever it speaks of the couple."""
    article = text.article
    ranks: Mapping[str, list[str]] = table(article.language, "groups")["couples"]
    lowered = article.text.casefold()
    printed = [phrase for phrase in ranks if phrase in lowered]
    if not printed:
        return []
    form = rf"(?<!\w)({either(printed)})(['’]?s)?(?!\w)"
    return [
        Mention(
            start=told.start(), end=told.end(), kind="person", form="title", key=person,
            genitive=told[2] is not None, plural=True,
        )
        for told in re.finditer(form, article.text, re.IGNORECASE)
        for person in _spouses(text, told.start(), ranks[told[1].casefold()], mentions, titles)
    ]  # fmt: skip


def _spouses(
    text: Text, at: int, ranks: Sequence[str], mentions: Sequence[Mention], titles: Sequence[Title]
) -> list[str]:
    """Those who are called king or queen, of the state named right before or of the only one there is."""
    held: dict[str, str] = {}
    named = {(m.start, m.key) for m in mentions if m.form in ("name", "alias")}
    for title in titles:
        called = f" {text.article.text[title.start : title.end].casefold()} "
        beside = (title.end + 1, title.person) in named  # "Kongen" alone may be taken for a president
        leads = title.office == "head_of_state" and title.when == "current" and _PRESIDENT in ranks
        if title.person and (beside or leads) and any(f" {rank} " in called for rank in ranks):
            held[title.person] = title.of
    opens = max(at - STATE_REACH, text.article.text.rfind(". ", 0, at), text.article.text.rfind("\n", 0, at))
    before = [m.key for m in within(mentions, opens, at) if m.kind == "country"]
    states = set(before[-1:]) or set(held.values()) - {""}
    home: str = table(text.article.language, "people")["home"]
    state = states.pop() if len(states) == 1 else home
    others = set(held.values()) - {state, ""}
    own = not others or state in held.values()  # "det norske kongeparet møtte kong A og B"
    found = [person for person, of in held.items() if own and of in (state, "")]
    if len(found) > PAIR:
        return _together(text, found, mentions)
    return found if len(found) != 1 else [*found, *_wed(text, mentions)]


def _together(text: Text, found: Sequence[str], mentions: Sequence[Mention]) -> list[str]:
    """The two of them whom the text prints side by side: not the queen who is the king's mother."""
    named = [m for m in mentions if m.key in found and m.form in ("name", "alias")]
    for one, other in pairwise(named):
        between = text.article.text[one.end : other.start].casefold().split()
        joined = len(between) == PAIR and between[0] in words(text.article.language, "frames", "conjunctions")
        if joined and one.key != other.key:
            return [one.key, other.key]
    return []


def royal_state(title: Title, article: Article, named: Named) -> str:
    """The state of the queen or prince named before in the sentence: "dronning A, kronprins B"."""
    royal = words(article.language, "people", "royal")
    if article.text[title.start : title.end].casefold() not in royal:
        return ""
    before = within(named.people, named.sentence(title).start, title.start)
    house = {m.key for m in before if word_before(article.text, m.start) in royal}
    states = {of for person in house for _, of in named.held(person) if of}
    states |= {holder.country for holder in named.known.holding(house, "head_of_state").values()}
    return states.pop() if len(states) == 1 else ""


def _wed(text: Text, mentions: Sequence[Mention]) -> list[str]:
    """The one whom the text names as somebody's wife or husband: "hans kone NAME"."""
    kin = set(table(text.article.language, "people")["spouse_words"])
    named = (m for m in mentions if m.kind == "person" and m.form == "name")
    wed = {
        m.key
        for m in named
        if kin
        & set(
            text.article.text[max(0, m.start - KIN_REACH) : m.start].casefold().replace(",", "").split()[-1:]
        )
    }
    return sorted(wed) if len(wed) == 1 else []


@lru_cache(maxsize=2)  # one article is read after the other
def printed_pairs(article: Article) -> tuple[str, ...]:
    """The words for two people that the text has at all."""
    lowered = article.text.casefold()
    told = sorted(table(article.language, "groups")["two_people"], key=len, reverse=True)  # the longest first
    return tuple(p for p in told if p in lowered)
