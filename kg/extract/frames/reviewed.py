"""A meeting that opens its clause and is spoken well or ill of: "Møtet med B var nyttig, sier A"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Scene
from kg.languages import subject_first, words

CLOSING = (",", "»", "”", '"')  # in front of the verb of saying
OPENING = 2  # tokens before the noun that opens: a dash, a quotation mark
VALUED = 6  # tokens from "described" to the meeting: "his three-hour meeting"
SPEAKER = 5  # tokens from the verb of saying to the name of who says it
OUTSIDE = {"spokesperson", "official", "ambassador", "other", "legislator"}  # who speak of what others did


def reviewed(
    document: Document, scene: Scene, companion: Chunk, served: Mapping[str, AbstractSet[str]]
) -> Chunk | None:
    """Who says how it was to meet the companion: somebody in office, for another state."""
    if (source := _according(document, scene)) is not None:
        return source if _party(document, source, companion, served) else None
    if subject_first(document.article.language):
        return _valued(document, scene, companion, served)
    speaker = who_says(document, scene, companion.last)
    return speaker if speaker and _party(document, speaker, companion, served) else None


def who_says(document: Document, scene: Scene, last: int) -> Chunk | None:
    """The one who says how it went, where the noun opens the sentence: "besøket ga resultater, sier A".

    `last` is one past the noun and whom it is with.
    """
    language, tokens, first = document.article.language, document.tokens, scene.sentence.tokens[0]
    opens = not any(t.text.isalpha() for t in tokens[max(first, scene.at - OPENING) : scene.at])
    if scene.at - first > OPENING or not opens:
        return None
    verbs, past = words(language, "speech", "verbs"), words(language, "frames", "reviewed_verbs")
    behind = range(last, scene.sentence.tokens[1])
    told = next((i for i in behind if tokens[i].norm in past), -1)
    said = next((i for i in behind[1:] if tokens[i].norm in verbs and tokens[i - 1].text in CLOSING), -1)
    if not 0 <= told < said:
        return None
    near = (c for c in scene.after if not c.preposition and not c.genitive and c.people)
    speaker = next((c for c in near if 0 < c.first - said <= SPEAKER), None)
    held = {t.office for t in document.titles if speaker and t.person in speaker.members}
    return speaker if speaker and len(speaker.members) == 1 and not held & OUTSIDE else None


def _according(document: Document, scene: Scene) -> Chunk | None:
    """ "According to A, the meeting with B was useful", "ifølge A var møtet med B nyttig": A."""
    language, tokens, first = document.article.language, document.tokens, scene.sentence.tokens[0]
    opens = document.article.text[scene.sentence.start : scene.sentence.end].casefold()
    marks, past = words(language, "speech", "according"), words(language, "frames", "reviewed_verbs")
    if not any(opens.startswith(f"{mark} ") for mark in marks):
        return None
    source = next((c for c in scene.before if c.people and 0 < c.first - first <= SPEAKER), None)
    near = scene.at - source.last <= VALUED // 2 if source else False  # ", the", "var"
    told = source and any(tokens[i].norm in past for i in range(source.last, scene.sentence.tokens[1]))
    return source if near and told and source and len(source.members) == 1 else None


def _party(
    document: Document, speaker: Chunk, companion: Chunk, served: Mapping[str, AbstractSet[str]]
) -> bool:
    """Whether somebody holds an office of his own in another state than the companion."""
    offices = {t.office for t in document.titles if t.person == speaker.members[0]}
    own = served.get(speaker.members[0], set())
    bare = () if companion.people else companion.members  # states and bodies
    theirs = {of for w in companion.members for of in served.get(w, bare)}
    return bool(own and theirs) and not own & theirs and not offices & OUTSIDE


def _valued(
    document: Document, scene: Scene, companion: Chunk, served: Mapping[str, AbstractSet[str]]
) -> Chunk | None:
    """ "A described the meeting with B as useful", "the meeting with B was useful," A said: A was there."""
    tokens, frames, at = document.tokens, (document.article.language, "frames"), scene.at
    if not companion.somebody:
        return None
    low, last = max(scene.sentence.tokens[0], at - VALUED), scene.sentence.tokens[1]
    valuing, saying = words(*frames, "valuing_verbs"), words(document.article.language, "speech", "verbs")
    told = any(tokens[i].norm in words(*frames, "reviewed_verbs") for i in range(companion.last, last))
    verbs = valuing | saying if told else valuing
    verb = next((i for i in range(at - 1, low - 1, -1) if tokens[i].norm in verbs), -1)
    before = [c for c in scene.before if c.people and c.last <= verb]
    speaker = before[-1] if before else None
    if verb < 0 and told and at - scene.sentence.tokens[0] <= VALUED // 2:
        speaker = _says(document, scene, companion, saying)
    elif verb < 0 or any(t.text in ",;:." for t in tokens[verb:at]):
        return None
    if speaker is None or len(speaker.members) != 1 or speaker.genitive or speaker.preposition:
        return None
    return speaker if _party(document, speaker, companion, served) else None


def _says(document: Document, scene: Scene, companion: Chunk, saying: AbstractSet[str]) -> Chunk | None:
    """ "The meeting with B was useful," A said: whoever stands beside the verb behind the quotation."""
    tokens = document.tokens
    near = (c for c in scene.after if c.people and not c.preposition and c.first > companion.last + 1)
    for chunk in near:
        ahead = tokens[chunk.first - 1].norm in saying and tokens[chunk.first - 2].text in CLOSING
        behind = chunk.last < len(tokens) and tokens[chunk.last].norm in saying
        if ahead or (behind and tokens[chunk.first - 1].text in CLOSING):
            return chunk
    return None
