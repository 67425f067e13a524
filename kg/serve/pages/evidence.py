"""The sentences that prove a thing, with the words that do it marked, and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.draw.marks import Marks, mark, sharpened
from kg.serve.pages.reader import Reader
from kg.serve.passages import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence for a page: `parts` alternate unmarked and marked; `href` is its place in the article."""

    parts: tuple[str, ...]
    language: str
    publisher: str
    title: str
    day: str
    href: str


def quotes(
    reader: Reader, thing: str, articles: Iterable[str], company: Iterable[str] = ()
) -> tuple[Quote, ...]:
    """The sentences of the articles that prove a thing, of each article the fullest first.

    The names of its company are marked where a whole clause is what proves it.
    """
    mine = {thing, *reader.values(thing, "hasTime")}
    found: list[Quote] = []
    for article in articles:
        found += _of_article(reader, article, mine, tuple(company))
    return tuple(found)


def _of_article(reader: Reader, article: str, mine: set[str], company: tuple[str, ...]) -> list[Quote]:
    printed = reader.view.passages.of(article)
    own = _marks(article, printed, mine)
    sharp = sharpened(own, [_marks(article, printed, {one}) for one in company])
    source = reader.source(article)
    quoted = []
    for (_, sentence), words in sharp.items():
        first = min(words) if words else min(own[article, sentence])
        whole = next(p for p in printed if p.start == first[0] and p.words == first[1])
        parts = mark(sentence, [text for _, text in sorted(words)])
        quoted.append((-len(parts), first[0], Quote(
            parts=parts, language=source.language, publisher=source.publisher, title=source.title,
            day=reader.day(source.issued), href=reader.href(article, f"p{whole.start}-{whole.end}"),
        )))  # fmt: skip
    return [quote for _, _, quote in sorted(quoted, key=lambda one: one[:2])]


def _marks(article: str, printed: Iterable[Printed], things: set[str]) -> Marks:
    found: Marks = {}
    for one in printed:
        if one.things & things:
            found.setdefault((article, one.sentence), []).append((one.start, one.words))
    return found
