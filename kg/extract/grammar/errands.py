"""What a journey is for: "flew to Lima to meet Soto", "er i Lima for å møte Soto"."""

from functools import cache

from kg.document import Document, Sentence
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.languages import table, words

NAMED = 7  # tokens between "attend" and the last of "the second Asia-Pacific Leaders' Summit"
MODIFIED = 4  # tokens between "for" and the noun: "for to dagers bilaterale samtaler"


def errand(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> int:
    """The index of the verb whose purpose the infinitive at token `at` tells, or -1.

    Where "to" alone marks a purpose, the verb is one of going or being somewhere: "agreed to meet" has none.
    """
    language, tokens = document.article.language, document.tokens
    if at <= clause.start or tokens[at - 1].norm not in words(language, "circumstances", "infinitive_marks"):
        return -1
    verbs = clauses.verbs(clause, at - 1)
    if purposes := words(language, "frames", "purpose_marks"):
        return verbs[-1] if verbs and at > 1 and tokens[at - 2].norm in purposes else -1
    verb = next(iter(verbs[-1:]), clause.start)  # "before travelling to Lima to meet" has no finite one
    return next((i for i in range(at - 3, verb - 1, -1) if tokens[i].norm in journey_verbs(language)), -1)


def noun_errand(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> int:
    """The same for a noun: "flies to Lima for talks with Soto", "fortsetter til Lima for konsultasjoner"."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "circumstances", "errand_marks")
    first = max(clause.start, at - MODIFIED)
    mark = next((i for i in range(at - 1, first - 1, -1) if tokens[i].norm in marks), -1)
    if mark < 0:
        acts = words(language, "circumstances", "errand_acts")
        first = max(clause.start, at - NAMED)
        act = next((i for i in range(at - 1, first - 1, -1) if tokens[i].norm in acts), -1)
        return errand(document, clauses, clause, act) if act >= 0 else -1  # "flew to Lima to hold talks"
    between = (tokens[i].text for i in range(mark + 1, at))
    if not all(text.islower() or text.isupper() for text in between):
        return -1  # no name but letters: "for an OSCE meeting"
    verb = next(iter(clauses.verbs(clause, mark)[-1:]), clause.start)
    going = (i for i in range(mark - 1, verb - 1, -1) if tokens[i].norm in journey_verbs(language))
    return next(going, -1)  # "before flying to Lima for talks" has no finite verb


def arrives(document: Document, at: int) -> bool:
    """Whether the verb at token `at` tells of an arrival: "landed", "flew into"."""
    language, tokens = document.article.language, document.tokens
    if tokens[at].norm in words(language, "circumstances", "arrived"):
        return True
    pair = f"{tokens[at].norm} {tokens[at + 1].norm}" if at + 1 < len(tokens) else ""
    return pair in words(language, "circumstances", "arrived_pairs")


def sent(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> bool:
    """Whether the trigger at token `at` is what somebody goes somewhere for."""
    return max(errand(document, clauses, clause, at), noun_errand(document, clauses, clause, at)) >= 0


@cache
def journey_verbs(language: str) -> frozenset[str]:
    """The verbs of going and being somewhere, and those of being awaited there."""
    frames = table(language, "frames")
    going = frozenset(f for verb in frames["verbs"] if verb["type"] == "visit" for f in verb["forms"])
    going |= {f for row in frames.get("phrasal", ()) if row["pattern"] == "travel" for f in row["verb"]}
    return going | words(language, "circumstances", "awaited")


def bidden(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Ønsket B velkommen til å besøke Lima": an invitation; nobody is received."""
    language, behind = document.article.language, document.tokens[at : sentence.tokens[1]]
    keys = ("welcome", "infinitive_marks", "to_marks")
    welcome, marks, to = (words(language, "invitations", key) for key in keys)
    word = next((i for i, t in enumerate(behind) if t.norm in welcome), -1)
    near = [t.norm for t in behind[word + 1 : word + 3]] if word >= 0 else []
    return bool(near) and (near[0] in marks or (near[0] in to and near[-1] in marks))
