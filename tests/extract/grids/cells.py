"""A grid: every construction filled with every content, and what each cell is misread as.

A cell is a text and the facts put into it, one a line; a grid refuses to be misread in more cells than were pinned.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kg.records import Event, Extraction
from tests.reading import extraction

TUESDAY = "2024-05-14"  # the day on which every cell is published
Facts = Callable[[Extraction], Iterable[str]]
Grid = Mapping[str, Any]  # as its table has it


class Cell(NamedTuple):
    """One text, the construction it is made by, and the facts it tells."""

    construction: str
    text: str
    told: tuple[str, ...]


class Misread(NamedTuple):
    """A cell with the facts it does not tell and those it tells that were not found."""

    cell: Cell
    wrong: tuple[str, ...]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.cell.text}\n    wrong {list(self.wrong)}\n    missing {list(self.missing)}"


def event_line(event: Event) -> str:
    """`type | who, who | first day | status | town or country`."""
    who = ", ".join(sorted(p.who for p in event.participants))
    return " | ".join((event.type, who, event.start or "", event.status, event.city or event.country or ""))


def misread(cells: Sequence[Cell], language: str, facts: Facts) -> list[Misread]:
    """The cells whose facts, as `facts` lists them, are not those put in."""
    found = []
    for cell in cells:
        read = Counter(facts(extraction(cell.text, language, published=TUESDAY)))
        told = Counter(cell.told)
        if read != told:
            wrong, missing = (tuple((a - b).elements()) for a, b in ((read, told), (told, read)))
            found.append(Misread(cell, wrong, missing))
    return found


def misread_in_grids(
    grids: Iterable[Grid],
    cells: Callable[[Grid], Iterable[Cell]],
    language: str,
    facts: Callable[[Grid], Facts],
) -> tuple[list[Cell], list[Misread]]:
    """All cells that `cells` makes of the grids, and those misread, each grid by its own list of facts."""
    every: list[Cell] = []
    found: list[Misread] = []
    for grid in grids:
        made = list(cells(grid))
        every += made
        found += misread(made, language, facts(grid))
    return every, found


def refuse_more(
    found: Sequence[Misread], cells: Sequence[Cell], misread_cells: int, wrong_cells: int
) -> None:
    """Fails, listing the constructions, if more cells are misread, or have a wrong fact, than is pinned."""
    wrong = sum(bool(one.wrong) for one in found)
    by_construction = Counter(one.cell.construction for one in found)
    listing = "\n".join(f"{n:5} {construction}" for construction, n in by_construction.most_common())
    examples = "\n".join(map(str, found[:40]))
    assert len(found) <= misread_cells and wrong <= wrong_cells, (
        f"{len(found)} of {len(cells)} misread, {wrong} with a wrong fact\n{listing}\n{examples}"
    )
