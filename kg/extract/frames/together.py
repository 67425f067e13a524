"""Those who do something after talks have had them: "A and B signed a deal after two hours of talks"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kg.annotate.structure import covering
from kg.document import Document
from kg.extract.actors.premodifiers import introduced
from kg.extract.actors.records import Chunk
from kg.extract.frames.assembled import assembled
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, union, words

OPENING = 6  # tokens between "after" and "talks": "after nearly two hours of closed"
TWO = 2
FOLLOWED_REACH = 6  # tokens from "by" to the noun: "followed by two days of talks"
ERRAND_REACH = 4  # tokens from "talks" to whom they are with
GOING = ("travel", "stay", "visit", "mission")  # patterns of those who go somewhere for talks
COMING = 4  # tokens before "meeting" within which "took part in" stands


def talked_before(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> Members:
    """The people of two states who act after or at talks that nobody else is named for."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if subject is None or not subject.somebody or len(subject.members) < TWO or subject.genitive:
        return []
    sent = "delegates" in subject.kinds  # "the presidents of A and B" are told as their states
    own = [served.get(who) or ({who} if sent else set()) for who in subject.members]
    states, known = {of for states in own for of in states}, all(own)
    following = tokens[scene.at + 1].norm if scene.at + 1 < len(tokens) else ""
    others = words(language, "frames", "with") | words(language, "frames", "talked_of")
    if not known or len(states) < TWO or following in others:
        return []
    first = max(scene.clause.start, scene.at - OPENING)
    near = [tokens[i].norm for i in range(first, scene.at)]
    marks, stops = words(language, "frames", "talked_marks"), words(language, "frames", "talked_stops")
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i] in marks), -1)
    inside = near[at + 1 :]
    if captioned(document, scene):
        return everybody(subject)
    free = at >= 0 and stops.isdisjoint(inside) and not any(n.endswith(("'s", "’s")) for n in inside)
    return everybody(subject) if free else []


def comes(document: Document, scene: Scene, *, definite: bool) -> bool:
    """ "A and B joined the meeting", "took part in the meeting": the one told of, where it is `definite`."""
    language = document.article.language
    near = [t.norm for t in document.tokens[max(scene.clause.start, scene.at - COMING) : scene.at]]
    takers, part = words(language, "frames", "part_takers"), words(language, "frames", "taken_part")
    taking = any(one in takers and two in part for one, two in pairwise(near))
    phrases = words(language, "frames", "joined_phrases")  # "er med på det møtet"
    along = any(f"{one} {two}" in phrases for one, two in pairwise(near))
    attending = not words(language, "frames", "attend_verbs").isdisjoint(near)
    return definite and (taking or along or attending)


def captioned(document: Document, scene: Scene) -> bool:
    """ "A og B i samtale i Lima": what a picture shows, without a verb."""
    language, tokens = document.article.language, document.tokens
    verbs = finite_verbs(language)
    told = any(tokens[i].norm in verbs for i in scene.clause.before(scene.clause.end) if i != scene.at)
    return not told and tokens[scene.at - 1].norm in words(language, "frames", "stay_prepositions")


def talked_around(
    document: Document,
    scene: Scene,
    chunks: Sequence[Chunk],
    served: Mapping[str, AbstractSet[str]],
    *,
    known: bool,
) -> Members:
    """ "During talks in Lima on Monday A asked his colleague B to come": the two of two states who are named.

    `chunks` are those of the sentence. Unless `known`, the noun is new to the text, and says nothing of
    whose talks it tells.
    """
    if (told := assembled(document, scene, chunks)) or known:
        return told
    language, tokens = document.article.language, document.tokens
    people = [c for c in chunks if c.people and not c.genitive]
    who = list(dict.fromkeys(w for c in people for w in c.members))
    states = [served.get(w, set()) for w in who]
    two = len(who) == TWO and all(states) and states[0].isdisjoint(states[1])
    others = words(language, "frames", "with") | words(language, "frames", "between")
    others |= words(language, "frames", "talked_of")
    behind = tokens[scene.at + 1].norm if scene.at + 1 < len(tokens) else ""
    if not two or behind in others or indoors(document, scene.at) or _apart(document, people):
        return []
    near = [tokens[i].norm for i in scene.clause.before(scene.at, OPENING)]
    marks, stops = words(language, "frames", "after_talks"), words(language, "frames", "talked_stops")
    at = next((i for i in range(len(near) - 1, -1, -1) if near[i] in marks), -1)
    plain = all(n[:1].isalnum() and n not in stops for n in near[at + 1 :])
    after = at >= 0 and near[at] in words(language, "circumstances", "after_words")
    met = after and _met_later(document, scene)
    return [(w, "participant") for w in who] if at >= 0 and plain and not met else []


