"""How tellings of one thing differ: what each rule says, and what none says."""

import random
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from kg.records import Duration, Evidence
from kg.witnesses.compare import differences
from kg.witnesses.tellings import Guest, Telling

VIK, LUND, MOE = (
    Guest(who="person/anna-vik", sides=("country/NOR",)),
    Guest(who="country/SWE"),
    Guest(who="person/ida-moe"),
)
LUND_HERSELF = Guest(who="person/eva-lund", sides=("country/SWE",))
BASE = Telling(
    article="a", thing="event/e", group="event/e", published="2024-05-08", language="nb", status="held",
    spans=(Evidence(start=0, end=9),), type="meeting", start="2024-05-07", country="NOR", city="place/oslo",
    around="NOR", guests=(VIK, LUND),
)  # fmt: skip
CALL = Telling(
    article="a", thing="invitation/1", group="invitation/person/x/person/y", published="2024-05-08", language="nb",
    status="extended", spans=(Evidence(start=0, end=9),), destination="country/SWE",
)  # fmt: skip


def told(article: str, base: Telling = BASE, **more: object) -> Telling:
    return replace(base, article=article, **more)


def kinds(*tellings: Telling, copies: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Kind, rule and the two values; `copies` are prints of one story."""
    origins = {t.article: copies[0] if t.article in copies else t.article for t in tellings}
    return [
        (one.kind, one.rule, f"{one.earlier.value} > {one.later.value}")
        for _, one in differences(tellings, origins)
    ]


MINUTES = {
    f"{sign}40": Duration(start=0, end=9, minutes=40, sign=sign)
    for sign in get_args(get_type_hints(Duration)["sign"])
}
PLAN = {"status": "planned", "published": "2024-05-03"}
PAIRS = [
    ("the same", {}, {}, []),
    ("came true", PLAN, {}, [("update", "moved-on", "planned > held")]),
    ("came true on the day", PLAN | {"published": "2024-05-08"}, {}, [("update", "moved-on", "planned > held")]),
    ("printed before, told after", {}, PLAN | {"published": "2024-05-08"}, [("update", "moved-on", "planned > held")]),
    ("an old plan told late", {}, PLAN | {"published": "2024-05-10"}, []),
    ("called off", PLAN, {"status": "cancelled"}, [("update", "called-off", "planned > cancelled")]),
    ("held or not", {}, {"status": "cancelled"}, [("conflict", "held-or-not", "held > cancelled")]),
    ("held or denied, undated", {"start": ""}, {"status": "denied", "start": ""}, []),
    ("held after all", {"status": "cancelled"}, {"published": "2024-05-10"}, [("update", "held-after-all", "cancelled > held")]),
    ("put off", {"status": "postponed", "published": "2024-05-03"}, {}, [("update", "moved-on", "postponed > held")]),
    ("a month", {"start": "2024-05"}, {}, [("refinement", "day-within", "2024-05 > 2024-05-07")]),
    ("a span", {"start": "2024-05-06", "end": "2024-05-08"}, {}, [("refinement", "day-within", "2024-05-06/2024-05-08 > 2024-05-07")]),
    ("a day apart", {}, {"start": "2024-05-08"}, [("conflict", "days-apart", "2024-05-07 > 2024-05-08")]),
    ("a day apart, printed before", {"published": "2024-05-07"}, {"start": "2024-05-08"}, []),
    ("a day apart, printed after", {"published": "2024-05-08T12:00"}, {"start": "2024-05-08", "published": "2024-05-09"}, [("conflict", "days-apart", "2024-05-07 > 2024-05-08")]),
    ("two hours, printed between", {"clock": "14:00", "published": "2024-05-07T15:00"}, {"clock": "16:00"}, []),
    ("two hours, printed after", {"clock": "14:00", "published": "2024-05-07T17:00"}, {"clock": "16:00"}, [("conflict", "hours-apart", "14:00 > 16:00")]),
    ("a day apart, of days", {"type": "negotiation"}, {"type": "negotiation", "start": "2024-05-08"}, []),
    ("the day was moved", PLAN | {"start": "2024-05-06"}, {}, [("update", "moved-on", "planned > held"), ("update", "planned-day-moved", "2024-05-06 > 2024-05-07")]),
    ("two plans of one day", PLAN, PLAN | {"start": "2024-05-09"}, [("conflict", "days-apart", "2024-05-07 > 2024-05-09")]),
    ("a plan, then another", PLAN, PLAN | {"start": "2024-05-09", "published": "2024-05-04"}, [("update", "planned-day-moved", "2024-05-07 > 2024-05-09")]),
    ("not dated", {"start": ""}, {}, []),
    ("an hour", {}, {"clock": "14:00"}, [("refinement", "hour-within-day", " > 14:00")]),
    ("two hours", {"clock": "14:00"}, {"clock": "16:00"}, [("conflict", "hours-apart", "14:00 > 16:00")]),
    ("hardly two hours", {"clock": "14:00"}, {"clock": "14:15"}, []),
    ("two clocks", {"clock": "14:00"}, {"clock": "16:00", "language": "en"}, []),
    ("the hour was moved", PLAN | {"clock": "14:00"}, {"clock": "16:00"}, [("update", "moved-on", "planned > held"), ("update", "planned-hour-moved", "14:00 > 16:00")]),
    ("a length", {}, {"lasted": MINUTES["40"]}, []),
    ("a length, more loosely", {"lasted": MINUTES["<40"]}, {"lasted": MINUTES["40"]}, [("refinement", "duration-within", "<PT40M > PT40M")]),
    ("two lengths", {"lasted": MINUTES["<40"]}, {"lasted": MINUTES[">40"]}, [("conflict", "durations-apart", "<PT40M > >PT40M")]),
    ("the length of a plan", PLAN | {"lasted": MINUTES["<40"]}, {"lasted": MINUTES[">40"]}, [("update", "moved-on", "planned > held")]),
    ("a country", {"city": ""}, {}, [("refinement", "place-within", "country/NOR > place/oslo")]),
    ("a venue", {}, {"venue": "place/hotell-ask-oslo-nor"}, [("refinement", "place-within", "place/oslo > place/hotell-ask-oslo-nor")]),
    ("two venues", {"venue": "place/hotell-ask-oslo-nor"}, {"venue": "place/kornmagasinet-oslo-nor"}, [("addition", "another-venue", "place/hotell-ask-oslo-nor > place/kornmagasinet-oslo-nor")]),
    ("a venue in other words", {"venue": "place/hotell-ask-oslo-nor"}, {"venue": "place/ask-oslo-nor"}, []),
    ("a venue in another language", {"venue": "place/kornmagasinet-oslo-nor"}, {"venue": "place/granary-oslo-nor", "language": "en"}, []),
    ("two towns", {}, {"city": "place/bergen"}, [("conflict", "towns-apart", "place/oslo > place/bergen")]),
    ("a town that is not known", {"around": "", "country": ""}, {"city": "place/bygda"}, []),
    ("a minister for the state", {}, {"guests": (VIK, LUND_HERSELF)}, [("refinement", "person-for-state", "country/SWE > person/eva-lund")]),
    ("the state for a minister", {"guests": (VIK, LUND_HERSELF)}, {}, []),
    ("one more guest", {}, {"guests": (VIK, LUND, MOE)}, [("addition", "named-by-some", " > person/ida-moe")]),
    ("one guest less", {"guests": (VIK, LUND, MOE)}, {}, [("addition", "named-by-some", "person/ida-moe > ")]),
    ("hardly anybody named", {"guests": (VIK, LUND, MOE)}, {"guests": (VIK,)}, []),
    ("whose meeting", {}, {"guests": (VIK, LUND, Guest(who="organisation/un", role="organiser"))}, []),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_two_tellings_of_an_event(
    one: dict[str, object], other: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    assert sorted(kinds(told("a", **one), told("b", **other))) == sorted(expected)


CALLS = [
    ("a town", {}, {"destination": "place/lund", "around": "SWE"}, [("refinement", "place-within", "country/SWE > place/lund")]),
    ("another invitation", {}, {"destination": "country/DNK", "status": "accepted"}, []),
    ("years later", {}, {"status": "accepted", "published": "2026-05-08"}, []),
    ("accepted", {}, {"status": "accepted", "published": "2024-06-01"}, [("update", "invitation-answered", "extended > accepted")]),
    ("accepted, by one", {"status": "accepted"}, {}, [("addition", "answer-told-by-some", "accepted > extended")]),
    ("changed", {"status": "accepted"}, {"status": "declined", "published": "2024-06-01"}, [("update", "answer-changed", "accepted > declined")]),
    ("yes or no", {"status": "accepted"}, {"status": "declined"}, [("conflict", "answers-apart", "accepted > declined")]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in CALLS], ids=[c[0] for c in CALLS])
def test_two_tellings_of_an_invitation(
    one: dict[str, object], other: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    assert kinds(told("a", CALL, **one), told("b", CALL, **other)) == expected


FIRST = told(
    "c", start="2024-05-07", first=(Evidence(start=3, end=9),), thing="event/oslo", group="pair/person/x/person/y",
    guests=(VIK, MOE),
)  # fmt: skip
BEFORE = {"thing": "event/riga", "start": "2023-01-05", "first": ()}


def test_a_first_meeting_is_doubted_where_two_tell_of_one_before() -> None:
    earlier = [told("a", FIRST, **BEFORE), told("b", FIRST, **BEFORE | {"start": "2023-01"})]
    expected = [("conflict", "met-before", "event/riga > event/oslo")]
    assert kinds(*earlier, FIRST) == expected
    assert kinds(*earlier, FIRST, copies=("a", "b")) == []
    assert kinds(earlier[0], FIRST) == []
    late = [replace(t, article=f"x{t.article}", published="2024-06-01") for t in earlier]
    assert kinds(FIRST, *late) == [("conflict", "met-before", "event/oslo > event/riga")]
    assert kinds(*(replace(t, start="2024-05-09") for t in earlier), FIRST) == []
    assert kinds(*earlier, replace(FIRST, first=())) == []


def test_a_value_is_set_against_its_first_telling_and_once() -> None:
    months = [told("a", start="2024-05"), told("b"), told("c", start="2024-05"), told("d")]
    assert kinds(*months) == [("refinement", "day-within", "2024-05 > 2024-05-07")]


def test_a_print_is_no_witness_and_what_it_changes_is_a_correction() -> None:
    first, second = told("a", clock="14:00"), told("b", clock="16:00", guests=(VIK, LUND, MOE))
    assert kinds(first, second, copies=("a", "b")) == [("update", "corrected-print", "14:00 > 16:00")]
    assert [k for k, *_ in kinds(first, second)] == ["conflict", "addition"]


def test_later_tellings_change_no_earlier_note() -> None:
    many = [
        told(f"{n}", published=f"2024-05-{n + 10:02d}", **more)
        for n, more in enumerate(
            [{"status": "planned", "start": "2024-05"}, {"status": "planned"}, {}, {"start": "2024-05-08"},
             {"clock": "12:00"}, {"guests": (VIK, LUND, MOE)}, {"status": "cancelled"}, {"clock": "13:30"}]
        )
    ]  # fmt: skip
    origins = {t.article: t.article for t in many}
    whole = list(differences(many, origins))
    assert len(whole) > 8
    for at in range(len(many)):
        names = {t.article for t in many[:at]}
        assert list(differences(many[:at], origins)) == [(a, one) for a, one in whole if a in names]
    for seed in range(20):
        assert list(differences(random.Random(seed).sample(many, len(many)), origins)) == whole


def test_what_is_known_of_the_first_ones_need_not_be_found_again() -> None:
    chance = random.Random(5)
    changes = [more for _, one, other, _ in PAIRS for more in (one, other)]
    for _ in range(60):
        tellings = [told(f"a{n}", **chance.choice(changes)) for n in range(chance.randint(2, 7))]
        tellings.sort(key=lambda t: t.order)
        origins = {t.article: chance.choice((t.article, "a0")) for t in tellings}
        every = list(differences(tellings, origins))
        for start in range(len(tellings)):
            early = {t.article for t in tellings[:start]}
            before = [one for article, one in every if article in early]
            rest = list(differences(tellings, origins, start, before))
            assert rest == [(article, one) for article, one in every if article not in early]
