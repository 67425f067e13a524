"""Who is appointed: one person, with an office named behind the verb."""

from kg.annotate.structure import within
from kg.extract.frames.scene import Members, Scene
from kg.records import Document

OFFICE_REACH = 8  # tokens behind "utnevnt" within which the office stands


def appointed(document: Document, scene: Scene) -> Members:
    """ "A ble utnevnt til ambassadør": who; nobody where no office is named."""
    subject, tokens = scene.subject, document.tokens
    start, end = tokens[scene.at].end, tokens[min(scene.at + OFFICE_REACH, len(tokens) - 1)].end
    if not subject or not subject.somebody or len(subject.members) > 1:
        return []
    return [(subject.members[0], "participant")] if within(document.titles, start, end) else []
