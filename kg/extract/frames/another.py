"""Another meeting of those told before: "neste møte er 28. mai", "the previous round broke down in March"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.both_sides import two_lands
from kg.extract.actors.pairs import only_two
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.together import indoors
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import subject_first, union, words
from kg.records import is_state

KINDS = ("meeting", "negotiation", "phone_call")  # whose parties meet again
SUMMIT = "summit"  # which may be that of two leaders, or of a body
PAPERS = ("signing", "agreement")
REACH = 7  # tokens before the noun within which "next round of the Lima peace" stands
NEAR = 4  # paragraphs from those who met to their next meeting
PAIR = 2
Told = tuple[str, Members, bool]  # the type, who takes part, whether the words may point back


def another(document: Document, scene: Scene, told: Draft | None, parties: Sequence[str]) -> Members:
    """Those of the meeting `told` last, where the noun of the scene is another one, of a day of its own.

    Behind a paper that was signed they are its `parties`, which talk on.
    """
    if told is None or scene.subject is not None:
        return []
    met = told.type in KINDS or (told.type == SUMMIT and _of_two(told))
    who = [w for w, _ in told.members] if met else parties if told.type in PAPERS else []
    people = [w for w in who if not is_state(w)]
    who = people if len(people) >= PAIR else who  # not the state in which they met
    if len(who) < PAIR:
        return []
    if not 0 <= scene.sentence.paragraph - told.sentence.paragraph <= NEAR:
        return []
    mark = _mark(document, scene)
    if mark < 0 or not _subject(document, scene, mark) or _of_others(document, scene, told):
        return []
    if document.tokens[scene.clause.start].norm in words(document.article.language, "frames", "same_words"):
        return []  # "it was the first such meeting since 2020": the one told
    return [(w, "participant") for w in who] if _other_day(document, scene, told) else []


def first_told(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> Members:
    """ "A og B er uenige. Et nytt møte holdes fredag": those two, before any event is told of them."""
    mark = _mark(document, scene)
    if mark < 0 or scene.subject is not None or subject_first(document.article.language):
        return []
    who = only_two(document, served, scene.sentence.start) or two_lands(document, scene.at)
    inside = within(document.mentions, scene.sentence.start, scene.sentence.end)
    named = {m.key for m in inside if m.kind in ("person", "organisation")}
    behind = {t.norm for t in document.tokens[scene.at + 1 : scene.at + PAIR]}
    joins = union(document.article.language, "frames", "with", "between", "meeting_of", "round_of")
    timed = any(not t.clock for t in within(document.times, scene.sentence.start, scene.sentence.end))
    told = timed and not named and behind.isdisjoint(joins) and not indoors(document, scene.at)
    return [(w, "participant") for w in who] if told and _subject(document, scene, mark) else []


def same_talks(
    document: Document, scene: Scene, found: Told, told: Draft | None, served: Mapping[str, AbstractSet[str]]
) -> Told:
    """ "A møtte B mandag. Samtalene mandag ga resultater": what is told again, no talks of their states."""
    who = {w for w, _ in found[1]}
    if told is None or told.type not in KINDS or not all(map(is_state, who)) or who == told.who:
        return found
    states = {state for w in told.who for state in served.get(w, {w})}
    days = {t.value for t in within(document.times, scene.sentence.start, scene.sentence.end) if not t.clock}
    same = who == states and told.time is not None and days == {told.time.value}
    return (told.type, list(told.members), True) if same else found


def another_session(document: Document, scene: Scene, told: Draft) -> Members:
    """The body of the gathering `told` last, of which "neste møte" is the next one, of a day of its own."""
    bodies = [w for w, role in told.members if role == "organiser" and not is_state(w)]
    near = 0 <= scene.sentence.paragraph - told.sentence.paragraph <= NEAR
    if len(bodies) != 1 or not near or scene.subject is not None:
        return []
    mark = _mark(document, scene)
    marks = words(document.article.language, "frames", "session_marks")
    if mark < 0 or document.tokens[mark].norm not in marks or not _subject(document, scene, mark):
        return []
    own = not _of_others(document, scene, told) and _other_day(document, scene, told)
    return [(bodies[0], "organiser")] if own else []


def _of_two(told: Draft) -> bool:
    """Whether a summit is that of two, of no body."""
    return len(told.members) == PAIR and all(role == "participant" for _, role in told.members)


def of_two_lands(document: Document, scene: Scene, states: Sequence[str]) -> tuple[Members, bool]:
    """ "Forrige toppmøte mellom de to landene ble holdt i 2007": those of `states`, where the day is told.

    Whether it is another one than that told before goes with them.
    """
    language, tokens = document.article.language, document.tokens
    behind = tokens[scene.at + 1 : scene.at + 2]
    if not behind or behind[0].norm not in words(language, "frames", "between") or len(states) != PAIR:
        return [], False
    said = document.article.text[behind[0].end : scene.sentence.end].strip().casefold()
    two = said.startswith(tuple(words(language, "groups", "two_countries")))
    if not two or not within(document.times, scene.sentence.start, scene.sentence.end):
        return [], False
    before = {t.norm for t in tokens[max(scene.clause.start, scene.at - PAIR) : scene.at]}
    again = not before.isdisjoint(words(language, "frames", "another_marks"))
    return [(w, "participant") for w in states], again


def _mark(document: Document, scene: Scene) -> int:
    """The token of "next" before the noun, with nothing but "round of peace" between; else -1."""
    language, tokens = document.article.language, document.tokens
    marks, between = (words(language, "frames", key) for key in ("another_marks", "another_between"))
    if tokens[scene.at].norm not in words(language, "frames", "another_nouns"):
        return -1
    for at in range(scene.at - 1, max(scene.clause.start - 1, scene.at - REACH), -1):
        if tokens[at].norm in marks:
            return at
        place = any(m.kind == "place" for m in within(document.mentions, tokens[at].start, tokens[at].end))
        if tokens[at].norm not in between and not place:  # "the next round of the Lima talks"
            return -1
    return -1


def _subject(document: Document, scene: Scene, mark: int) -> bool:
    """Whether the noun phrase opens the clause, or stands right behind the verb that a time opens."""
    language, tokens = document.article.language, document.tokens
    openers = words(language, "frames", "another_openers")
    first = mark
    while first > scene.clause.start and tokens[first - 1].norm in openers:
        first -= 1
    if first == scene.clause.start or tokens[first - 1].text in ",;:–-":
        return True
    return tokens[first - 1].norm in finite_verbs(language) - words(language, "frames", "support_verbs")


def _of_others(document: Document, scene: Scene, told: Draft) -> bool:
    """Whether the sentence names anybody who was not at the one told: "the next meeting of the board"."""
    inside = within(document.mentions, scene.sentence.start, scene.sentence.end)
    named = {m.key for m in inside if m.kind in ("person", "organisation")}
    behind = {t.norm for t in document.tokens[scene.at + 1 : scene.at + PAIR]}
    keys = ("with", "between", "meeting_of", "round_of")
    joins = frozenset[str]().union(*(words(document.article.language, "frames", key) for key in keys))
    return bool(named - told.who) or bool(behind & joins) or indoors(document, scene.at)


def _other_day(document: Document, scene: Scene, told: Draft) -> bool:
    """Whether the sentence tells a day that is not that of the one told."""
    times = [t for t in within(document.times, scene.sentence.start, scene.sentence.end) if not t.clock]
    known = told.time.value if told.time else ""
    return any(not (known and (known.startswith(t.value) or t.value.startswith(known))) for t in times)
