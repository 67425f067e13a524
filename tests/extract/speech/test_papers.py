"""Whose a paper is that speaks, whose words stand behind "according to", and what a sentence points back at."""

import pytest

from tests.reading import extraction

SAID = [
    ("en", "A joint statement by Peru, Kenya and Fiji said the talks were useful.", ["PER", "KEN", "FJI"], ""),
    ("en", "A statement from the African Union said the talks were useful.", ["African Union"], ""),
    ("en", "According to Ana Solis, “the talks were useful.”", ["Ana Solis"], "direct"),
    (
        "en",
        "A statement by Peru came on Monday. “The talks were useful,” the statement reads.",
        ["PER"],
        "direct",
    ),
    ("nb", "Peru, Kenya og Fiji sier i en uttalelse at samtalene var nyttige.", ["PER", "KEN", "FJI"], ""),
    ("nb", "I uttalelsen, som er undertegnet av EU og Peru, heter det at det går bra.", ["EU", "PER"], ""),
    ("nb", "Samtalene var nyttige. Beskjeden kom fra Peru mandag.", ["PER"], ""),
    ("nn", "Samtalane var nyttige. Det slår Peru fast.", ["PER"], ""),
    ("nb", "NTB fikk bekreftet fra Peru at samtalene var nyttige.", ["PER"], ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speakers", "mode"), SAID)
def test_each_paper_and_message_has_its_speakers(
    language: str, text: str, speakers: list[str], mode: str
) -> None:
    (said,) = extraction(text, language).statements
    assert [said.speaker, *said.co_speakers] == speakers
    assert said.mode == (mode or "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "Samtalene var nyttige. Det har Peru sagt nei til.",
        "Samtalene var nyttige. Det var beskjeden Peru fikk.",
        "Ana Solis er i tvil om at samtalene var nyttige.",
    ],
)
def test_nobody_says_what_he_is_told_or_doubts(text: str) -> None:
    assert not extraction(text, "nb").statements
