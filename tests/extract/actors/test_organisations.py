import pytest

from tests.reading import extraction


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("nb", "Statsminister Lise Dalheim i går. Foto: Maria Holm / NTB", []),
        ("nb", "Utenriksminister Lise Dalheim (Sp) reiser i dag, melder NTB.", ["NTB"]),
        ("nb", "OSLO (VG) Utenriksminister Lise Dalheim reiser i dag.", []),
        ("nb", "Høyres Lise Dalheim er enig.", ["Høyre"]),
        ("nb", "Høyres talskvinne Lise Dalheim er enig.", []),
        ("nb", "Det skrev Lise Dalheim på Twitter.", []),
        ("nb", "Hun orienterte Stortingets utenrikskomité.", ["Stortingets utenrikskomité"]),
        ("nb", "– Nei, sier Lise Dalheim til Fjordnytt.", ["Fjordnytt"]),
        ("nb", "Det skriver avisen Fjordnytt.", ["Fjordnytt"]),
        ("en", "He will come to the White House.", []),
        ("en", "The White House said no.", ["White House"]),
        ("en", "Peter Dale told the Gulf Chronicle that he would come.", ["Gulf Chronicle"]),
    ],
)
def test_organisations(language: str, text: str, names: list[str]) -> None:
    assert list(extraction(text, language).organisations) == names


def test_a_body_that_speaks_is_an_organisation() -> None:
    found = extraction("– Dette er feil, opplyser presidentkontoret i Finland.")
    assert "presidentkontoret i Finland" in found.organisations


def test_every_organisation_says_where_it_is_named() -> None:
    found = extraction("– Nei, sier Lise Dalheim til Fjordnytt. Det melder NTB.")
    assert {
        found.article.text[e.start : e.end] for name in found.organisations for e in found.named_at[name]
    } == {
        "Fjordnytt",
        "NTB",
    }


def test_whom_the_title_alone_names_is_a_speaker_with_an_office() -> None:
    text = "Finland and the United States are friends.\n\nWe thank Finland for its support."
    found = extraction(text, "en", title="Statement by Press Secretary Lena Dale on Finland")
    assert [(p.name, p.offices[0].office, p.offices[0].of) for p in found.persons] == [
        ("Lena Dale", "spokesperson", "USA")
    ]
    assert found.persons[0].evidence == found.statements[0].evidence


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("nb", "Det skriver russisk UD.", ["russisk UD"]),
        ("nb", "Det skriver norsk UD.", ["UD"]),
        ("nb", "Møtet i Nato-Russland-rådet er avlyst.", ["Nato-Russland-rådet"]),
        ("en", "She chairs the Arctic Council.", ["Arctic Council"]),
        ("en", "MADRID (The Skerry Post) - Leaders came.", []),
    ],
)
def test_names_within_names(language: str, text: str, names: list[str]) -> None:
    assert list(extraction(text, language).organisations) == names
