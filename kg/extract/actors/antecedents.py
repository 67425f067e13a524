"""Whom a relative clause tells of behind its verb: "B, som A møtte i Lima", "B, som A hadde samtaler med".

Or who stands before the verb that its subject follows: "B skal A også møte".
"""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import subject_first, words

RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
TAKING = ("meet", "receive", "call", "visit")  # patterns whose object stands bare
BEHIND_MAIN = 4  # tokens from "var" over "også" to who it was
PAIR = 2
DESCRIBED = 3  # tokens of "den norske" before whom a verb is followed by


def antecedent(
    document: Document, clause: Clause, at: int, subject: Chunk | None, chunks: Sequence[Chunk], pattern: str
) -> Chunk | None:
    """The group before "som" as it would stand behind the verb or noun at `at`; None where it acts itself.

    It is bare behind a verb that takes an object, else behind the preposition that ends its phrase.
    """
    language = document.article.language
    if subject is None or subject_first(language):
        return None if subject is None else _whom(document, clause, at, subject, chunks, pattern)
    which = words(language, "circumstances", "which_words")
    opened = clause.relative >= 0 and document.tokens[clause.relative].norm in which
    if pattern in TAKING and (
        one := _among(document, at, subject, chunks) or _one_of(document, at, subject, chunks)
    ):
        return one
    if not opened:
        return _fronted(document, clause, at, subject, chunks, pattern)
    if subject.first <= clause.relative:
        return None
    near = [c for c in chunks if 0 <= clause.relative - c.last <= RELATIVE_REACH]
    if not near or near[-1].genitive or set(near[-1].members) & set(subject.members):
        return None
    inside = [c for c in chunks if c.first in clause and c.first > at]
    stranded = _stranded(document, clause, at, inside)
    if stranded >= 0:
        mark = document.tokens[stranded].norm
        return replace(near[-1], first=stranded + 1, last=stranded + 1, preposition=mark)
    bare = any(not c.preposition and not c.genitive and c is not subject for c in inside)
    if pattern not in TAKING or bare:
        return None
    behind = max(at + 1, subject.last)
    return replace(near[-1], first=behind, last=behind, preposition="")


def _whom(
    document: Document, clause: Clause, at: int, subject: Chunk, chunks: Sequence[Chunk], pattern: str
) -> Chunk | None:
    """ "B, whom A met in Lima", "B, with whom A held talks": whoever stands before "whom", or "with whom"."""
    language, tokens, opened = document.article.language, document.tokens, clause.relative
    marks = words(language, "frames", "object_relatives")
    if pattern == "visit":  # "Peru, which A visited"
        marks |= words(language, "circumstances", "which_words")
    if opened < 1 or tokens[opened].norm not in marks or subject.first <= opened:
        return None
    tie = tokens[opened - 1].norm
    tied = tie in words(language, "frames", "with") | words(language, "frames", "by")
    near = [c for c in chunks if 0 <= opened - tied - c.last <= RELATIVE_REACH]
    if not near or near[-1].genitive or set(near[-1].members) & set(subject.members):
        return None
    bare = any(at < c.first and not c.preposition and not c.genitive for c in chunks if c.first in clause)
    if (pattern not in TAKING or bare) and not tied:
        return None
    known = {t.person for t in document.titles} | {m.key for m in document.mentions if m.kind == "country"}
    if known.isdisjoint(near[-1].members):
        return None  # "the surgeon, whom she met at a ball"
    behind = max(at + 1, subject.last)
    return replace(near[-1], first=behind, last=behind, preposition=tie if tied else "")


