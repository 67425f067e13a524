"""Titles of parts of states and of several, ranks that are kept, opposite numbers. All names are invented."""

import json

import pytest

from kg.process import process
from kg.records import Article
from kg.reference import load
from tests.reading import extraction

Held = dict[str, set[tuple[str, str | None]]]
ILMAR, ODA = "Ilmar Tessaro", "Oda Verrant"

CASES: list[tuple[str, str, Held]] = [
    # a rank beside a post, before or behind it, or in another sentence
    ("en", f"Ambassador {ILMAR}, Special Envoy of Peru for the Horn of Africa, came.", {ILMAR: {("special_envoy", "PER")}}),
    ("en", f"Peru's special envoy for the Horn of Africa, Ambassador {ILMAR}, came.", {ILMAR: {("special_envoy", "PER")}}),
    ("en", f"Peru's Special Envoy {ILMAR} came. Ambassador Tessaro left.", {ILMAR: {("special_envoy", "PER")}}),
    ("en", f"Peru's Ambassador {ILMAR} came.", {ILMAR: {("ambassador", "PER")}}),
    ("nb", f"Perus spesialutsending for Afrikas horn, ambassadør {ILMAR}, kom.", {ILMAR: {("special_envoy", "PER")}}),
    ("nb", f"Lederen for den peruanske delegasjonen, ambassadør {ILMAR}, kom.", {ILMAR: {("official", "PER")}}),
    ("nn", f"Leiaren for den peruanske delegasjonen, ambassadør {ILMAR}, kom.", {ILMAR: {("official", "PER")}}),
    ("nb", f"NATOs øverstkommanderende i Europa, general {ILMAR}, kom.", {ILMAR: {("official", "NATO")}}),
    # two posts with a slash between them, and a hyphen within one
    ("en", f"{ILMAR}, High Representative/Vice-President of the European Commission, came.", {ILMAR: {("eu_high_representative", "EU"), ("official", "European Commission")}}),
    ("en", f"Vice-Minister of Foreign Affairs {ILMAR} of Peru came.", {ILMAR: {("deputy_minister", "PER")}}),
    # a name behind a comma that only a preposition follows
    ("en", f"She met Peru's president, {ILMAR} on Tuesday.", {ILMAR: {("head_of_state", "PER")}}),
    ("en", f"After a meeting with Peru's president, {ILMAR} in Lima was pleased.", {}),
    # who leads a part of a state leads no state
    ("en", f"The leader of the Peruvian delegation, {ILMAR}, came.", {ILMAR: {("official", "PER")}}),
    ("en", f"The leader of the Peruvian opposition, {ILMAR}, came.", {ILMAR: {("other", "PER")}}),
    ("en", f"The leader of the Peruvian government, {ILMAR}, came.", {ILMAR: {("head_of_state", "PER")}}),
    ("en", f"The leader of the British Labour Party, {ILMAR}, came.", {ILMAR: {("other", "Labour Party")}}),
    ("en", f"Labour Party leader {ILMAR} came.", {ILMAR: {("other", "Labour Party")}}),
    ("en", f"The leader of the Palestinian group Hamas, {ILMAR}, came.", {ILMAR: {("other", "Hamas")}}),
    ("nb", f"Leder i det norske Arbeiderpartiet {ILMAR} kom.", {ILMAR: {("other", "Arbeiderpartiet")}}),
    ("nb", f"Lederen for den palestinske gruppen Hamas, {ILMAR}, kom.", {ILMAR: {("other", "Hamas")}}),
    ("nb", f"Lederen for den syriske opposisjonen, {ILMAR}, kom.", {ILMAR: {("other", "SYR")}}),
    ("nn", f"Leiaren for den syriske opposisjonen, {ILMAR}, kom.", {ILMAR: {("other", "SYR")}}),
    ("nb", f"Sjefen for den amerikanske etterretningstjenesten CIA, {ILMAR}, kom.", {ILMAR: {("official", "USA")}}),
    # parliaments
    ("en", f"Vice president of the Serbian parliament {ILMAR} came.", {ILMAR: {("legislator", "SRB")}}),
    ("en", f"Bundestag President {ILMAR} came.", {ILMAR: {("legislator", "DEU")}}),
    ("en", f"Federation Council Chairwoman {ODA} came.", {ODA: {("legislator", "RUS")}}),
    ("nb", f"Visepresidenten i Perus nasjonalforsamling, {ILMAR}, kom.", {ILMAR: {("legislator", "PER")}}),
    ("nb", f"Riksdagens talman {ILMAR} kom.", {ILMAR: {("legislator", "SWE")}}),
    ("nn", f"Forbundsdagens president {ILMAR} kom.", {ILMAR: {("legislator", "DEU")}}),
    # several of one state or body
    ("en", f"Two Peruvian lawmakers, {ILMAR} and {ODA}, came.", {ILMAR: {("legislator", "PER")}, ODA: {("legislator", "PER")}}),
    ("en", f"Peruvian senators {ILMAR} and {ODA} came.", {ILMAR: {("legislator", "PER")}, ODA: {("legislator", "PER")}}),
    ("nb", f"To palestinske parlamentarikere, {ILMAR} og {ODA}, kom.", {ILMAR: {("legislator", "PSE")}, ODA: {("legislator", "PSE")}}),
    ("nb", f"Parlamentarikerne {ILMAR} og {ODA} fra Hamas kom.", {ILMAR: {("legislator", "PSE")}, ODA: {("legislator", "PSE")}}),
    # opposite numbers
    ("nb", f"Utenriksminister Kari Moe møtte sine kolleger {ILMAR} fra Peru og {ODA} fra Chile.", {ILMAR: {("foreign_minister", "PER")}, ODA: {("foreign_minister", "CHL")}}),
    ("en", f"Kremlin spokesman Pyotr Valkin said President {ILMAR} would meet his Peruvian counterpart {ODA}.", {ODA: {("head_of_state", "PER")}}),
    ("en", f"Pentagon press secretary Bo Hult said Defense Secretary {ILMAR} would meet his Peruvian counterpart {ODA}.", {ODA: {("defence_minister", "PER")}}),
    # other words
    ("en", f"The secretary of Iran's Supreme National Security Council, {ILMAR}, came.", {ILMAR: {("official", "IRN")}}),
    ("en", "Under Secretary of State for Political Affairs Victoria Tessaro came.", {"Victoria Tessaro": {("deputy_minister", "USA")}}),
    ("en", "U.S. Homeland Security Secretary Chad Verrantov came.", {"Chad Verrantov": {("minister", "USA")}}),
    ("en", f"Peru's chargé d'affaires in Lima, {ILMAR}, left.", {ILMAR: {("official", "PER")}}),
    ("nb", f"Talsmannen for det hvite hus, {ILMAR}, sa nei.", {ILMAR: {("spokesperson", "USA")}}),
    ("nb", f"FNs politiske sjef {ILMAR} sa nei.", {ILMAR: {("official", "FN")}}),
    ("nb", f"Utenriksråd {ILMAR} sa nei.", {ILMAR: {("official", "NOR")}}),
    ("en", f"Peru's new foreign policy chief, {ILMAR}, said no.", {ILMAR: {("foreign_minister", "PER")}}),
    ("nb", f"Perus utenrikssjef {ILMAR} sa nei.", {ILMAR: {("foreign_minister", "PER")}}),
    ("en", f"The EU's foreign policy chief, {ILMAR}, said no.", {ILMAR: {("eu_high_representative", "EU")}}),
    # words between a title and its name, before it, and in its field
    ("en", f"Peruvian Foreign Minister (FM) {ILMAR} came.", {ILMAR: {("foreign_minister", "PER")}}),
    ("en", f"Peru's National Security Adviser (NSA) {ILMAR} came.", {ILMAR: {("official", "PER")}}),
    ("en", f"Under Secretary of State for Security, Democracy, and Human Rights {ILMAR} came.", {ILMAR: {("deputy_minister", "USA")}}),
    ("nb", "FNs utsending til Jemen, Hans Tessaro, kom.", {"Hans Tessaro": {("special_envoy", "FN")}}),
    ("nb", f"I Tallinn møtte Hovland statsminister {ILMAR}.", {ILMAR: {("head_of_government", "EST")}}),
    ("nb", "I Tallinn møtte statsminister Kåre Tessaro ordføreren.", {"Kåre Tessaro": {("head_of_government", "NOR")}}),
    ("nb", f"Vatikanets statssekretær, kardinal {ILMAR}, kom.", {ILMAR: {("foreign_minister", "VAT")}}),
    ("nb", f"Perus statsminister Bo Hult besøker USAs {ILMAR}.", {ILMAR: set()}),
    ("en", f"Peru's senate president, {ILMAR}, came.", {ILMAR: {("legislator", "PER")}}),
    ("en", f"Peru's supreme court president {ILMAR} came.", {ILMAR: {("official", "PER")}}),
    ("en", f"Peru's football federation president {ILMAR} came.", {ILMAR: set()}),
    ("en", f"Peru's club president, {ILMAR}, came.", {ILMAR: set()}),
    ("en", f"Peru's army commander {ILMAR} came.", {ILMAR: {("official", "PER")}}),
    ("nb", f"Perus nasjonale sikkerhetsrådgiver {ILMAR} kom.", {ILMAR: {("official", "PER")}}),
    ("nn", f"Perus utanrikskomiteleiar {ILMAR} kom.", {ILMAR: {("legislator", "PER")}}),
    # two side by side are of two states; who stands before "and his" is the one meant
    ("nb", f"Samtalene mellom utenriksminister {ILMAR} og utenriksminister Børge Moe endte i Oslo.", {ILMAR: set(), "Børge Moe": {("foreign_minister", "NOR")}}),
    ("en", f"Oda Moss met Peruvian President Luz Ortuz and his foreign minister, {ILMAR}.", {ILMAR: {("foreign_minister", "PER")}}),
    ("en", f"Chilean Foreign Minister Bo Hult met Peruvian President Luz Ortuz and his foreign minister, {ILMAR}.", {ILMAR: {("foreign_minister", "PER")}}),
    # elected is not former; a foreign secretary's rank is not the next minister's
    ("en", f"{ILMAR} was elected president of Peru.", {ILMAR: {("head_of_state", "PER")}}),
    ("en", f"Peru's foreign minister met Indian Foreign Secretary Bo Hult. Peru's foreign minister Oda Moss is to meet her British counterpart {ILMAR}.", {ILMAR: {("foreign_minister", "GBR")}}),
]  # fmt: skip


