"""The articles of our own gold with changes that alter nothing: surnames, quotation marks, a neutral sentence."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from kg import resources
from tests.metamorphic.cases import Case, Telling, people, stories
from tests.metamorphic.facts import View
from tests.metamorphic.slots import capitalised

_UNFIT = {
    "family_first",
    "s_end",
    "double",
}  # shapes that fit no first name of another, or change with a genitive

_PARTICLES = "|".join(
    sorted({again.split()[0] for _, _, again in people() if again[0].islower() and " " in again})
)
# a surname that begins small has a capital where a sentence begins
_SMALL = re.compile(
    r"(?:(?<=[.!?] )|(?<=[.!?]\n\n)|(?<=[–«“] )|(?<=[«“]))"
    rf"(?:(?:{_PARTICLES})(?= (?:\w+ )?[A-Z])|al(?=-))"
)


def gold_cases() -> Iterator[Case]:
    """Every case made of the articles of the set `own`."""
    for number, path in enumerate(sorted(resources.gold().glob("own-*.json"))):
        article = json.loads(path.read_text(encoding="utf-8"))
        yield from _renamed(article, number)
        yield from islice(_requoted(article), number % 2, None, 2)  # every second mark
        yield from _neutral(article, number)


def _case(
    kind: str, article: dict[str, Any], how: str, text: str, names: dict[str, str] | None = None
) -> Case:
    published = date.fromisoformat(article["published"][:10])
    old = {name: name for name in (names or {}).values()}
    one = View(names=old, countries={}, places={}, published=published)
    other = View(names=names or {}, countries={}, places={}, published=published)
    language = article["language"]
    return Case(kind=f"own {kind}", language=language, name=f"{article['id']}: {how}",
                one=Telling(text=article["text"], language=language, view=one),
                other=Telling(text=text, language=language, view=other))  # fmt: skip


def _renamed(article: dict[str, Any], number: int) -> Iterator[Case]:
    """Another surname for each person whose forms are the full name and its last word."""
    surnames = [again for shape, _, again in people() if shape not in _UNFIT and again not in article["text"]]
    taken = [person["name"].split()[-1] for person in article["persons"]]
    names: dict[str, str] = {}
    for index, person in enumerate(article["persons"]):
        parts = person["name"].split()
        again = parts[-1]
        elsewhere = [*article["organisations"], *(x["name"] for x in article["persons"] if x is not person)]
        safe = again in person["also"] and {*person["also"]} <= {again, person["name"]}
        alone = taken.count(again) == 1 and not any(again in name for name in elsewhere)
        if safe and alone and not again.endswith(("s", "x", "z")):
            new = surnames[(number + index) % len(surnames)]
            names[new] = again
            names[" ".join([*parts[:-1], new])] = person["name"]
    if names:
        text = article["text"]
        for new, old in sorted(names.items(), key=lambda pair: -len(pair[1])):
            text = re.sub(rf"(?<![\w-]){re.escape(old)}(?=s?(?![\w-]))", new, text)
        text = _SMALL.sub(lambda found: found[0].capitalize(), capitalised(text))
        yield _case("rename", article, ", ".join(f"{old}: {new}" for new, old in names.items()), text, names)


def _requoted(article: dict[str, Any]) -> Iterator[Case]:
    text = article["text"]
    for opening, closing in (("«", "»"), ("“", "”")):
        if opening in text and text.count(opening) == text.count(closing):
            for marks in (("«", "»"), ("“", "”"), ('"', '"')):
                if marks != (opening, closing):
                    changed = text.replace(opening, marks[0]).replace(closing, marks[1])
                    yield _case("quotes", article, "".join(marks), changed)


def _neutral(article: dict[str, Any], number: int) -> Iterator[Case]:
    sentences = stories()["neutral"][article["language"]]
    sentence = sentences[number % len(sentences)]
    yield _case("neutral before", article, sentence, f"{sentence}\n\n{article['text']}")
    if all(said["end_char"] < len(article["text"]) - 1 for said in article["statements"]):
        # A statement that is the rest of the text would take the sentence in.
        yield _case("neutral after", article, sentence, f"{article['text']}\n\n{sentence}")
