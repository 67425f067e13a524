import pytest

from kg.records import Statement
from tests.reading import extraction

LISE, PEKKA = "Lise Dalheim", "Pekka Laine"
NB = f"Utenriksminister {LISE} møtte Finlands president {PEKKA} mandag.\n\n"
NN = f"Utanriksminister {LISE} møtte Finlands president {PEKKA} måndag.\n\n"
EN = f"Foreign Minister {LISE} of Norway met President {PEKKA} of Finland on Monday.\n\n"


def said(text: str, language: str = "nb", **more: str) -> list[tuple[str, str, str]]:
    found = extraction(text, language, **more).statements
    return [(s.speaker, s.mode, text[s.start : s.end]) for s in found]


def one(text: str, language: str = "nb", **more: str) -> Statement:
    found = extraction(text, language, **more).statements
    assert len(found) == 1, [(s.speaker, s.mode, text[s.start : s.end]) for s in found]
    return found[0]


SPEECH = [
    ("nb", NB + "– Samtalen var god, sier Dalheim.", LISE, "direct", "Samtalen var god"),
    ("nb", NB + "«Samtalen var svært god», skriver Dalheim.", LISE, "direct", "Samtalen var svært god"),
    ("nb", NB + "Dalheim sier at Finland er en god venn.", LISE, "indirect", "Finland er en god venn"),
    (
        "nb",
        NB + "I en tale sa Dalheim at Finland er en god venn.",
        LISE,
        "indirect",
        "Finland er en god venn",
    ),
    ("nb", NB + "Dalheim sa mandag at Finland aldri gir seg.", LISE, "indirect", "Finland aldri gir seg"),
    ("nb", NB + "Finland er en god venn, sier Dalheim.", LISE, "indirect", "Finland er en god venn"),
    (
        "nb",
        NB + "Finland er en god venn, understreket Dalheim i talen.",
        LISE,
        "indirect",
        "Finland er en god venn",
    ),
    (
        "nb",
        NB + "Møtet skal holdes i Tromsø, ifølge Dalheim.",
        LISE,
        "indirect",
        "Møtet skal holdes i Tromsø",
    ),
    ("nb", NB + "Ifølge Laine skal møtet holdes i Tromsø.", PEKKA, "indirect", "skal møtet holdes i Tromsø"),
    ("nb", NB + "Laine har sagt at møtet blir i Tromsø.", PEKKA, "indirect", "møtet blir i Tromsø"),
    ("nb", NB + "Laine svarte Dalheim at tiden er knapp.", PEKKA, "indirect", "tiden er knapp"),
    ("nb", NB + "Finske myndigheter sier at grensen er stengt.", "FIN", "indirect", "grensen er stengt"),
    ("nn", NN + "– Samtalen var god, seier Dalheim.", LISE, "direct", "Samtalen var god"),
    ("nn", NN + "Dalheim seier at Finland er ein god ven.", LISE, "indirect", "Finland er ein god ven"),
    (
        "nn",
        NN + "Ifølgje Laine skal møtet haldast i Tromsø.",
        PEKKA,
        "indirect",
        "skal møtet haldast i Tromsø",
    ),
    ("nn", NN + "Laine la vekt på at landa er samde.", PEKKA, "indirect", "landa er samde"),
    ("en", EN + "“The talks were very good,” Dalheim said.", LISE, "direct", "The talks were very good"),
    ("en", EN + "“The talks were very good,” said Laine.", PEKKA, "direct", "The talks were very good"),
    ("en", EN + "Dalheim said that Finland is a good friend.", LISE, "indirect", "Finland is a good friend"),
    ("en", EN + "Dalheim said Finland is a good friend.", LISE, "indirect", "Finland is a good friend"),
    (
        "en",
        EN + "Dalheim told reporters that Finland is a good friend.",
        LISE,
        "indirect",
        "Finland is a good friend",
    ),
    (
        "en",
        EN + "Dalheim reiterated the need for calm in Finland.",
        LISE,
        "indirect",
        "the need for calm in Finland",
    ),
    (
        "en",
        EN + "The talks will go on in Tromsø, according to Laine.",
        PEKKA,
        "indirect",
        "The talks will go on in Tromsø",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "mode", "words"), SPEECH)
def test_who_said_what(language: str, text: str, speaker: str, mode: str, words: str) -> None:
    assert said(text, language) == [(speaker, mode, words)]


QUIET = [
    ("nb", NB + "Dalheim sier ikke at Finland er en venn."),
    ("nb", NB + "Møtet var «ærlig» og kort."),
    ("nb", NB + "– Et godt møte"),
    ("nb", NB + "Ifølge kilder i Oslo blir det et nytt møte."),
    ("en", EN + "They discussed trade and energy."),
    ("en", EN + "According to official sources Finland also discussed energy."),
]


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_what_is_no_statement(language: str, text: str) -> None:
    assert said(text, language) == []


def test_a_dash_paragraph_without_a_cue_belongs_to_the_turn_before_it() -> None:
    text = NB + "– Samtalen var god, sier Dalheim.\n\n– Vi møtes igjen til våren, og da blir det i Tromsø."
    first, second = extraction(text).statements
    assert (first.speaker, first.inferred_speaker) == (LISE, False)
    assert (second.speaker, second.inferred_speaker) == (LISE, True)


