"""Ministers of a region of few states, told by its adjective: "de nordiske utenriksministrene møttes"."""

from collections.abc import Mapping, Sequence

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.actors.records import Unit
from kg.languages import endings, table, words


def regional(document: Document, sentence: Sentence) -> Sequence[Unit]:
    """Those of a sentence in which nobody is named before them: one of them would be told twice."""
    language, tokens = document.article.language, document.tokens
    regions: Mapping[str, list[str]] = table(language, "groups").get("regions", {})
    first, last = sentence.tokens
    found = next((i for i in range(first, last - 1) if tokens[i].norm in regions), -1)
    if found < 0 or not tokens[found + 1].norm.endswith(endings(language, "groups", "region_people")):
        return ()
    apart = words(language, "groups", "region_fellows")
    if found > first and tokens[found - 1].norm in apart:
        return ()
    before = within(document.mentions, sentence.start, tokens[found].start)
    behind = tokens[found + 2] if found + 2 < last else None
    named = any(m.kind in ("person", "country") for m in before)
    if named or (behind is not None and behind.text in ",:("):
        return ()
    return [Unit(found, found + 2, list(regions[tokens[found].norm]), False, "country", delegates=True)]
