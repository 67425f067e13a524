"""Whose a meeting is in whose clause nobody acts: "A bekrefter at saken ble tatt opp i møtet med B"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.frames.onstage import ACTING
from kg.extract.frames.records import Scene
from kg.extract.frames.reviewed import reviewed
from kg.languages import subject_first, words

OPENING = 2  # words of "det var"
IMPERSONAL = 2  # tokens of "ble det" behind whom the meeting is with
Served = Mapping[str, AbstractSet[str]]


def told_of(
    document: Document,
    scene: Scene,
    companion: Chunk,
    around: Sequence[Chunk],
    served: Served,
    met: Sequence[AbstractSet[str]],
) -> Chunk | None:
    """Who was with the companion: whoever speaks of it, or is named besides; `around` is the sentence's.

    Two who have `met` already are told of again.
    """
    if (speaker := reviewed(document, scene, companion, served)) is not None:
        return speaker
    other = implied(document, scene, companion, around, served)
    both = {*companion.members, *other.members} if other else set[str]()
    return other if other and not any(both <= who for who in met) else None


def implied(
    document: Document, scene: Scene, companion: Chunk, around: Sequence[Chunk], served: Served
) -> Chunk | None:
    """The only other one of the sentence who meets others for a state, where it is not the companion's."""
    language = document.article.language
    marks = words(language, "frames", "conferring_marks")
    if subject_first(language):
        return None
    if (cleft := _cleft(document, scene, companion, around)) is not None:
        return cleft
    if not introduced(document, scene.at, marks):
        return None
    empty = words(language, "frames", "expletives")  # "i møtet ble det drøftet hva Peru kan gjøre"
    told = {t.norm for t in document.tokens[companion.last : companion.last + IMPERSONAL]}
    things = scene.subject is None or (scene.subject.first > companion.last and not told.isdisjoint(empty))
    if not things or not _nobody_acts(document, scene, companion):
        return None
    acting = {t.person for t in document.titles if t.person and t.office in ACTING}
    people = [c for c in around if c.people and not c.genitive and set(c.members) <= acting]
    people = [c for c in people if not set(c.members) & set(companion.members)]
    if len({w for c in people for w in c.members}) != 1:
        return None
    bare = () if companion.people else companion.members  # states and bodies
    own = {of for w in people[0].members for of in served.get(w, ())}
    theirs = {of for w in companion.members for of in served.get(w, bare)}
    return people[0] if own and theirs and own.isdisjoint(theirs) else None


def _cleft(document: Document, scene: Scene, companion: Chunk, around: Sequence[Chunk]) -> Chunk | None:
    """ "Det var etter møter med B at A la fram planen": of whoever acts in the clause behind "at"."""
    language, tokens = document.article.language, document.tokens
    first, last = scene.sentence.tokens
    opening = [i for i in range(first, scene.at) if tokens[i].text[0].isalnum()][:OPENING]
    told = len(opening) == OPENING and tokens[opening[0]].norm in words(language, "frames", "cleft_openers")
    told = told and tokens[opening[1]].norm in words(language, "frames", "be_words")
    marks = words(language, "frames", "conferring_marks") | words(language, "frames", "aside_prepositions")
    if not told or not introduced(document, scene.at, marks):
        return None
    that = words(language, "frames", "that_marks")
    behind = next((i for i in range(companion.last, last) if tokens[i].norm in that), last)
    actor = next((c for c in around if c.first > behind), None)
    if actor is None or not actor.people or actor.preposition or actor.genitive:
        return None
    plain = actor.first - behind <= IMPERSONAL and not set(actor.members) & set(companion.members)
    return actor if plain else None


def _nobody_acts(document: Document, scene: Scene, companion: Chunk) -> bool:
    """Whether the clause tells of things alone: "saken ble drøftet", "var det ventet"."""
    language = document.article.language
    humans = tuple(words(language, "frames", "human_endings") | words(language, "frames", "unnamed_endings"))
    inside = scene.clause.before(scene.clause.end)
    theirs = range(scene.at, companion.last)
    named = [(t.start, t.end) for t in document.titles if t.person]  # "sier statsminister A"
    free = [
        document.tokens[i].norm
        for i in inside
        if i not in theirs and not any(a <= document.tokens[i].start < b for a, b in named)
    ]
    acting = words(language, "frames", "first_person") | words(language, "frames", "third_person")
    return not any(norm in acting or norm.endswith(humans) for norm in free)
