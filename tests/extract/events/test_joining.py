"""Who is added to an event by another sentence, and who is not. All names are invented."""

import pytest

from tests.reading import extraction

Who = list[tuple[str, set[str]]]

MO = "utenriksminister Kari Mo (Ap)"
LIE = "næringsminister Even Lie (H)"
QUISPE, VERA = "Perus president Juan Quispe", "Chiles president Rosa Vera"
VISIT = f"U{MO[1:]} er i Lima i Peru. "

CASES: list[tuple[str, str, Who]] = [
    # fellow travellers
    ("nb", f"{VISIT}N{LIE[1:]} er med på reisen.", [("visit", {"Kari Mo", "Even Lie", "PER"})]),
    ("nb", f"{VISIT}Med på reisen er {LIE}.", [("visit", {"Kari Mo", "Even Lie", "PER"})]),
    ("nb", f"{VISIT}N{LIE[1:]} var ikke med på reisen.", [("visit", {"Kari Mo", "PER"})]),
    ("nb", f"U{MO[1:]} reiser til Lima sammen med {LIE}.", [("visit", {"Kari Mo", "Even Lie", "PER"})]),
    ("nb", f"{VISIT}Det er siste stopp på en rundreise som også har gått til Chile og Bolivia.", [("visit", {"Kari Mo", "PER"}), ("visit", {"Kari Mo", "CHL"}), ("visit", {"Kari Mo", "BOL"})]),
    # witnesses and leaders
    ("nb", f"{QUISPE} og {VERA} undertegnet avtalen. U{MO[1:]} var til stede.", [("signing", {"Juan Quispe", "Rosa Vera", "Kari Mo"})]),
    ("nb", f"Diplomaten Petra Novak leder samtalene. Samtalene mellom {QUISPE} og {VERA} åpnet i Wien.", [("meeting", {"Juan Quispe", "Rosa Vera", "Petra Novak"})]),
    ("nb", f"Diplomaten Petra Novak ledet møtet. {QUISPE} og {VERA} møttes i Wien.", [("meeting", {"Juan Quispe", "Rosa Vera"})]),
    # those who met, and not those told of last
    ("nb", f"{QUISPE} og {VERA} møttes i Wien. Så ringte Quispe {MO}. Fredag møtes de to igjen.", [("meeting", {"Juan Quispe", "Rosa Vera"}), ("phone_call", {"Juan Quispe", "Kari Mo"}), ("meeting", {"Juan Quispe", "Rosa Vera"})]),
    ("nn", "Generalsekretær Petra Novak seier at ho reiser til Peru. Ministrane førebudde seg. Dei drøfta handel.", [("visit", {"Petra Novak", "PER"})]),
    # envoys asked to leave, and others
    ("nb", "Norge ba to ansatte ved Russlands ambassade i Oslo om å forlate landet.", [("expulsion", {"NOR", "RUS"})]),
    ("nb", "Norge ber nordmenn om å forlate landet, opplyser den norske ambassaden i Khartoum i Sudan.", []),
    # bodies
    ("nb", "Fredag drøftet FNs sikkerhetsråd saken i et lukket møte.", [("meeting", {"FNs sikkerhetsråd"})]),
    ("nb", "Serbia og Ungarn inngikk i 2008 en avtale med russiske Gazprom.", [("agreement", {"SRB", "HUN", "Gazprom"})]),
    ("nb", f"U{MO[1:]} og {QUISPE} snakket om en avtale med EU.", [("meeting", {"Kari Mo", "Juan Quispe"})]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_who_takes_part(language: str, text: str, told: Who) -> None:
    found = extraction(text, language).events
    assert [(e.type, {p.who for p in e.participants}) for e in found] == told


def test_stops_of_a_tour_have_no_day_of_the_last() -> None:
    text = f"{VISIT}Lima er siste stopp på en rundreise som også har gått til Chile."
    found = {p.who: e.start for e in extraction(text).events for p in e.participants if p.role == "host"}
    assert found["CHL"] is None


def test_there_without_a_comma_is_no_clause() -> None:
    text = f"{QUISPE} er på vei hjem fra Wien. Mandag snakket han der med {VERA}."
    told = [{p.who for p in e.participants} for e in extraction(text).events if e.status == "held"]
    assert told == [{"Juan Quispe", "Rosa Vera"}]


def test_a_town_hall_lies_in_its_town() -> None:
    event = next(iter(extraction(f"{QUISPE} og {MO} møttes i Bergen rådhus.").events))
    assert (event.venue, event.city, event.country) == ("Bergen rådhus", "Bergen", "NOR")


def test_a_name_without_its_article() -> None:
    text = "Tunisias president Karim al-Hadri kom. Så traff Hadri utenriksminister Kari Mo (Ap)."
    told = [{p.who for p in e.participants} for e in extraction(text).events if e.type == "meeting"]
    assert told == [{"Karim al-Hadri", "Kari Mo"}]


def test_meetings_told_together_have_the_day_of_both() -> None:
    text = f"U{MO[1:]} får egne møter med både {QUISPE} og {VERA}. Møtene er 9. mai."
    days = [e.start for e in extraction(text, published="2024-05-02").events]
    assert days == ["2024-05-09", "2024-05-09"]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_host_of_a_meeting_held(language: str) -> None:
    opening = {
        "nb": "Ministrene var i Oslo rådhus torsdag, da Norge",
        "nn": "Ministrane var i Oslo rådhus torsdag, då Noreg",
    }
    text = f"{opening[language]} var vert for et uformelt møte i Nato."
    found = extraction(text, language, published="2023-06-01").events
    assert [(e.start, e.status, e.city) for e in found] == [("2023-06-01", "held", "Oslo")]
