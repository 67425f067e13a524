"""Negations that deny no event, clefts that deny who took part in it, and verbs of what has been."""

import re
from collections.abc import Mapping

from kg.document import Document, Sentence
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words

CLEFT_REACH = 16  # tokens from "det var ikke" to "som"
PAST_REACH = 6  # tokens before a verb within which "will" says that it is to come
NO_REACH = 3  # tokens from "no" to "bilateral talks"
DID_REACH = 16  # tokens from "did" to its infinitive


def affirmed(
    document: Document, sentence: Sentence, at: int, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """ "Nølte ikke med å møte B", "did not deny having met B": whether the words say that it has been."""
    said, first = patterns["affirmed"], sentence.tokens[0]
    return any(said.search(_text(document, first, stop)) for stop in (at, at + 1))


def lifted(document: Document, clause: Clause, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """ "Ikke før mandag møtte A B", "did not meet until Monday": only a time or a degree is denied."""
    return bool(patterns["lifted"].search(_text(document, clause.start, clause.end)))


def denied_cleft(document: Document, clause: Clause, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """ "Det var ikke A som møtte B": somebody else did, if anybody."""
    relatives = words(document.article.language, "frames", "relatives")
    if document.tokens[clause.start].norm not in relatives:
        return False
    before = _text(document, max(0, clause.start - CLEFT_REACH), clause.start)
    return bool(patterns["denied_clefts"].search(before))


def did(document: Document, clause: Clause, at: int) -> bool:
    """ "Did not meet B until Monday", "only on Monday did A meet B": told of what has been."""
    language = document.article.language
    marks = words(language, "circumstances", "did_words")
    before = [document.tokens[i].norm for i in clause.before(at, DID_REACH)]
    ahead = words(language, "circumstances", "future_auxiliaries") | words(
        language, "circumstances", "that_words"
    )
    return not marks.isdisjoint(before) and ahead.isdisjoint(before)


def none(document: Document, at: int) -> bool:
    """ "Held no direct talks with B": of the noun that a verb takes it is said that there were none."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "noun_negation")
    for index in range(at - 1, max(0, at - NO_REACH) - 1, -1):
        if tokens[index].norm in marks or tokens[index].norm in finite_verbs(language):
            return tokens[index].norm in marks
    return False


def _text(document: Document, first: int, last: int) -> str:
    return " ".join([t.norm for t in document.tokens[first:last]])


def past_verb(document: Document, at: int) -> bool:
    """Whether the trigger is a verb in the past, "met", "was sworn in", with no "will" before it."""
    tokens, language = document.tokens, document.article.language
    first = max(0, at - PAST_REACH)  # but not in "ahead of a summit planned for June, A met B"
    first = next((i for i in range(at - 1, first, -1) if tokens[i].text == ","), first)
    if not words(language, "frames", "future").isdisjoint(t.norm for t in tokens[first:at]):
        return False
    norm = tokens[at].norm
    return norm in words(language, "circumstances", "past_verbs") or _past_passive(document, at)


def _past_passive(document: Document, at: int) -> bool:
    """ "Was inaugurated", "ble A mottatt": a participle whose auxiliary is in the past."""
    tokens, language = document.tokens, document.article.language
    if not tokens[at].norm.endswith(tuple(words(language, "circumstances", "participle_endings")) or ("\0",)):
        return False
    been = words(language, "circumstances", "past_passives")
    reach = 1 if subject_first(language) else PAST_REACH
    aux = next((i for i in range(at - 1, max(-1, at - 1 - reach), -1) if tokens[i].norm in been), -1)
    apart = words(language, "circumstances", "infinitive_marks") | words(
        language, "circumstances", "that_words"
    )
    return aux >= 0 and apart.isdisjoint(t.norm for t in tokens[aux:at])
