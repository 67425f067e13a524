"""Negations that deny no event, and clefts that deny who took part in it."""

import re
from collections.abc import Mapping

from kg.document import Document, Sentence
from kg.extract.grammar.records import Clause
from kg.languages import words

CLEFT_REACH = 16  # tokens from "det var ikke" to "som"
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


def _text(document: Document, first: int, last: int) -> str:
    return " ".join([t.norm for t in document.tokens[first:last]])
