"""Pairs of articles that tell the same: a story, and what a change that alters nothing makes of it."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.metamorphic.facts import Facts, View, facts, joined, read, view_of
from tests.metamorphic.slots import Fill, render

HERE = Path(__file__).parent
LANGUAGES = ("nb", "nn", "en")
COUNTRIES = ("SWE", "PRT", "CHL", "JPN", "KEN", "CAN", "HUN", "VNM", "MAR", "LVA", "AUS", "PER")
CITIES = ("geneve", "edinburgh", "istanbul", "doha", "bergen", "aarhus")
DAYS = (date(2019, 3, 13), date(2014, 9, 24), date(2007, 11, 6), date(2022, 5, 19), date(2001, 2, 9))
MARKS = {
    "nb": (("“", "”"), ("”", "”"), ('"', '"'), ("„", "“")),
    "nn": (("“", "”"), ("”", "”"), ('"', '"'), ("„", "“")),
    "en": (('"', '"'), ("‘", "’"), ("«", "»"), ("“", "”")),
}
DASHES = ("— ", "- ", "− ", "–")


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One text with the labels of what was filled in."""

    text: str
    language: str
    view: View

    def facts(self) -> Facts:
        """What the program reads in it, by labels."""
        return facts(read(self.text, self.language, self.view.published.isoformat()), self.view)


@dataclass(frozen=True, kw_only=True)
class Case:
    """Two texts of which the same is to be read; `kind` is what was changed, `name` which story and how."""

    kind: str
    language: str
    name: str
    one: Telling
    other: Telling


@lru_cache(maxsize=1)
def stories() -> dict[str, Any]:
    """The templates: stories, notices that stand alone, sentences in two voices, neutral sentences."""
    return tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def people() -> list[tuple[str, str, str]]:
    """The invented people as (shape, full, again), the plain ones first."""
    shapes = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    return [(shape, full, again) for shape, names in shapes.items() for full, again in names]


def plain(number: int) -> Fill:
    """One of the fills that stories are told with before anything is changed."""
    names = [(full, again) for shape, full, again in people() if shape == "plain"]
    return Fill(people=tuple(_turned(names, number)[:3]), countries=tuple(_turned(COUNTRIES, number * 3)[:3]),
                city=CITIES[number % len(CITIES)], published=DAYS[number % len(DAYS)])  # fmt: skip


def telling(text: str, fill: Fill, language: str, *, spoken: bool = True) -> Telling:
    """A template told with a fill."""
    return Telling(text=render(text, fill, language), language=language, view=view_of(fill, spoken=spoken))


def all_cases() -> Iterator[Case]:
    """Every case made of our stories."""
    for language in LANGUAGES:
        for number, story in enumerate(stories()["story"]):
            told = _Story(story["name"], story[language], language, number)
            for made in (_renamed, _swapped, _requoted, _moved, _neutral):
                yield from made(told)
        yield from _voices(language)
        yield from _reordered(language)
    yield from _twins()


def tellings(language: str) -> Iterator[tuple[str, list[str], Telling]]:
    """Every story in plain names, with what it truly tells."""
    for number, story in enumerate((*stories()["story"], *stories()["notice"])):
        yield story["name"], story["truth"], telling(story[language], plain(number), language)
    for number, story in enumerate(stories()["voice"]):
        for voice, text in zip(("active", "passive"), story[language], strict=True):
            yield f"{story['name']} {voice}", story["truth"], telling(text, plain(number), language)


@dataclass(frozen=True)
class _Story:
    name: str
    text: str
    language: str
    number: int

    def case(self, kind: str, how: str, fill: Fill, other: Fill) -> Case:
        return Case(kind=kind, language=self.language, name=f"{self.name}: {how}",
                    one=telling(self.text, fill, self.language),
                    other=telling(self.text, other, self.language))  # fmt: skip


def _turned(items: Sequence[Any], by: int) -> list[Any]:
    by %= len(items)
    return [*items[by:], *items[:by]]


def _renamed(story: _Story) -> Iterator[Case]:
    """Other people in every part: each second shape of name, the others in the story behind."""
    fill = plain(story.number)
    for turn, shape in enumerate(dict.fromkeys(shape for shape, _, _ in people())):
        if shape != "plain" and turn % 2 == story.number % 2:
            trio = _turned([(full, again) for kind, full, again in people() if kind == shape], story.number)
            yield story.case("rename", shape, fill, replace(fill, people=tuple(trio)))


