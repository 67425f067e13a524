"""Whether somebody without a name acts at a verb, so that whoever is named behind it does not."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import words

OPENING = 4  # tokens of "tre unge peruanske artister"
MANY = 8  # tokens of "flere europeiske stats- og regjeringssjefer"
NAMING = 2  # tokens of "blant dem"


def unnamed_between(document: Document, at: int, first: int) -> bool:
    """ "I dag besøker presidentparet Perus parlament": whether somebody without a name is the subject."""
    endings = tuple(words(document.article.language, "frames", "human_endings"))
    return bool(endings) and any(t.norm.endswith(endings) for t in document.tokens[at + 1 : first])


def opened_by_unnamed(document: Document, clause: Clause, verbs: Sequence[int]) -> bool:
    """ "Komiteen møter B", "tre artister fikk møte B": whether who acts, before the verb, has no name."""
    tokens, language = document.tokens, document.article.language
    first = next((i for i in clause.before(clause.end) if tokens[i].text[0].isalnum()), clause.end)
    verb = next((i for i in verbs if i > first), first)
    if not 0 < verb - first <= OPENING:
        return False
    endings = tuple(words(language, "frames", "human_endings") | words(language, "frames", "unnamed_endings"))
    small = words(language, "frames", "place_prepositions") | words(language, "frames", "other_prepositions")
    timed = any(t.start < tokens[verb].start and t.end > tokens[first].start for t in document.times)
    opens = tokens[first].norm not in small and all(t.text.islower() for t in tokens[first + 1 : verb])
    return bool(endings) and not timed and opens and tokens[verb - 1].norm.endswith(endings)


def named_among(document: Document, clause: Clause, at: int, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Flere ledere har ringt B, blant dem A": those named of the many who act, wherever they stand."""
    group = _many(document, clause, at)
    free = (c for c in chunks if group >= 0 and c.first > group and not c.genitive)
    named = next((c for c in free if c.people and after_naming(document, c)), None)
    if named is None:
        return None
    others = [c for c in chunks if group < c.first < named.first and c.people and c.last <= at]
    return None if others else named


def after_naming(document: Document, chunk: Chunk) -> bool:
    """Whether "blant dem" or "including" stands right before a group, behind a comma."""
    marks = words(document.article.language, "frames", "naming_words")
    near = [t.norm for t in document.tokens[max(0, chunk.first - NAMING) : chunk.first]]
    comma = any(t.text == "," for t in document.tokens[max(0, chunk.first - NAMING - 1) : chunk.first])
    return comma and not marks.isdisjoint((" ".join(near), near[-1] if near else ""))


def _many(document: Document, clause: Clause, at: int) -> int:
    """The index of the noun of the office-holders without names that open the clause of a verb, or -1."""
    tokens, language = document.tokens, document.article.language
    first = next((i for i in range(clause.start, at + 1) if tokens[i].text[0].isalnum()), at)
    if tokens[first].norm in finite_verbs(language):  # "flere ledere, blant dem A, har ringt B"
        first = next(s.tokens[0] for s in document.sentences if at < s.tokens[1])
    stop = min(first + MANY, at)
    counts = ("quantifiers", "quantity_nouns", "many_words")
    many = frozenset[str]().union(*(words(language, "frames", key) for key in counts))
    if first >= at or not any(tokens[i].norm in many for i in range(first, min(first + 2, stop))):
        return -1
    held = [t for t in within(document.titles, tokens[first].start, tokens[stop - 1].end) if t.plural]
    ends = tuple(words(language, "frames", "leader_endings"))
    nouns = [i for i in range(first, stop) if ends and tokens[i].norm.endswith(ends)]
    nouns += [
        i for i in range(first, stop) for t in held if not t.person and t.start <= tokens[i].start < t.end
    ]
    return max(nouns, default=-1)
