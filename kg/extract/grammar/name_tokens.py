"""The tokens of names, which are no words of the language: the "der" of "Ida van der Dal"."""

from itertools import pairwise

from kg.annotate.structure import last_begun
from kg.document import Document
from kg.languages import words


def inside_names(document: Document) -> frozenset[int]:
    """The tokens of people's names behind the first: the "der" of "Ida van der Dal" opens no clause."""
    found: set[int] = set()
    for mention in document.mentions:
        index = last_begun(document.tokens, mention.start) if mention.form in ("name", "alias") else -1
        if index < 0 or mention.kind != "person" or document.tokens[index].start != mention.start:
            continue
        while index + 1 < len(document.tokens) and document.tokens[index + 1].end <= mention.end:
            index += 1
            found.add(index)
    return frozenset(found)


def verbs_behind_names(document: Document) -> frozenset[int]:
    """The offsets of verbs that are nouns elsewhere, right behind a name: "Dahl visits Lima and meets B"."""
    names = {m.end for m in document.mentions if m.kind == "person" and not m.genitive}
    acts = words(document.article.language, "frames", "verbs_behind_names")
    both = pairwise(document.tokens)
    return frozenset(b.start for a, b in both if b.norm in acts and a.end in names)
