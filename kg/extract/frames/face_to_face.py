"""Meetings without a word of meeting: "A told B in Lima", "A and B agreed in Lima", "spent hours with B"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.annotate.structure import covering, within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.conferred import apart, on_the_phone
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import words

TOLD_REACH = 6  # tokens between a verb of telling and whoever is told: "his Peruvian counterpart NAME"
KEPT_REACH = 9  # tokens between "spent" and whoever the time was spent with
TOGETHER = ("tell", "resolve", "keep")
Served = Mapping[str, AbstractSet[str]]


def face_to_face(document: Document, pattern: str, served: Served, scene: Scene) -> Members:
    """Those of two states of whom one tells the other something, or who agree, in a place that is named; or
    who spend hours together. Nobody where they do so by phone."""
    subject = scene.subject
    if subject is None or not subject.somebody or subject.genitive or on_the_phone(document, scene):
        return []
    if pattern == "resolve":
        parted = document.tokens[subject.last].text == ","  # "the two ministers, A and B, agreed"
        met = (
            len(subject.members) > 1 and subject.last + parted == scene.at and _there(document, scene.at + 1)
        )
        return everybody(subject) if met and apart([subject], served) else []
    other = _told(document, scene) if pattern == "tell" else _kept(document, scene)
    if other is None or set(other.members) & set(subject.members) or not apart([subject, other], served):
        return []
    return everybody(subject) + everybody(other)


def _told(document: Document, scene: Scene) -> Chunk | None:
    """The person right behind the verb, who is "visiting" or whose place stands right behind him."""
    near: Sequence[Chunk] = [c for c in scene.rest if not c.preposition and not c.genitive]
    other = next((c for c in near if 0 < c.first - scene.at <= TOLD_REACH), None)
    visits = words(document.article.language, "frames", "visiting_words")
    visiting = document.tokens[scene.at + 1].norm in visits  # "told visiting President B"
    if other is None or not other.somebody:
        return None
    inside = [t.text for t in document.tokens[other.first - 1 : other.last + 1]]
    parted = inside[-1] == "," and "," in inside[:-1]  # "his counterpart, B, in Lima"
    return other if visiting or _there(document, other.last + parted) else None


def _kept(document: Document, scene: Scene) -> Chunk | None:
    """Who stands behind "with", behind a part of a day or some hours."""
    tokens, language = document.tokens, document.article.language
    withs, talking = words(language, "frames", "with"), words(language, "frames", "talking_to")
    for chunk in scene.rest:
        if chunk.first - scene.at > KEPT_REACH or not chunk.people or chunk.genitive:
            continue
        spoken = f"{tokens[chunk.first - 2].norm} {tokens[chunk.first - 1].norm}" in talking
        between = {t.norm for t in tokens[scene.at + 1 : chunk.first]}
        if (spoken or chunk.preposition in withs) and between & words(language, "frames", "kept_lengths"):
            return chunk
    return None


def _there(document: Document, at: int) -> bool:
    """Whether a place stands at token `at`, behind its preposition, or behind a time that stands there."""
    tokens, text = document.tokens, document.article.text
    language = document.article.language
    if at + 1 >= len(tokens):
        return False
    opened = at + tokens[at].text.islower()  # "on Monday in Lima", "Monday in Lima"
    if timed := covering(document.times, text, tokens[opened].start):
        at = next((i for i in range(at, len(tokens)) if tokens[i].start >= timed[0].end), at)
    if at + 1 >= len(tokens) or tokens[at].norm not in words(language, "frames", "stay_prepositions"):
        return False
    head = tokens[at + 1].start
    named = within(document.mentions, head, head + 1)
    return any(m.kind in ("place", "country") and m.form == "name" and not m.genitive for m in named)
