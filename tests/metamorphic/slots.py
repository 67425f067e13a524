"""Fills the slots of a story: people, countries, cities and dates, in the forms that the language has for them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.languages import table
from kg.reference import Registry, load

_SLOT = re.compile(r"\{(\w+)([.:])?(-?\w+)?\}")
_QUOTED = re.compile(r"\[\[(.+?)\]\]")
WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MARKS = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}


@dataclass(frozen=True, kw_only=True)
class Fill:
    """Who, where and when a story is about; people as (full, again), countries as codes, the city as a key."""

    people: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    city: str
    published: date
    marks: tuple[str, str] | None = None
    dash: str = "– "


def registry() -> Registry:
    """The registry, which the program reads with too."""
    return load()


def render(text: str, fill: Fill, language: str) -> str:
    """The story with its slots filled."""
    opening, closing = fill.marks or MARKS[language]
    filled = _SLOT.sub(lambda slot: _value(slot[1], slot[3] or "", fill, language), text.strip())
    filled = capitalised(filled)
    filled = re.sub(r"^– ", fill.dash, filled, flags=re.MULTILINE)
    return _QUOTED.sub(lambda quoted: f"{opening}{quoted[1]}{closing}", filled)


def capitalised(text: str) -> str:
    """The text with a capital where a paragraph begins: al-Harbi and van der Laan have none of their own."""
    return re.sub(r"(?m)^\w", lambda letter: letter[0].upper(), text)


def _value(name: str, part: str, fill: Fill, language: str) -> str:
    if name in "abc":
        return fill.people["abc".index(name)][1 if part else 0]
    if name in "ABC":
        return _country(fill.countries["ABC".index(name)], part, language)
    if name == "k":
        return city_name(fill.city, language)
    return when(name, int(part), fill.published, language)


def _country(code: str, part: str, language: str) -> str:
    country = registry().countries[code]
    name = country.names[language][0]
    if part == "adj":
        return country.adjectives[language][-1]
    if part == "cap":
        return city_name(country.capital, language)
    if part == "s":
        return f"{name}'s" if language == "en" else f"{name}s"
    return name


def city_name(key: str, language: str) -> str:
    """The first name of a place."""
    return registry().places[key].names[language][0]


def when(form: str, days: int, published: date, language: str) -> str:
    """A date so many days from publication, as a weekday, a day, a month or a year of the language.

    For a year the number counts years.
    """
    if form == "year":
        return str(published.year + days)
    day = published + timedelta(days=days)
    if form == "wd":
        return WEEKDAYS[language][day.weekday()]
    month = _month(day.month, language)
    if form == "month":
        return month
    written = f"{month} {day.day}" if language == "en" else f"{day.day}. {month}"
    comma = "," if language == "en" else ""
    return f"{written}{comma} {day.year}" if form == "full" else written


def _month(number: int, language: str) -> str:
    months = table("nb" if language == "nn" else language, "times")["months"]
    found = next(name for name, value in months.items() if value == number and not name.endswith("."))
    return found.title() if language == "en" else str(found)
