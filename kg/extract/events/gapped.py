"""What a verb that is not said again tells: "met A in Lima on Monday and B in Quito on Tuesday"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Mention, Token, replace
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.counted import counted_on
from kg.extract.circumstances.records import Place
from kg.extract.circumstances.recounted import forward
from kg.extract.events.records import Draft
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.triggers import event_verbs
from kg.languages import words
from kg.records import TimeExpression
from kg.reference import Registry

JOINED = 2  # tokens before a name or a place within which its "and" stands
PAIR = 2
FRONT = 6  # tokens of a place or a day behind "and": "on Tuesday morning"
ADDED = 6  # tokens from one "with B" to the next: "on Friday by phone and"
AGAIN = 6  # tokens of a place between "again" and its day
AHEAD = 12  # characters of " and 11, "
DAY_VALUE = len("2021-10-25")
DAYS = 32
FAMILIAR = ("meeting", "phone_call")


def gapped(
    document: Document, registry: Registry, clauses: ClauseReader, draft: Draft, chunks: Sequence[Chunk]
) -> Iterator[Draft]:
    """The further events of a trigger: each has its own people or place, and a day or a place of its own."""
    if draft.type not in FAMILIAR or draft.anaphoric:
        return
    at = next(i for i in range(*draft.sentence.tokens) if document.tokens[i].end >= draft.trigger.end)
    clause = clauses.at(draft.sentence, at)
    last = document.tokens[clause.end - 1].end
    marks = words(document.article.language, "circumstances", "and_words")
    tokens = [i for i in clause.before(clause.end) if document.tokens[i].start >= draft.trigger.end]
    listed = {i for c in chunks for i in range(c.first, c.last)}  # "B and C on Tuesday" are one group
    joints = [i for i in tokens if document.tokens[i].norm in marks and i not in listed]
    verbs = finite_verbs(document.article.language) | event_verbs(document.article.language)
    for number, joint in enumerate(joints):
        then = _then(document, joint)  # "og så B": whether that is "saw" or "then"
        near = (i for i in tokens if i < joint + JOINED + then and not (then and i == joint + 1))
        if any(document.tokens[i].norm in verbs for i in near):
            return
        start = document.tokens[joint].end
        stop = document.tokens[joints[number + 1]].start if number + 1 < len(joints) else last
        ended, counted = counted_on(document, start, stop, draft.time)
        ahead = _fronted(document, joint, ended) > joint  # "in Lima A met B, and in Quito C"
        first = draft.sentence.start if ahead and not then else draft.trigger.end
        if not (ended or then or _told(document, registry, first, document.tokens[joint].start)):
            continue
        if not (ended or then or _told(document, registry, start, stop)):
            continue
        if (other := _other(document, draft, joint, ended, chunks)) is not None:
            times = within(document.times, start, stop)
            time = forward(document, times[0] if times else None, draft.status)
            place = _place(document, registry, start, stop)
            yield replace(other, time=counted if ended else time, place=place)


def _told(document: Document, registry: Registry, start: int, stop: int) -> bool:
    """Whether a stretch has a day, a length ("for 30 minutes"), or a town behind a preposition."""
    lengths = words(document.article.language, "frames", "lengths")
    inside = within(document.tokens, start, stop)
    if any(a.text.isdigit() and b.norm in lengths for a, b in pairwise(inside)):
        return True
    times = within(document.times, start, stop)
    return bool(times) or bool(_place(document, registry, start, stop).city)


def _then(document: Document, joint: int) -> bool:
    """Whether "and" goes on in time: "and then B", "og så B"."""
    adverbs = words(document.article.language, "frames", "sequence_adverbs")
    return document.tokens[joint + 1].norm in adverbs


def _place(document: Document, registry: Registry, start: int, stop: int) -> Place:
    towns = (m for m in within(document.mentions, start, stop) if _town(document, registry, m))
    return next((_of(document, registry, m) for m in towns), Place())


def _of(document: Document, registry: Registry, mention: Mention) -> Place:
    country = registry.place(mention.key).country or None
    return Place(city=document.article.text[mention.start : mention.end], country=country)


def _town(document: Document, registry: Registry, mention: Mention) -> bool:
    """Whether a mention is a town behind a preposition of place."""
    if mention.kind != "place" or mention.genitive or registry.place(mention.key).kind in ("venue", "region"):
        return False
    before = document.article.text[: mention.start].rsplit(None, 1)[-1:]
    marks = words(document.article.language, "frames", "place_prepositions")
    return bool(before) and before[0].casefold() in marks


def _other(
    document: Document, draft: Draft, joint: int, counted: int, chunks: Sequence[Chunk]
) -> Draft | None:
    """The event that goes on behind "and" at token `joint`, with another; "dagen etter" ends at `counted`."""
    acting = _acting(draft, chunks)
    front = _fronted(document, joint, counted)
    near = [c for c in chunks if 0 < c.first - front <= JOINED and not c.genitive]
    with_words = words(document.article.language, "frames", "with")
    behind = document.tokens[front].norm if counted else ""  # "dagen etter B"
    bodies = [c for c in near if c.preposition in with_words and _of_bodies(document, c)]
    near = [c for c in near if c.people and c.preposition in with_words | {"", behind}] or bodies
    if not near or set(near[0].members) & draft.who or len(draft.members) < PAIR:
        return None
    role = draft.members[-1][1]
    mine = [m for m in draft.members if m[0] in acting]
    return replace(draft, members=[*mine, *((w, role) for w in near[0].members if w not in acting)])


def _acting(draft: Draft, chunks: Sequence[Chunk]) -> list[str]:
    """ "A og B møter C mandag og D tirsdag": all who act, where the others stand behind the verb."""
    first = draft.members[0][0]
    group = next((c for c in chunks if first in c.members and not c.preposition and not c.genitive), None)
    both = [w for w, _ in draft.members if group is not None and w in group.members]
    return both if len(both) < len(draft.members) else [first]


def _fronted(document: Document, joint: int, counted: int) -> int:
    """ "And in Nairobi B", "og så B": the last token of the place, the day or "then" behind "and", if any."""
    joint += _then(document, joint)
    placed = _front(document, joint, counted)
    return _front(document, placed, 0) if placed > joint else joint  # "and in Nairobi last week B"


def _front(document: Document, joint: int, counted: int) -> int:
    """The last token of the one place or day behind a token, or the token."""
    tokens, language = document.tokens, document.article.language
    if joint + PAIR >= len(tokens):
        return joint
    start = tokens[joint + 1].start
    opener = tokens[joint + 1].norm in words(language, "frames", "place_prepositions")
    first = tokens[joint + 2].start if opener else start
    ends = [time.end for time in within(document.times, start, first + 1)]
    ends += [m.end for m in within(document.mentions, first, first + 1) if m.kind == "place"]
    ends += [counted] if counted else []
    if not ends:
        return joint
    return next((i for i in range(joint + 1, joint + FRONT) if tokens[i].end >= max(ends)), joint)


def placed_apart(document: Document, registry: Registry, draft: Draft, later: Sequence[Draft]) -> Draft:
    """ "In Lima A met B, and in Quito C": the first is where its own words say, not where the other is."""
    others = {one.place.city for one in later if one.place.city}
    if draft.place.city not in others:
        return draft
    own = _place(document, registry, draft.sentence.start, draft.trigger.start)
    return replace(draft, place=own) if own.city and own.city not in others else draft


def with_others(
    document: Document, registry: Registry, draft: Draft, at: int, chunks: Sequence[Chunk]
) -> Iterator[Draft]:
    """ "Had meetings with A and with B": a meeting of its own with each of those behind their own "with"."""
    language, tokens = document.article.language, document.tokens
    with_words = words(language, "frames", "with")
    marks = words(language, "circumstances", "and_words") | words(language, "frames", "conjunctions")
    apart = words(language, "frames", "separate_words") | words(language, "circumstances", "later_on")
    first = next((c for c in chunks if c.first > at and c.preposition in with_words), None)
    if draft.type not in ("meeting", "phone_call") or first is None or not set(first.members) <= draft.who:
        return
    rest = [m for m in draft.members if m[0] not in first.members]
    last = first.last
    for chunk in chunks:
        if chunk.first < first.last or chunk.preposition not in with_words or chunk.genitive:
            continue
        joins = [t for t in tokens[last : chunk.first - 1] if t.text != "," and t.norm not in apart]
        there, before = _there(document, registry, joins)
        apart_by = {t.norm for t in before[:-1]} & (with_words | finite_verbs(language))
        if (
            not before
            or before[-1].norm not in marks
            or len(before) > ADDED
            or apart_by
            or not (chunk.somebody or _of_bodies(document, chunk))
        ):
            return
        last = chunk.last
        others = [(w, draft.members[-1][1]) for w in chunk.members if w not in draft.who]
        if others and rest:
            end = chunk.last + (not chunk.somebody)  # "with EU officials in Brussels"
            behind = _there(document, registry, tokens[end : end + 2])[0]
            place = next((p for p in (there, behind) if p.city), draft.place)
            yield replace(draft, members=[*rest, *others], place=place, first_claim=None)


def _of_bodies(document: Document, chunk: Chunk) -> bool:
    """ "With EU and NATO officials", "with representatives of the Union": those who act for bodies."""
    tokens = document.tokens
    beside = {tokens[chunk.first].norm, *(t.norm for t in tokens[chunk.last : chunk.last + 1])}
    return chunk.kinds == {"organisation"} and not beside.isdisjoint(
        words(document.article.language, "frames", "authorities")
    )


def _there(document: Document, registry: Registry, joins: Sequence[Token]) -> tuple[Place, Sequence[Token]]:
    """ "With A and in Lima with B": the town between, and what stands before it."""
    marks = words(document.article.language, "frames", "stay_prepositions")
    at = next((i for i, t in enumerate(joins) if t.norm in marks), -1)
    if at < 0 or at + 1 >= len(joins):
        return Place(), joins
    start = joins[at + 1].start
    town = next(
        (m for m in within(document.mentions, start, start + 1) if _town(document, registry, m)), None
    )
    if town is None or town.end < joins[-1].end:
        return Place(), joins
    return _of(document, registry, town), joins[:at]


def each_told(
    document: Document,
    registry: Registry,
    clauses: ClauseReader,
    draft: Draft,
    at: int,
    chunks: Sequence[Chunk],
) -> Iterator[Draft]:
    """Both: those of whom "fredag med A og lørdag med B" gives a time of their own have no other."""
    later = list(gapped(document, registry, clauses, draft, chunks))
    dated = [one.who for one in later]
    for other in with_others(document, registry, draft, at, chunks):
        if other.who not in dated:
            yield other
    yield from later
    yield from _once_more(document, registry, clauses, draft, at)


def _once_more(
    document: Document, registry: Registry, clauses: ClauseReader, draft: Draft, at: int
) -> Iterator[Draft]:
    """ "Met B on 8 and 11 May", "met B in Lima on Monday and again in Quito on Tuesday": the other time."""
    tokens, language = document.tokens, document.article.language
    time, familiar = draft.time, draft.type in FAMILIAR or draft.type == "visit"
    if draft.anaphoric or time is None or not familiar:
        return
    if (value := _listed_day(document, time)) is not None:
        yield replace(draft, time=replace(time, value=value), apart=True, first_claim=None)
        return
    marks, again = (words(language, "circumstances", key) for key in ("and_words", "once_again"))
    clause = clauses.at(draft.sentence, at)
    last = draft.sentence.tokens[1] - 1
    for index in range(at + 1, min(clause.end + JOINED, last)):
        if tokens[index].norm not in marks or tokens[index + 1].norm not in again:
            continue
        start = tokens[index + 1].end
        times = within(document.times, start, draft.sentence.end)
        place = _place(document, registry, start, draft.sentence.end)
        near = [t for t in times if not within(tokens, start, t.start)[AGAIN:]]
        if near and not (draft.type == "visit" and place.country not in (None, draft.place.country)):
            day = forward(document, near[0], draft.status)
            place = place if place.city else draft.place
            yield replace(draft, time=day, place=place, apart=True, first_claim=None)
        return


def _listed_day(document: Document, time: TimeExpression) -> str | None:
    """The other day of "8 and 11 May", "May 8 and 11", of which a time has one; a row of days is one time."""
    if not time.rule.startswith("date") or time.until or len(time.value) != DAY_VALUE:
        return None
    text, ands = document.article.text, words(document.article.language, "circumstances", "and_words")
    joins = "|".join(sorted(re.escape(word) for word in ands))
    inside = re.search(rf"(?<![\d.,])(\d{{1,2}})\.? (?:{joins}) \d", text[time.start : time.end])
    after = text[time.end : time.end + AHEAD]
    found = inside or re.match(rf" (?:{joins}) (\d{{1,2}})(?=[.,;]?\s*$|[.,;] |\n)", after)
    day = int(found[1]) if found else 0
    return f"{time.value[:-2]}{day:02}" if 0 < day < DAYS and day != int(time.value[-2:]) else None
