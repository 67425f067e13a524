"""Two who meet in the opening: whom "they" and "the two" stand for, and to whom each of them speaks."""

import pytest

from tests.reading import extraction

ANA, PETRA = "Ana Solis", "Petra Novak"
MEETINGS = [
    "Kenya's foreign minister, Petra Novak, met Peru's president, Ana Solis, in Lima on Monday.",
    "Kenya's foreign minister, Petra Novak, held a long telephone conversation today with Ana Solis, the president of Peru.",
    "Kenya's foreign minister, Petra Novak, spoke by telephone on Monday with President Ana Solis of Peru.",
    "Kenya's foreign minister, Petra Novak, received President Ana Solis of Peru on Monday.",
    "Talks between Kenya's foreign minister, Petra Novak, and President Ana Solis of Peru took place on Monday.",
    "Kenya's foreign minister, Petra Novak, and Peru's president, Ana Solis, discussed the border on Monday.",
]
OTHERS = "The late leader Tevita Fonoti and former president Ole Brekke had begun the work."
PLURALS = [
    "They agreed that the border must be opened.",
    "The two leaders were of one mind that the border must be opened.",
    "Both politicians were of the opinion that the border must be opened.",
    "The sides confirmed once more that the border must be opened.",
    "The two were agreed that the border must be opened.",
    "The leaders took the view that the border must be opened.",
]
SAID = [
    ("Novak said that the border must be opened.", ANA),
    ("Solis stressed that the border must be opened.", PETRA),
    ("Solis condemned the closing of the border.", PETRA),
    ("Novak made known her wish to see the border opened.", ANA),
]
APART = [
    "Novak told reporters that the border must be opened.",
    "Novak said at a press conference afterwards that the border must be opened.",
    "In an interview on Tuesday, Novak said that the border must be opened.",
]
NO_MEETINGS = [
    "Kenya's foreign minister, Petra Novak, received a message from Peru's president, Ana Solis, on Monday.",
    "Kenya's foreign minister, Petra Novak, said on Monday that she would meet President Ana Solis of Peru.",
    "Kenya's foreign minister, Petra Novak, met President Ana Solis and Tevita Fonoti on Monday.",
]


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("said", PLURALS)
def test_the_two_are_those_who_meet(meeting: str, said: str) -> None:
    told = extraction(f"{meeting} {OTHERS}\n\n{said}", language="en").statements
    assert [{s.speaker, *s.co_speakers} for s in told] == [{ANA, PETRA}]


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize(("said", "hearer"), SAID)
def test_one_speaks_to_the_other(meeting: str, said: str, hearer: str) -> None:
    told = extraction(f"{meeting}\n\n{said}", language="en").statements
    assert [(s.addressee, s.inferred_addressee) for s in told] == [(hearer, True)]


@pytest.mark.parametrize("said", APART)
def test_what_is_said_elsewhere_is_said_to_others(said: str) -> None:
    told = extraction(f"{MEETINGS[0]}\n\n{said}", language="en").statements
    assert told
    assert all(s.addressee != ANA for s in told)


@pytest.mark.parametrize("meeting", NO_MEETINGS)
def test_no_meeting_of_two(meeting: str) -> None:
    told = extraction(f"{meeting}\n\nNovak said that the border must be opened.", language="en").statements
    assert told[-1].addressee != ANA


def test_quoted_words_in_between_are_for_the_press() -> None:
    told = extraction(
        f"{MEETINGS[0]} “We are glad,” Novak said. She added that the border must be opened.", language="en"
    ).statements
    assert [s.addressee for s in told] == [None, None]


def test_the_host_of_a_readout_whom_nobody_names() -> None:
    told = extraction(
        "A Downing Street spokesperson said:\n\nThe Prime Minister spoke to President Ana Solis of Peru today.\n\n"
        "The Prime Minister said the UK would open the border. They agreed that trade must grow.",
        language="en",
        title="Press release: PM call with President Solis: 11 May 2018",
    ).statements
    assert [(s.speaker, s.co_speakers, s.addressee) for s in told if s.mode == "indirect"] == [
        ("GBR", (), ANA),
        ("GBR", (ANA,), None),
    ]


def test_talks_that_are_told_again_go_on() -> None:
    told = extraction(
        f"{MEETINGS[0]}\n\nThe strike earlier this week was terrible. Novak and Solis talked about the border. "
        "Novak said that the border must be opened.\n\nEarlier, Solis said that the border must be closed.",
        language="en",
    ).statements
    assert [(s.speaker, s.addressee) for s in told] == [(PETRA, ANA), (ANA, None)]
