"""To whom it is said where no name stands beside it: the other one of a call, "the newspaper"."""

import pytest

from tests.reading import extraction

CALLS = [
    ("nb", "Statsminister Kari Vold snakket mandag på telefon med president Luis Soto.\n\nVold uttrykte bekymring for Peru."),
    ("nn", "Statsminister Kari Vold snakka måndag på telefon med president Luis Soto.\n\nVold uttrykte uro for Peru."),
    ("en", "Prime Minister Kari Vold spoke by telephone with President Luis Soto on Monday.\n\nVold expressed concern about Peru."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CALLS)
def test_what_one_of_two_callers_expressed_is_said_to_the_other(language: str, text: str) -> None:
    assert [s.addressee for s in extraction(text, language).statements] == ["Luis Soto"]


def test_what_a_caller_says_to_nobody_in_particular_is_not() -> None:
    text = CALLS[0][1].split("\n")[0] + "\n\n– Dette går bra, sier Vold."
    assert [s.addressee for s in extraction(text).statements] == [None]


PAPERS = [
    ("nb", "– Dette går bra, sier statsminister Kari Vold til Aftenposten.\n\nPresident Luis Soto sier til avisen at broen er åpen."),
    ("nn", "– Dette går bra, seier statsminister Kari Vold til Aftenposten.\n\nPresident Luis Soto seier til avisa at brua er open."),
    ("en", "“This is fine,” Prime Minister Kari Vold told the Guardian.\n\nPresident Luis Soto told the newspaper that the bridge is open."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), PAPERS)
def test_the_newspaper_is_the_one_told_before(language: str, text: str) -> None:
    first, second = (s.addressee for s in extraction(text, language).statements)
    assert first == second is not None


MET = [
    "– Vi har mye å snakke om, sa Perus statsminister Kari Vold da hun møtte presidenten i Kenya, Luis Soto.",
    "– Dette er viktig, sa Perus statsminister Kari Vold da hun møtte Kenyas president Luis Soto i Lima.",
    "Da Perus statsminister Kari Vold tok imot Kenyas president Luis Soto i Lima, uttalte hun at samarbeidet er viktig.",
    "– Vi har mye å snakke om, sa Perus statsminister Kari Vold da samtalene med Kenyas president Luis Soto tok til.",
    "Da møtet mellom Perus statsminister Kari Vold og Kenyas president Luis Soto startet, sa Vold at dialogen er viktig.",
    "– Vi kommer i fred, sa Perus statsminister Kari Vold i sitt møte onsdag med Kenyas president Luis Soto.",
    "Perus statsminister Kari Vold møtte Kenyas president Luis Soto og sa at handelen må øke.",
    "– Vi er samde, sa Perus statsminister Kari Vold då ho sette seg ned til samtalar med Kenyas president Luis Soto.",
]


@pytest.mark.parametrize("text", MET)
def test_whoever_is_met_in_the_sentence_of_the_words_hears_them(text: str) -> None:
    language = "nn" if " ho " in text else "nb"
    assert [(s.addressee, s.inferred_addressee) for s in extraction(text, language).statements] == [
        ("Luis Soto", True)
    ]


NOT_MET = [
    "– Takk, sa Perus statsminister Kari Vold da hun ble møtt av Kenyas president Luis Soto.",
    "– Det var fint, sa Perus statsminister Kari Vold etter et møte med Kenyas president Luis Soto.",
    "– Vi er spente, sa Perus statsminister Kari Vold da Ghanas president Osei Tano møtte Kenyas president Luis Soto.",
    "Perus statsminister Kari Vold sa i et intervju at et møte med Kenyas president Luis Soto er viktig.",
]


@pytest.mark.parametrize("text", NOT_MET)
def test_whoever_is_met_before_or_by_others_does_not(text: str) -> None:
    assert [s.addressee for s in extraction(text).statements] == [None]


OUTLETS = [
    ("– Det var fint, sa Perus statsminister Kari Vold til statlig russisk TV.", "statlig russisk TV"),
    ("– Det var fint, sa Perus statsminister Kari Vold til TV-kanalen Fjordvest.", "Fjordvest"),
    (
        "– Det var fint, sa Perus statsminister Kari Vold i et intervju med kanalen.\n\nHun er i Lima, ifølge TV 2.",
        "TV 2",
    ),
]


@pytest.mark.parametrize(("text", "outlet"), OUTLETS)
def test_a_broadcaster_listens_under_the_words_printed(text: str, outlet: str) -> None:
    said, *passed_on = extraction(text).statements
    assert said.addressee == outlet
    assert not any(s.addressee for s in passed_on)  # who is the source of it is told nothing


@pytest.mark.parametrize(
    "text",
    [
        "Statsminister Kari Vold er i Lima. Ifølge Volds talsmann Luis Soto ville samtalen vare lenge.",
        "Statsminister Kari Vold er i Lima. Krisen gjør forholdet vanskelig, ifølge Volds talsmann Luis Soto.",
    ],
)
def test_the_spokesman_named_behind_his_chief_is_the_source(text: str) -> None:
    assert [s.speaker for s in extraction(text).statements] == ["Luis Soto"]
