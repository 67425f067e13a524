import pytest

from tests.reading import document


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "She leads the Northern Development Bank today.", ["Northern Development Bank"]),
        ("en", "He briefed the Department of Energy on it.", ["Department of Energy"]),
        ("en", "He briefed the Department of Health and Human Services on it.", ["Department of Health and Human Services"]),
        ("en", "The vaccine is made by Dale & Holm in Finland.", ["Dale & Holm"]),
        ("en", "Blue House officials said no.", ["Blue House"]),
        ("en", "The Finnish Foreign Ministry said no.", []),
        ("en", "The Foreign Ministry said no.", []),
        ("nb", "Det sier Handelsdepartementet.", ["Handelsdepartementet"]),
        ("nb", "Leiren i Østersjøområdet er stengt.", []),
        ("nb", "Handelsdepartementet svarer ikke.", []),
        ("nb", "Hun leder EU-rådet i år.", ["EU-rådet"]),
        ("nb", "Det mener Det internasjonale fiskeridirektoratet.", ["Det internasjonale fiskeridirektoratet"]),
        ("nb", "Det mener Fiskeridirektoratets leder.", ["Fiskeridirektoratet"]),
        ("nn", "Det meiner Reiarlagsforeininga.", ["Reiarlagsforeininga"]),
    ],
)  # fmt: skip
def test_bodies_by_form(language: str, text: str, names: list[str]) -> None:
    found = document(text, language).mentions
    assert [m.key for m in found if m.kind == "organisation"] == names


def test_a_registry_name_is_itself() -> None:
    found = [m.key for m in document("She works for the United Nations now.", "en").mentions]
    assert found == ["un"]


def test_an_apostrophe_of_either_kind_is_one() -> None:
    keys = [m.key for m in document("The People’s Republic of China agreed.", "en").mentions]
    assert keys == ["CHN"]


def test_a_country_in_the_name_of_a_channel_is_no_country() -> None:
    assert document("Det sa han til fjernsynskanalen France 7.").mentions == ()
