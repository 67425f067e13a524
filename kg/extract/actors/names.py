"""By which name a body is told of."""

import re

from kg.records import Document, Mention

_LINE = 70  # characters looked back
_CREDIT = re.compile(r"(?:foto|photo):[^\n]{0,60}$", re.IGNORECASE)  # whose picture it is


def organisation_name(document: Document, mention: Mention) -> str:
    """An organisation as the article first names it, without a genitive ending."""
    text = document.article.text
    same = [m for m in document.mentions if m.kind == "organisation" and m.key == mention.key]
    first = next((m for m in same if not _CREDIT.search(text, max(0, m.start - _LINE), m.start)), same[0])
    name = text[first.start : first.end]
    if not first.genitive:
        return name
    return name.removesuffix(next((e for e in ("'s", "’s", "s", "'", "’") if name.endswith(e)), ""))
