"""The registry: countries, organisations, places, offices, holders, from the CSVs of data/reference."""

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from kg import resources
from kg.errors import RegistryError

LANGUAGES = ("nb", "nn", "en")

Names = Mapping[str, tuple[str, ...]]

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ə": "a",
        "’": "'",
        "ʻ": "'",
        "‘": "'",
        "-": " ",
    }
)


@lru_cache(maxsize=4_096)  # the names of an article are asked for again and again
def fold(name: str) -> str:
    """A name without case, marks and hyphens, single-spaced: what two spellings are compared by."""
    lowered = name.casefold().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return " ".join(plain.replace("'", "").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory of ISO 3166-1; adjectives, inhabitants in all forms; its capital's point.

    `posts` are what its highest offices are: monarchy, president, chancellor, no_prime_minister.
    """

    iso3: str
    iso2: str
    names: Names
    adjectives: Names
    inhabitants: Names
    capital: str
    wikidata: str
    lat: float | None
    lon: float | None
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that news names; `abbreviations` are read only where a party stands in brackets."""

    key: str
    kind: str
    names: Names
    abbreviations: tuple[str, ...]
    country: str
    wikidata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, region or venue; `parent` is the place it lies in; degrees WGS 84."""

    key: str
    kind: str
    names: Names
    country: str
    parent: str
    lat: float | None
    lon: float | None
    geonames: str
    wikidata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A kind of office, by the code that extractions print."""

    code: str
    labels: Mapping[str, str]
    wikidata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One person in one office for one span; dates are ISO, perhaps only a year or month, "" if unknown.

    An open row (no end, basis `open`) is firm up to `as_of`, the date of its source.
    """

    slug: str
    name: str
    names: Names
    qid: str
    country: str
    office: str
    start: str
    end: str
    end_basis: str
    conflict: str
    title: str
    as_of: str
    source: str
    licence: str

    def held_on(self, day: str) -> bool:
        """Whether the span may cover `day` (ISO, perhaps partial); both ends count."""
        return _first(self.start) <= _last(day) and (not self.end or _first(day) <= _last(self.end))


def _first(day: str) -> str:
    """The earliest day a partial date may mean; "" stays before everything."""
    return day + "-01-01"[len(day) - 4 :] if day else ""


def _last(day: str) -> str:
    """The latest day a partial date may mean, as a string to compare with."""
    return day + "-12-31" if len(day) == 4 else day + "-31" if len(day) == 7 else day


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """All that is known before any article is read."""

    countries: Mapping[str, Country]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    offices: Mapping[str, Office]
    holders: tuple[Holder, ...]
    _by_post: Mapping[tuple[str, str], tuple[Holder, ...]] = field(repr=False)
    _by_name: Mapping[str, tuple[Holder, ...]] = field(repr=False)

    def place(self, key: str) -> Place:
        """The place of a mention's key: a curated one, or the town that a key `ISO3/name` tells of."""
        if (known := self.places.get(key)) is not None:
            return known
        country, _, name = key.partition("/")
        names = dict.fromkeys(LANGUAGES, (name,))
        return Place(
            key=key, kind="city", names=names, country=country, parent="",
            lat=None, lon=None, geonames="", wikidata="",
        )  # fmt: skip

    def capital_of(self, key: str) -> str:
        """The country (iso3) whose capital a place is; "" where it is none, or the place is not curated."""
        place = self.places.get(key)
        country = self.countries.get(place.country) if place is not None else None
        return country.iso3 if country is not None and country.capital == key else ""

    def holders_of(self, of: str, office: str, on: str | date) -> tuple[Holder, ...]:
        """Who held `office` of a country (iso3) or organisation (key) on a day; one row a person."""
        day = on if isinstance(on, str) else on.isoformat()
        post = self._by_post.get((of, office), ())
        ended = {h.slug for h in post if h.end and h.conflict}
        held = (h for h in post if h.held_on(day[:10]) and not (h.slug in ended and h.conflict and not h.end))
        return tuple({h.slug: h for h in held}.values())

    def holders_of_post(self, of: str, office: str) -> tuple[Holder, ...]:
        """Every holding of `office` of a country (iso3) or organisation (key)."""
        return self._by_post.get((of, office), ())

    def persons_named(self, name: str) -> tuple[Holder, ...]:
        """Every holding of every person whose full name or alias is `name`, spelling folded."""
        return self._by_name.get(fold(name), ())


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a CSV: its cells by column and where it stands."""

    cells: Mapping[str, str]
    place: str

    def __getitem__(self, column: str) -> str:
        try:
            return self.cells[column]
        except KeyError:
            raise RegistryError(f"no column {column!r}", place=self.place) from None

    def several(self, column: str) -> tuple[str, ...]:
        """A cell's values, which `|` separates."""
        return tuple(self[column].split("|")) if self[column] else ()

    def by_language(self, prefix: str) -> Names:
        """The cells `<prefix>_nb`, `_nn`, `_en`."""
        return {code: self.several(f"{prefix}_{code}") for code in LANGUAGES}

    def degrees(self, column: str, limit: float) -> float | None:
        """A coordinate within ±limit, or None when the cell is empty."""
        if not self[column]:
            return None
        try:
            value = float(self[column])
        except ValueError:
            raise RegistryError(f"{column} {self[column]!r} is not a number", place=self.place) from None
        if abs(value) > limit:
            raise RegistryError(f"{column} {value} is out of range", place=self.place)
        return value


def _rows(folder: Path, name: str) -> Iterator[_Row]:
    path = folder / name
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            for cells in reader:
                place = f"{path}:{reader.line_num}"
                if None in cells or None in cells.values():
                    raise RegistryError("the number of cells differs from the head", place=place)
                yield _Row(cells, place)
    except OSError as fault:
        raise RegistryError(f"cannot be read: {fault.strerror}", place=str(path)) from fault
    except UnicodeDecodeError as fault:
        raise RegistryError(f"is not UTF-8: {fault.reason}", place=str(path)) from fault


def _country(row: _Row) -> Country:
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        names=row.by_language("names"),
        adjectives=row.by_language("adjectives"),
        inhabitants=row.by_language("inhabitants"),
        capital=row["capital"],
        wikidata=row["wikidata"],
        lat=row.degrees("lat", 90),
        lon=row.degrees("lon", 180),
        posts=row.several("posts"),
    )


