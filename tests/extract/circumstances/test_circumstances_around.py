"""When, where and how real, where other words than the event's own say it: purposes, chronologies, denials."""

import pytest

from kg.records import Event
from tests.extract.circumstances.test_circumstances import A, B, C, D, N, one, told, with_whom

NEXT_WEEK = ("2024-05-20", "2024-05-26")


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("en", f"{C} signed a fisheries agreement on Monday in Oslo with {D}.", "2024-05-13"),
        ("en", f"After yesterday's talks with {D}, {C} said little.", "2024-05-14"),
        ("en", f"{C} flew in on Monday ahead of talks with {D} on Friday.", "2024-05-17"),
        ("en", f"{C} offered on Tuesday to meet {D}.", None),
        ("en", f"When {C} met {D} in Lima in July, they agreed.", "2023-07"),
        ("en", f"{C} and {D} met for the first time, in Lima on May 3.", "2024-05-03"),
        ("en", f"{C} will meet {D} in June, the ministry said on Tuesday.", "2024-06"),
        ("en", f"{C} hopes to meet {D} in January, officials said.", "2025-01"),
        ("en", f"{C} and {D} meet in Lima on Friday.", "2024-05-17"),
        ("nb", f"{A} brukte gårsdagen til samtaler med {B}.", "2024-05-14"),
        ("nb", f"{A} tilbød seg tirsdag å møte {B}.", None),
        ("nb", f"{A} møtte {B} i romjulen.", "2023-12"),
        ("nb", f"{B} var i Lima i mai 2017. I november samme år møtte han {A}.", "2017-11"),
        ("nb", f"{A} møtte {B} så sent som i januar.", "2024-01"),
        ("nb", f"1998: {A} og {B} møtes i Lima.", "1998"),
        ("nb", f"{A} innleder fredag samtaler med {B}.", "2024-05-17"),
        ("nn", f"{N} møtte {B} på flyplassen måndag. Seinare same kvelden ringde ho {B}.", "2024-05-13"),
    ],
)
def test_time(language: str, text: str, start: str | None) -> None:
    events = [e for e in told(text, language) if e.type in ("meeting", "signing", "phone_call")]
    assert events[-1].start == start


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", f"{C} is in Lima to meet {D}.", "planned"),
        ("en", f"{C} promised to receive {D} if the guns fall silent.", "proposed"),
        ("en", f"If the truce holds, {C} will meet {D}.", "proposed"),
        ("en", f"A meeting between {C} and {D} was originally due in May.", "cancelled"),
        ("en", f"{C} met {D} on Monday. The meeting was originally scheduled to last two hours.", "held"),
        ("en", f"{C} met {D} on Monday. The meeting was supposed to end at noon.", "held"),
        ("en", f"Under the original plan, {C} was to meet {D} in Lima.", "cancelled"),
        ("en", f"A planned meeting between {C} and {D} was dropped.", "cancelled"),
        ("en", f"The talks between {C} and {D}, set for Friday, have been postponed.", "postponed"),
        ("en", f"The weekly reported that {C} had met {D}. Both ministries denied the report.", "denied"),
        ("en", f"{C} shot down rumours that she had met {D}.", "denied"),
        ("en", f"A meeting between {C} and {D} is under discussion.", "proposed"),
        ("en", f"{C} and {D} meet in Lima on Friday.", "planned"),
        ("nb", f"Et møte blir det: {A} møter {B} i Lima.", "planned"),
        ("nb", f"{A} har lovet å ta imot {B}.", "planned"),
        ("nb", f"{A} har lovet å ta imot {B} dersom våpnene tier.", "proposed"),
        ("nb", f"{A} blir mottatt av {B} i Lima.", "planned"),
        ("nb", f"{A} reiser til Lima for å møte {B}.", "planned"),
        ("nb", f"{A} får eget møte med {B}.", "planned"),
        ("nb", f"{A} hadde egentlig avtalt møte med {B}.", "cancelled"),
        ("nb", f"Opprinnelig skulle {A} møte {B} i Lima.", "cancelled"),
        ("nb", f"Etter den opprinnelige planen skulle {A} møte {B} i Lima.", "cancelled"),
        ("nb", f"{A} møtte {B} mandag. Møtet skulle opprinnelig vare i to timer.", "held"),
        ("nb", f"{A} møtte {B} mandag. Egentlig skulle møtet handle om torsk.", "held"),
        ("nb", f"{A} møtte {B} mandag. Møtet var opprinnelig satt til to timer.", "held"),
        ("nb", f"Avisen skrev at {A} møtte {B}. Det stemmer ikke.", "denied"),
        ("nb", f"Et møte mellom {A} og {B} er under vurdering.", "proposed"),
        ("nb", f"1998: {A} møter {B} i Lima.", "held"),
        ("nn", f"{N} vert motteken av {B} i Lima.", "planned"),
        ("nn", f"{N} møtte {B} måndag. Møtet skulle opphavleg vare i to timar.", "held"),
        ("nn", f"Etter den opphavlege planen skulle {N} møte {B} i Lima.", "cancelled"),
        ("nn", f"Eit møte mellom {N} og {B} er under vurdering.", "proposed"),
    ],
)
def test_status(language: str, text: str, status: str) -> None:
    assert with_whom(told(text, language), "Forsgren").status == status


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("nb", f"{A} møtte {B} i Luxembourg.", ("Luxembourg", "LUX")),
        ("en", f"{C} met {D} in Singapore.", ("Singapore", "SGP")),
        ("nb", f"{B} var ventet til Tallinn onsdag for å treffe {A}.", ("Tallinn", "EST")),
        ("nb", f"{A} skal møte {B} for å drøfte grensen i Barentshavet.", (None, None)),
        ("en", f"{C} met {D} at the Peruvian embassy in Quito.", ("Quito", "ECU")),
        ("nb", f"{A} møtte {B} ved den peruanske ambassaden i Quito.", ("Quito", "ECU")),
        ("nb", f"Når Arktisk råd har ministermøte i Harstad, får {A} eget møte med {B}.", ("Harstad", "NOR")),
        ("nb", f"LIMA (NTB): {A} møtte tirsdag {B}.", ("Lima", "PER")),
        ("nb", f"LIMA/QUITO (NTB): {A} møtte tirsdag {B}.", (None, None)),
        ("nb", f"LUXEMBOURG (NTB): {A} møtte tirsdag {B}.", ("Luxembourg", "LUX")),
        ("nn", f"{N} drog til Lima måndag. Der trefte ho {B}.", ("Lima", "PER")),
    ],
)
def test_place(language: str, text: str, place: tuple[str | None, str | None]) -> None:
    event = with_whom(told(text, language), "Forsgren")
    assert (event.city, event.country) == place


