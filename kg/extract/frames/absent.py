"""Parties of talks that stand beside the noun in words of their own: "talks which included A, B and C"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import everybody
from kg.languages import subject_first, words

PAIR = 2
AWAY = 8  # tokens before the noun of a gathering within which "not be at" stands
INCLUDED_REACH = 6  # tokens from the noun to "included"
ARTICLE = 2  # tokens before a noun within which its article stands


def kept_away(document: Document, scene: Scene) -> bool:
    """ "Will not be at the summit", "was absent from it": who is said not to be there."""
    tokens, language = document.tokens, document.article.language
    near = scene.clause.before(scene.at, AWAY)
    negation = words(language, "frames", "negation")
    no = next((i for i in near if tokens[i].norm in negation), -1)
    behind = [t.norm for t in tokens[no + 1 : no + 1 + PAIR]] if no >= 0 else []
    there = words(language, "frames", "be_forms") | words(language, "frames", "part_words")
    gone = any(tokens[i].norm in words(language, "frames", "away_words") for i in near)
    return gone or (
        bool(behind)
        and behind[-1] in words(language, "frames", "part_words")
        and there.issuperset(behind[:1])
    )


def included(document: Document, scene: Scene, around: Sequence[Chunk]) -> Members:
    """ "The talks, which included A, B and C, ended", "negotiations involving A and B"."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "frames", "partaking_words")
    stop = min(scene.at + 1 + INCLUDED_REACH, scene.sentence.tokens[1])
    mark = next((i for i in range(scene.at + 1, stop) if tokens[i].norm in marks), -1)
    between = {t.norm for t in tokens[scene.at + 1 : mark]} if mark > scene.at else set()
    linked = mark == scene.at + 1 or between & (
        words(language, "frames", "relatives") | words(language, "frames", "that")
    )
    chunk = next((c for c in around if mark < c.first <= mark + ARTICLE), None)
    if mark < 0 or not linked or chunk is None or chunk.genitive or len(chunk.members) < PAIR:
        return []
    return everybody(chunk) if chunk.people or chunk.kinds <= {"country", "delegates"} else []


def related(document: Document, scene: Scene, around: Sequence[Chunk]) -> Members:
    """ "Relations between A and B have soured since the talks broke down": of the two states told of."""
    tokens, language = document.tokens, document.article.language
    near = {t.norm for t in tokens[max(scene.sentence.tokens[0], scene.at - ARTICLE) : scene.at]}
    if subject_first(language) and near.isdisjoint(words(language, "people", "definite_articles")):
        return []
    bonds, joins = words(language, "frames", "bond_nouns"), words(language, "frames", "between")
    told = [c for c in around if not c.genitive and c.last <= scene.at and c.preposition in joins]
    two = [c for c in told if c.kinds == {"country"} and tokens[c.first - PAIR].norm in bonds]
    if len(told) != 1 or not two or len(two[0].members) != PAIR:
        return []
    others = {w for c in (*scene.before, *scene.rest) if c is not two[0] for w in c.members}
    others |= set(scene.subject.members) if scene.subject else set()
    return everybody(two[0]) if others <= set(two[0].members) else []


def called_off(document: Document, scene: Scene, members: Members) -> Members:
    """ "B called off their meeting": one of B's, not that of others told of before."""
    subject, inside = scene.subject, (scene.sentence.start, scene.sentence.end)
    named = {m.key for m in within(document.mentions, *inside) if m.form != "pronoun"}
    who = {w for w, _ in members}
    if subject is None or not subject.people or not who.isdisjoint({*subject.members, *named}):
        return members
    return [(w, "participant") for w in subject.members]
