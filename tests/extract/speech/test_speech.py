"""Speech as reports of many outlets print it: who is meant at the verb, and where the words begin and end."""

import pytest

from tests.reading import extraction

LISE, PEKKA, ODD = "Lise Dalheim", "Pekka Laine", "Odd Moltvik"
NB = f"Utenriksminister {LISE} møtte Finlands president {PEKKA} mandag.\n\n"
NN = f"Utanriksminister {LISE} møtte Finlands president {PEKKA} måndag.\n\n"
EN = f"Foreign Minister {LISE} of Norway met President {PEKKA} of Finland on Monday.\n\n"
OPENINGS = {"nb": NB, "nn": NN, "en": EN}


def read(text: str, language: str) -> list[tuple[str, str, str]]:
    whole = OPENINGS[language] + text
    found = extraction(whole, language).statements
    return [(s.speaker, s.mode, whole[s.start : s.end]) for s in found]


INDIRECT = [
    ("nb", "Samtidig slo Laine fast at Finland aldri gir seg.", PEKKA, "Finland aldri gir seg"),
    ("nb", "Laine kunne etterpå fortelle at Finland er klar.", PEKKA, "Finland er klar"),
    ("nb", "Laine, som traff Dalheim i Oslo, sa at Finland er glad.", PEKKA, "Finland er glad"),
    ("nb", "Dalheim (Ap) sa da at Finland drev spill.", LISE, "Finland drev spill"),
    ("nb", "Dalheim oppfordret Finland til å ta det med ro.", LISE, "ta det med ro"),
    ("nb", "Laine advarte også om at Russland kan øke farten.", PEKKA, "Russland kan øke farten"),
    ("nb", "Laine mener besøket er en hån mot alle.", PEKKA, "besøket er en hån mot alle"),
    ("nb", "Laine legger ikke skjul på at Finland er skuffet.", PEKKA, "Finland er skuffet"),
    ("nb", "En talsperson for Laine uttalte at grensen er stengt.", "FIN", "grensen er stengt"),
    ("nn", "Laine tok til orde for at landa møtest oftare.", PEKKA, "landa møtest oftare"),
    (
        "nn",
        "Laine gjorde framlegg om å løfte samtalane til ministernivå.",
        PEKKA,
        "løfte samtalane til ministernivå",
    ),
    ("en", "Dalheim, who spoke first, said the talks were over.", LISE, "the talks were over"),
    ("en", "Laine said NATO would not hesitate to act.", PEKKA, "NATO would not hesitate to act"),
    ("en", "Laine, in his remarks, promised to convey the message.", PEKKA, "to convey the message"),
    ("en", "Laine left early, insisting he would return.", PEKKA, "he would return"),
    ("en", "Dalheim urged Finland to act now.", LISE, "Finland to act now"),
    ("en", "Finland welcomes the visit to Oslo, he said.", PEKKA, "Finland welcomes the visit to Oslo"),
    (
        "en",
        "The border will close, according to Laine, president of Finland.",
        PEKKA,
        "The border will close",
    ),
    ("en", "OSLO (Tidewater) - The border will close, Laine said.", PEKKA, "The border will close"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "words"), INDIRECT)
def test_the_words_and_who_said_them(language: str, text: str, speaker: str, words: str) -> None:
    assert read(text, language) == [(speaker, "indirect", words)]


