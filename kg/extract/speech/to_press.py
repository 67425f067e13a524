"""What is said to the press: to all of it, which is no addressee, or to the paper that has been named."""

import re
from collections.abc import Sequence
from functools import cache

from kg.document import Document
from kg.extract.actors.names import organisation_name
from kg.extract.speech.records import Draft
from kg.languages import table, words
from kg.languages.patterns import either
from kg.reference import load


def is_party(document: Document, name: str) -> bool:
    """Whether it is a person's name or a state's, no newspaper's."""
    return any(m.key == name and m.kind in ("person", "country") for m in document.mentions)


def is_person(document: Document, name: str) -> bool:
    """Whether it is a person's name."""
    return any(m.kind == "person" and m.key == name for m in document.mentions)


def public(document: Document, draft: Draft) -> bool:
    """Whether the words are said to the press at large, which is no addressee of its own."""
    start, end = draft.context
    return _crowd(document.article.language).search(document.article.text, start, end) is not None


def crowd(document: Document, start: int, end: int) -> bool:
    """Whether many who are not named stand there: "both sides", "the international community"."""
    first = document.article.text[start:end].casefold().split()[:2]
    many = words(document.article.language, "speech", "many_asked")
    return not many.isdisjoint(first)


@cache
def _crowd(language: str) -> re.Pattern[str]:
    """ "Pressen" and its forms, no "pressevakten"; a speech."""
    told = table(language, "speech")
    public = rf"(?:{either(told['public'])})\w{{0,3}}|{either(told['in_public'])}"
    return re.compile(rf"\b(?:{public})\b", re.IGNORECASE)


def paper(document: Document, draft: Draft, before: Sequence[Draft]) -> str | None:
    """ "Sier A til avisen": the newspaper that was told something before, or that the text named last."""
    start, end = draft.context
    if end <= start or not _to_paper(document.article.language).search(document.article.text, start, end):
        return None
    heard = (d.addressee for d in reversed(before) if d.addressee and not is_person(document, d.addressee))
    if (told := next(heard, None)) is not None:
        return told
    organisations = load().organisations
    named = [m for m in document.mentions if m.kind == "organisation"]
    media = [m for m in named if (body := organisations.get(m.key)) and body.kind == "media"]
    before_it = [m for m in media if m.start < start]
    only = media[:1] if len({m.key for m in media}) == 1 else []  # named behind: "med kanalen … ifølge TV 2"
    last = next(iter([*reversed(before_it), *only]), None)
    return organisation_name(document, last) if last else None


@cache
def _to_paper(language: str) -> re.Pattern[str]:
    """ "Til avisen", "told the newspaper", with no name behind it."""
    known = table(language, "speech")
    marks = tuple(known["paper_marks"])
    sources = {m: w.removesuffix(m) for w in known["according"] for m in marks if w.endswith(f" {m}")}
    told = "".join(f"(?<!{re.escape(lead)})" for lead in sources.values())  # not "according to the agency"
    return re.compile(
        rf"\b{told}(?:{either(known['paper_marks'])})\s(?:{either(known['papers'])})\b(?!\s[A-ZÆØÅ«“])"
    )
