"""Verbs of meeting that tell of none: "Nato har samlet styrker", "Peru met Kenya in the final"."""

import re

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.frames.records import Scene
from kg.extract.grammar.triggers import readings
from kg.languages import union, words

COLLECTED = 4  # tokens around "samlet" that tell who or what is brought together
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")  # of a match


def no_meeting(document: Document, scene: Scene, pattern: str) -> bool:
    """ "Nato har samlet styrker", "Peru met Kenya in the quarter-final"."""
    return _collects(document, scene, pattern) or _played(document, scene)


def _played(document: Document, scene: Scene) -> bool:
    """ "Peru met Kenya in the quarter-final", "Peru met Kenya on Monday and won 2-0": a match of states."""
    inside = document.tokens[slice(*scene.sentence.tokens)]
    match = words(document.article.language, "frames", "match_words")
    states = scene.subject is not None and scene.subject.kinds == {"country"}
    return states and any(t.norm in match or SCORE.fullmatch(t.text) for t in inside)


def _collects(document: Document, scene: Scene, pattern: str) -> bool:
    """ "Nato har samlet styrker", "EU samlet inn penger": what somebody brings together is no meeting."""
    language, tokens, at = document.article.language, document.tokens, scene.at
    if pattern != "recip" or tokens[at].norm not in words(language, "frames", "collecting_verbs"):
        return False
    before = {t.norm for t in tokens[max(scene.clause.start, at - COLLECTED) : at]}
    ahead = range(scene.clause.start, at) if scene.subject and scene.subject.first > at else ()
    if any(r.pattern == "noun" for i in ahead for r in readings(language, tokens, i, i)):
        return True  # "toppmøtet i Lima samlet lederne": told by its noun
    if before & words(language, "frames", "being_verbs") and not before & words(
        language, "frames", "perfect_verbs"
    ):
        return False  # "er samlet"
    behind = tokens[at + 1 : min(at + COLLECTED, scene.clause.end)]
    if any(t.norm.endswith(tuple(words(language, "frames", "collected_people"))) for t in behind):
        return False  # "har samlet utenriksministrene"
    mark = behind[1:2] if behind and behind[0].norm in words(language, "frames", "themselves") else behind[:1]
    places = union(language, "frames", "place_prepositions", "to", "gathered_for")
    return (
        bool(mark)
        and mark[0].norm.isalpha()
        and mark[0].norm not in places
        and not within(document.times, mark[0].start, mark[0].end)
    )
