from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.quotes import quotes
from kg.annotate.structure import paragraphs
from kg.records import Article

CASES = [
    ("– Vi er glade for besøket, sier Lise Dalheim til NTB.", ["Vi er glade for besøket"]),
    ("— Vi er glade for besøket, sier Lise Dalheim.", ["Vi er glade for besøket"]),
    ("- Vi er glade for besøket. Det lover godt, sa han.", ["Vi er glade for besøket. Det lover godt"]),
    ("− Vi er glade for besøket, sier Lise Dalheim.", ["Vi er glade for besøket"]),
    ("– Vi er glade for besøket, sier al-Dalheim.", ["Vi er glade for besøket"]),
    ("– Vi er glade for besøket, sa van der Holm til NTB.", ["Vi er glade for besøket"]),
    ("– Vi er glade for besøket, sier Łucja Dalheim.", ["Vi er glade for besøket"]),
    ("– Er dette alvor? spør Dalheim.", ["Er dette alvor?"]),
    ("– Vi møtes igjen, sier Dalheim. – Det blir snart.", ["Vi møtes igjen", "Det blir snart"]),
    ("– Avtalen, som ble til i Tromsø, står fast.", ["Avtalen, som ble til i Tromsø, står fast"]),
    ("– Brevet ble levert i går, heter det i uttalelsen.", ["Brevet ble levert i går"]),
    ("– Møtet går som planlagt, ifølge Dalheim.", ["Møtet går som planlagt"]),
    ("– Vi er einige om mykje, la ho til.", ["Vi er einige om mykje"]),
    ("Dalheim: – Et godt møte", ["Et godt møte"]),
    ("– Et godt møte", ["Et godt møte"]),
    ("«Vi reiser i morgen», skriver Dalheim.", ["Vi reiser i morgen"]),
    ("“We leave tomorrow,” Dalheim said. “All of us.”", ["We leave tomorrow,", "All of us."]),
    ('"We leave tomorrow," Dalheim said.', ["We leave tomorrow,"]),
    ("„Vi reiser“, sier Dalheim.", ["Vi reiser"]),
    ('" We leave tomorrow," Dalheim said. " All of us."', ["We leave tomorrow,", "All of us."]),
    ("“We leave tomorrow,'' Dalheim said. ``All of us.''", ["We leave tomorrow,", "All of us."]),
    ('The 5" gun and the 6" gun were brought home.', []),
    ("‘We leave tomorrow,’ Dalheim said; it wasn’t news.", ["We leave tomorrow,"]),
    ("The minister's aide and Norway's envoy left.", []),
    ("Han kalte det et «ærlig» svar.", ["ærlig"]),
    ("– Han sa «nei takk» til oss, sier Dalheim.", ["Han sa «nei takk» til oss"]),
    ("“We begin here.\n\n“And we end there,” Dalheim said.", ["We begin here.", "And we end there,"]),
    ("Samtalene varte 2–3 timer – lenger enn ventet.", []),
]


def words(text: str) -> list[str]:
    parts = paragraphs(Article(id="a", text=text, language="nb"))
    return [text[q.start : q.end] for q in quotes(text, parts, "nb")]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_words_set_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_style_and_paragraph() -> None:
    text = "– Vi reiser, sier Dalheim.\n\nHun la til: «Det er bra».\n\n– Ja, sa han."
    found = quotes(text, paragraphs(Article(id="a", text=text, language="nb")), "nb")
    assert [(q.style, q.paragraph) for q in found] == [("dash", 0), ("marks", 1), ("dash", 2)]


@given(st.text(alphabet="ab .,–-«»“”\"'‘’\n:Q", max_size=60))
def test_any_text_gives_ordered_spans_within_its_paragraphs(text: str) -> None:
    parts = paragraphs(Article(id="a", text=text, language="nb"))
    found = quotes(text, parts, "nb")
    assert all(parts[q.paragraph].start <= q.start <= q.end <= parts[-1].end for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
