"""Norwegian events in the ways that reports tell them: who takes part, and what is none."""

import pytest

from tests.reading import extraction

Told = list[tuple[str, list[str], str]]  # type, who, status

DALHEIM = "Norges statsminister Lise Dalheim"
LAINE = "Finlands president Pekka Laine"

CASES: list[tuple[str, str, Told]] = [
    # who acts
    ("nb", f"{DALHEIM} har ikke vært i Roma, men snakket med {LAINE} på telefon.", [("phone_call", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nb", f"I en telefonsamtale søndag ba {DALHEIM} {LAINE} om hjelp.", [("phone_call", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nb", f"{LAINE} kom til Oslo. På programmet står et møte med {DALHEIM}.", [("visit", ["Pekka Laine", "NOR"], "held"), ("meeting", ["Pekka Laine", "Lise Dalheim"], "planned")]),
    ("nb", f"{DALHEIM} tok opp saken med {LAINE} under et møte i Wien.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nb", f"{DALHEIM} og {LAINE} ble enige. De møttes i Wien.", [("agreement", ["Lise Dalheim", "Pekka Laine"], "held"), ("meeting", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nb", f"{DALHEIM} smilte. I går traff hun både Perus president Luz Orta og {LAINE}.", [("meeting", ["Lise Dalheim", "Luz Orta"], "held"), ("meeting", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nn", "Avtalen vart underskriven av utanriksminister Lise Dalheim og den finske kollegaen hennar, Pekka Laine.", [("signing", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nb", "Avtalen ble signert i nærvær av " + f"{DALHEIM} og {LAINE}.", []),
    ("nb", "FNs sikkerhetsråd møtes mandag.", [("meeting", ["FNs sikkerhetsråd"], "planned")]),
    ("nb", "Stats- og regjeringssjefene i EU møtes til toppmøte mandag.", [("summit", ["EU"], "planned")]),
    ("nb", f"I november besøker {DALHEIM} Helsinki.", [("visit", ["Lise Dalheim", "FIN"], "planned")]),
    ("nb", f"{DALHEIM} er i Helsinki. Tirsdag går turen videre til Lima.", [("visit", ["Lise Dalheim", "FIN"], "ongoing"), ("visit", ["Lise Dalheim", "PER"], "planned")]),
    ("nb", "Finlands utenriksminister Pekka Laine ble mandag tatt imot på Akershus festning. Det regnet og blåste over hele byen, og militærmusikken hadde sine vansker med både notearkene og paraplyene. Laine sa at sikkerheten i Europa og i Asia henger sammen. Norge ligger nær, sa Laine. Laine, som kom til Oslo fra Lima, reiste hjem igjen mandag kveld.", [("visit", ["Pekka Laine", "NOR"], "held")]),
    ("nb", "EUs utenriksministre ble enige om en avtale.", [("agreement", ["EU"], "held")]),
    # who does not
    ("nb", "I dag besøker presidentparet Perus parlament i Lima.", []),
    ("nb", f"Det var kongen selv som tok imot {LAINE} og hans kone Aino Laine.", []),
    ("nb", f"{DALHEIM} og {LAINE} var ferdige etter middagen.", []),
    ("nb", f"{DALHEIM} og {LAINE} uttalte seg torsdag formiddag og i ettermiddag.", []),
    ("nb", f"{DALHEIM} og {LAINE} drøftet krisen nord i landet og forholdet til Sudan.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "held")]),
    ("nb", "Norge holder fast på sanksjonene mot Russland.", []),
    # what is not done
    ("nb", f"{LAINE} nektet å møte {DALHEIM}.", [("meeting", ["Pekka Laine", "Lise Dalheim"], "denied")]),
    ("nb", f"{LAINE} har ingen planer om å ringe {DALHEIM}.", [("phone_call", ["Pekka Laine", "Lise Dalheim"], "denied")]),
    ("nb", f"Ingen møter er planlagt mellom {LAINE} og {DALHEIM}.", [("meeting", ["Pekka Laine", "Lise Dalheim"], "denied")]),
    ("nb", f"Hadde {DALHEIM} møtt {LAINE}, ville alt vært bra.", []),
    ("nb", f"{LAINE} takket nei til å delta på toppmøtet.", []),
    # what is to be
    ("nb", f"{DALHEIM} skal ha møte med {LAINE} tirsdag.", [("meeting", ["Lise Dalheim", "Pekka Laine"], "planned")]),
    ("nb", f"{LAINE} har takket ja til en invitasjon fra {DALHEIM} om å besøke Oslo.", [("visit", ["Pekka Laine", "Lise Dalheim"], "planned")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_what_is_told(language: str, text: str, told: Told) -> None:
    found = extraction(text, language).events
    assert [(e.type, [p.who for p in e.participants], e.status) for e in found] == told


def test_talks_held_before_are_no_part_of_a_journey_to_come() -> None:
    text = f"{LAINE} svarte etter samtalen med {DALHEIM}. Fredag drar Laine til Lima."
    meeting = next(e for e in extraction(text).events if e.type == "meeting")
    assert (meeting.part_of, meeting.start, meeting.city) == (None, None, None)


def test_a_woman_named_far_above_is_she() -> None:
    lines = ["Finlands ambassadør Kari Ekdal pakker.", *["– Det går bra.", "Per Dalheim ler."] * 3]
    text = "\n\n".join([*lines, "I går hadde hun et møte med Perus president Luz Orta."])
    assert [p.who for p in extraction(text).events[0].participants] == ["Kari Ekdal", "Luz Orta"]


def test_who_is_asked_to_come_has_not_come() -> None:
    read = extraction(
        "Perus president Petra Novak har bede Kenyas president Tevita Fonoti, leiaren for Den afrikanske unionen (AU), kome til Lima.",
        "nn",
    )
    assert not [e for e in read.events if e.status in ("held", "ongoing")]


def test_a_telephone_that_is_spoken_of_makes_no_call() -> None:
    read = extraction(
        "Mandag tok utenriksminister Kari Lund (KrF) imot Perus utenriksminister Petra Novak. De to snakket om havet,"
        " men også om den delen av landet der telefon og internett har vært stengt siden august."
    )
    assert [(e.type, {p.who: p.role for p in e.participants}) for e in read.events] == [
        ("meeting", {"Kari Lund": "host", "Petra Novak": "guest"})
    ]


@pytest.mark.parametrize(("published", "start"), [("2014-04-29", "2014-04-28"), ("2014-05-02", "2014-04-28")])
def test_days_of_a_stay_are_those_around_the_telling(published: str, start: str) -> None:
    read = extraction("Statsminister Kari Lund (Sp) er i Peru fra mandag til torsdag.", published=published)
    assert [e.start for e in read.events] == [start]


ORTA = "Perus president Luz Orta"
DAYS = [
    (f"{LAINE} lander på Gardermoen fredag morgen. Klokken 11 møter han {DALHEIM}.", "2022-04-08T11:00"),
    (f"{LAINE} og {ORTA} skulle etter planen ha møttes i Wien i juni.", "2022-06"),
    (f"{LAINE} og {ORTA} skulle ha møttes i Wien i februar.", "2022-02"),
    (f"{LAINE} og {ORTA} møtes i Wien onsdag og torsdag i neste uke.", "2022-04-13"),
    (f"{LAINE} og {ORTA} møttes i Wien mandag til onsdag i forrige uke.", "2022-03-28"),
]


@pytest.mark.parametrize(("text", "start"), DAYS)
def test_the_day_is_that_of_the_telling(text: str, start: str) -> None:
    read = extraction(text, published="2022-04-07")
    assert [e.start for e in read.events if e.type == "meeting"] == [start]


@pytest.mark.parametrize("senders", ["Delegasjoner fra de to landene", "Eksperter fra de to nabolandene"])
def test_who_is_sent_from_two_countries_is_not_the_two_told_of(senders: str) -> None:
    read = extraction(f"{LAINE} og {ORTA} møttes i Wien. {senders} skal møtes i Lima 8. mai.")
    assert [p.who for p in read.events[-1].participants] == ["FIN", "PER"]


def test_two_bodies_that_hold_a_summit_both_take_part() -> None:
    read = extraction("EU og Mercosur holder toppmøte i Lima mandag.")
    assert [(p.who, p.role) for p in read.events[0].participants] == [
        ("EU", "participant"),
        ("Mercosur", "participant"),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Utenriksminister Lise Dalheim møter sin danske kollega i Roma mandag.", ["Lise Dalheim", "DNK"]),
        ("Utenriksminister Lise Dalheim møter sin danske kollega Ida Kruse.", ["Lise Dalheim", "Ida Kruse"]),
    ],
)
def test_a_colleague_abroad_without_a_name_is_his_state(text: str, who: list[str]) -> None:
    assert [[p.who for p in e.participants] for e in extraction(text).events] == [who]


def test_the_colleague_of_whoever_serves_no_state_is_none() -> None:
    assert not extraction("Forleggeren Lise Dalheim møtte sin danske kollega i Roma.").events


DUE = [
    ("nb", f"Besøket som {LAINE} skulle ha avlagt i Lima neste uke, er utsatt.", "PER", "postponed"),
    ("nb", f"Besøket som {LAINE} skulle avlegge i Lima i mai, er avlyst.", "PER", "cancelled"),
    ("nb", f"{LAINE} svarte ikke. Han skulle ha vært i Lima denne uken.", "PER", "cancelled"),
    ("nb", f"{LAINE} har vært i Lima denne uken.", "PER", "held"),
    ("nn", "Finlands president Pekka Laine skulle ha vore i Lima i mai.", "PER", "cancelled"),
]


@pytest.mark.parametrize(("language", "text", "state", "status"), DUE)
def test_a_stay_that_was_due(language: str, text: str, state: str, status: str) -> None:
    read = extraction(text, language, published="2022-04-07")
    assert [(e.type, [p.who for p in e.participants], e.status) for e in read.events] == [
        ("visit", ["Pekka Laine", state], status)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{LAINE} kan ha vært i Lima mandag.",
        f"{LAINE} har aldri vært i Lima.",
        f"{LAINE} har vært ambassadør i Peru siden mai.",
        f"Brevet som {LAINE} skulle ha skrevet i Lima, er borte.",
    ],
)
def test_what_is_no_stay(text: str) -> None:
    assert not extraction(text, published="2022-04-07").events


CALLS = [
    ("Dalheim ringte Helsinki", f"{DALHEIM} hadde en samtale på tjue minutter med {LAINE}.", "phone_call"),
    ("Dalheim ringte Helsinki", f"{DALHEIM} hadde en samtale med {LAINE} i Roma.", "meeting"),
    ("Dalheim ringte Helsinki", f"{DALHEIM} møtte {LAINE}.", "meeting"),
    ("Andre ringte Helsinki", f"{DALHEIM} hadde en samtale med {LAINE}.", "meeting"),
    ("Dalheim ringte Helsinki", f"{DALHEIM} snakket onsdag med {LAINE}.", "phone_call"),
]


@pytest.mark.parametrize(("title", "text", "kind"), CALLS)
def test_a_headline_on_ringing_makes_the_talk_a_call(title: str, text: str, kind: str) -> None:
    read = extraction(text, title=title)
    assert [(e.type, [p.who for p in e.participants]) for e in read.events] == [
        (kind, ["Lise Dalheim", "Pekka Laine"])
    ]


def test_who_is_sent_from_two_countries_is_nobody_where_these_are_not_told() -> None:
    read = extraction(
        "Presidentene Goran Belić og Agim Morina møttes i Wien. Delegasjoner fra de to landene skal møtes 8. mai."
    )
    assert [e.status for e in read.events] == ["held"]
