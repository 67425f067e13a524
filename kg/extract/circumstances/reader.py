"""When, where and how real: all that is read around a trigger besides who takes part."""

from kg.document import Document, Sentence
from kg.extract.circumstances.entries import entries_of
from kg.extract.circumstances.records import Place
from kg.extract.circumstances.status import StatusReader
from kg.extract.circumstances.when import TimeReader
from kg.extract.circumstances.where import PlaceReader
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.records import Status, TimeExpression
from kg.reference import Registry


class CircumstanceReader:
    """Reads time, status and place of the events of one document."""

    def __init__(self, document: Document, registry: Registry, clauses: ClauseReader) -> None:
        self._entries = entries_of(document)
        self._times = TimeReader(document, clauses)
        self._places = PlaceReader(document, registry, clauses)
        self._status = StatusReader(document, clauses)

    def when(self, sentence: Sentence, at: int, clause: Clause) -> TimeExpression | None:
        """The time of the trigger at token `at`."""
        return self._times.when(sentence, at, clause, self._entries.at(sentence.start))

    def where(self, sentence: Sentence, at: int, clause: Clause, *, goes: bool) -> Place:
        """The place of the trigger at token `at`; only one who goes somewhere is placed by "til"."""
        return self._places.where(sentence, at, clause, self._entries.at(sentence.start), goes=goes)

    def city_in(self, sentence: Sentence, country: str) -> str | None:
        """The first town of a country that the sentence names behind a preposition of place."""
        return self._places.city_in(sentence, country)

    def status(
        self,
        sentence: Sentence,
        clause: Clause,
        at: int,
        time: TimeExpression | None,
        pattern: str,
        *,
        present: bool,
    ) -> Status | None:
        """How real the event of the trigger at token `at` is; None where it did not take place."""
        entry = self._entries.at(sentence.start)
        return self._status.read(sentence, clause, at, time, entry, pattern, present=present)
