"""Measures whose other side only the text before tells."""

import pytest

from tests.extract.circumstances.test_circumstances import told

Measure = tuple[str, list[tuple[str, str]]]

SUMMONED: list[tuple[str, str, Measure]] = [
    (
        "nb",
        "Latvia utviser to kenyanske diplomater. Kenyas ambassadør Otieno Wafula ble innkalt til departementet.",
        ("protest_note", [("LVA", "host"), ("Otieno Wafula", "guest")]),
    ),
    (
        "nb",
        "I Oslo ble Kenyas ambassadør Otieno Wafula kalt inn på teppet.",
        ("protest_note", [("NOR", "host"), ("Otieno Wafula", "guest")]),
    ),
    (
        "en",
        "Latvia expelled two Kenyan diplomats. Kenya's ambassador, Otieno Wafula, was summoned to the ministry.",
        ("protest_note", [("LVA", "host"), ("Otieno Wafula", "guest")]),
    ),
    (
        "en",
        "Peru expelled three Kenyan diplomats. Nairobi kicked out three Peruvians in return.",
        ("expulsion", [("KEN", "organiser"), ("PER", "participant")]),
    ),
    (
        "en",
        "The foreign ministry has declared two members of staff at the Kenyan embassy in Riga persona non grata.",
        ("expulsion", [("LVA", "organiser"), ("KEN", "participant")]),
    ),
    (
        "nb",
        "Peru har tatt imot mange flyktninger. I 2012 viste landet ut en kenyansk diplomat.",
        ("expulsion", [("PER", "organiser"), ("KEN", "participant")]),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SUMMONED)
def test_the_other_side_is_told_before(language: str, text: str, expected: Measure) -> None:
    found = [(e.type, [(p.who, p.role) for p in e.participants]) for e in told(text, language)]
    assert expected in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Rykter om at Perus ambassadør Luis Soto skulle bli utvist fra Kenya, stemmer ikke."),
        ("en", "Rumours that Peru's ambassador, Luis Soto, was to be expelled from Kenya are untrue."),
    ],
)
def test_a_rumour_that_its_own_sentence_takes_back(language: str, text: str) -> None:
    assert [(e.type, e.status) for e in told(text, language)] == [("expulsion", "denied")]
