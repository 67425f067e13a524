"""Surnames in capitals as ministries print them, "Jr" behind a name, and an hour with brackets behind it."""

import pytest

from tests.reading import document, extraction

NAMES = (
    ("Ms. KAMIKURA Yoko, Minister for Foreign Affairs of Japan, spoke. Minister Kamikura said C.", ["KAMIKURA Yoko"]),
    ("Foreign Minister HAYASE Yoshio met Mr. Luis LACALLE MOTT in Tokyo.", ["HAYASE Yoshio", "Luis LACALLE MOTT"]),
    ("Foreign Minister PARK Jin-su came.", ["PARK Jin-su"]),
    ("President Joseph R. Mott, Jr. spoke. Joseph Mott was glad. Mott left.", ["Joseph R Mott Jr"]),
    # capitals that are nobody's
    ("Minister COVID Response Teams came. The Minister said OPEC Members agreed.", []),
    ("The NATO Summit was held.", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "people"), NAMES)
def test_whose_names_are_read(text: str, people: list[str]) -> None:
    assert [p.name for p in extraction(text, "en").persons] == people


def test_two_of_one_surname_stay_two() -> None:
    told = extraction("President Joseph Mott, Jr. met Ana Mott, a lawyer. Ana Mott was glad.", "en").persons
    assert [p.name for p in told] == ["Joseph Mott Jr", "Ana Mott"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("On Monday, at 6:10 p.m. (Japan Time) for 25 minutes, they met. Then they left.", 2),
        ("They met at 6:10 p.m. (The talks were long.) Then they left.", 3),
        ("They met at 6:10 p.m. The talks were long.", 2),
    ],
)
def test_an_hour_with_brackets_behind_it_ends_no_sentence(text: str, sentences: int) -> None:
    assert len(document(text, "en").sentences) == sentences


def test_one_whom_the_headline_alone_names_is_told_once() -> None:
    title = "Readout of Vice President Mott's Meeting with Former Prime Minister of Lebanon Sami Haddad"
    text = "The Vice President met this morning with former Lebanese Prime Minister Sami Haddad."
    assert [p.name for p in extraction(text, "en", title=title).persons] == ["Mott", "Sami Haddad"]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Secretary of State of the United States of America", "foreign_minister"),
        ("Secretary of State for Foreign Affairs", "foreign_minister"),
        ("Secretary of State for Transport", "minister"),
    ],
)
def test_what_a_secretary_of_state_is(title: str, office: str) -> None:
    told = extraction(f"Minister Kari Moe met with Anton Blink, {title}, in Oslo.", "en").persons
    assert [o.office for p in told if p.name == "Anton Blink" for o in p.offices] == [office]
