"""Words said in paragraphs of their own, behind "X said:", that no marks enclose."""

import re
from functools import cache

from kg.document import Document, Paragraph, Quote
from kg.extract.speech.cues import cues
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_RUNNING = ("lead", "body")


@cache  # one a language
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a paragraph ends that leads up to them, and the words by which somebody speaks of himself."""
    words = cues(language).words
    verbs, first = either(words["closers"]), either(words["first_person"])
    leads = compiled(
        rf"(?<!\w)(?:{verbs})(?:\s+[^\s.;:!?\n]+){{0,12}}:\s*$" if words["first_person"] else "(?!)"
    )
    return leads, re.compile(rf"(?<!\w)(?:{first})(?!\w)" if words["first_person"] else "(?!)")


def unmarked(document: Document) -> list[Quote]:
    """What is said so, as if in marks: each run of paragraphs as one, as long as the first person goes on."""
    text, parts = document.article.text, document.paragraphs
    leads, own = _patterns(document.article.language)
    found = []
    for number, part in enumerate(parts[:-1]):
        if part.kind not in _RUNNING or leads.search(text, part.start, part.end) is None:
            continue
        run: list[Paragraph] = []
        for told in parts[number + 1 :]:
            free = told.kind in _RUNNING and text[told.start].isalnum() and text[told.end - 1] != ":"
            if not free or own.search(text, told.start, told.end) is None:
                break
            run.append(told)
        if run:
            found.append(Quote(start=run[0].start, end=run[-1].end, style="marks", paragraph=number + 1))
    return found