def days(event: Event) -> tuple[str | None, str | None]:
    return event.start, event.end


@pytest.mark.parametrize(
    ("language", "text", "stay"),
    [
        ("en", f"{D} arrived in Lima on Monday for a three-day visit.", ("2024-05-13", "2024-05-15")),
        ("en", f"{D} wrapped up a three-day visit to Peru on Tuesday.", ("2024-05-12", "2024-05-14")),
        ("en", f"{D} wrapped up a visit to Peru on Tuesday.", (None, "2024-05-14")),
        ("nb", f"{B} kom til Lima mandag og blir til fredag.", ("2024-05-13", "2024-05-17")),
        ("nb", f"{B} kommer på to dagers besøk til Peru 3. juni.", ("2024-06-03", "2024-06-04")),
        ("nb", f"{B} ventes til Lima neste uke.", NEXT_WEEK),
        ("nn", "Sveriges utanriksminister Nils Forsgren er venta til Lima neste veke.", NEXT_WEEK),
        ("nb", f"{B} er på besøk i Peru til fredag.", (None, "2024-05-17")),
    ],
)
def test_how_long_a_stay_lasts(language: str, text: str, stay: tuple[str | None, str | None]) -> None:
    assert days(with_whom(told(text, language), "Forsgren", "visit")) == stay


def test_a_town_inside_a_longer_name_is_none() -> None:
    assert not told(f"{B} er ventet til Lima Forum neste uke.")


def test_an_envoy_is_summoned_at_home_and_expelled_from_no_place_that_is_told() -> None:
    event = one("Russland utviser to svenske diplomater.")
    assert (event.type, event.country) == ("expulsion", None)
    event = one("Peru innkalte tirsdag Chiles ambassadør.")
    assert (event.type, event.country, event.place_inferred) == ("protest_note", "PER", True)


def test_a_gathering_that_two_will_meet_at_is_to_come() -> None:
    events = told(f"{C} and {D} agreed to meet at the NATO summit in Lima next month.", "en")
    assert {e.status for e in events if e.type in ("meeting", "summit")} == {"planned"}


def test_expelling_is_done_by_saying_so() -> None:
    assert one("Poland is expelling 45 Russian diplomats.", "en").status == "held"


def test_what_is_told_of_there_is_of_that_day() -> None:
    event = with_whom(told(f"Fredag går ferden videre til Lima. Der blir {A} mottatt av {B}."), "Forsgren")
    assert (event.start, event.time_inferred, event.city) == ("2024-05-17", True, "Lima")


def test_also_is_on_the_same_occasion() -> None:
    text = f"{A} møtte Perus president Luis Quispe i Lima mandag.\n\nSolbakk møtte også {B}."
    event = with_whom(told(text), "Forsgren")
    assert (event.start, event.time_inferred, event.city) == ("2024-05-13", True, "Lima")


def test_what_was_years_ago_is_not_where_the_dispatch_is_from() -> None:
    text = (
        f"LIMA (NTB): {A} møtte tirsdag Perus president Luis Quispe. I 2010 undertegnet {A} og {B} en avtale."
    )
    event = with_whom(told(text), "Forsgren", "signing")
    assert (event.start, event.city, event.country) == ("2010", None, None)


def test_a_live_report_is_from_where_it_greets() -> None:
    text = f"14.05: {A} møtte {B}.\n\n12.00: Pause.\n\n11.10: Pause.\n\n09.00: God morgen fra Lima!"
    event = with_whom(told(text), "Forsgren")
    assert (event.city, event.place_inferred) == ("Lima", True)


def test_what_is_denied_is_another_event_than_what_was_held() -> None:
    text = f"{C} met {D} in Lima on Monday. She denied that she had met {D} in Quito."
    assert sorted(e.status for e in told(text, "en")) == ["denied", "held"]


def test_the_talks_that_two_agree_at_are_where_and_when_they_met() -> None:
    text = (
        f"{A} møtte {B} i Lima mandag.\n\nDet regnet.\n\nHun tok båten.\n\n{A} og {B} ble enige om en avtale."
    )
    event = with_whom(told(text), "Forsgren", "agreement")
    assert (event.start, event.city, event.time_inferred) == ("2024-05-13", "Lima", True)
