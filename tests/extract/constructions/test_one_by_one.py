"""One row, several meetings; meetings with people whom nobody names; the stops of a journey, one by one.

Who meets two of two states meets each, unless words make it one; so whoever meets both heads of one state.
"""

from collections.abc import Sequence
from itertools import product

import pytest

from tests.reading import extraction

WEDNESDAY = "2024-05-15"
TALKS = ("meeting", "phone_call", "summit")
TWO = {
    "nb": "Perus president Ana Solis og Chiles utenriksminister Luis Paredes",
    "nn": "Perus president Ana Solis og Chiles utanriksminister Luis Paredes",
    "en": "Peruvian President Ana Solis and Chilean Foreign Minister Luis Paredes",
}
HEADS = {
    "nb": "Perus president Ana Solis og statsminister Luis Paredes",
    "nn": "Perus president Ana Solis og statsminister Luis Paredes",
    "en": "Peruvian President Ana Solis and Prime Minister Luis Paredes",
}
COLLEAGUES = {
    "nb": "Perus president Ana Solis og utenriksminister Luis Paredes",
    "nn": "Perus president Ana Solis og utanriksminister Luis Paredes",
    "en": "Peruvian President Ana Solis and Foreign Minister Luis Paredes",
}
APART = [
    ("nb", "Utenriksminister Kari Ekdal møtte {row} i Riga mandag."),
    ("nb", "I Riga møtte utenriksminister Kari Ekdal mandag {row}."),
    ("nb", "Utenriksminister Kari Ekdal skal blant annet møte {row} i Riga."),
    ("nb", "Utenriksminister Kari Ekdal hadde møter med {row} i Riga."),
    ("nb", "Utenriksminister Kari Ekdal har snakket på telefon med {row}."),
    ("nb", "Utenriksminister Kari Ekdal ringte mandag {row}."),
    ("nn", "Utanriksminister Kari Ekdal møter mellom anna {row} i Riga."),
    ("nn", "Utanriksminister Kari Ekdal skal ha møte med blant andre {row}."),
    ("nn", "Utanriksminister Kari Ekdal snakka i går på telefon med {row}."),
    ("en", "Norwegian Foreign Minister Kari Ekdal met with {row} in Riga on Monday."),
    ("en", "Norwegian Foreign Minister Kari Ekdal will meet {row} in Riga on Friday."),
    ("en", "Norwegian Foreign Minister Kari Ekdal spoke by phone with {row} on Monday."),
    ("en", "Norwegian Foreign Minister Kari Ekdal held meetings with {row}."),
]
JOINT = [
    ("nb", "Utenriksminister Kari Ekdal hadde en felles telefonsamtale med {row}."),
    ("nb", "Utenriksminister Kari Ekdal hadde et møte med {row} i Riga."),
    ("nb", "Utenriksminister Kari Ekdal møtte {row} i Riga. De tre snakket om fisk."),
    ("nn", "Utanriksminister Kari Ekdal hadde eit trepartsmøte med {row}."),
    ("en", "Norwegian Foreign Minister Kari Ekdal held a trilateral meeting with {row}."),
    ("en", "Norwegian Foreign Minister Kari Ekdal will join a trilateral meeting with {row} in Riga."),
    (
        "en",
        "Norwegian Foreign Minister Kari Ekdal met with {row} in Riga. The three ministers spoke of fish.",
    ),
    (
        "en",
        "Norwegian Foreign Minister Kari Ekdal will meet with {row} for the Fish Leaders' Summit in Riga.",
    ),
]


def talks(text: str, language: str) -> list[set[str]]:
    """Who take part in each meeting and call of a text."""
    found = [e for e in extraction(text, language, published=WEDNESDAY).events if e.type in TALKS]
    return [{p.who for p in e.participants} for e in found]


@pytest.mark.parametrize(("told", "rows"), [*product(APART, (TWO, HEADS))])
def test_each_of_two_is_met(told: tuple[str, str], rows: dict[str, str]) -> None:
    language, text = told
    met = talks(text.format(row=rows[language]), language)
    assert met == [{"Kari Ekdal", "Ana Solis"}, {"Kari Ekdal", "Luis Paredes"}]


@pytest.mark.parametrize(("language", "text"), JOINT)
def test_words_make_it_one_of_three(language: str, text: str) -> None:
    assert talks(text.format(row=TWO[language]), language) == [{"Kari Ekdal", "Ana Solis", "Luis Paredes"}]


@pytest.mark.parametrize(("language", "text"), [APART[0], APART[1], APART[9], APART[10]])
def test_colleagues_of_one_state_are_met_at_once(language: str, text: str) -> None:
    met = talks(text.format(row=COLLEAGUES[language]), language)
    assert met == [{"Kari Ekdal", "Ana Solis", "Luis Paredes"}]


UNNAMED = [
    ("nb", "Utenriksminister Kari Ekdal møtte norsk næringsliv i Lima mandag."),
    ("nb", "I Lima møter utenriksminister Kari Ekdal også norske bedrifter."),
    ("nb", "Utenriksminister Kari Ekdal reiser til Lima, der hun skal møte studenter."),
    ("nb", "Utenriksminister Kari Ekdal møtte opposisjonsledere i Lima mandag."),
    ("nn", "I Lima møtte utanriksminister Kari Ekdal studentar og lærarar."),
    ("en", "Norwegian Foreign Minister Kari Ekdal met with community leaders in Lima on Monday."),
    ("en", "Norwegian Foreign Minister Kari Ekdal will meet a group of young entrepreneurs in Lima."),
    ("en", "In Lima, Norwegian Foreign Minister Kari Ekdal will engage members of civil society."),
]


