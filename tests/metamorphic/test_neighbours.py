"""What a sentence tells is its own: another land's news before or behind it changes none of its facts.

The texts are the examples of the language packs; the neighbours name a state, a town, an office and a
negation, so that a reader that looks over the end of its sentence welds them into what stands there.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reading import extraction

PUBLISHED = "2021-10-26"
WANTED = 0.985
LANGUAGES = Path(__file__).parents[2] / "kg" / "languages"
NEIGHBOURS = {
    "nb": (
        "Fijis statsminister Tevita Rale fylte 60 år i fjor.",
        "I Suva på Fiji ble det ikke noe av festen.",
    ),
    "nn": ("Statsministeren på Fiji, Tevita Rale, fylte 60 år i fjor.", "Onsdag regna det i Suva på Fiji."),
    "en": ("Fijian Prime Minister Tevita Rale turned 60 last year.", "On Wednesday it rained in Suva, Fiji."),
}


def facts(text: str, language: str) -> set[str]:
    """Events, invitations, offices and statements of a text, each as one line without its passages."""
    told = extraction(text, language, published=PUBLISHED)
    events = {f"{e.type} {sorted((p.who, p.role) for p in e.participants)} {e.start} {e.end} {e.city} {e.country} {e.status}"
              for e in told.events}  # fmt: skip
    invited = {f"{i.inviter} {i.invitee} {i.destination} {i.status}" for i in told.invitations}
    offices = {f"{p.name} {o.office} {o.of} {o.when}" for p in told.persons for o in p.offices}
    return events | invited | offices | {f"{s.mode} {s.speaker} {s.stance}" for s in told.statements}


def examples(language: str) -> list[str]:
    told: dict[str, Any] = tomllib.loads((LANGUAGES / language / "examples.toml").read_text(encoding="utf-8"))
    return list(dict.fromkeys(row["text"] for row in told["example"] if "event" in row))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_neighbour_tells_nothing_of_it(language: str) -> None:
    behind, before = NEIGHBOURS[language]
    own = facts(behind, language) | facts(before, language)
    differs: list[str] = []
    cases = [(text, form) for text in examples(language) for form in (f"{text} {behind}", f"{before} {text}")]
    for text, form in cases:
        wanted, read = facts(text, language) - own, facts(form, language) - own
        differs += (
            [f"{form}\n      - {sorted(wanted - read)}\n      + {sorted(read - wanted)}"]
            if wanted != read
            else []
        )
    assert len(cases) > 200
    assert 1 - len(differs) / len(cases) >= WANTED, "\n    ".join(differs)
