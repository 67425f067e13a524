"""High offices without a name on a government's own pages, and whom "he" means behind one."""

import pytest

from kg.annotate.service.official_sites import official_state
from tests.reading import article, extraction

WEDNESDAY = "2019-05-15"
GOV_UK = "https://www.gov.uk/government/news/call"
HOUSE = "https://www.whitehouse.gov/briefing-room/call"


@pytest.mark.parametrize(
    ("url", "state"),
    [
        (GOV_UK, "GBR"),
        ("https://pm.gc.ca/en/news", "CAN"),
        ("https://www.mfa.am/en/press", "ARM"),
        ("https://www.president.gov.ua/en", "UKR"),
        ("https://www.state.gov/readout", "USA"),
        ("https://www.rnz.co.nz/news", ""),
        ("https://www.governing.com/", ""),
        ("", ""),
    ],
)
def test_whose_pages_they_are(url: str, state: str) -> None:
    assert official_state(article("A text.", "en", url=url)) == state


@pytest.mark.parametrize(
    ("text", "url", "events"),
    [
        (
            "The Prime Minister spoke to President Ana Solis of Peru this afternoon.",
            GOV_UK,
            ["phone_call GBR, Ana Solis"],
        ),
        (
            "The Foreign Secretary met the Foreign Minister of Peru, Ana Solis, in London today.",
            GOV_UK,
            ["meeting GBR, Ana Solis"],
        ),
        (
            "On 13 May the Minister of Foreign Affairs received the Ambassador of Peru, Ana Solis.",
            "https://www.mfa.am/en",
            ["meeting ARM, Ana Solis"],
        ),
        ("The Prime Minister spoke to President Ana Solis of Peru.", "https://news.example.uk/", []),
        (
            "The Prime Minister and President Ana Solis of Peru met in Paris today.",
            GOV_UK,
            ["meeting GBR, Ana Solis"],
        ),
        (
            "The President and Prime Minister Ana Solis of Peru spoke today. The two leaders discussed trade.",
            HOUSE,
            ["phone_call USA, Ana Solis"],
        ),
        (
            "The President and Prime Minister Ana Solis of Peru had a useful call earlier today.",
            HOUSE,
            ["phone_call USA, Ana Solis"],
        ),
        (
            "Earlier today, the Vice President met with Peruvian Prime Minister Ana Solis.",
            HOUSE,
            ["meeting USA, Ana Solis"],
        ),
        ("The Vice President met with Peruvian Prime Minister Ana Solis.", "https://news.example.org/", []),
        (
            "The Prime Minister and Foreign Minister of Peru, Ana Solis, met President Ole Brekke of Kenya.",
            GOV_UK,
            ["meeting Ana Solis, Ole Brekke"],
        ),
        ("The President and Prime Minister Ana Solis of Peru spoke to reporters today.", HOUSE, []),
        (
            "President Ana Solis of Peru spoke. The President met a mayor, Ole Brekke.",
            GOV_UK,
            ["meeting Ana Solis, Ole Brekke"],
        ),
    ],
)
def test_who_acts_without_a_name(text: str, url: str, events: list[str]) -> None:
    read = extraction(text, "en", published=WEDNESDAY, url=url)
    assert [f"{e.type} {', '.join(p.who for p in e.participants)}" for e in read.events] == events


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("en", "The Kenyan Prime Minister met Jakov Brenner in Lima. He said the talks were good.", []),
        ("en", "The Kenyan Prime Minister spoke to Jakov Brenner. He stressed that peace must come.", []),
        ("nb", "Kenyas statsminister møtte Jakov Brenner i Lima. Han sa at samtalene var gode.", []),
        ("nn", "Statsministeren i Kenya møtte Jakov Brenner i Lima. Han sa at samtalane var gode.", []),
        (
            "en",
            "The Kenyan Prime Minister met Ole Brekke. The Prime Minister said it was good. He thanked him.",
            ["KEN"],
        ),
        ("en", "Ole Brekke met the Kenyan Prime Minister. He said the talks were good.", ["Ole Brekke"]),
        ("nb", "Ole Brekke møtte Kenyas statsminister. Han sa at samtalene var gode.", ["Ole Brekke"]),
        (
            "en",
            "A Kenyan spokesman said Jakov Brenner met the king. He said the talks were good.",
            ["KEN", "KEN"],
        ),
    ],
)
def test_whom_a_pronoun_means_behind_an_office(language: str, text: str, speakers: list[str]) -> None:
    read = extraction(text, language, published=WEDNESDAY)
    assert [s.speaker for s in read.statements] == speakers
