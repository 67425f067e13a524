"""A place told by what it is and the state it is in: "in Varholm, a lakeside town in northern Croatia"."""

import re
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.languages import words
from kg.languages.patterns import either

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]+){0,3}"
_INSIDE = r"[^,.;:()–—]{0,80}?"  # characters of what it is, on either side of the word for it
_ADJECTIVES = r"(?:[^\W\dA-ZÀ-ÖØ-Þ][\w-]*\s){0,2}"  # "in northern", "sør i det nordlige"


def apposed(document: Document, sentence: Sentence, at: int, end: int) -> tuple[str, bool, str] | None:
    """The place named behind token `at` and before token `end`, whether it is a house, and the state that
    the words behind its name put it in; None where nothing is told so."""
    text, language = document.article.text, document.article.language
    first = document.tokens[at].end
    limit = document.tokens[min(end, len(document.tokens)) - 1].end
    for mention in within(document.mentions, first, sentence.end):
        if mention.kind != "country" or mention.form != "name" or mention.genitive:
            continue
        found = _expression(language).search(text[first : mention.start])
        if found is None or first + found.start("name") >= limit:
            continue
        return found["name"], found["house"] is not None, mention.key
    return None


@cache
def _expression(language: str) -> re.Pattern[str]:
    """A name, a comma, what it is, and a preposition at the end, behind which the state stands."""
    own = {key: either(words(language, "circumstances", key)) for key in ("town_kinds", "house_kinds")}
    ties = either(words(language, "frames", "place_prepositions"))
    inner = either(words(language, "circumstances", "kind_prepositions"))
    kind = rf"(?:(?P<house>\w*(?:{own['house_kinds']}))|\w*(?:{own['town_kinds']}))"
    return re.compile(
        rf"\b(?:{ties})\s(?P<name>{_NAME}),\s(?=[^\WA-ZÀ-ÖØ-Þ]){_INSIDE}\b{kind}\b{_INSIDE}\b(?:{inner})\s{_ADJECTIVES}$"
    )
