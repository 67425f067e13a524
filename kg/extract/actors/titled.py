"""Whose talks a headline tells of: "Hellas og Tyrkia gjenopptar forhandlinger", "Talks between A and B"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.structure import tokens as tokenise
from kg.document import Document, Mention, Token
from kg.extract.actors.compounds import named_sides
from kg.extract.actors.names import organisation_name, side_of
from kg.extract.frames.scene import allegiances
from kg.languages import lists
from kg.records import is_state
from kg.reference import load

PAIR = 2
BLOCS = ("eu", "nato")


def titled_sides(document: Document) -> list[str]:
    """The two sides of the talks that the headline names, joined by "and" or "with"; else nobody."""
    article = document.article
    words, title = lists(article.language, "frames"), tokenise(article.title)
    stems, ends = tuple(words("title_stems")) or ("\0",), tuple(words("title_talks")) or ("\0",)
    norms = [t.norm for t in title]
    if not any(n.endswith(ends) or n.startswith(stems) for n in norms):
        return []
    if not words("title_leaving").isdisjoint(norms):
        return []
    if by_name := next((sides for n in norms if (sides := named_sides(document, (n,)))), []):
        return by_name  # "Brexitsamtalene er i gang"
    named = [(m, w) for m in gazetteer(article.language).mentions(title) if (w := _side(document, m))]
    joins = words("conjunctions") | {"-", "–"}
    pairs = [
        [one, other]
        for (a, one), (b, other) in pairwise(named)
        if article.title[a.end : b.start].strip().casefold() in joins and one != other
    ]
    if len(pairs) == 1:
        return pairs[0]
    sides = list(dict.fromkeys(w for _, w in named))
    if pairs or not sides:
        return []
    sides = sides if len(sides) > 1 else [*_of_people(document, norms), *sides]
    return sides if len(set(sides)) == PAIR == len(sides) else []


def _index(title: tuple[Token, ...], mention: Mention) -> int:
    return next(i for i, token in enumerate(title) if token.start >= mention.start)


def _of_people(document: Document, norms: Sequence[str]) -> list[str]:
    """ "Trump: Samtalene med Kina går bra": the state of the one person whom the headline names."""
    served = allegiances(document, load())
    people = (w for w in served if w.rsplit(" ", 1)[-1].casefold() in norms)
    named = {of for w in people for of in served[w] if is_state(of)}
    return list(named) if len(named) == 1 else []


def _side(document: Document, mention: Mention) -> str:
    """A state, a body that fights one or negotiates as one; "" where the text does not name it."""
    if mention.kind == "country":
        return mention.key
    told = next((m for m in document.mentions if m.key == mention.key and m.kind == "organisation"), None)
    if told is None:
        return ""
    return organisation_name(document, told) if told.key in BLOCS else side_of(document, load(), told)
