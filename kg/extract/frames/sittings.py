"""What a body of states holds without anybody else: "Arktisk råd holder møte", "Ligaen hadde krisemøte"."""

from collections.abc import Sequence

from kg.annotate.structure import covering
from kg.document import Document
from kg.extract.frames.records import Scene
from kg.languages import words

HELD_REACH = 5  # tokens between "holder" and "møte": "holder onsdag et ekstraordinært"


def sits(document: Document, scene: Scene, verbs: Sequence[int]) -> bool:
    """Whether the subject holds the meeting at the trigger alone; `verbs` has the verb before it."""
    language, tokens, subject = document.article.language, document.tokens, scene.subject
    if subject is None or subject.genitive or not verbs:
        return False
    holding = words(language, "frames", "holding_verbs") | words(language, "frames", "bearing_verbs")
    future = tokens[verbs[0]].norm in words(language, "circumstances", "future_auxiliaries")
    reach = range(verbs[0], scene.at if future else verbs[0] + 1)  # "skal holde et toppmøte"
    verb = next((i for i in reach if tokens[i].norm in holding), -1)
    if verb < 0 or subject.last > scene.at:
        return False
    first = max(verb + 1, subject.last if subject.first > verb else 0)
    ties = words(language, "frames", "with") | words(language, "frames", "between")
    keys = ("noun_prepositions", "adjunct_prepositions", "other_prepositions", "place_prepositions")
    apart = ties.union(*(words(language, "frames", key) for key in keys))
    text = document.article.text
    inside = [t.norm for t in tokens[first : scene.at] if not covering(document.times, text, t.start)]
    if len(inside) > HELD_REACH or not apart.isdisjoint(inside):
        return False
    return not any(c.preposition in ties for c in scene.after)
