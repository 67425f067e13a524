"""Travellers whom a text tells of by number before it names them: "two Peruvian ministers visited Lima"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.frames.records import Members, Scene
from kg.languages import table

AHEAD = 3  # sentences behind "two ministers" in which they are named
SEVERAL = (2, 4)  # ministers, of whom each is named


def named_ahead(document: Document, scene: Scene, members: Members) -> Members:
    """ "Two Peruvian ministers visited Lima": the two of that state whom the sentences behind name."""
    subject = scene.subject
    if subject is None or "delegates" not in subject.kinds or len(subject.members) != 1:
        return members
    numbers: dict[str, int] = table(document.article.language, "times")["numbers"]
    state, count = subject.members[0], numbers.get(document.tokens[max(0, subject.first - 1)].norm, 0)
    here = document.sentences.index(scene.sentence)
    behind = document.sentences[here + 1 : here + 1 + AHEAD]
    if not SEVERAL[0] <= count <= SEVERAL[1] or (state, "guest") not in members or not behind:
        return members
    told = within(document.titles, behind[0].start, behind[-1].end)
    people = list(dict.fromkeys(t.person for t in told if t.person and t.of == state))
    if len(people) != count:
        return members
    return [*((w, "guest") for w in people), *(m for m in members if m != (state, "guest"))]
