"""Days and places that other words give: stays that end, what goes on since, moved days, next legs, houses."""

import pytest

from tests.extract.circumstances.test_circumstances import A, B, C, D, N, told, with_whom

KYIV = ("Kyiv", "UKR")


@pytest.mark.parametrize(
    ("language", "text", "days", "status"),
    [
        ("nb", f"{B} er i Oslo til og med fredag.", (None, "2024-05-17"), "ongoing"),
        ("nn", "Sveriges utanriksminister Nils Forsgren er i Oslo fram til fredag.", (None, "2024-05-17"), "ongoing"),
        ("en", f"{D} is in Oslo until Friday.", (None, "2024-05-17"), "ongoing"),
        ("en", f"{D} travels to Lima, Peru, from Monday to Tuesday.", ("2024-05-20", "2024-05-21"), "planned"),
        ("en", f"{D} will travel to Lima, Quito, and La Paz from May 21 to 26.", ("2024-05-21", "2024-05-26"), "planned"),
    ],
)  # fmt: skip
def test_how_long_somebody_stays(language: str, text: str, days: tuple[str | None, str], status: str) -> None:
    event = with_whom(told(text, language), "Forsgren", "visit")
    assert ((event.start, event.end), event.status) == (days, status)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Norge og Peru har forhandlet om fiske siden 2019."),
        ("nn", "Noreg og Peru har forhandla om fiske sidan 2019."),
        ("nb", "EU har hatt sanksjoner mot Peru siden 2019."),
        ("en", "The European Union has imposed sanctions on Peru since 2019."),
        ("nb", "I fem år har Norge og Peru forhandlet om fiske."),
        ("nn", "Noreg og Peru har forhandla om fiske i fem år."),
        ("en", "The European Union has imposed sanctions on Peru for five years."),
    ],
)
def test_what_goes_on_since_a_year_began_then(language: str, text: str) -> None:
    (event,) = told(text, language)
    assert (event.start, event.status) == ("2019", "ongoing")


@pytest.mark.parametrize(
    ("language", "text", "starts"),
    [
        ("nb", f"Toppmøtet mellom {A} og {B} er flyttet fra 17. til 24. mai.", ["2024-05-24"]),
        ("en", f"The summit between {C} and {D} has been moved from May 17 to May 24.", ["2024-05-24"]),
        ("nb", f"{A} reiser til Latvia mandag. Onsdag drar hun videre til Tallinn.", ["2024-05-20", "2024-05-22"]),
        ("nn", f"{N} reiser til Latvia måndag. Onsdag held ho fram til Tallinn.", ["2024-05-20", "2024-05-22"]),
        ("nb", "Latvia erklærer to svenske diplomater uønsket.", ["2024-05-15"]),
        ("en", "Latvia expels two Swedish diplomats.", ["2024-05-15"]),
        ("nb", f"{A} møtte {B} i Lima før hun reiste videre til Tallinn mandag.", [None, "2024-05-13"]),
    ],
)  # fmt: skip
def test_which_day(language: str, text: str, starts: list[str | None]) -> None:
    assert [e.start for e in told(text, language)] == starts


def test_what_is_done_later_is_of_the_day_told_before() -> None:
    text = f"{D} was received by {C} on Tuesday morning. {D} later met Prime Minister Ana Soto of Peru."
    assert [e.start for e in told(text, "en")] == ["2024-05-14", "2024-05-14"]


@pytest.mark.parametrize(
    ("language", "text", "venue", "country"),
    [
        ("nb", f"{A} tok imot {B} i Victoria terrasse.", "Victoria terrasse", "NOR"),
        ("nb", f"{A} møtte {B} i Utenriksdepartementet tirsdag.", "Utenriksdepartementet", "NOR"),
        ("nb", f"{A} møtte {B} i det peruanske utenriksdepartementet.", "det peruanske utenriksdepartementet", "PER"),
        ("nb", f"{A} møtte talsmann Ola Lie i Utenriksdepartementet.", None, None),
        ("en", f"{C} met {D} at the State Department on Monday.", "State Department", "USA"),
        ("en", f"{C} welcomed {D} to the Foreign Office.", "Foreign Office", "GBR"),
    ],
)  # fmt: skip
def test_in_which_house(language: str, text: str, venue: str | None, country: str | None) -> None:
    (event,) = told(text, language)
    assert (event.venue, event.country) == (venue, country)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", f"{A} møtte {B} i Ukrainas hovedstad."),
        ("nb", f"{A} møtte {B} i den ukrainske hovedstaden."),
        ("en", f"{C} met {D} in Ukraine's capital."),
    ],
)
def test_a_capital_is_a_town(language: str, text: str) -> None:
    (event,) = told(text, language)
    assert (event.city, event.country) == KYIV


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", f"{C} met {D} in Varenholm, Germany, on Friday.", ("Varenholm", "DEU")),
        ("nb", f"{A} møtte {B} i grensebyen Abeche.", ("Abeche", None)),
        ("en", f"{C} attended a conference in Support of Peru with {D}.", None),
    ],
)
def test_a_town_that_no_list_has(language: str, text: str, place: tuple[str, str | None] | None) -> None:
    assert {(e.city, e.country) for e in told(text, language) if e.city} == ({place} if place else set())


def test_all_legs_of_a_trip_have_its_days() -> None:
    text = f"{A} reiser til Latvia og Estland. Reisen finner sted 18. til 21. juni."
    assert [(e.start, e.end) for e in told(text)] == [("2024-06-18", "2024-06-21")] * 2


def test_headings_of_two_weekdays_follow_the_one_before() -> None:
    text = f"Mandag 20. mai: {A} reiser til Brussel.\n\nTorsdag og fredag: Hun deltar på toppmøtet i Riga."
    last = told(text)[-1]
    assert (last.start, last.end) == ("2024-05-23", "2024-05-24")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{C} visited Peru two days ago.", ("2024-05-13", None)),
        (f"{C} began a two-day visit to Peru three days ago.", ("2024-05-12", "2024-05-13")),
    ],
)
def test_so_many_days_ago_is_no_length(text: str, days: tuple[str, str | None]) -> None:
    (event,) = told(text, "en")
    assert (event.start, event.end) == days
