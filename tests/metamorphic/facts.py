"""What an extraction tells, in words that do not depend on the names, places and dates that were filled in."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache

from kg.evaluate.names import Aliases, fold
from kg.records import Event, Extraction
from tests.metamorphic.slots import WEEKDAYS, Fill, registry
from tests.reading import extraction

Facts = Counter[str]


@dataclass(frozen=True, kw_only=True)
class View:
    """How what was filled in is called: names, country codes and place keys to labels, dates to distances."""

    names: Mapping[str, str]
    countries: Mapping[str, str]
    places: Mapping[str, str]
    published: date
    spoken: bool = True  # whether the words of statements count: in another language they differ

    def who(self, name: str | None) -> str:
        """The label of whoever is named."""
        if name is None:
            return "-"
        return self.countries.get(name) or self.folded.get(fold(name)) or self.words(name)

    @cached_property
    def folded(self) -> dict[str, str]:
        """The labels by names without their points and accents, as the program may write them."""
        return {fold(name): label for name, label in self.names.items()}

    def words(self, text: str) -> str:
        """A text with labels for the names that were filled in."""
        text = re.sub('[«»“”„"‘]', "'", text)
        if not self.names:
            return text
        names = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True))
        pattern = rf"(?<!\w)({names})(?=s?(?!\w))"
        return re.sub(pattern, lambda found: f"<{self._label(found[1])}>", text, flags=re.IGNORECASE)

    def _label(self, name: str) -> str:
        return self.names.get(name) or next(
            label for known, label in self.names.items() if known.casefold() == name.casefold()
        )

    def place(self, name: str | None) -> str:
        """The label of a city, region or destination."""
        if not name:
            return "-"
        key = aliases().place(name)
        return self.countries.get(name) or self.places.get(key) or key

    def day(self, value: str | None) -> str:
        """Days from publication; `~` with the month of so many years on, or years on, where no day is told."""
        if not value:
            return "-"
        parts = [int(part) for part in value[:10].split("-")]
        if len(parts) == 3:
            return str((date(*parts) - self.published).days)
        return f"~{parts[0] - self.published.year}" + (f"-{parts[1]}" if len(parts) == 2 else "")


@lru_cache(maxsize=1)
def aliases() -> Aliases:
    """The registry's names of places by key."""
    return Aliases(registry())


@cache
def read(text: str, language: str, published: str) -> Extraction:
    """The extraction of a text, once."""
    return extraction(text, language, published=published)


def facts(found: Extraction, view: View) -> Facts:
    """Offices, events, invitations and statements as lines with labels."""
    told: Facts = Counter()
    for person in found.persons:
        for held in person.offices:
            told[f"office {view.who(person.name)} {held.office} {view.who(held.of or None)} {held.when}"] += 1
    told.update(event_line(event, view) for event in found.events)
    for one in found.invitations:
        ends = f"{view.who(one.inviter)}>{view.who(one.invitee)}"
        told[f"invitation {ends} {view.place(one.destination)} {one.status}"] += 1
    for said in found.statements:
        speakers = "+".join(sorted({view.who(name) for name in (said.speaker, *said.co_speakers)}))
        words = f" {view.words(found.article.text[said.start : said.end])}" if view.spoken else ""
        told[f"{said.mode} {speakers} to {view.who(said.addressee)}{words}"] += 1
    return told


def event_line(event: Event, view: View) -> str:
    """An event without its roles: type, who, where, when, status."""
    who = "+".join(sorted(view.who(one.who) for one in event.participants))
    where = f"{view.place(event.city)}/{view.who(event.country)}"
    end = f"..{view.day(event.end)}" if event.end else ""
    return f"event {event.type} {who} {where} {view.day(event.start)}{end} {event.status}"


def view_of(fill: Fill, tag: str = "", *, spoken: bool = True) -> View:
    """The labels of a story's slots, with a tag where several stories stand in one article."""
    names: dict[str, str] = {}
    for letter, (full, again) in zip("abc", fill.people, strict=False):
        names[full] = tag + letter
        if again != full:
            names[again] = f"{tag}{letter}.s"
    held = registry()
    countries = {code: tag + letter for letter, code in zip("ABC", fill.countries, strict=False)}
    places = {held.countries[code].capital: f"{label}.cap" for code, label in countries.items()}
    places[fill.city] = f"{tag}k"
    countries[held.places[fill.city].country] = f"{tag}K"
    for code, label in list(countries.items()):
        for language in ("nb", "nn", "en"):
            names.update(dict.fromkeys(held.countries[code].names[language], label))
            names.update(dict.fromkeys(held.countries[code].adjectives[language], f"{label}.adj"))
    for key, label in places.items():
        for language in ("nb", "nn", "en"):
            names.update(dict.fromkeys(held.places[key].names[language], label))
    names.update((day, "weekday") for days in WEEKDAYS.values() for day in days)
    return View(names=names, countries=countries, places=places, published=fill.published, spoken=spoken)


def joined(views: list[View]) -> View:
    """The labels of several stories together."""
    merge: Callable[[str], dict[str, str]] = lambda name: {  # noqa: E731 - three maps merged alike
        key: label for view in views for key, label in getattr(view, name).items()
    }
    return View(names=merge("names"), countries=merge("countries"), places=merge("places"),
                published=views[0].published, spoken=views[0].spoken)  # fmt: skip


def expected(truth: list[str], published: date) -> Facts:
    """The lines of a story's truth as they are compared: `~year-3` and `~month60` as distances."""
    told: Facts = Counter()
    for line in truth:
        placed = line.replace("~year", "~")
        if month := re.search(r"~month(-?\d+)", placed):
            day = published + timedelta(days=int(month[1]))
            placed = placed.replace(month[0], f"~{day.year - published.year}-{day.month}")
        told[f"{placed} current" if placed.startswith("office") else placed] += 1
    return told


def core(told: Facts) -> Facts:
    """What a truth speaks of, of facts: statements by mode and speaker, places without their country."""
    short: Facts = Counter()
    for line, times in told.items():
        parts = line.split(" ")
        if parts[0] in {"direct", "indirect"}:
            parts = parts[:2]
        elif parts[0] == "event":
            city, country = parts[3].split("/")
            parts[3] = city if city != "-" else country
        short[" ".join(parts)] += times
    return short
