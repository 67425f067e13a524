"""Whose talks a headline tells of: "Hellas og Tyrkia gjenopptar forhandlinger", "Talks between A and B"."""

from kg.annotate.gazetteer import gazetteer
from kg.annotate.structure import tokens as tokenise
from kg.extract.actors.names import organisation_name
from kg.languages import lists
from kg.records import Document, Mention
from kg.reference import load

PAIR = 2
SIDES = ("armed_group",)
BLOCS = ("eu", "nato")


def titled_sides(document: Document) -> list[str]:
    """The two sides of the talks that the headline names, joined by "and" or "with"; else nobody."""
    article = document.article
    words, title = lists(article.language, "frames"), tokenise(article.title)
    stems, ends = tuple(words("title_stems")) or ("\0",), tuple(words("title_talks")) or ("\0",)
    if not any(t.norm.endswith(ends) or t.norm.startswith(stems) for t in title):
        return []
    named = [(m, w) for m in gazetteer(article.language).mentions(title) if (w := _side(document, m))]
    joins = words("conjunctions") | {"-", "–"}
    pairs = [
        [one, other]
        for (a, one), (b, other) in zip(named, named[1:], strict=False)
        if article.title[a.end : b.start].strip().casefold() in joins and one != other
    ]
    if len(pairs) == 1:
        return pairs[0]
    sides = list(dict.fromkeys(w for _, w in named))
    ties = words("with")
    between = article.title[named[0][0].end : named[-1][0].start].casefold().split() if named else []
    return sides if not pairs and len(sides) == PAIR and not ties.isdisjoint(between) else []


def _side(document: Document, mention: Mention) -> str:
    if mention.kind == "country":
        return mention.key
    body = load().organisations.get(mention.key) if mention.kind == "organisation" else None
    told = next((m for m in document.mentions if m.key == mention.key and m.kind == "organisation"), None)
    if body is None or told is None or not (body.kind in SIDES or body.key in BLOCS):
        return ""
    return organisation_name(document, told)
