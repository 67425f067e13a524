"""Further people in the list of those whom somebody meets: "met A, the head of the commission, B, and C"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import union, words

FAMILIAR = ("meeting", "phone_call")
HEAD = 2  # tokens from "and" to the noun: "and the visit"
LONGEST = 16  # tokens between two who are listed: ", the chairman of the committee on trade,"
SERVICE = 3  # tokens of "national intelligence service"
_STOPS = ("clause_words", "relatives", "with", "between", "by", "place_prepositions", "other_prepositions")


def enlarged(
    document: Document, draft: Draft, at: int, clause: Clause, chunks: Sequence[Chunk]
) -> tuple[Draft, Sequence[Chunk]]:
    """The draft of the trigger at `at` with all whom its list names, and the chunks with these as one."""
    if draft.type not in FAMILIAR or draft.anaphoric or not draft.members:
        return draft, chunks
    others = [w for w, _ in draft.members[1:]]
    inside = [c for c in chunks if c.first > at and c.first in clause]
    if unnamed := _unnamed(document, draft, at, inside):
        named: Members = [(w, "participant") for w in unnamed]
        return replace(draft, members=[*draft.members[:1], *named], alone=False), chunks
    row = next((c for c in inside if c.members == others and not c.genitive), None)
    head = _apposed(document, row, inside) if row else None
    if head:  # "the director of Peru's intelligence service, B"
        members = [*draft.members[:1], *((w, draft.members[-1][1]) for w in head.members)]
        return replace(draft, members=members), chunks
    if row is None or not row.people:
        return draft, chunks
    whole = row
    for chunk in inside:
        if chunk.first < whole.last or (chunk.kinds != {"person"} and not chunk.genitive):
            continue
        if chunk.genitive or _owned(document, chunk) or not _carried_on(document, whole.last, chunk):
            break
        people = [*whole.members, *(w for w in chunk.members if w not in draft.who)]
        whole = replace(whole, last=chunk.last, members=people)
    if whole is row:
        return draft, chunks
    more = [(w, draft.members[-1][1]) for w in whole.members if w not in others]
    rest = [c for c in chunks if c is not row and not row.first < c.first < whole.last]
    return replace(draft, members=[*draft.members, *more]), sorted([*rest, whole], key=_first)


def _first(chunk: Chunk) -> int:
    return chunk.first


def _unnamed(document: Document, draft: Draft, at: int, chunks: Sequence[Chunk]) -> list[str]:
    """Who is named among people that are not: "met students and B", "met officials, including B"."""
    chunk, language = next((c for c in chunks if c.people), None), document.article.language
    if chunk is None or chunk.genitive or not (draft.alone or _officials(draft, chunks)):
        return []
    who = {m.key for m in document.mentions if m.kind == "person"} - draft.who
    named = [w for w in chunk.members if w in who]
    ties = words(language, "frames", "with")
    first = max((i for i in range(at, chunk.first) if document.tokens[i].norm in ties), default=at) + 1
    gap = [t.norm for t in document.tokens[first : chunk.first]]
    marks = words(language, "frames", "naming_words")
    including = marks.intersection((" ".join(gap[-1:]), " ".join(gap[-2:])))
    joins = words(language, "circumstances", "and_words")
    joined = len(named) < len(chunk.members) or (draft.alone and not joins.isdisjoint(gap[-2:]))
    alone = named == chunk.members and _owned(document, chunk)
    listed = (including or joined) and not alone
    last = _less_when_and_where(document, first, chunk.first) if including else chunk.first
    return named if listed and _in_list(document, first, last, chunk, opened=True) else []


def _less_when_and_where(document: Document, first: int, last: int) -> int:
    """Where day and place begin behind a list: "met several leaders | in Lima on Monday, including"."""
    language, tokens = document.article.language, document.tokens
    small = union(language, "frames", "place_prepositions", "articles") | {","}
    small |= words(language, "circumstances", "edge_prepositions") | event_nouns(language)
    naming = {word for mark in words(language, "frames", "naming_words") for word in mark.split()}
    start = last
    while start > first and tokens[start - 1].norm in naming:
        start -= 1
    if start == last or tokens[start - 1].text != ",":
        return start
    begin, end = tokens[first].start, tokens[last - 1].end
    spans = [(t.start, t.end) for t in within(document.times, begin, end)]
    spans += [(m.start, m.end) for m in within(document.mentions, begin, end) if m.kind != "person"]
    while start > first and (
        tokens[start - 1].norm in small or any(a <= tokens[start - 1].start < b for a, b in spans)
    ):
        start -= 1
    return start if start > first else last


def _owned(document: Document, chunk: Chunk) -> bool:
    """ "A rival of B", "sønn av B": who only says what somebody else is."""
    before = document.tokens[chunk.first - 1].norm
    return before in words(document.article.language, "frames", "listed_ties")


def _officials(draft: Draft, chunks: Sequence[Chunk]) -> bool:
    """Whether whom somebody meets are a state's, who have no name."""
    return len(draft.members) > 1 and not any(c.people for c in chunks if set(c.members) & draft.who)


