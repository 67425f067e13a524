"""Rules for where an event takes place, and where an invitation is to."""

from collections.abc import Iterator

from kg.records import Difference, Side
from kg.witnesses.sides import alike, difference, overtaken, press, side
from kg.witnesses.tellings import Telling


def places(one: Telling, later: Telling) -> Iterator[Difference]:
    """Places that lie within one another, that were changed, that may both be, or that cannot."""
    a, b = narrowest(one), narrowest(later)
    if not a or not b or a == b:
        return
    if rule := _apart(one, later):
        if plan := overtaken(one, later):
            yield difference("update", "place", "planned-place-moved", _where(plan[0]), _where(plan[1]))
        elif alike(one, later):
            yield difference("conflict", "place", rule, _where(one), _where(later))
    elif _level(one) != _level(later):
        yield difference("refinement", "place", "place-within", _where(one), _where(later))
    elif _other_venue(one, later):
        yield difference("addition", "place", "another-venue", _where(one), _where(later))


def _where(telling: Telling) -> Side:
    return side(telling, narrowest(telling), telling.where)


def narrowest(telling: Telling) -> str:
    """The narrowest place that is told, as `kind/slug`, or ""."""
    return telling.venue or telling.city or _country(telling)


def _country(telling: Telling) -> str:
    return f"country/{telling.country}" if telling.country else ""


def _level(telling: Telling) -> int:
    return 3 if telling.venue else 2 if telling.city else 1


def _apart(one: Telling, later: Telling) -> str:
    """The rule by which two places cannot both be true, or ""."""
    a, b = one.country or one.around, later.country or later.around
    if a and b and a != b:
        return "countries-apart"
    if one.city and later.city and one.city != later.city and one.around and later.around:
        return "towns-apart"
    return ""


def _other_venue(one: Telling, later: Telling) -> bool:
    """Whether two venues are two: the registry knows both, or one press calls them by words apart."""
    if not (one.venue and later.venue):
        return False
    if one.registered and later.registered:
        return True
    return press(one.language) == press(later.language) and not _words(one) & _words(later)


def _words(telling: Telling) -> set[str]:
    """The words of a venue, without the town and the country that tell its slug from others."""
    around = {telling.country.lower(), *telling.city.removeprefix("place/").split("-")}
    return set(telling.venue.removeprefix("place/").split("-")) - around


def destination(one: Telling, later: Telling) -> Iterator[Difference]:
    """An invitation to a country, and to a place in it."""
    if within(one, later) or within(later, one):
        sides = side(one, one.destination), side(later, later.destination)
        yield difference("refinement", "destination", "place-within", *sides)


def within(one: Telling, other: Telling) -> bool:
    """Whether one's destination is a place in the other's country."""
    return bool(one.around) and other.destination == f"country/{one.around}"
