"""The figures on our own gold do not fall, and the floors under them cannot be moved in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg import resources
from kg.errors import DataError
from kg.evaluate import Report, fallen, load_floors, pin, score, unchanged
from kg.evaluate.floors import NAME, ON_HITS, digest, found
from kg.evaluate.report import NEGATIVES, TASKS
from kg.records import Refusal
from kg.reference import load as load_registry

GOLD = resources.gold()
PART = {"own": 60, "demo": 28, "neg": 100, "later": 94}


def test_the_program_reads_every_article_of_the_gold(evaluated: tuple[Report, list[Refusal]]) -> None:
    report, refused = evaluated
    assert not refused and not report.missing
    assert {name: part.articles for name, part in report.parts().items()} == PART


def test_no_figure_falls_below_its_floor(evaluated: tuple[Report, list[Refusal]]) -> None:
    floors = load_floors(GOLD)
    assert floors is not None, "kg evaluate --pin writes them"
    unchanged(GOLD, floors)
    lines = fallen(floors, evaluated[0])
    assert not lines, "\n" + "\n".join(lines)


def test_every_fault_on_our_gold_can_be_shown(evaluated: tuple[Report, list[Refusal]]) -> None:
    report = evaluated[0]
    noted = [(one, fault) for one in report.judged for fault in one.tally.faults]
    placed = [
        one.where(fault) for one, fault in noted if fault.task in {"events", "direct_span", "indirect_span"}
    ]
    assert placed and all(placed)
    events = report.task("events")
    missed = sum(fault.task == "events" and fault.kind == "missed" for _, fault in noted)
    wrong = sum(fault.task == "events" and fault.kind == "wrong" for _, fault in noted)
    assert (missed, wrong) == (events.gold - events.gold_hits, events.spurious)


def test_every_set_has_a_floor_for_every_task_that_its_gold_has() -> None:
    floors = load_floors(GOLD)
    assert floors is not None
    assert floors.floors.keys() == PART.keys() and floors.ceilings[NEGATIVES].keys() == {
        "events",
        "invitations",
    }
    for part in ("own", "demo"):
        assert set(floors.floors[part]) | ON_HITS == set(TASKS) and set(floors.right[part]) == ON_HITS
    assert all(0.0 <= least <= 1.0 for tasks in floors.floors.values() for least in tasks.values())


def article(name: str, people: list[str]) -> dict[str, Any]:
    persons = [{"name": person, "also": [], "offices": []} for person in people]
    return {"id": name, "language": "nb", "published": "2020-01-01", "title": "T", "text": "Kari Hage og Ola Vik.",
            "persons": persons, "countries": [], "organisations": [], "events": [], "invitations": [],
            "statements": []}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for name in ("own-nb-01", "neg-nb-01"):
        text = json.dumps(article(name, ["Kari Hage", "Ola Vik"]))
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path


def report_on(found: dict[str, dict[str, Any]]) -> Report:
    gold = {name: article(name, ["Kari Hage", "Ola Vik"]) for name in ("own-nb-01", "neg-nb-01")}
    return score(gold, found, load_registry())


PERFECT = {name: article(name, ["Kari Hage", "Ola Vik"]) for name in ("own-nb-01", "neg-nb-01")}
POOR = PERFECT | {"own-nb-01": article("own-nb-01", ["Kari Hage"])}


def test_pinned_floors_are_the_figures_found(gold: Path) -> None:
    path = pin(gold, report_on(POOR))
    assert path == gold / NAME
    floors = load_floors(gold)
    assert floors == found(gold, report_on(POOR))
    assert (
        floors is not None and floors.floors["own"] == {"persons": 0.6666} and floors.corpus == digest(gold)
    )
    assert not fallen(floors, report_on(POOR)) and not fallen(floors, report_on(PERFECT))


def test_a_fall_names_the_task_the_figure_the_floor_and_the_command(gold: Path) -> None:
    pin(gold, report_on(PERFECT))
    floors = load_floors(gold)
    assert floors is not None
    (line,) = fallen(floors, report_on(POOR))
    for said in ("own persons", "0.6667", "1.0000", "kg evaluate --only own --only persons --errors 100"):
        assert said in line


def meeting(name: str) -> dict[str, Any]:
    people = [{"who": "Kari Hage"}, {"who": "Ola Vik"}]
    event = {"id": "e1", "type": "meeting", "participants": people, "status": "held", "start": "2020-01-01"}
    return article(name, ["Kari Hage", "Ola Vik"]) | {"events": [event]}


def test_what_is_judged_on_hits_must_stay_right_in_number(gold: Path) -> None:
    whole = {name: meeting(name) for name in ("own-nb-01", "own-nb-02")}
    fewer = {**whole, "own-nb-02": meeting("own-nb-02")}
    fewer["own-nb-02"]["events"][0]["participants"] = [{"who": "Ola Vik"}]
    registry = load_registry()
    pinned = found(gold, score(whole, whole, registry))
    assert (
        pinned.right["own"] == {"about": 0, "participants": 4} and "participants" not in pinned.floors["own"]
    )
    lines = fallen(pinned, score(whole, fewer, registry))
    assert any("own participants: 3 right on hits, the floor is 4" in line for line in lines)


def test_what_is_told_where_nothing_happens_has_a_ceiling(gold: Path) -> None:
    pin(gold, report_on(PERFECT))
    floors = load_floors(gold)
    assert floors is not None
    told = article("neg-nb-01", ["Kari Hage", "Ola Vik"])
    told["events"] = [
        {"id": "e1", "type": "meeting", "participants": [{"who": "Kari Hage"}], "status": "held"}
    ]
    (line,) = fallen(floors, report_on(PERFECT | {"neg-nb-01": told}))
    assert "neg events: 1 told where none are, at most 0" in line


def test_pinning_raises_floors_and_lowers_none_on_the_same_gold(gold: Path) -> None:
    pin(gold, report_on(POOR))
    pin(gold, report_on(PERFECT))
    before = (gold / NAME).read_bytes()
    with pytest.raises(DataError, match=r"no floor is lowered[^$]*own persons: F1 0\.6667"):
        pin(gold, report_on(POOR))
    assert (gold / NAME).read_bytes() == before


def test_pinning_raises_what_rose_beside_what_fell(gold: Path) -> None:
    half = {name: article(name, ["Kari Hage"]) for name in PERFECT}
    pin(gold, report_on(half | {"own-nb-01": PERFECT["own-nb-01"]}))
    with pytest.raises(DataError, match="own persons: F1"):
        pin(gold, report_on(half | {"neg-nb-01": PERFECT["neg-nb-01"]}))
    floors = load_floors(gold)
    assert floors is not None
    assert floors.floors == {"neg": {"persons": 1.0}, "own": {"persons": 1.0}}


def test_changed_gold_needs_new_floors_and_may_lower_them(gold: Path) -> None:
    pin(gold, report_on(PERFECT))
    floors = load_floors(gold)
    assert floors is not None
    unchanged(gold, floors)
    changed = article("own-nb-01", ["Kari Hage", "Ola Vik"]) | {"title": "Another"}
    (gold / "own-nb-01.json").write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(DataError, match="gold was changed"):
        unchanged(gold, floors)
    pin(gold, report_on(POOR))
    lowered = load_floors(gold)
    assert lowered is not None and lowered.floors["own"]["persons"] == 0.6666


@pytest.mark.parametrize("text", ["corpus = ", "corpus = 'a'\n", "\udcff"])
def test_floors_that_cannot_be_read_are_an_error_with_their_place(gold: Path, text: str) -> None:
    (gold / NAME).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(DataError, match=NAME):
        load_floors(gold)


def test_gold_without_floors_has_none(gold: Path) -> None:
    assert load_floors(gold) is None
