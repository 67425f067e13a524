"""Gatherings that other events stand beside, and the towns in their names: "the Munich Port Conference"."""

from bisect import bisect_right
from operator import attrgetter

from kg.annotate.gazetteer.reader import gazetteer
from kg.annotate.structure import covering
from kg.document import Document, Mention
from kg.extract.actors.premodifiers import introduced, modifiers, phrase
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import union, words


def towns(document: Document, clause: Clause, at: int) -> list[tuple[str, str]]:
    """The towns, as printed and by key, in the name of the gathering at token `at`, or of the one beside.

    "Met on the margins of the Munich Port Conference" is in Munich too.
    """
    nouns = event_nouns(document.article.language)
    here = at if document.tokens[at].norm in nouns else edge_of(document, clause, at)
    return _named(document, here) if here >= 0 else []


def edge_of(document: Document, clause: Clause, at: int) -> int:
    """The token of the gathering at whose edge the trigger at `at` takes place, -1 without one."""
    nouns = event_nouns(document.article.language)
    edges = words(document.article.language, "circumstances", "edges")
    beside = (
        i
        for i in range(at + 1, clause.end)
        if document.tokens[i].norm in nouns and phrase(document, i) and introduced(document, i, edges)
    )
    return next(beside, -1)


def called_to(document: Document, clause: Clause, at: int) -> bool:
    """ "Invited B to Lima for the second summit": whether one goes somewhere for what the noun names."""
    language = document.article.language
    asked = words(language, "frames", "invitation_words")
    called = any(document.tokens[i].norm in asked for i in clause.before(at))
    return called and introduced(document, at, words(language, "frames", "asked_for"))


def _named(document: Document, at: int) -> list[tuple[str, str]]:
    text = document.article.text
    found = [(text[m.start : m.end], m.key) for m in modifiers(document, at, "place")]
    for body in covering(document.mentions, text, document.tokens[at].start):
        if body.kind == "organisation":  # its name begins with the town's
            first = text[body.start : body.end].split()[0]
            entry = gazetteer(document.article.language).one(first)
            found += [(first, entry[2])] if entry is not None and entry[0] == "place" else []
    return found


def attributive(document: Document, index: int, mention: Mention) -> bool:
    """ "The Seoul ministry": a town, at token `index`, that only says whose."""
    language, tokens = document.article.language, document.tokens
    strict = bool(words(language, "frames", "time_clauses")) and mention.kind == "place"
    if not strict or index <= 0 or tokens[index - 1].norm != "the":
        return False
    behind = bisect_right(tokens, mention.end - 1, key=attrgetter("start"))
    following = tokens[behind] if behind < len(tokens) else None
    if following is None or not following.text[0].islower() or following.start != mention.end + 1:
        return False
    behind_names = union(language, "frames", "finite_verbs", "place_prepositions", "adjunct_prepositions")
    return following.norm not in behind_names  # not "at the Royal Palace on Monday"
