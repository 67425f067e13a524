"""Visits told beside what an event is told for: "met visiting President A", "the first to visit since B"."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile

from kg.annotate.structure import last_begun, within
from kg.document import Document, replace
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.days import days_between
from kg.extract.circumstances.records import Place
from kg.extract.events.merged import Merged
from kg.extract.events.records import Draft
from kg.extract.frames.along import host_of
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import union, words
from kg.records import Evidence
from kg.reference import Registry

TITLE_REACH = 7  # tokens from "visiting" or "since" to the name behind its office
YEAR_REACH = 2  # tokens behind the name within which "in 1975" begins
STAY = 6  # days from an arrival within which a guest is still "visiting"
PAIR = 2
DAY_VALUE = len("2021-10-25")


def guests_beside(
    document: Document,
    registry: Registry,
    served: Mapping[str, AbstractSet[str]],
    draft: Draft,
    chunks: Sequence[Chunk],
) -> Iterator[Draft]:
    """The visit of whoever an event calls a visitor; the one that a visit is the first since."""
    if draft.type == "visit":
        yield from _before(document, draft, chunks)
        yield from _those_by(document, draft, chunks)
        yield from _at_his(document, served, draft, chunks)
    elif len(draft.who) == PAIR and draft.status in ("held", "ongoing"):
        yield from _visiting(document, registry, served, draft)


def _at_his(
    document: Document,
    served: Mapping[str, AbstractSet[str]],
    draft: Draft,
    chunks: Sequence[Chunk],
) -> Iterator[Draft]:
    """ "Var i Lima hos president B", "reiser til Lima og et besøk hos B": the meeting of the two."""
    at = last_begun(document.tokens, draft.trigger.start)
    guests = [w for w, role in draft.members if role == "guest"]
    being = union(document.article.language, "frames", "be_words", "been_forms")
    host = host_of(document, served, at, guests, chunks) if document.tokens[at].norm in being else None
    if host is None or host.members[0] in draft.who or draft.status not in ("held", "planned", "ongoing"):
        return
    first = document.tokens[host.first]
    members = [*((w, "guest") for w in guests), (host.members[0], "host")]
    yield replace(
        draft, type="meeting", members=members, trigger=Evidence(start=first.start, end=first.end),
        status="planned" if draft.status == "planned" else "held", anaphoric=False, first_claim=None,
    )  # fmt: skip


def _visiting(
    document: Document,
    registry: Registry,
    served: Mapping[str, AbstractSet[str]],
    draft: Draft,
) -> Iterator[Draft]:
    """ "A met visiting President B": B is in the state of A, on the day they met."""
    marks = words(document.article.language, "frames", "visiting_words")
    for at in range(*draft.sentence.tokens) if marks else ():
        if document.tokens[at].norm not in marks:
            continue
        token = document.tokens[at]
        end = document.tokens[min(at + TITLE_REACH, draft.sentence.tokens[1] - 1)].end
        near = (
            m for m in within(document.mentions, token.end, end) if m.kind == "person" and m.form == "name"
        )
        guest = next(near, None)
        if guest is None or guest.key not in draft.who or not _only_titles(document, token.end, guest.start):
            continue
        (host,) = draft.who - {guest.key}
        states = served.get(host, set()) & registry.countries.keys()
        if len(states) != 1 or states & served.get(guest.key, set()):
            continue
        (state,) = states
        day = draft.time is not None and len(draft.time.value) == DAY_VALUE
        there = draft.place if draft.place.country == state else Place(country=state)
        now = day or draft.status == "ongoing"
        yield Draft(
            type="visit", members=[(guest.key, "guest"), (state, "host")], sentence=draft.sentence,
            trigger=Evidence(start=token.start, end=token.end), time=draft.time if day else None,
            place=Place(city=there.city, country=state), status="ongoing" if now else "held",
        )  # fmt: skip


def on_his_visit(document: Document, draft: Draft, merged: Sequence[Merged]) -> Draft:
    """ "B arrived on Monday. A met visiting President B on Tuesday": the visit that was told has its day."""
    word = document.article.text[draft.trigger.start : draft.trigger.end].casefold()
    if draft.type != "visit" or word not in words(document.article.language, "frames", "visiting_words"):
        return draft
    told = [m.time.value for m in merged if m.first.type == "visit" and m.who == draft.who and m.time]
    days = [days_between(day, draft.time.value) for day in told if draft.time and len(day) == DAY_VALUE]
    return replace(draft, time=None) if any(0 < n <= STAY for n in days) else draft


def _only_titles(document: Document, start: int, end: int) -> bool:
    """Whether nothing but an office and its state stands between: each word is capital or in a title."""
    titles = within(document.titles, start, end)
    return all(
        t.text[0].isupper() or any(o.start <= t.start < o.end for o in titles)
        for t in within(document.tokens, start, end)
    )


def _before(document: Document, draft: Draft, chunks: Sequence[Chunk]) -> Iterator[Draft]:
    """ "The first to visit Lima since A in 1975": A's visit, in that year."""
    language, tokens = document.article.language, document.tokens
    since = words(language, "frames", "since_words")
    at = next((i for i in range(*draft.sentence.tokens) if tokens[i].end >= draft.trigger.end), -1)
    firsts = words(language, "frames", "first_words") | words(language, "frames", "last_words")
    if not any(tokens[i].norm in firsts for i in range(draft.sentence.tokens[0], at)):
        return
    mark = next((i for i in range(at + 1, draft.sentence.tokens[1]) if tokens[i].norm in since), -1)
    near = (c for c in chunks if mark > 0 and 0 < c.first - mark <= TITLE_REACH and c.people)
    guest = next((c for c in near if not c.genitive and len(c.members) == 1), None)
    if guest is None or guest.members[0] in draft.who:
        return
    if any(t.norm in event_nouns(language) for t in tokens[mark : guest.first]):
        return  # "since the meeting with A in 1975": where that was is not told
    behind = tokens[min(guest.last + YEAR_REACH, len(tokens) - 1)]
    time = next(iter(within(document.times, tokens[guest.last].start, behind.end)), None)
    hosts = [(w, role) for w, role in draft.members if role == "host"]
    if time is None or not hosts or _other_deed(document, guest.last, time.start):
        return
    yield replace(
        draft, members=[(guest.members[0], "guest"), *hosts], time=time, status="held", apart=True,
        trigger=Evidence(start=tokens[mark].start, end=tokens[mark].end),
        place=Place(city=draft.place.city, country=draft.place.country), first_claim=None,
    )  # fmt: skip


