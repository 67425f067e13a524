"""Whether somebody without a name acts at a verb, so that whoever is named behind it does not."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, union, words

PAIR = 2  # words of "har ledet", "var med"
OPENING = 4  # tokens of "tre unge peruanske artister"
MANY = 8  # tokens of "flere europeiske stats- og regjeringssjefer"
NAMING = 2  # tokens of "blant dem"
LED_REACH = 3  # tokens from "leder" to the group that is led
EDGES = ("place_prepositions", "other_prepositions", "noun_prepositions", "with", "conjunctions")


def unnamed_between(document: Document, at: int, first: int, named: Sequence[Chunk]) -> bool:
    """ "I dag besøker presidentparet Perus parlament": whether somebody without a name is the subject.

    Not whom a name follows: "etter møtet med presidenten A var B fornøyd".
    """
    ends = tuple(union(document.article.language, "frames", "human_endings", "committees"))
    free = (i for i in range(at + 1, first) if not any(c.first <= i < c.last for c in named))
    return any(document.tokens[i].norm.endswith(ends) for i in free)


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


def of_the_many(document: Document, chunk: Chunk) -> range:
    """The tokens of "flere peruanske ledere", of whom ", blant annet (med) B" names some; none: of nobody."""
    tokens, language = document.tokens, document.article.language
    first = chunk.first - (tokens[chunk.first - 1].norm in words(language, "frames", "with"))
    naming = words(language, "frames", "naming_words")
    marked = (
        n for n in range(1, NAMING + 1) if " ".join(t.norm for t in tokens[first - n : first]) in naming
    )
    comma = first - 1 - next(marked, first)
    ends = tuple(words(language, "frames", "leader_endings"))
    if comma < 1 or tokens[comma].text != "," or not ends or not tokens[comma - 1].norm.endswith(ends):
        return range(0)
    start, stops = comma - 1, union(language, "frames", *EDGES) | finite_verbs(language)
    while start > 0 and comma - start < MANY:
        joint = tokens[start - 1].norm in words(language, "frames", "conjunctions")
        nation = within(document.mentions, tokens[start - 2].start, tokens[start - 2].end)
        both = joint and any(m.form == "adjective" for m in nation)  # "israelske og palestinske ledere"
        if not both and (not tokens[start - 1].text.islower() or tokens[start - 1].norm in stops):
            break
        start -= 1 + both
    own = words(language, "people", "possessives")
    return range(start - (tokens[start - 1].norm in own), comma)  # "with his counterparts, including B"


def less_the_many(document: Document, chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The groups without those of whom the next names some, which stands where they stood."""
    if subject_first(document.article.language):
        return chunks
    gone = list[Chunk]()
    for chunk in chunks:
        many = of_the_many(document, chunk) if chunk.people and not chunk.genitive else range(0)
        if not many:
            continue
        gone += [c for c in chunks if many.start <= c.first < many.stop]
        small = document.tokens[many.start - 1].norm
        if small in words(document.article.language, "frames", "with"):
            chunk.preposition = small
    return [c for c in chunks if c not in gone] if gone else chunks


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


def of_another(document: Document, chunk: Chunk, relative: int) -> bool:
    """ "A roste soldatene som besøkte Peru": told of them, not of A; "A ledet en delegasjon som" is A's."""
    language, gap = document.article.language, document.tokens[chunk.last : relative]
    if not gap or any(not t.text[0].isalpha() for t in gap) or gap[-1].text[0].isupper():
        return False
    keys = ("human_endings", "unnamed_endings")
    people = tuple(frozenset[str]().union(*(words(language, "frames", key) for key in keys)))
    if len(gap) == 1:
        return bool(people) and gap[0].norm.endswith(people)  # "mandag møtte A ministeren som"
    being = ("be_words", "be_forms", "been_forms", "being_verbs", "leading_words", "along_verbs")
    ties = ("place_prepositions", "other_prepositions", "meeting_of", "with", "by", "to", "conjunctions")
    own, tied = (
        frozenset[str]().union(*(words(language, "frames", k) for k in keys)) for keys in (being, ties)
    )
    told = gap[0].text[0].islower() and gap[0].norm not in tied
    return told and own.isdisjoint(t.norm for t in gap[:PAIR])


def leader(document: Document, chunk: Chunk, chunks: Sequence[Chunk]) -> Chunk:
    """ "A leder en peruansk delegasjon som reiser": A, who leads the delegates of a group."""
    language, tokens = document.article.language, document.tokens
    verbs, first = words(language, "frames", "leading_verbs"), max(0, chunk.first - LED_REACH)
    led = next((i for i in range(first, chunk.first) if tokens[i].norm in verbs), -1)
    if subject_first(language) or "delegates" not in chunk.kinds or led < 0:
        return chunk
    before = [c for c in chunks if c.last <= led and c.people and not (c.genitive or c.preposition)]
    return before[-1] if before else chunk
