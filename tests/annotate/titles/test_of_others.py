"""Offices that the text tells by others': colleagues, predecessors, company, lists behind a noun of many."""

import pytest

from tests.reading import document, extraction

FM, HOS = "foreign_minister", "head_of_state"


@pytest.mark.parametrize(
    ("language", "text", "name", "held"),
    [
        # a colleague serves the state where he is met, not that of the one whose colleague he is
        ("nb", "Benins utenriksminister Zoran Pardo var mandag i Albania hos kollegaen Ivan Solin.", "Ivan Solin", (FM, "ALB", "current")),
        ("nn", "Benins utanriksminister Zoran Pardo var måndag i Albania. Kollegaen Ivan Solin tok imot han.", "Ivan Solin", (FM, "ALB", "current")),
        ("en", "Beninese Foreign Minister Zoran Pardo was in Albania for talks with his counterpart, Ivan Solin.", "Ivan Solin", (FM, "ALB", "current")),
        ("nb", "Benins utenriksminister Zoran Pardo drøftet krigen i Albania med sin kollega Ivan Solin.", "Ivan Solin", None),
        # who takes over from somebody holds what he held; who stands in for him does not
        ("nb", "Benins ambassadør Zoran Pardo kom til Peru i høst. Han avløste Ivan Solin.", "Ivan Solin", ("ambassador", "BEN", "former")),
        ("en", "Albanian President Zoran Pardo was in Peru. He took over from Ivan Solin.", "Ivan Solin", (HOS, "ALB", "former")),
        ("en", "Albanian President Zoran Pardo replaced Ivan Solin at the talks.", "Ivan Solin", None),
        # those who came with an ambassador serve with her, wherever she came
        ("nb", "Benins ambassadør Zoran Pardo kom til Peru. Med seg hadde hun ministerråd Luz Orta og handelsråd Ivan Solin.", "Ivan Solin", ("official", "BEN", "current")),
        # a list behind a noun of many, each with a state; not where others stand right before it
        ("nb", "Alle tre er tidligere presidenter: Zoran Pardo fra Benin, Ivan Solin fra Albania og Luz Orta fra Peru.", "Zoran Pardo", (HOS, "BEN", "former")),
        ("en", "A number of presidents are to attend, including Zoran Pardo of Benin and Ivan Solin of Albania, as is Luz Orta.", "Ivan Solin", (HOS, "ALB", "current")),
        ("en", "The presidents heard from activists including Zoran Pardo of Benin and Ivan Solin of Albania.", "Ivan Solin", None),
        # who leads a delegation and has no title serves whoever sent it
        ("nb", "En Hamas-delegasjon ledet av Ivan Solin kom til Kairo.", "Ivan Solin", ("other", "Hamas", "current")),
        ("en", "The Peruvian delegation was headed by Ivan Solin.", "Ivan Solin", ("official", "PER", "current")),
        ("nb", "En delegasjon fra Benin, ledet av utenriksminister Ivan Solin, kom til Peru.", "Ivan Solin", (FM, "BEN", "current")),
        ("nb", "EU ved spesialutsending Ivan Solin var i Peru.", "Ivan Solin", ("special_envoy", "EU", "current")),
        # the post named between two is the one taken over; "topp" is one behind the name of a body alone
        ("nb", "Norges forsvarsminister Zoran Pardo er klar. Han overtar trolig som utenriksminister etter Ivan Solin (H).", "Ivan Solin", (FM, "NOR", "former")),
        ("nb", "Norges forsvarsminister Zoran Pardo overtok etter Ivan Solin.", "Ivan Solin", ("defence_minister", "NOR", "former")),
        ("nb", "Benins president møtte EU-toppene Ivan Solin og Luz Orta.", "Luz Orta", ("official", "EU", "current")),
        ("nn", "Benins president møtte FN-toppen Ivan Solin.", "Ivan Solin", ("official", "FN", "current")),
        ("nb", "Benins president nådde toppen. Ivan Solin kom etter.", "Ivan Solin", None),
        # "now" closes what stands beside a name
        ("nb", "Ivan Solin (H), statssekretær i Forsvarsdepartementet nå, er navnet. Norge venter.", "Ivan Solin", ("deputy_minister", "NOR", "current")),
        ("nn", "Ivan Solin, statssekretær i Utanriksdepartementet no, er namnet. Noreg ventar.", "Ivan Solin", ("deputy_minister", "NOR", "current")),
        ("nb", "Benins tidligere folkevalgte Ivan Solin var i Peru.", "Ivan Solin", ("legislator", "BEN", "former")),
        # a post of the United Nations behind a name is no body
        ("nb", "Zoran Pardo, FNs høykommissær for menneskerettigheter, var i Peru.", "Zoran Pardo", ("official", "FN", "current")),
    ],
)  # fmt: skip
def test_offices_told_by_others(
    language: str, text: str, name: str, held: tuple[str, str, str] | None
) -> None:
    people = extraction(text, language, published="2019-05-15").persons
    offices = [(o.office, o.of, o.when) for p in people if p.name == name for o in p.offices]
    assert offices == ([held] if held else []), text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Ana Solis presented her credentials on Monday to President Ivan Petrov as the new Kenyan ambassador.",
        ),
        (
            "nb",
            "Ana Solis overrakte sine akkreditiver til president Ivan Petrov som ny ambassadør for Kenya.",
        ),
    ],
)
def test_who_receives_credentials_is_no_ambassador(language: str, text: str) -> None:
    offices = {p.name: [o.office for o in p.offices] for p in extraction(text, language).persons}
    assert "ambassador" not in offices["Ivan Petrov"]


@pytest.mark.parametrize(
    "text", ["Kenya's foreign minister met Mr Moss on Monday.", "Kenya's minister met Mrs. Lund."]
)
def test_nobody_called_mr_is_a_town(text: str) -> None:
    assert not [m for m in document(text, "en").mentions if m.kind == "place"]


@pytest.mark.parametrize(
    ("language", "text", "name", "held"),
    [
        ("en", "Ana Solis met Zoran Pardo, an adviser to Prime Minister Ivan Solin of Albania.", "Zoran Pardo", ("official", "ALB")),
        ("en", "Ana Solis met Zoran Pardo, State Secretary to Prime Minister Ivan Solin of Albania.", "Zoran Pardo", ("deputy_minister", "ALB")),
        ("en", "“It is good,” said Zoran Pardo of the Quill Institution.", "Zoran Pardo", ("other", "Quill Institution")),
        ("en", "President Ivan Solin of Albania met Zoran Pardo of the Labour Party.", "Zoran Pardo", None),
        ("nb", "Ekspedisjonssjefene Zoran Pardo og Ivan Solin har søkt stillingen.", "Ivan Solin", ("official", "NOR")),
        ("nb", "Zoran Pardo (H) overtok som Norges utenriksminister etter Ivan Solin (H).", "Ivan Solin", (FM, "NOR")),
        ("en", "Zoran Pardo took over as Albania's foreign minister from Ivan Solin in May.", "Ivan Solin", (FM, "ALB")),
    ],
)  # fmt: skip
def test_whom_somebody_works_for(language: str, text: str, name: str, held: tuple[str, str] | None) -> None:
    people = extraction(text, language, published="2019-05-15").persons
    offices = {p.name: [(o.office, o.of) for o in p.offices] for p in people}
    assert held in offices[name] if held else not [o for o, _ in offices[name] if o == "other"]
