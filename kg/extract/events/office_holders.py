"""Who holds the offices that a lead names without people: "the presidents of Peru and Chile"."""

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.frames.records import Members

ALONE = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")  # held by one person
BESIDE = 40  # characters between a title in the plural and the states whose it is


def by_office(document: Document, members: Members, sentence: Sentence) -> Members:
    """The members, states whose one holder of the office the article names elsewhere as that person."""
    told = [
        t for t in within(document.titles, sentence.start, sentence.end)
        if t.plural and not t.person and t.office in ALONE
    ]  # fmt: skip
    if len(told) != 1 or any(len(who) > len("NOR") for who, _ in members):
        return members
    title = told[0]
    near = within(document.mentions, title.start - BESIDE, title.end + BESIDE)
    beside = {m.key for m in near if m.kind == "country"}
    found: Members = []
    for who, role in members:
        held = {
            t.person
            for t in document.titles
            if t.person and t.of == who and t.office == title.office and t.when == "current"
        }
        if who not in beside or len(held) != 1:
            return members
        found.append((held.pop(), role))
    return found
