"""The dateline of a dispatch: "ANKARA (NTB):", "TIRANA, March 12 (Wire) -": where it is written from."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.towns import city_countries, namesakes
from kg.records import Paragraph
from kg.reference import fold

_DATELINE = re.compile(
    r"(?:(?P<mixed>[A-ZÆØÅ][\w’-]+(?: [A-ZÆØÅ][\w’-]+){0,2})(?= \([A-Z][\w/ -]{1,20}\)[: ])|"
    r"(?P<city>[A-ZÆØÅÄÖÜÉÁÍÓÚ][A-ZÆØÅÄÖÜÉÁÍÓÚ'’-]+(?:[ -][A-ZÆØÅÄÖÜÉÁÍÓÚ.'’-]+){0,3}))"
    r"(?:/[A-ZÆØÅ /]+)?(?:,[^\n():–—-]{1,40})?\s*(?:\([^)\n]{1,40}\)\s*[:.–—-]*|[:.–—]|--?)\s"
)
FIRST_PARAGRAPHS = 3  # in which a dateline can stand: a lead in bold may come first


def printed_dateline(text: str, parts: Sequence[Paragraph]) -> tuple[str, str, int] | None:
    """The known city of a dateline as printed, its country, and the number of the paragraph that it opens."""
    for index, part in enumerate(parts[:FIRST_PARAGRAPHS]):
        found = _DATELINE.match(text, part.start, part.end)
        if not found:
            continue
        words = (found["city"] or found["mixed"]).split()
        for last in range(len(words), 0, -1):
            name = " ".join(words[:last])
            if country := _known().get(fold(name)):
                return name, country, index
    return None


@cache
def _known() -> dict[str, str]:
    return {**namesakes(), **city_countries()}
