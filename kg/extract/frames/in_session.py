"""Who meets a committee of a parliament: "deltar på møte i europautvalget på Stortinget"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.heading import heads_to
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import endings, union, words

THERE_REACH = 6  # tokens before "møte" within which "deltar på", "har" stand
TIED = 3  # tokens from "møte" to the name, or from a genitive to its committee
HOUSE_REACH = 7  # tokens behind it within which the committee and its parliament stand


def in_session(document: Document, scene: Scene) -> Members:
    """The person who is at a meeting in, or with, a committee of a parliament, and the parliament or it."""
    language, tokens, subject = document.article.language, document.tokens, scene.subject
    if subject is None or not subject.people or subject.genitive or not _there(document, scene):
        return []
    ties = union(language, "frames", "place_prepositions", "with")
    if scene.at + 1 >= len(tokens) or tokens[scene.at + 1].norm not in ties:
        return []
    body = _named(document, scene) or _house(document, scene)
    return [*everybody(subject), (body, "participant")] if body and body not in subject.members else []


def _there(document: Document, scene: Scene) -> bool:
    """Whether the subject is said to be at the meeting, or to have it."""
    language, tokens = document.article.language, document.tokens
    near = {t.norm for t in tokens[max(scene.clause.start, scene.at - THERE_REACH) : scene.at]}
    keys = ("attend_verbs", "part_takers", "support_verbs", "having_talks", "being_verbs")
    if near & union(language, "frames", *keys):
        return True
    verbs = scene.clause.before(scene.at, THERE_REACH)
    return any(heads_to(document, scene, i) for i in verbs)


def _committee(document: Document, at: int) -> bool:
    return document.tokens[at].norm.endswith(endings(document.article.language, "frames", "committees"))


def _named(document: Document, scene: Scene) -> str:
    """ "I Stortingets europautvalg": the committee by its whole name, else the parliament whose it is."""
    chunk: Chunk | None = next((c for c in scene.after if c.kinds == {"organisation"}), None)
    if chunk is None or len(chunk.members) > 1 or chunk.first > scene.at + TIED:
        return ""
    last = min(chunk.last + TIED if chunk.genitive else chunk.last, scene.sentence.tokens[1])
    told = any(_committee(document, i) for i in range(chunk.first + 1, last))
    return chunk.members[0] if told else ""


def _house(document: Document, scene: Scene) -> str:
    """ "I europautvalget på Stortinget": the parliament that the committee is of."""
    language, tokens = document.article.language, document.tokens
    last = min(scene.at + HOUSE_REACH, scene.sentence.tokens[1] - 2)
    committee = next((i for i in range(scene.at + 2, last + 1) if _committee(document, i)), -1)
    if committee < 0 or committee + 2 >= scene.sentence.tokens[1]:
        return ""
    ties = union(language, "frames", "place_prepositions", "member_ties")
    house = tokens[committee + 2]
    if tokens[committee + 1].norm not in ties:
        return ""
    if house.norm in words(language, "people", "home_houses"):
        return house.text
    here = within(document.mentions, house.start, house.end)
    return next((document.article.text[m.start : m.end] for m in here if m.kind == "organisation"), "")
