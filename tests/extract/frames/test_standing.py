"""How states stand to states and bodies, and who speaks before which body: events of the type "other"."""

import pytest

from tests.extract.circumstances.test_circumstances import told

PAIR = {"PER", "KEN"}
DEEDS: list[tuple[str, str, set[str], str]] = [
    ("nb", "Peru brøt mandag de diplomatiske forbindelsene med Kenya.", PAIR, "held"),
    ("nb", "Peru og Kenya gjenopprettet i 2019 diplomatiske forbindelser.", PAIR, "held"),
    ("nb", "De diplomatiske forbindelsene mellom Peru og Kenya ble brutt i 2016.", PAIR, "held"),
    ("nb", "Kina har bidratt til at Peru og Kenya gjenopprettet diplomatiske bånd.", PAIR, "held"),
    ("nb", "Peru vil normalisere forholdet til Kenya.", PAIR, "planned"),
    ("nb", "Peru truer med å bryte de diplomatiske forbindelsene med Kenya.", PAIR, "proposed"),
    ("nb", "Peru forlater EU i oktober.", {"PER", "EU"}, "planned"),
    ("nb", "Peru gikk ut av EU i 2020.", {"PER", "EU"}, "held"),
    ("nb", "Peru trakk seg fra avtalen med Kenya i 2018.", PAIR, "held"),
    ("nb", "President Petra Novakesi trakk Peru ut av avtalen med Kenya i fjor.", PAIR, "held"),
    ("nb", "Kenya ble medlem av Nato i 2004.", {"KEN", "Nato"}, "held"),
    ("nb", "Norge overtar formannskapet i Arktisk råd i mai.", {"NOR", "Arktisk råd"}, "planned"),
    ("nb", "Latvia har formannskapet i EU.", {"LVA", "EU"}, "ongoing"),
    ("nb", "Kenyas utenriksminister Tevita Fonotila ble nektet innreise til Peru.", {"PER", "Tevita Fonotila"}, "held"),
    ("nb", "Peru nekter Kenyas utenriksminister Tevita Fonotila innreise.", {"PER", "Tevita Fonotila"}, "held"),
    ("nb", "Peru skal støtte Kenya med 1,5 milliarder kroner til gass.", PAIR, "planned"),
    (
        "nb",
        "Perus president Petra Novakesi holdt tirsdag foredrag ved Universitetet i Oslo.",
        {"Petra Novakesi", "Universitetet i Oslo"},
        "held",
    ),
    ("nb", "I mai talte Perus president Petra Novakesi til Stortinget.", {"Petra Novakesi", "Stortinget"}, "held"),
    ("nn", "Peru bryt dei diplomatiske banda med Kenya.", PAIR, "held"),
    ("nn", "Kenya normaliserte tilhøvet til Peru i fjor.", PAIR, "held"),
    ("nn", "I 2018 trekte Peru seg frå avtalen med Kenya.", PAIR, "held"),
    ("nn", "Noreg overtek formannskapet i Arktisk råd i mai.", {"NOR", "Arktisk råd"}, "planned"),
    ("en", "Peru broke off diplomatic relations with Kenya on Monday.", PAIR, "held"),
    ("en", "Diplomatic relations between Peru and Kenya were severed in 2016.", PAIR, "held"),
    ("en", "Peru cut ties with Kenya in 2016 after an attack on its embassy.", PAIR, "held"),
    ("en", "Peru will normalize relations with Kenya.", PAIR, "planned"),
    ("en", "Peru left the European Union in 2020.", {"PER", "the European Union"}, "held"),
    ("en", "Peru withdrew from the agreement with Kenya in 2018.", PAIR, "held"),
    ("en", "Kenya joined NATO in 2004.", {"KEN", "NATO"}, "held"),
    ("en", "Kosovo hopes to become a member of the European Union.", {"XKX", "the European Union"}, "proposed"),
    ("en", "Peru holds the EU presidency.", {"PER", "EU"}, "ongoing"),
    ("en", "Kenyan Foreign Minister Tevita Fonotila was denied entry to Peru.", {"PER", "Tevita Fonotila"}, "held"),
    (
        "en",
        "Peruvian President Petra Novakesi addressed the Norwegian parliament on Tuesday.",
        {"Petra Novakesi", "Norwegian parliament"},
        "held",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "status"), DEEDS)
def test_standing(language: str, text: str, who: set[str], status: str) -> None:
    assert [(e.type, {p.who for p in e.participants}, e.status) for e in told(text, language)] == [
        ("other", who, status)
    ]


NONE_SUCH = [
    ("nb", "Peru bryter samarbeidet med Kenya."),
    ("nb", "Peru bryter folkeretten i Kenya."),
    ("nb", "Peru har diplomatiske forbindelser med Kenya."),
    ("nb", "Perus utenriksminister Petra Novakesi forlot Nato-møtet i Brussel."),
    ("nb", "Perus president Petra Novakesi har innledet et forhold til Kenya."),
    ("nb", "Soldatene trakk seg ut av Kenya mandag."),
    ("nb", "Perus president Petra Novakesi holdt en tale for 300 gjester i Oslo."),
    ("en", "Peru joined NATO allies in condemning Kenya."),
    ("en", "Peru joined the European Union in calling for talks."),
    ("en", "Peruvian President Petra Novakesi left the NATO summit early."),
    ("en", "Peruvian President Petra Novakesi addressed the crisis in Kenya."),
    ("en", "Peru withdrew its troops from Kenya."),
]


@pytest.mark.parametrize(("language", "text"), NONE_SUCH)
def test_what_sounds_like_it(language: str, text: str) -> None:
    assert not [e for e in told(text, language) if e.type == "other"]
