"""About: a capital that acts, "alliansen", pronouns beside names, and bodies that carry their country's name."""

import pytest

from tests.extract.speech.test_statements import extraction


def about(text: str, language: str) -> set[str]:
    return set(extraction(text, language).statements[-1].about)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Utenriksminister Petra Novak i Peru sa mandag at Lima ikke møter Kenya før jul."),
        ("nn", "Utanriksminister Petra Novak i Peru sa måndag at Lima ikkje møter Kenya før jul."),
    ],
)
def test_a_capital_that_acts_is_its_state(language: str, text: str) -> None:
    assert {"PER", "KEN"} <= about(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Utenriksminister Petra Novak i Peru sa mandag at Kenya ikke kommer til Santiago."),
        ("nn", "Utanriksminister Petra Novak i Peru sa måndag at Kenya ikkje kjem til Santiago."),
        ("en", "Peru's foreign minister, Petra Novak, said on Monday that Kenya would not come to Santiago."),
    ],
)
def test_a_capital_that_somebody_goes_to_is_a_town(language: str, text: str) -> None:
    assert about(text, language) == {"KEN"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nb",
            "Kenya møtte Nato mandag. Utenriksminister Petra Novak i Peru sa at alliansen har ventet lenge.",
        ),
        (
            "nn",
            "Kenya møtte Nato måndag. Utanriksminister Petra Novak i Peru sa at alliansen har venta lenge.",
        ),
        (
            "en",
            "Kenya met Nato on Monday. Peru's foreign minister, Petra Novak, said the alliance had waited.",
        ),
    ],
)
def test_the_alliance_is_the_body_that_the_text_names(language: str, text: str) -> None:
    assert {name.casefold() for name in about(text, language)} == {"nato"}


def test_whom_a_pronoun_stands_for_is_spoken_of_beside_those_named() -> None:
    text = (
        "Kenyas president Tevita Fonoti kom mandag. "
        "Perus utenriksminister Petra Novak sa at Kenya bør høre på ham."
    )
    assert about(text, "nb") == {"KEN", "Tevita Fonoti"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nb",
            "Perus utenriksminister Petra Novak møtte Kenyas president. – Dette er bra for våre land, sa Novak.",
        ),
        (
            "nn",
            "Petra Novak, utanriksminister i Peru, møtte presidenten i Kenya. – Bra for landa våre, sa Novak.",
        ),
        (
            "en",
            "Peru's foreign minister, Petra Novak, met Kenya's president. “Good for our nations,” Novak said.",
        ),
    ],
)
def test_our_countries_are_the_speakers_and_the_other(language: str, text: str) -> None:
    assert about(text, language) == {"PER", "KEN"}
