"""Groups that only a number or "the two countries" names: who of the text they stand for."""

from collections.abc import Sequence

from kg.extract.chunks import Chunk
from kg.extract.clauses import Clause
from kg.extract.told import Draft
from kg.languages import table, words
from kg.records import Document
from kg.reference import Registry

PAIR = 2
COUNTED_REACH = 4  # tokens before a verb within which "de fire" is its subject
FROM_TWO = 3  # the smallest group that a number alone names


class Counted:
    """Remembers the groups of one text: two states named together, and those of each event by their number."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._states = document, registry.countries
        self._language = document.article.language
        self._by_number: dict[int, list[str]] = {}
        self.neighbours: list[str] = []  # the two states named together last

    def read(self, chunks: Sequence[Chunk]) -> None:
        """Takes note of the two states that a sentence names together."""
        for chunk in chunks:
            if chunk.kinds == {"country"} and len(chunk.members) == PAIR:
                self.neighbours = list(chunk.members)

    def note(self, draft: Draft, served: dict[str, set[str]]) -> None:
        """Takes note of those of an event: by their number, and of the states of a visit."""
        who = list(dict.fromkeys(w for w, _ in draft.members))
        if len(who) >= FROM_TWO and draft.type != "visit":
            self._by_number[len(who)] = who
        states = list(dict.fromkeys(c for w in who for c in ([w] if w in self._states else served.get(w, ()))))
        if draft.type == "visit" and len(states) == PAIR:
            self.neighbours = states

    def beside(self, clause: Clause, at: int) -> list[str]:
        """ "De fire møtes": those of the event told last that had so many."""
        tokens = self._document.tokens
        they = words(self._language, "frames", "they")
        numbers: dict[str, int] = table(self._language, "times")["numbers"]
        near = range(max(clause.start, at - COUNTED_REACH), min(at + COUNTED_REACH, clause.end - 1))
        for i in near:
            count = numbers.get(tokens[i + 1].norm, 0)
            alone = i + 2 >= clause.end or not tokens[i + 2].text[0].isupper()
            if tokens[i].norm in they and count >= FROM_TWO and alone and (i < at <= i + 3 or at < i <= at + 2):
                return self._by_number.get(count, [])
        return []
