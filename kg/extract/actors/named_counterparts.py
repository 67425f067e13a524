"""Whom a nationality beside "counterpart" says that somebody serves: "his Peruvian counterpart, NAME"."""

from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.structure import within
from kg.languages import words
from kg.records import Document

REACH = 40  # characters from the nationality to the name: "Peruvian counterpart, President"


def named_counterparts(document: Document) -> Iterator[tuple[str, str]]:
    """Each person who is named so, with the state."""
    language, text = document.article.language, document.article.text
    colleague = words(language, "people", "colleague")
    titles = {t.person for t in document.titles if t.of}
    for one, other in pairwise(document.mentions):
        if one.kind != "country" or one.form != "adjective" or other.kind != "person":
            continue
        between = text[one.end : other.start]
        if other.form != "name" or other.key in titles or not 0 < len(between) <= REACH:
            continue
        told = between.casefold().replace(",", " ").split()
        offices = within(document.titles, one.end, other.start + 1)
        printed = {w for t in offices for w in text[t.start : t.end].casefold().split()}
        bare = set(told[1:]) - printed
        if told and told[0] in colleague and not bare:
            yield other.key, one.key
