"""Events of different articles: one slug where kind, day and participants agree."""

from kg.document import replace
from kg.records import Article, Event, Evidence, Extraction, OfficeHeld, Participant, Person
from kg.reference import Registry
from kg.resolve import resolve

HERE = Evidence(start=0, end=3)


def told(article: str, registry: Registry, *events: Event, offices: bool = False) -> list[str]:
    of = (OfficeHeld(office="foreign_minister", of="NRL"),) if offices else ()
    persons = (Person(name="Anna Vik", offices=of), Person(name="Boris Lund"))
    extraction = Extraction(
        article=Article(id=article, text="abc", language="nb", published="2021-10-26"), persons=persons, events=events,
        countries=("NRL", "SRL"), organisations=("Fjellrådet",),
    )  # fmt: skip
    return [d.slug for d in resolve(extraction, registry) if d.kind == "event"]


def event(*who: str, **more: object) -> Event:
    made = Event(
        id="e1", type="meeting", participants=tuple(Participant(who=w) for w in who), evidence=(HERE,), trigger=HERE,
        start="2021-10-25",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_two_articles_give_one_slug_whatever_the_order_city_and_status(registry: Registry) -> None:
    one = told("a", registry, event("Anna Vik", "Boris Lund", city="Tromsø"))
    other = told("b", registry, event("Boris Lund", "Anna Vik", status="cancelled"))
    assert one == other == ["meeting-2021-10-25-anna-vik-boris-lund"]


def test_a_country_beside_its_minister_changes_nothing(registry: Registry) -> None:
    assert told("a", registry, event("Anna Vik", "NRL", "Boris Lund"), offices=True) == told(
        "b", registry, event("Anna Vik", "Boris Lund")
    )


def test_a_negotiation_is_the_meeting_and_a_summit_the_conference(registry: Registry) -> None:
    assert told("a", registry, event("NRL", "SRL", type="negotiation")) == told(
        "b", registry, event("SRL", "NRL")
    )
    held = (Participant(who="Fjellrådet", role="organiser"), Participant(who="Anna Vik"))
    one = told("a", registry, event(type="summit", participants=held, city="Tromsø"))
    assert one == told("b", registry, event(type="conference", participants=held[:1], city="Tromsø"))


def test_another_day_is_another_event(registry: Registry) -> None:
    assert told("a", registry, event("NRL", "SRL")) != told(
        "a", registry, event("NRL", "SRL", start="2021-10-26")
    )


def test_without_a_date_or_participants_it_stays_in_its_article(registry: Registry) -> None:
    for one in (event("Anna Vik", "Boris Lund", start=None), event(), event("NRL", "SRL", start="2021")):
        first, second = told("a", registry, one), told("b", registry, one)
        assert first != second
        assert "-a-e1" in first[0]


def test_two_events_of_one_article_are_never_one(registry: Registry) -> None:
    slugs = told("a", registry, event("NRL", "SRL"), event("NRL", "SRL", id="e2"))
    assert len(set(slugs)) == 2


def test_every_name_and_event_gets_one_decision_with_reasons(
    extraction: Extraction, registry: Registry
) -> None:
    decisions = resolve(extraction, registry)
    keys = [(d.kind, d.local) for d in decisions]
    assert len(keys) == len(set(keys))
    assert {("person", "Anna Vik"), ("place", "Tromsø"), ("organisation", "Ap"), ("event", "e2")} <= set(keys)
    assert all(d.reasons and 0 <= d.score <= 1 for d in decisions)
    assert decisions == resolve(extraction, registry)
