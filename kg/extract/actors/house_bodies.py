"""Those of the parliament whom no annotation marks: "næringskomiteen", "en delegasjon fra Stortinget"."""

from collections.abc import Sequence

from kg.annotate.structure import covering
from kg.document import Document, Sentence
from kg.extract.actors.records import Unit
from kg.languages import endings, union, words

HALVED = 3  # tokens of "utenriks- og" before "forsvarskomiteen"


def house_bodies(document: Document, sentence: Sentence) -> Sequence[Unit]:
    """The committees of the parliament at home in a sentence, and the delegations that it sends."""
    language, tokens = document.article.language, document.tokens
    houses, ends = words(language, "people", "home_houses"), endings(language, "frames", "house_committees")
    if not ends:
        return ()
    found = list[Unit]()
    for at in range(*sentence.tokens):
        norm = tokens[at].norm
        if norm.endswith(ends) and not _told(document, at):
            found.append(_committee(document, sentence, at))
        elif norm in houses and _sent(document, at):
            found.append(Unit(at, at + 1, [tokens[at].text], False, "organisation", delegates=True))
    return found


def _committee(document: Document, sentence: Sentence, at: int) -> Unit:
    """ "Utenriks- og forsvarskomiteen", by the name that it is printed with, in capitals."""
    tokens, first = document.tokens, at
    joins = words(document.article.language, "people", "and_words")
    if at - HALVED >= sentence.tokens[0] and tokens[at - 1].norm in joins and tokens[at - 2].text == "-":
        first = at - HALVED
    name = document.article.text[tokens[first].start : tokens[at].end]
    return Unit(first, at + 1, [name[0].upper() + name[1:]], False, "organisation")


def _told(document: Document, at: int) -> bool:
    """Whether a committee is part of a name, or somebody's: "leder av utenrikskomiteen, A"."""
    tokens, text, language = document.tokens, document.article.text, document.article.language
    start = tokens[at].start
    titled = any(t.start <= start < t.end for t in document.titles)
    owning = words(language, "frames", "member_ties") | words(language, "frames", "sent_for")
    owned = at > 0 and tokens[at - 1].norm in owning
    return titled or owned or bool(covering(document.mentions, text, start))


def _sent(document: Document, at: int) -> bool:
    """ "En delegasjon fra Stortinget", "representanter for Stortinget"."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "people", "from_words") | words(language, "frames", "sent_for")
    nouns = union(language, "frames", "sent_nouns", "delegation_words")
    return at > 1 and tokens[at - 1].norm in marks and tokens[at - 2].norm in nouns
