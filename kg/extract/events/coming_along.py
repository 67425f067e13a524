"""Who else comes on the journey told of before: "B deltar også", "også B blir med", "B er òg med"."""

import re
from collections.abc import Sequence
from functools import cache

from kg.document import Document, Sentence
from kg.extract.actors.records import Chunk
from kg.extract.events.records import Draft
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, table, union, words

NEAR = 3  # sentences from the journey to who else is on it
SENT = 5  # tokens of "fra den norske regjeringen følger"
ALSO = 3  # tokens between "deltar" and "også"
ENDS = frozenset(".,;)")


@cache
def present(language: str) -> re.Pattern[str]:
    """What is said of those who were at talks told before."""
    return re.compile("|".join(table(language, "frames")["present_patterns"]), re.IGNORECASE)


def comes_along(
    document: Document, sentence: Sentence, chunks: Sequence[Chunk], journey: Draft
) -> Chunk | None:
    """The people who "also take part", with nothing behind that says in what."""
    far = document.sentences.index(sentence) - document.sentences.index(journey.sentence)
    if subject_first(document.article.language) or not 0 < far <= NEAR:
        return None
    between = range(journey.sentence.tokens[1], sentence.tokens[0])
    found = (r for i in between for r in readings(document.article.language, document.tokens, i, i))
    if any(r.pattern == "noun" and r.type != "visit" for r in found):
        return None  # "like før toppmøtet. B deltar også": perhaps at that
    if (sent := _sent_along(document, sentence, chunks)) is not None and journey.who.isdisjoint(sent.members):
        return sent
    at = _mark(document, sentence)
    bare = [c for c in chunks if c.people and not c.genitive and not c.preposition and c.last <= at]
    new = bare and journey.who.isdisjoint(bare[0].members) and not any(c.last > at for c in chunks[:1])
    return bare[0] if new and len(bare) == 1 else None


def _sent_along(document: Document, sentence: Sentence, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Fra regjeringen følger A og B": those who are all that stands behind the verb."""
    language, tokens, (first, end) = document.article.language, document.tokens, sentence.tokens
    sending, following = words(language, "frames", "back_from"), words(language, "frames", "following_verbs")
    near = range(first + 1, min(first + SENT, end))
    verb = next((i for i in near if tokens[i].norm in following), -1)
    if tokens[first].norm not in sending or verb < 0:
        return None
    group = next((c for c in chunks if c.people and 0 <= c.first - verb - 1 <= 1 and not c.preposition), None)
    if group is None or group.last >= end:
        return group
    return group if tokens[group.last].norm in sending | ENDS else None


def _mark(document: Document, sentence: Sentence) -> int:
    """The token of "deltar", "er med" in a clause with "også" that ends there; -1 where none is."""
    language, tokens, (first, last) = document.article.language, document.tokens, sentence.tokens
    also, ties = words(language, "frames", "also_words"), words(language, "frames", "with")
    parts, going = words(language, "frames", "along_parts"), words(language, "frames", "along_going")
    closing = union(language, "frames", "also_words", "with", "along_ends")
    for at in range(first, last):
        near = {t.norm for t in tokens[max(first, at - ALSO) : at + ALSO]}
        joint = tokens[at].norm in ties and not near.isdisjoint(going)
        opening = tokens[first].norm in also
        if (tokens[at].norm in parts or joint) and (opening or not near.isdisjoint(also)):
            behind = at + 1
            while behind < last and tokens[behind].norm in closing:
                behind += 1
            if behind >= last or tokens[behind].text in ENDS:
                return at
    return -1
