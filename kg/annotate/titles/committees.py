"""Members of parliament told by their committee: "lederen av Stortingets justiskomité, NAME"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kg.annotate.structure import within, word_before
from kg.document import Mention, Title, replace
from kg.languages import table
from kg.languages.patterns import either
from kg.records import Article
from kg.reference import Registry, load

HEADS = ("other", "official", "leader", "legislator")  # what a title of such a member is read as
_STOP = re.compile(r"[,.;:\n(]")
_FIELDS = re.compile(r" (?:[A-Z]\w+|and|&| )+ Committee\b")  # "Affairs, Defence and Trade Committee"
PARLIAMENT = 60  # characters behind the title within which the committee and its parliament stand


def in_committees(
    article: Article, titles: Sequence[Title], mentions: Sequence[Mention], registry: Registry
) -> list[Title]:
    """The titles; whoever leads a committee is a legislator of the state whose parliament it is of."""
    people = table(article.language, "people")
    lowered = article.text.casefold()
    if not any(word in lowered for word in (*people["committees"], *people.get("house_groups", ()))):
        return list(titles)
    committee = _committee(article.language)
    return [_told(article.text, t, mentions, registry, people, committee) for t in titles]


def _told(
    text: str,
    title: Title,
    mentions: Sequence[Mention],
    registry: Registry,
    people: Mapping[str, Any],
    committee: re.Pattern[str],
) -> Title:
    if title.office not in HEADS or title.plural:
        return title
    end = _phrase_end(text, title.end)
    found = committee.search(text, title.start, end)
    if not found and _behind_committee(text, title, people):
        return replace(title, office="legislator")  # "foreign affairs committee chair NAME"
    if not found:
        return _of_delegation(text, title, mentions, registry, people, end)
    other = tuple(people["other_committees"]) or ("\0",)
    if found.group().casefold().startswith(other) or word_before(text, found.start()).startswith(other):
        return title  # of a party, of the Games: no parliament's
    states: list[str] = []
    ahead_of = [
        m for m in within(mentions, title.start - PARLIAMENT, title.start) if m.end == title.start - 1
    ]
    ahead = next((m for m in within(mentions, found.end(), end) if m.kind == "person"), None)
    for mention in (*ahead_of, *within(mentions, title.start, ahead.start if ahead else end)):
        body = registry.organisations.get(mention.key)
        if body is not None and body.kind == "parliament" and body.country:
            states.append(body.country)
        elif body is not None and body.kind in ("igo", "ngo", "parliament"):
            return title  # "president of the International Committee of the Red Cross"
        elif mention.kind == "country":
            states.append(mention.key)
    if title.of in registry.countries:
        states.append(title.of)
    house = title.of.casefold().split()[:1]
    countries = {m.key for m in mentions if m.kind == "country"}
    homes = (people.get("committee_houses", {}).get(word) for word in house if not states)
    states += [of for of in homes if of in countries or not countries]  # of the state told of, where one is
    of = states[0] if states and states[0] else people["home"]
    if not of and people["fields"].keys().isdisjoint(_words(text[title.start : found.end()])):
        return title  # of whatever: "chairman of the Organising Committee"
    named = ahead is not None and not text[found.end() : ahead.start].strip()
    person = title.person or (ahead.key if named and ahead else _beside(text, title.start, end, mentions))
    return replace(title, office="legislator", of=of, person=person, of_inferred=not states)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d]+", text.casefold())


def _phrase_end(text: str, start: int) -> int:
    """Where a title's phrase ends: a mark, but no comma between the fields of one committee."""
    stop = _STOP.search(text, start)
    while stop and stop.group() == "," and (row := _FIELDS.match(text, stop.end())):
        stop = _STOP.search(text, row.end())
    return min(start + PARLIAMENT, stop.start() if stop else len(text))


def _behind_committee(text: str, title: Title, people: Mapping[str, Any]) -> bool:
    """Whether the committee of a parliament stands right before a title whose holder is named."""
    before = _words(re.split(r"[.;:\n(]", text[max(0, title.start - PARLIAMENT) : title.start])[-1])
    led = bool(before) and before[-1] in people["committees"] and not people["home"]
    return led and bool(title.person) and not people["fields"].keys().isdisjoint(before)


def _of_delegation(
    text: str,
    title: Title,
    mentions: Sequence[Mention],
    registry: Registry,
    people: Mapping[str, Any],
    end: int,
) -> Title:
    """ "Leder for Stortingets delegasjon til Nordisk råd, NAME": a legislator, if a parliament sends it."""
    for mention in within(mentions, title.start, end):
        body = registry.organisations.get(mention.key)
        noun = text[mention.end + 1 : end].split(maxsplit=1)[:1]
        if (
            body
            and body.kind == "parliament"
            and mention.genitive
            and {*noun} & {*people.get("house_groups", ())}
        ):
            person = title.person or _beside(text, title.start, end, mentions)
            return replace(title, office="legislator", of=body.country, person=person, of_inferred=False)
    return title


def _beside(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """The name behind the comma that closes the phrase, or before the one that opens it."""
    for mention in mentions:
        if mention.kind != "person":
            continue
        if mention.start >= end and re.fullmatch(r",?\s", text[end : mention.start]):
            return mention.key
        if mention.end <= start and re.fullmatch(
            r"(?:\s\([^()\n]{1,20}\))?,\s(?:the\s)?", text[mention.end : start]
        ):
            return mention.key
    return ""


@cache
def _committee(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b\w*(?:{either(table(language, 'people')['committees'])})\b", re.IGNORECASE)


@cache
def party_marks(language: str) -> frozenset[str]:
    """The names of parties, short enough to stand in brackets behind whoever belongs to one: "NAME (Ap)"."""
    parties = (b for b in load().organisations.values() if b.kind == "party")
    names = (name for body in parties for code in (language, "en") for name in body.names.get(code, ()))
    return frozenset(n for n in names if " " not in n)
