"""A clause more around an act, or its people told otherwise, does not take the act away: 95 of 100."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.metamorphic.cases import HERE
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads((HERE / "clauses.toml").read_text(encoding="utf-8"))
WANTED = 0.95
NAMES = {"A": "Kari Dalheim", "B": "Luz Quispe"}
SHOWN = 25
SAMPLED = 2  # every so many of them, but for `make soak`


def printed(clause: str, one: str, other: str, opening: str = "", ending: str = ".") -> str:
    """The sentence: the two in their places, one comma where two meet, a capital at its head."""
    words = [{"A": one, "B": other}.get(word, word) for word in clause.replace(",", " ,").split()]
    text = " ".join([opening, *words]).strip().replace(" ,", ",").replace(",,", ",")
    return text[0].upper() + (text[1:].removesuffix(",") + ending)


def cases(language: str) -> Iterator[tuple[str, str, set[str]]]:
    """Sentences with the type of their act and who takes part."""
    told = TABLE[language]
    (one, *ones), (other, *others) = told["one"], told["other"]
    for clause, kind in told["clauses"]:
        who = {NAMES[word] for word in clause.replace(",", "").split() if word in NAMES}
        texts = [printed(clause, one, other, ending=ending) for ending in told["endings"]]
        texts += [printed(clause, form, other) for form in ones]
        texts += [printed(clause, one, form) for form in others if "B" in clause.split()]
        if clause.startswith("A "):
            texts += [printed(clause, one, other, opening) for opening in told["openings"]]
        yield from ((text, kind, who) for text in texts)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("step", [SAMPLED, pytest.param(1, marks=pytest.mark.soak)])
def test_an_act_is_told_whatever_stands_around_it(language: str, step: int) -> None:
    every = list(cases(language))[::step]
    missed = [
        text
        for text, kind, who in every
        if not any(
            event.type == kind and who <= {p.who for p in event.participants}
            for event in extraction(text, language).events
        )
    ]
    rate = 1 - len(missed) / len(every)
    sys.stdout.write(f"clauses {language}: {len(every) - len(missed)} of {len(every)}\n")
    assert rate >= WANTED, f"{rate:.3f} is below {WANTED}; not read:\n    " + "\n    ".join(missed[:SHOWN])
