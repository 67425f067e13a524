"""Titles that were held for so long: "minister of Peru until 2010", "NAME, then the Peruvian minister,"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.document import Title, replace
from kg.languages import table
from kg.records import Article

BEHIND = 40  # characters behind a title in which the years of it stand
AHEAD = 40  # characters before a title that hold "then the Peruvian"
YEAR = 4  # digits of the day of an article


def by_term(titles: Iterable[Title], article: Article) -> Iterator[Title]:
    """The titles, those "former" whose years are over or that were held "then"."""
    for title in titles:
        held = title.person and title.when == "current" and not title.plural
        yield replace(title, when="former") if held and _over(title, article) else title


def term(title: Title, article: Article) -> int:
    """How many characters behind a title tell of its years: " from 2001 to 2004"; 0 where none do."""
    behind = _behind(article.language).match(article.text[title.end : title.end + BEHIND])
    return behind.end() if behind else 0


def _over(title: Title, article: Article) -> bool:
    """Whether years that are over stand behind a title, or "then" between a name and the title."""
    behind = _behind(article.language).match(article.text[title.end : title.end + BEHIND])
    year = next((y for y in behind.groups() if y), "") if behind else ""
    if year and (not article.published or year < article.published[:YEAR]):
        return True
    ahead = article.text[max(0, title.start - AHEAD) : title.start]
    then = _ahead(article.language).search(ahead)
    *_, last = title.person.split()
    return then is not None and ahead[: then.start()].endswith(last)


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile("|".join(rf",?\s+\(?{p}\b" for p in table(language, "people")["term_behind"]))


@cache
def _ahead(language: str) -> re.Pattern[str]:
    then = "|".join(table(language, "people")["then_ahead"])
    return re.compile(rf",\s(?:{then})\s$")
