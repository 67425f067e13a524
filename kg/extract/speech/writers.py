"""Whose "the letter" is that says something: "In a letter to B, A said C … the letter said D"."""

import re
from collections.abc import Mapping

from kg.document import Document
from kg.languages import table, union
from kg.languages.patterns import either


def writer(document: Document, at: int, end: int, spoken: Mapping[int, str]) -> tuple[str, ...]:
    """Who said something in the letter that a noun ending at `end` means, before `at`; nobody if none did.

    `spoken` gives who spoke in a sentence, by its start.
    """
    text = document.article.text
    noun = text[:end].split()[-1].casefold()
    if noun not in table(document.article.language, "speech").get("written", ()):
        return ()
    opens = either(union(document.article.language, "frames", "indefinite_articles", "possessives"))
    one = re.compile(rf"(?<!\w)(?:{opens})\s(?:\w+\s)?{re.escape(noun)}(?!\w)")
    for sentence in reversed([s for s in document.sentences if s.end <= at]):
        if one.search(text, sentence.start, sentence.end) and sentence.start in spoken:
            return (spoken[sentence.start],)
    return ()