def _those_by(document: Document, draft: Draft, chunks: Sequence[Chunk]) -> Iterator[Draft]:
    """ "The visit follows those by A in May 2018 and B in 2020": each of them, with his own time."""
    tokens, (first, last) = document.tokens, draft.sentence.tokens
    those = words(document.article.language, "frames", "those_marks")
    near = (i for i in range(first, last - 1) if f"{tokens[i].norm} {tokens[i + 1].norm}" in those)
    mark = next(near, -1) if those else -1
    hosts = [(w, role) for w, role in draft.members if role == "host"]
    if mark < 0 or not hosts or tokens[mark].start < draft.trigger.end:
        return
    people = [c for c in chunks if c.first > mark and c.people and not c.genitive and len(c.members) == 1]
    for one, stop in pairwise((*(c.first for c in people), last)):
        guest = next(c for c in people if c.first == one)
        times = within(document.times, tokens[guest.last - 1].end, tokens[stop - 1].end)
        if not times or guest.members[0] in draft.who:
            return
        yield replace(
            draft, members=[(guest.members[0], "guest"), *hosts], time=times[0], status="held", apart=True,
            trigger=Evidence(start=tokens[mark].start, end=tokens[mark].end),
            place=Place(city=draft.place.city, country=draft.place.country), first_claim=None,
        )  # fmt: skip


def _other_deed(document: Document, first: int, end: int) -> bool:
    """ "Since A was overthrown two years ago": whether something else than a stay is told up to an offset."""
    language, tokens = document.article.language, document.tokens
    staying = union(language, "circumstances", "is_words", "been_words", "inner_prepositions", "there")
    staying |= words(language, "frames", "place_prepositions")
    near = takewhile(lambda i: tokens[i].start < end, range(first, len(tokens)))
    return any(
        tokens[i].norm not in staying
        and tokens[i].text[0].islower()
        and not any(r.type == "visit" for r in readings(language, tokens, i, i + 1))
        for i in near
    )
