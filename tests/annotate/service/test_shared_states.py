"""Whose an office is: shared with whoever stands beside, told by forms of address, by days gone, or known."""

import pytest

from tests.reading import extraction

HELD = (
    ("en", "President Jan Nowak and Foreign Minister Teresa Quispe of Poland visited Norway.", "Jan Nowak", "head_of_state", "POL", "current"),
    ("en", "King Tomas and Queen Selma of Sweden visited Norway.", "Tomas", "head_of_state", "SWE", "current"),
    ("en", "His Majesty King Omar II ibn Ali and Her Majesty Queen Dina of the Hashemite Kingdom of Jordan came.", "Dina", "other", "JOR", "current"),
    ("en", "His Highness President Sheikh Omar bin Ali of the United Arab Emirates came.", "Omar bin Ali", "head_of_state", "ARE", "current"),
    ("en", "She met Omar bin Ali, the Crown Prince and Prime Minister of Saudi Arabia.", "Omar bin Ali", "head_of_government", "SAU", "current"),
    ("en", "Federal Minister of Defense Jan Nowak of Germany came.", "Jan Nowak", "defence_minister", "DEU", "current"),
    ("en", "U.S. Secretary of the Treasury Jan Nowak came.", "Jan Nowak", "minister", "USA", "current"),
    ("en", "NSC Spokesperson Selma Dale said that the United States would help.", "Selma Dale", "spokesperson", "USA", "current"),
    ("en", "President Jan Nowak of the Federated States of Micronesia came.", "Jan Nowak", "head_of_state", "FSM", "current"),
    ("en", "Peru's next prime minister, Jan Nowak, came.", "Jan Nowak", "head_of_government", "PER", "designate"),
    ("nb", "Kong Tomas og dronning Selma av Sverige kom.", "Tomas", "head_of_state", "SWE", "current"),
    ("nb", "President Jan Nowak og statsminister Teresa Quispe i Polen kom.", "Jan Nowak", "head_of_state", "POL", "current"),
    ("nb", "Deres Majesteter Kong Harald og Dronning Sonja tok imot H.E. President Jan Nowak fra Polen.", "Jan Nowak", "head_of_state", "POL", "current"),
    ("nb", "Polens president, Hans Eksellense Jan Nowak, kom.", "Jan Nowak", "head_of_state", "POL", "current"),
    ("nn", "Polens president, Hans Eksellense herr Jan Nowak, kom.", "Jan Nowak", "head_of_state", "POL", "current"),
    ("nb", "I 2001 var Jan Nowak statsminister i Polen.", "Jan Nowak", "head_of_government", "POL", "former"),
    ("nb", "Jan Nowak var den gang statsminister i Polen.", "Jan Nowak", "head_of_government", "POL", "former"),
    ("nb", "Nowak kjenner Orta fra sin tid som utenriksminister. Jan Nowak er Polens president.", "Jan Nowak", "foreign_minister", "POL", "former"),
    ("nn", "Nowak kjenner Orta frå si tid som utanriksminister. Jan Nowak er Polens president.", "Jan Nowak", "foreign_minister", "POL", "former"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "office", "of", "when"), HELD)
def test_whose_an_office_is(language: str, text: str, name: str, office: str, of: str, when: str) -> None:
    held = {p.name: [(o.office, o.of, o.when) for o in p.offices] for p in extraction(text, language).persons}
    assert (office, of, when) in held[name]


def test_the_home_minister_is_not_of_the_state_behind_the_other() -> None:
    text = "Statsminister Solveig Brattås og president Jan Nowak i Polen møttes."
    held = {p.name: [o.of for o in p.offices] for p in extraction(text, "nb").persons}
    assert "POL" not in held["Solveig Brattås"]


def test_a_king_is_not_of_the_republic_whose_release_it_is() -> None:
    text = "President Jan Nowak spoke with His Majesty King Tomas V about the talks."
    held = {
        p.name: [o.of for o in p.offices] for p in extraction(text, "en", title="Readout of a call").persons
    }
    assert all("USA" not in of for name, of in held.items() if "Tomas" in name)


def test_a_leader_of_the_day_stands_by_the_surname() -> None:
    found = extraction("Assad møtte Putin i svartehavsbyen Sotsji forrige mandag.", "nb")
    assert [p.name for p in found.persons] == ["Assad", "Putin"]
    assert [e.city for e in found.events] == ["Sotsji"]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Perus president Ana Solis møtte Storbritannias Tom Hall mandag.", set()),  # a kingdom
        ("Perus president Ana Solis møtte Tysklands Karl Braun mandag.", set()),  # led by its chancellor
        ("Perus president Ana Solis møtte Chiles Luis Prado mandag.", {("head_of_state", "CHL")}),
    ],
)
def test_a_president_shares_the_title_with_presidents_only(text: str, offices: set[tuple[str, str]]) -> None:
    found = {(o.office, o.of) for p in extraction(text).persons for o in p.offices}
    assert found == offices | {("head_of_state", "PER")}
