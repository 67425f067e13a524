"""Near-duplicates against the generator's truth: precision and recall of pairs of prints, time an article.

    python benchmarks/copies.py ARTICLES.jsonl TRUTH.jsonl

The generator has few templates, so that two papers may tell one event in the very words without one copying
the other; such pairs (the same text but for the credit and the filler) are counted apart: nobody could tell.
"""

import json
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from generator import FILLERS

from kg.witnesses import Copies


def pairs(labels: Mapping[str, str]) -> set[tuple[str, str]]:
    """The pairs of articles with one label."""
    groups: dict[str, list[str]] = defaultdict(list)
    for article in sorted(labels):
        groups[labels[article]].append(article)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def bare(text: str) -> str:
    """The text without the filler and the credit, which copies differ by."""
    for filler in FILLERS.values():
        text = text.replace(filler, "")
    return " ".join(text.replace("(NTB)", "").split())


def lines(path: str) -> Iterable[dict[str, str]]:
    """The records of a file of JSON lines."""
    yield from map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())


def main(articles_file: str, truth_file: str) -> None:
    """Prints the figures."""
    articles = {a["id"]: a for a in lines(articles_file)}
    gold = pairs({t["id"]: t["origin"] for t in lines(truth_file)})
    copies, began = Copies(sqlite3.connect(":memory:")), time.perf_counter()
    for article, record in articles.items():
        copies.put(article, record["text"], record["published"])
    copies.settle()
    spent = (time.perf_counter() - began) / len(articles) * 1000
    found = pairs({article: copies.origin(article) for article in articles})
    word_for_word = {p for p in found - gold if len({bare(articles[a]["text"]) for a in p}) == 1}
    wrong = found - gold - word_for_word
    print(f"{len(articles)} articles, {len(gold)} pairs of prints; {spent:.2f} ms an article")
    print(f"recall {len(found & gold) / len(gold):.3f}, precision {1 - len(wrong) / len(found):.3f}")
    print(f"wrong {len(wrong)}; in the very words without being copies {len(word_for_word)}")
    for pair in sorted(wrong)[:3]:
        print(*(articles[a]["text"] for a in pair), sep="\n   ")
    for pair in sorted(gold - found)[:3]:
        print("missed:", *(articles[a]["text"] for a in pair), sep="\n   ")


if __name__ == "__main__":
    main(*sys.argv[1:])
