"""Prints the rate of invariance by change and language, and what differs: python -m tests.metamorphic.measure [KIND]."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from tests.metamorphic.cases import LANGUAGES, Case, all_cases, tellings
from tests.metamorphic.facts import core, expected
from tests.metamorphic.gold import gold_cases

Rates = dict[tuple[str, str], tuple[int, int, list[str]]]


def rates(cases: Iterable[Case]) -> Rates:
    """By kind and language how many cases read the same, how many there are, and a line for each that does not."""
    grouped: defaultdict[tuple[str, str], list[tuple[bool, str]]] = defaultdict(list)
    for case in cases:
        one, other = case.one.facts(), case.other.facts()
        lost, won = sorted((one - other).elements()), sorted((other - one).elements())
        grouped[case.kind, case.language].append(
            (one == other, f"{case.name}\n      - {lost}\n      + {won}")
        )
    return {
        key: (sum(same for same, _ in judged), len(judged), [line for same, line in judged if not same])
        for key, judged in sorted(grouped.items())
    }


def truths() -> Rates:
    """By language how many facts of all stories are told right, of those that are true or told, and what differs."""
    found: Rates = {}
    for language in LANGUAGES:
        right, of, lines = 0, 0, list[str]()
        for name, truth, told in tellings(language):
            wanted, got = expected(truth, told.view.published), core(told.facts())
            right += (wanted & got).total()
            of += (wanted | got).total()
            if wanted != got:
                lost, won = sorted((wanted - got).elements()), sorted((got - wanted).elements())
                lines.append(f"{name}\n      - {lost}\n      + {won}")
        found["truth", language] = (right, of, lines)
    return found


def main() -> None:
    """Prints all rates, and with a kind each case of it that differs."""
    kind = sys.argv[1] if len(sys.argv) > 1 else ""
    for (change, language), (same, of, lines) in {
        **rates(chain(all_cases(), gold_cases())),
        **truths(),
    }.items():
        sys.stdout.write(f"{change:<20}{language:<6}{same:>5}/{of:<5}{same / of:.3f}\n")
        if kind and change.startswith(kind):
            counted = Counter(lines)
            for line, times in counted.most_common():
                sys.stdout.write(f"    {times} x {line}\n")


if __name__ == "__main__":
    main()
