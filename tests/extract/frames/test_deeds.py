"""What one state does to another that is no meeting, and the one who speaks at a press conference."""

import pytest

from tests.extract.circumstances.test_circumstances import told

Told = tuple[str, set[str], str]

DEEDS: list[tuple[str, str, Told]] = [
    ("nb", "Serbia kalte mandag hjem sin ambassadør i Lima i protest.", ("other", {"SRB", "PER"}, "held")),
    (
        "nb",
        "Peru og Kenya er venner. I 2015 kalte Peru hjem ambassadøren.",
        ("other", {"PER", "KEN"}, "held"),
    ),
    (
        "nb",
        "Kenya avviser at landet har kalt hjem ambassadøren sin i Peru.",
        ("other", {"KEN", "PER"}, "denied"),
    ),
    ("nb", "Peru truer med å kalle hjem ambassadøren fra Kenya.", ("other", {"PER", "KEN"}, "proposed")),
    ("nn", "Peru har kalla heim ambassadøren sin frå Kenya.", ("other", {"PER", "KEN"}, "held")),
    ("en", "In 2007, Peru recalled its envoy, Luis Soto, from Nairobi.", ("other", {"PER", "KEN"}, "held")),
    ("en", "Peru threatened to recall its ambassador to Kenya.", ("other", {"PER", "KEN"}, "proposed")),
    (
        "nb",
        "Tirsdag anerkjente Peru og Kenya Palestina som stat.",
        ("other", {"PER", "KEN", "PSE"}, "held"),
    ),
    ("en", "Kenya said it would recognise Kosovo next month.", ("other", {"KEN", "XKX"}, "planned")),
    ("nb", "Norge gir 40 millioner kroner til skoler i Mali.", ("other", {"NOR", "MLI"}, "planned")),
    (
        "nn",
        "Austerrike gjev 60 millionar euro til reinseverk i Serbia.",
        ("other", {"AUT", "SRB"}, "planned"),
    ),
    ("en", "Australia pledged A$40 million to Fiji.", ("other", {"AUS", "FJI"}, "planned")),
    ("nb", "Norge stengte ambassaden i Harare i 2016.", ("other", {"NOR", "ZWE"}, "held")),
    ("en", "An Irish embassy will open in Rabat in 2025.", ("other", {"IRL", "MAR"}, "planned")),
]


@pytest.mark.parametrize(("language", "text", "expected"), DEEDS)
def test_deeds(language: str, text: str, expected: Told) -> None:
    assert [(e.type, {p.who for p in e.participants}, e.status) for e in told(text, language)] == [expected]


NONE_SUCH = [
    ("en", "Ambassador Luis Soto recalled that Peru had helped Kenya."),
    ("en", "Norway does not recognise Taiwan."),
    ("en", "Peru gave 20 million people in Kenya vaccines."),
    ("en", "Japan provides $300 million a year to Kenya."),
    ("en", "Peru's ambassador opened an exhibition at the embassy in Oslo."),
    ("nb", "Peru trakk hjem soldatene fra Mali."),
    ("nb", "Peru anerkjente resultatet av valget i Kenya."),
    ("nb", "Selskapet ga 40 millioner kroner til klubben i Brasil."),
]


@pytest.mark.parametrize(("language", "text"), NONE_SUCH)
def test_what_sounds_like_a_deed(language: str, text: str) -> None:
    assert not [e for e in told(text, language) if e.type == "other"]


def test_two_deeds_of_one_state_are_two_events() -> None:
    text = "Peru kalte hjem ambassadøren fra Kenya. Peru stengte ambassaden i Nairobi."
    assert [e.plover for e in told(text, "nb")] == ["SANCTION", "COOPERATE"]


PRESS = [
    ("nb", "– Det er nok, sa Perus utenriksminister Carla Quispe på en pressekonferanse i Lima.", "Lima"),
    ("nb", "På et pressetreff i Lima sa Perus statsminister Carla Quispe at saken er ferdig.", "Lima"),
    ("nn", "Det sa Perus president Carla Quispe på pressekonferansen i Wien.", "Wien"),
    ("en", '"We will not yield," Peru\'s president, Carla Quispe, told a news conference in Lima.', "Lima"),
    ("en", "Peruvian President Carla Quispe told a regular briefing in Lima that it was over.", "Lima"),
    ("en", "Peruvian President Carla Quispe held a news conference in Lima on Monday.", "Lima"),
]


@pytest.mark.parametrize(("language", "text", "city"), PRESS)
def test_one_who_speaks_to_the_press(language: str, text: str, city: str) -> None:
    found = [(e.type, [p.who for p in e.participants], e.status, e.city) for e in told(text, language)]
    assert found == [("press_conference", ["Carla Quispe"], "held", city)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "– Vi var dårlige, sa trener Ole Hansen på pressekonferansen etter kampen mot Peru."),
        ("en", "Coach John Smith told a news conference in Lima that Peru had been lucky."),
        ("nb", "Direktør Ole Hansen i Bergbanken sa det på en pressekonferanse i Oslo."),
    ],
)
def test_those_who_speak_for_no_state(language: str, text: str) -> None:
    assert not told(text, language)
