"""By which name a body is told of."""

from kg.records import Document, Mention


def organisation_name(document: Document, mention: Mention) -> str:
    """An organisation as the article first names it, without a genitive ending."""
    first = next(m for m in document.mentions if m.kind == "organisation" and m.key == mention.key)
    text = document.article.text[first.start : first.end]
    if not first.genitive:
        return text
    return text.removesuffix(next((e for e in ("'s", "’s", "s", "'", "’") if text.endswith(e)), ""))
