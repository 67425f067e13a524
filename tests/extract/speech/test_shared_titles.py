"""Titles that leave open whom they serve, or that several share. All names are invented."""

import pytest

from tests.reading import extraction

Told = list[tuple[str, str, str]]


def offices(text: str, language: str = "en") -> Told:
    found = extraction(text, language).persons
    return [(p.name, o.office, o.of) for p in found for o in p.offices]


def test_a_bare_title_is_of_the_country_of_the_dateline() -> None:
    text = (
        "LIMA, May 3 (Agency) - Peru and Chile traded words on Monday. Foreign Minister Qori Anccasi said so."
    )
    assert offices(text) == [("Qori Anccasi", "foreign_minister", "PER")]


def test_a_report_moves_on_to_another_capital() -> None:
    text = (
        "LIMA, May 3 (Agency) - Peru and Chile traded words on Monday.\n\n"
        "In Santiago, the ministry had no comment. President Lautaro Huenchu cancelled a journey."
    )
    assert offices(text) == [("Lautaro Huenchu", "head_of_state", "CHL")]


def test_a_post_is_not_given_to_a_second_holder() -> None:
    text = (
        "LIMA, May 3 (Agency) - Peruvian Foreign Minister Qori Anccasi spoke on Monday."
        "\n\nForeign Minister Lautaro Huenchu did not."
    )
    assert offices(text) == [("Qori Anccasi", "foreign_minister", "PER")]


def test_the_only_country_of_the_sentence_before() -> None:
    text = "Finland issued an invitation on Monday. The foreign minister, Tuure Aaltovirta, said so."
    assert offices(text) == [("Tuure Aaltovirta", "foreign_minister", "FIN")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The foreign ministers of Slovenia and Uzbekistan, Drago Oblakov and Yodgora Karimbek, met."),
        ("en", "The Slovenian and Uzbek foreign ministers, Drago Oblakov and Yodgora Karimbek, met."),
        ("nb", "Utenriksministrene i Slovenia og Usbekistan, Drago Oblakov og Yodgora Karimbek, møttes."),
        ("nb", "Slovenias og Usbekistans utenriksministre, Drago Oblakov og Yodgora Karimbek, møttes."),
    ],
)
def test_first_country_first_name(language: str, text: str) -> None:
    assert offices(text, language) == [
        ("Drago Oblakov", "foreign_minister", "SVN"),
        ("Yodgora Karimbek", "foreign_minister", "UZB"),
    ]


def test_one_of_several_told_of_before() -> None:
    text = "The prime ministers of Hungary and Serbia met on Monday. Serbia's Petar Lipovac was pleased."
    assert offices(text) == [("Petar Lipovac", "head_of_government", "SRB")]


def test_who_held_an_office_then_is_not_meant_by_the_title_today() -> None:
    text = (
        "The first minister has answered. In 2007, the then first minister, Rory Baird, met "
        "Norwegian Foreign Minister Lise Dalheim."
    )
    event = extraction(text, "en").events[0]
    assert {p.who for p in event.participants} == {"Rory Baird", "Lise Dalheim"}
    later = f"{text} On Monday, the first minister met Swedish Foreign Minister Ove Brandt."
    assert "Rory Baird" not in {p.who for e in extraction(later, "en").events[1:] for p in e.participants}


def test_initials_without_stops() -> None:
    text = "Bangladeshi Foreign Minister A K M Shafique met V K Pillaikad on Monday."
    assert [p.name for p in extraction(text, "en").persons] == ["A K M Shafique", "V K Pillaikad"]


def test_a_bare_title_is_placed_where_its_holder_is_first_named() -> None:
    text = (
        "President Eleanor Whitcombe met President Mamadou Diatta of Senegal on Monday. "
        "They spoke of Lebanon. President Whitcombe thanked her guest."
    )
    assert offices(text) == [("Mamadou Diatta", "head_of_state", "SEN")]


def test_a_release_of_a_house_is_on_its_own_head() -> None:
    text = "President Eleanor Whitcombe met President Mamadou Diatta of Senegal on Monday."
    found = extraction(text, "en", title="Statement by the White House").persons
    assert [(p.name, o.of) for p in found for o in p.offices] == [
        ("Eleanor Whitcombe", "USA"),
        ("Mamadou Diatta", "SEN"),
    ]
