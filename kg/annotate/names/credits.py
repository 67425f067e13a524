"""Names of photographers: after "Foto:", or before "/ agency"."""

import re

from kg.annotate.records import Name
from kg.document import Sentence, Token
from kg.languages import endings
from kg.records import Article

LABEL = 8  # characters before a name that hold "Foto:"
AGENCY = 12  # characters behind a sentence that hold the stroke of an agency
_STROKE = re.compile(r"\s*/")


def photographed(article: Article, name: Name, tokens: tuple[Token, ...], sentence: Sentence) -> bool:
    """Whether a name of a sentence is only that of whoever took a picture."""
    text = article.text
    before = text[max(0, tokens[name.first].start - LABEL) : tokens[name.first].start].rstrip()
    stroke = _STROKE.match(text, tokens[name.last - 1].end, sentence.end + AGENCY)
    return stroke is not None or before.endswith(endings(article.language, "people", "photo_credits"))
