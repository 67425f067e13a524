"""Two posts of one person, before the name and behind it; but two people in a row are two."""

from itertools import product

import pytest

from tests.reading import extraction

FIRST = {
    "en": [("Senator ", "legislator"), ("Deputy Prime Minister ", "deputy_head_of_government")],
    "nb": [("senator ", "legislator"), ("visestatsminister ", "deputy_head_of_government")],
    "nn": [("senator ", "legislator"), ("visestatsminister ", "deputy_head_of_government")],
}
SECOND = {
    "en": ["Minister of Foreign Affairs of Kenya", "Kenya's foreign minister", "the Kenyan foreign minister"],
    "nb": ["Kenyas utenriksminister", "utenriksminister i Kenya", "den kenyanske utenriksministeren"],
    "nn": ["Kenyas utanriksminister", "utanriksminister i Kenya", "den kenyanske utanriksministeren"],
}
FRAMES = {
    "en": ["{}, arrived in Lima on Monday.", "President Ana Solis of Peru met {}, in Lima on Monday."],
    "nb": ["{}, kom til Lima mandag.", "Perus president Ana Solis møtte {}, i Lima mandag."],
    "nn": ["{}, kom til Lima måndag.", "Perus president Ana Solis møtte {}, i Lima måndag."],
}
CASES = [
    (ln, first, second, frame)
    for ln in FIRST
    for first, second, frame in product(FIRST[ln], SECOND[ln], FRAMES[ln])
]


@pytest.mark.parametrize(("language", "first", "second", "frame"), CASES)
def test_both_posts_are_his(language: str, first: tuple[str, str], second: str, frame: str) -> None:
    text = frame.format(f"{first[0]}Tevita Fonoti, {second}")
    people = {
        p.name: {(o.office, o.of) for o in p.offices}
        for p in extraction(text[0].upper() + text[1:], language).persons
    }
    assert people["Tevita Fonoti"] == {(first[1], "KEN"), ("foreign_minister", "KEN")}


@pytest.mark.parametrize(
    "text",
    [
        "She met President Tevita Fonoti, Minister of Trade of Peru Ana Paz, and others.",
        "She met Chilean Senator Tevita Fonoti, Kenya's foreign minister, and others.",
    ],
)
def test_the_next_in_a_row_is_another(text: str) -> None:
    people = {p.name: {o.office for o in p.offices} for p in extraction(text, "en").persons}
    assert not people["Tevita Fonoti"] & {"minister", "foreign_minister"}


def test_a_dispatch_is_no_state_of_whom_it_opens_with() -> None:
    told = "NUSA DUA, Indonesia (Reuters) - President Tevita Fonoti of Kenya met Chinese Prime Minister Li Wen on Saturday."
    people = {p.name: {(o.office, o.of) for o in p.offices} for p in extraction(told, "en").persons}
    assert people["Tevita Fonoti"] == {("head_of_state", "KEN")}