def _carried_on(document: Document, last: int, chunk: Chunk) -> bool:
    """Whether a list goes on from token `last` to those of a chunk."""
    joins = words(document.article.language, "circumstances", "and_words") | {","}
    return document.tokens[last].norm in joins and _in_list(document, last, chunk.first, chunk, opened=False)


def _in_list(document: Document, first: int, last: int, chunk: Chunk, *, opened: bool) -> bool:
    """Whether only words of a list stand between two tokens, and no verb makes those of the chunk behind act.

    `opened`: the list begins there.
    """
    tokens, language = document.tokens, document.article.language
    gap, finite = tokens[first:last], finite_verbs(language)
    behind = tokens[chunk.last].norm if chunk.last < len(tokens) else ""
    if not gap or len(gap) > LONGEST or behind in finite:
        return False
    if within(document.times, gap[0].start, gap[-1].end):
        return False
    joins = words(language, "circumstances", "and_words") | {","}
    inner, nouns = words(language, "frames", "listed_ties"), event_nouns(language)
    stops = finite.union(*(words(language, "frames", key) for key in _STOPS)) - inner
    stops |= words(language, "frames", "list_stops")
    articles = words(language, "frames", "phrase_openers")
    since = HEAD if opened else 0  # tokens behind a comma or "and", where no preposition or event is listed
    for before, token in pairwise([tokens[first - 1], *gap]):
        if token.norm in joins:
            since = 0
            continue
        a_noun = token.norm in finite and before.norm in articles  # "the head of"
        if (token.norm in stops and not a_noun) or (not since and token.norm in inner):
            return False
        if (since < HEAD and token.norm in nouns) or not (token.text[0].isalpha() or token.text == "."):
            return False
        since += 1
    return True


def _apposed(document: Document, row: Chunk, chunks: Sequence[Chunk]) -> Chunk | None:
    """Who is named behind a comma after the service or body that he leads, in place of its state."""
    tokens, language = document.tokens, document.article.language
    ties = words(language, "frames", "listed_ties")
    told = {t.norm for t in tokens[row.first : row.last]}
    if "delegates" not in row.kinds or len(row.members) > 1 or ties.isdisjoint(told):
        return None
    behind = next((c for c in chunks if c.first > row.last), None)
    if behind is None or behind.kinds != {"person"} or behind.genitive or len(behind.members) > 1:
        return None
    *service, comma = tokens[row.last : behind.first]
    plain = len(service) <= SERVICE and all(t.text.islower() for t in service)
    stop = tokens[behind.last].norm if behind.last < len(tokens) else ""
    return behind if plain and comma.text == "," and stop not in finite_verbs(language) else None
