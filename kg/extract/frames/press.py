"""Who speaks at a press conference that nobody else is named for: "sa A på en pressekonferanse i Lima"."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import subject_first, words
from kg.reference import Registry

MARK_REACH = 5  # tokens from "at" or "told" to the noun: "told a crowded joint news conference"
VERB_REACH = 3  # tokens from a name to its verb of saying: "sa utenriksminister A"
STOPS = (".", ":", ";", "»", "”", '"')


def before_the_press(
    document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]], registry: Registry
) -> Members:
    """The one who speaks at or holds the press conference whose noun stands at the scene's token.

    Only people who serve a state or a body of states: a coach or a director holds none that counts here.
    """
    subject = scene.subject
    if not _to_the_press(document, scene):
        return []
    if subject is not None and subject.people and len(subject.members) > 1 and _jointly(document, scene):
        return [(w, "participant") for w in subject.members]
    if subject is None or not subject.people or len(subject.members) != 1 or subject.genitive:
        return []
    bodies = {key for key, body in registry.organisations.items() if body.kind in ("igo", "forum")}
    own = served.get(subject.members[0], set())
    if not own & (registry.countries.keys() | bodies):
        return []
    beside = _beside(document, scene, subject, served)
    return (
        [(w, "participant") for w in (*subject.members, *beside)]
        if beside
        else [(subject.members[0], "host")]
    )


def _beside(
    document: Document, scene: Scene, subject: Chunk, served: Mapping[str, AbstractSet[str]]
) -> list[str]:
    """ "A appeared with B at a press conference": B, behind the verb of A alone, who serves a state too."""
    language, tokens = document.article.language, document.tokens
    marks, verbs = words(language, "frames", "with"), words(language, "frames", "appearing_verbs")
    for chunk in scene.before:
        verb = chunk.first - 1 - (tokens[chunk.first - 1].norm in marks)
        fits = chunk.preposition in marks and chunk.people and not chunk.genitive and verb >= subject.last
        if fits and tokens[verb].norm in verbs and all(served.get(w) for w in chunk.members):
            return [w for w in chunk.members if w not in subject.members]
    return []


def _to_the_press(document: Document, scene: Scene) -> bool:
    """ "Told a regular briefing", "held a briefing": not "gave the president a briefing on it"."""
    language, tokens = document.article.language, document.tokens
    if tokens[scene.at].norm not in words(language, "frames", "inner_briefings"):
        return True
    said = words(language, "frames", "press_marks") | words(language, "frames", "holding_verbs")
    before = tokens[scene.at - 1].norm in words(language, "frames", "press_epithets")
    if tokens[scene.at - 1].norm in words(language, "frames", "closed_briefings"):
        return False  # "said during a parliamentary briefing"
    return before or _back(document, scene, said, MARK_REACH) >= 0


def _jointly(document: Document, scene: Scene) -> bool:
    """ "Under den felles pressekonferansen viste A og B": what opens a clause, and those who act in it."""
    language, tokens = document.article.language, document.tokens
    opening = tokens[scene.clause.start : scene.at]
    during = words(language, "frames", "press_marks")
    return 0 < len(opening) <= MARK_REACH and opening[0].norm in during and not subject_first(language)


def _back(document: Document, scene: Scene, marks: AbstractSet[str], reach: int) -> int:
    """The nearest of `marks` before the noun, with nothing between that ends a phrase; -1 if none."""
    for at in range(scene.at - 1, max(scene.sentence.tokens[0], scene.at - reach) - 1, -1):
        if document.tokens[at].text in STOPS:
            return -1
        if document.tokens[at].norm in marks:
            return at
    return -1


def spoken_at(document: Document, scene: Scene) -> bool:
    """Whether the subject says something there: "told a news conference", "sa A på en pressekonferanse"."""
    language, subject, tokens = document.article.language, scene.subject, document.tokens
    mark = _back(document, scene, words(language, "frames", "press_marks"), MARK_REACH)
    if mark < 0 or subject is None or not subject.people:
        return False
    saying = words(language, "speech", "verbs")
    near = (
        *range(subject.first - VERB_REACH, subject.first),
        *range(subject.last, subject.last + VERB_REACH),
    )
    first, stop = scene.sentence.tokens
    return any(tokens[i].norm in saying for i in near if first <= i < stop)


def of_speaker(
    document: Document, scene: Scene, members: Members, met: Iterable[AbstractSet[str]]
) -> Members:
    """Those of the meeting told last, or of the last one (`met`) of whoever speaks there: he holds it."""
    subject = scene.subject
    if not members or subject is None or not spoken_at(document, scene):
        return members
    if {*subject.members} & {w for w, _ in members}:
        return members
    own = [who for who in met if len(who) > 1 and who >= {*subject.members}]
    return [(w, "participant") for w in sorted(own[-1])] if own else []


def announced_by(scene: Scene, companion: Chunk) -> Chunk | None:
    """ "Etter As kunngjøring på en pressekonferanse med B sa B": A, who is told by a genitive."""
    own = next((c for c in reversed(scene.before) if c.genitive and c.people), None)
    both = scene.subject is None or set(scene.subject.members) == set(companion.members)
    return own if own and both and not set(own.members) & set(companion.members) else None


def announced(document: Document, scene: Scene) -> Members:
    """ "Det er varslet en pressekonferanse med A og B": theirs, of whom nothing else is told."""
    language, tokens = document.article.language, document.tokens
    articles = words(language, "frames", "indefinite_articles")
    before = {t.norm for t in tokens[max(scene.clause.start, scene.at - 2) : scene.at]}
    marks = words(language, "frames", "with")
    near = (c for c in scene.after if c.preposition in marks and c.people and not c.genitive)
    chunk = next(near, None) if before & articles and not subject_first(language) else None
    return [(w, "participant") for w in chunk.members] if chunk else []
