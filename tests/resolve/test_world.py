"""One world out of many articles: who and what is one, what stays two, in any order of the articles."""

from dataclasses import replace

import pytest

from kg.resolve.claims import EventClaim, Party
from kg.resolve.verdicts import events
from tests.resolve.reading import Told, slugs, worlds

MET = "Perus president Petra Novak møtte mandag Kenyas president Tevita Fonoti i Lima."
MEETING = "Novak og Fonoti"


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


TWO = (
    "Perus president Petra Novak møtte mandag Kenyas president Tevita Fonoti i Lima.\n\n"
    "Novak møtte også Ghanas president Kofi Asantewa i Lima mandag."
)
ROUND = "Perus president Petra Novak, Kenyas president Tevita Fonoti og Ghanas president Kofi Asantewa møtes i Lima mandag."


@pytest.mark.parametrize("seed", range(4))
def test_a_report_of_three_joins_no_two_meetings_of_one_of_them(seed: int) -> None:
    """Neither those of one article nor those of two; of one of them alone it may be the plan."""
    one, other = MET, MET.replace("Kenyas president Tevita Fonoti", "Ghanas president Kofi Asantewa")
    told = [("nb", "2021-10-26", TWO), ("nb", "2021-10-22", ROUND)]
    found = slugs(told, "event", seed)
    assert len(found) == len({slug for _, slug in found}) == 3
    told = [("nb", "2021-10-26", one), ("nb", "2021-10-26", other), ("nb", "2021-10-22", ROUND)]
    found = slugs(told, "event", seed)
    assert len(found) == len({slug for _, slug in found}) == 3
    assert len({slug for _, slug in slugs(told[::2], "event", seed)}) == 1


def test_what_nothing_says_the_kind_of_is_joined_to_nothing() -> None:
    claim = EventClaim(
        article="a", local="e1", slug="x", family="other", parties=(Party(who="NOR"), Party(who="RUS"))
    )
    assert events(claim, replace(claim, article="b"), lambda party: party.who).answer == "different"


def test_a_gathering_told_by_its_body_and_one_by_its_guests_may_be_one() -> None:
    base = EventClaim(article="a", local="e1", slug="x", family="gathering", parties=(), start="2021-10-26")
    body = Party(who="barents-council", sides=frozenset({"barents-council"}), role="organiser")
    guest = Party(who="petra-novak", person="b#person/Petra Novak", sides=frozenset({"PER"}))
    one, other = replace(base, parties=(body,)), replace(base, article="b", parties=(guest,))
    assert events(one, other, lambda party: party.who).answer == "unsure"
    third = replace(base, article="c", parties=(replace(body, who="nato", sides=frozenset({"nato"})),))
    assert events(one, third, lambda party: party.who).answer == "different"


def test_what_two_claims_are_to_each_other_is_told_with_its_reasons() -> None:
    told: list[Told] = [
        ("nb", "2023-05-09", "Perus president Juan Quispeaya møtte Chiles president Rosa Veramendi i Lima mandag."),
        ("nb", "2023-05-10", "Perus president Juan Quispeaya og Chiles president Rosa Veramendi møttes i Lima tirsdag."),
        ("nb", "2023-05-09", "Perus president Juan Quispeaya møtte Kenyas president Amina Wachirani i Lima mandag."),
    ]  # fmt: skip
    world = worlds(told)
    claims = [ref for ref, _ in world.all() if "#event/" in ref]
    one, day_after, others = (next(ref for ref in claims if ref.startswith(f"a{n}#")) for n in range(3))
    unsure, different = world.between(one, day_after), world.between(one, others)
    assert unsure is not None
    assert (unsure.answer, unsure.reasons[1]) == ("unsure", "a day apart, in one place with the same people")
    assert different is not None
    assert (different.answer, different.score) == ("different", 0.0)
    assert different.reasons
    assert world.between(one, "a9#event/e1") is None
