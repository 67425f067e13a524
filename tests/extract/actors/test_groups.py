"""Armed groups and governments as parties to talks, and the rounds of these. All names are invented."""

import pytest

from kg.records import Extraction
from tests.reading import extraction

MONDAY = "2024-04-29"


def read(text: str, language: str = "nb") -> Extraction:
    return extraction(text, language, published="2024-05-02")


OFFICES = [
    ("nb", "Celso Dimar fra opprørsgruppen NDR sa at krigen fortsetter.", "other", "NDR"),
    ("nb", "– Krigen fortsetter, sier Celso Dimar, talsmann for opprørsgruppen NDR.", "spokesperson", "NDR"),
    ("nb", "Opprørsalliansen CRT vil ha fred. CRT-lederen Celso Dimar sa det.", "other", "CRT"),
    ("nb", "NDRs forhandlingsleder Celso Dimar kom. Geriljaen NDR vil ha fred.", "official", "NDR"),
    ("nb", "Opprørsgruppen Folkets front for Loga (FFL) kom. FFL-leder Celso Dimar sa nei.", "other", "FFL"),
    ("nb", "– Dette er bare ord, sier Celso Dimar i tenketanken Utsyn Nord.", "other", "Utsyn Nord"),
    ("nb", "Forsker Celso Dimar ved Prio tviler.", "other", "Prio"),
    ("nb", "Direktør Celso Dimar ved Norsk Utenrikspolitisk Institutt tviler.", "other", "Norsk Utenrikspolitisk Institutt"),
    ("nn", "Celso Dimar frå opprørsgruppa NDR sa at krigen held fram.", "other", "NDR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "office", "of"), OFFICES)
def test_who_speaks_for_a_group(language: str, text: str, office: str, of: str) -> None:
    (person,) = [p for p in read(text, language).persons if p.name == "Celso Dimar"]
    assert [(o.office, o.of) for o in person.offices] == [(office, of)]
    assert of in read(text, language).organisations


@pytest.mark.parametrize(
    "text", ["Gruppen Polarlys spiller i kveld.", "Geriljaen Nye vei kom.", "Hun bor i huset NDR."]
)
def test_what_no_such_noun_introduces_is_no_group(text: str) -> None:
    assert not read(text).organisations


PARTIES = [
    (
        "nb",
        "Fredssamtalene mellom Perus regjering og opprørsgruppen NDR åpnet i Oslo mandag.",
        {"PER", "NDR"},
    ),
    ("nb", "Fredssamtalene mellom regjeringen i Peru og Chile åpnet i Oslo mandag.", {"PER", "CHL"}),
    ("nb", "Fredssamtalene mellom regjeringen i Lima og opprørsgruppen NDR åpnet mandag.", {"PER", "NDR"}),
    ("nb", "Regjeringen i Mali og opprørsalliansen CRT undertegnet en avtale lørdag.", {"MLI", "CRT"}),
    (
        "nn",
        "Fredssamtalane mellom regjeringa i Peru og opprørsgruppa NDR opna i Oslo måndag.",
        {"PER", "NDR"},
    ),
]


@pytest.mark.parametrize(("language", "text", "parties"), PARTIES)
def test_governments_and_groups_are_parties(language: str, text: str, parties: set[str]) -> None:
    (event,) = read(text, language).events
    assert {p.who for p in event.participants} == parties


TALKS = "Forhandlingene mellom Peru og Chile ble holdt i Wien mandag. "
ROUNDS = [
    ("Forrige runde brøt sammen i 2019.", ("2019", None, "held")),
    ("Neste runde skal holdes i Oslo i juni.", ("2024-06", "Oslo", "planned")),
    ("En ny forhandlingsrunde skal holdes i Oslo i juni.", ("2024-06", "Oslo", "planned")),
    ("Neste runde i samtalene blir i Oslo 3. juni.", ("2024-06-03", "Oslo", "planned")),
    ("Forrige forhandlingsrunde, i Riga i mars, brøt sammen.", ("2024-03", "Riga", "held")),
]


@pytest.mark.parametrize(("text", "expected"), ROUNDS)
def test_another_round_is_another_event_of_the_same_parties(
    text: str, expected: tuple[str, str | None, str]
) -> None:
    first, second = read(TALKS + text).events
    assert (first.start, first.city) == (MONDAY, "Wien")
    assert {p.who for p in second.participants} == {"PER", "CHL"}
    assert (second.start, second.city, second.status) == expected


def test_the_round_before_of_talks_with_a_group() -> None:
    text = "Tingingane mellom Peru og opprørsgruppa NDR vart haldne i Wien. Førre runde braut saman i 2019."
    assert [{p.who for p in e.participants} for e in read(text, "nn").events] == [{"PER", "NDR"}] * 2


@pytest.mark.parametrize(
    "text", ["Første runde av presidentvalget holdes i juni.", "De tapte i tredje runde."]
)
def test_a_round_of_something_else_is_none_of_the_talks(text: str) -> None:
    assert len(read(TALKS + text).events) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Talks between Peru and Chile were held in Vienna. A new assembly was holding its first session.",
        ),
        ("nb", TALKS + "Det nye tinget holder sin første sesjon."),
    ],
)
def test_a_session_of_a_body_of_its_own_is_none_of_the_talks(language: str, text: str) -> None:
    assert [e.first_claim for e in read(text, language).events] == [None]


