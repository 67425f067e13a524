"""Third parties: who brings others together to talk, as host or mediator, and is neither of the sides."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.names import organisation_name
from kg.extract.actors.premodifiers import modifiers
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import endings, words
from kg.records import Status, TimeExpression

SUBJECT_REACH = 12  # tokens from "legge til rette for" to the noun of talks
AS_REACH = 5  # tokens behind "as" within which "mediator" stands: "som ein av tilretteleggjarane"
LED_REACH = 4  # tokens before the noun within which "EU-ledede" stands
TWO = 2
COMPANION_REACH = 3  # tokens from a noun of talks to whom they are with


def helping(document: Document) -> bool:
    """Whether the text has any word for whoever brings others together."""
    language = document.article.language
    told = (
        "third_parties", "host_words", "convene_verbs", "convene_forms", "helping_participles",
        "mediation_nouns", "leading_talks",
    )  # fmt: skip
    known = frozenset[str]().union(*(words(language, "frames", key) for key in told))
    known |= words(language, "frames", "indirect_words")
    marks, tails = words(language, "frames", "helping_marks"), endings(language, "frames", "led_tails")
    norms = {t.norm for t in document.tokens}
    return not norms.isdisjoint(known | marks) or any(norm.endswith(tails) for norm in norms)


def calling_for(document: Document, scene: Scene, members: Members) -> bool:
    """ "Peru and Chile called for dialogue": they want others to talk, and do not say who."""
    subject, language = scene.subject, document.article.language
    if subject is None or not members or not {w for w, _ in members} <= set(subject.members):
        return False
    calling = [t.norm for t in document.tokens[subject.last : scene.at]]
    pairs = {f"{one} {other}" for one, other in pairwise(calling)}
    return not pairs.isdisjoint(words(language, "frames", "calling_for"))


def third_parties(
    document: Document,
    scene: Scene,
    around: Sequence[Chunk],
    members: Members,
    served: Mapping[str, set[str]],
    least: int = TWO,
) -> Members:
    """Who helps the `members` talk: the subject that hosts them, "with C as mediator", "C-mediated talks".

    `served` says whom people act for, and `least` how many sides have a name at least.
    """
    found = _acting(document, scene, around) or standing_by(document, around)
    found = found or _by_whom(document, scene, around) or led(document, scene)
    found = found or _mediating(document, scene, around)
    parties = {w for w, role in members if role == "participant"} - {w for w, _ in found}
    sides = {s for w in parties for s in served.get(w, {w})}
    found = [m for m in found if sides.isdisjoint(served.get(m[0], {m[0]}))]  # "A ledet samtalene med B"
    return found if len(parties) >= least else []


def beside(members: Members, helpers: Members) -> Members:
    """The parties, and those who help them in the role that they have then."""
    return [m for m in members if m[0] not in {w for w, _ in helpers}] + helpers if helpers else members


def going_on(
    kind: str, members: Members, state: Status | None, time: TimeExpression | None, *, present: bool
) -> Status | None:
    """How real talks are that somebody helps with: "Norge er tilrettelegger" tells that they go on."""
    helped = present and time is None and kind in ("meeting", "negotiation")
    helped = helped and any(role in ("organiser", "host") for _, role in members)
    sides = sum(role == "participant" for _, role in members)
    return "ongoing" if helped and sides and state in ("planned", "held") else state


def role_of(document: Document, scene: Scene) -> str:
    """ "Er vertskap for samtaler", "has facilitated talks": in which role the subject of a noun has part."""
    language, tokens = document.article.language, document.tokens
    low = max(scene.clause.start, scene.at - SUBJECT_REACH)
    near = [t.norm for t in tokens[low : scene.at]]
    said = f" {' '.join(near)} "
    helped = any(f" {phrase} " in said for phrase in words(language, "frames", "helping_phrases"))
    if helped or not words(language, "frames", "third_parties").isdisjoint(near):
        return "organiser"
    keys = ("host_words", "convene_forms", "convene_verbs")
    hosting = frozenset[str]().union(*(words(language, "frames", key) for key in keys))
    leading = words(language, "frames", "leading_talks").intersection(near[-LED_REACH:])
    return "host" if leading or hosting.intersection(near) else ""


def helpers(document: Document, scene: Scene, around: Sequence[Chunk]) -> list[str]:
    """The subject of the clause, and those with whom it helps: "Norge har sammen med Cuba"."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if (praised := _praised(document, scene)) >= 0:
        whom = next((c for c in around if c.last == praised and not c.genitive), None)
        return list(whom.members) if whom is not None else []
    if subject is None or subject.preposition or subject.genitive or subject.first > scene.at:
        return []
    ties, along = words(language, "frames", "with"), words(language, "frames", "jointly")
    others = [
        w
        for c in around
        if c.first < scene.at and not c.genitive and c.preposition in ties
        if tokens[c.first - TWO].norm in along or tokens[c.first - 1].norm in along
        for w in c.members
    ]
    return list(dict.fromkeys([*subject.members, *others]))


