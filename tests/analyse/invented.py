"""Invented events: A to H are people of the countries ABC to HIJ, who meet, call and are to meet."""

from collections.abc import Iterable

from kg.analyse.facts import chosen
from kg.analyse.projections import project
from kg.analyse.records import Asked, Contact, Network
from kg.mapping.iris import Iris

IRIS = Iris()


def person(name: str) -> str:
    return IRIS.person(f"anna-{name.casefold()}")


def contact(number: int, sides: str, day: str = "2021-05-03", **more: str) -> Contact:
    """An event of the people named by letters; each is of the country of three such letters."""
    given = {"type": "meeting", "status": "held"} | more
    return Contact(
        iri=IRIS.event(f"e{number}"), day=day, articles=(IRIS.article(f"a{number}"),),
        persons=tuple(sorted(person(one) for one in sides)),
        countries=tuple(sorted(IRIS.country(one * 3) for one in sides)), **given,
    )  # fmt: skip


def network(events: Iterable[Contact], asked: Asked | None = None) -> Network:
    return project(chosen(events, asked or Asked()), asked or Asked())


def meetings(*pairs: str) -> list[Contact]:
    """One event for each pair (or more) of letters."""
    return [contact(number, sides) for number, sides in enumerate(pairs)]