LEADING = [
    ("nb", "Perus president Celso Dimar, som i år leder Den afrikanske union (AU), kommer.", "Den afrikanske union"),
    ("nb", "Perus utenriksminister Celso Dimar, lederen for OSSE, kommer.", "OSSE"),
    ("nn", "Perus president Celso Dimar, leiaren for Den afrikanske unionen (AU), kjem.", "Den afrikanske unionen"),
    ("nb", "Hun tar over etter Celso Dimar, som går av som leder for AU-kommisjonen.", "AU-kommisjonen"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "body"), LEADING)
def test_who_leads_a_body_beside_another_office(language: str, text: str, body: str) -> None:
    (person,) = [p for p in read(text, language).persons if p.name == "Celso Dimar"]
    assert ("other", body) in {(o.office, o.of) for o in person.offices}


def test_a_party_leader_governs_the_state() -> None:
    (person,) = read("Statsminister Ola Lunde, som leder Arbeiderpartiet, kommer.").persons
    assert {(o.office, o.of) for o in person.offices} == {
        ("head_of_government", "NOR"), ("other", "Arbeiderpartiet")
    }  # fmt: skip


BACKGROUND = [
    "Norge utviser to belarusiske diplomater.\n\nOgså i 2012 utviste Norge en belarusisk diplomat.",
    "En belarusisk diplomat må forlate Norge.\n\nDet er kaldt. I 2012 viste Norge ut to belarusiske diplomater.",
]


@pytest.mark.parametrize("text", BACKGROUND)
def test_what_was_long_ago_is_not_the_news(text: str) -> None:
    first, second = read(text).events
    assert first.start in (None, "2024-05-02") and second.start == "2012"


def test_an_expulsion_is_of_the_day_it_is_announced() -> None:
    said = "To norske diplomater er erklært uønsket i Peru, opplyser Perus utenriksdepartement torsdag."
    assert [e.start for e in read(said).events] == ["2024-05-02"]
    home = "De to norske diplomatene Peru har erklært uønsket, kom hjem til Norge tirsdag."
    assert [e.start for e in read(home).events if e.type == "expulsion"] == [None]


PARTIES_AGAIN = [
    ("nb", f"{TALKS}Partene skal møtes igjen i Oslo i juni.", "meeting", "2024-06"),
    ("nb", f"{TALKS}Partene undertegnet en avtale tirsdag.", "signing", "2024-04-30"),
    ("nb", f"{TALKS}Tirsdag undertegnet partene en avtale.", "signing", "2024-04-30"),
    (
        "nn",
        "Tingingane mellom Peru og Chile vart haldne i Wien. Partane skal møtast att i Oslo i juni.",
        "meeting",
        "2024-06",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "start"), PARTIES_AGAIN)
def test_the_parties_act_again(language: str, text: str, kind: str, start: str) -> None:
    last = read(text, language).events[-1]
    assert (last.type, last.start) == (kind, start)
    assert {p.who for p in last.participants} == {"PER", "CHL"}


def test_the_parties_to_a_strike_are_none_of_the_states() -> None:
    assert not read("Det er streik. Partene møtes igjen tirsdag. Peru og Chile er naboer.").events


@pytest.mark.parametrize("who", ["EUs stats- og regjeringssjefer", "EU-lederne", "EUs ledere"])
def test_those_of_a_body_who_meet_for_a_summit_hold_one(who: str) -> None:
    (event,) = read(f"{who} møtes til toppmøte i Brussel fredag.").events
    assert (event.type, event.city, event.start) == ("summit", "Brussel", "2024-05-03")
    assert [(p.who, p.role) for p in event.participants] == [("EU", "organiser")]


DELEGATIONS = [
    ("nb", "Delegasjoner fra Ukraina og Russland møttes i Istanbul fredag.", {"UKR", "RUS"}),
    ("nn", "Delegasjonar frå Ukraina og Russland møttest i Istanbul fredag.", {"UKR", "RUS"}),
    ("nb", "Utenriksminister Ola Lunde møtte tirsdag en delegasjon fra Hamas.", {"Ola Lunde", "Hamas"}),
    ("nb", "Utenriksminister Ola Lunde møtte tirsdag utsendinger fra Kenya.", {"Ola Lunde", "KEN"}),
]


@pytest.mark.parametrize(("language", "text", "who"), DELEGATIONS)
def test_delegations_meet_for_those_they_are_from(language: str, text: str, who: set[str]) -> None:
    (event,) = read(text, language).events
    assert (event.type, {p.who for p in event.participants}) == ("meeting", who)


def test_envoys_sent_somewhere_are_not_from_there() -> None:
    assert not read("Utenriksminister Ola Lunde møtte utsendinger til Kenya.").events


def test_a_noun_behind_a_weekday_is_no_verb_to_come() -> None:
    text = "Statsminister Ola Lunde er i Berlin. Der møtte han onsdag forbundskansler Olaf Scholl."
    meeting = next(e for e in read(text).events if e.type == "meeting")
    assert (meeting.start, meeting.status) == ("2024-05-01", "held")
