"""Gatherings that are told of by who comes: a seminar, a forum, the session of an assembly."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.frames.records import Scene
from kg.extract.grammar.triggers import readings
from kg.languages import endings, subject_first, union, words

NAME = 60  # characters of the longest name of an assembly
COMING_REACH = 9  # tokens from "deltar" to the noun: "deltar torsdag på det årlige Lima Energy Forum"
EPITHETS = 4  # tokens from "et" to "møte": "et viktig internasjonalt møte"
HELD_REACH = 6  # tokens between "holdes", "vertskap for" and the noun of a session, on either side


def loose(document: Document, at: int) -> bool:
    """Whether the noun at token `at` is of such a gathering."""
    norm, language = document.tokens[at].norm, document.article.language
    if norm in words(language, "frames", "loose_gatherings"):
        return True
    return norm.endswith(endings(language, "frames", "loose_endings"))


def taking_part(document: Document, scene: Scene) -> bool:
    """ "Deltar på Lima Forum", "holdt tale på seminaret": whether somebody is told to be there.

    Who speaks to an assembly that is a body is told of by that deed.
    """
    tokens, language = document.tokens, document.article.language
    token, coming = tokens[scene.at], words(language, "frames", "present_at")
    bodies = within(document.mentions, token.start - NAME, token.end)
    if not any(m.kind == "organisation" and m.start <= token.start < m.end for m in bodies):
        coming |= words(language, "frames", "spoken_there")
    return any(tokens[i].norm in coming for i in scene.clause.before(scene.at, COMING_REACH))


def spoke_there(document: Document, scene: Scene) -> bool:
    """ "Det sa A på Natos toppmøte", "A tok opp saken under toppmøtet": who says so there has come."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    if subject_first(language) or subject is None or not subject.people or subject.preposition:
        return False
    marks, places = (
        words(language, "circumstances", "at_marks"),
        words(language, "frames", "place_prepositions"),
    )
    near = scene.clause.before(scene.at, EPITHETS)
    if next((tokens[i].norm for i in reversed(near) if tokens[i].norm in places | marks), "") not in marks:
        return False
    inside = scene.clause.before(scene.clause.end)
    kept = union(language, "frames", "negation", "absent_words", "source_verbs")
    if any(tokens[i].norm in kept for i in inside):
        return False
    said = words(language, "speech", "verbs") | words(language, "frames", "spoken_there")
    raised = (
        i
        for i in inside
        if any(r.pattern == "raise" for r in readings(language, tokens, i, scene.clause.end))
    )
    return any(tokens[i].norm in said for i in inside) or next(raised, -1) >= 0


def unattended(document: Document, scene: Scene, organisers: Sequence[str]) -> bool:
    """Whether the noun is of such a gathering, nobody is told to be there, and no body to hold its own."""
    if not loose(document, scene.at) or taking_part(document, scene):
        return False
    return not (organisers and convened(document, scene))


def convened(document: Document, scene: Scene) -> bool:
    """ "Rådets sesjon holdes i Lima", "er vertskap for rådets sesjon", "møtes på rådets sesjon"."""
    tokens, language = document.tokens, document.article.language
    keys = ("holding_verbs", "arranging_verbs", "host_words", "session_verbs")
    held = union(language, "frames", *keys)
    near = (
        *scene.clause.before(scene.at, HELD_REACH),
        *range(scene.at + 1, min(scene.at + HELD_REACH, scene.clause.end)),
    )
    return any(tokens[i].norm in held for i in near)


def attended_meeting(document: Document, scene: Scene) -> bool:
    """ "Deltar på et møte om helse", "deltar på møte i Lima": whether somebody comes to one of many."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    if tokens[at].norm not in words(language, "frames", "attended_meetings") or at + 2 >= len(tokens):
        return False
    articles, there = (words(language, "frames", key) for key in ("indefinite_articles", "being_at"))
    first = at - 1
    while first > scene.clause.start and at - first < EPITHETS and tokens[first].norm not in articles | there:
        first -= 1
    first -= tokens[first].norm in articles
    if tokens[first].norm not in there or tokens[first - 1].norm not in words(
        language, "frames", "present_at"
    ):
        return False
    behind = tokens[at + 1]
    if behind.norm in words(language, "frames", "topic_words"):
        return True
    placed = behind.norm in words(language, "frames", "place_prepositions")
    beside = within(document.mentions, tokens[at + 2].start, tokens[at + 2].end)
    return placed and any(m.kind in ("place", "country") and not m.genitive for m in beside)
