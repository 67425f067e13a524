"""Whom the words beside a name say that it serves: "his Peruvian counterpart, NAME", "NAME of Peru"."""

from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.languages import subject_first, words

REACH = 40  # characters from the nationality to the name: "Peruvian counterpart, President"


def named_counterparts(document: Document) -> Iterator[tuple[str, str]]:
    """Each person who is named so, with the state."""
    language, text = document.article.language, document.article.text
    colleague = words(language, "people", "colleague")
    titles = {t.person for t in document.titles if t.of}
    for one, other in pairwise(document.mentions):
        if (state := _beside(document, one, other)) and not {one.key, other.key} & titles:
            yield next(m.key for m in (one, other) if m.kind == "person"), state
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


def _beside(document: Document, one: Mention, other: Mention) -> str:
    """ "NAME of Peru", "Peru's NAME": the state right beside a name, where word order tells it; else ""."""
    if not subject_first(document.article.language) or one.form != other.form or one.form != "name":
        return ""
    between = document.article.text[one.end : other.start]
    if one.kind == "person" and other.kind == "country":
        return other.key if between == " of " and not other.genitive else ""
    owned = one.kind == "country" and other.kind == "person" and one.genitive and between == " "
    return one.key if owned else ""
