"""Forks writers that are killed. In: a JSON line [folder, first version]. Out: the writer's process id, then "gone"."""

import itertools
import json
import os
import sys
from pathlib import Path

from kg.store import GraphStore
from tests.stores import quads

ARTICLES = ("a", "b", "c", "d")
SIZE = 40


def write(folder: Path, first: int) -> None:
    """Replaces the articles over and over; a line of `acknowledged` for each version that was flushed."""
    store = GraphStore.open(folder)
    with (folder / "acknowledged").open("ab", buffering=0) as told:
        for version in itertools.count(first):
            for article in ARTICLES:
                store.put(article, quads(article, version, SIZE), "{}", f"{article} {version}")
                store.flush()
                told.write(f"{article} {version}\n".encode())


def main() -> None:
    for line in sys.stdin:
        folder, first = json.loads(line)
        child = os.fork()
        if child == 0:
            write(Path(folder), first)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
