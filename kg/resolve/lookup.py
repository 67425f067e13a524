"""The registry by folded name: organisations and places, built once for each registry."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.reference import Country, Organisation, Place, Registry, fold

VENUE = "venue"  # the kind of places that are houses or grounds
_BUILT: dict[int, tuple[Registry, "Lookup"]] = {}  # the registry is kept beside, so that its id stays its own


@dataclass(slots=True, kw_only=True)
class Lookup:
    """Organisations and places by every name in every language, folded; `owners` countries by every form.

    `venues` are those of the registry by what their names have in common, filled by who asks first.
    """

    organisations: Mapping[str, tuple[Organisation, ...]]
    places: Mapping[str, tuple[Place, ...]]
    owners: Mapping[str, str] = field(default_factory=dict)
    venues: dict[tuple[str, ...], dict[str, Place]] | None = None


def lookup(registry: Registry) -> Lookup:
    """The registry's names, folded; the last registry asked for is remembered."""
    known = _BUILT.get(id(registry))
    if known is None:
        _BUILT.clear()
        known = _BUILT[id(registry)] = (registry, _build(registry))
    return known[1]


def _build(registry: Registry) -> Lookup:
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
        owners={form: iso3 for iso3, one in registry.countries.items() for form in _forms(one)},
    )


def _forms(country: Country) -> set[str]:
    """A country's names, their genitives and its adjectives, folded, where they are one word."""
    names = {fold(n) for n in _spellings(country.names)}
    forms = {*names, *(f"{n}s" for n in names), *(fold(a) for a in _spellings(country.adjectives))}
    return {f for f in forms if " " not in f}


def _spellings(names: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {name for several in names.values() for name in several}
