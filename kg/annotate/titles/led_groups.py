"""Who leads a delegation and has no title: "a Hamas delegation led by NAME", "delegasjonen ledes av NAME"."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.records import Name
from kg.annotate.service.setting import Text
from kg.annotate.structure import within
from kg.document import Mention, Title, Token
from kg.languages import words
from kg.languages.patterns import either
from kg.reference import Registry

BEFORE = 8  # tokens before a name in which "delegation led by" stands
BESIDE = 1  # characters between a state and its delegation
FROM = 12  # characters of " fra den " behind a delegation


def headed(names: Sequence[Name], tokens: tuple[Token, ...], first: int, language: str) -> set[int]:
    """The indices of the names of a sentence, from the token `first`, behind "a delegation led by"."""
    nouns = tuple(words(language, "people", "led_groups"))
    phrases = tuple(f" {p}" for p in words(language, "people", "led_phrases"))
    found = set()
    for index, name in enumerate(names):
        told = [t.norm for t in tokens[max(first, name.first - BEFORE) : name.first]]
        if (
            len(name.words) > 1
            and f" {' '.join(told)}".endswith(phrases)
            and any(w.endswith(nouns) for w in told)
        ):
            found.add(index)
    return found


def leaders(
    text: Text, mentions: Sequence[Mention], titles: Sequence[Title], registry: Registry
) -> list[Title]:
    """The titles of those who are told but as heads of a state's or a group's delegation."""
    titled = {t.person for t in titles}
    found: dict[str, Title] = {}
    for led in _led(text.article.language).finditer(text.article.text):
        name = next(iter(within(mentions, led.end(), led.end() + 1)), None)
        if name is None or name.kind != "person" or name.form != "name" or name.key in titled:
            continue
        if owner := _owner(mentions, led.start("noun"), led.end("noun"), text):
            body = registry.organisations.get(owner)
            state = owner in registry.countries or (body is not None and body.kind == "igo")
            found[name.key] = Title(
                start=led.start("noun"), end=led.end(), office="official" if state else "other", of=owner,
                person=name.key, of_inferred=True,
            )  # fmt: skip
    return list(found.values())


def _owner(mentions: Sequence[Mention], start: int, end: int, text: Text) -> str:
    """Whose delegation it is: "the Peruvian delegation", "Hamas-delegasjon", "delegasjonen fra Peru"."""
    told = [m for m in mentions if m.kind in ("country", "organisation") and start - m.end in (0, BESIDE)]
    led = next((m.key for m in told if m.genitive or m.form == "adjective" or m.kind == "organisation"), "")
    behind = next(iter(within(mentions, end, end + FROM)), None)
    if led or behind is None or behind.kind not in ("country", "organisation") or behind.form != "name":
        return led
    origin = words(text.article.language, "people", "from_words") | {"of"}
    between = text.article.text[end : behind.start].casefold().split()
    return behind.key if between and between[0] in origin and not behind.genitive else ""


@cache
def _led(language: str) -> re.Pattern[str]:
    nouns = either(words(language, "people", "led_groups"))
    phrases = either(words(language, "people", "led_phrases"))
    return re.compile(rf"(?P<noun>\b(?:{nouns})\b|(?<=-)(?:{nouns})\b)[^.;:!?\n]{{0,40}}?\b(?:{phrases})\s+")
