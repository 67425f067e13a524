"""Prints of one story are found whatever was cut or credited, in any order, and others are not."""

import random
import sqlite3
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.witnesses import Copies
from kg.witnesses.shingles import Sketch, copied, sketch

STORY = (
    "Utenriksminister Sissel Tveitnes møtte onsdag sin kollega Arvo Lepikult i Haugesund. De to ble enige om å "
    "åpne en ny fergelinje mellom landene neste sommer.\n\n– Dette har vi ventet på i flere år, sa Tveitnes da "
    "avtalen var underskrevet.\n\nLepikult reiser videre til Kristiansand torsdag, der han skal se på havnen og "
    "spise middag med ordføreren. Opposisjonen er kritisk til prisen, som er anslått til fire millioner kroner."
)
CUT = STORY.partition("\n\nLepikult")[0] + "\n\n(NTB)"
OTHER = (
    "Sissel Tveitnes og Arvo Lepikult har skrevet under på en avtale om ferger. Møtet i Haugesund varte i to timer, "
    "og begge ministrene smilte bredt etterpå. Linjen åpner til neste år hvis alt går etter planen, sier en "
    "talsperson for rederiet. Onsdag kveld var det konsert i parken for gjestene, med korsang og fyrverkeri."
)


def stories(*articles: tuple[str, str, str]) -> Copies:
    """The stories of articles by id, text and day."""
    copies = Copies(sqlite3.connect(":memory:"))
    for article, text, day in articles:
        copies.put(article, text, day)
    copies.settle()
    return copies


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (STORY, True),
        (CUT, True),
        (STORY.upper().replace("Å", "å"), True),
        (f"{STORY}\n\nSaken oppdateres. Les mer om fergene i morgendagens avis.", True),
        (STORY.replace("neste sommer", "til sommeren"), True),
        (OTHER, False),
        (STORY.replace("Tveitnes", "Mykland").replace("Lepikult", "Kallaste"), False),
        ("", False),
    ],
    ids=["exact", "cut", "case", "added", "edited", "own words", "other people", "empty"],
)
def test_a_print_of_the_same_story_is_told_from_another_report(other: str, same: bool) -> None:
    assert copied(sketch(STORY), sketch(other)) is same
    assert copied(sketch(other), sketch(STORY)) is same


def test_a_sketch_is_kept_as_bytes() -> None:
    made = sketch(STORY)
    assert Sketch.unpacked(made.packed()) == made
    assert len(made.shingles) > len(made.names) > 5


def test_the_origin_is_the_earliest_print_by_day_then_id() -> None:
    copies = stories(
        ("c", STORY, "2024-03-06"),
        ("b", CUT, "2024-03-05T18:00"),
        ("a", STORY, "2024-03-06"),
        ("d", OTHER, "2024-03-05"),
    )
    assert {a: copies.origin(a) for a in "abcd"} == {"a": "b", "b": "b", "c": "b", "d": "d"}


def test_the_same_words_long_after_are_another_story() -> None:
    copies = stories(("a", STORY, "2024-03-05"), ("b", STORY, "2024-04-05"), ("c", STORY, ""), ("d", CUT, ""))
    assert copies.origins("abcd") == {"a": "a", "b": "b", "c": "c", "d": "c"}


def test_only_the_story_touched_changes() -> None:
    copies = stories(("b", STORY, "2024-03-06"), ("c", CUT, "2024-03-06"), ("x", OTHER, "2024-03-06"))
    copies.put("a", STORY, "2024-03-05")
    assert copies.settle() == {"a", "b", "c"}
    copies.put("a", STORY, "2024-03-05")
    assert copies.settle() == set()
    copies.drop("a")
    assert copies.settle() == {"b", "c"}
    assert copies.origins("bcx") == {"b": "b", "c": "b", "x": "x"}
    copies.put("b", OTHER, "2024-03-06")
    copies.settle()
    assert copies.origins("bcx") == {"b": "b", "c": "c", "x": "b"}


def written(seed: int) -> Iterable[tuple[str, str, str]]:
    """Twelve articles of three stories in cuts of every length, on near days."""
    chance = random.Random(seed)
    for story in range(3):
        words = [f"Ord{story}x{chance.randrange(10**6)}" for _ in range(60)]
        for cut in range(4):
            text = " ".join(words[: chance.randrange(20, 61)])
            yield f"{story}-{cut}", text, f"2024-03-{chance.randrange(1, 9):02d}"


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 4), st.integers(0, 12))
def test_the_order_in_which_articles_come_and_go_does_not_matter(
    order: random.Random, seed: int, gone: int
) -> None:
    articles = list(written(seed))
    shuffled, leaving = order.sample(articles, len(articles)), order.sample(articles, gone)
    copies = Copies(sqlite3.connect(":memory:"))
    for at, one in enumerate(shuffled):
        copies.put(*one)
        if at % 3 == 0:
            copies.settle()
    for article, *_ in leaving:
        copies.drop(article)
    copies.settle()
    left = [one for one in articles if one not in leaving]
    names = [one[0] for one in left]
    assert copies.origins(names) == stories(*left).origins(names)
    assert len({copies.origin(n).split("-")[0] for n in names}) == len({n.split("-")[0] for n in names})
