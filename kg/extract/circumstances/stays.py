"""Stays told while they last: "is in Lima from Monday to Thursday"."""

from datetime import date, timedelta

from msgspec.structs import replace

from kg.languages import words
from kg.records import Document, TimeExpression

DAY_VALUE = len("2021-10-25")


def this_week(document: Document, at: int, time: TimeExpression) -> TimeExpression | None:
    """Days of the week with the day of publication among them, where the verb at `at` tells what goes on."""
    published = (document.article.published or "")[:DAY_VALUE]
    if len(published) != DAY_VALUE or not time.until or not _present(document, at):
        return None
    for week in (timedelta(days=7), timedelta(days=-7)):
        first, last = ((date.fromisoformat(day) + week).isoformat() for day in (time.value, time.until))
        if first <= published <= last:
            return replace(time, value=first, until=last)
    return None


def _present(document: Document, at: int) -> bool:
    """ "Er", "besøker", "is visiting"."""
    tokens, language = document.tokens, document.article.language
    being = words(language, "circumstances", "is_words")
    endings = tuple(words(language, "circumstances", "present_endings")) or ("\0",)
    around = {tokens[at].norm, tokens[at - 1].norm if at else ""}
    return tokens[at].norm.endswith(endings) or bool(around & being)
