"""The expression for a list of words: what it matches is what a plain alternation of them would match."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.languages.patterns import either

WORDS = st.lists(
    st.text("abå -.", min_size=1, max_size=5).filter(lambda w: w == " ".join(w.split())), max_size=8
)


def plain(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True) if w) or r"(?!)"


@given(
    WORDS,
    st.text("abå -.", max_size=20).map(lambda t: " ".join(t.split())),
    st.sampled_from((0, re.IGNORECASE)),
)
def test_it_finds_what_an_alternation_of_the_words_finds_the_longest_first(
    words: list[str], text: str, flags: int
) -> None:
    for around in ("{}", r"(?<!\w)(?:{})(?!\w)", "({})b"):
        found = [m.span() for m in re.finditer(around.format(f"(?:{either(words)})"), text, flags)]
        assert found == [m.span() for m in re.finditer(around.format(f"(?:{plain(words)})"), text, flags)]


def test_spaces_of_a_phrase_are_any_white_space() -> None:
    assert re.fullmatch(either(["took part", "took"]), "took\n part")


def test_without_words_nothing_matches() -> None:
    assert re.search(either(["", ""]), "") is None
    assert re.search(f"x|{either([])}", "y") is None
