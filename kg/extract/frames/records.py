"""A trigger in its clause, with the actors around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.grammar.records import Clause

Members = list[tuple[str, str]]  # who, role  # who, role


@dataclass(frozen=True)
class Scene:
    """A trigger at token `at` and what stands around it in its clause."""

    at: int
    sentence: Sentence
    clause: Clause
    subject: Chunk | None
    before: Sequence[Chunk]
    after: Sequence[Chunk]
    rest: Sequence[Chunk]  # the groups behind it that are not the subject
