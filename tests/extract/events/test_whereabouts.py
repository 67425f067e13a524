"""Journeys of which the clause leaves out the land or the traveller, and what words around a visit say of it."""

import pytest

from tests.reading import extraction

Row = tuple[frozenset[str], str, str | None]


def visits(text: str, language: str, published: str = "2019-05-14") -> list[Row]:
    found = extraction(text, language, published=published).events
    return [(frozenset(p.who for p in e.participants), e.status, e.start) for e in found if e.type == "visit"]


MET = "Perus utenriksminister Petra Novak møtte sin kenyanske kollega Tevita Fonoti i Lima tirsdag. "
TOLD = [
    ("nb", f"{MET}Novak dro til Nairobi i mars. Hun var der også i januar.", {"Petra Novak", "KEN"}, "2019-01"),
    ("nb", ("Perus president Petra Novak møtte kong Harald. Norske konger har vært i Peru før. I 2004 var kong "
           "Harald på statsbesøk."), {"Harald", "PER"}, "2004"),
    ("nn", "Norske kongar har vore i Peru før. Kong Harald kom i 2004.", {"Harald", "PER"}, "2004"),
    ("nb", ("Perus parlamentspresident Petra Novak møtte statsminister Ola Lunde, som denne uken er på besøk i "
           "landet."), {"Ola Lunde", "PER"}, "2019-05-13"),
    ("nb", "Statsminister Ola Lunde er på Peru-besøk denne uken.", {"Ola Lunde", "PER"}, "2019-05-13"),
    ("nb", "Perus utenriksminister Petra Novak var på besøk hos sin norske kollega Ola Lunde i fjor.",
     {"Petra Novak", "Ola Lunde"}, "2018"),
    ("en", ("Peruvian Foreign Minister Petra Novak met the president of Kenya, Tevita Fonoti, in Lima. Novak visited the "
           "country in 2016."), {"Petra Novak", "KEN"}, "2016"),
    ("en", ("Peruvian Foreign Minister Petra Novak met Kenyan President Tevita Fonoti in Lima. Novak was last in "
           "Nairobi in October."), {"Petra Novak", "KEN"}, "2018-10"),
    ("en", ("China signed an agreement with Kenya in April, which prompted Peruvian Foreign Minister Petra Novak to "
           "visit Nairobi in May."), {"Petra Novak", "KEN"}, "2019-05"),
    ("en", ("Two Peruvian ministers visited Nairobi in March. Peruvian Foreign Minister Petra Novak met the press, and "
           "Peruvian Trade Minister Tevita Fonoti saw the market."), {"Petra Novak", "Tevita Fonoti", "KEN"}, "2019-03"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "start"), TOLD)
def test_the_land_and_the_travellers_told_before(language: str, text: str, who: set[str], start: str) -> None:
    assert (frozenset(who), start) in {(who, start) for who, _, start in visits(text, language)}


FALLEN = [
    ("en", ("President Petra Novak of Peru will visit Kenya in June. A stop in Rome had been considered but was "
           "dropped."), {"Petra Novak", "ITA"}, "cancelled", None),
    ("nb", ("Perus utenriksminister Petra Novak møtte pressen i Doha. Et besøk Novak skulle ha avlagt i Kenya neste "
           "uke, er strøket."), {"Petra Novak", "KEN"}, "cancelled", "2019-05-20"),
    ("nn", ("Kong Harald tok imot Perus president Petra Novak i Oslo tysdag. Besøket var eigentleg planlagt i fjor "
           "haust, men vart utsett."), {"Petra Novak", "NOR"}, "postponed", "2018"),
    ("nb", ("Perus utenriksminister Petra Novak var sist i Nairobi i oktober. Et besøk som var planlagt i april, ble "
           "avblåst."), {"Petra Novak", "KEN"}, "cancelled", "2019-04"),
    ("en", ("Kenya cancelled the visit of Peruvian Foreign Minister Petra Novak. Novak had last come to Nairobi in "
           "2016."), {"Petra Novak", "KEN"}, "held", "2016"),
    ("nb", "Norges statsminister Ola Lunde skulle ha besøkt Kenya i mai etter et besøk i Peru.", {"Ola Lunde", "PER"},
     "planned", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "status", "start"), FALLEN)
def test_what_fell_through(language: str, text: str, who: set[str], status: str, start: str | None) -> None:
    assert (frozenset(who), status, start) in visits(text, language)


