"""Where articles differ on a fact, in words: what it is about, which values, who says which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.catalogue import Difference
from kg.serve.pages.reader import Named, Reader

_LASTED = re.compile(r"([<>~]?)PT(?:(\d+)H)?(?:(\d+)M)?")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What some articles say, with its letter; `empty` where they are silent."""

    letter: str
    value: str
    href: str
    empty: bool
    articles: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A fact of a thing that articles differ on."""

    anchor: str
    kind: str
    kind_word: str
    fact: str
    title: str
    href: str
    what: str
    values: str
    versions: tuple[Version, ...]
    why: tuple[str, ...]  # how the rules see it


def differing(reader: Reader, found: Sequence[Difference]) -> list[Differing]:
    """Differences on one fact of one thing together, in the order in which they come."""
    groups: dict[tuple[tuple[str, ...], str, str], list[Difference]] = {}
    for one in found:
        groups.setdefault((one.on, one.fact, one.kind), []).append(one)
    return [_differing(reader, ones) for ones in groups.values()]


def _differing(reader: Reader, ones: Sequence[Difference]) -> Differing:
    one = ones[0]
    thing = one.on[0] if one.on else ""
    told: dict[str, dict[str, None]] = {}
    for side in (side for each in ones for side in (each.earlier, each.later)):
        told.setdefault(side[1], {})[side[0]] = None
    words, table = reader.words["words"], reader.words
    versions = tuple(
        Version(
            letter=_LETTERS[number % len(_LETTERS)],
            value=valued(reader, value) if value else words["silent"],
            href=reader.href(value), empty=not value, articles=tuple(_article(reader, a) for a in articles),
        )
        for number, (value, articles) in enumerate(told.items())
    )  # fmt: skip
    fact = table["differing"].get(one.fact, one.fact)
    return Differing(
        anchor=one.iri.rpartition("/")[2], kind=one.kind, kind_word=table["differences"][one.kind],
        fact=one.fact, title=" · ".join(_dated(reader, iri) for iri in one.on[:2]),
        href=reader.href(thing, "versions"),
        what=fact, values=" ≠ ".join(v.value for v in versions[:3]), versions=versions,
        why=tuple(dict.fromkeys(table["rules"].get(each.rule, each.rule) for each in ones)),
    )  # fmt: skip


def _article(reader: Reader, article: str) -> Named:
    source = reader.source(article)
    return Named(
        iri=article, kind="article", label=source.publisher or source.title, href=reader.href(article),
        note=reader.day(source.issued),
    )  # fmt: skip


def lasted(reader: Reader, value: str) -> str:
    """`<PT50M` as "less than 50 min"; what is no length comes back as it is."""
    found = _LASTED.fullmatch(value)
    if found is None or not any(found.groups()[1:]):
        return value
    sign, hours, minutes = found.groups()
    total = int(hours or 0) * 60 + int(minutes or 0)
    words = reader.words["made"]
    text = reader.say(words["minutes"], n=total)
    pattern = words.get({"<": "less", ">": "more", "~": "about"}.get(sign or "", ""), "{d}")
    return reader.say(pattern, d=text)


def _dated(reader: Reader, iri: str) -> str:
    """A thing by its name; an event with its day, by which two of the same people are told apart."""
    event = reader.catalogue.events.get(iri)
    day = reader.day(event.start) if event else ""
    return ", ".join(filter(None, (reader.label(iri), day)))


def valued(reader: Reader, value: str) -> str:
    """A value in words: a thing or a concept by its name, a day as a day, a clock time as it is."""
    if "://" in value:
        return _dated(reader, value)
    if _LASTED.fullmatch(value):
        return lasted(reader, value)
    if value[:4].isdigit() and value[4:5] in ("", "-"):
        return reader.long_day(value)
    return value
