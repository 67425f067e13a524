"""Floors under the figures of a folder of gold: what they are, what fell below them, and how they are pinned.

The file lies beside the gold. It holds the SHA-256 of the gold, under `floors` the least F1 of each set and
task, under `right` how many must be right of what is judged on hits only (its F1 may fall as hits become
more), and under `ceilings` the most that may be told of articles in which nothing happens.
"""

import hashlib
import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TypeVar

from kg.errors import DataError
from kg.evaluate.gold import files
from kg.evaluate.report import NEGATIVES, TASKS, TOLD, Report

NAME = "FLOORS.toml"
_DIGITS = 4
N = TypeVar("N", int, float)
_REPIN = "kg evaluate --pin"
ON_HITS = frozenset({"participants", "about"})
_HEADER = f"""\
# What `kg evaluate` must reach on this gold: F1 by set and task; of what is judged on hits, how many are
# right; and, where nothing diplomatic happens, the most events and invitations that may be told.
# `{_REPIN}` writes it, raises floors, and lowers none as long as the gold is the same; to lower one,
# change its line by hand and say why in the commit.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The gold's SHA-256; by set and task the least F1, the least that is right, the most that is told."""

    corpus: str
    floors: Mapping[str, Mapping[str, float]]
    right: Mapping[str, Mapping[str, int]]
    ceilings: Mapping[str, Mapping[str, int]]


def digest(folder: str | PathLike[str]) -> str:
    """The SHA-256 over the names and bytes of the gold of a folder."""
    whole = hashlib.sha256()
    for path in files(folder):
        whole.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def found(folder: str | PathLike[str], report: Report) -> Floors:
    """The floors that a report would just reach."""
    parts = report.parts() or {"all": report}
    floors = {
        name: {task: math.floor(value * 10**_DIGITS) / 10**_DIGITS for task in TASKS if task not in ON_HITS
               and part.task(task).gold and (value := part.task(task).f1) is not None}
        for name, part in parts.items()
    }  # fmt: skip
    right = {name: {task: part.task(task).hits for task in sorted(ON_HITS)} for name, part in parts.items()}
    ceilings = {
        name: {task: part.task(task).spurious for task in TOLD}
        for name, part in parts.items() if name == NEGATIVES
    }  # fmt: skip
    return Floors(corpus=digest(folder), floors=floors, right=right, ceilings=ceilings)


def load_floors(folder: str | PathLike[str]) -> Floors | None:
    """The floors beside the gold of a folder; None where none are pinned."""
    path = Path(folder) / NAME
    if not path.is_file():
        return None
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        return Floors(corpus=held["corpus"], floors=held["floors"], right=held["right"],
                      ceilings=held.get("ceilings", {}))  # fmt: skip
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as fault:
        raise DataError(f"no floors: {fault}", place=str(path), remedy=f"write it anew: {_REPIN}") from fault


def fallen(floors: Floors, report: Report) -> list[str]:
    """A line for each figure below its floor or above its ceiling, with the command that shows why."""
    parts = report.parts() or {"all": report}
    empty, lines = Report(judged=()), list[str]()
    for name, tasks in floors.floors.items():
        for task, floor in tasks.items():
            value = parts.get(name, empty).task(task).f1 or 0.0
            if value < floor:
                lines.append(
                    f"{name} {task}: F1 {value:.4f} is below its floor {floor:.4f}; {_read(name, task)}"
                )
    for name, counts in floors.right.items():
        for task, least in counts.items():
            if (hits := parts.get(name, empty).task(task).hits) < least:
                lines.append(
                    f"{name} {task}: {hits} right on hits, the floor is {least}; {_read(name, task)}"
                )
    for name, counts in floors.ceilings.items():
        for task, most in counts.items():
            if (told := parts.get(name, empty).task(task).spurious) > most:
                lines.append(
                    f"{name} {task}: {told} told where none are, at most {most}; {_read(name, task)}"
                )
    return lines


def _read(name: str, task: str) -> str:
    return f"read them: kg evaluate --only {name} --only {task} --errors 100"


def unchanged(folder: str | PathLike[str], floors: Floors) -> None:
    """Raises where the gold of a folder is not the one that the floors were pinned for."""
    if digest(folder) != floors.corpus:
        raise DataError(
            "the gold was changed and its floors were not", place=str(Path(folder) / NAME), remedy=_REPIN
        )


def pin(folder: str | PathLike[str], report: Report) -> Path:
    """Writes the floors as found beside the gold; on the same gold none is lowered, and a fall raises."""
    path, before, now = Path(folder) / NAME, load_floors(folder), found(folder, report)
    same = before is not None and before.corpus == now.corpus
    path.write_text(
        _as_toml(_strictest(before, now) if before and same else now), encoding="utf-8", newline="\n"
    )
    if before and same and (lower := fallen(before, report)):
        raise DataError(
            "no floor is lowered while the gold is the same; these stay as they were:\n  "
            + "\n  ".join(lower),
            place=str(path),
            remedy="mend the extractor, or change the line by hand and say why",
        )
    return path


def _strictest(before: Floors, now: Floors) -> Floors:
    """The higher floors and the lower ceilings of both."""
    return Floors(
        corpus=now.corpus,
        floors=_joined(before.floors, now.floors, max),
        right=_joined(before.right, now.right, max),
        ceilings=_joined(before.ceilings, now.ceilings, min),
    )


def _joined(
    one: Mapping[str, Mapping[str, N]], other: Mapping[str, Mapping[str, N]], of: Callable[[N, N], N]
) -> dict[str, dict[str, N]]:
    """Both tables as one; where both have a figure, what `of` makes of them."""
    joined = {part: dict(tasks) for part, tasks in other.items()}
    for part, tasks in one.items():
        held = joined.setdefault(part, {})
        for task, figure in tasks.items():
            held[task] = of(figure, held[task]) if task in held else figure
    return joined


def _as_toml(floors: Floors) -> str:
    lines = [_HEADER, f'corpus = "{floors.corpus}"']
    for name, tasks in floors.floors.items():
        lines += ["", f"[floors.{name}]", *(f"{task} = {value:.4f}" for task, value in tasks.items())]
    for title, counted in (("right", floors.right), ("ceilings", floors.ceilings)):
        for name, counts in counted.items():
            lines += ["", f"[{title}.{name}]", *(f"{task} = {value}" for task, value in counts.items())]
    return "\n".join(lines) + "\n"
