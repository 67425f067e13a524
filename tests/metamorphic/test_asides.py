"""What is said of somebody beside an act neither takes it away nor adds anybody to it: 97 of 100.

Whoever is named in an aside, or only says so behind the clause, takes part in nothing and holds no office.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.metamorphic.cases import HERE
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads((HERE / "asides.toml").read_text(encoding="utf-8"))
WANTED = 0.97
NAMES = {"A": "Kari Dalheim", "B": "Luz Quispe"}
BESIDE = "Ada Munro"
SHOWN = 25
SAMPLED = 2  # every so many of them, but for `make soak`


def placed(clause: str, one: str, other: str) -> str:
    """The clause with the two in their places."""
    return " ".join({"A": one, "B": other}.get(word, word) for word in clause.split())


def forms(language: str, clause: str) -> Iterator[str]:
    """The clause, its verb between bars, in each surrounding without its stop."""
    told = TABLE[language]
    one, other = told["one"], told["other"]
    subject, verb, rest = clause.split("|")
    words = rest.split()
    yield from (placed(f"A {verb} {rest}", one + aside, other) for aside in told["asides"])
    if "B" in words:
        last = words[-1] == "B"
        for aside in told["asides"]:
            yield placed(f"A {verb} {rest}", one, other + (aside.removesuffix(",") if last else aside))
    for opening in told["openings"]:
        order = f"{subject} {verb}" if language == "en" else f"{verb} {subject}"
        yield f"{opening} {placed(f'{order} {rest}', one, other)}"
        if language != "en" and opening == told["openings"][0]:  # what is told of the subject behind its verb
            asides = [a for a in told["asides"] if "Ada" not in a and a[0] == ","]
            relatives = [a for a in asides if len(a.split()) > 3]
            yield from (f"{opening} {placed(f'{order} {rest}', one + aside, other)}" for aside in relatives)
    yield from (placed(f"{before} {verb} {rest}", one, other) for before in told["before"])
    yield from (placed(f"A {verb} {rest}", one, other) + behind for behind in told["behind"])


def cases(language: str) -> Iterator[tuple[str, str, set[str]]]:
    """Sentences with the type of their act and which people take part in it."""
    for clause, kind in TABLE[language]["clauses"]:
        who = {NAMES[word] for word in clause.replace("|", " ").split() if word in NAMES}
        for text in forms(language, clause):
            yield text[0].upper() + text[1:].removesuffix(",") + ".", kind, who


def kept(text: str, language: str, kind: str, who: set[str]) -> bool:
    """Whether the act has these people and no others, and whoever stands beside it nothing."""
    told = extraction(text, language)
    events = [({p.who for p in e.participants}, e.type) for e in told.events]
    people = {*NAMES.values(), BESIDE}
    act = any(found & people == who and named == kind for found, named in events)
    beside = any(BESIDE in found for found, _ in events)
    return act and not beside and not any(p.offices for p in told.persons if p.name == BESIDE)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("step", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
def test_an_aside_adds_nobody(language: str, step: int) -> None:
    every = list(cases(language))[::step]
    missed = [text for text, kind, who in every if not kept(text, language, kind, who)]
    rate = 1 - len(missed) / len(every)
    sys.stdout.write(f"asides {language}: {len(every) - len(missed)} of {len(every)}\n")
    assert rate >= WANTED, f"{rate:.3f} is below {WANTED}; not read:\n    " + "\n    ".join(missed[:SHOWN])
