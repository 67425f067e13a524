import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.details import mark


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["møtte"], ("Vik ", "møtte", " Sørin, og Vik smilte.")),
        (["Vik", "Vik"], ("", "Vik", " møtte Sørin, og ", "Vik", " smilte.")),
        (["møtte Sørin", "Sørin, og"], ("Vik ", "møtte Sørin, og", " Vik smilte.")),
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
