"""The registry by folded name: organisations and places, built once for each registry."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.reference import Organisation, Place, Registry, fold

_BUILT: dict[int, tuple[Registry, "Lookup"]] = {}  # the registry is kept beside, so that its id stays its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Organisations and places by every name in every language, folded."""

    organisations: Mapping[str, tuple[Organisation, ...]]
    places: Mapping[str, tuple[Place, ...]]


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
    )


def _spellings(names: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {name for several in names.values() for name in several}
