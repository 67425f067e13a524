"""Visits to somebody rather than to a land: "var på besøk hos B", "hadde besøk av B", "vitja president B"."""

from collections.abc import Collection

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import pair
from kg.languages import union, words
from kg.reference import Registry

CALLED_ASIDE = 12  # tokens of ", who is in Lima," between whoever is called on and what to do
CALLED_ON = 3  # tokens from "call" to whom it is on
OTHERS_ASKED = 9  # tokens of "and the armed groups of the north to" behind whom one called on
DETERMINED = 5  # characters of "the " between a verb and a title
COURTESY_REACH = 3  # the same behind a verb: "paid a courtesy call on"
OFFICIAL_REACH = 2  # tokens before "besøk" within which "offisielt" stands


def with_envoy(document: Document, scene: Scene, members: Members) -> Members:
    """ "Visited Peru's ambassador, NAME": the two who meet, abroad as he is; nobody where it is no envoy."""
    verb = document.tokens[scene.at]
    near = (t for t in document.titles if t.person and 0 < t.start - verb.end <= DETERMINED)
    envoy = next((t.person for t in near if t.office == "ambassador"), None)
    guests = [w for w, role in members if role == "guest"]
    return [(w, "participant") for w in (*guests, envoy)] if envoy else []


def called_on(
    document: Document,
    registry: Registry,
    scene: Scene,
    pattern: str,
    members: Members,
    travellers: Collection[str],
) -> tuple[str, Members]:
    """The type of a visit and who is there: where somebody is visited by his name, the two of them meet.

    A state or official visit is one to his land all the same, and so is one to him by somebody who is none of
    the `travellers` told of before.
    """
    language, tokens, at = document.article.language, document.tokens, scene.at
    people = [(w, r) for w, r in members if w not in registry.countries]
    if {r for _, r in people} != {"guest", "host"}:
        return "visit", members
    there = any(w in travellers for w, role in people if role == "guest")
    if pattern == "noun":
        behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        before = {t.norm for t in tokens[max(scene.clause.start, at - OFFICIAL_REACH) : at]}
        official = before & words(language, "frames", "official_visits")
        plain = tokens[at].norm in words(language, "frames", "plain_visits") and not official
        at_his = there and behind in words(language, "frames", "at_somebody")
        told = plain and (at_his or behind in words(language, "frames", "by"))
    elif pattern == "stay":  # "var i Det hvite hus hos president B"
        told = len(people) == len(members)
    elif pattern == "travel":  # "reiste derfra til B"
        told = not _in_town(document, scene, words(language, "frames", "stay_prepositions"))
    else:
        told = there and tokens[at].norm in words(language, "frames", "site_verbs")
        told = told and not _in_town(document, scene, union(language, "frames", "stay_prepositions", "to"))
    return ("meeting", people) if told else ("visit", members)


def _in_town(document: Document, scene: Scene, ties: frozenset[str]) -> bool:
    """ "Besøkte president B i Lima", "i Det hvite hus": a journey there."""
    tokens = document.tokens
    behind = (tokens[i + 1] for i in range(scene.at + 1, scene.clause.end - 1) if tokens[i].norm in ties)
    return any(t.text[0].isupper() for t in behind)


def asked_to(document: Document, scene: Scene, host: Chunk) -> bool:
    """Whether "to" follows whom one called on: "on B to stop", "on B, the king, to", "on B and others to"."""
    language, tokens = document.article.language, document.tokens
    norms = [t.norm for t in tokens[host.last : min(host.last + OTHERS_ASKED, scene.clause.end)]]
    to = words(language, "frames", "to")
    inside = range(host.last, min(host.last + CALLED_ASIDE, scene.sentence.tokens[1] - 1))
    near = within(document.times, tokens[host.last - 1].end, scene.sentence.end)[:1]
    closed = [i for i in inside if norms[:1] == [","] == [tokens[i].text]]  # ", who is in Lima, to"
    closed += [i for i in inside if any(t.end == tokens[i].end for t in near)]  # "on Monday to"
    if any(tokens[i + 1].norm in to for i in closed):
        return True
    if not norms or norms[0] not in words(language, "frames", "conjunctions"):
        return not to.isdisjoint(norms[:1] + [n for n in norms[1:2] if norms[0] == ","])
    stops = union(language, "frames", "adjunct_prepositions", "stay_prepositions")
    stops -= words(language, "frames", "of")
    return next((n in to for n in norms if n in to or n in stops), False)


def paid_call(document: Document, scene: Scene) -> Chunk | None:
    """ "Begins the visit with a call on B": B; nobody in "a call on B to stop", which asks for it."""
    tokens, language = document.tokens, document.article.language
    if tokens[min(scene.at + 1, len(tokens) - 1)].norm not in words(language, "frames", "call_on"):
        return None
    host = next((c for c in scene.after if c.people and 0 < c.first - scene.at <= CALLED_ON), None)
    behind = (
        tokens[host.last + (tokens[host.last].text == ",")].norm if host and host.last < len(tokens) else ""
    )
    asks = behind in words(language, "frames", "to")
    return None if host is None or host.genitive or asks else host


def answered(document: Document, scene: Scene, owner: Chunk | None) -> Chunk | None:
    """ "A returned B's phone call": A, where B is whose call it is; not "answered B's call for peace"."""
    language, tokens = document.article.language, document.tokens
    returning = words(language, "frames", "call_returning")
    behind = tokens[scene.at + 1].norm if scene.at + 1 < len(tokens) else ""
    asks = behind in union(language, "frames", "to", "other_prepositions")
    told = owner is not None and tokens[max(0, owner.first - 1)].norm in returning
    return scene.subject if told and not asks else None


def courtesy_call(document: Document, scene: Scene) -> Members:
    """ "A paid a courtesy call on B", "B received a courtesy call from A": who calls, and on whom."""
    language, subject = document.article.language, scene.subject
    nouns = words(language, "frames", "courtesy_calls")
    norms = [t.norm for t in document.tokens[scene.at + 1 : scene.clause.end]]
    call = next((scene.at + 1 + i for i, norm in enumerate(norms) if norm in nouns), -1)
    if subject is None or call < 0:
        return []
    taken = document.tokens[scene.at].norm in words(language, "frames", "call_receivers")
    marks = words(language, "frames", "visitors") if taken else words(language, "frames", "call_marks")
    free = [c for c in scene.after if c.somebody and not c.genitive]
    tied = document.tokens[min(call + 1, len(document.tokens) - 1)].norm in marks
    other = next((c for c in free if tied and 0 < c.first - call <= COURTESY_REACH), None)
    if taken:
        return pair(subject, other, "host", "guest") if other else []
    other = other or next((c for c in free if c.last <= call and not c.preposition), None)
    return pair(subject, other, "guest", "host") if other else []  # "paid B a courtesy call"
