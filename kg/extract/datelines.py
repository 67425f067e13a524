"""The dateline of a dispatch: "ANKARA (NTB):", "TIRANA, March 12 (Wire) -": where it is written from."""

import re
from dataclasses import dataclass

from kg.annotate.towns import city_countries
from kg.records import Document
from kg.reference import fold

_DATELINE = re.compile(
    r"(?P<city>[A-ZÆØÅÄÖÜÉÁÍÓÚ][A-ZÆØÅÄÖÜÉÁÍÓÚ'’-]+(?:[ -][A-ZÆØÅÄÖÜÉÁÍÓÚ.'’-]+){0,3})"
    r"(?:/[A-ZÆØÅ /]+)?(?:,[^\n():–—-]{1,40})?\s*(?:\([^)\n]{1,40}\)\s*[:.–—-]*|[:.–—]|--?)\s"
)
FIRST_PARAGRAPHS = 3  # in which a dateline can stand: a lead in bold may come first


@dataclass(frozen=True, slots=True)
class Dateline:
    """The city as written in running text, its country, and the paragraph that it opens."""

    city: str
    country: str
    paragraph: int


def dateline(document: Document) -> Dateline | None:
    """The dateline of the article, where it has one that names a known city."""
    known = city_countries()
    for index, part in enumerate(document.paragraphs[:FIRST_PARAGRAPHS]):
        found = _DATELINE.match(document.article.text, part.start, part.end)
        if not found:
            continue
        words = found["city"].split()
        for last in range(len(words), 0, -1):
            name = " ".join(words[:last])
            if country := known.get(fold(name)):
                return Dateline(city=_cased(name), country=country, paragraph=index)
    return None


def _cased(name: str) -> str:
    return re.sub(r"\w+", lambda m: m[0].capitalize(), name)
