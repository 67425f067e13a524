""" "De to har ikke møttes siden Ohrid i 2018": those who have not met since then met then.

So who "har ikke vært i Peru siden 2015" was there in that year, and who is there "første gang siden 2015".
"""

from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.records import Place, Seen
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import allegiances
from kg.languages import words
from kg.reference import Registry

TWO = 2  # states at least
BEHIND = 7  # tokens from the verb of a journey to "since"
NEGATED = 5  # tokens before the verb of a journey within which "not" stands
NAMED = 4  # tokens from "since" to the town or the time
TOGETHER = ("meet", "recip", "gather", "see", "converse", "talk", "call", "negotiate")  # patterns of verbs
HAD = ("meeting", "phone_call", "negotiation", "summit")  # kinds of nouns: "har ikke hatt et møte siden"
GOING = ("stay", "visit")  # patterns of verbs
POINTING = ("da", "den", "då", "then", "so")  # behind "since": no time of its own


def last_seen(
    document: Document, registry: Registry, scene: Scene, pattern: str, members: Members, kind: str
) -> Seen | None:
    """What "since" in a negated clause of meeting tells of the time before; None where it tells nothing."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    if pattern in GOING:
        return _been(document, scene, members)
    if pattern not in TOGETHER and (pattern != "noun" or kind not in HAD):
        return None
    before = {tokens[i].norm for i in range(scene.clause.start, at + 2) if i in scene.clause}
    since = _since(document, scene)
    if since < 0 or before.isdisjoint(words(language, "frames", "negation")):
        return None
    inner = words(language, "circumstances", "infinitive_marks") | words(language, "frames", "future")
    between = {t.norm for t in tokens[at + 1 : since]}  # "fikk aldri møtet de hadde arbeidet med siden mai"
    if (
        before & inner
        or between & words(language, "frames", "finite_verbs")
        or tokens[since + 1].norm in POINTING
    ):
        return None
    served = allegiances(document, registry)
    states = {of for who, _ in members for of in served.get(who, {who} & registry.countries.keys())}
    if len(states) < TWO:
        return None
    last = scene.sentence.end if since > at else tokens[at].start  # "ikke siden 2016 har A møtt B"
    told = within(document.times, tokens[since].start, last)
    behind = tokens[since + 1 : min(since + NAMED, scene.sentence.tokens[1])]
    if any(t.norm in words(language, "frames", "third_person") for t in behind):
        return None  # "siden han tiltrådte i 2018": at no time
    seen = Seen(next(iter(told), None), _town(document, registry, since))
    return seen if seen.time or seen.place else None


def _since(document: Document, scene: Scene) -> int:
    """The "since" of the trigger's clause: behind it, or in its front, in its own sentence; or -1."""
    tokens, at = document.tokens, scene.at
    marks = words(document.article.language, "frames", "since")
    last = scene.sentence.tokens[1] - 1
    behind = (
        i for i in range(at + 1, last) if i in scene.clause or i <= at + BEHIND or i == scene.clause.end
    )
    before = (i for i in range(scene.clause.start + 1, at) if tokens[i - 1].norm not in marks)
    ahead = (
        i for i in before if tokens[i - 1].norm in words(document.article.language, "frames", "negation")
    )
    return next((i for i in (*behind, *ahead) if tokens[i].norm in marks), -1)


def _been(document: Document, scene: Scene, members: Members) -> Seen | None:
    """When somebody was in a state last, by the time right behind "since"."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    marks = words(language, "frames", "since")
    stop = min(at + BEHIND, scene.sentence.tokens[1] - 1)
    since = next((i for i in range(at + 1, stop) if tokens[i].norm in marks), -1)
    if since < 0 or not members:
        return None
    near = [t.norm for t in tokens[max(scene.sentence.tokens[0], at - NEGATED) : at + 2]]
    first = words(language, "frames", "first_times") & {" ".join(pair) for pair in pairwise(near[:-1])}
    known = scene.subject is not None and tokens[scene.subject.first].norm not in words(
        language, "frames", "indefinite_articles"
    )  # not "første gang en statsminister besøker"
    if not known or (words(language, "frames", "negation").isdisjoint(near) and not first):
        return None
    behind = within(document.times, tokens[since].start, scene.sentence.end)
    time = next((t for t in behind if t.start <= tokens[min(since + 2, len(tokens) - 1)].start), None)
    return Seen(time, None) if time else None


def _town(document: Document, registry: Registry, since: int) -> Place | None:
    """The town right behind "since", or behind the gathering there: "since a summit in Accra"."""
    tokens = document.tokens
    last = tokens[min(since + NAMED, len(tokens) - 1)]
    found = [m for m in within(document.mentions, tokens[since].start, last.end) if m.kind == "place"]
    if not found:
        return None
    printed = document.article.text[found[0].start : found[0].end]
    return Place(city=printed, country=registry.place(found[0].key).country or None)
