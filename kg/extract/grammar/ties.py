"""What the words around a trigger belong to: a verb joined to it, a relative clause, an object, a purpose."""

from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document, Sentence, Token
from kg.extract.grammar.briefed import briefed
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns, parted, readings
from kg.languages import union, words

MODIFIED = 6  # tokens from "for" to the noun: "for a three-day official state visit"
JOINED_REACH = 12  # tokens from an infinitive to "and", which joins another one with it
OBJECT_REACH = 6  # tokens from "signed" to its object: "signed a new free trade agreement"
NAME_CHARACTERS = 60  # of the longest name


def conjuncts(document: Document, clauses: ClauseReader, clause: Clause, index: int, at: int) -> bool:
    """Whether tokens `index` and `at` of a clause belong to verbs that "and" joins.

    What opens the clause holds for all of its verbs.
    """
    if index <= clause.start + 1:
        return False
    language = document.article.language
    low, high = min(index, at), max(index, at)
    joints = words(language, "circumstances", "and_words")
    verbs = {*clauses.verbs(clause, clause.end), at}
    return any(
        document.tokens[i].norm in joints
        and not _of_parties(document, low, i, verbs)
        and any((index < at or low <= v) and v < i for v in verbs)
        and any(i < v <= high for v in verbs)
        for i in range(low, high)
    )


def _of_parties(document: Document, first: int, joint: int, verbs: AbstractSet[int]) -> bool:
    """ "Talks between A and B took place in Lima": the joint is that of those between whom they were."""
    marks = words(document.article.language, "frames", "between")
    open_ = [i for i in range(first, joint) if document.tokens[i].norm in marks]
    return bool(open_) and not any(open_[-1] < v < joint for v in verbs)


def relative(
    document: Document, clauses: ClauseReader, sentence: Sentence, at: int, *, borne: bool = False
) -> Clause | None:
    """The clause behind a noun that says when and where it is held: "the talks, which opened in Lima".

    With `borne` so "the talks that A will have with B in Lima".
    """
    tokens, language = document.tokens, document.article.language
    which = words(language, "circumstances", "which_words")
    around = clauses.at(sentence, at)
    stop = next((last for first, last in around.spans if first <= at < last), at + 1)
    places = (at + 1, at + 2, stop)
    first = next((i for i in places if i < sentence.tokens[1] and tokens[i].norm in which), -1)
    if first < 0 or parted(language, tokens, at, first):
        return None
    clause = clauses.at(sentence, first)
    held = words(language, "circumstances", "held_words")
    held |= words(language, "circumstances", "borne_words") if borne else frozenset()
    return clause if any(tokens[i].norm in held for i in clause.before(clause.end)) else None


def object_of(document: Document, at: int, noun: int) -> bool:
    """ "Signed an agreement on Monday in Lima": what the verb at `at` does is done when and where it is."""
    language = document.article.language
    if document.tokens[at].norm in event_nouns(language) or not 0 <= noun - at <= OBJECT_REACH:
        return False
    if briefed(document, noun):
        return False  # "will brief B on his talks last month"
    ties = words(language, "circumstances", "inner_prepositions") | words(
        language, "frames", "other_prepositions"
    )
    ties |= words(language, "frames", "to") | words(language, "frames", "with")
    return not any(t.norm in ties for t in document.tokens[at + 1 : noun])


def matter_of(document: Document, at: int, noun: int) -> bool:
    """ "Began negotiations on a trade deal in 2008": a paper that the talks at `at` are to lead to."""
    tokens, language = document.tokens, document.article.language
    inside = [t.norm for t in tokens[at + 1 : noun]]
    told = bool(inside) and inside[0] in words(language, "frames", "matter_words")
    return told and not words(language, "frames", "indefinite_articles").isdisjoint(inside[1:])


def joint(document: Document, at: int, noun: int) -> bool:
    """ "The Ministerial Meeting on June 8", "their trilateral meeting": two words for one event."""
    pairs = words(document.article.language, "frames", "adjective_nouns")
    return 0 <= at == noun - 1 and document.tokens[at].norm in pairs


def _stops(token: Token, language: str) -> bool:
    """What does not stand between "til" and the noun it belongs to: names, signs, verbs, prepositions."""
    ties = words(language, "frames", "other_prepositions") | words(language, "frames", "place_prepositions")
    return not token.text[0].islower() or token.norm in ties or token.norm in finite_verbs(language)


def purpose(document: Document, at: int, noun: int) -> bool:
    """Whether a noun says what those of the trigger at `at` come for: "met for talks", "til lunsj"."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "circumstances", "purpose_words")
    rounds = union(language, "frames", "round_words", "pure_rounds")
    last = noun  # before "rounds of talks"
    if noun > at + 2 and tokens[noun - 2].norm in rounds and not tokens[noun - 1].text[0].isupper():
        last, marks = noun - 2, marks | words(language, "circumstances", "inner_prepositions")
    first = next((i for i in range(last - 1, max(at, last - MODIFIED), -1) if tokens[i].norm in marks), -1)
    ahead = words(language, "circumstances", "leading_up")  # "amid preparations for the talks"
    if (
        not at < noun
        or first < 0
        or tokens[first - 1].norm in ahead
        or any(_stops(t, language) for t in tokens[first + 1 : last])
    ):
        return False
    return not any(
        _infinitive(document, i)
        or (tokens[i].norm in words(language, "circumstances", "and_words") and not _of_names(document, i))
        for i in range(at + 1, noun - 1)
    )


def _of_names(document: Document, joint: int) -> bool:
    """Whether "og" joins two people: "samlet A og B til samtaler"."""
    before, following = document.tokens[joint - 1], document.tokens[joint + 1]
    people = within(document.mentions, before.start - NAME_CHARACTERS, before.end)
    titled = within(document.titles, following.start, following.end)
    named = following.text[:1].isupper() or bool(titled)
    return named and any(m.kind == "person" and m.end == before.end for m in people)


def joined_infinitive(document: Document, clause: Clause, at: int) -> int:
    """ "Ønske om å besøke Peru og møte B": the first infinitive, which "and" joins with that at `at`; or -1.

    The noun of a verb, "and hold talks with B", is joined as its verb is.
    """
    tokens, language = document.tokens, document.article.language
    joints = words(language, "circumstances", "and_words")
    near = range(at - 1, max(clause.start + 2, at - OBJECT_REACH), -1)
    joint = next((i for i in near if tokens[i].norm in joints), -1)
    verb = tokens[joint + 1].norm if joint > 0 else ""
    endings = tuple(words(language, "circumstances", "clause_pasts")) or ("\0",)
    if not verb or verb in words(language, "circumstances", "past_verbs") or verb.endswith(endings):
        return -1
    for mark in range(joint - 2, max(clause.start - 1, joint - JOINED_REACH), -1):
        if tokens[mark].text in ",;:" or tokens[mark + 1].norm in joints:
            return -1
        told = readings(language, tokens, mark + 1, joint) if _infinitive(document, mark) else ()
        if any(r.pattern != "noun" for r in told):
            return mark + 1
    return -1


def _infinitive(document: Document, index: int) -> bool:
    """Whether a verb stands behind the mark of an infinitive: "to sign", not "to the White House"."""
    own, behind = document.article.language, document.tokens[index + 1]
    marked = document.tokens[index].norm in words(own, "circumstances", "infinitive_marks")
    return marked and behind.text.islower() and behind.norm not in words(own, "people", "articles")
