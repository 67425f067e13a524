"""Talks with those who fight a government and have no name of their own: "suspended talks with rebels"."""

from kg.extract.frames.scene import Members, Scene, everybody
from kg.languages import words
from kg.records import Document

REACH = 5  # tokens from "with", or from a government, to the rebels it talks to


def facing(document: Document, at: int) -> bool:
    """Whether such rebels stand right at a token."""
    told = words(document.article.language, "frames", "rebel_words")
    return any(t.norm in told for t in document.tokens[at : at + REACH])


def faced(document: Document, scene: Scene) -> bool:
    """Whether rebels stand behind a noun of talks, or beside its subject: "the government and rebels"."""
    beside = (
        scene.subject is not None and scene.subject.last < scene.at and facing(document, scene.subject.last)
    )
    return beside or facing(document, scene.at + 1)


def governed(document: Document, kind: str, scene: Scene, *, supported: bool) -> Members:
    """The government that is the subject of talks with rebels: the side that has a name."""
    if kind != "negotiation" or not supported or not faced(document, scene):
        return []
    return everybody(scene.subject) if scene.subject and "country" in scene.subject.kinds else []