@pytest.mark.parametrize(("language", "text"), UNNAMED)
def test_people_whom_nobody_names_are_met(language: str, text: str) -> None:
    found = [e for e in extraction(text, language, published=WEDNESDAY).events if e.type == "meeting"]
    assert [({p.who for p in e.participants}, e.city) for e in found] == [({"Kari Ekdal"}, "Lima")]


def test_officials_on_a_journey_are_those_of_its_land() -> None:
    text = (
        "Norwegian Foreign Minister Kari Ekdal will travel to Peru on June 3 to meet with senior officials."
    )
    assert talks(text, "en") == [{"Kari Ekdal", "PER"}]


def test_who_goes_on_is_the_subject_behind_an_opening_phrase() -> None:
    text = (
        "Etter samtalene med Perus president Luis Soto reiste statsminister Jon Dal til Berlin, "
        "hvor han møtte kansler Dieter Lenk."
    )
    assert {"Jon Dal", "Dieter Lenk"} in talks(text, "nb")


STATUSES = [
    ("en", "Norwegian Foreign Minister Kari Ekdal's trip includes stops in Lima and Quito.", "planned"),
    ("en", "Norwegian Foreign Minister Kari Ekdal's trip included stops in Lima and Quito.", "held"),
    (
        "en",
        "Norwegian Foreign Minister Kari Ekdal will represent Norway at the ASEAN Summit in Hanoi.",
        "planned",
    ),
    ("en", "Norwegian Foreign Minister Kari Ekdal represented Norway at the ASEAN Summit in Hanoi.", "held"),
    ("nb", "Reisen tar utenriksminister Kari Ekdal til Lima og Quito.", "planned"),
    ("nb", "Utenriksminister Kari Ekdal planlegger på sin side en tur til Lima.", "planned"),
]


@pytest.mark.parametrize(("language", "text", "status"), STATUSES)
def test_what_is_listed_in_the_present_is_to_come(language: str, text: str, status: str) -> None:
    events = extraction(text, language, published=WEDNESDAY).events
    assert events
    assert {e.status for e in events} == {status}
    assert all("Kari Ekdal" in {p.who for p in e.participants} for e in events)


def test_who_is_urged_to_talk_has_not_talked() -> None:
    text = f"Norwegian Foreign Minister Kari Ekdal urged {TWO['en']} to talk."
    assert talks(text, "en") == []


STOPS: list[tuple[str, str, Sequence[tuple[str, str | None]]]] = [
    ("nb", "besøker Lima mandag, Quito tirsdag og Bogota torsdag", [("Lima", "2024-05-20"), ("Quito", "2024-05-21"), ("Bogota", "2024-05-23")]),
    ("nb", "reiser til Lima 3. juni og videre til Quito 5. juni", [("Lima", "2024-06-03"), ("Quito", "2024-06-05")]),
    ("nb", "besøkte Lima mandag, deretter Quito og Bogota", [("Lima", "2024-05-13"), ("Quito", None), ("Bogota", None)]),
    ("nb", "skal til Lima mandag og Quito onsdag", [("Lima", "2024-05-20"), ("Quito", "2024-05-22")]),
    ("en", "will visit Lima June 3-4, Quito June 5-6, and Bogota June 7", [("Lima", "2024-06-03"), ("Quito", "2024-06-05"), ("Bogota", "2024-06-07")]),
    ("en", "will travel to Lima (June 3-4), Quito (June 5-6), and Bogota (June 7)", [("Lima", "2024-06-03"), ("Quito", "2024-06-05"), ("Bogota", "2024-06-07")]),
    ("en", "will travel to Lima on June 3, continuing to Quito and Bogota", [("Lima", "2024-06-03"), ("Quito", None), ("Bogota", None)]),
    ("en", "visited Lima on Monday, Quito on Tuesday and Bogota on Wednesday", [("Lima", "2024-05-13"), ("Quito", "2024-05-14"), ("Bogota", "2024-05-15")]),
    ("nb", "skal besøke tre hovedsteder, først Lima, deretter Quito og Bogota", [("Lima", None), ("Quito", None), ("Bogota", None)]),
    ("en", "will visit three cities, beginning with a meeting with the Andean Council in Lima and continuing to Quito and Bogota", [("Lima", None), ("Quito", None), ("Bogota", None)]),
    ("en", "is to visit several capitals, including Lima and Quito", [("Lima", None), ("Quito", None)]),
    ("en", "will visit Lima on June 3 to discuss Ecuador and Colombia", [("Lima", "2024-06-03")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "stops"), STOPS)
def test_each_stop_has_its_day(language: str, words: str, stops: Sequence[tuple[str, str | None]]) -> None:
    who = "Utenriksminister Kari Ekdal" if language == "nb" else "Norwegian Foreign Minister Kari Ekdal"
    events = extraction(f"{who} {words}.", language, published=WEDNESDAY).events
    assert sorted((e.city or "", e.start) for e in events if e.type == "visit") == sorted(stops)