def _swapped(story: _Story) -> Iterator[Case]:
    """Other countries; another city."""
    fill = plain(story.number)
    for step in range(1, 5):
        there = tuple(_turned(COUNTRIES, story.number * 3 + step * 2)[:3])
        yield story.case("countries", " ".join(there), fill, replace(fill, countries=there))
    if "{k}" in story.text:
        for city in CITIES:
            if city != fill.city:
                yield story.case("cities", city, fill, replace(fill, city=city))


def _requoted(story: _Story) -> Iterator[Case]:
    """Other quotation marks, another dash."""
    fill = plain(story.number)
    if "[[" in story.text:
        for marks in MARKS[story.language]:
            yield story.case("quotes", "".join(marks), fill, replace(fill, marks=marks))
    if "– " in story.text:
        for dash in DASHES:
            yield story.case("dashes", repr(dash), fill, replace(fill, dash=dash))


def _moved(story: _Story) -> Iterator[Case]:
    """The same a year earlier and later."""
    for number in range(3):
        fill = replace(plain(story.number), published=DAYS[number])
        for years in (-1, 1):
            day = fill.published.replace(year=fill.published.year + years)
            yield story.case("year", f"{DAYS[number]} {years:+}", fill, replace(fill, published=day))


def _neutral(story: _Story) -> Iterator[Case]:
    """A sentence that tells nothing, before and after, as a paragraph and within the first one."""
    fill = plain(story.number)
    sentence = _turned(stories()["neutral"][story.language], story.number)[0]
    text = story.text.strip()
    first, parting, rest = text.partition("\n\n")
    made = {
        "neutral before": f"{sentence}\n\n{text}", "neutral after": f"{text}\n\n{sentence}",
        "neutral within": f"{first} {sentence}{parting}{rest}", "neutral between": f"{first}\n\n{sentence}\n\n{rest}",
    }  # fmt: skip
    for kind, other in made.items():
        yield Case(kind=kind, language=story.language, name=f"{story.name}: {sentence}",
                   one=telling(story.text, fill, story.language),
                   other=telling(other, fill, story.language))  # fmt: skip


def _voices(language: str) -> Iterator[Case]:
    """Active and passive."""
    for story in stories()["voice"]:
        active, passive = story[language]
        for number in range(5):
            fill = plain(number)
            yield Case(kind="voice", language=language, name=story["name"],
                       one=telling(active, fill, language), other=telling(passive, fill, language))  # fmt: skip


def _reordered(language: str) -> Iterator[Case]:
    """Notices that stand alone, in other orders."""
    names = [(full, again) for shape, full, again in people() if shape == "plain"]
    for trio in combinations(stories()["notice"], 3):
        fills = [Fill(people=tuple(names[2 * i : 2 * i + 2]), countries=COUNTRIES[2 * i : 2 * i + 2],
                      city=CITIES[i], published=DAYS[0]) for i in range(3)]  # fmt: skip
        view = joined([view_of(fill, str(i)) for i, fill in enumerate(fills)])
        told = [render(notice[language], fill, language) for notice, fill in zip(trio, fills, strict=True)]
        one = Telling(text="\n\n".join(told), language=language, view=view)
        for order in ((2, 1, 0), (1, 2, 0), (0, 2, 1)):
            other = "\n\n".join(told[i] for i in order)
            yield Case(kind="reorder", language=language, name="+".join(n["name"] for n in trio),
                       one=one, other=Telling(text=other, language=language, view=view))  # fmt: skip


def _twins() -> Iterator[Case]:
    """The same in bokmål and nynorsk."""
    for story in (*stories()["story"], *stories()["notice"]):
        for number in range(6):
            fill = plain(number)
            yield Case(kind="twins", language="nb/nn", name=story["name"],
                       one=telling(story["nb"], fill, "nb", spoken=False),
                       other=telling(story["nn"], fill, "nn", spoken=False))  # fmt: skip
    for story in stories()["voice"]:
        for voice in (0, 1):
            fill = plain(voice)
            yield Case(kind="twins", language="nb/nn", name=f"{story['name']} {('active', 'passive')[voice]}",
                       one=telling(story["nb"][voice], fill, "nb", spoken=False),
                       other=telling(story["nn"][voice], fill, "nn", spoken=False))  # fmt: skip