def after_it(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> Members:
    """ "Etter møtet opplyste A og B at", of two states: theirs, where no other meeting was told."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    first = tokens[scene.at - 1].norm if scene.at > scene.sentence.tokens[0] else ""
    if first not in words(language, "circumstances", "after_words") or subject_first(language):
        return []
    if subject is None or not subject.people or len(subject.members) != TWO or subject.genitive:
        return []
    parted = union(language, "frames", "with", "between", "place_prepositions", "other_prepositions")
    own = [served.get(who, set()) for who in subject.members]
    behind = tokens[scene.at + 1].norm if scene.at + 1 < len(tokens) else ""
    saying = words(language, "speech", "verbs")
    said = any(tokens[i].norm in saying for i in scene.clause.before(scene.clause.end))
    told = said and behind not in parted and all(own) and own[0].isdisjoint(own[1])
    return everybody(subject) if told else []


def _met_later(document: Document, scene: Scene) -> bool:
    """ "After talks in Lima A met B in Quito": another meeting is told, which the two have."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "circumstances", "infinitive_marks")
    behind = range(scene.at + 1, scene.sentence.tokens[1])
    return any(
        tokens[i - 1].norm not in marks
        and any(r.type == "meeting" for r in readings(language, tokens, i, i + 1))
        for i in behind
    )


def indoors(document: Document, at: int) -> bool:
    """ "Etter møte i regjeringen", "neste møte i styret": the noun at token `at` is a body's own."""
    behind = document.tokens[at + 1 : at + 1 + TWO]
    if len(behind) < TWO or not behind[1].text.islower():
        return False
    timed = covering(document.times, document.article.text, behind[1].start)
    return not timed and behind[0].norm in words(document.article.language, "frames", "place_prepositions")


def crossed(document: Document, at: int, first: int) -> bool:
    """Whether another noun that can be "between" two stands there: "talks on the agreement between".

    Papers are between two, and so signed; not those of whom a meeting before their signing is.
    """
    language, tokens = document.article.language, document.tokens
    signed = tokens[at].norm in words(language, "frames", "signing_nouns")
    crossing: tuple[str, ...] = ("meeting", "phone_call") if signed else ("meeting", "phone_call", "summit")
    rivals = frozenset[str]() if signed else words(language, "frames", "between_nouns")
    topic = words(language, "invitations", "topic_marks")
    crossing += ("negotiation",) if any(t.norm in topic for t in tokens[at:first]) else ()
    inside = [t.text for t in tokens[at:first]]
    if inside.count("(") > inside.count(")"):
        return True  # "forhandlingene med Mercosur (et samarbeid mellom A og B)"
    for i in range(at + 1, first):
        told = readings(language, tokens, i, i + 1) if signed or i > at + 1 else ()
        if any(r.type in crossing for r in told if signed or r.pattern == "noun") or tokens[i].norm in rivals:
            return True
    return False


def each_his_own(
    document: Document, scene: Scene, subject: Chunk, served: Mapping[str, AbstractSet[str]]
) -> bool:
    """ "Både A og B har hatt møter": each of two of one government, with others."""
    states = [frozenset(served.get(w, ())) for w in subject.members]
    opening = document.tokens[max(scene.clause.start, subject.first - 1) : subject.last]
    both = words(document.article.language, "frames", "counting_both")
    return any(t.norm in both for t in opening) and all(states) and len({*states}) == 1


def _apart(document: Document, people: Sequence[Chunk]) -> bool:
    """Whether one of two only says something of the other: "said that B", "B, said A"."""
    language = document.article.language
    saying = words(language, "speech", "verbs") - words(language, "speech", "object_verbs")
    saying -= words(language, "frames", "informing_verbs")
    saying |= words(language, "frames", "that_words")
    between = document.tokens[people[0].last : people[-1].first]
    return any(t.norm in saying for t in between)


def convened(document: Document, scene: Scene, parties: Sequence[str]) -> Members:
    """ "A har innkalt partene til samtaler": whoever calls the parties told of to talks, and these."""
    language, subject = document.article.language, scene.subject
    if subject is None or not subject.somebody or subject.last > scene.at or len(parties) < TWO:
        return []
    before = [document.tokens[i].norm for i in range(max(subject.last, scene.clause.start), scene.at)]
    told = not words(language, "frames", "party_words").isdisjoint(before)
    led = before[-1:] and before[-1] in words(language, "frames", "led_into")
    if not told or not led or set(parties) & set(subject.members):
        return []
    return [(w, "host") for w in subject.members] + [(w, "guest") for w in parties]


def alongside(document: Document, scene: Scene) -> Members:
    """ "A, together with B and C, held a meeting": the subject, and those who held it with him."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    if subject is None or not subject.somebody or subject.genitive:
        return []
    ties, marks = (words(language, "frames", key) for key in ("with", "along_marks"))
    near = (c for c in scene.before if subject.last <= c.first < scene.at and c.somebody and not c.genitive)
    along = next((c for c in near if c.preposition in ties), None)
    if along is None or set(along.members) & set(subject.members):
        return []
    tie = next((i for i in range(along.first - 1, subject.last, -1) if tokens[i].norm in ties), subject.last)
    return everybody(subject) + everybody(along) if tokens[tie - 1].norm in marks else []


def followed_by(document: Document, scene: Scene, companion: Chunk) -> Chunk | None:
    """ "A met B on Monday, followed by a meeting in Lima with C": A, who meets C as well."""
    tokens, language = document.tokens, document.article.language
    by, followed = (words(language, "frames", key) for key in ("by", "followed_words"))
    near = range(scene.at - 1, max(scene.sentence.tokens[0], scene.at - FOLLOWED_REACH), -1)
    mark = next((i for i in near if tokens[i].norm in by), 0)
    if not mark or tokens[mark - 1].norm not in followed:
        return None
    first = next((c for c in scene.before if not (c.preposition or c.genitive)), None)
    return first if first and first.people and not set(first.members) & set(companion.members) else None


def on_errand(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> Members:
    """ "A reiser til Lima for forhandlinger med Peru", "flew in for talks with B": A, and whom they are with.

    A acts for another state than that.
    """
    language, subject, at = document.article.language, scene.subject, scene.at
    if subject is None or not subject.people or subject.preposition or subject.genitive or subject.first > at:
        return []
    if not introduced(document, at, words(language, "frames", "errand_marks")):
        return []
    going = (r.pattern for i in scene.clause.before(at) for r in readings(language, document.tokens, i, at))
    ties = words(language, "frames", "with")
    other = next((c for c in scene.after if c.preposition in ties and c.first - at <= ERRAND_REACH), None)
    if other is None or other.genitive or not other.kinds <= {"country", "organisation", "delegates"}:
        return []
    own = {state for w in subject.members for state in served.get(w, ())}
    if not own or own & set(other.members) or not any(pattern in GOING for pattern in going):
        return []
    return [(w, "participant") for w in (*subject.members, *other.members)]


def eaten_together(document: Document, scene: Scene, served: Mapping[str, AbstractSet[str]]) -> bool:
    """ "A og B hadde en felles middag", "A and B had lunch": those of two states who share a meal talk."""
    subject, tokens, language = scene.subject, document.tokens, document.article.language
    if subject is None or len(subject.members) < TWO or not subject.people:
        return False
    own = [served.get(who, set()) for who in subject.members]
    near = [tokens[i].norm for i in scene.clause.before(scene.at, COMING)]
    # they "attended a dinner"
    having = union(language, "frames", "having_talks", "eating_verbs").intersection(near)
    joint = words(language, "frames", "held_jointly").intersection(near[-TWO:])
    return bool(joint) or (bool(having) and all(own) and own[0].isdisjoint(*own[1:]))
