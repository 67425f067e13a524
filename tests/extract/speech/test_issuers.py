"""Whose words come in a perfect tense with a hearer, and out of a house: "heter det i en uttalelse fra Kreml"."""

import pytest

from tests.extract.speech.test_statements import extraction

SAID = (
    ("nb", "USA har advart Kina om at det kan få alvorlige følger.", "USA", "CHN"),
    ("nb", "USA har igjen advart Kina om at det kan få alvorlige følger.", "USA", "CHN"),
    ("nb", "– Avtalen er god, heter det i en uttalelse fra Kreml.", "Kreml", None),
    ("nn", "– Avtalen er god, heiter det i ei fråsegn frå Kreml.", "Kreml", None),
    ("nb", "– Avtalen er god, heter det i en felles uttalelse fra India og Pakistan.", "IND", None),
    ("nb", ("Irans utenriksminister Farhad Rostamin sa i en samtale med Finlands president Otso Lahtela at "
     "landet vil ha fred."), "Farhad Rostamin", "Otso Lahtela"),
)  # fmt: skip
SPOKE = "Prime Minister Kari Nordlid spoke to President Ana Solis of Peru this morning.\n\n"


@pytest.mark.parametrize(("language", "text", "speaker", "hearer"), SAID)
def test_who_speaks_to_whom(language: str, text: str, speaker: str, hearer: str | None) -> None:
    said = extraction(text, language).statements[0]
    assert (said.speaker, said.addressee) == (speaker, hearer)


def test_the_president_of_the_land_visited() -> None:
    text = "Kinas president Liang Zeming vil reise til Moskva og møte landets president Anatolij Gromov."
    held = {p.name: [(o.office, o.of) for o in p.offices] for p in extraction(text, "nb").persons}
    assert held["Anatolij Gromov"] == [("head_of_state", "RUS")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "– Vi er glade for dette, sa opposisjonslederen Nadia Volkovits til NTB."),
        ("nb", "– Vi er glade for dette, sier talskvinnen Nadia Volkovits."),
        ("nn", "– Vi er glade for dette, seier presidenten Nadia Volkovits."),
    ],
)
def test_a_noun_right_before_the_name(language: str, text: str) -> None:
    assert [s.speaker for s in extraction(text, language).statements] == ["Nadia Volkovits"]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Kinas utenriksminister, Shen Lihuan, kommer ikke til Oslo, opplyser Det hvite hus.",
         "Det hvite hus", "Kinas utenriksminister, Shen Lihuan, kommer ikke til Oslo"),
        ("Kinas utenriksminister, Shen Lihuan, sier at det er bra.", "Shen Lihuan", "det er bra"),
        ("Utenriksminister Shen Lihuan, som kom mandag, sier at det er bra.", "Shen Lihuan", "det er bra"),
        ("«Vi gir oss ikke», lyder svaret fra president Lucien Garnet.", "Lucien Garnet", "Vi gir oss ikke"),
        ("Statsminister Kari Nordlid lot forstå at hun vil vente.", "Kari Nordlid", "hun vil vente"),
        ("Nyhetsbyrået Tass siterer Kremls talsmann Denis Pavlen på at møtet er utsatt.",
         "Denis Pavlen", "møtet er utsatt"),
        ("Kari Nordlid siteres av NTB på at saken er løst.", "Kari Nordlid", "saken er løst"),
        ("Partene er enige, kunngjorde megleren, Norges utenriksminister Kari Nordlid.",
         "Kari Nordlid", "Partene er enige"),
    ],
)  # fmt: skip
def test_commas_of_a_name_and_odd_cues(text: str, speaker: str, said: str) -> None:
    found = extraction(text, "nb")
    assert [(s.speaker, text[s.start : s.end]) for s in found.statements] == [(speaker, said)]


def test_a_question_answered_with_one_word_is_no_statement() -> None:
    assert not extraction("På spørsmål fra NTB om hun angrer, svarer Kari Nordlid nei.", "nb").statements


@pytest.mark.parametrize(
    ("said", "hearer"),
    [
        ("sa Shen Lihuan til sin norske kollega Kari Nordlid", "Kari Nordlid"),
        ("sa Shen Lihuan til den norske statsministeren Kari Nordlid", "Kari Nordlid"),
        ("sa Shen Lihuan til den svenske avisen Expressen", "Expressen"),
        ("sa Shen Lihuan til norsk presse", None),
    ],
)
def test_a_hearer_behind_an_adjective(said: str, hearer: str | None) -> None:
    assert extraction(f"– Vi må snakke sammen, {said}.", "nb").statements[0].addressee == hearer


@pytest.mark.parametrize(
    "told", ["fortalte statsminister Kari Nordlid at", "forsikret overfor statsminister Kari Nordlid om at"]
)
def test_whom_a_verb_of_telling_takes(told: str) -> None:
    said = extraction(f"Kinas utenriksminister Shen Lihuan {told} landet vil vente.", "nb").statements[0]
    assert (said.speaker, said.addressee) == ("Shen Lihuan", "Kari Nordlid")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A Downing Street spokesperson said after the call:\n\nThe two met. They agreed on aid.", "Downing Street"),
        ("The spokesman of the Federal Foreign Office made the following statement today:\n\nWe will act.", "Federal Foreign Office"),
    ],
)  # fmt: skip
def test_what_follows_a_line_of_a_spokesperson_is_the_bodys(text: str, speaker: str) -> None:
    (said,) = (s for s in extraction(text, "en").statements if s.mode == "direct")
    assert said.speaker == speaker
    assert text[said.start : said.end] == text.partition("\n\n")[2]


@pytest.mark.parametrize(
    ("text", "url", "spoken"),
    [
        ("A Downing Street spokesperson said,\n\nThe two met. They agreed on aid.", "", "The two met. They agreed on aid."),
        (f"{SPOKE}A Downing Street spokesperson said:\n\nThe two met.", "https://www.gov.uk/call", "The two met."),
        (f"{SPOKE}A Downing Street spokesperson said:\n\nThe two met.", "https://news.example.org/", ""),
    ],
)  # fmt: skip
def test_a_spokespersons_line_that_ends_in_a_comma_or_stands_second(text: str, url: str, spoken: str) -> None:
    direct = [s for s in extraction(text, "en", url=url).statements if s.mode == "direct"]
    assert [(s.speaker, text[s.start : s.end]) for s in direct] == (
        [("Downing Street", spoken)] if spoken else []
    )


def test_where_somebody_is_quoted_below_the_rest_is_not_all_one_speakers() -> None:
    text = "A Downing Street spokesperson said after the call:\n\n“We agreed on aid for all of them.”\n\nThe two met."
    assert all("The two met" not in text[s.start : s.end] for s in extraction(text, "en").statements)


@pytest.mark.parametrize("marked", ["“persona non grata”", '"personae non gratae"', '"persona non grata,"'])
def test_a_term_of_law_in_marks_is_nobodys_words(marked: str) -> None:
    text = f"Two Peruvian consuls, Olaf Dale and Ann Moe, were declared {marked} by Chile on Saturday."
    assert not extraction(text, "en").statements
