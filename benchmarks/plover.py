"""Root-code accuracy on the gold-standard records of PLOVER.

usage: plover.py CHECKOUT [--all] [--wrong]

CHECKOUT is a clone (or its git directory) of github.com/openeventdata/PLOVER; nothing of it is copied. A
record counts once for each (sentence, code) pair of the file. Its code is brought to the sixteen roots of
PLOVER 1.0 by the project's own conversion: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT
is ASSAULT. A record is right when `kg.extract.events.plover.root` gives exactly its root; none at all is
wrong.
Without --all only sentences whose SHA-256 (UTF-8) ends in an even bit are read, the half that the tables
may have been written after.
"""

import argparse
import hashlib
import json
import subprocess
from collections import Counter
from pathlib import Path

from kg.extract.events.plover import root

RECORDS = "gold_standard_records/PLOVER_GSR_CAMEO.txt"
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def records(checkout: Path) -> list[tuple[str, str]]:
    """The (sentence, root) pairs of the file, from a work tree or from the newest commit."""
    if (checkout / RECORDS).is_file():
        text = (checkout / RECORDS).read_text(encoding="utf-8")
    else:
        command = ["git", "-C", str(checkout), "show", f"HEAD:{RECORDS}"]
        text = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603
    pairs = [(r["text"], r["event"]) for r in json.loads(text) if r.get("text")]
    return [(sentence, RENAMED.get(code, code)) for sentence, code in pairs]


def even(sentence: str) -> bool:
    """Whether a sentence belongs to the half that may be read."""
    return hashlib.sha256(sentence.encode()).digest()[-1] % 2 == 0


def main() -> None:
    """Prints the accuracy, that of always giving the commonest root, and recall by root."""
    parser = argparse.ArgumentParser(description="Root-code accuracy on PLOVER's gold-standard records.")
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--all", action="store_true", help="read the held-out half too")
    parser.add_argument("--wrong", action="store_true", help="list what was got wrong")
    chosen = parser.parse_args()
    pairs = [p for p in records(chosen.checkout) if chosen.all or even(p[0])]
    gold, right, wrong = (
        Counter(code for _, code in pairs),
        Counter[str](),
        list[tuple[str, str | None, str]](),
    )
    for sentence, code in pairs:
        given = root(sentence, "en")
        if given == code:
            right[code] += 1
        else:
            wrong.append((code, given, sentence))
    commonest = gold.most_common(1)[0][1]
    accuracy, floor = right.total() / len(pairs), commonest / len(pairs)
    print(f"records {len(pairs)}  accuracy {accuracy:.3f}  commonest {floor:.3f}")
    for code, count in gold.most_common():
        print(f"  {code:10} {right[code]:3} / {count}")
    if chosen.wrong:
        for code, given, sentence in sorted(wrong, key=lambda w: w[0]):
            print(f"{code} <- {given}: {sentence}")


if __name__ == "__main__":
    main()
