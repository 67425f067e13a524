"""One world out of many articles: who and what is one, what stays two, in any order of the articles."""

import random
from dataclasses import replace

import pytest

from kg.annotate import annotate
from kg.extract import extract
from kg.reference import load
from kg.resolve import resolve
from kg.resolve.claims import claims
from kg.resolve.world import World
from tests.reading import article

MET = "Perus president Petra Novak møtte mandag Kenyas president Tevita Fonoti i Lima."
MEETING = "Novak og Fonoti"

Told = tuple[str, str, str]  # language, day of publication, text


def slugs(told: list[Told], kind: str, seed: int | None = None) -> list[tuple[str, str]]:
    """What each claim of the kind is taken for: article and slug, in the order of articles and claims."""
    registry, world, order = load(), World(), list(enumerate(told))
    if seed is not None:
        random.Random(seed).shuffle(order)
    for number, (language, day, text) in order:
        one = replace(article(text, language=language, published=day), id=f"a{number}")
        extraction = extract(annotate(one, registry), registry)
        people, events = claims(extraction, resolve(extraction, registry), registry)
        world.put(one.id, (*people, *events))
        world.settle()
    found = [(local, decision.slug) for local, decision in world.all() if f"#{kind}/" in local]
    return sorted((local.partition("#")[0], slug) for local, slug in found)


@pytest.mark.parametrize(
    ("told", "events"),
    [
        ([("nb", "2021-10-26", MET), ("nb", "2021-10-27", MET.replace("mandag ", ""))], 1),
        ([("nb", "2021-10-26", MET), ("nb", "2021-10-27", MET.replace("mandag", "tirsdag"))], 2),
        ([("nb", "2021-10-26", MET), ("nb", "2021-10-26", MET.replace("Lima", "Cusco"))], 2),
        (
            [
                ("nb", "2021-10-26", MET),
                ("en", "2021-10-26", "Peru's president, Petra Novak, met Kenya's president, Tevita Fonoti, in Lima on Monday."),
            ],
            1,
        ),
    ],
    ids=["one tells the day", "a day apart", "another town", "two languages"],
)  # fmt: skip
def test_meetings_are_one_where_nothing_speaks_against_it(told: list[Told], events: int) -> None:
    assert len({slug for _, slug in slugs(told, "event")}) == events


def test_a_talk_of_two_is_no_round_of_ministers() -> None:
    told = [
        ("nb", "2021-10-26", MET),
        ("nb", "2021-10-26", "Utenriksministrene fra Peru, Kenya, Chile, Ghana, Bolivia og Togo møttes mandag i Lima."),
    ]  # fmt: skip
    found = slugs(told, "event")
    assert len(found) == len({slug for _, slug in found}) == 2


@pytest.mark.parametrize("seed", range(6))
def test_two_people_of_one_name_stay_two_in_any_order(seed: int) -> None:
    told = [
        ("nb", "2021-10-26", "Perus utenriksminister Tevita Fonoti reiste mandag til Kenya. Fonoti var fornøyd."),
        ("nb", "2021-10-26", "Togos forsvarsminister Tevita Fonoti reiste mandag til Kenya. Fonoti var fornøyd."),
        ("en", "2021-10-27", "Peru's foreign minister, Tevita Fonoti, travelled to Kenya on Monday."),
    ]  # fmt: skip
    peru, togo, again = (slug for _, slug in slugs(told, "person", seed))
    assert peru == again != togo
    assert slugs(told, "person", seed) == slugs(told, "person")