NOTHING = [
    ("nb", "Laine takket nei til møtet fordi han var syk."),
    ("en", "Laine called Dalheim on Monday to discuss the border."),
    ("en", "Laine did not say that Finland would act."),
    ("en", "The visit, announced last week by two newspapers, has been postponed."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_verbs_in_other_senses_are_no_speech(language: str, text: str) -> None:
    assert read(text, language) == []


DIRECT = [
    ("nb", "– Samtalen var god, sa Dalheim. – Vi møtes igjen.", [LISE, LISE]),
    ("nb", "14.05 – Samtalen var god, sier Dalheim.", [LISE]),
    ("nb", "Utskriften gjengir Laine slik:\n\n– Vi har ingen avtale med dem.", [PEKKA]),
    ("en", "“We leave today at noon,” Mr. Laine said.", [PEKKA]),
    ("en", "“We leave today at noon,” said its spokesman, Odd Moltvik.", [ODD]),
    ("en", "“We leave today at noon,” Odd Moltvik (D-Ohio) said.", [ODD]),
    ("en", "“We leave today at noon.” ― Odd Moltvik", [ODD]),
    ("en", "“We leave today at noon,” Tidewater News quoted Laine as saying.", [PEKKA]),
    ("en", "''We leave today at noon,'' Laine said.", [PEKKA]),
    ("en", "Laine said that “this can never be won by anybody at all”.", [PEKKA]),
]


@pytest.mark.parametrize(("language", "text", "speakers"), DIRECT)
def test_quotations_by_their_attribution(language: str, text: str, speakers: list[str]) -> None:
    found = read(text, language)
    assert [(who, mode) for who, mode, _ in found] == [(who, "direct") for who in speakers]


def test_who_tells_of_it_says_the_sentence_before_and_the_dash_behind() -> None:
    found = read("Det opplyser Laine til Kystbladet.\n\n– Vi har ingen avtale med dem.", "nb")
    assert found == [
        (PEKKA, "indirect", NB.strip().removesuffix(".")),
        (PEKKA, "direct", "Vi har ingen avtale med dem"),
    ]


def test_the_questions_of_an_interview_are_nobodys() -> None:
    text = (
        f"{ODD} kom hjem mandag. Moltvik har vært i Nepal.\n\n— Angrer du på noe?\n\n"
        "— Nei, aldri i verden.\n\n— Hva nå?\n\n— Jeg drar på fisketur."
    )
    found = extraction(text).statements
    assert [(s.speaker, text[s.start : s.end]) for s in found] == [
        (ODD, "Nei, aldri i verden"),
        (ODD, "Jeg drar på fisketur"),
    ]


def test_she_is_the_one_who_spoke_last() -> None:
    found = read("Dalheim sa at Finland er en venn. Hun la til at grensen er åpen.", "nb")
    assert [who for who, _, _ in found] == [LISE, LISE]


def test_presidents_are_those_who_hold_the_office() -> None:
    text = (
        f"President {PEKKA} of Finland and President {ODD} of Iceland met in Oslo. Foreign Minister Ida Sten "
        "of Finland and Foreign Minister Liv Ek of Iceland joined them. The presidents said that the talks were good."
    )
    statement = extraction(text, "en").statements[-1]
    assert {statement.speaker, *statement.co_speakers} == {PEKKA, ODD}


def test_the_one_who_is_asked_is_the_addressee() -> None:
    text = NB + "Dalheim oppfordret Finland til å ta det med ro."
    assert [s.addressee for s in extraction(text).statements] == ["FIN"]


TOPICS = [
    (NB + "Dalheim sier at Finlands president Pekka Laine er syk.", (PEKKA,)),
    (NB + "Dalheim møtte Sverige og Russland. Hun sier at begge land er slitne.", ("SWE", "RUS")),
]


@pytest.mark.parametrize(("text", "topics"), TOPICS)
def test_topics_are_who_is_spoken_of(text: str, topics: tuple[str, ...]) -> None:
    assert set(extraction(text).statements[-1].about) == set(topics)


STANCES = [
    ("Dalheim sier at Finland ønsker våpenhvile.", "positive"),
    ("Dalheim sier at Finland har brutt avtalen.", "negative"),
    ("Dalheim avviser at Finland har flyttet grensen.", "negative"),
    ("Dalheim sier at Finland ikke sender noen.", "negative"),
    ("Dalheim sier at Finland skal svare med samme mynt.", "negative"),
    ("Dalheim sier at Finland stiller seg bak planen.", "positive"),
    ("Dalheim sier at Finland ikke stiller seg bak planen.", "negative"),
    ("Dalheim sier at Finland tar et skritt mot fred.", "positive"),
    ("Dalheim sier at Finland kommer fredag.", "neutral"),
    ("Dalheim sier at Finland holder pressekonferansen etterpå.", "neutral"),
    ("Dalheim opplyser at Finland bidrar med 40 millioner kroner.", "positive"),
    ("Dalheim takket Finland for innsatsen under krigen.", "positive"),
    ("– Dette er ikke bare et bilde, sier Dalheim.", "neutral"),
    ("– De burde ha ringt oss, sier Dalheim.", "negative"),
    ("– Det har jeg ingen kommentar til, sier Dalheim.", "neutral"),
    ("Dalheim sier at hun vil legge fortiden bak seg.", "positive"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance_by_the_words_of_diplomacy(text: str, stance: str) -> None:
    assert [s.stance for s in extraction(NB + text).statements] == [stance]


AROUND = [
    # told of again and again, so that it is what the words are about
    (NB + "Sverige stengte broen. Sverige svarte ikke. – Dette går ikke lenger, sier Dalheim.", {"SWE"}),
    # named once, as where something was; and whoever was met before is what it is about once in three times
    (NB + "Hun var en tur i Sverige. – Dette går ikke lenger, sier Dalheim.", set()),
    # one's own country, as it is called
    (NB + "Dalheim sier at landet hennes ikke tar imot råd.", {"NOR"}),
    # whom a verb accuses
    (NB + "Dalheim beskyldte svenskene for å bryte avtalen.", {"SWE"}),
]


@pytest.mark.parametrize(("text", "topics"), AROUND)
def test_words_that_name_nobody_are_about_who_is_told_of(text: str, topics: set[str]) -> None:
    assert set(extraction(text).statements[-1].about) == topics


HEARERS = [
    ("en", "Dalheim told Finnish Radio that the bridge is open.", "Finnish Radio"),
    ("en", "The bridge is open, Dalheim said in an interview with the magazine Tern Weekly.", "Tern Weekly"),
    ("nb", "Broen er åpen, sier Dalheim til kringkasteren Fjordlyd.", "Fjordlyd"),
]


@pytest.mark.parametrize(("language", "text", "hearer"), HEARERS)
def test_outlets_are_told(language: str, text: str, hearer: str) -> None:
    assert extraction(OPENINGS[language] + text, language).statements[-1].addressee == hearer


def test_three_who_met_speak_together() -> None:
    text = EN.replace(" on Monday", f" and Foreign Minister {ODD} of Sweden on Monday")
    found = extraction(text + "The three ministers condemned Chad's launch of a missile.", "en").statements
    assert [{s.speaker, *s.co_speakers} for s in found] == [{LISE, PEKKA, ODD}]


def test_it_is_the_body_that_opens_the_sentence_before() -> None:
    text = (
        "The Kenyan embassy in Lima gave another version. In a statement, it said that the talks were over."
    )
    assert [s.speaker for s in extraction(text, "en").statements] == ["Kenyan embassy in Lima"]
