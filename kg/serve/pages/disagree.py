"""Where sources differ: the differences of the collection, contradictions first, with filters."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.serve.catalogue import Difference
from kg.serve.pages.differences import Differing, differing
from kg.serve.pages.lists import filtered
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import paged


def disagree(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any]:
    """The values of disagree.html."""
    tests: dict[str, Callable[[Difference], Iterable[str]]] = {
        "kind": lambda d: [d.kind],
        "fact": lambda d: [d.fact],
    }
    labels: dict[str, Callable[[str], str]] = {
        "kind": lambda value: reader.words["differences"].get(value, value),
        "fact": lambda value: reader.words["differing"].get(value, value),
    }
    found, filters = filtered(reader, reader.catalogue.differences, asked, tests, labels)
    conflicts = any(one.kind == "conflict" for one in reader.catalogue.differences)
    groups: dict[tuple[tuple[str, ...], str, str], list[Difference]] = {}
    for one in found:
        groups.setdefault((one.on, one.fact, one.kind), []).append(one)

    def row(ones: list[Difference]) -> Differing:
        return differing(reader, ones)[0]

    return {
        "filters": filters, "hidden": {}, "conflicts": conflicts,
        "differences": paged(reader, list(groups.values()), row, "differences", "/disagree", asked, 20),
    }  # fmt: skip
