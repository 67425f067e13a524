"""Talks and papers whose parties only the text before tells."""

import pytest

from tests.extract.circumstances.test_circumstances import told

Told = tuple[str, set[str], str | None]

TALKS: list[tuple[str, str, Told]] = [
    (
        "en",
        "Presidents Petra Novak and Tevita Fonoti want peace. The phone call between the two was held on Monday.",
        ("phone_call", {"Petra Novak", "Tevita Fonoti"}, "2024-05-13"),
    ),
    (
        "nb",
        "Perus regjering og geriljagruppen LNR møttes mandag. I 2019 avbrøt regjeringen forhandlingene.",
        ("negotiation", {"PER", "LNR"}, "2019"),
    ),
    (
        "nb",
        "Perus regjering og geriljagruppen LNR møttes mandag. I 2019 forlot geriljaen bordet i Wien.",
        ("negotiation", {"PER", "LNR"}, "2019"),
    ),
    (
        "nb",
        "Norge har en rolle i Colombia siden samtalene mellom regjeringen og Farc startet i Wien i 2012.",
        ("negotiation", {"COL", "Farc"}, "2012"),
    ),
    (
        "nb",
        "Peru og Kenya undertegnet mandag en avtale. Den har vært under forhandling siden 2016.",
        ("negotiation", {"PER", "KEN"}, "2016"),
    ),
    (
        "nb",
        "Peru og Kenya vil ha frihandel. Forhandlingene mellom de to landene ble åpnet i Wien i 2019.",
        ("negotiation", {"PER", "KEN"}, "2019"),
    ),
    (
        "nn",
        "Delegasjonar frå Peru, Kenya og Tonga har site i Wien. Forhandlingar i Lima braut saman i 2019.",
        ("negotiation", {"PER", "KEN", "TON"}, "2019"),
    ),
    (
        "en",
        "Peru and Kenya are at odds over fish. Tonga has offered to host a round of indirect talks.",
        ("negotiation", {"TON", "PER", "KEN"}, None),
    ),
    (
        "en",
        "Two days of talks in Vienna ended on Monday with Peru and Kenya promising to keep talking.",
        ("negotiation", {"PER", "KEN"}, None),
    ),
    (
        "en",
        (
            "Peruvian Foreign Minister Luis Soto met Kenyan Foreign Minister Otieno Wafula in Lima. "
            "The ministers agreed to begin talks on labour in 2025."
        ),
        ("negotiation", {"PER", "KEN"}, "2025"),
    ),
    (
        "en",
        "Talks between the government of Chad and rebels opened in Vienna on Monday.",
        ("negotiation", {"TCD"}, "2024-05-13"),
    ),
    (
        "en",
        "Yemen's government and the Houthis differ. The last negotiations, in Kuwait in 2016, collapsed.",
        ("negotiation", {"YEM", "Houthis"}, "2016"),
    ),
    (
        "en",
        "The following statement was released by the Foreign Ministers of Peru, Kenya and Tonga.",
        ("agreement", {"PER", "KEN", "TON"}, None),
    ),
    (
        "nb",
        "Peru utviste torsdag tre kenyanske diplomater, to dager etter at Kenya kastet ut Perus ambassadør.",
        ("expulsion", {"PER", "KEN"}, "2024-05-07"),
    ),
    (
        "nb",
        "Fredsavtalen med Farc ble undertegnet i 2016.",
        ("signing", {"COL", "Farc"}, "2016"),
    ),
    (
        "nb",
        (
            "Formannen snakket med president Emo Rakh og opposisjonslederen Said Nuri. "
            "Det var disse to som undertegnet fredsavtalen i Wien i 1997."
        ),
        ("signing", {"Emo Rakh", "Said Nuri"}, "1997"),
    ),
    (
        "nn",
        (
            "Sudan og Etiopia har skrive under på ein avtale. Utanriksminister Emo Desta underteikna for Etiopia "
            "i 2019, medan Sudan var representert ved forsvarsminister Abdel Tayfour."
        ),
        ("signing", {"SDN", "ETH", "Emo Desta", "Abdel Tayfour"}, "2019"),
    ),
    (
        "en",
        (
            "Ministers Kari Solbakk of Norway and Luis Soto of Peru met in Oslo. They reviewed progress since "
            "the signing of the Defence Cooperation Arrangement at Lima in July 2010."
        ),
        ("signing", {"NOR", "PER"}, "2010-07"),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TALKS)
def test_parties_told_before(language: str, text: str, expected: Told) -> None:
    found = [(e.type, {p.who for p in e.participants}, e.start) for e in told(text, language)]
    assert expected in found


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nb", "Peru og LNR møttes mandag. Norge er garantist for samtalene med LNR.", "negotiation"),
        ("nb", "Peru og Kenya er naboer. Parisavtalen ble undertegnet i 2016.", "signing"),
        ("en", "Peru and Kenya ended their meeting with a joint call to end the war.", "phone_call"),
        ("nb", "Avtalen om nødlånet til Hellas ble undertegnet i 2010.", "signing"),
        (
            "en",
            "Norwegian Foreign Minister Lise Dalheim visited Lima. The treaty was signed in 1998.",
            "signing",
        ),
        ("nb", "Perus president Luis Soto og Kenyas president Otieno Wafula må bli enige.", "agreement"),
    ],
)
def test_talks_and_papers_of_others(language: str, text: str, kind: str) -> None:
    assert not [e for e in told(text, language) if e.type == kind]


def test_with_whom_she_signs() -> None:
    text = (
        "Utviklingsminister Guro Tveit reiser til Malawi mandag. "
        "Sammen med landbruksminister Lobin Kaph skal hun undertegne en avtale."
    )
    signed = [{p.who for p in e.participants} for e in told(text) if e.type == "signing"]
    assert signed == [{"Guro Tveit", "Lobin Kaph"}]


def test_who_appoints_is_not_appointed() -> None:
    (event,) = told("Perus president Luis Soto utnevnte onsdag Carla Quispe til ny utenriksminister.")
    assert {p.who: p.role for p in event.participants} == {
        "Carla Quispe": "participant",
        "Luis Soto": "organiser",
    }
