"""Of whom an office is: what grammar, the registry or the release bears, never the nearest name."""

import json
from collections import Counter

import pytest

from kg.process import process
from kg.records import Article
from kg.reference import load
from tests.reading import extraction

Offices = list[tuple[str, str | None]]

# what the words beside a title tell; DAY is no day of the registry's holders of these invented names
DAY = "2022-05-02"
TOLD: list[tuple[str, str, str, Offices]] = [
    # ranks
    ("en", "U.S. Special Representative for Palau (PLW) Ambassador {} came.", "", [("special_envoy", "USA")]),
    ("en", "Japanese Director-General for Asian and Oceanian Affairs {} came.", "", [("official", "JPN")]),
    ("en", "EU trade and industry commissioner {} came.", "", [("official", "EU")]),
    ("en", "EU deputy foreign policy chief {} came.", "", [("official", "EU")]),
    ("en", "The UN High Commissioner for Refugees, {}, came.", "", [("official", "UN")]),
    ("en", "Counsellor {} at the Norwegian Embassy in Lima came.", "", [("official", "NOR")]),
    ("en", "A United States Department of State spokesperson, {}, came.", "", [("spokesperson", "USA")]),
    ("en", "Tromso Bank president {} came.", "", [("other", "Tromso Bank")]),
    ("nb", "Ministerråd {} ved Norges ambassade i Lima kom.", "", [("official", "NOR")]),
    ("nb", "Ambassaderåd {} ved den norske ambassaden i Lima kom.", "", [("official", "NOR")]),
    ("nb", "FNs høykommissær for flyktninger, {}, kom.", "", [("official", "FN")]),
    ("nb", "Høykommissæren for flyktninger, {}, kom.", "", [("official", "UN")]),
    ("nb", "Kommisjonspresident {} kom.", "", [("official", "EU")]),
    ("nb", "Lederen i Representantenes hus, {}, kom.", "", [("legislator", "USA")]),
    ("nb", "Perus eksilleder {} kom.", "", [("other", "PER")]),
    ("nb", "Fiskeri- og havminister {} (Ap) kom.", "", [("minister", "NOR")]),
    ("nn", "Utanriksministeren til Peru, {}, kom.", "", [("foreign_minister", "PER")]),
    ("nn", "Forbundskanslar {} kom.", "", [("head_of_government", "DEU")]),
    ("nn", "Høgkommissæren for flyktningar, {}, kom.", "", [("official", "UN")]),
    # hosts, kings and queens, lists
    ("en", "President {} has invited Prime Minister Luz Ortuzabal of Chile to come to Lima.", "", [("head_of_state", "PER")]),
    ("en", "President {} will host Prime Minister Luz Ortuzabal of Chile in Lima.", "", [("head_of_state", "PER")]),
    ("nb", "President {} har invitert Chiles statsminister Luz Ortuzabal til Lima.", "", [("head_of_state", "PER")]),
    ("en", "King Bertil of Denmark and Queen {} came.", "", [("other", "DNK")]),
    ("nb", "Danmarks kong Bertil og dronning {} kom.", "", [("other", "DNK")]),
    ("nb", "Perus president Luz Ortuzabal, Chiles Jon Pardo og Kenyas {} møttes.", "", [("head_of_state", "KEN")]),
    ("en", "She met Palauan President Luz Ortuzabal, Foreign Minister Jon Pardo, and Opposition Leader {}.", "", [("other", "PLW")]),
    ("en", "She met Peruvian Prime Minister Luz Ortuzabal and President {}.", "", [("head_of_state", "PER")]),
    # releases
    ("en", "Media Note\n\nSecretary {} will arrive in Apia for talks.", "", [("foreign_minister", "USA")]),
    ("en", "Under Secretary {} will visit Berlin, Paris, Prague and Rome.", "", [("deputy_minister", "USA")]),
    ("en", "Special Representative {} will travel to Doha.", "https://www.state.gov/travel", [("special_envoy", "USA")]),
    ("en", "President {} spoke with Prime Minister Luz Ortuzabal of Chile.", "https://www.whitehouse.gov/x", [("head_of_state", "USA")]),
    # nobody's
    ("en", "President {} spoke with President Luz Ortuzabal of Peru and Palestinian Authority President Jon Pardo.", "", []),
    ("en", "Chilean President Luz Ortuzabal, Peruvian Prime Minister Jon Pardo and President {} met.", "", []),
    ("en", "Canadian Prime Minister Luz Ortuzabal and President {} met.", "", []),
    ("en", "Secretary of State Luz Ortuzabal spoke with Foreign Minister Pardo and President {}.", "", []),
    ("en", "Deputy Secretary Luz Ortuzabal briefed allies. Deputy Foreign Minister {} was silent.", "", []),
    ("en", "Leaders from Peru and Chile met. Minister Pardo spoke of Kenya. President {} agreed.", "", []),
    ("en", "President {} of Fjord Lake Group spoke in Washington of the United States.", "", []),
    ("nb", "USA er klar, mener president {} i Fjord Lake Group.", "", []),
    ("nb", "Perus president Luz Ortuzabal kom. Kanada venter, sier forbundskansler {}.", "", [("head_of_government", "DEU")]),
]  # fmt: skip
NAMES = ("Qorvu Tlhamptyo", "Zarina Vukobrat")


def offices(language: str, text: str, who: str, url: str) -> Offices:
    """The offices read of somebody in a text that stands at an address."""
    article = Article(id="x", title="", text=text, language=language, published=DAY, url=url or None)
    people = json.loads(process(article, load()).json)["persons"]
    return [(o["office"], o.get("of")) for p in people if p["name"] == who for o in p["offices"]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("language", "text", "url", "told"), TOLD)
def test_of_whom(language: str, text: str, url: str, told: Offices, name: str) -> None:
    assert Counter(offices(language, text.format(name), name, url)) == Counter(told)


# whom the registry knows on the day
KNOWN: list[tuple[str, str, str, str, Offices]] = [
    ("en", "2023-07-08", "Secretary Yellen spoke.", "Yellen", [("minister", "USA")]),
    ("en", "2023-07-08", "Secretary Austin spoke.", "Austin", [("defence_minister", "USA")]),
    ("en", "2023-07-08", "President Biden met his UK counterpart Rishi Sunak.", "Rishi Sunak", [("head_of_government", "GBR")]),
    ("nb", "2025-04-02", "Finansminister Scott Bessent kom.", "Scott Bessent", [("minister", "USA")]),
    ("nb", "2025-04-02", "Spesialutsending Steve Witkoff kom.", "Steve Witkoff", [("special_envoy", "USA")]),
    ("nb", "2025-04-02", "– Nei, sier talskvinne Maria Zakharova.", "Maria Zakharova", [("spokesperson", "RUS")]),
    ("nb", "2025-04-02", "Visestatsminister Ding Xuexiang kom.", "Ding Xuexiang", [("deputy_head_of_government", "CHN")]),
    ("nb", "2010-04-02", "Utviklingsminister Erik Solheim kom.", "Erik Solheim", [("minister", "NOR")]),
    ("nb", "2019-04-02", "Nord-Koreas utenriksminister Ri Yong Ho kom.", "Ri Yong Ho", [("foreign_minister", "PRK")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "who", "told"), KNOWN)
def test_known_on_the_day(language: str, day: str, text: str, who: str, told: Offices) -> None:
    read = extraction(text, language=language, published=day)
    found = [(o.office, o.of) for p in read.persons if p.name == who for o in p.offices]
    assert found == told
