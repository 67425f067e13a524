"""Rebels without a name of their own: no party that could be told, but the government that faces them is."""

from kg.document import Document
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import words

REACH = 7  # tokens from "with", or from a government, to the rebels it talks to
SIDES_REACH = 4  # tokens from "between" to a government without a name, and from there to the other side


def facing(document: Document, at: int) -> bool:
    """Whether such rebels stand right at a token."""
    told = words(document.article.language, "frames", "rebel_words")
    return any(t.norm.rpartition("-")[2] in told for t in document.tokens[at : at + REACH])


def faced(document: Document, scene: Scene) -> bool:
    """Whether rebels stand behind a noun of talks, or beside its subject: "the government and rebels"."""
    beside = (
        scene.subject is not None and scene.subject.last < scene.at and facing(document, scene.subject.last)
    )
    return beside or facing(document, scene.at + 1)


def governed(document: Document, kind: str, scene: Scene, *, supported: bool) -> Members:
    """The government that is the subject of talks with rebels: the side that has a name."""
    marks = words(document.article.language, "frames", "talked_marks")
    first = max(scene.clause.start, scene.at - SIDES_REACH)
    supported = supported or any(document.tokens[i].norm in marks for i in range(first, scene.at))
    if kind not in ("meeting", "negotiation") or not supported or not faced(document, scene):
        return []
    return everybody(scene.subject) if scene.subject and "country" in scene.subject.kinds else []


def facing_rebels(document: Document, scene: Scene) -> Members:
    """ "Perus regjering og opposisjon møttes": the one of the two that has a name."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if subject is None or subject.kinds != {"country", "delegates"} or subject.genitive:
        return []
    rebels, joins = (words(language, "frames", key) for key in ("rebel_words", "conjunctions"))
    behind = [t.norm for t in tokens[subject.last : subject.last + SIDES_REACH]]
    both = behind[:1] and behind[0] in joins and not rebels.isdisjoint(behind)
    return everybody(subject) if both and len(subject.members) == 1 else []
