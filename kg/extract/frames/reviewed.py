"""A meeting that opens its clause and is spoken well or ill of: "Møtet med B var nyttig, sier A"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Scene
from kg.languages import subject_first, words

CLOSING = (",", "»", "”", '"')  # in front of the verb of saying
OPENING = 2  # tokens before the noun that opens: a dash, a quotation mark
SPEAKER = 5  # tokens from the verb of saying to the name of who says it
OUTSIDE = {"spokesperson", "official", "ambassador", "other", "legislator"}  # who speak of what others did


def reviewed(
    document: Document, scene: Scene, companion: Chunk, served: Mapping[str, AbstractSet[str]]
) -> Chunk | None:
    """Who says how it was to meet the companion: somebody in office, for another state."""
    language, tokens, first = document.article.language, document.tokens, scene.sentence.tokens[0]
    opens = not any(t.text.isalpha() for t in tokens[max(first, scene.at - OPENING) : scene.at])
    if subject_first(language) or scene.at - first > OPENING or not opens or not companion.somebody:
        return None
    verbs = words(language, "speech", "verbs")
    past = words(language, "frames", "reviewed_verbs")
    told = [i for i in range(companion.last, scene.sentence.tokens[1]) if tokens[i].norm in past]
    said = next(
        (
            i
            for i in range(companion.last + 1, scene.sentence.tokens[1])
            if tokens[i].norm in verbs and tokens[i - 1].text in CLOSING
        ),
        -1,
    )
    if not told or not told[0] < said:
        return None
    near = (c for c in scene.after if not c.preposition and not c.genitive and c.people)
    speaker = next((c for c in near if 0 < c.first - said <= SPEAKER), None)
    if speaker is None or len(speaker.members) != 1:
        return None
    offices = {t.office for t in document.titles if t.person == speaker.members[0]}
    own = served.get(speaker.members[0], set())
    theirs = {of for w in companion.members for of in served.get(w, ())}
    return speaker if own and theirs and not own & theirs and not offices & OUTSIDE else None
