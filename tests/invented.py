"""A small invented world: two countries, an organisation, a city, a minister, and one article about them."""

import hashlib
from dataclasses import replace

import pytest

from kg.records import (
    Article,
    Event,
    Evidence,
    Extraction,
    Invitation,
    OfficeHeld,
    Participant,
    Person,
    Statement,
    TimeExpression,
)  # fmt: skip
from kg.reference import Country, Organisation, Place, Registry, fold, load

TEXT = (
    "Vik møtte Lund i Tromsø\n\n"
    "Utenriksminister Anna Vik (Ap) møtte Boris Lund på Hotell Nord i Tromsø mandag kveld.\n\n"
    "– Vi er «gode» naboer, sa Vik. Lund ba henne til Sørland. Det var det første møtet mellom dem.\n\n"
    "De vil løfte dialogen, sa Lund."
)


def span(words: str, text: str = TEXT) -> Evidence:
    """Where the words stand first."""
    at = text.index(words)
    return Evidence(start=at, end=at + len(words))


def _country(iso3: str, nb: str, en: str) -> Country:
    names = {"nb": (nb,), "nn": (nb,), "en": (en,)}
    return Country(
        iso3=iso3,
        iso2=iso3[:2],
        names=names,
        adjectives={},
        inhabitants={},
        capital="",
        wikidata="Q1",
        lat=60.5,
        lon=10.0,
        posts=(),
    )


def _names(nb: str, en: str) -> dict[str, tuple[str, ...]]:
    return {"nb": (nb,), "nn": (nb,), "en": (en,)}


@pytest.fixture(scope="session")
def registry() -> Registry:
    real = load()  # only the form of its rows is taken
    lund = replace(
        real.holders[0], slug="boris-lund", name="Boris Lund", names=_names("Boris Lund", "Boris Loond"), qid="Q77",
        country="SRL", office="foreign_minister", start="2020-01-01", end="2023-06-30", source="a list",
    )  # fmt: skip
    return replace(
        real,
        countries={"NRL": _country("NRL", "Nordland", "Northland"), "SRL": _country("SRL", "Sørland", "Southland")},
        organisations={
            "labour": Organisation(
                key="labour", kind="party", names=_names("Arbeiderpartiet", "Labour"), abbreviations=("Ap",), country="NRL",
                wikidata="Q5",
            ),
            "agency": Organisation(
                key="agency", kind="media", names=_names("AP", "AP"), abbreviations=(), country="", wikidata=""
            ),
        },
        places={
            "tromso": Place(
                key="tromso", kind="city", names=_names("Tromsø", "Tromso"), country="NRL", parent="", lat=69.65, lon=18.96,
                geonames="3133895", wikidata="Q26087",
            )
        },
        offices={},
        holders=(lund,),
        _by_post={("SRL", "foreign_minister"): (lund,)},
        _by_name={fold("Boris Lund"): (lund,), fold("Boris Loond"): (lund,)},
    )  # fmt: skip


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    article = Article(
        id="demo-1", text=TEXT, language="nb", title="Vik møtte Lund i Tromsø", published="2021-10-25T21:52",
        url="https://news.example/1", publisher="Avisa", authors=("Kari Sol",), sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    )  # fmt: skip
    vik = Person(
        name="Anna Vik", also=("Vik",), party="Ap", evidence=(span("Anna Vik"), span("Vik")),
        offices=(OfficeHeld(office="foreign_minister", of="NRL", evidence=(span("Utenriksminister"),)),),
    )  # fmt: skip
    lund = Person(name="Boris Lund", also=("Lund",), evidence=(span("Boris Lund"),))
    time = span("mandag kveld")
    meeting = Event(
        id="e1", type="meeting", participants=(Participant(who="Anna Vik", role="host"), Participant(who="Boris Lund", role="guest")),
        evidence=(span("Utenriksminister Anna Vik (Ap) møtte Boris Lund på Hotell Nord i Tromsø mandag kveld."),),
        trigger=span("møtte"), start="2021-10-25", venue="Hotell Nord", city="Tromsø", country="NRL",
        time=TimeExpression(start=time.start, end=time.end, value="2021-10-25", rule="weekday-before-publication"),
        first_claim=span("Det var det første møtet mellom dem."),
    )  # fmt: skip
    dialogue = Event(
        id="e2", type="negotiation", participants=(Participant(who="NRL"), Participant(who="SRL")), status="proposed",
        evidence=(span("De vil løfte dialogen, sa Lund."),), trigger=span("dialogen"), start="2021-10", time_inferred=True,
        part_of="e1",
    )  # fmt: skip
    quote, said = span("Vi er «gode» naboer"), span("De vil løfte dialogen")
    return Extraction(
        article=article, persons=(vik, lund), countries=("NRL", "SRL"), events=(meeting, dialogue),
        invitations=(
            Invitation(inviter="Boris Lund", invitee="Anna Vik", destination="SRL", evidence=(span("Lund ba henne til Sørland."),)),
        ),
        statements=(
            Statement(
                speaker="Anna Vik", mode="direct", start=quote.start, end=quote.end, evidence=(), about=("SRL",),
                stance="positive", cue="sa", addressee="Boris Lund",
            ),
            Statement(
                speaker="Boris Lund", mode="indirect", start=said.start, end=said.end, evidence=(), inferred_speaker=True
            ),
        ),
    )  # fmt: skip