def test_quotation_and_addition_in_one_sentence() -> None:
    text = NB + "– Samtalen var god, sa Dalheim, og la til at Finland er en venn."
    assert said(text) == [(LISE, "direct", "Samtalen var god"), (LISE, "indirect", "Finland er en venn")]


def test_two_who_say_it_together() -> None:
    statement = one(NB + "Både Dalheim og Laine la vekt på at freden må vare.")
    assert {statement.speaker, *statement.co_speakers} == {LISE, PEKKA}


def test_they_are_the_two_named_before() -> None:
    statement = one(EN + "They underscored the need for calm in the Arctic.", "en")
    assert {statement.speaker, *statement.co_speakers} == {LISE, PEKKA}


def test_the_document_speaks_for_who_sent_it() -> None:
    text = NB + "I en uttalelse fra finske myndigheter heter det at grensen er stengt."
    assert said(text) == [("FIN", "indirect", "grensen er stengt")]


def test_the_addressee_goes_on_over_the_next_words() -> None:
    text = NB + "– Samtalen var god, sier Dalheim til Reuters.\n\n– Vi møtes igjen, sier Dalheim."
    assert [s.addressee for s in extraction(text).statements] == ["Reuters", "Reuters"]


def test_a_published_statement_is_its_issuers_words() -> None:
    text = "The President will host the Prime Minister of Finland on Monday. They will discuss the Arctic."
    statement = one(
        text, "en", title="Statement by Press Secretary Ada Quill on the Visit of the Prime Minister"
    )
    assert (statement.speaker, statement.mode, statement.start, statement.end) == (
        "Ada Quill",
        "direct",
        0,
        len(text),
    )


STANCES = [
    ("Dalheim sier at Finland er en god venn.", "positive"),
    ("Dalheim sier at Finland truer freden med farlige angrep.", "negative"),
    ("Dalheim sier at Finland sender tre personer.", "neutral"),
    ("Dalheim sier at Finland ikke er en god venn.", "negative"),
]


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_stance_and_topic(text: str, expected: str) -> None:
    statement = one(NB + text)
    assert statement.stance == expected
    assert statement.about == ("FIN",)


def test_evidence_holds_the_words_the_speaker_and_the_cue() -> None:
    text = NB + "Finland er en god venn, sier Dalheim."
    statement = one(text)
    assert {text[e.start : e.end] for e in statement.evidence} == {
        "Finland er en god venn",
        "sier",
        "Dalheim",
    }
    assert statement.cue == "sier"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Foreign Minister Lise Dalheim, who is due to meet Finnish Foreign Minister Pekka Laine at the Hotel Kvist in Lima on Monday, said she had not seen the report.",
            None,
        ),
        (
            "nb",
            "Utenriksminister Lise Dalheim, som møter Pekka Laine mandag, sier hun ikke har sett den.",
            None,
        ),
        ("nb", "– Den er god, sier utenriksminister Lise Dalheim.\n\nTorsdag drar hun til Lima.", None),
        ("nb", "Lise Dalheim kom mandag. Ifølge talskvinne Ida Graf blir det ingen pressekonferanse.", None),
        ("nb", "Utenriksminister Lise Dalheim reiste. – Den er god, sa Dalheim torsdag.", "torsdag"),
    ],
)
def test_the_day_of_another_clause_is_not_when_it_was_said(
    language: str, text: str, told: str | None
) -> None:
    statement = one(text, language)
    assert (statement.time and text[statement.time.start : statement.time.end]) == told


def test_a_name_is_no_verb_of_saying() -> None:
    told = "Secretary of State Lise Dalheim and Omani Foreign Minister Badr Said talked by phone on Monday."
    assert not said(told, "en")
    assert one("Omani Foreign Minister Badr Said said he would come.", "en").speaker == "Badr Said"


@pytest.mark.parametrize(
    "source", ["Dalheims talskvinne, Ida Graf, blir det", "Dalheims talskvinne Ida Graf blir det"]
)
def test_who_speaks_for_somebody_is_the_source_and_not_he(source: str) -> None:
    told = f"Utenriksminister Lise Dalheim kom til Lima mandag.\n\nIfølge {source} ingen pressekonferanse."
    assert one(told).speaker == "Ida Graf"


@pytest.mark.parametrize(
    ("title", "text", "speakers"),
    [
        ("Joint Statement from Peru, Kenya, and Chile on Fish", "We agree that the strait must stay open.", ["PER", "KEN", "CHL"]),
        ("Joint Statement on Fish", "Peru and Kenya agree.", []),
        ("Fish", "The following is the text of a joint statement released by the Governments of Peru and Kenya.\n\nBegin text:\n\nThe strait must stay open.", ["PER", "KEN"]),
    ],
)  # fmt: skip
def test_a_joint_statement_is_of_the_states_that_it_names(title: str, text: str, speakers: list[str]) -> None:
    found = [s for s in extraction(text, "en", title=title).statements if s.mode == "direct"]
    assert [w for s in found for w in (s.speaker, *s.co_speakers)] == speakers
