"""What somebody was then: "as foreign minister she met", said of whoever serves in another office now."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from kg.annotate.structure import word_before
from kg.annotate.titles import LEADING
from kg.languages import words
from kg.records import Article, Mention, Title

_BEHIND = re.compile(r",? [^\W\d]")


def is_then(title: Title, article: Article) -> bool:
    """Whether a title without a name says what the subject behind it was: "as foreign minister she"."""
    if title.person or _BEHIND.match(article.text, title.end) is None:
        return False
    return word_before(article.text, title.start) in words(article.language, "people", "as_words")


def _subject(title: Title, pronouns: Sequence[Mention], article: Article) -> str:
    """Whom the pronoun right behind a title means, or behind the verb that follows it; "" without one."""
    behind = next((m for m in pronouns if m.start >= title.end), None)
    between = article.text[title.end : behind.start].strip(" ,") if behind is not None else ""
    return behind.key if behind is not None and (not between or between.isalpha()) else ""


def once_held(
    titles: Sequence[Title],
    mentions: Sequence[Mention],
    article: Article,
    held: Callable[[str], Sequence[tuple[str, str]]],
) -> Iterator[Title]:
    """The titles, those of the subject's earlier days with the pronoun's person and the state they serve."""
    pronouns = [m for m in mentions if m.kind == "person" and m.form == "pronoun" and not m.genitive]
    for title in titles:
        person = _subject(title, pronouns, article) if is_then(title, article) else ""
        posts = held(person) if person else ()
        served = {of for _, of in posts if of}
        told = {office for office, _ in posts}
        other = bool(told.intersection(LEADING)) and title.office not in told
        if other and len(served) == 1 and title.of in ("", *served):
            yield replace(title, person=person, of=served.pop(), of_inferred=True, when="former")
        else:
            yield title