def _organisation(row: _Row) -> Organisation:
    return Organisation(
        key=row["key"],
        kind=row["kind"],
        names=row.by_language("names"),
        abbreviations=row.several("abbreviations"),
        country=row["country"],
        wikidata=row["wikidata"],
    )


def _place(row: _Row) -> Place:
    return Place(
        key=row["key"],
        kind=row["kind"],
        names=row.by_language("names"),
        country=row["country"],
        parent=row["parent"],
        lat=row.degrees("lat", 90),
        lon=row.degrees("lon", 180),
        geonames=row["geonames"],
        wikidata=row["wikidata"],
    )


def _office(row: _Row) -> Office:
    labels = {code: row[f"label_{code}"] for code in LANGUAGES}
    return Office(code=row["code"], labels=labels, wikidata=row["wikidata"])


def _spellings(folder: Path) -> Mapping[str, Names]:
    """Further spellings of persons' names, by Wikidata id."""
    return {
        row["qid"]: {
            "nb": row.several("names_no"),
            "nn": row.several("names_no"),
            "en": row.several("names_en"),
        }
        for row in _rows(folder, "names_no.csv")
    }


def _holder(row: _Row, spellings: Mapping[str, Names]) -> Holder:
    name, known = row["name"], spellings.get(row["qid"], {})
    english = tuple(dict.fromkeys((name, *known.get("en", ()), *row.several("also"))))
    local = tuple(dict.fromkeys((*known.get("nb", ()), *english)))
    return Holder(
        slug=row["slug"],
        name=name,
        names={"nb": local, "nn": local, "en": english},
        qid=row["qid"],
        country=row["country"],
        office=row["office"],
        start=row["start"],
        end=row["end"],
        end_basis=row["end_basis"],
        conflict=row["conflict"],
        title=row["title"],
        as_of=row["as_of"],
        source=row["source"],
        licence=row["licence"],
    )


def _by_post(holders: Iterable[Holder]) -> Mapping[tuple[str, str], tuple[Holder, ...]]:
    groups: defaultdict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in holders:
        groups[holder.country, holder.office].append(holder)
    return {post: tuple(group) for post, group in groups.items()}


def _by_name(holders: Iterable[Holder]) -> Mapping[str, tuple[Holder, ...]]:
    groups: defaultdict[str, list[Holder]] = defaultdict(list)
    folded = lru_cache(maxsize=None)(fold)
    for holder in holders:
        for name in {folded(name) for names in holder.names.values() for name in names}:
            groups[name].append(holder)
    return {name: tuple(group) for name, group in groups.items()}


def _check(registry: Registry) -> None:
    """Raises when a row points at something that the registry does not hold."""
    known = registry.countries.keys() | registry.organisations.keys()
    wrong = [f"holder {h.slug}: {h.country}" for h in registry.holders if h.country not in known]
    wrong += [f"holder {h.slug}: {h.office}" for h in registry.holders if h.office not in registry.offices]
    wrong += [
        f"{p.key}: {p.country or p.parent}"
        for p in registry.places.values()
        if (p.country and p.country not in registry.countries)
        or (p.parent and p.parent not in registry.places)
    ]
    wrong += [
        f"{o.key}: {o.country}"
        for o in registry.organisations.values()
        if o.country and o.country not in registry.countries
    ]
    wrong += [
        f"{c.iso3}: {c.capital}"
        for c in registry.countries.values()
        if c.capital and c.capital not in registry.places
    ]
    if wrong:
        raise RegistryError("names what the registry does not hold: " + "; ".join(wrong[:5]))


def read(folder: Path) -> Registry:
    """The registry in a folder of CSVs; raises RegistryError with file and line, or the dangling rows."""
    spellings = _spellings(folder)
    holders = tuple(_holder(row, spellings) for row in _rows(folder, "holders.csv"))
    registry = Registry(
        countries={row["iso3"]: _country(row) for row in _rows(folder, "countries.csv")},
        organisations={row["key"]: _organisation(row) for row in _rows(folder, "organisations.csv")},
        places={row["key"]: _place(row) for row in _rows(folder, "places.csv")},
        offices={row["code"]: _office(row) for row in _rows(folder, "offices.csv")},
        holders=holders,
        _by_post=_by_post(holders),
        _by_name=_by_name(holders),
    )
    _check(registry)
    return registry


@lru_cache(maxsize=1)
def load() -> Registry:
    """The registry that ships with the program, read once."""
    return read(resources.reference())
