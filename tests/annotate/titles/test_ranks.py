"""Offices that the state or words beside the head tell, and who works for another office. Names invented."""

import pytest

from tests.reading import extraction

CASES = [
    ("en", "India's Foreign Secretary NAME held talks in Dhaka.", ("official", "IND")),
    ("en", "Indian and Pakistani foreign secretaries met. India's NAME said no.", ("official", "IND")),
    ("en", "The foreign secretaries of India and Pakistan met. NAME of Pakistan left.", ("official", "PAK")),
    ("en", "The Kenyan and Ugandan presidents met. NAME of Uganda left.", ("head_of_state", "UGA")),
    ("en", "The OSCE chairman in office, NAME, left.", ("other", "OSCE")),
    ("en", "The co-chairs of the OSCE, Igor Petrov of Russia and NAME of France, left.", ("other", "OSCE")),
    ("en", "British Foreign Secretary NAME held talks in Dhaka.", ("foreign_minister", "GBR")),
    ("en", "Britain's shadow defence secretary, NAME, visited Kyiv.", ("legislator", "GBR")),
    ("en", "Peru's envoy to London, NAME, left.", ("ambassador", "PER")),
    ("en", "Kenya summoned the Peruvian envoy, NAME, on Monday.", ("ambassador", "PER")),
    ("en", "Peru's special envoy to Sudan, NAME, left.", ("special_envoy", "PER")),
    ("en", "The UN human rights chief, NAME, condemned it.", ("official", "UN")),
    ("en", "The UN chief, NAME, condemned it.", ("secretary_general", "UN")),
    ("en", "The speaker of Georgia's parliament, NAME, refused.", ("legislator", "GEO")),
    ("en", "Russian Security Council secretary NAME went to Lima.", ("official", "RUS")),
    ("en", "Pentagon chief NAME flew to Lima.", ("defence_minister", "USA")),
    ("en", "Scotland's First Minister NAME flew to Lima.", ("other", "GBR")),
    ("en", "U.S. charge d'affaires in Lima NAME was summoned.", ("official", "USA")),
    ("en", "The Peruvian president's chief foreign policy adviser, NAME, left.", ("official", "PER")),
    (
        "en",
        "NAME, director general of the Department of Asian Affairs of the Peruvian Foreign Ministry, left.",
        ("official", "PER"),
    ),
    (
        "en",
        "NAME, director general of the Asian Department of the Chinese Foreign Ministry, left.",
        ("official", "CHN"),
    ),
    ("en", "She met NAME, head of the UN's political department.", ("official", "UN")),
    (
        "en",
        "MANILA, Philippines – Sen. NAME urged Beijing to leave. China had protested to China's liking.",
        ("legislator", "PHL"),
    ),
    ("en", "NAME, an aide to Putin, landed in Doha.", ("official", "RUS")),
    ("en", "Minister for Finance NAME of Ireland left.", ("minister", "IRL")),
    ("nb", "Oslo-ordfører NAME er uenig.", ("official", "NOR")),
    ("nb", "Hun møtte sjefen for FNs politiske avdeling, NAME.", ("official", "FN")),
    ("nb", "Storbritannias skyggeutenriksminister NAME kritiserte avtalen.", ("legislator", "GBR")),
    ("nb", "Norges faste representant til FN, NAME, talte.", ("ambassador", "NOR")),
    ("nb", "Indias utenrikssekretær NAME reiste.", ("deputy_minister", "IND")),
    ("nb", "FNs nødhjelpssjef NAME fordømte angrepet.", ("official", "FN")),
    ("nb", "Storbritannias høykommissær i Kenya, NAME, skrev.", ("ambassador", "GBR")),
    ("nb", "Presidenten i Georgias nasjonalforsamling, NAME, nektet.", ("legislator", "GEO")),
    ("nb", "Sekretæren for Russlands sikkerhetsråd, NAME, reiste.", ("official", "RUS")),
    ("nb", "Perus presidents stabssjef NAME orienterte pressen.", ("official", "PER")),
    ("nb", "Stabssjefen til den peruanske presidenten, NAME, reiste.", ("official", "PER")),
    ("nb", "NAME, stabssjef for Perus president, reiste.", ("official", "PER")),
    ("nb", "Malmøs ordfører NAME kritiserte Danmark.", ("official", "SWE")),
    ("nn", "Talsmannen for presidenten i Peru, NAME, sa det.", ("spokesperson", "PER")),
]


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_the_office_as_its_words_and_its_state_tell(language: str, text: str, told: tuple[str, str]) -> None:
    name = "Ilmar Tessaro"
    people = extraction(text.replace("NAME", name), language).persons
    assert [(o.office, o.of) for p in people if p.name == name for o in p.offices] == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The foreign ministers of Spain (Ilmar Tessaro) and Portugal (Oda Verrant) met in Oslo."),
        ("nb", "Utenriksministrene i Spania (Ilmar Tessaro) og Portugal (Oda Verrant) møttes i Oslo."),
        ("en", "They received Ilmar Tessaro, Spain's foreign minister, Oda Verrant, Portugal's, and others."),
    ],
)
def test_names_beside_the_states_of_one_title(language: str, text: str) -> None:
    told = {(p.name, o.of) for p in extraction(text, language).persons for o in p.offices}
    assert ("Ilmar Tessaro", "ESP") in told
    assert ("Oda Verrant", "ESP") not in told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("nb", "Peru har utnevnt NAME til ny peruansk ambassadør i Norge.", ("ambassador", "PER")),
        ("nb", "Kroatias utenriks- og europaminister NAME kom.", ("foreign_minister", "HRV")),
        ("en", "U.S. Army Secretary NAME came.", ("official", "USA")),
        (
            "en",
            "MANILA, Philippines – National Security Council spokesman NAME urged China to leave.",
            ("spokesperson", "PHL"),
        ),
    ],
)
def test_posts_told_by_more_than_their_head(language: str, text: str, told: tuple[str, str]) -> None:
    found = extraction(text.replace("NAME", "Ilmar Tessaro"), language).persons
    assert [(o.office, o.of) for p in found for o in p.offices] == [told]


def test_who_was_in_office_was_it_before() -> None:
    text = "Ilmar Tessaro, who was foreign minister of Peru from 1997 to 2001, died on Sunday."
    offices = [(o.office, o.of, o.when) for p in extraction(text, "en").persons for o in p.offices]
    assert offices == [("foreign_minister", "PER", "former")]


def test_the_counterpart_of_a_foreign_secretary_is_one() -> None:
    text = "Pakistan's Foreign Secretary Ilmar Tessaro met his Indian counterpart Oda Verrant."
    found = {p.name: p.offices[0].office for p in extraction(text, "en").persons}
    assert found == {"Ilmar Tessaro": "official", "Oda Verrant": "official"}
