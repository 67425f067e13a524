"""Sentences of our own articles with words left out, put elsewhere or cut off: each text is read to its end."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.process import process
from kg.read import read
from kg.records import Article
from kg.reference import load

TEXTS = 200
MANY = 10_000
SENTENCES = 4  # of a text
HURTS = 4  # at most, of a sentence
DAYS = ("2024-03-05", None, "2024-03", "2024")  # of publication, as far as it is known
PRONOUNS = {
    "nb": ["ham", "henne", "han", "hun", "de", "dem", "hans", "de to", "ministeren", "det", "der"],
    "nn": ["han", "henne", "ho", "dei", "hans", "dei to", "ministeren", "det", "der"],
    "en": ["him", "her", "he", "she", "they", "them", "his", "the two", "the minister", "it", "there"],
}


@cache
def sentences() -> dict[str, list[str]]:
    """Those of the gold and the demo corpus, by language."""
    data = Path(__file__).resolve().parents[2] / "data"
    found: dict[str, list[str]] = {}
    for article in read(sorted(map(str, (data / "gold").glob("*.json")))):
        if isinstance(article, Article):
            told = article.text.replace(". ", ".\n").splitlines()
            found.setdefault(article.language, []).extend(line for line in told if line.strip())
    return found


def mangled(chance: random.Random, language: str) -> str:
    """A text of some sentences, each hurt in some places; its end may be missing."""
    told = []
    for sentence in chance.sample(sentences()[language], SENTENCES):
        words = sentence.split()
        for _ in range(chance.randint(0, HURTS)):
            at, other = chance.randrange(len(words)), chance.randrange(len(words))
            match chance.randrange(4):
                case 0:
                    words[at] = chance.choice(PRONOUNS[language])
                case 1 if len(words) > 1:
                    del words[at]
                case 2:
                    words[at], words[other] = words[other], words[at]
                case _:
                    words[at : at + 1] = chance.choice(sentences()[language]).split()[: chance.randint(1, 4)]
        told.append(" ".join(words))
    words = chance.choice([" ", "\n\n"]).join(told).split(" ")
    return " ".join(words[: chance.randint(1, len(words))])


def texts(count: int, seed: int) -> Iterator[Article]:
    """So many of them, the languages in turn."""
    chance = random.Random(seed)
    for number in range(count):
        language = list(PRONOUNS)[number % len(PRONOUNS)]
        text = mangled(chance, language)
        published = DAYS[number % len(DAYS)]
        yield Article(id=f"mangled-{number}", text=text, language=language, published=published)


def unread(count: int, seed: int) -> list[str]:
    """The texts at which the reading fails, each with the fault."""
    registry, faults = load(), []
    for article in texts(count, seed):
        try:
            process(article, registry)
        except Exception as fault:  # noqa: BLE001  # any of them would refuse an article
            faults.append(f"{fault!r}: {article.text}")
    return faults


def test_mangled_sentences_are_read() -> None:
    assert unread(TEXTS, seed=1) == []


@pytest.mark.soak
def test_many_mangled_sentences_are_read() -> None:
    assert unread(MANY, seed=2) == []
