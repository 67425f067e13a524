"""Papers that are signed by nobody named: "four memoranda were signed", of the two states told of last."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.extract.events.told import Draft
from kg.extract.frames.scene import Members, Scene
from kg.languages import words
from kg.records import Document

PAPER_REACH = 24  # tokens before "signed" within which the papers stand
OPENING = 4  # tokens before the papers within which "the" makes them known ones
FAR = 3  # paragraphs behind the meeting or visit
PAIR = 2


def signed_between(
    document: Document, scene: Scene, told: Draft | None, served: Mapping[str, AbstractSet[str]]
) -> Members:
    """The two states that the event told last is between, where new papers are signed at it."""
    language, tokens = document.article.language, document.tokens
    papers = words(language, "frames", "new_papers")
    if not papers or told is None or told.type == "phone_call" or told.status in ("cancelled", "denied"):
        return []
    if not 0 <= scene.sentence.paragraph - told.sentence.paragraph <= FAR:
        return []
    first = max(scene.clause.start, scene.at - PAPER_REACH)
    paper = next((i for i in range(scene.at - 1, first - 1, -1) if tokens[i].norm in papers), -1)
    auxiliaries = {tokens[i].norm for i in range(max(paper, scene.at - 3), scene.at)} if paper >= 0 else set()
    if paper < 0 or auxiliaries.isdisjoint(words(language, "frames", "passive_auxiliaries")):
        return []
    known = words(language, "frames", "definite_determiners") | words(language, "frames", "possessives")
    before: Sequence[str] = [tokens[i].norm for i in range(max(first, paper - OPENING), paper)]
    if not known.isdisjoint(before):
        return []
    states = {c for who in told.who for c in served.get(who, {who}) if len(c) == len("NOR") and c.isupper()}
    return [(c, "participant") for c in sorted(states)] if len(states) == PAIR else []
