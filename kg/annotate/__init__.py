"""Takes an Article, gives a Document: paragraphs, sentences, mentions, titles, times, quotes, with spans."""

from collections.abc import Sequence

from kg.annotate.gazetteer.homographs import as_names
from kg.annotate.gazetteer.located import with_countries
from kg.annotate.gazetteer.ministries import with_foreign_ministries
from kg.annotate.gazetteer.polities import with_polities
from kg.annotate.gazetteer.towns import with_towns
from kg.annotate.mentions import MentionReader
from kg.annotate.quotes import quotes
from kg.annotate.structure import covering, ended, paragraphs, sentences, tokens
from kg.annotate.times.anniversaries import counted_from
from kg.annotate.times.as_planned import without_plans
from kg.annotate.times.chronicled import in_chronicles
from kg.annotate.times.reader import times
from kg.annotate.times.told_days import on_told_days
from kg.document import Document, Mention
from kg.records import Article, TimeExpression
from kg.reference import Registry

__all__ = ["annotate"]


def _unnamed(
    text: str, times: Sequence[TimeExpression], mentions: Sequence[Mention]
) -> tuple[TimeExpression, ...]:
    """The times that are no part of a person's name: "Jan Novak", "Theresa May"."""
    names = [m for m in mentions if m.kind == "person" and m.form in ("name", "alias")]
    return tuple(t for t in times if not (covering(names, text, t.start) or covering(names, text, t.end - 1)))


def annotate(article: Article, registry: Registry) -> Document:
    """Marks the structure of an article and what its words stand for; nothing is concluded yet."""
    parts = paragraphs(article)
    words = tokens(article.text)
    cut = sentences(article, words)
    mentions, titles = MentionReader(article, parts, cut, words, registry).read()
    mentions = with_foreign_ministries(article.text, mentions, registry, article.language)
    mentions = with_towns(words, mentions, titles, article.language)
    told = times(article.text, cut, article.published, article.language)
    told = counted_from(article.text, told, article.published, article.language)
    told = _unnamed(article.text, told, mentions)
    told = in_chronicles(article.text, cut, told, article.published, article.language)
    kept = without_plans(as_names(words, mentions, article.language, article.text), article.language)
    return Document(
        article=article,
        paragraphs=parts,
        sentences=cut,
        tokens=ended(article.text, kept),
        mentions=with_polities(
            article.text, with_countries(article.text, mentions, registry, article.language), article.language
        ),
        titles=titles,
        times=on_told_days(article.text, cut, told, article.published, article.language),
        quotes=quotes(article.text, parts, article.language),
    )
