"""The dateline of a dispatch: "ANKARA (NTB):", "TIRANA, March 12 (Wire) -": where it is written from."""

import re
from dataclasses import dataclass

from kg.annotate.towns import city_countries
from kg.annotate.written_from import printed_dateline
from kg.languages import words
from kg.records import Document
from kg.reference import fold


@dataclass(frozen=True, slots=True)
class Dateline:
    """The city as written in running text, its country, the paragraph that it opens; or the title's town."""

    city: str
    country: str
    paragraph: int
    titled: bool = False  # not where the dispatch is written, but where the title says that it is about


def dateline(document: Document) -> Dateline | None:
    """The dateline of the article, where it has one that names a known city."""
    printed = printed_dateline(document.article.text, document.paragraphs)
    if printed is not None:
        return Dateline(city=_cased(printed[0]), country=printed[1], paragraph=printed[2])
    return _in_title(document)


def _in_title(document: Document) -> Dateline | None:
    """The one town that the title is "i" or "in": "Krisemøtet i Haag"."""
    marks = words(document.article.language, "circumstances", "inner_prepositions")
    parts = document.article.title.replace(":", " : ").replace(",", " , ").split()
    found = []
    for at, word in enumerate(parts[:-1]):
        if word.casefold() not in marks:
            continue
        names = [" ".join(parts[at + 1 : last]) for last in range(min(at + 4, len(parts)), at + 1, -1)]
        if name := next((n for n in names if n[0].isupper() and fold(n) in city_countries()), None):
            found.append(name)
    if len(found) != 1:
        return None
    return Dateline(city=found[0], country=city_countries()[fold(found[0])], paragraph=0, titled=True)


def _cased(name: str) -> str:
    return re.sub(r"\w+", lambda m: m[0].capitalize(), name)
