"""Papers signed by nobody named, "four memoranda were signed", and those signed by each for his state."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import within
from kg.extract.actors.chunk import Chunk
from kg.extract.events.told import Draft
from kg.extract.frames.scene import Members, Scene
from kg.languages import subject_first, words
from kg.records import Document

PAPER_REACH = 24  # tokens before "signed" within which the papers stand
OPENING = 4  # tokens before the papers within which "the" makes them known ones
FAR = 3  # paragraphs behind the meeting or visit
PAIR = 2
NAME = 60  # characters of the longest name of a state


def signed_between(
    document: Document, scene: Scene, told: Draft | None, served: Mapping[str, AbstractSet[str]]
) -> Members:
    """The two states that the event told last is between, where new papers are signed at it."""
    language, tokens = document.article.language, document.tokens
    papers = words(language, "frames", "new_papers")
    if not papers or told is None or told.type == "phone_call" or told.status in ("cancelled", "denied"):
        return []
    if not 0 <= scene.sentence.paragraph - told.sentence.paragraph <= FAR:
        return []
    first = max(scene.clause.start, scene.at - PAPER_REACH)
    paper = next((i for i in range(scene.at - 1, first - 1, -1) if tokens[i].norm in papers), -1)
    auxiliaries = {tokens[i].norm for i in range(max(paper, scene.at - 3), scene.at)} if paper >= 0 else set()
    if paper < 0 or auxiliaries.isdisjoint(words(language, "frames", "passive_auxiliaries")):
        return []
    known = words(language, "frames", "definite_determiners") | words(language, "frames", "possessives")
    before: Sequence[str] = [tokens[i].norm for i in range(max(first, paper - OPENING), paper)]
    if not known.isdisjoint(before):
        return []
    states = {c for who in told.who for c in served.get(who, {who}) if len(c) == len("NOR") and c.isupper()}
    return [(c, "participant") for c in sorted(states)] if len(states) == PAIR else []


def co_signed(
    document: Document,
    scene: Scene,
    told: Draft | None,
    served: Mapping[str, AbstractSet[str]],
    chunks: Sequence[Chunk],
) -> tuple[Members, bool]:
    """ "For peruansk side signerte B", "A signerte for Norge, mens Peru var representert ved B".

    Whoever signs, with the other of the sentence; and whether it is the paper told of before that they sign.
    """
    subject = scene.subject
    if (
        subject is None
        or not subject.people
        or len(subject.members) > 1
        or subject_first(document.article.language)
    ):
        return [], False
    own = served.get(subject.members[0], set())
    people = (c for c in chunks if c.people and not c.genitive and c.first > max(scene.at, subject.last))
    others = [w for c in people for w in c.members if served.get(w) and not served[w] & own]
    signed = told is not None and told.type in ("signing", "agreement") and told.status in ("held", "planned")
    near = told is not None and scene.sentence.paragraph - told.sentence.paragraph <= FAR
    parties = {c for w in (told.who if told else ()) for c in served.get(w, {w})}
    again = signed and near and bool(own & parties)
    for_state = _for_state(document, scene)
    if not for_state or not own or not (again or others):
        return [], False
    others = others[:1] if not again or set().union(*(served[w] for w in others[:1])) <= parties else []
    return [(w, "participant") for w in (*subject.members, *others)], again


def _for_state(document: Document, scene: Scene) -> bool:
    """Whether the words say for whom somebody signs: "for Norge", "for norsk side", "på vegne av"."""
    language, tokens = document.article.language, document.tokens
    marks, sides = words(language, "frames", "signing_for"), words(language, "frames", "sides")
    for i in range(scene.clause.start, scene.clause.end):
        if tokens[i].norm in sides:
            return True
        if tokens[i].norm in marks and i + 1 < scene.clause.end:
            start = tokens[i + 1].start
            if any(
                m.start == start and m.kind == "country"
                for m in within(document.mentions, start, start + NAME)
            ):
                return True
    return False
