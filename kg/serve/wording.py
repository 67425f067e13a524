"""What is said of a fault, in the language of a page: the program's own words are English."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import languages

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, and its language where that is not the page's ("" else)."""

    text: str
    language: str = ""


def told(message: str, remedy: str, language: str) -> tuple[Told, ...]:
    """What is wrong and what can be done, each as a sentence."""
    return tuple(sentence(one, language) for one in (message, remedy) if one)


def sentence(text: str, language: str) -> Told:
    """One of them: in the language where there are words for it, else as it is."""
    found = translated(text, language)
    whole = found or text
    ended = whole if whole.endswith(("?", ".")) else f"{whole}."
    return Told(text=ended[:1].upper() + ended[1:], language="" if found or language == "en" else "en")


def translated(text: str, language: str) -> str:
    """The same in another language; "" where there are no words for it."""
    between = languages.table(language, "faults").get("words", {})
    for pattern, wanted in _patterns(language):
        if found := pattern.fullmatch(text):
            values = found.groupdict()
            if "tokens" in values:
                values["tokens"] = values["tokens"].replace(" or ", between["or"])
            return _FIELD.sub(lambda field, values=values: values[field[1]], wanted)  # type: ignore[misc]
    return ""


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with most words of their own first."""
    table: Mapping[str, Any] = languages.table(language, "faults").get("faults", {})
    ranked = sorted(table, key=lambda text: (-len(_FIELD.sub("", text)), text))
    return tuple((_compiled(text), str(table[text])) for text in ranked)


def _compiled(text: str) -> re.Pattern[str]:
    parts = _FIELD.split(text)
    plain = [re.escape(part) if n % 2 == 0 else f"(?P<{part}>.*?)" for n, part in enumerate(parts)]
    return re.compile("".join(plain), re.DOTALL)
