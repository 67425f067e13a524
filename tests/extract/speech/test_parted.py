"""Verbs of saying whose parts stand apart, whole sentences before their teller, and where what is said ends."""

import pytest

from tests.reading import extraction

FIRST = {
    "nb": "Statsminister Kari Moe besøkte Tallinn mandag. ",
    "nn": "Statsminister Kari Moe vitja Tallinn måndag. ",
}

TOLD = (
    # the subject within the verb
    ("nb", "Nå håper Moe på en bredere avtale med Estland.", "Kari Moe", "en bredere avtale med Estland"),
    ("nb", "Samtidig ber Moe om raskere hjelp fra Finland.", "Kari Moe", "raskere hjelp fra Finland"),
    ("nb", "I Tallinn advarte Moe også mot nye kutt.", "Kari Moe", "nye kutt"),
    ("nb", "Der tok Moe til orde for et sterkere forsvar i nord.", "Kari Moe", "et sterkere forsvar i nord"),
    ("nb", "Søndag ba Latvia, Litauen og Finland om nye samtaler.", "LVA", "nye samtaler"),
    ("nn", "Samtidig ber ho om raskare handling frå Finland.", "Kari Moe", "raskare handling frå Finland"),
    ("nn", "No håpar Moe på ei ny avtale med Estland.", "Kari Moe", "ei ny avtale med Estland"),
    # an adverb, or a day, within the verb
    ("nb", "Moe advarte tidligere i uka mot følgene av et angrep.", "Kari Moe", "følgene av et angrep"),
    ("nb", "Moe ga torsdag kveld uttrykk for sterk bekymring over avtalen.", "Kari Moe", "sterk bekymring over avtalen"),
    ("nb", "Moe håper fortsatt på en løsning før jul.", "Kari Moe", "en løsning før jul"),
    ("nb", "Tirsdag ønsket Moe den finske beslutningen velkommen.", "Kari Moe", "den finske beslutningen"),
    # a clause without "at" behind its subject
    ("nb", "I tillegg mener hun Finland må trekke seg ut.", "Kari Moe", "Finland må trekke seg ut"),
    ("nn", "I tillegg meiner ho Finland må trekkje seg ut.", "Kari Moe", "Finland må trekkje seg ut"),
    # a thing asked for, with its purpose
    ("nb", "Moe ba om nye båter for å møte krisen.", "Kari Moe", "nye båter for å møte krisen"),
    ("nb", "Moe har oppfordret til ro i alle byer for å hjelpe de sivile.", "Kari Moe", "ro i alle byer for å hjelpe de sivile"),
    # the whole sentence before its teller
    ("nb", "Norge håper alle parter finner en løsning, understreker Moe.", "Kari Moe", "Norge håper alle parter finner en løsning"),
    ("nb", "Norge har invitert til et møte våren 2023.\n\nDet opplyser statsminister Kari Moe.", "Kari Moe", "Norge har invitert til et møte våren 2023"),
    # where somebody else's words, or the paper's own, begin
    ("nb", "Moe håper at partene vil møtes i uken, men dette virker mindre sannsynlig.", "Kari Moe", "partene vil møtes i uken"),
    ("nb", "Moe hevder at Finland har brutt avtalen, noe den finske presidenten hittil har avvist.", "Kari Moe", "Finland har brutt avtalen"),
    ("nb", "Moe krever å få lese avtalen, et krav den finske presidenten tirsdag avviste.", "Kari Moe", "å få lese avtalen"),
    ("nb", "Moe sier at Finland har baser i nord, påstander som Latvia har avvist som ren løgn.", "LVA", "ren løgn"),
)  # fmt: skip

NOT = (
    ("nb", "I dag ber ikke Moe om nye møter."),
    ("nb", "Kanskje ber Moe om nye møter."),
    ("nb", "Hvis Estland ber Moe om hjelp, vil hun komme."),
    ("nb", "Dette mener Moe er feil."),
    ("nb", "Da ba Moe om ordet."),
    ("nb", "I fjor nektet Moe å ta imot henne i Tallinn."),
    ("nb", "I går la Moe fram et nytt forslag."),
    ("nb", "Moe ønsket president Jaan Tamm velkommen til Oslo."),
    ("nb", "Moe håper ikke lenger på en løsning."),
    ("nb", "Moe reiste i går mot Helsingfors."),
    ("nn", "I dag ber ikkje Moe om nye møte."),
)


@pytest.mark.parametrize(("language", "text", "speaker", "said"), TOLD)
def test_what_is_said_and_by_whom(language: str, text: str, speaker: str, said: str) -> None:
    whole = text if "\n" in text else FIRST[language] + text
    assert (speaker, said) in [
        (s.speaker, whole[s.start : s.end]) for s in extraction(whole, language).statements
    ]


@pytest.mark.parametrize(("language", "text"), NOT)
def test_nothing_is_said(language: str, text: str) -> None:
    assert not extraction(FIRST[language] + text, language).statements
