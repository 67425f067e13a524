"""What is asked in a word or two, where the clause ends that only says when, and whose "ifølge" is not."""

import pytest

from kg.records import Extraction
from tests.reading import extraction

WEDNESDAY = "2019-05-15"


def told(text: str, language: str) -> Extraction:
    return extraction(text, language, published=WEDNESDAY)


def statements(text: str, language: str) -> list[tuple[str | None, str, str | None]]:
    return [(s.speaker, text[s.start : s.end], s.addressee) for s in told(text, language).statements]


@pytest.mark.parametrize(
    ("language", "text", "addressee", "said"),
    [
        ("nb", "Statsminister Kari Moe ba onsdag president Jan Nowak om å respektere avtalen.", "Jan Nowak", "respektere avtalen"),
        ("nb", "Statsminister Kari Moe ber Egypt om å åpne grensen til Gaza.", "EGY", "åpne grensen til Gaza"),
        ("nb", "Statsminister Kari Moe har bedt Polens president Jan Nowak stanse krigen.", "Jan Nowak", "stanse krigen"),
        ("nn", "Statsminister Kari Moe bad onsdag president Jan Nowak om å respektere avtalen.", "Jan Nowak", "respektere avtalen"),
        ("nn", "Statsminister Kari Moe bed Egypt om å opne grensa.", "EGY", "opne grensa"),
    ],
)  # fmt: skip
def test_what_is_asked_of_somebody(language: str, text: str, addressee: str, said: str) -> None:
    assert statements(text, language) == [("Kari Moe", said, addressee)]
    assert not told(text, language).invitations


def test_who_was_asked_by_another_did_not_ask() -> None:
    text = "Statsminister Kari Moe ble bedt av Jan Nowak om å trekke støtten."
    assert statements(text, "nb") == [("Jan Nowak", "trekke støtten", "Kari Moe")]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("nb", "Kari Moe sa at Norge støtter Polen, etter at hun møtte president Jan Nowak.", "Norge støtter Polen"),
        ("nb", "Kari Moe mener EU må gjøre mer, etter å ha snakket med Jan Nowak.", "EU må gjøre mer"),
        ("nb", "Kari Moe uttrykte dyp bekymring for grensen under en pressekonferanse i Oslo.", "dyp bekymring for grensen"),
        ("nn", "Kari Moe seier at Noreg støttar Polen, etter at ho møtte president Jan Nowak.", "Noreg støttar Polen"),
        ("en", "Kari Moe urged Poland to open the border after she met President Jan Nowak.", "Poland to open the border"),
        ("en", "Kari Moe urged Poland to open the border during a call with President Jan Nowak.", "Poland to open the border"),
        ("en", "Kari Moe said that she wept after she met President Jan Nowak.", "she wept after she met President Jan Nowak"),
    ],
)  # fmt: skip
def test_what_only_says_when_it_was_said_is_not_said(language: str, text: str, said: str) -> None:
    assert [words for _, words, _ in statements(text, language)] == [said]


@pytest.mark.parametrize("verb", ["var det", "tok", "har"])
def test_who_stands_behind_the_verb_is_no_source(verb: str) -> None:
    text = f"Ifølge talsmannen {verb} Jan Nowak som tok det første skrittet."
    assert all(speaker != "Jan Nowak" for speaker, _, _ in statements(text, "nb"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Utenriksminister Kari Moe avviste kritikken etter et møte med Jan Nowak i Oslo onsdag."),
        ("en", "Kari Moe rejected criticism from Serbia following talks with Jan Nowak in Oslo."),
    ],
)
def test_what_was_before_a_denial_was_held(language: str, text: str) -> None:
    assert [event.status for event in told(text, language).events] == ["held"]