def _praised(document: Document, scene: Scene) -> int:
    """ "Thanked Peru for hosting talks": the token of "for", before which the one who does it stands; -1."""
    tokens, language = document.tokens, document.article.language
    low = max(scene.clause.start, scene.at - SUBJECT_REACH)
    praising, marks = (words(language, "frames", key) for key in ("praising_verbs", "praised_marks"))
    at = next((i for i in range(scene.at - 1, low - 1, -1) if tokens[i].norm in praising), scene.at)
    mark = next((i for i in range(at + 1, scene.at - 1) if tokens[i].norm in marks), -1)
    to = words(language, "circumstances", "infinitive_marks")
    doing = endings(language, "frames", "action_endings")
    does = mark >= 0 and (tokens[mark + 1].norm.endswith(doing) or tokens[mark + 1].norm in to)
    return mark if does else -1


def _acting(document: Document, scene: Scene, around: Sequence[Chunk]) -> Members:
    role = role_of(document, scene)
    return [(w, role) for w in helpers(document, scene, around)] if role else []


def standing_by(document: Document, around: Sequence[Chunk]) -> Members:
    """ "Med Norge som tilrettelegger", "with Russia as mediator"."""
    language, tokens = document.article.language, document.tokens
    ties, marks = words(language, "frames", "with"), words(language, "frames", "as_words")
    helps, hosts = words(language, "frames", "third_parties"), words(language, "frames", "host_words")
    for chunk in around:
        if chunk.genitive or chunk.preposition not in ties or tokens[chunk.last].norm not in marks:
            continue
        behind = [t.norm for t in tokens[chunk.last + 1 : chunk.last + AS_REACH]]
        if helps.intersection(behind) or hosts.intersection(behind):
            role = "organiser" if helps.intersection(behind) else "host"
            return [(w, role) for w in chunk.members]
    return []


def _by_whom(document: Document, scene: Scene, around: Sequence[Chunk]) -> Members:
    """ "Talks mediated by Turkey", "samtaler meklet av Tyrkia"."""
    language, tokens = document.article.language, document.tokens
    by, done = words(language, "frames", "by"), words(language, "frames", "helping_participles")
    through, afar = words(language, "frames", "through_words"), words(language, "frames", "indirect_words")
    apart = any(t.norm in afar for t in document.tokens[slice(*scene.sentence.tokens)])
    for chunk in around:
        if apart and document.tokens[chunk.first - 1].norm in through and not chunk.genitive:
            return [(w, "organiser") for w in chunk.members]  # "forhandler indirekte gjennom Tyrkia"
        behind = chunk.first > scene.at and chunk.preposition in by and not chunk.genitive
        if behind and done.intersection(t.norm for t in tokens[chunk.first - TWO : chunk.first]):
            return [(w, "organiser") for w in chunk.members]
    return []


def led(document: Document, scene: Scene) -> Members:
    """ "EU-ledede samtaler", "the Egyptian-brokered talks"."""
    tails = endings(document.article.language, "frames", "led_tails")
    for token in document.tokens[max(scene.clause.start, scene.at - LED_REACH) : scene.at]:
        if "-" not in token.text or not token.norm.endswith(tails):
            continue
        named = within(document.mentions, token.start, token.end)
        for mention in (m for m in named if m.start == token.start):
            if mention.kind == "country":
                return [(mention.key, "organiser")]
            if mention.kind == "organisation":
                return [(organisation_name(document, mention), "organiser")]
    return []


def of_one_state(members: Members, served: Mapping[str, set[str]]) -> bool:
    """Whether all are people of one state, who do not negotiate with each other."""
    states = [served.get(w, set()) for w, _ in members]
    return len(members) > 1 and all(len(of) == 1 for of in states) and len(set.union(*states)) == 1


def met(document: Document, scene: Scene) -> bool:
    """ "For å møte meklere fra Egypt", "talks with Qatari mediators": those met are there to mediate."""
    behind = document.tokens[scene.at + 1 : min(scene.at + AS_REACH, scene.sentence.tokens[1])]
    return any(t.norm in words(document.article.language, "frames", "mediator_nouns") for t in behind)


def mediation(document: Document, scene: Scene) -> bool:
    """Whether the noun is what a third party does: "mekling", "mediation"."""
    return document.tokens[scene.at].norm in words(document.article.language, "frames", "mediation_nouns")


def _mediating(document: Document, scene: Scene, around: Sequence[Chunk]) -> Members:
    """ "Kina har bidratt med mekling", "Qatars mekling", "Egyptian mediation": whose it is."""
    if not mediation(document, scene):
        return []
    before = document.tokens[scene.at - 1]
    named = within(document.mentions, before.start, before.end)
    if states := [m.key for m in named if m.kind == "country" and m.form == "adjective"]:
        return [(w, "organiser") for w in states]
    if owner := next((c for c in around if c.genitive and c.last == scene.at), None):
        return [(w, "organiser") for w in owner.members]
    return [(w, "organiser") for w in helpers(document, scene, around)]


def of_body_with(document: Document, scene: Scene) -> Members:
    """ "The P5+1 talks with Peru": a body that talks with a state has no gathering of its own."""
    language, at = document.article.language, scene.at
    near = (c for c in scene.after if c.preposition in words(language, "frames", "with"))
    companion = next((c for c in near if c.first - at <= COMPANION_REACH), None)
    talking = document.tokens[at].norm in words(language, "frames", "negotiable")
    bodies = modifiers(document, at, "organisation") if talking and companion is not None else []
    if companion is None or companion.genitive or not bodies:
        return []
    names = [organisation_name(document, bodies[-1])]
    return [(w, "participant") for w in (*names, *companion.members) if w]
