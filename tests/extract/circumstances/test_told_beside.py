"""When and where as told beside: at the side of a gathering, before a lunch, when somebody was invited."""

import pytest

from kg.records import Event
from tests.reading import extraction

NOWAK = "Polens president Jan Nowak"


def meeting(text: str, language: str) -> Event:
    return next(e for e in extraction(text, language).events if e.type in ("meeting", "press_conference"))


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("nb", f"{NOWAK} møter statsminister Kari Moe på sidelinjen av Nato-toppmøtet, som innledes i Madrid lørdag.", "Madrid"),
        ("nn", f"{NOWAK} møter statsminister Kari Moe på sidelinja av Nato-toppmøtet, som startar i Madrid laurdag.", "Madrid"),
        ("en", "Polish President Jan Nowak met Norwegian Prime Minister Kari Moe on the sidelines of the NATO summit, which opens in Madrid on Saturday.", "Madrid"),
    ],
)  # fmt: skip
def test_the_side_of_a_gathering_is_where_it_is_held(language: str, text: str, city: str) -> None:
    assert meeting(text, language).city == city


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("nb", f"I forkant av lunsjen tok kong Harald imot {NOWAK} i audiens.", "held"),
        ("nb", f"Det er varslet en pressekonferanse mellom {NOWAK} og statsminister Kari Moe torsdag.", "planned"),
        ("en", "British Prime Minister Theresa May met Polish President Jan Nowak.", "held"),
        ("en", "At Polish President Jan Nowak's invitation, Nowak and Norwegian Prime Minister Kari Moe will meet on Friday.", "planned"),
    ],
)  # fmt: skip
def test_how_real_it_is(language: str, text: str, status: str) -> None:
    assert meeting(text, language).status == status


@pytest.mark.parametrize(
    ("language", "text", "venue"),
    [
        ("nb", f"Kong Harald tok imot {NOWAK} i audiens på Slottet.", "Slottet"),
        ("nb", f"{NOWAK} spiste lunsj på Grand Hotel før han møtte statsminister Kari Moe.", None),
        ("en", "Polish President Jan Nowak met Norwegian Prime Minister Kari Moe at the Department of State.", "Department of State"),
    ],
)  # fmt: skip
def test_in_which_house(language: str, text: str, venue: str | None) -> None:
    assert meeting(text, language).venue == venue


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Polish President Jan Nowak will welcome Norwegian Prime Minister Kari Moe to the White House for talks on November 11.", "2021-11-11"),
        ("Norwegian Prime Minister Kari Moe met Polish President Jan Nowak, at the White House on June 29, 2021.", "2021-06-29"),
        ("Polish President Jan Nowak invited Norwegian Prime Minister Kari Moe to visit Lublin during a meeting in Vienna on Friday.", "2021-10-22"),
    ],
)  # fmt: skip
def test_on_which_day(text: str, day: str) -> None:
    assert meeting(text, "en").start == day


def test_the_state_of_the_town_does_not_take_part() -> None:
    text = "Polish President Jan Nowak and Norwegian Prime Minister Kari Moe met in Lima, Peru on Monday."
    assert [p.who for p in meeting(text, "en").participants] == ["Jan Nowak", "Kari Moe"]


def test_one_is_invited_to_what_is_planned() -> None:
    (summit,) = extraction(
        "Ukraina er invitert til Nato-toppmøtet i Nederland i slutten av juni.", "nb"
    ).events
    assert summit.status == "planned"