SPOKEN_OF = [
    ("nb", ("Statsminister Ola Lunde møtte Perus president Petra Novak mandag. Et besøk av Lunde til Lima ble også "
           "drøftet.")),
    ("nb", ("Statsminister Ola Lunde møtte Perus president Petra Novak mandag. Et norsk statsministerbesøk i Lima ble "
           "også drøftet.")),
    ("en", ("British Prime Minister Ola Lunde met Peruvian President Petra Novak. A visit by Mr Lunde to Lima was also "
           "discussed.")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SPOKEN_OF)
def test_a_visit_only_discussed_is_proposed(language: str, text: str) -> None:
    rows = [(who, status) for who, status, _ in visits(text, language)]
    assert rows == [(frozenset({"Ola Lunde", "PER"}), "proposed")]


NONE = [
    ("nb", "Perus president Petra Novak har fått kritikk i Kenya. Novak kom med en unnskyldning i går."),
    ("nb", "Statsråd Ola Lunde har vært i Peru. Hun landet en avtale i fjor."),
    ("en", "Peruvian Foreign Minister Petra Novak spoke of Kenya. Novak came in for criticism last year."),
    ("en", "It is the first time a German chancellor has been to Kenya since 2010."),
    ("en", "The ambassador of Peru to Kenya, Petra Novak, said she had been there for three years."),
    ("en", "Peruvian President Petra Novak has criticised Chile. Novak came to power in 2018."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_journey(language: str, text: str) -> None:
    assert [row for row in visits(text, language) if "Petra Novak" in row[0] or "DEU" in row[0]] == []


def test_those_accompanied_travel_along() -> None:
    text = "Utenriksminister Ola Lunde besøker Peru i mai. Lunde ledsages på reisen av handelsminister Kari Aune."
    assert [who for who, _, _ in visits(text, "nb")] == [frozenset({"Ola Lunde", "Kari Aune", "PER"})]


THEN = [
    ("nb", "Norges statsminister Ola Lunde har ikke vært i Lima siden 2010, da han dro dit som utenriksminister.",
     {"Ola Lunde", "PER"}, "2010"),
    ("en", "Kenyan President Tevita Fonoti has not been to Peru since 2008, when he went there as a trade minister.",
     {"Tevita Fonoti", "PER"}, "2008"),
    ("nb", "Perus president Petra Novak er i Oslo. Sist hun var i Oslo, var i 2016.", {"Petra Novak", "NOR"}, "2016"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "start"), THEN)
def test_when_somebody_last_was_there(language: str, text: str, who: set[str], start: str) -> None:
    assert (frozenset(who), "held", start) in visits(text, language)


INVITED = [
    ("en", "Mr Fonoti, the president of Kenya, has been invited to Lima in June.", {"Fonoti", "PER"}, "2019-06"),
    ("nb", "Kenyas president Tevita Fonoti er invitert til Det hvite hus i juni.", {"Tevita Fonoti", "USA"}, "2019-06"),
    ("nb", ("Kong Harald har takket ja til en invitasjon fra Perus president Petra Novak. Besøket finner sted i "
           "oktober."), {"Harald", "Petra Novak"}, "2019-10"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "start"), INVITED)
def test_the_visit_that_an_invitation_is_for(language: str, text: str, who: set[str], start: str) -> None:
    assert [(row[0], row[2]) for row in visits(text, language)] == [(frozenset(who), start)]


PREVIOUS = [
    ("nb", "Perus president Petra Novak er i Oslo. Forrige besøk var i februar 2017.", {"Petra Novak", "NOR"}),
    ("nn", "Presidenten i Peru, Petra Novak, er i Oslo. Førre besøket var i februar 2017.", {"Petra Novak", "NOR"}),
    ("en", "Kenyan President Tevita Fonoti is on his third visit to Peru. His previous visit was in February 2017.",
     {"Tevita Fonoti", "PER"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who"), PREVIOUS)
def test_the_previous_visit_is_another_one(language: str, text: str, who: set[str]) -> None:
    found = visits(text, language)
    assert (frozenset(who), "held", "2017-02") in found and len(found) == 2


BROKEN_OFF = [
    ("nb", "Perus president Petra Novak avbrøt mandag besøket i Kenya."),
    ("nn", "President Petra Novak i Peru avbraut eit besøk i Kenya måndag."),
    ("en", "Peruvian President Petra Novak cut short a visit to Kenya on Monday."),
]


@pytest.mark.parametrize(("language", "text"), BROKEN_OFF)
def test_a_visit_cut_short_has_begun(language: str, text: str) -> None:
    assert visits(text, language) == [(frozenset({"Petra Novak", "KEN"}), "held", "2019-05-13")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kenyas utenriksminister Petra Novak er i Lima. Hun møtte Perus president Tevita Fonoti også i 2010."),
        ("nb", "Kenyas utenriksminister Petra Novak er i Peru. Sist hun og president Tevita Fonoti møttes, var i 2010."),
        ("nn", "Kenyas utanriksminister Petra Novak er i Lima. Ho møtte Perus president Tevita Fonoti òg i 2010."),
        ("en", "Kenyan Foreign Minister Petra Novak is in Lima. She met Peruvian President Tevita Fonoti in 2010 too."),
    ],
)  # fmt: skip
def test_a_meeting_of_years_ago_is_no_part_of_the_stay(language: str, text: str) -> None:
    (met,) = (e for e in extraction(text, language).events if e.type == "meeting")
    assert (met.start, met.city, met.country, met.part_of) == ("2010", None, None, None)
