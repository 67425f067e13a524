"""Our scorer and the published one on the same predictions: gold with faults put in."""

import copy
import importlib.util
import random
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg.evaluate import load, score

SHARED = Path(__file__).parents[3] / "shared" / "gold"
TASKS = {
    "persons": "persons", "offices": "offices", "events": "events", "core_events": "core_events",
    "participants": "participants", "participants_all": "participants_all", "invitations": "invitations",
    "direct_span": "direct_span", "direct_statements": "direct_span_speaker", "indirect_span": "indirect_span",
    "indirect_statements": "indirect_span_speaker", "about": "about",
}  # fmt: skip
ACCURACIES = {"start": "start_exact", "status": "status", "type": "type_exact", "plover": "plover", "role": "role",
              "all_right": "all_right", "stance": "stance"}  # fmt: skip


def published() -> Any:
    spec = importlib.util.spec_from_file_location("published_score", SHARED / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["published_score"] = module
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spec.loader.exec_module(module)
    return module


def spoiled(article: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The article with things left out, shortened, moved and mixed up."""
    made = copy.deepcopy(article)
    for name in ("persons", "events", "invitations", "statements"):
        made[name] = [item for item in made[name] if chance.random() > 0.2]
    for person in made["persons"]:
        if chance.random() < 0.3:
            person["name"] = person["name"].split()[-1]
        if chance.random() < 0.2:
            person["offices"] = []
    people = [person["name"] for person in made["persons"]]
    for event in made["events"]:
        if chance.random() < 0.3:
            event["type"] = chance.choice(["meeting", "visit", "negotiation"])
        if chance.random() < 0.3:
            event["participants"] = event["participants"][:1]
        if chance.random() < 0.2:
            event["start"], event["status"] = "2019-03-03", "planned"
    for said in made["statements"]:
        if chance.random() < 0.3:
            said["end_char"] -= (said["end_char"] - said["start_char"]) * 6 // 10
        if people and chance.random() < 0.3:
            said["speaker"] = chance.choice(people)
    return made


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published scorer is not on this machine")
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("folder", ["dev_no", "dev_en"])
def test_the_same_figures_as_the_published_scorer(folder: str, seed: int) -> None:
    theirs = published()
    gold = load(SHARED / folder)
    chance = random.Random(seed)
    found = {name: spoiled(dict(article), chance) for name, article in gold.items()}
    whole = {name: theirs.tidy(dict(article), name) for name, article in gold.items()}
    expected, _ = theirs.evaluate(
        whole, {name: theirs.tidy(item, name) for name, item in found.items()}, resamples=2
    )
    expected = (
        expected["groups"]["overall"]
        if "overall" in expected["groups"]
        else next(iter(expected["groups"].values()))
    )
    registry: Any = SimpleNamespace(countries=dict.fromkeys(theirs.ISO3), organisations={}, places={})
    report = score(gold, found, registry)
    for ours, name in TASKS.items():
        figure = expected["prf"][name]["strict"]["f1"]
        assert report.task(ours).f1 == pytest.approx(figure, abs=0.01), (ours, report.task(ours), figure)
    for ours, name in ACCURACIES.items():
        right, of = report.tally.accuracies[ours]
        # Where two pairings are equally good either is right: one judgement may differ.
        assert right / of == pytest.approx(expected["accuracy"][name]["accuracy"], abs=1.01 / of), ours
    assert report.headline() == pytest.approx(expected["headline"]["strict"]["value"], abs=0.01)
    assert report.headline(end_to_end=True) == pytest.approx(
        expected["headline_end_to_end"]["value"], abs=0.01
    )
