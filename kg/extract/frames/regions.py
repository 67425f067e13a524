"""Journeys to a part of the world: "is travelling to Africa", "begins a tour of the Middle East"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import words

GOAL_REACH = 4  # tokens from the journey to the word before the region
REGION = 3  # words of "the Middle East"
LONGEST = 40  # characters of a name that a region is but a part of: "South Africa"
SENT_REACH = 9  # tokens from whom somebody sends to the region: "Ana Soto som spesialutsending til"
NAMED_REACH = 7  # tokens from "tre hovedsteder" to the first of them: ", først Lima"
OWN_REACH = 5  # tokens before "tour" within which "on a" or "her" makes it the subject's
JOURNEYS = ("travel", "visit", "noun", "send", "stay")


def to_region(document: Document, scene: Scene, pattern: str, members: Members) -> Members:
    """Who travels to a region that is no state, or nobody: whose the noun is, or the subject of the verb."""
    if pattern == "noun" and _one_of_many(document, scene):
        return [(w, role) for w, role in members if role == "guest"]
    if pattern == "noun" and _through(document, scene.at) and members:
        return [(w, role) for w, role in members if role == "guest"]  # "Peru praised A's Africa trip"
    if pattern not in JOURNEYS or not _bound(document, scene, pattern):
        return []
    if pattern != "noun" and sum(role == "host" for _, role in members) > 1:
        return []  # "visited three countries in Africa, A, B and C"
    if pattern == "noun" and members:
        return members if all(role == "guest" for _, role in members) else []
    if pattern == "noun" and not _own(document, scene):
        return []
    subject = _sent(scene) if pattern == "send" else scene.subject
    if subject is None or not subject.somebody or subject.genitive or subject.preposition:
        return []
    between = document.tokens[subject.last : max(subject.last, scene.clause.relative)]
    if any(t.text[0].isalpha() for t in between):
        return []  # "A åpnet grensen for folk som vil til Europa"
    return [(w, "guest") for w in subject.members]


def _bound(document: Document, scene: Scene, pattern: str) -> bool:
    """Whether the word for a region stands behind the journey, where it goes."""
    tokens, language = document.tokens, document.article.language
    goals = words(language, "frames", "region_goals")
    if pattern == "send":
        guest = _sent(scene)
        near = range(guest.first, min(guest.first + SENT_REACH, scene.sentence.tokens[1])) if guest else ()
        return any(tokens[i].norm in goals and _region(document, i + 1) for i in near)
    if pattern == "stay":
        there = _unnamed(document, scene, scene.at + 2) or _alone(document, scene.at + 2)
        return tokens[scene.at + 1].norm in goals and there
    if pattern == "noun" and tokens[scene.at].norm.rpartition("-")[0] in words(
        language, "frames", "region_names"
    ):
        return True  # "Midtøsten-turen"
    if pattern == "noun" and _through(document, scene.at):
        return True
    for at in range(scene.at, min(scene.at + GOAL_REACH, scene.clause.end - 1)):
        marked = tokens[at].norm in goals or (at == scene.at and pattern == "visit")
        if marked and (_region(document, at + 1) or _unnamed(document, scene, at + 1)):
            return True
        if marked and pattern == "noun" and _there(document, scene.at, at + 1):
            return True
    return False


def _through(document: Document, at: int) -> bool:
    """ "A Middle East tour", "her Africa trip": a region right before the noun, and no place behind it."""
    tokens, language = document.tokens, document.article.language
    goals, names = (words(language, "frames", key) for key in ("place_prepositions", "region_names"))
    if at + 1 < len(tokens) and tokens[at + 1].norm in goals:
        return False
    ends = (" ".join(t.norm for t in tokens[max(0, at - length) : at]) for length in range(1, REGION + 1))
    told = (name for name in ends if name in names or f"the {name}" in names)
    return tokens[at - 1].text[0].isupper() and next(told, "") != ""


def _there(document: Document, at: int, region: int) -> bool:
    """ "Er på rundreise i regionen": whichever the text is about."""
    tours, named = (words(document.article.language, "frames", k) for k in ("round_trips", "tour_regions"))
    return document.tokens[at].norm in tours and document.tokens[region].norm in named


def _one_of_many(document: Document, scene: Scene) -> bool:
    """ "Var i Peru, ett av de fem landene hun er innom på en rundreise": the tour is not to that one."""
    tours = words(document.article.language, "frames", "round_trips")
    if document.tokens[scene.at].norm not in tours:
        return False
    return any(_several(document, i) for i in range(scene.sentence.tokens[0], scene.at))


def _unnamed(document: Document, scene: Scene, at: int) -> bool:
    """ "Har vært i flere afrikanske land", "en rundreise i fem land": none of which is named right behind."""
    if not _several(document, at):
        return False
    last = min(at + NAMED_REACH, scene.sentence.tokens[1]) - 1
    behind = within(document.mentions, document.tokens[at].end, document.tokens[last].end)
    return not any(m.kind in ("country", "place") and m.form == "name" for m in behind)


def _several(document: Document, at: int) -> bool:
    """Whether a number of lands is told at a token."""
    language, behind = document.article.language, document.tokens[at : at + REGION]
    counts, lands = (words(language, "frames", key) for key in ("land_counts", "several_lands"))
    lands = lands - words(language, "frames", "home_lands")
    return bool(behind) and behind[0].norm in counts and any(t.norm in lands for t in behind[1:])


def _sent(scene: Scene) -> Chunk | None:
    """ "Peru sender B til Europa": B."""
    objects = (c for c in scene.rest if not c.preposition and not c.genitive)
    found = next(objects, None)
    return found if found is not None and found.somebody else None


def _own(document: Document, scene: Scene) -> bool:
    """ "Drar på en rundtur i Afrika", "avlyste sin Afrika-reise": of the subject of the clause."""
    language = document.article.language
    marks, about = (words(language, "frames", key) for key in ("tour_marks", "topic_words"))
    near = [t.norm for t in document.tokens[max(scene.clause.start, scene.at - OWN_REACH) : scene.at]]
    at = max((i for i, norm in enumerate(near) if norm in marks), default=-1)
    return at >= 0 and about.isdisjoint(near[at:])


def _alone(document: Document, at: int) -> bool:
    """ "Er i Europa for første gang", "er i Europa denne uken": a region, and what says when or what for."""
    tokens, language = document.tokens, document.article.language
    if not _region(document, at):
        return False
    marks, names = words(language, "frames", "purpose_marks"), words(language, "frames", "region_names")
    last = next((i for i in range(at + 1, at + 1 + REGION) if tokens[i - 1].norm in names), at + 1)
    behind = tokens[min(last, len(tokens) - 1)]
    timed = any(t.start <= behind.start < t.end for t in document.times)
    return timed or behind.norm in marks or behind.text in ".,;"


def _region(document: Document, at: int) -> bool:
    """Whether a region is named at a token, as no part of the name of a state or a town."""
    tokens, language = document.tokens, document.article.language
    names = words(language, "frames", "region_names")
    for length in range(REGION, 0, -1):
        named = tokens[at : at + length]
        if " ".join(t.norm for t in named) in names:
            inside = within(document.mentions, named[0].start - LONGEST, named[-1].end)
            over = (m for m in inside if m.end > named[0].start)
            return all(m.start >= named[0].start and m.end <= named[-1].end for m in over)
    return False
