"""A folder of gold → its articles, and the score of an extractor on them."""

import json
from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, cast

from kg.errors import DataError, UsageError
from kg.evaluate.report import Report
from kg.evaluate.score import score
from kg.read import read
from kg.records import Article, Refusal
from kg.reference import Registry

Extractor = Callable[[Article], Mapping[str, Any] | None]


def evaluate(
    folder: str | PathLike[str],
    extract: Extractor,
    registry: Registry,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report:
    """The report on `extract`, which gives the contract's JSON of an article, over a folder of gold.

    None from `extract` counts as an article in which nothing was found; `tell` hears how far it is.
    """
    gold, found = load(folder), {}
    for done, item in enumerate(read([str(path) for path in files(folder)]), start=1):
        if isinstance(item, Refusal):
            raise DataError(item.reason, place=item.origin, remedy=item.remedy)
        extraction = extract(item)
        if extraction is not None:
            found[item.id] = extraction
        tell(done, len(gold))
    return score(gold, found, registry)


def load(folder: str | PathLike[str]) -> dict[str, Mapping[str, Any]]:
    """The gold objects of a folder by id; a file that is not one is an error with its place."""
    gold: dict[str, Mapping[str, Any]] = {}
    for path in files(folder):
        try:
            article = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise DataError(
                f"not a JSON file: {fault}", place=str(path), remedy="one gold article a file"
            ) from fault
        if not isinstance(article, dict) or not isinstance(article.get("id"), str):
            raise DataError("no article with an id", place=str(path), remedy="see gold/FORMAT.md")
        if article["id"] in gold:
            raise DataError(
                f"the id {article['id']} is there twice", place=str(path), remedy="give each its own"
            )
        gold[article["id"]] = cast("Mapping[str, Any]", article)
    return gold


def files(folder: str | PathLike[str]) -> list[Path]:
    """The files of a folder of gold, by name; a folder without any is an error."""
    found = sorted(Path(folder).glob("*.json"))
    if not found:
        raise UsageError(f"no gold in {folder}", remedy="give a folder of .json files, one article each")
    return found
