"""Where somebody tells is not where it was; a town is in the country told beside it. All names are invented."""

import pytest

from tests.reading import extraction

NO = "Utenriksminister Kari Moe møter Polens utenriksminister Jan Nowak mandag"
EN = "Norwegian Foreign Minister Kari Moe will meet Polish Foreign Minister Jan Nowak on Monday"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", f"{NO}, opplyser UD i Oslo."),
        ("nb", f"{NO}, får Reuters opplyst i Warszawa."),
        ("nb", f"{NO}, skriver avisen Gazeta i Warszawa."),
        ("nb", f"{NO}, ifølge kilder i Warszawa."),
        ("nb", f"I Oslo sier UD at {NO[0].lower()}{NO[1:]}."),
        ("nb", f"Handelsminister Per Dal sa til pressen i Lima at {NO[0].lower()}{NO[1:]}."),
        (
            "nn",
            "Utanriksminister Kari Moe møter Polens utanriksminister Jan Nowak måndag, opplyser UD i Oslo.",
        ),
        ("en", f"{EN}, a source in Warsaw said."),
        ("en", f"{EN}, officials told reporters in Warsaw."),
        ("en", f"{EN}, according to officials in Warsaw."),
    ],
)
def test_the_place_of_the_source_is_not_that_of_the_meeting(language: str, text: str) -> None:
    (meeting,) = [e for e in extraction(text, language).events if e.type == "meeting"]
    assert (meeting.city, meeting.country) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("nb", "I Warszawa er det ventet at utenriksminister Kari Moe møter Polens utenriksminister Jan Nowak.", "Warszawa"),
        ("nb", f"{NO}, som hun sier hun liker, i Warszawa.", "Warszawa"),
        ("en", f"{EN} in Warsaw, a source said.", "Warsaw"),
    ],
)  # fmt: skip
def test_a_place_of_the_meeting_stays_its_own(language: str, text: str, city: str) -> None:
    (meeting,) = [e for e in extraction(text, language).events if e.type == "meeting"]
    assert meeting.city == city


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("nb", "Statsminister Kari Moe møtte Polens president Jan Nowak i Brest i Frankrike mandag.", {("Brest", "FRA")}),
        ("en", "Norway's Kari Moe met Poland's Jan Nowak in Brest, France, on Monday.", {("Brest", "FRA")}),
        ("en", "Norwegian Prime Minister Kari Moe flew to Tripoli, Lebanon, on Monday.", {("Tripoli", "LBN")}),
        ("en", "TRIPOLI, Lebanon (AP) - Norway's Kari Moe met Poland's Jan Nowak on Monday.", {("Tripoli", "LBN")}),
        ("en", "Norwegian Prime Minister Kari Moe will travel to Tripoli, Lebanon and Syria on Monday.", {("Tripoli", "LBY"), (None, "LBN"), (None, "SYR")}),
        ("en", "In Warsaw, Sweden said Norway's Kari Moe had met Poland's Jan Nowak.", {("Warsaw", "POL")}),
    ],
)  # fmt: skip
def test_a_town_is_in_the_country_told_beside_it(
    language: str, text: str, places: set[tuple[str, str]]
) -> None:
    events = [e for e in extraction(text, language).events if e.type in ("meeting", "visit")]
    assert {(e.city, e.country) for e in events} == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Utenriksminister Kari Moe møtte Polens utenriksminister Jan Nowak, som ble født i Lima."),
        (
            "en",
            "Norway's foreign minister, Kari Moe, met Polish Foreign Minister Jan Nowak, who was born in Lima.",
        ),
    ],
)
def test_the_place_of_a_life_is_not_that_of_the_meeting(language: str, text: str) -> None:
    (meeting,) = [e for e in extraction(text, language).events if e.type == "meeting"]
    assert meeting.city is None


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("nb", "Utenriksminister Kari Moe hadde håpet å møte Polens utenriksminister Jan Nowak.", []),
        ("nb", "Utenriksminister Kari Moe burde ha møtt Polens utenriksminister Jan Nowak.", []),
        ("nb", "Utenriksminister Kari Moe lot være å møte Polens utenriksminister Jan Nowak.", []),
        ("nn", "Utanriksminister Kari Moe lét vere å møte Polens utanriksminister Jan Nowak.", []),
        ("nb", "Det er uklart om utenriksminister Kari Moe møter Polens utenriksminister Jan Nowak i Oslo.", []),
        ("nb", "Opposisjonen krever at utenriksminister Kari Moe møter Polens utenriksminister Jan Nowak.", ["proposed"]),
        ("en", "Norwegian Foreign Minister Kari Moe should have met Polish Foreign Minister Jan Nowak.", []),
        ("en", "Norwegian Foreign Minister Kari Moe nearly met Polish Foreign Minister Jan Nowak.", []),
        ("en", "Norwegian Foreign Minister Kari Moe has yet to meet Polish Foreign Minister Jan Nowak.", []),
        ("en", "The opposition demands that Foreign Minister Kari Moe of Norway meet Poland's Jan Nowak.", ["proposed"]),
    ],
)  # fmt: skip
def test_what_has_not_been_is_not_told_as_held(language: str, text: str, statuses: list[str]) -> None:
    assert [e.status for e in extraction(text, language).events] == statuses


def test_what_is_done_before_leaving_is_no_part_of_the_journey() -> None:
    text = "Before leaving for Poland on Friday, Norway's Kari Moe met Peru's president, Luis Soto, in Oslo."
    visit, meeting = extraction(text, "en").events
    assert (visit.country, meeting.city, meeting.part_of) == ("POL", "Oslo", None)
