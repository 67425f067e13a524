"""Which two a statement speaks of that only says "the two" or "both countries", or tells how they met."""

import re
from collections import Counter

from kg.document import Document
from kg.extract.speech.nameable import counts, is_code, key_of, phrases
from kg.languages import table, words

_PAIR = 2
_WORD = 30  # characters in which the next word stands
_NEAR = 2  # sentences before a statement that may tell what it is about


def stand_for(document: Document) -> bool:
    """Whether whom pronouns, titles and "the two" stand for are spoken of beside those named."""
    return bool(table(document.article.language, "speech").get("pronouns_named"))


def met(document: Document, start: int, end: int, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The two of the headline, where a statement tells of their meeting and names nobody."""
    if not phrases(document.article.language, "met_again").search(document.article.text, start, end):
        return ()
    text, title = document.article.text, document.article.title
    people = [m for m in document.mentions if m.kind == "person" and m.form in ("name", "alias")]
    forms = {(m.key, name) for m in people for name in (text[m.start : m.end], m.key.split()[-1])}
    near = [(key, name) for key, name in forms if name in title]  # few: making a pattern takes long
    named = {key for key, name in near if re.search(rf"\b{re.escape(name)}(?!\w)", title)}
    titled = [key for key in dict.fromkeys(m.key for m in people) if key in named]
    others = tuple(key for key in titled if key not in speakers)
    return others if len(others) == _PAIR - (len(titled) > len(others)) else ()


def pair(document: Document, start: int, end: int, own: list[str], keys: list[str]) -> list[str]:
    """The two countries that "the two countries" stands for: the speaker's and the other one told of most.

    Where two say it together, those that they serve.
    """
    if not phrases(document.article.language, "pairs").search(document.article.text, start, end):
        return []
    if len({k for k in keys if is_code(k)}) >= _PAIR:
        return []
    if third := _third(document, start, end, own):
        return third
    if len(own) == _PAIR:
        return own
    countries = [m for m in document.mentions if m.kind == "country"]
    most = [k for k, _ in Counter(m.key for m in countries).most_common(_PAIR)]
    mediates = False  # whoever does is no side
    if not phrases(document.article.language, "pairs_ours").search(document.article.text, start, end):
        countries = [m for m in countries if m.key not in own or m.key in most]
        mediates = bool(own) and own[0] not in most
        own = [] if mediates else own
    earlier = [m for m in countries if m.start < start]
    before = next((s for s in reversed(document.sentences) if earlier and s.start <= earlier[-1].start), None)
    joined = dict.fromkeys(m.key for m in earlier if before and before.start <= m.start and m.form == "name")
    if mediates:
        return list(joined) if len(joined) == _PAIR else []
    if own and (len(joined) != _PAIR or joined.keys() & set(own)):
        others = [k for k, _ in Counter(m.key for m in countries).most_common() if k not in own]
        return [own[0], *others[:1]]
    return list(dict.fromkeys(m.key for m in reversed(earlier)))[:_PAIR]


def _third(document: Document, start: int, end: int, own: list[str]) -> list[str]:
    """ "The parties must let aid in": those in the country told of right before, where that is no own one."""
    if not phrases(document.article.language, "parties").search(document.article.text, start, end):
        return []
    last = max((i for i, s in enumerate(document.sentences) if s.start <= start), default=0)
    for sentence in reversed(document.sentences[max(0, last - 1) : last + 1]):
        inside = [m for m in document.mentions if sentence.start <= m.start < min(start, sentence.end)]
        keys = [
            key_of(document, m) for m in inside if m.kind == "country" or (m.kind == "place" and counts(m))
        ]
        if keys:
            return [] if set(keys) & set(own) else list(dict.fromkeys(keys))[-_PAIR:]
    return []


def _next_word(text: str, at: int) -> str:
    return next(iter(re.findall(r"\w+", text[at : at + _WORD])), "")


def two(document: Document, start: int, end: int, speakers: tuple[str, ...], keys: list[str]) -> list[str]:
    """The two people that "the two leaders" stands for where an outsider speaks of them."""
    text, endings = document.article.text, words(document.article.language, "speech", "thing_endings")
    said = [m for m in document.mentions if start <= m.start < end and m.form == "group"]
    group = [m for m in said if not _next_word(text, m.end).endswith(tuple(endings))]  # "the two traditions"
    people = dict.fromkeys(m.key for m in group if m.kind == "person" and m.key not in speakers)
    if people and stand_for(document) and len({k for k in keys if is_code(k)}) < _PAIR:
        return list(people)
    pattern = phrases(document.article.language, "two_people")
    if keys or not pattern.search(document.article.text, start, end):
        return []
    last = max((i for i, s in enumerate(document.sentences) if s.start <= start), default=0)
    for sentence in reversed(document.sentences[max(0, last - _NEAR - 1) : last + 1]):
        inside = (m for m in document.mentions if sentence.start <= m.start < min(start, sentence.end))
        people = dict.fromkeys(m.key for m in inside if m.kind == "person" and m.form != "pronoun")
        named = [key for key in people if key not in speakers]
        if len(named) == _PAIR == len(people):
            return named
    return []
