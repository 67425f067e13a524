"""Visits beside which something is said or done: "spoke ahead of a visit to Lima", "her remarks came after a
trip to Lima": of whoever speaks, where nobody else is named between."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Scene
from kg.languages import subject_first, words

AHEAD = 4  # tokens of "ahead of an official"
OWNER_REACH = 5  # tokens of "her remarks in parliament came"


def visitors(document: Document, scene: Scene, chunks: Sequence[Chunk]) -> list[str]:
    """Who makes the visit at the trigger; `chunks` are those of its sentence."""
    if not _beside(document, scene.at):
        return []
    first, at = scene.clause.start, scene.at
    subject = scene.subject
    if subject is not None and subject.last <= at:
        others = [c for c in chunks if subject.last <= c.first < at and (c.people or c.somebody)]
        alone = subject.people and subject.somebody and not subject.genitive and len(subject.members) == 1
        return list(subject.members) if alone and not others else []
    return _whose(document, first, at) if subject is None else []


def _beside(document: Document, at: int) -> bool:
    """Whether "after", "ahead of" or "preparing for" governs the noun at a token."""
    language, tokens = document.article.language, document.tokens
    if introduced(document, at, words(language, "frames", "visit_beside")):
        return True
    near = [t.norm for t in tokens[max(0, at - AHEAD) : at]]
    pairs = words(language, "frames", "visit_beside_pairs")
    return any(f"{a} {b}" in pairs for a, b in pairwise(near))


def _whose(document: Document, first: int, at: int) -> list[str]:
    """ "Her remarks came after a visit": of her, whose remarks they are."""
    language, tokens = document.article.language, document.tokens
    came = words(language, "circumstances", "eve_verbs")
    verb = next((i for i in range(first, min(first + OWNER_REACH, at)) if tokens[i].norm in came), -1)
    if verb < 0:
        return []
    named = within(document.mentions, tokens[first].start, tokens[verb].start)
    people = [m for m in named if m.kind == "person"]
    return [people[0].key] if len(people) == 1 and people[0].genitive else []


def travelling(document: Document, scene: Scene, subject: Chunk) -> list[str]:
    """ "A er sammen med B på besøk i Lima", "vil sammen med B være på besøk": the subject, and with whom."""
    language, tokens = document.article.language, document.tokens
    jointly = words(language, "frames", "jointly")
    ties = frozenset[str]() if subject_first(language) else words(language, "frames", "with")
    beside = (
        c for c in (*scene.before, *scene.after)
        if c.preposition in ties and c.somebody and not c.genitive and subject.last <= c.first <= scene.at
    )  # fmt: skip
    fellows = (c for c in beside if tokens[c.first - 2].norm in jointly)
    return list(dict.fromkeys((*subject.members, *(w for c in fellows for w in c.members))))
