"""Words set out in paragraphs of their own behind "said:", without marks."""

import pytest

from tests.reading import document, extraction

SPOKEN = [
    ("en", "Afterwards Peru's foreign minister Ana Solis said:", ["We welcome the news.", "I thank Chile."], []),
    ("en", "Peru's foreign minister Ana Solis said in London on Monday:",
     ["Peru welcomes the news.", "We thank Chile."], ["Media enquiries", "Email us."]),
    ("en", "Peru's foreign minister Ana Solis said:", ["I welcome the news."], ["Solis left for Chile on Monday."]),
    ("en", "Peru's foreign minister Ana Solis said:", ["I welcome the news."], ["Chile has 20 million people."]),
    ("en", "Peru's foreign minister Ana Solis said:", [], ["Peru welcomes the news.", "Chile does too."]),
    ("en", "Peru's foreign minister Ana Solis will visit:", [], ["We do not know when."]),
    ("nb", "Etter møtet sa Perus utenriksminister Ana Solis:", ["Jeg er glad for det.", "Vi takker Chile."],
     ["Solis dro til Chile mandag."]),
    ("nn", "Utanriksminister Ana Solis frå Peru seier i ei fråsegn:", ["Eg er glad for det."], ["Ho dreg heim."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lead", "said", "behind"), SPOKEN)
def test_paragraphs_in_the_first_person_behind_a_colon_are_quoted(
    language: str, lead: str, said: list[str], behind: list[str]
) -> None:
    read = document("\n\n".join((lead, *said, *behind)), language)
    text = read.article.text
    assert [text[q.start : q.end] for q in read.quotes] == ["\n\n".join(said)] * bool(said)


def test_whoever_speaks_so_is_the_one_who_met() -> None:
    text = "Peru's foreign minister Ana Solis said:\n\nI met Chile's president Luis Soto in Lima on Monday."
    read = extraction(text, "en", published="2019-05-15")
    assert [(s.speaker, s.mode) for s in read.statements] == [("Ana Solis", "direct")]
    assert [{p.who for p in e.participants} for e in read.events] == [{"Ana Solis", "Luis Soto"}]
