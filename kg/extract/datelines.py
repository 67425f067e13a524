"""The dateline of a dispatch: "ANKARA (NTB):", "TIRANA, March 12 (Wire) -": where it is written from."""

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.towns import city_countries, namesakes
from kg.extract.entries import EntryReader
from kg.languages import words
from kg.languages.patterns import either
from kg.records import Document
from kg.reference import fold

_DATELINE = re.compile(
    r"(?:(?P<mixed>[A-ZÆØÅ][\w’-]+(?: [A-ZÆØÅ][\w’-]+){0,2})(?= \([A-Z][\w/ -]{1,20}\)[: ])|"
    r"(?P<city>[A-ZÆØÅÄÖÜÉÁÍÓÚ][A-ZÆØÅÄÖÜÉÁÍÓÚ'’-]+(?:[ -][A-ZÆØÅÄÖÜÉÁÍÓÚ.'’-]+){0,3}))"
    r"(?P<more>/[A-ZÆØÅ /]+)?(?:,[^\n():–—-]{1,40})?\s*(?:\([^)\n]{1,40}\)\s*[:.–—-]*|[:.–—]|--?)\s"
)
FIRST_PARAGRAPHS = 3  # in which a dateline can stand: a lead in bold may come first


@dataclass(frozen=True, slots=True)
class Dateline:
    """The city as written in running text, its country, the paragraph that it opens; or the title's town.

    Where two are written ("OSLO/LIMA"), `city` is "" and `towns` has both.
    """

    city: str
    country: str
    paragraph: int
    everywhere: bool = False  # whether all of a live report is told from there
    towns: tuple[tuple[str, str], ...] = ()  # each with its country
    titled: bool = False  # not where the dispatch is written, but where the title says that it is about

    def town_of(self, country: str | None) -> str | None:
        """The one of its towns that lies in a country."""
        found = [city for city, state in self.towns or ((self.city, self.country),) if state == country]
        return found[0] if len(found) == 1 else None


def dateline(document: Document) -> Dateline | None:
    """The dateline of the article, where it has one that names a known city."""
    for index, part in enumerate(document.paragraphs[:FIRST_PARAGRAPHS]):
        found = _DATELINE.match(document.article.text, part.start, part.end)
        if not found:
            continue
        if found["more"]:
            names = (found["city"] or found["mixed"], *found["more"].strip("/ ").split("/"))
            towns = tuple((_cased(n.strip()), state) for n in names if (state := _known().get(fold(n))))
            return Dateline(city="", country="", paragraph=index, towns=towns)
        parts = (found["city"] or found["mixed"]).split()
        for last in range(len(parts), 0, -1):
            name = " ".join(parts[:last])
            if country := _known().get(fold(name)):
                return Dateline(city=_cased(name), country=country, paragraph=index)
    return _greeting(document) or _in_title(document)


def _greeting(document: Document) -> Dateline | None:
    """ "God morgen fra Lima": where a live report is told from."""
    marks = words(document.article.language, "circumstances", "greetings")
    found = re.search(rf"\b(?i:{either(marks)}) (?P<city>[A-ZÆØÅ][\w’-]+)", document.article.text)
    if not found or not EntryReader(document).live or not (country := _known().get(fold(found["city"]))):
        return None
    return Dateline(city=found["city"], country=country, paragraph=0, everywhere=True)


@cache
def _known() -> dict[str, str]:
    return {**namesakes(), **city_countries()}


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
