from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.details import details
from kg.draw.marks import mark
from kg.draw.outline import outline
from kg.draw.records import Passage
from kg.draw.select import select
from tests.draw import graphs


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["møtte"], ("Vik ", "møtte", " Sørin, og Vik smilte.")),
        (["Vik", "Vik"], ("", "Vik", " møtte Sørin, og ", "Vik", " smilte.")),
        (["møtte Sørin", "Sørin, og"], ("Vik ", "møtte Sørin, og", " Vik smilte.")),
        (["smilte. Det var alt."], ("Vik møtte Sørin, og Vik ", "smilte.", "")),
        (["en annen setning"], ("", "Vik møtte Sørin, og Vik smilte.", "")),
    ],
)
def test_words_are_marked_in_order_and_overlaps_become_one(words: list[str], parts: tuple[str, ...]) -> None:
    assert mark("Vik møtte Sørin, og Vik smilte.", words) == parts


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=5))
def test_the_parts_are_the_sentence(sentence: str, cuts: list[tuple[int, int]]) -> None:
    words = [sentence[at : at + size] for at, size in cuts if sentence[at : at + size]]
    parts = mark(sentence, words)
    assert "".join(parts) == sentence
    assert len(parts) % 2 == 1
    assert all(parts[1::2])


def test_of_a_clause_the_words_that_carry_the_fact_are_marked() -> None:
    made, clause = graphs.small(), "Sørin tok i går imot Vik på kaia"
    sentence = f"{clause}, og siden regnet det."
    made.thing("event/dock", "dip:Event", "Mottakelsen")
    made.fact("event/dock", f"dip:hasParticipant <{graphs.BASE}id/person/kari-vik>")
    made.evidence("event/dock", "a2", sentence, clause, "tok", "imot")
    made.evidence("person/kari-vik", "a2", sentence, "Vik")
    made.evidence("person/oleg-sorin", "a2", sentence, "Sørin")  # who is not said to have taken part
    found = details_of(made.store(), f"{graphs.BASE}id/event/dock")
    assert [passage.parts for passage in found] == [
        ("Sørin ", "tok", " i går ", "imot", " ", "Vik", " på kaia, og siden regnet det.")
    ]


def details_of(store: Any, iri: str) -> tuple[Passage, ...]:
    whole = outline(store)
    part = select(whole, centre=None, low="", high="")
    return details(store, part, whole, "nb").passages[iri]
