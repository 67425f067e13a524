"""Titles without a state get the one for which most speaks, where the name is like its own. Names invented."""

import pytest

from kg.annotate.names.likeness import likeness, rank
from tests.reading import extraction


@pytest.mark.parametrize(
    ("name", "state", "other"),
    [
        ("Guntars Kalniņš", "LVA", "BLR"),
        ("Zurab Kiknadze", "GEO", "RUS"),
        ("Pham Van Tung", "VNM", "NOR"),
        ("Steinunn Hallgrímsdóttir", "ISL", "DNK"),
    ],
)
def test_names_are_like_those_of_their_own_state(name: str, state: str, other: str) -> None:
    assert likeness(name, state) > likeness(name, other)
    assert rank(name, state) < rank(name, other)


def test_a_state_of_few_holders_is_like_nobody() -> None:
    assert likeness("Guntars Kalniņš", "ATA") == 0.0
    assert rank("Guntars Kalniņš", "ATA") > 100


LOCAL = (
    "Three members of staff at the Belarusian embassy in Riga have been told to leave Latvia. "
    "Minsk promised an answer.\n\nThe trip comes at a bad time. Prime Minister NAME was to open an office "
    "there next week."
)


@pytest.mark.parametrize(
    ("name", "states"), [("Guntars Kalniņš", ["LVA"]), ("Zurab Kiknadze", []), ("Tung Van", [])]
)
def test_the_state_of_a_bare_title_is_weighed(name: str, states: list[str]) -> None:
    people = extraction(LOCAL.replace("NAME", name), "en").persons
    assert [o.of for p in people if p.name == name for o in p.offices] == states


def test_an_ambassador_is_of_the_state_whose_embassy_is_told_of() -> None:
    text = "The embassy of Peru in Santiago was closed on Friday. Ambassador Ramiro Quispe flew home."
    assert [o.of for p in extraction(text, "en").persons for o in p.offices] == ["PER"]


def test_whoever_receives_a_colleague_is_of_another_state() -> None:
    text = "Utenriksminister Jorge Herrera tok imot sin venezuelanske kollega Luis Paz på flyplassen fredag."
    assert [o.of for p in extraction(text).persons if p.name == "Jorge Herrera" for o in p.offices] == []


def test_two_of_one_title_serve_two_states() -> None:
    text = (
        "Kirgisistan og Tadsjikistan er blitt enige om grensen. Tirsdag skal presidentene Ermek Toktosunov "
        "og Firuz Holiqzoda undertegne avtalen i Khujand."
    )
    told = {o.of for p in extraction(text).persons for o in p.offices}
    assert told <= {"KGZ", "TJK"}
    assert len([o for p in extraction(text).persons for o in p.offices]) == len(told)
