"""Days and places that events take over: from a visit, a week named before, a reception. All names are invented."""

import pytest

from tests.reading import extraction

ANA, MARTE, KVALE = "Ana Soto", "Marte Elvang", "Asbjørn Kvale"
Told = tuple[str, frozenset[str], str | None, str | None, str]

HOSTS = {
    "nb": f"Utenriksminister {MARTE} tar imot Perus utenriksminister {ANA} i Oslo torsdag 9. november.",
    "nn": f"Utanriksminister {MARTE} tek imot Perus utanriksminister {ANA} i Oslo torsdag 9. november.",
    "en": f"Norwegian Foreign Minister {MARTE} will receive Peru's foreign minister, {ANA}, in Oslo on Thursday.",
}


def told(text: str, language: str, published: str) -> set[Told]:
    found = extraction(text, language, published=published).events
    return {
        (e.type, frozenset(p.who for p in e.participants), (e.start or "")[:10] or None, e.city, e.status)
        for e in found
    }


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("nb", f"Under besøket skal Soto også ha samtaler med fiskeriminister {KVALE}."),
        ("nn", f"Under besøket skal Soto òg ha samtalar med fiskeriminister {KVALE}."),
        ("en", f"During the visit Soto will also hold talks with Fisheries Minister {KVALE}."),
    ],
)
def test_whoever_is_received_is_on_a_visit_of_which_the_rest_is_part(language: str, more: str) -> None:
    found = told(f"{HOSTS[language]}\n\n{more}", language, "2017-11-08")
    assert ("visit", frozenset({ANA, "NOR"}), "2017-11-09", "Oslo", "planned") in found
    days = {(who, day) for kind, who, day, _, _ in found if kind == "meeting"}
    assert days == {(frozenset({MARTE, ANA}), "2017-11-09"), (frozenset({ANA, KVALE}), "2017-11-09")}


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("nb", f"Perus president {ANA} kommer til Oslo i juni. Hun skal da møte kong Harald.", "2024-06"),
        ("nn", f"Perus president {ANA} kjem til Oslo i juni. Ho skal då møte kong Harald.", "2024-06"),
        ("en", f"Peru's president, {ANA}, comes to Oslo in June. She will then meet King Harald.", "2024-06"),
        (
            "nb",
            f"Perus president {ANA} var på besøk i Oslo i fjor. Under det besøket traff hun kong Harald.",
            "2023",
        ),
    ],
)
def test_a_part_is_of_the_month_of_its_visit(language: str, text: str, month: str) -> None:
    found = told(text, language, "2024-04-17")
    assert {day for kind, _, day, _, _ in found if kind == "meeting"} == {month}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", f"Perus president {ANA} reiser neste uke til Chile. Onsdag fortsetter hun til Kyiv."),
        (
            "nb",
            f"Perus president {ANA} reiser neste uke til Ukraina. Onsdag 11. juni drar hun videre til Kyiv.",
        ),
    ],
)
def test_a_weekday_behind_a_week_to_come_is_of_that_week(language: str, text: str) -> None:
    found = told(text, language, "2025-06-03")
    assert "2025-06-11" in {day for _, _, day, city, _ in found if city == "Kyiv"}


def test_a_deadline_lies_ahead_and_is_not_the_day_of_the_news() -> None:
    text = "Peru erklærer to chilenske diplomater uønsket. De må være ute innen fredag, opplyses det tirsdag."
    assert {day for _, _, day, _, _ in told(text, "nb", "2019-03-12")} == {"2019-03-12"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", f"– Vi kan ikke flytte fra hverandre, sa Perus president {ANA} etter møtet med {{}} mandag."),
        ("en", f"“We postpone nothing,” Peru's president, {ANA}, said after meeting {{}} on Monday."),
    ],
)
def test_what_somebody_says_moves_no_meeting(language: str, text: str) -> None:
    other = {"nb": "Chiles president Luz Ortuzabal", "en": "Chile's president, Luz Ortuzabal,"}[language]
    found = told(text.format(other), language, "2024-05-02")
    assert {status for *_, status in found} == {"held"}


def test_a_state_that_is_a_town_is_where_a_house_stands() -> None:
    text = f"Perus president {ANA} møtte Chiles president Luz Ortuzabal mandag på et hotell i Singapore."
    assert {city for _, _, _, city, _ in told(text, "nb", "2024-05-02")} == {"Singapore"}
