"""The dateline of a dispatch: "ANKARA (NTB):", "TIRANA, March 12 (Wire) -": where it is written from."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.gazetteer.towns import city_countries, namesakes
from kg.document import Paragraph
from kg.reference import fold

_DATELINE = re.compile(
    r"(?:(?P<mixed>[A-ZÆØÅ][\w’-]+(?: [A-ZÆØÅ][\w’-]+){0,2})"
    r"(?= \([A-Z][\w/ -]{1,20}\)[: ]|(?:,(?: (?:[A-ZÆØÅ][\w.]*|\d{1,4})){1,3})?"  # "Lima, May 3 (Wire) -"
    r"(?: \([A-Z][\w/ .-]{1,40}\) ?(?:--?|[:–—]) |: | (?:--?|[–—]) ))|"
    r"(?P<city>[A-ZÆØÅÄÖÜÉÁÍÓÚ][A-ZÆØÅÄÖÜÉÁÍÓÚ'’-]+(?:[ -][A-ZÆØÅÄÖÜÉÁÍÓÚ.'’-]+){0,3}))"
    r"(?P<more>/[A-ZÆØÅ /]+)?(?:,[^\n():–—-]{1,40})?\s*(?:\([^)\n]{1,40}\)\s*[:.–—-]*|[:.–—]|--?)\s"
)
FIRST_PARAGRAPHS = 3  # in which a dateline can stand: a lead in bold may come first


def printed_dateline(text: str, parts: Sequence[Paragraph]) -> tuple[str, str, int] | None:
    """The known city of a dateline as printed ("" where it names two), its country, and its paragraph."""
    for index, part in enumerate(parts[:FIRST_PARAGRAPHS]):
        found = _DATELINE.match(text, part.start, part.end)
        if not found:
            continue
        if found["more"]:
            return "", "", index  # "OSLO/LIMA (NTB):" leaves open where
        words = [w for w in (found["city"] or found["mixed"]).split() if w.strip("-")]  # "LIMA -- The"
        for last in range(len(words), 0, -1):
            name = " ".join(words[:last])
            if country := known_cities().get(fold(name)):
                return name, country, index
    return None


def several(text: str, parts: Sequence[Paragraph]) -> tuple[tuple[str, str], ...]:
    """The known cities of a dateline that names more than one, each with its country."""
    found = (_DATELINE.match(text, part.start, part.end) for part in parts[:FIRST_PARAGRAPHS])
    line = next((match for match in found if match and match["more"]), None)
    names = (line["city"] or line["mixed"], *line["more"].strip("/ ").split("/")) if line else ()
    known = known_cities()
    return tuple((n.strip(), known[fold(n.strip())]) for n in names if fold(n.strip()) in known)


@cache
def known_cities() -> dict[str, str]:
    """The country of each town that a dateline can name, by its folded name."""
    return {**namesakes(), **city_countries()}
