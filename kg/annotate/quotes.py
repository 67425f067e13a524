"""Words set apart as somebody's own: what follows a dash at the head of a paragraph, and what stands in quotation marks.

Norwegian papers open a paragraph of speech with a dash and close it with nothing but the attribution
(", sa X"); a second dash in the paragraph takes the speech up again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.languages import codes, table
from kg.records import Paragraph, Quote

_DASH = re.compile(r"[–—‒-]\s+")
_MARKS = re.compile(r"«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"|”([^”]+)”|(?<!\w)‘([^‘’]{12,})’(?!\w)")
_RESUMED = re.compile(r"[.:,]\s+[–—]\s+")
_END = ".,;: "


@cache
def _attribution() -> re.Pattern[str]:
    """ ", sa ", ", seier ": a comma (or closing sign) and a verb of speech of any pack."""
    verbs = sorted({v for code in codes() for v in table(code, "speech").get("verbs", ())}, key=len, reverse=True)
    return re.compile(rf"[,?!]\s+(?:{'|'.join(map(re.escape, verbs))})\b")


def quotes(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """The quotations of the text, by their words alone, in text order."""
    found: list[Quote] = []
    for index, part in enumerate(paragraphs):
        if part.kind in ("headline", "byline", "published"):
            continue
        opening = _DASH.match(text, part.start, part.end)
        dashed = list(_dashed(text, part, opening.end())) if opening else []
        found += [Quote(start=a, end=b, style="dash", paragraph=index) for a, b in dashed]
        for start, end in _marked(text, part):
            if not any(a <= start < b for a, b in dashed):
                found.append(Quote(start=start, end=end, style="marks", paragraph=index))
    return tuple(sorted(found, key=lambda q: q.start))


def _dashed(text: str, part: Paragraph, start: int) -> Iterator[tuple[int, int]]:
    """The spoken stretches of a dash paragraph: up to the attribution, and again after each later dash."""
    while start < part.end:
        match = _attribution().search(text, start, part.end)
        end = match.start() + (text[match.start()] in "?!") if match else part.end
        yield start, start + len(text[start:end].rstrip(_END))
        if match is None:
            return
        again = _RESUMED.search(text, match.end(), part.end)
        if again is None:
            return
        start = again.end()


def _marked(text: str, part: Paragraph) -> Iterator[tuple[int, int]]:
    for match in _MARKS.finditer(text, part.start, part.end):
        group = match.lastindex or 1
        start, end = match.span(group)
        yield start, start + len(text[start:end].rstrip(_END))
