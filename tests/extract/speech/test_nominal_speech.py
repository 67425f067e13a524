"""Speech told by a noun or an attitude: "made known her wish to", "gave its backing to", "held B responsible"."""

import pytest

from tests.reading import extraction

SAYS = [
    "was of one mind with Solis that the border must be opened",
    "was in agreement that the border must be opened",
    "reached the conclusion that the border must be opened",
    "stressed yet again that the border must be opened",
    "wrote on social media that the border must be opened",
    "made known her wish to see the border opened",
    "made no secret of her wish to see the border opened",
    "made an appeal for an open border",
    "issued a call for an open border",
    "repeated her demand for an open border",
    "renewed her call for an open border",
    "gave her full backing to the open border",
    "spoke of the need for an open border",
    "spoke in praise of the open border",
    "put forward proposals for an open border",
    "floated the idea of an open border",
    "left no doubt about her support for an open border",
    "shared the concern over the closed border",
    "held Peru responsible for the closed border",
    "charged Peru with closing the border",
    "sought an explanation of the closed border",
    "greeted the proposal for an open border",
    "informed the delegation of the opening of the border",
    "advocated an open border with Peru",
    "played down the row over the border",
    "took exception to the closing of the border",
    "had harsh words for the closing of the border",
    "did not rule out a closing of the border",
]
SILENT = [
    "called home the ambassador after the row over the border",
    "held the flag at the border with Peru",
    "attacked the town at the border",
    "repeated the journey to the border",
    "sought a way over the border",
]


@pytest.mark.parametrize("said", SAYS)
def test_told_by_a_noun(said: str) -> None:
    told = extraction(f"Kenya's foreign minister, Petra Novak, {said}.", language="en").statements
    assert [s.speaker for s in told] == ["Petra Novak"]


@pytest.mark.parametrize("done", SILENT)
def test_no_speech(done: str) -> None:
    assert not extraction(f"Kenya's foreign minister, Petra Novak, {done}.", language="en").statements


def test_a_statement_that_nobody_is_named_for_is_the_bodys() -> None:
    told = extraction(
        "The foreign ministry of Peru called in Kenya's ambassador. "
        '"There has to be an end to this affair," a statement said.',
        language="en",
    ).statements
    assert ["ministry" in s.speaker for s in told] == [True]
