import pyoxigraph as ox

from kg.analyse.facts import chosen, contacts, kind
from kg.analyse.records import Asked
from tests.analyse.invented import contact
from tests.draw.graphs import BASE, Dispatches


def graph() -> ox.Store:
    made = Dispatches()
    made.thing("event/talk", "dip:Meeting , dip:Event", "Talk", "; dip:eventType dipc:event-type-phone-call")
    made.fact("event/talk", f"dip:hasParticipant <{BASE}id/person/kari-vik>, <{BASE}id/organisation/rad>")
    made.fact(
        "event/talk", f"dip:involvesCountry <{BASE}id/country/NOR> ; dip:reportedBy <{BASE}id/article/a1>"
    )
    made.fact("event/talk", 'dip:startDate "2021"^^xsd:gYear, "2021-10-25"^^xsd:date, "2021-10-24"^^xsd:date')
    made.fact("event/talk", "dip:eventStatus dipc:status-planned, dipc:status-held")
    made.thing("event/bare", "dip:Event", "Bare", f"; dip:reportedBy <{BASE}id/article/a1>")
    made.thing("event/empty", "dip:Event", "Nothing is said of it")
    return made.store()


def test_an_event_has_its_most_precise_first_day_and_its_best_status() -> None:
    talk, bare = contacts(graph())
    assert (talk.iri, talk.type, talk.status, talk.day) == (
        f"{BASE}id/event/talk",
        "phone_call",
        "held",
        "2021-10-24",
    )
    assert talk.persons == (f"{BASE}id/person/kari-vik",)
    assert talk.countries == (f"{BASE}id/country/NOR",)
    assert talk.articles == (f"{BASE}id/article/a1",)
    assert bare.iri.endswith("event/bare"), "what has no day stands last"
    assert (bare.type, bare.status, bare.day, bare.sides) == ("other", "unknown", "", frozenset())


def test_what_has_not_taken_place_is_no_contact_unless_asked_for() -> None:
    held, planned, denied, put_out = (
        contact(1, "AB"), contact(2, "AB", status="planned"), contact(3, "AB", status="denied"),
        contact(4, "AB", type="expulsion"),
    )  # fmt: skip
    everything = [held, planned, denied, put_out]
    assert chosen(everything, Asked()) == [held]
    assert chosen(everything, Asked(statuses=frozenset({"planned", "held"}))) == [held, planned]
    assert chosen(everything, Asked(types=frozenset({"expulsion"}))) == [put_out]


def test_a_period_takes_what_may_lie_in_it_and_nothing_without_a_day() -> None:
    may, year, none = contact(1, "AB", "2021-05"), contact(2, "AB", "2021"), contact(3, "AB", "")
    assert chosen([may, year, none], Asked(low="2021-05-10", high="2021-05-12")) == [may, year]
    assert chosen([may, year, none], Asked(low="2021-06-01")) == [year]
    assert chosen([may, year, none], Asked(high="2020-12-31")) == []
    assert chosen([may, year, none], Asked()) == [may, year, none]


def test_the_kind_of_a_thing_is_in_its_iri() -> None:
    assert [kind(f"{BASE}id/{end}") for end in ("person/kari-vik", "country/NOR")] == ["person", "country"]
