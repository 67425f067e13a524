"""An adverb or a phrase that opens a sentence, or stands behind its verb, changes nothing: 97 of 100.

What is compared is who did what in which town, how real it is, who is asked where, who speaks, and the
offices; days are left aside, which some of the phrases tell.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.metamorphic.cases import HERE
from tests.reading import extraction

TABLE: Mapping[str, Any] = tomllib.loads((HERE / "adverbials.toml").read_text(encoding="utf-8"))
WANTED = 0.97
SHOWN = 25


def told(text: str, language: str) -> Counter[tuple[object, ...]]:
    """What a text tells, its days left aside."""
    read = extraction(text, language)
    events = (
        ("event", e.type, frozenset(p.who for p in e.participants), e.city, e.status) for e in read.events
    )
    asked = (("invitation", i.inviter, i.invitee, i.destination) for i in read.invitations)
    said = (("statement", s.speaker, s.mode) for s in read.statements)
    held = (("office", p.name, o.office, o.of, o.when) for p in read.persons for o in p.offices)
    return Counter((*events, *asked, *said, *held))


def cases(language: str) -> Iterator[tuple[str, str]]:
    """Texts with a phrase in them, each with the same without it."""
    table = TABLE[language]
    for kind, phrases in (("opened", table["openers"]), ("inside", table["behind"])):
        for turn, sentence in enumerate(table[kind]):
            bare = sentence.replace("{A} ", "")
            first = {"nb": "I går", "nn": "I går"}.get(language) if kind == "opened" else None
            plain = f"{first} {bare}" if first else bare[0].upper() + bare[1:]
            yield from (
                (f"{table['lead']} {sentence.format(A=p)}", f"{table['lead']} {plain}")
                for p in phrases[turn % 2 :: 2]
            )


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_phrase_changes_nothing(language: str) -> None:
    every = list(cases(language))
    plain = {bare: told(bare, language) for _, bare in every}
    missed = [text for text, bare in every if told(text, language) != plain[bare]]
    rate = 1 - len(missed) / len(every)
    sys.stdout.write(f"adverbials {language}: {len(every) - len(missed)} of {len(every)}\n")
    assert all(plain.values()) and rate >= WANTED, "\n    ".join([f"{rate:.3f}", *missed[:SHOWN]])
