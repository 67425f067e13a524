"""Whom several offices stand for that the text names by name: "the presidents of Peru and Chile"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Title, replace
from kg.extract.actors.records import Chunk
from kg.extract.actors.unnamed import less_the_many
from kg.languages import words

HELD = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
LANDS = {"country", "delegates"}
PAIR = 2


def as_named(document: Document, chunks: Sequence[Chunk]) -> list[Chunk]:
    """The groups of a sentence, less the many, each state as its minister where the text names him."""
    return [_named(document, chunk) for chunk in less_the_many(document, chunks)]


def _named(document: Document, chunk: Chunk) -> Chunk:
    """ "The Peruvian and Chilean presidents": the people, where each of them is named in the text."""
    sent = "delegates" in chunk.kinds and chunk.kinds <= LANDS and not chunk.genitive
    if not sent or len(chunk.members) == 1:
        return chunk  # "rival Peruvian leaders"
    tokens = document.tokens
    told = within(document.titles, tokens[chunk.first].start, tokens[chunk.last - 1].end)
    title = next((t for t in told if t.plural and not t.person and t.office in HELD), None)
    offices = _offices(document, title) if title else ()
    people = [_holder(document, offices, state) for state in chunk.members]
    return replace(chunk, members=people, kinds={"person"}) if all(people) else chunk


def _offices(document: Document, title: Title) -> tuple[str, ...]:
    """The office that the title says; "leaders" are heads of state or of government."""
    printed = document.article.text[title.start : title.end].casefold()
    vague = any(word in printed for word in words(document.article.language, "people", "leader_words"))
    return HELD[:PAIR] if vague else (title.office,)


def _holder(document: Document, offices: tuple[str, ...], state: str) -> str:
    """Who holds one of the offices of a state in the text, if it is one alone."""
    held = (t for t in document.titles if t.person and t.office in offices and t.of == state)
    people = {t.person for t in held if t.when == "current"}
    return people.pop() if len(people) == 1 else ""
