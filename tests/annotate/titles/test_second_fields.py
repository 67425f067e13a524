"""Fields joined to a minister's first, advisers on a field, and what stands between a counterpart and a name."""

import pytest

from tests.reading import extraction

CASES = (
    (
        "Kari Dalheim met Peruvian Minister of Foreign Affairs and International Cooperation Rosa Quispe.",
        "Rosa Quispe",
        [("foreign_minister", "PER")],
    ),
    (
        "Pakistan's Special Assistant to the Prime Minister on Foreign Affairs Rosa Quispe met Luis Soto.",
        "Rosa Quispe",
        [("official", "PAK")],
    ),
    (
        "Peruvian President Luis Soto met with his Norwegian counterpart Prime Minister Kari Dalheim in Oslo.",
        "Kari Dalheim",
        [("head_of_government", "NOR")],
    ),
    ("U.S. Secretary of Defence Paul Stone visited Peru.", "Paul Stone", [("defence_minister", "USA")]),
    (
        "Norwegian Prime Minister Kari Dalheim met the leader of Peru's ruling junta, Luis Soto, in Lima.",
        "Luis Soto",
        [("head_of_state", "PER")],
    ),
)


@pytest.mark.parametrize(("text", "name", "offices"), CASES, ids=[text for text, *_ in CASES])
def test_each_person_holds_the_office_told(text: str, name: str, offices: list[tuple[str, str]]) -> None:
    people = {p.name: p for p in extraction(text, "en", published="2019-05-15").persons}
    assert [(o.office, o.of) for o in people[name].offices] == offices


SPEAKERS = (
    ("Saudi Arabia's foreign ministry said the talks had failed.", ["Saudi Arabia's foreign ministry"]),
    (
        "The talks had failed, according to Brazil's Ministry of Foreign Relations.",
        ["Brazil's Ministry of Foreign Relations"],
    ),
    ("Peruvian President Luis Soto will attend a welcoming luncheon held by the Norwegian government.", []),
    ("Peruvian President Luis Soto was also denied permission to enter the building in Oslo.", []),
    ("Peruvian President Luis Soto welcomed the Norwegian delegation, led by Kari Dalheim.", []),
)


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS, ids=[text for text, _ in SPEAKERS])
def test_only_who_speaks_has_said_it(text: str, speakers: list[str]) -> None:
    assert [s.speaker for s in extraction(text, "en", published="2019-05-15").statements] == speakers
