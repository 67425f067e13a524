"""Talks told by what was talked about: "A discussed the border with B", "A told B by phone"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import words

PAIR = 2
RETOLD = ("discuss", "raise", "by_phone")  # verbs that may tell of a meeting told before
SMALL = 3  # tokens from "talked" to its "about": "also briefly"
TOLD = ("meeting", "phone_call", "negotiation", "visit", "ceremony")
Served = Mapping[str, AbstractSet[str]]


def conferred(document: Document, scene: Scene, served: Served, *, together: bool = True) -> Members:
    """Whoever discusses something with somebody of another state, or two who do so on a day or at a place.

    Not `together`, it is told of one with another alone: "tok opp saken med B".
    """
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    before = tokens[scene.at - 1].norm if scene.at else ""
    plans = [words(language, "frames", key) for key in ("be_forms", "future", "possible")]
    meant = scene.at > 1 and any(tokens[scene.at - 2].norm in one for one in plans)  # "is to discuss"
    meant = meant or _journey_before(document, scene)
    if subject is None or not subject.somebody or (before in words(language, "frames", "to") and not meant):
        return []
    if before in words(language, "frames", "passive_auxiliaries") or _told_else(document, scene):
        return []
    withs = words(language, "frames", "with")
    beside = (c for c in scene.rest if c.preposition in withs and not c.genitive)
    companion = next((c for c in beside if c.somebody or _of_a_state(document, scene, c)), None)
    if companion is not None and _of_event(document, scene, companion):
        return []
    if companion is not None:
        both = apart([subject, companion], served)
        return everybody(subject) + everybody(companion) if both else []
    if not together:
        return []
    start, end = tokens[scene.clause.start].start, tokens[scene.clause.end - 1].end
    placed = [
        m for m in within(document.mentions, start, end)
        if m.kind == "place" and m.form == "name" and not m.genitive
        and tokens[max(0, _index(document, m.start) - 1)].norm in words(language, "people", "in_words")
    ]  # fmt: skip
    timed = within(document.times, start, end)
    fits = len(subject.members) > 1 and apart([subject], served) and (placed or timed)
    return everybody(subject) if fits else []


def _of_a_state(document: Document, scene: Scene, chunk: Chunk) -> bool:
    """ "Discussed it with the Omanis", "discussed with Oman how": not "discussed trade with Oman"."""
    start, end = document.tokens[chunk.first].start, document.tokens[chunk.last - 1].end
    forms = [m.form for m in within(document.mentions, start, end)]
    beside = chunk.first == scene.at + PAIR and document.tokens[chunk.last].text.isalnum()
    return chunk.kinds == {"country"} and bool(forms) and (beside or set(forms) == {"demonym"})


def _of_event(document: Document, scene: Scene, companion: Chunk) -> bool:
    """ "Diskuterte As møte med B": who was met at an event of somebody's, which is only spoken of."""
    noun = companion.first - PAIR
    owned = any(c.genitive and c.last == noun for c in scene.rest)
    return owned and document.tokens[noun].norm in event_nouns(document.article.language)


def _journey_before(document: Document, scene: Scene) -> bool:
    """ "Will travel to Lima to discuss trade with B": what a journey is for."""
    language, tokens = document.article.language, document.tokens
    return any(
        r.type == "visit" and r.pattern != "noun"
        for i in scene.clause.before(scene.at)
        for r in readings(language, tokens, i, scene.at)
    )


def told_by_phone(document: Document, scene: Scene, served: Served) -> Members:
    """Whoever tells, thanks or assures somebody "by phone", where no other word tells the call."""
    tokens, language = document.tokens, document.article.language
    spoken = words(language, "frames", "over_the_phone")
    if (
        tokens[scene.at].norm in words(language, "people", "articles")
        and tokens[scene.at - 1].norm not in spoken
    ):
        return []  # "the phone" alone
    withs = words(language, "frames", "with")
    people = [c for c in (*scene.before, *scene.after) if c.somebody and not c.genitive]
    bare = [c for c in people if not c.preposition]
    if not bare or _told_else(document, scene):
        return []
    other = next(
        (c for c in people if c is not bare[0] and (not c.preposition or c.preposition in withs)), None
    )
    if other is None and len(bare[0].members) == PAIR and apart([bare[0]], served):
        return everybody(bare[0])  # "A and B arranged the meeting by phone"
    if other is None or other.first < bare[0].first:
        return []
    both = apart([bare[0], other], served)
    return everybody(bare[0]) + everybody(other) if both else []


def again_told(
    document: Document, pattern: str, scene: Scene, members: Members, met: Sequence[AbstractSet[str]]
) -> bool:
    """Whether a verb tells of talks told before: "they discussed", "they also spoke about the summit".

    `met` are those of each event told so far. Not where a day stands before what they talked of.
    """
    if met and pattern in ("recip", "meet") and _counted(document, scene):
        return True
    if not any(who >= {w for w, _ in members} for who in met):
        return False
    if pattern in RETOLD or pattern not in ("talk", "converse"):
        return pattern in RETOLD
    tokens, topics = document.tokens, words(document.article.language, "frames", "topic_words")
    near = range(scene.at + 1, min(scene.at + 1 + SMALL, scene.clause.end))
    topic = next((i for i in near if tokens[i].norm in topics), -1)
    if topic < 0 or any(c.first < topic for c in scene.after):
        return False
    return not within(document.times, tokens[scene.clause.start].start, tokens[topic].start)


def _counted(document: Document, scene: Scene) -> bool:
    """ "Det var tredje gang på et halvt år at de to møttes": which of their meetings was told."""
    language, first = document.article.language, scene.sentence.tokens[0]
    marks = [words(language, "frames", key) for key in ("counting_openers", "later_ordinals", "time_nouns")]
    norms = [t.norm for t in document.tokens[first : scene.at]]
    counted = any(a in marks[1] and b in marks[2] for a, b in pairwise(norms))
    return counted and norms[0] in marks[0]


def on_the_phone(document: Document, scene: Scene) -> bool:
    """Whether the words of the clause put a talk on the phone."""
    phone = words(document.article.language, "frames", "phone_words") - {"call"}
    return any(document.tokens[i].norm in phone for i in scene.clause.before(scene.clause.end))


def apart(groups: Sequence[Chunk], served: Served) -> bool:
    """Whether all are said to serve somebody, and not all the same; whoever comes for a state serves it."""
    states = [
        served.get(who, frozenset()) if group.people else frozenset({who})
        for group in groups for who in group.members
    ]  # fmt: skip
    return len(states) > 1 and all(states) and len({min(one) for one in states}) > 1


def _told_else(document: Document, scene: Scene) -> bool:
    """Whether another word of the clause tells where or how they talked: "at a meeting", "spoke by phone"."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "conferring_marks") | words(language, "frames", "talked_marks")
    own, articles = (words(language, "frames", key) for key in ("own_reading", "phrase_openers"))
    for i in scene.clause.before(scene.clause.end):
        if i == scene.at or i not in scene.clause or tokens[i].norm in own:
            continue
        for reading in readings(language, tokens, i, scene.clause.end):
            verb = reading.pattern not in ("noun", "entertain") and reading.type in TOLD[:3]
            verb = verb and not (0 < i < scene.at and tokens[i - 1].norm in articles)  # "for a meeting of"
            if verb or (reading.type in TOLD and introduced(document, i, marks)):
                return True
    return False


def _index(document: Document, offset: int) -> int:
    return next(i for i, t in enumerate(document.tokens) if t.end > offset)
