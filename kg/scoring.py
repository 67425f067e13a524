"""The score of this program, or of another's predictions, on a folder of gold."""

import json
from collections.abc import Callable
from os import PathLike
from typing import Any

from kg.evaluate import Report, evaluate, load, predictions, score
from kg.pipeline import attempt
from kg.records import Article, Refusal
from kg.reference import load as load_registry


def scored(
    folder: str | PathLike[str],
    refused: list[Refusal],
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report:
    """The report on what this program reads; articles that it fails on go to `refused` and count as empty."""
    registry = load_registry()

    def extract(article: Article) -> Any:
        mapped = attempt(article, registry)
        if isinstance(mapped, Refusal):
            refused.append(mapped)
            return None
        return json.loads(mapped.json)

    return evaluate(folder, extract, registry, tell)


def scored_predictions(folder: str | PathLike[str], path: str | PathLike[str]) -> Report:
    """The report on a file of predictions, one JSON object a line."""
    gold = load(folder)
    return score(gold, predictions(path, gold), load_registry())
