"""What the relative clause behind an event says: "the visit, which was put off in May, had been planned"."""

import re
from functools import cache

from kg.document import Document, Sentence
from kg.extract.circumstances.outcomes import struck
from kg.languages import words
from kg.languages.patterns import either
from kg.records import Status

NEAR = 90  # characters from the noun to the comma: "mellom Perus president A og Kenyas president B"
REACH = 80  # characters of the clause


@cache
def _clause(language: str) -> re.Pattern[str]:
    """The relative clause behind the words that belong to a noun, and what follows it; one a language."""
    which = either(words(language, "frames", "headed_relatives"))
    was = either(words(language, "circumstances", "fated"))  # not "with B, som avlyste": he did
    return re.compile(
        rf"[^,;:–]{{0,{NEAR}}},\s(?:{which})\s(?P<fate>(?:{was})\s[^,;:–]{{3,{REACH}}})(?P<rest>,[^;:]*)?"
    )


def fate(
    document: Document, sentence: Sentence, at: int, patterns: dict[str, re.Pattern[str]]
) -> Status | None:
    """Called off or put off, where the clause behind the noun at a token says so, and no other verb."""
    language, token = document.article.language, document.tokens[at]
    text = document.article.text[token.end : sentence.end].casefold()
    found = _clause(language).match(text)
    if found is None:
        return None
    told, off, spared = struck(found["fate"], patterns)
    if told is None or spared or patterns["unsettled"].search(found["fate"][: told.start()]):
        return None
    held = either(words(language, "circumstances", "after_all_held"))
    if found["rest"] and re.search(rf"(?<!\w)(?:{held})(?!\w)", found["rest"]):
        return None  # "which was put off in May, took place on Monday"
    return "cancelled" if off else "postponed"
