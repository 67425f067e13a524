"""Holders of an office whom a text names nowhere speak for their state. All names are invented."""

import pytest

from tests.reading import extraction

SAYING = [
    ("nb", "Polens utenriksminister sier at samtalene var gode.", ["POL"]),
    ("nb", "Mandag sa den polske presidenten at samtalene var gode.", ["POL"]),
    ("nb", "Presidenten i Polen har sagt at samtalene var gode.", ["POL"]),
    ("nb", "– Samtalene var gode, sa Polens ambassadør til Norge.", ["POL"]),
    ("nb", "Ifølge Polens utenriksminister var samtalene gode.", ["POL"]),
    ("nb", "Polens statsminister og Sveriges utenriksminister sier at samtalene var gode.", ["POL", "SWE"]),
    ("nn", "Polens utanriksminister seier at samtalane var gode.", ["POL"]),
    ("nn", "Måndag sa den polske presidenten at samtalane var gode.", ["POL"]),
    ("en", "The Polish foreign minister said the talks went well.", ["POL"]),
    ("en", "The Foreign Minister of Poland, who was in Lima, said the talks went well.", ["POL"]),
    ("en", "Poland's prime minister has said that the talks went well.", ["POL"]),
    ("en", "“The talks went well,” the Polish ambassador to Peru told Reuters.", ["POL"]),
    ("en", "According to the Polish president, the talks went well.", ["POL"]),
    (
        "en",
        "The Polish prime minister and the Swedish foreign minister said the talks went well.",
        ["POL", "SWE"],
    ),
]
OTHERS = [  # where somebody else speaks, or nobody that a state has sent
    ("nb", "Polens president Jan Nowak sier at samtalene var gode.", ["Jan Nowak"]),
    ("nb", "Polens tidligere president sier at samtalene var gode.", []),
    ("nb", "Kona til Polens president sier at samtalene var gode.", []),
    ("nb", "Etter møtet med Polens president sa statsminister Kari Moe at samtalene var gode.", ["Kari Moe"]),
    ("en", "The wife of the Polish president said the talks went well.", []),
    ("en", "The office of the Polish president is expected to say that the talks went well.", []),
    ("en", "Senator Kari Moe, who met the Polish president, said the talks went well.", ["Kari Moe"]),
    ("en", "Poland's foreign minister, Jan Nowak, said the talks went well.", ["Jan Nowak"]),
]
LATER = [  # who goes on speaking
    ("nb", "Polens ambassadør sa at samtalene var gode. Han sa at alle var fornøyde.", ["POL", "POL"]),
    ("en", "The Polish ambassador said the talks went well. He said that all were pleased.", ["POL", "POL"]),
    ("en", "President Kari Moe met the Polish ambassador. The ambassador said the talks went well.", ["POL"]),
]


@pytest.mark.parametrize(("language", "text", "speakers"), SAYING + OTHERS + LATER)
def test_an_officer_whom_nobody_names_speaks_for_the_state(
    language: str, text: str, speakers: list[str]
) -> None:
    assert [
        name for s in extraction(text, language).statements for name in (s.speaker, *s.co_speakers)
    ] == speakers
