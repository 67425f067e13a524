"""Rebels without a name of their own: no party that could be told, but the government that faces them is."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import endings, words

REACH = 7  # tokens from "with", or from a government, to the rebels it talks to
PAIR = 2
BARGAINED = 8  # letters that "forhandlinger" and "forhandlet" have in common
DEAL_REACH = 9  # tokens from "signed" to "with the rebels"
SIDES_REACH = 4  # tokens from "between" to a government without a name, and from there to the other side


def facing(document: Document, at: int) -> bool:
    """Whether such rebels stand right at a token."""
    told = words(document.article.language, "frames", "rebel_words")
    return any(t.norm.rpartition("-")[2] in told for t in document.tokens[at : at + REACH])


def faced(document: Document, scene: Scene) -> bool:
    """Whether rebels stand behind a noun of talks, or beside its subject: "the government and rebels"."""
    beside = (
        scene.subject is not None and scene.subject.last < scene.at and facing(document, scene.subject.last)
    )
    return beside or facing(document, scene.at + 1)


def governed(document: Document, kind: str, scene: Scene, *, supported: bool) -> Members:
    """The government that is the subject of talks with rebels: the side that has a name."""
    marks = words(document.article.language, "frames", "talked_marks")
    first = max(scene.clause.start, scene.at - SIDES_REACH)
    supported = supported or any(document.tokens[i].norm in marks for i in range(first, scene.at))
    if kind not in ("meeting", "negotiation") or not supported or not faced(document, scene):
        return []
    return everybody(scene.subject) if scene.subject and "country" in scene.subject.kinds else []


def facing_rebels(document: Document, scene: Scene) -> Members:
    """ "Perus regjering og opposisjon møttes": the one of the two that has a name."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if subject is None or subject.kinds != {"country", "delegates"} or subject.genitive:
        return []
    rebels, joins = (words(language, "frames", key) for key in ("rebel_words", "conjunctions"))
    behind = [t.norm for t in tokens[subject.last : subject.last + SIDES_REACH]]
    both = behind[:1] and behind[0] in joins and not rebels.isdisjoint(behind)
    return everybody(subject) if both and len(subject.members) == 1 else []


def two_of_one_land(document: Document, scene: Scene, pattern: str) -> Members:
    """ "Peru's government and rebels signed a truce", "met the rebels", "negotiates with the rebels"."""
    acting = scene.subject is not None and scene.subject.people
    if pattern in ("meet", "sign", "negotiate"):
        return [] if acting else (_against(document, scene, pattern) or at_home(document, scene))
    return at_home(document, scene)


def _against(document: Document, scene: Scene, pattern: str) -> Members:
    """ "The Peruvian government signed a deal with the rebels": the government."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if subject is None or subject.genitive or not {"country", "delegates"} <= subject.kinds:
        return []
    rebels, ties = (words(language, "frames", key) for key in ("rebel_words", "with"))
    behind = range(scene.at + 1, min(scene.at + DEAL_REACH, scene.clause.end))
    tie = next((i for i in behind if tokens[i].norm in ties), scene.at if pattern == "meet" else -1)
    told = tie >= 0 and any(t.norm in rebels for t in tokens[tie + 1 : tie + SIDES_REACH])
    return everybody(subject) if told and len(subject.members) == 1 else []


def at_home(document: Document, scene: Scene) -> Members:
    """ "Regjeringen og opposisjonen i Peru", "the Peruvian government and the rebels": whose they are.

    Not of whom somebody else meets "with" both.
    """
    language, tokens = document.article.language, document.tokens
    rebels, joins = (words(language, "frames", key) for key in ("rebel_words", "conjunctions"))
    governing = words(language, "frames", "seated_authorities") | words(language, "frames", "ruling_nouns")
    apart = words(language, "frames", "with")
    opens = {at for at in range(*scene.sentence.tokens) if tokens[at].norm in joins}
    for at in opens:
        low, high = max(scene.sentence.tokens[0], at - SIDES_REACH), min(at + SIDES_REACH, len(tokens))
        one = next((i for i in range(at - 1, low - 1, -1) if tokens[i].norm in governing | rebels), -1)
        other = next((i for i in range(at + 1, high) if tokens[i].norm in governing | rebels), -1)
        if one < 0 or other < 0 or (tokens[one].norm in rebels) is (tokens[other].norm in rebels):
            continue
        if any(t.norm in apart for t in tokens[max(0, one - PAIR) : one]):
            return []
        return [(state, "participant") for state in _whose(document, scene, one, other)]
    return []


def negotiating(document: Document, scene: Scene) -> bool:
    """Whether the sentence says so: "møtes for å finne en forhandlet løsning"."""
    stems = endings(document.article.language, "frames", "negotiation_stems")
    inside = document.tokens[slice(*scene.sentence.tokens)]
    return any(t.norm.startswith(tuple(stem[:BARGAINED] for stem in stems)) for t in inside)


def _whose(document: Document, scene: Scene, one: int, other: int) -> list[str]:
    """The state whose two sides stand at two tokens: before the first, between them or behind "in"."""
    tokens, places = document.tokens, words(document.article.language, "frames", "place_prepositions")
    behind = other + 1 < len(tokens) and tokens[other + 1].norm in places
    last = min(other + SIDES_REACH - 1 if behind else other, scene.sentence.tokens[1] - 1)
    near = within(document.mentions, tokens[max(0, one - PAIR)].start, tokens[last].end)
    told = [m for m in near if m.kind == "country"]
    first = [m for m in told if m.end <= tokens[one].start and (m.genitive or m.form == "adjective")]
    found = first or [m for m in told if m.start > tokens[one].start]
    return list(dict.fromkeys(m.key for m in found))[:1]
