"""Where clauses begin and end by their subjects and gerunds: "A met B and the two agreed"."""

from collections.abc import Set as AbstractSet
from itertools import takewhile

from kg.annotate.structure import last_begun
from kg.document import Document
from kg.extract.grammar.records import Open
from kg.languages import words

MAIN_REACH = 12  # tokens behind a comma, over a title and a name, within which the verb stands
ADVERB = 1  # words between a subject and its verb: "and they later agreed"


def new_subjects(document: Document, verbs: AbstractSet[str]) -> frozenset[int]:
    """The tokens of each "and" behind which a pronoun, or a group of people, acts."""
    language, tokens = document.article.language, document.tokens
    joins = words(language, "circumstances", "and_words")
    pronouns, articles = (words(language, "frames", key) for key in ("acting_pronouns", "group_openers"))
    ends = {last_begun(tokens, m.start): last_begun(tokens, m.end - 1) for m in document.mentions if m.plural}
    found: set[int] = set()
    for index, token in enumerate(tokens[:-2]):
        if token.norm not in joins:
            continue
        at = index + 1
        if tokens[at].norm in pronouns:
            last = at
        else:
            last = max(ends.get(at, -1), ends.get(at + 1, -1) if tokens[at].norm in articles else -1)
        behind = tokens[last + 1 : last + 2 + ADVERB] if last >= at else ()
        if any(t.norm in verbs for t in behind) and all(t.text[0].isalpha() for t in behind):
            found.add(index)
    return frozenset(found)


def told_by_others(document: Document, clause: Open, at: int, verbs: AbstractSet[str]) -> bool:
    """ "A said B came and they met": what is said goes on behind "and", and the saying too."""
    said = words(document.article.language, "speech", "verbs")
    inside = (i for first, last in clause.spans for i in range(first, min(last, at)))
    told = [document.tokens[i].norm for i in inside if document.tokens[i].norm in verbs]
    return not told or told[-1] in said


def behind_gerund(document: Document, first: int, comma: int, stop: int, verbs: AbstractSet[str]) -> bool:
    """ "After visiting Lima, A met B": whether the main clause begins behind the comma, by its verb.

    `first` is where the words before begin, `stop` where the sentence ends; of "after visiting Lima, Quito
    and Bogota, A met B" the first comma ends nothing.
    """
    tokens = document.tokens
    openers = words(document.article.language, "frames", "clause_prepositions")
    if tokens[first].norm not in openers or not tokens[first + 1].norm.endswith("ing"):
        return False
    behind = tokens[comma + 1 : min(comma + 1 + MAIN_REACH, stop)]
    own = takewhile(lambda t: t.text not in ",;:", behind)
    return any(t.norm in verbs for t in own)


def no_opening(document: Document, first: int, at: int) -> bool:
    """ "Denied having met B", "is having talks": only behind a comma, or first, "having" opens a clause."""
    opens = words(document.article.language, "frames", "perfect_gerunds")
    return at > first and document.tokens[at - 1].text != "," and document.tokens[at].norm in opens