HEADED = [
    ("nb", "Perus statsminister Ilmar Tessaro utsetter turen", "Tessaro skulle besøke Oslo.", {("head_of_government", "PER")}),
    ("en", "Peru's Prime Minister Ilmar Tessaro puts off trip", "Mr. Tessaro was to visit Oslo.", {("head_of_government", "PER")}),
    ("en", "Prime Minister Ilmar Tessaro puts off trip to Peru", "Mr. Tessaro was to visit Lima.", set[tuple[str, str]]()),
    ("en", "Peru's Prime Minister Ilmar Tessaro leaves", "Chilean Foreign Minister Tessaro left.", {("foreign_minister", "CHL")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "text", "told"), HEADED)
def test_an_office_that_only_the_headline_tells(
    language: str, title: str, text: str, told: set[tuple[str, str]]
) -> None:
    article = Article(id="x", title=title, text=text, language=language, published="2023-05-02")
    persons = json.loads(process(article, load()).json)["persons"]
    assert {(o["office"], o["of"]) for p in persons for o in p["offices"]} == told


def test_who_was_named_to_an_office_is_no_former_one() -> None:
    found = extraction("Ilmar Tessaro was appointed foreign minister of Peru on Monday.", "en").persons
    assert [o.when for p in found for o in p.offices] == ["current"]


BODIES = [
    ("en", "He spoke at the Special Tribunal for Lebanon.", "Special Tribunal for Lebanon"),
    ("en", "She praised the Lebanese Armed Forces.", "Lebanese Armed Forces"),
    ("en", "The Senate Foreign Relations Committee met.", "Senate Foreign Relations Committee"),
    ("en", "He addressed the UN General Assembly.", "UN General Assembly"),
    ("en", "She spoke at the University of South Africa.", "University of South Africa"),
    ("en", "The Department of Energy and the treasury met.", "Department of Energy"),
    ("en", "He is of the Ministry of Energy of Peru Ilmar Tessaro knows.", "Ministry of Energy"),
    ("nb", "Avtalen må godkjennes av den russiske dumaen.", "den russiske dumaen"),
    ("nb", "Ifølge Sør-Koreas gjenforeningsdepartement møttes de.", "Sør-Koreas gjenforeningsdepartement"),
    ("nb", "Han talte i FNs generalforsamling.", "FN"),
]


@pytest.mark.parametrize(("language", "text", "name"), BODIES)
def test_names_of_bodies(language: str, text: str, name: str) -> None:
    assert list(extraction(text, language).organisations) == [name]


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_titles_of_parts_and_of_several(language: str, text: str, told: Held) -> None:
    persons = {p.name: {(o.office, o.of) for o in p.offices} for p in extraction(text, language).persons}
    assert {who: persons.get(who) for who in told} == told
