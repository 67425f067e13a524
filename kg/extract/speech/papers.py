"""Whose a paper is that speaks: "a joint statement by Peru and Kenya said", "en erklæring fra Peru sier"."""

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.speech.cues import cues
from kg.extract.speech.governing import led_at
from kg.extract.speech.records import Speaker
from kg.languages import table, words
from kg.languages.patterns import either

if TYPE_CHECKING:
    from kg.document import Document
    from kg.extract.speech.speakers import SpeakerFinder

_PLAIN = re.compile(r"\s*(?:,\s[^,;:\n]{3,60},)?\s*")  # from whose it is to the verb


@cache
def _paper(language: str) -> re.Pattern[str] | None:
    """ "A joint statement issued on Monday by ": up to whoever has put it out; one a language."""
    told = table(language, "speech")
    if not told["document_nouns"]:
        return None
    nouns = either((*told["document_nouns"], *told.get("set_down", ())))
    ways = {w.casefold() for w in told["from"]} - words(language, "people", "to_words")
    out, days = either(told.get("put_out", ()) or ("\0",)), either(told["days"])
    opens = either((*told["articles"], *table(language, "frames")["indefinite_articles"]))
    return re.compile(
        rf"(?<!\w)(?:{opens})\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns})(?:,?\s+(?:{out}))?(?:\s+(?:on\s+)?(?:{days}))?"
        rf"\s+(?:{either(ways)})\s+",
        re.IGNORECASE,
    )


def credited(
    finder: "SpeakerFinder", document: "Document", start: int, stop: int
) -> tuple[tuple[int, int], Speaker] | None:
    """ "According to A, “C”", "according to a statement by A, “C”": the cue, and who it leads to."""
    text, language = document.article.text, document.article.language
    end = len(text[: stop - 1].rstrip())
    if stop - 1 <= start or not text.endswith(",", start, end):
        return None
    found = next(reversed(list(cues(language).according.finditer(text, start, end))), None)
    if found is None:
        return None
    pattern = _paper(language)
    paper = pattern.match(text, found.end(), end) if pattern is not None else None
    at = paper.end() if paper else found.end()
    who = (
        finder.several(at, end - 1)
        or finder.after(at, end)
        or (finder.any_person(at, end) if paper else None)
    )
    return (found.span(), who) if who is not None else None


def put_out_by(finder: "SpeakerFinder", document: "Document", start: int, stop: int) -> Speaker | None:
    """Who has put out the paper that is the subject of the verb at `stop`; None where none is."""
    language, view = document.article.language, finder.view
    pattern = _paper(language)
    found = pattern.search(view, start, stop) if pattern is not None else None
    if found is None or led_at(document, view, cues(language).prepositions, start, found.start()):
        return None
    who = finder.several(found.end(), stop) or finder.any_person(found.end(), stop)
    return who if who is not None and _PLAIN.fullmatch(view, who.end, stop) else None
