"""Whose the titles are that answer a charge, receive a guest, or are judged by another state's leader."""

import pytest

from tests.reading import extraction

WEDNESDAY = "2019-05-15"

ANSWERS = [
    ("nb", "Irans president Hassan Karimi anklager Israel for brudd. {t} Avi Levin avviser anklagene.", "ISR"),
    ("nb", "Sveriges utenriksminister Malin Ek får ikke komme til Israel. {t} Avi Levin nekter å ta imot henne.", "ISR"),
    ("nb", "Pakistan kaller hjem sin ambassadør fra India. {t} Arun Mehta beklager avgjørelsen.", "IND"),
    ("nb", "Irans president Hassan Karimi anklager Israel for brudd. {t} Ali Rezaei sier at Iran vil svare.", "IRN"),
    ("nb", "Polen anklager Russland for sabotasje. Ifølge {l} Piotr Zaremba er det funnet spor.", "POL"),
    ("nn", "Irans president Hassan Karimi skuldar Israel for brot. {t} Avi Levin avviser skuldingane.", "ISR"),
    ("nn", "Pakistan kallar heim ambassadøren sin frå India. {t} Arun Mehta beklagar avgjerda.", "IND"),
    ("en", "French President Luc Bernard accused Iran of a breach. {t} Hassan Karimi rejected the accusation.", "IRN"),
    ("en", "Russia expelled Polish diplomats on Friday. {t} Piotr Zaremba condemned the decision.", "POL"),
    ("en", "Serbia's president arrived in Budapest. {t} Gabor Szalai greeted him at the airport.", "HUN"),
]  # fmt: skip
TITLES = {
    "nb": ("Statsminister", "Utenriksminister"),
    "nn": ("Statsminister", "Utanriksminister"),
    "en": ("Prime Minister", "Foreign Minister"),
}


def served(text: str, language: str, name: str) -> list[str | None]:
    told = extraction(text, language, published=WEDNESDAY)
    return [office.of for person in told.persons if person.name == name for office in person.offices]


@pytest.mark.parametrize(("language", "row", "state"), ANSWERS)
def test_who_answers_is_of_the_state_that_was_spoken_of(language: str, row: str, state: str) -> None:
    for title in TITLES[language]:
        text = row.format(t=title, l=title[0].lower() + title[1:])
        name = next(n for n in ("Avi Levin", "Arun Mehta", "Ali Rezaei", "Piotr Zaremba", "Gabor Szalai",
                                "Hassan Karimi") if f"{title.casefold()} {n.casefold()}" in text.casefold())  # fmt: skip
        assert served(text, language, name) == [state], text


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nb", "Forbundskansler Dieter Wolfram roste tirsdag president Mehmet Aydin.", "Mehmet Aydin"),
        ("nb", "President Nicolás Moreda reiste mandag til Spania.", "Nicolás Moreda"),
        ("nb", "Ekspresident Nicolás Moreda har flyktet til Spania.", "Nicolás Moreda"),
        ("nb", "Utenriksminister Sergej Volkov møtte sin norske kollega Kari Moe.", "Sergej Volkov"),
        ("en", "Danish Prime Minister Lars Hede praised President Whitcombe.", "Whitcombe"),
        ("en", "The Danish prime minister rejected President Whitcombe's offer.", "Whitcombe"),
    ],
)
def test_nobody_serves_the_state_of_who_judges_meets_or_receives_him(
    language: str, text: str, name: str
) -> None:
    assert served(text, language, name) == []


def test_the_country_where_somebody_stays_is_not_the_one_meant() -> None:
    text = (
        "Nicolás Moreda skulle møte opposisjonen i Norge, men sa at landets minister Jorge Rondón dro hjem."
    )
    assert served(text, "nb", "Jorge Rondón") == []
