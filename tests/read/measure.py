"""A program that reads its arguments and prints what it needed: JSON with articles, refusals and megabytes."""

import json
import resource
import sys
from pathlib import Path

from kg.read import read
from kg.records import Article


def resident() -> int:
    """Kilobytes of this process in memory now."""
    return (
        int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() // 1024
    )


def main(early: int, *sources: str) -> None:
    """Reads all sources; `early` articles in, and at the end, it looks at its size."""
    taken = refused = first = 0
    for item in read(sources):
        taken += isinstance(item, Article)
        refused += not isinstance(item, Article)
        if taken == early and not first:
            first = resident()
    print(json.dumps({"articles": taken, "refusals": refused, "early": first, "late": resident()}))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
