"""Names of photographers: after "Foto:", or before "/ agency"."""

from collections.abc import Sequence

from kg.annotate.people import Name
from kg.languages import words
from kg.records import Article, Sentence, Token

LABEL = 8  # characters before a name that hold "Foto:"
AGENCY = 12  # characters behind a sentence that hold the stroke of an agency


def photographed(article: Article, name: Name, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a name of a sentence is only that of whoever took a picture."""
    text = article.text
    behind = text[tokens[name.last - 1].end : sentence.end + AGENCY].lstrip()
    before = text[max(0, tokens[name.first].start - LABEL) : tokens[name.first].start].rstrip()
    return behind.startswith("/") or before.endswith(
        tuple(words(article.language, "people", "photo_credits"))
    )
