"""Identity against the generator's truth: B-cubed precision, recall and F1 of a store's events and people.

python benchmarks/identity.py STORE TRUTH.jsonl
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from kg.joining import kept
from kg.resolve.world import World
from kg.store import GraphStore


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items that both have (Bagga and Baldwin 1998)."""
    items = sorted(set(found) & set(gold))
    ours, theirs = _groups(found, items), _groups(gold, items)
    precision = sum(len(ours[found[i]] & theirs[gold[i]]) / len(ours[found[i]]) for i in items) / len(items)
    recall = sum(len(ours[found[i]] & theirs[gold[i]]) / len(theirs[gold[i]]) for i in items) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _groups(labels: Mapping[str, str], items: list[str]) -> Mapping[str, AbstractSet[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for item in items:
        groups[labels[item]].add(item)
    return groups


def main(folder: str, truth_file: str) -> None:
    """Prints one line for events and one for people."""
    truths = {t["id"]: t for t in map(json.loads, Path(truth_file).read_text(encoding="utf-8").splitlines())}
    world = World(Path(folder))
    found_events, gold_events, found_people, gold_people = {}, {}, {}, {}
    with GraphStore.open(folder, read_only=True) as store:
        for ref, assigned in world.all():
            article, local = ref.rsplit("#", 1)
            truth = truths[article]
            kind, name = local.split("/", 1)
            if kind == "person":
                found_people[ref] = assigned.slug
                fits = [p for p in truth["people"] if name.split()[-1] == p.split()[-1]]
                if fits:
                    gold_people[ref] = fits[0]
            elif kind == "event":
                extraction = kept(store, article)
                event = next(e for e in extraction.events if e.id == name) if extraction else None
                if event and event.type == truth["type"]:
                    found_events[ref], gold_events[ref] = assigned.slug, str(truth["event"])
    world.close(keep=False)
    for what, found, gold in (
        ("events", found_events, gold_events),
        ("people", found_people, gold_people),
    ):
        precision, recall, f1 = b_cubed(found, gold)
        print(f"{what}: B3 P {precision:.3f} R {recall:.3f} F1 {f1:.3f} over {len(gold)} claims")


if __name__ == "__main__":
    main(*sys.argv[1:])
