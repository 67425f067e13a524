"""What somebody asks for, opens for, turns down or asks about: "Kenya ber om nye samtaler med Peru"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import words

REACH = 5  # tokens from "asks" to "talks": "ber på ny om direkte samtaler"
PAIR = 2


def willed(
    document: Document,
    clauses: ClauseReader,
    scene: Scene,
    companion: Chunk | None,
    served: Mapping[str, AbstractSet[str]],
) -> Members:
    """The two sides where the noun stands right behind its verb, and whom the talks are with behind it.

    Whoever asks for talks with a state does so for his own, as `served` tells.
    """
    subject = scene.subject
    if subject is None or (companion is not None and companion.first - scene.at > PAIR):
        return []
    verb = next(iter(clauses.verbs(scene.clause, scene.at)[-1:]), -1)
    willing = words(document.article.language, "frames", "willing_verbs")
    if verb < 0 or scene.at - max(verb, subject.last) > REACH or document.tokens[verb].norm not in willing:
        return []
    if any(verb < c.first < scene.at for c in scene.before if c.members != subject.members):
        return []  # "ba Chile om å støtte forhandlinger med Peru"
    if companion is None or companion.genitive:  # "Kenya og Peru ba om nye samtaler"
        alone = companion is None and subject.kinds == {"country"} and len(subject.members) >= PAIR
        return everybody(subject) if alone and subject.last <= scene.at else []
    own = ((w, sorted(served.get(w, ()))) for w in subject.members)
    states = companion.kinds == {"country"}
    sides = [(of[0] if states and len(of) == 1 else w, "participant") for w, of in own]
    return [*sides, *everybody(companion)] if not {w for w, _ in sides} & set(companion.members) else []


def in_question(document: Document, scene: Scene) -> bool:
    """ "Spurte om A skal møte B", "uklart om A reiser": nobody says that it will be."""
    asking = words(document.article.language, "frames", "whether_words")
    return scene.subject is not None and scene.subject.preposition in asking
