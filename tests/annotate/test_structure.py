import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.structure import paragraphs, sentences, tokens
from tests.reading import article, document


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Av Kari Nordlie", "byline"),
        ("Publisert: 3. mai 2022 kl. 12.00", "published"),
        ("De to hilste på hverandre. Foto: Ola Dunk / NTB", "caption"),
        ("MØTE: Her kommer delegasjonen til hotellet.", "caption"),
        ("OSLO (Fjordposten): Statsministeren reiser i dag.", "lead"),
        ("Vil ha ny avtale", "subhead"),
        ("Statsministeren reiser til Sverige i dag.", "body"),
    ],
)
def test_kind_of_paragraph(text: str, kind: str) -> None:
    assert [p.kind for p in paragraphs(article(text))] == [kind]


def test_headline_is_the_title() -> None:
    found = paragraphs(article("Lise Dal til Roma\n\nHun reiser i dag.", title="Lise Dal til Roma"))
    assert [p.kind for p in found] == ["headline", "body"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("nb", "Møtet var 25. oktober. Det varte lenge.", 2),
        ("nb", "Ragnhild H. Sivertsen kom kl. 12. De dro igjen.", 2),
        ("nb", "Det gjelder bl.a. Norge. Også Sverige er med.", 2),
        ("en", "Mr. Dunn met Dr. Ray in Washington, D.C. on Monday. They spoke.", 2),
        ("en", "The U.S. delegation left. It was late.", 2),
        ("en", "The talks began at 3 p.m. Petra Novak left at 5 P.M. President Solis stayed.", 3),
        ("en", "The talks began at 3 p.m. Monday and ended at 5 p.m. EST. P.M. Novak left.", 2),
        ("en", "Foreign Minister J.P. Dunmore left. It was late.", 2),
        ("nb", "Utenriksminister J.P. Dalheim reiste. Det var sent.", 2),
        ("nb", "De møttes igjen. Łucja Dalheim var med. Șerban kom sent.", 3),
        ("nb", "– Vi er enige, sa hun. – Det er bra.", 2),
        ("en", "She met President Xi. The two spoke of fish.", 2),
        ("nb", "Hun møtte Ola Ek. De to er fra Bø. Det er nær.", 3),
        ("nb", "Th. Dalheim møtte Ole Kr. Moe der.", 1),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    assert len(sentences(article(text, language), tokens(text))) == count


@given(st.text(alphabet="aÅ .\n–«»\"'-12(),", max_size=80))
def test_spans_fit_the_text(text: str) -> None:
    words = tokens(text)
    for token in words:
        assert text[token.start : token.end] == token.text
    covered = sentences(article(text), words)
    for sentence in covered:
        assert text[sentence.start : sentence.end].strip()
        assert all(
            sentence.start <= t.start and t.end <= sentence.end for t in words[slice(*sentence.tokens)]
        )
    assert sum(b - a for a, b in (s.tokens for s in covered)) == len(words)


def test_a_text_without_a_full_stop_is_cut_at_a_space_and_loses_no_token() -> None:
    text = "Kari Nordby, Ola Berg og Per Dal møtte " * 300
    words = tokens(text)
    found = sentences(article(text), words)
    assert all(one.end - one.start < 2_100 for one in found)
    assert [found[0].tokens[0], *(one.tokens[1] for one in found)] == [0] + [
        after.tokens[0] for after in found[1:]
    ] + [len(words)]


@pytest.mark.parametrize("text", ["Hun møtte Donald J.", "A.\n\nA.", "B", "Av J."])
def test_a_text_may_end_in_an_initial(text: str) -> None:
    assert document(text).article.text == text


@pytest.mark.parametrize(
    ("told", "meant"),
    [("Mandag møttes utenriksministrene.", 2), ("Den gang møttes utenriksministrene.", 0)],
)
def test_who_held_an_office_back_then_is_not_told(told: str, meant: int) -> None:
    text = "Perus utenriksminister Petra Novak ventet på Kenyas utenriksminister Tevita Fonoti. "
    assert sum(m.form == "group" for m in document(text + told).mentions) == meant
