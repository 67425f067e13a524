"""What somebody was then: "as foreign minister she met", said of whoever serves in another office now."""

import re
from collections.abc import Iterator, Sequence

from kg.annotate.service.office_holders import OfficeHolders
from kg.annotate.service.setting import Text
from kg.annotate.structure import word_before
from kg.annotate.titles.reader import LEADING
from kg.document import Mention, Title, replace
from kg.languages import words
from kg.records import Article

DAYS = 26  # characters of "tredje periode som"
_BEHIND = re.compile(r",? [^\W\d]")


def is_then(title: Title, article: Article) -> bool:
    """Whether a title without a name says what the subject behind it was: "as foreign minister she"."""
    if title.person or _BEHIND.match(article.text, title.end) is None:
        return False
    return word_before(article.text, title.start) in words(article.language, "people", "as_words")


def _of_days(title: Title, article: Article) -> str:
    """When is told of in "fra sin tid som utenriksminister", "en ny periode som statsminister"; else ""."""
    ahead, *before = ["", *article.text[max(0, title.start - DAYS) : title.start].casefold().split()][-3:]
    keys = ("days_words", "as_words", "new_days")
    days, marks, new = (words(article.language, "people", key) for key in keys)
    told = len(before) == 2 and before[0] in days and before[1] in marks
    return "" if title.person or not told else "current" if ahead in new else "former"


def _acting(title: Title, mentions: Sequence[Mention], text: Text) -> str:
    """Who is named first in the sentence of a title, before it."""
    start = next((s.start for s in text.cut if s.start <= title.start < s.end), title.start)
    named = (m for m in mentions if m.kind == "person" and start <= m.start < title.start and not m.genitive)
    return next((m.key for m in named), "")


def _subject(title: Title, pronouns: Sequence[Mention], article: Article) -> str:
    """Whom the pronoun right behind a title means, or behind the verb that follows it; "" without one."""
    behind = next((m for m in pronouns if m.start >= title.end), None)
    between = article.text[title.end : behind.start].strip(" ,") if behind is not None else ""
    return behind.key if behind is not None and (not between or between.isalpha()) else ""


def once_held(
    titles: Sequence[Title],
    mentions: Sequence[Mention],
    text: Text,
    resolver: OfficeHolders,
) -> Iterator[Title]:
    """The titles, those of the subject's earlier days with the pronoun's person and the state they serve."""
    pronouns = [m for m in mentions if m.kind == "person" and m.form == "pronoun" and not m.genitive]
    for title in titles:
        days = _of_days(title, text.article)
        person = _subject(title, pronouns, text.article) if is_then(title, text.article) and not days else ""
        person = _acting(title, mentions, text) if days else person
        posts = resolver.held(person) if person else ()
        served = {of for _, of in posts if of}
        told = {office for office, _ in posts}
        if days and person:
            once = resolver.complete(
                replace(title, person=person, when="former" if days == "former" else "current")
            )
            of = once.of or (served.pop() if len(served) == 1 else "")
            yield replace(once, of=of, of_inferred=not title.of) if of else title
            continue
        other = bool(told.intersection(LEADING)) and title.office not in told
        if other and len(served) == 1 and (not title.of or title.of in served):
            yield replace(title, person=person, of=served.pop(), of_inferred=True, when="former")
        else:
            yield title
