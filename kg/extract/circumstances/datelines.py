"""The dateline of a dispatch: "ANKARA (NTB):", "TIRANA, March 12 (Wire) -": where it is written from."""

import re
from dataclasses import dataclass

from kg.annotate.gazetteer.towns import city_countries
from kg.annotate.structure import within
from kg.annotate.times.written_from import known_cities, printed_dateline, several
from kg.document import Document
from kg.extract.circumstances.entries import entries_of
from kg.extract.frames.records import Scene
from kg.languages import table, words
from kg.languages.patterns import either
from kg.reference import fold

HERE = 4  # tokens behind a verb or its subject within which "here" stands


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
    printed = printed_dateline(document.article.text, document.paragraphs)
    if printed is None:
        return _greeting(document) or _in_title(document)
    if not printed[0]:
        towns = tuple(
            (_cased(town), state) for town, state in several(document.article.text, document.paragraphs)
        )
        return Dateline(city="", country="", paragraph=printed[2], towns=towns)
    end = document.paragraphs[printed[2]].start + len(printed[0])
    told = (
        within(document.mentions, end, end + len(", ") + 1)
        if document.article.text.startswith(", ", end)
        else ()
    )
    state = next((m.key for m in told if m.kind == "country" and m.form == "name"), printed[1])
    return Dateline(city=_cased(printed[0]), country=state, paragraph=printed[2])


def _greeting(document: Document) -> Dateline | None:
    """ "God morgen fra Lima": where a live report is told from."""
    marks = words(document.article.language, "circumstances", "greetings")
    found = re.search(rf"\b(?i:{either(marks)}) (?P<city>[A-ZÆØÅ][\w’-]+)", document.article.text)
    if not found or not entries_of(document).live:
        return None
    country = known_cities().get(fold(found["city"]))
    return Dateline(city=found["city"], country=country, paragraph=0, everywhere=True) if country else None


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


def written_in(document: Document, scene: Scene) -> str | None:
    """ "I mars var A her sist": the state from which is told, "" where unsure; None without "here"."""
    language, tokens = document.article.language, document.tokens
    last = max(scene.at, scene.subject.last - 1) if scene.subject else scene.at
    here = words(language, "circumstances", "here")
    if here.isdisjoint(t.norm for t in tokens[last + 1 : last + 1 + HERE]):
        return None
    written, home = dateline(document), table(language, "people").get("home", "")
    return home if written is None else "" if written.titled else written.country
