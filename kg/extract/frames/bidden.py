"""Talks and gatherings that somebody asks others to: "A asked B to come to Lima for a meeting"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import union, words

MARK_REACH = 6  # tokens from "to" or "for" to the noun: "to a fresh round of talks"


def bidden_to(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> Members:
    """Whoever asks, as the host, and those of other states who are asked, where nobody else is named."""
    mark, host = _mark(document, scene), scene.subject
    if mark < 0 or host is None or not _free(host) or len(host.members) > 1:
        return []
    verb = _asking(document, scene, mark)
    guests = [c for c in scene.before if verb < c.first < mark and _free(c)]
    if verb < 0 or host.last > verb or not guests or guests[0].first - verb > MARK_REACH + MARK_REACH:
        return []
    if verb and document.tokens[verb - 1].norm in union(document.article.language, "frames", "be_forms"):
        return []  # "A was invited"
    invited = [w for c in guests for w in c.members if w not in host.members]
    own = {of for w in host.members for of in served.get(w, {w})}
    theirs = [served.get(w, {w}) for w in invited]
    if not invited or any(own & set(of) for of in theirs):
        return []
    led = words(document.article.language, "frames", "led_into")
    home = any(
        t.norm in led for t in document.tokens[guests[-1].last : mark + 1]
    )  # "for a meeting": anywhere
    roles = ("host", "guest") if home else ("participant", "participant")
    return [*((w, roles[0]) for w in host.members), *((w, roles[1]) for w in invited)]


def _free(chunk: Chunk) -> bool:
    acting = chunk.somebody or chunk.kinds == {"country"}
    return acting and not chunk.genitive and not chunk.preposition


def _mark(document: Document, scene: Scene) -> int:
    """The "to" or "for" that leads to the noun, nobody named behind it; -1 without one."""
    tokens, language = document.tokens, document.article.language
    behind = tokens[scene.at + 1].norm if scene.at + 1 < scene.clause.end else ""
    if behind in union(language, "frames", "with", "between", "meeting_of"):
        return -1
    marks = union(language, "frames", "led_into", "bidden_for")
    stops = union(language, "frames", "with", "between", "finite_verbs", "place_prepositions")
    stops |= union(language, "frames", "conferring_marks", "noun_prepositions")
    for index in range(scene.at - 1, max(scene.clause.start, scene.at - MARK_REACH), -1):
        if tokens[index].norm in marks:
            return index
        if not tokens[index].text[0].isalnum() or tokens[index].norm in stops:
            return -1
    return -1


def _asking(document: Document, scene: Scene, mark: int) -> int:
    """The verb of asking before the mark; -1 where there is none."""
    tokens, language = document.tokens, document.article.language
    asking = union(language, "invitations", "verbs", "ask_finite", "ask_participles")
    inside = (i for i in range(mark - 1, scene.clause.start, -1) if i in scene.clause)
    return next((i for i in inside if tokens[i].norm in asking), -1)


def asked_to_attend(document: Document, scene: Scene) -> Chunk | None:
    """ "An invitation for B to attend the summit", "ba B om å delta": B is to come, not whoever asks him."""
    tokens, language = document.tokens, document.article.language
    attend = words(language, "frames", "attend_verbs")
    marks = words(language, "invitations", "infinitive_marks")
    verb = next((i for i in reversed(scene.clause.before(scene.at)) if tokens[i].norm in attend), -1)
    if verb < 1 or tokens[verb - 1].norm not in marks:
        return None
    joins = union(language, "invitations", "to_marks", "topic_marks")
    last = verb - 1 - (tokens[verb - 2].norm in joins)
    asking = union(language, "invitations", "nouns", "verbs", "ask_finite", "ask_participles")
    for chunk in scene.before:
        asked = any(t.norm in asking for t in tokens[scene.clause.start : chunk.first])
        to_him = not chunk.preposition or chunk.preposition in joins
        if chunk.last == last and chunk.somebody and not chunk.genitive and to_him and asked:
            return chunk
    return None
