"""The scorer on gold of our own making: what counts, and what does not."""

import copy
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.errors import DataError, UsageError
from kg.evaluate import evaluate, load, score, table
from kg.evaluate.names import likeness, same_venue
from kg.evaluate.report import HEADLINE, TASKS

ORGANISATION = SimpleNamespace(names={"nb": ("Handelsrådet",), "en": ("Trade Council", "TC")})
CITY = SimpleNamespace(names={"nb": ("Nordby",), "en": ("Northtown",)})
REGISTRY: Any = SimpleNamespace(
    countries={"NOR": None, "SWE": None}, organisations={"tc": ORGANISATION}, places={"nordby": CITY}
)
TEXT = "Kari Nordby møtte Ola Hage i Nordby. – Vi er enige, sa Nordby. Hage sa at han kommer igjen."


def article() -> dict[str, Any]:
    people = [
        {
            "name": "Kari Nordby",
            "also": ["Nordby"],
            "offices": [{"office": "foreign_minister", "of": "NOR", "when": "current"}],
        },
        {
            "name": "Ola Hage",
            "also": ["Hage"],
            "offices": [{"office": "foreign_minister", "of": "SWE", "when": "former"}],
        },
    ]
    event = {"id": "e1", "type": "meeting", "plover": "CONSULT", "city": "Nordby", "country": "NOR", "venue": "Hotell Havn",
             "participants": [{"who": "Kari Nordby", "role": "host"}, {"who": "Ola Hage", "role": "guest"}],
             "start": "2021-10-25", "end": None, "status": "held"}  # fmt: skip
    said = [
        {
            "speaker": "Kari Nordby",
            "mode": "direct",
            "start_char": 39,
            "end_char": 51,
            "about": ["SWE"],
            "stance": "positive",
        },
        {
            "speaker": "Ola Hage",
            "mode": "indirect",
            "start_char": 71,
            "end_char": 90,
            "about": [],
            "addressee": "Handelsrådet",
        },
    ]
    invitation = {"from": "Kari Nordby", "to": "Ola Hage", "destination": "Nordby", "status": "extended"}
    return {"id": "a", "text": TEXT, "persons": people, "countries": ["NOR", "SWE"], "organisations": ["Handelsrådet"],
            "events": [event], "invitations": [invitation], "statements": said}  # fmt: skip


def f1(found: dict[str, Any], task: str, gold: dict[str, Any] | None = None) -> float | None:
    return score({"a": gold or article()}, {"a": found}, REGISTRY).task(task).f1


def test_gold_against_itself_is_perfect() -> None:
    report = score({"a": article()}, {"a": article()}, REGISTRY)
    assert all(report.task(name).f1 == 1.0 for name in TASKS)
    assert report.headline() == report.headline(end_to_end=True) == 1.0
    assert all(right == of for right, of in report.tally.accuracies.values())


def test_nothing_found_is_nought_and_said() -> None:
    report = score({"a": article()}, {}, REGISTRY)
    assert report.missing == ("a",)
    assert all(report.task(name).f1 == 0.0 for name in HEADLINE if name != "participants")
    assert "1 without extraction" in table(report)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"type": "summit"}, 1.0),
        ({"type": "visit"}, 0.0),
        ({"start": "2021-10"}, 1.0),
        ({"start": None}, 1.0),
        ({"start": "2021-10-26"}, 0.0),
        ({"participants": [{"who": "Nordby"}]}, 1.0),
        ({"participants": [{"who": "NOR"}, {"who": "SWE"}]}, 0.0),
    ],
)
def test_an_event_is_a_hit_by_type_participants_and_days(change: dict[str, Any], expected: float) -> None:
    found = article()
    found["events"][0] |= change
    assert f1(found, "events") == expected


def test_a_duplicate_and_a_wrong_date_cost() -> None:
    found = article()
    found["events"].append(copy.deepcopy(found["events"][0]))
    report = score({"a": article()}, {"a": found}, REGISTRY)
    assert report.task("events").precision == 0.5 and report.task("events").recall == 1.0
    assert report.task("participants").f1 == 1.0 and report.task("participants_all").precision == 0.5


def test_a_statement_needs_half_of_its_words_and_the_right_speaker() -> None:
    found = article()
    found["statements"][0]["end_char"] = 44
    found["statements"][1]["speaker"] = "Kari Nordby"
    assert f1(found, "direct_span") == 0.0
    assert f1(found, "indirect_span") == 1.0 and f1(found, "indirect_statements") == 0.0
    spoken = article()
    spoken["statements"][0] |= {"start_char": None, "end_char": None, "text": "Vi er enige,"}
    assert f1(spoken, "direct_statements") == 1.0


def test_names_in_other_languages_and_forms_are_the_same() -> None:
    found = article()
    found["organisations"], found["events"][0]["city"] = ["the Trade Council"], "Northtown"
    found["invitations"][0] |= {"from": "Nordby", "destination": "NORTHTOWN"}
    report = score({"a": article()}, {"a": found}, REGISTRY)
    assert report.task("organisations").f1 == report.task("invitations").f1 == 1.0
    assert report.tally.accuracies["city"] == report.tally.accuracies["destination"] == [1, 1]


def test_offices_need_person_office_and_state() -> None:
    found = article()
    found["persons"][0]["offices"][0]["of"] = "SWE"
    found["persons"][1]["offices"][0]["when"] = "current"
    report = score({"a": article()}, {"a": found}, REGISTRY)
    assert report.task("offices").f1 == 0.5 and report.tally.accuracies["office_when"] == [0, 1]


@pytest.mark.parametrize(
    ("name", "gold", "same"),
    [
        ("Nordby", "Kari Nordby", True),
        ("statsminister Nordby", "Kari Nordby", True),
        ("Kari Anne Nordby", "Kari Nordby", True),
        ("Sergei Ivanov", "Sergej Ivanov", True),
        ("Wen", "Wen Ling", True),
        ("Guro Nordby", "Kari Nordby", False),
        ("Kari", "Kari Nordby", False),
        ("Ola Hage", "Kari Nordby", False),
    ],
)
def test_people_are_the_same_by_the_parts_of_their_names(name: str, gold: str, same: bool) -> None:
    assert bool(likeness(name, gold)) is same


def test_venues_are_the_same_when_one_holds_the_other() -> None:
    assert same_venue("The Havn", "Hotell Havn i sentrum") and not same_venue("Havn", "Slottet")


def test_a_folder_of_gold_is_scored_with_an_extractor(tmp_path: Path) -> None:
    whole = article() | {"language": "nb"}
    (tmp_path / "a.json").write_text(json.dumps(whole), encoding="utf-8")
    report = evaluate(tmp_path, lambda read: whole if read.text == TEXT else {}, REGISTRY)
    assert report.headline() == 1.0
    assert json.loads(json.dumps(report.as_json()))["tasks"]["events"]["f1"] == 1.0


def test_gold_that_cannot_be_used_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        load(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.json"):
        load(tmp_path)
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="id"):
        load(tmp_path)
