"""Events that somebody is told of, and which have been: "will brief B on his talks last month with C"."""

from kg.document import Document
from kg.languages import union, words

OWN = 3  # tokens from "his" to the noun: "his recent bilateral talks"
OUTCOME = 3  # tokens of "the outcome of"
BRIEFING = 10  # tokens from the verb, over who is told, to its "on"


def briefed(document: Document, noun: int) -> bool:
    """Whether the event's noun at a token is somebody's own, of which a verb of briefing tells."""
    tokens, language = document.tokens, document.article.language
    own = union(language, "frames", "possessives", "plural_possessives")
    ahead = words(language, "circumstances", "noun_epithets")
    first = next((i for i in range(noun - 1, max(0, noun - OWN - 1), -1) if tokens[i].norm in own), 0)
    if not first or any(t.norm in ahead or not t.text[0].isalnum() for t in tokens[first:noun]):
        return False
    marks, verbs = (words(language, "frames", key) for key in ("briefing_marks", "briefing_verbs"))
    mark, topics = first - 1, words(language, "frames", "topic_nouns")
    if tokens[mark - 1].norm in topics:  # "on the outcome of"
        mark = next(
            (i for i in range(mark - 2, max(0, mark - OUTCOME - 1), -1) if tokens[i].norm in marks), 0
        )
    if not mark or tokens[mark].norm not in marks:
        return False
    near = tokens[max(0, mark - BRIEFING) : mark]
    verb = next((n for n in range(len(near) - 1, -1, -1) if near[n].norm in verbs), -1)
    return verb >= 0 and not any(t.text in ".;:" for t in near[verb:])
