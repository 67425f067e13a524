"""The registry by folded name: organisations and places, built once for each registry."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.reference import Country, Organisation, Place, Registry, fold

_PHRASE = 4  # words of the longest name
WORD = re.compile(r"[^\W_]+")
VENUE = "venue"  # the kind of places that are houses or grounds
_BUILT: dict[int, tuple[Registry, "Lookup"]] = {}  # the registry is kept beside, so that its id stays its own


@dataclass(slots=True, kw_only=True)
class Lookup:
    """Organisations and places by every name in every language, folded; `owners` countries by every form.

    `states` are those forms of any number of words, single-spaced, and `capitals` the countries by their
    capitals' names. `venues` (by what their names have in common) and `bodies` (by kind and state) are those
    of the registry, filled by who asks first; `taken_apart` are names by kind, state and host.
    """

    organisations: Mapping[str, tuple[Organisation, ...]]
    places: Mapping[str, tuple[Place, ...]]
    owners: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)
    bodies: dict[tuple[str, str], str] | None = None
    taken_apart: dict[str, tuple[str, str, str] | None] = field(default_factory=dict)
    venues: dict[tuple[str, ...], dict[str, Place]] | None = None

    def state_at(self, words: Sequence[str], at: int) -> tuple[int, str]:
        """How many of the words from `at` on name a state, and which (alpha-3); 0 and "" for none."""
        return _longest(words, at, self.states)

    def capital_at(self, words: Sequence[str], at: int) -> tuple[int, str]:
        """How many of the words from `at` on name a capital, and of which state; 0 and "" for none."""
        return _longest(words, at, self.capitals)


def _longest(words: Sequence[str], at: int, known: Mapping[str, str]) -> tuple[int, str]:
    for size in range(min(_PHRASE, len(words) - at), 0, -1):
        if iso3 := known.get(" ".join(words[at : at + size])):
            return size, iso3
    return 0, ""


def lookup(registry: Registry) -> Lookup:
    """The registry's names, folded; the last registry asked for is remembered."""
    known = _BUILT.get(id(registry))
    if known is None:
        _BUILT.clear()
        known = _BUILT[id(registry)] = (registry, _build(registry))
    return known[1]


def _build(registry: Registry) -> Lookup:
    forms = [(form, iso3) for iso3, one in registry.countries.items() for form in _forms(one)]
    organisations: dict[str, dict[str, Organisation]] = {}
    for key, organisation in registry.organisations.items():
        for name in (key, *_spellings(organisation.names), *organisation.abbreviations):
            organisations.setdefault(fold(name), {})[key] = organisation
    places: dict[str, dict[str, Place]] = {}
    for key, place in registry.places.items():
        for name in _spellings(place.names):
            places.setdefault(fold(name), {})[key] = place
    return Lookup(
        organisations={name: tuple(found.values()) for name, found in organisations.items()},
        places={name: tuple(found.values()) for name, found in places.items()},
        owners={form: iso3 for form, iso3 in forms if " " not in form},
        states={" ".join(WORD.findall(form)): iso3 for form, iso3 in forms},
        capitals={
            " ".join(WORD.findall(fold(name))): iso3
            for iso3, one in registry.countries.items() if one.capital in registry.places
            for name in _spellings(registry.places[one.capital].names)
        },
    )  # fmt: skip


def _forms(country: Country) -> set[str]:
    """A country's names, their genitives and its adjectives, folded."""
    names = {fold(n) for n in _spellings(country.names)}
    return {*names, *(f"{n}s" for n in names), *(fold(a) for a in _spellings(country.adjectives))}


def _spellings(names: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {name for several in names.values() for name in several}
