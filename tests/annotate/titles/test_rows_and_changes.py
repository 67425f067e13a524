"""Ministers in a row, posts that change hands, heads of services, opposition: who holds which office."""

import pytest

from tests.reading import extraction

PUBLISHED = "2020-01-14"
Held = dict[str, set[tuple[str, str, str]]]


def held(language: str, text: str) -> Held:
    """The offices read of each person who has any."""
    told = extraction(text, language, published=PUBLISHED)
    return {p.name: {(o.office, o.of, o.when) for o in p.offices} for p in told.persons if p.offices}


def now(office: str, of: str) -> set[tuple[str, str, str]]:
    """An office held now."""
    return {(office, of, "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "In Suva she met Fijian Prime Minister Tevita Fonoti, Deputy Prime Minister Ana Solis MP, and"
                " Minister for Defence Dr Ole Brekke."
            ),
            {
                "Tevita Fonoti": now("head_of_government", "FJI"),
                "Ana Solis": now("deputy_head_of_government", "FJI"),
                "Ole Brekke": now("defence_minister", "FJI"),
            },
        ),
        (
            (
                "He came with HH Sayyid Ola Moe, Kenya's Deputy Prime Minister; Gen. Ana Solis, Minister of the"
                " Diwan of Royal Court; Jane Abana, Minister of Finance; and Dr Ole Brekke, Ambassador of the"
                " Sultanate of Oman to the Kingdom of Bahrain."
            ),
            {
                "Ola Moe": now("deputy_head_of_government", "KEN"),
                "Ana Solis": now("minister", "KEN"),
                "Jane Abana": now("minister", "KEN"),
                "Ole Brekke": now("ambassador", "OMN"),
            },
        ),
        (
            (
                "The Secretary of State for Northern Ireland, Rt Hon Ola Moe MP met Northern Ireland Secretary"
                " of State Petra Novak and the Tánaiste, Ana Solis TD, in Dublin."
            ),
            {
                "Ola Moe": now("minister", "GBR"),
                "Petra Novak": now("minister", "GBR"),
                "Ana Solis": now("deputy_head_of_government", "IRL"),
            },
        ),
        (
            "Argentine Chancellor Ola Moe and Nepal's Defence Secretary Ana Solis met.",
            {"Ola Moe": now("foreign_minister", "ARG"), "Ana Solis": now("official", "NPL")},
        ),
        (
            "She met the Indian Minister of State (MoS) for External Affairs, V Abana, and others.",
            {"V Abana": now("deputy_minister", "IND")},
        ),
        (
            "Ola Moe, Minister of Labour and Youth Affairs represented the Republic of Suriname.",
            {"Ola Moe": now("minister", "SUR")},
        ),
        (
            "Peru's Prime Minister, Minister for Foreign Affairs and Minister for Defence, Hon. Ola Moe, spoke.",
            {
                "Ola Moe": now("head_of_government", "PER")
                | now("foreign_minister", "PER")
                | now("defence_minister", "PER")
            },
        ),
        (
            (
                "Ola Moe, head of the consular department of the Foreign Ministry of Peru, met the deputy head of"
                " mission at the US Embassy in Kenya, Ana Solis, on Monday."
            ),
            {"Ola Moe": now("official", "PER"), "Ana Solis": now("official", "USA")},
        ),
        (
            (
                "Peru's President Ola Moe met President Ana Solis of Chile. President Moe went home."
                " Presidential spokesman Petra Novak said so."
            ),
            {
                "Ola Moe": now("head_of_state", "PER"),
                "Ana Solis": now("head_of_state", "CHL"),
                "Petra Novak": now("spokesperson", "PER"),
            },
        ),
        (
            "Peru's Deputy Prime Minister and Minister of Finance Petra Novak spoke.",
            {"Petra Novak": now("deputy_head_of_government", "PER") | now("minister", "PER")},
        ),
        (
            "Peru's Deputy Prime Minister/Foreign Minister, Ms. Petra Novak, spoke.",
            {"Petra Novak": now("deputy_head_of_government", "PER") | now("foreign_minister", "PER")},
        ),
        (
            (
                "Petra Novak, foreign minister of EU member Latvia, and Ole Brekke, the president of NATO member"
                " state Albania, spoke."
            ),
            {
                "Petra Novak": now("foreign_minister", "LVA"),
                "Ole Brekke": now("head_of_state", "ALB"),
            },
        ),
        (
            "Peru's Foreign Minister, Petra Novak said that the talks went well.",
            {"Petra Novak": now("foreign_minister", "PER")},
        ),
        (
            (
                "Turkey called in the Dutch charge d’affaires. The sources said charge d’affaires Ole Brekke was"
                " handed a note."
            ),
            {"Ole Brekke": now("official", "NLD")},
        ),
    ],
)
def test_ministers_of_one_government_share_their_state(text: str, expected: Held) -> None:
    assert held("en", text) == expected