def _among(document: Document, at: int, subject: Chunk, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "Blant dem som A møtte, var B": one of those whom A met, behind the verb of the main clause."""
    language, tokens = document.article.language, document.tokens
    sentence = next(s for s in document.sentences if s.tokens[0] <= at < s.tokens[1])
    first, last = sentence.tokens
    if tokens[first].norm not in words(language, "frames", "among_openers"):
        return None
    being = words(language, "frames", "be_words")
    main = next((i for i in range(at + 1, last) if tokens[i].norm in being and tokens[i - 1].text == ","), -1)
    near = (c for c in chunks if main >= 0 and 0 < c.first - main <= BEHIND_MAIN and c.somebody)
    one = next((c for c in near if not c.preposition and not c.genitive), None)
    if one is None or set(one.members) & set(subject.members) or not first < subject.first < at + PAIR:
        return None
    behind = max(at + 1, subject.last)
    return replace(one, first=behind, last=behind)


def _one_of(document: Document, at: int, subject: Chunk, chunks: Sequence[Chunk]) -> Chunk | None:
    """ "B er blant dem (som) A skal møte": whoever the main clause before tells to be one of those."""
    language, tokens = document.article.language, document.tokens
    opening = next(s.tokens[0] for s in document.sentences if at < s.tokens[1])
    those = subject.first - 1
    those -= those > opening and tokens[those].norm in words(language, "circumstances", "which_words")
    if those - 1 <= opening or tokens[those].norm not in words(language, "frames", "those_words"):
        return None
    if tokens[those - 1].norm not in words(language, "frames", "among_openers"):
        return None
    being = words(language, "frames", "be_words")
    main = next(
        (i for i in range(those - 2, max(opening, those - 2 - PAIR), -1) if tokens[i].norm in being), -1
    )
    free = (c for c in chunks if c.somebody and not c.preposition and not c.genitive)
    one = next((c for c in free if main >= 0 and _ends(document, c, main)), None)
    if one is None or set(one.members) & set(subject.members):
        return None
    behind = max(at + 1, subject.last)
    return replace(one, first=behind, last=behind)


def _fronted(
    document: Document, clause: Clause, at: int, subject: Chunk, chunks: Sequence[Chunk], pattern: str
) -> Chunk | None:
    """ "B skal A også møte", "med B hadde A samtaler": who stands before the verb that A follows."""
    language, tokens = document.article.language, document.tokens
    helping, ties = (words(language, "frames", key) for key in ("fronting_auxiliaries", "with"))
    near_by = range(subject.first - 1, max(clause.start, subject.first - 1 - DESCRIBED), -1)
    verb = next((i for i in near_by if tokens[i].norm in helping), subject.first - 1)
    behind = tokens[subject.last].norm if subject.last < len(tokens) else ""
    if not clause.start < verb <= at or verb not in clause or behind in helping:
        return None
    withs = tokens[clause.start].norm in ties and pattern not in TAKING
    if not withs and (pattern not in TAKING or tokens[verb].norm not in helping or verb == at):
        return None
    free = [c for c in chunks if not c.genitive and c is not subject]
    free = [c for c in free if (c.preposition in ties if withs else not c.preposition)]
    near = next((c for c in free if _ends(document, c, verb)), None)
    told_behind = any(at < c.first < clause.end for c in free)
    if near is None or told_behind or set(near.members) & set(subject.members):
        return None
    if withs and (near.first != clause.start + 1 or tokens[verb].norm not in finite_verbs(language)):
        return None  # "etter samtaler med B reiste A til møter i Lima"
    place = max(at + 1, subject.last)
    return replace(near, first=place, last=place)


def _ends(document: Document, chunk: Chunk, verb: int) -> bool:
    """Whether a group stands right before a verb, with or without a description between commas."""
    tokens = document.tokens
    described = chunk.last < verb - 1 and tokens[chunk.last].text == "," and tokens[verb - 1].text == ","
    bracketed = chunk.last < verb - 1 and tokens[chunk.last].text == "(" and tokens[verb - 1].text == ")"
    comma = chunk.last == verb - 1 and tokens[chunk.last].text == ","
    return chunk.last == verb or comma or described or bracketed or _placed(document, chunk.last, verb)


def _placed(document: Document, first: int, last: int) -> bool:
    """ "Med B i Lima hadde A": only a place or a time stands between."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "place_prepositions")
    for token in tokens[first:last]:
        inside = within(document.mentions, token.start, token.end)
        placed = any(m.kind in ("place", "country") and not m.genitive for m in inside)
        if token.norm not in marks and not placed and not within(document.times, token.start, token.end):
            return False
    return True


def _stranded(document: Document, clause: Clause, at: int, inside: Sequence[Chunk]) -> int:
    """The index of a preposition behind `at` with nobody behind it: "som A møttes med mandag", or -1."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "with") | words(language, "frames", "to")
    marks |= words(language, "frames", "by")
    for index in range(at + 1, clause.end):
        if tokens[index].norm not in marks or tokens[index].norm in words(language, "frames", "jointly"):
            continue
        following = tokens[index + 1] if index + 1 < clause.end else None
        timed = following is not None and any(t.start <= following.start < t.end for t in document.times)
        ends = following is None or following.text in ",.;" or timed
        ends = ends or following is None or following.norm in words(language, "frames", "place_prepositions")
        if ends and not any(c.first == index + 1 for c in inside):
            return index
    return -1
