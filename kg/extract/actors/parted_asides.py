"""Who stands in an aside between a subject and its verb: "A, after meeting B, will also see C"."""

from collections.abc import Sequence

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, words

VERB_REACH = 6  # tokens from the comma that ends an aside to the verb: "will also be going to"
ASIDE = 12  # tokens of ", a former Peruvian foreign minister,"
PAIR = 2
FRONT = 6  # tokens of "i et forsøk på å møte"


def outside(document: Document, at: int, bare: Sequence[Chunk]) -> list[Chunk]:
    """Those of `bare`, who stand before the verb at token `at`, that are in no aside parted off by commas."""
    if len(bare) < 2:
        return list(bare)
    tokens = document.tokens
    first = max(bare[-1].last, at - VERB_REACH)
    if all(tokens[i].text != "," for i in range(first, at)):
        return list(bare)
    openers = words(document.article.language, "frames", "aside_openers")
    for i in range(bare[0].last, bare[1].first):
        if tokens[i].text == "," and tokens[i + 1].norm in openers:
            return [c for c in bare if c.last <= i]
    return list(bare)


def verb_follows(document: Document, last: int) -> bool:
    """Whether a verb stands at token `last`, or behind what two commas say of whoever ends there.

    "Said A, a former judge, will go to Lima to meet B": of A it tells, not of whoever says so.
    """
    tokens, finite = document.tokens, finite_verbs(document.article.language)
    if last + 1 >= len(tokens) or tokens[last].text != "," or not subject_first(document.article.language):
        return last < len(tokens) and tokens[last].norm in finite
    inside = range(last, min(last + ASIDE, len(tokens) - 1))
    close = next((i for i in inside if tokens[i].text == "," and i > last), last)
    acts = any(t.norm in finite for t in tokens[last + 1 : close])  # ", who met B,"
    return tokens[close + 1].norm in finite and not acts


def sent_to(document: Document, clause: Clause, at: int, bare: Sequence[Chunk]) -> Chunk | None:
    """ "A sendte B til Lima for å møte C": B, who is to do what the infinitive at token `at` tells."""
    language, tokens = document.article.language, document.tokens
    if subject_first(language):
        return None
    sending = (
        i for i in clause.before(at) if any(r.pattern == "send" for r in readings(language, tokens, i, i + 1))
    )
    verb = next(sending, at)
    return next((c for c in bare if c.first > verb and c.people), None)


def without_aims(
    document: Document, clause: Clause, at: int, bare: Sequence[Chunk], after: Sequence[Chunk]
) -> list[Chunk]:
    """ "For å møte B reiste A til Lima": B, whom the infinitive in front has, does not act at token `at`."""
    tokens, language = document.tokens, document.article.language
    if subject_first(language) or not bare:
        return list(bare)
    free = any(c.people and not (c.preposition or c.genitive) and c.first - at <= PAIR for c in after)
    marks = words(language, "circumstances", "infinitive_marks")
    front = range(clause.start, min(clause.start + FRONT, bare[0].first))
    if not any(tokens[i].norm in marks for i in front):
        return list(bare)
    last = bare[0].last + (tokens[bare[0].last].text == ",")
    finite = last <= at and tokens[last].norm in finite_verbs(language)
    return list(bare[1:]) if finite else [] if free else list(bare)  # "foruten å møte B skal A treffe C"


def unspoken(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> Sequence[int]:
    """The verbs before a noun, less that of "A arrived, B said on Monday, after stops in Lima".

    "We wait", said A, at a press conference: who speaks behind the verb is where the noun says.
    """
    tokens, saying = document.tokens, words(document.article.language, "speech", "verbs")
    verbs = clauses.verbs(clause, at)
    if (
        len(verbs) < PAIR
        or tokens[verbs[-1]].norm not in saying
        or not subject_first(document.article.language)
    ):
        return verbs
    if not tokens[verbs[-1] - 1].text[-1].isalnum():
        return verbs
    before, behind = tokens[verbs[-2] : verbs[-1]], tokens[verbs[-1] : at]
    return verbs[:-1] if any(t.text == "," for t in before) and any(t.text == "," for t in behind) else verbs
