"""What the readers of names, titles and days hand to one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.annotate.times.calendar import Way


@dataclass(frozen=True, kw_only=True)
class Tense:
    """Which way a time lies by the words around it, and whether they stand close."""

    way: Way | None = None
    close: bool = False


@dataclass(frozen=True, kw_only=True)
class Value:
    """What an expression resolves to: ISO values; `needed` where publication was."""

    value: str
    until: str | None = None
    clock: str | None = None
    needed: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """A match: what it says, where; `part` is the part of the day that sets a clock right."""

    start: int
    end: int
    rule: str
    value: Value | None
    hour: tuple[int, int] | None = None
    part: str | None = None


@dataclass(frozen=True)
class Name:
    """A run of name words: token bounds, the words, and whether something beside it says it is a person."""

    first: int
    last: int
    words: tuple[str, ...]
    titled: bool
    weak: bool = False  # an ordinary word at the head of a sentence: a name only where somebody bears it
    crowned: bool = False  # "kong", "Prince" stands before it


@dataclass(frozen=True)
class Goal:
    """A place that somebody goes to."""

    start: int
    sentence: int
    state: str
    visit: bool  # told by a noun


When = Literal["current", "former", "designate"]


@dataclass(frozen=True)
class Form:
    """One inflected form of a title."""

    office: str
    base: str
    definite: bool
    plural: bool


@dataclass(frozen=True)
class Match:
    """A title among the tokens; `first` and `last` bound it."""

    first: int
    last: int  # one past
    form: Form
    prefix: str = ""  # of a compound: "Nato" in "Nato-generalsekretær"
    portfolio: str | None = None
    when: When = "current"  # as its own letters say: "ekspresident", "president-elect"


@dataclass(frozen=True)
class Reach:
    """Whom a title serves ("" when not said), and the token bounds of title, country and field together."""

    of: str
    start: int
    end: int
    office: str  # as the field may make it: "Minister for Foreign Affairs"
    assumed: bool = False  # of the country that has such a title, where the article names it
    owner: int = -1  # the token of a person or pronoun whose aide it is: "Putins", "his"


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What stands around titles without a country, by the title's span.

    `owners` says where the "his" or "Putin's" before it stands, `listed` whom the title before it serves.
    """

    owners: Mapping[tuple[int, int], int]
    listed: Mapping[tuple[int, int], str]
