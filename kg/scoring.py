"""The score of this program, or of another's predictions, on a folder of gold: what `kg evaluate` does."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

from kg import resources
from kg.errors import UsageError
from kg.evaluate import Report, evaluate, faults, load, narrowed, pin, predictions, score, table
from kg.process import guarded, process
from kg.records import Article, Refusal
from kg.reference import load as load_registry


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be scored and shown; `only` names sets, languages and tasks."""

    predictions: str | None = None
    only: tuple[str, ...] = ()
    errors: int = 0
    by_article: bool = False
    as_json: bool = False
    pin: bool = False


@dataclass(slots=True, kw_only=True)
class Told:
    """The report as it is shown, the articles that were not scored, and where floors were written."""

    text: str = ""
    refused: list[Refusal] = field(default_factory=list)
    pinned: Path | None = None


def answer(
    gold: str | None, asked: Asked, tell: Callable[[int, int], None] = lambda _done, _of: None
) -> Told:
    """The report on a folder of gold, by default our own."""
    if asked.pin and (asked.predictions or asked.only):
        raise UsageError("floors are of this program on all of the gold", remedy="give --pin alone")
    folder, told = gold or resources.gold(), Told()
    whole = (
        scored_predictions(folder, asked.predictions)
        if asked.predictions
        else scored(folder, told.refused, tell)
    )
    report, tasks = narrowed(whole, asked.only)
    if asked.as_json:
        shown = json.dumps(report.as_json(by_article=asked.by_article), ensure_ascii=False, indent=1) + "\n"
    else:
        shown = table(report, by_article=asked.by_article)
        shown += faults(report, asked.errors, tasks) if asked.errors > 0 else ""
    told.text = shown
    if asked.pin:
        told.pinned = pin(folder, report)
    return told


def scored(
    folder: str | PathLike[str],
    refused: list[Refusal],
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report:
    """The report on what this program reads; articles that it fails on go to `refused` and count as empty."""
    registry = load_registry()

    def extract(article: Article) -> Any:
        mapped = guarded(article, partial(process, article, registry))
        if isinstance(mapped, Refusal):
            refused.append(mapped)
            return None
        return json.loads(mapped.json)

    return evaluate(folder, extract, registry, tell)


def scored_predictions(folder: str | PathLike[str], path: str | PathLike[str]) -> Report:
    """The report on a file of predictions, one JSON object a line."""
    gold = load(folder)
    return score(gold, predictions(path, gold), load_registry())