def test_two_heads_in_a_row_need_not_share_a_state() -> None:
    text = "Kenyan Prime Minister Petra Novak and President Ana Solis met in Geneva."
    assert held("en", text)["Petra Novak"] == now("head_of_government", "KEN")
    assert held("en", text).get("Ana Solis") != now("head_of_state", "KEN")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tevita Fonoti will become Peru's new foreign minister.",
            {"Tevita Fonoti": {("foreign_minister", "PER", "designate")}},
        ),
        (
            "Petra Novak stepped down as Kenya's foreign minister on Monday.",
            {"Petra Novak": {("foreign_minister", "KEN", "former")}},
        ),
        (
            "Petra Novak has replaced Ana Solis as Kenya's foreign minister.",
            {"Petra Novak": now("foreign_minister", "KEN")},
        ),
        (
            "Peru's president named Petra Novak, the former mayor, as the country's new interior minister.",
            {"Petra Novak": now("minister", "PER")},
        ),
        (
            "Ole Brekke, a former general, was named Peru's culture minister.",
            {"Ole Brekke": now("minister", "PER")},
        ),
        ("Should Ole Brekke become president of Peru, much will change.", {}),
        ("Ole Brekke styled himself as president of Peru.", {}),
    ],
)
def test_posts_change_hands(text: str, expected: Held) -> None:
    told = held("en", text)
    assert {who: told.get(who, set()) for who in expected} == expected
    assert expected or not told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Petra Novak, the head of Mossad, spoke.", now("official", "ISR")),
        ("en", "Petra Novak, head of Israel's Mossad intelligence agency, spoke.", now("official", "ISR")),
        ("en", "Petra Novak, leader of the CIA, spoke.", now("official", "USA")),
        ("nb", "Lederen for Shin Bet, Petra Novak, sa det.", now("official", "ISR")),
        ("nb", "Lederen for Perus etterretningstjeneste, Petra Novak, sa det.", now("official", "PER")),
        ("nn", "Leiaren for Shin Bet, Petra Novak, sa det.", now("official", "ISR")),
        ("nb", "Ordføreren i Kabul, Petra Novak, sa det.", now("official", "AFG")),
        ("en", "The mayor of Kabul, Petra Novak, said so.", now("official", "AFG")),
        ("en", "One of the leaders of the Peruvian opposition, Petra Novak, spoke.", now("other", "PER")),
        ("en", "The leader of the opposition in Peru, Petra Novak, spoke.", now("other", "PER")),
        ("nb", "En av lederne for den peruanske opposisjonen, Petra Novak, kom.", now("other", "PER")),
        ("nb", "Lederen for opposisjonen i Peru, Petra Novak, kom.", now("other", "PER")),
        ("nn", "Ein av leiarane for den peruanske opposisjonen, Petra Novak, kom.", now("other", "PER")),
        ("en", "Peru's officials were blamed for the jailing of rebel leader Petra Novak.", now("other", "PER")),
        ("en", "Petra Novak, an adviser to the office of Kenyan Prime Minister Ole Brekke, left.",
         now("official", "KEN")),
        ("en", "Petra Novak, general secretary of the Ruling Party of Peru Central Committee, left.", None),
        ("en", "The delegation met Petra Novak (D-MD) in Nairobi.", now("legislator", "USA")),
        ("en", "“We agree,” said Fronda spokesman Petra Novak.", now("spokesperson", "Fronda")),
        ("en", "“We agree,” said army spokesman Petra Novak.", None),
    ],
)  # fmt: skip
def test_heads_of_services_and_opponents(
    language: str, text: str, expected: set[tuple[str, str, str]] | None
) -> None:
    told = held(language, text).get("Petra Novak", set())
    assert told == expected if expected is not None else not any(o == "legislator" for o, _, _ in told)


def test_letters_and_adjectives_are_nobodys_name() -> None:
    text = "Senator Petra Novak (D-MD) will visit the North American country as the Foreign Minister's guest."
    assert {p.name for p in extraction(text, "en", published=PUBLISHED).persons} == {"Petra Novak"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Peru's Crown Prince Ole Brekke and Crown Princess Petra Novak spoke.",
            {"Ole Brekke": now("other", "PER"), "Petra Novak": now("other", "PER")},
        ),
        ("en", "Prince Arthur met the Kenyan president.", {"Arthur": set()}),
        ("en", "Prince Arthur met King Olav of Norway and Saudi officials.", {"Arthur": set()}),
        (
            "nb",
            "Flyet med Perus president Ana Solis og førstedame Petra Novak landet i Norge.",
            {"Petra Novak": now("other", "PER")},
        ),
        (
            "en",
            "Foreign Secretary Ole Brekke and Special Envoy Petra Novak met Pakistan's president.",
            {"Petra Novak": set()},
        ),
    ],
)
def test_royals_and_spouses(language: str, text: str, expected: Held) -> None:
    told = held(language, text)
    assert {who: told.get(who, set()) for who in expected} == expected
