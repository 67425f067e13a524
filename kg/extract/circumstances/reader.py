"""When, where and how real: all that is read around a trigger besides who takes part."""

from functools import cached_property
from itertools import pairwise

from kg.document import Document, Sentence, replace
from kg.extract.circumstances.arriving import arrived_for
from kg.extract.circumstances.asides import bound_for
from kg.extract.circumstances.courses import begun
from kg.extract.circumstances.datelines import Dateline, dateline
from kg.extract.circumstances.entries import entries_of
from kg.extract.circumstances.expected import awaited
from kg.extract.circumstances.records import Place
from kg.extract.circumstances.status import StatusReader
from kg.extract.circumstances.venues import landed
from kg.extract.circumstances.when import TimeReader
from kg.extract.circumstances.where import PlaceReader
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.ties import joined_infinitive
from kg.extract.grammar.triggers import readings
from kg.languages import words
from kg.records import Status, TimeExpression
from kg.reference import Registry

COMING = ("planned", "proposed")
HERE = 12  # tokens behind a verb of meeting within which "here" stands


class CircumstanceReader:
    """Reads time, status and place of the events of one document."""

    def __init__(self, document: Document, registry: Registry, clauses: ClauseReader) -> None:
        self._document = document
        self._entries = entries_of(document)
        self._times = TimeReader(document, clauses)
        self._places = PlaceReader(document, registry, clauses)
        self._status = StatusReader(document, clauses)

    def when(self, sentence: Sentence, at: int, clause: Clause) -> TimeExpression | None:
        """The time of the trigger at token `at`."""
        time = self._times.when(sentence, at, clause, self._entries.at(sentence.start))
        return time or begun(self._document, clause, at)

    def where(self, sentence: Sentence, at: int, clause: Clause, *, goes: bool) -> Place:
        """The place of the trigger at token `at`; only one who goes somewhere is placed by "til"."""
        place = self._places.where(sentence, at, clause, self._entries.at(sentence.start), goes=goes)
        if place.venue and landed(self._document, sentence, at, place.venue):
            place = replace(place, venue=None)
        line = None if goes or place != Place() else self._dateline
        if line is None or line.titled or not line.city or not self._here(at, clause):
            return place
        return Place(line.city, line.country or None)

    @cached_property
    def _dateline(self) -> Dateline | None:
        return dateline(self._document)

    def _here(self, at: int, clause: Clause) -> bool:
        """ "LIMA - A and B met here on Friday", "met in this capital": where the dispatch is written."""
        language, tokens = self._document.article.language, self._document.tokens
        here, this = (words(language, "circumstances", key) for key in ("here", "this_here"))
        towns = words(language, "circumstances", "capital_words") | words(
            language, "circumstances", "town_kinds"
        )
        near = tokens[at + 1 : min(at + HERE, clause.end)]
        pointed = any(a.norm in this and b.norm in towns for a, b in pairwise(near))
        return bool(this) and (pointed or any(t.norm in here for t in near))

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
        told = self._status.read(sentence, clause, at, time, entry, pattern, present=present)
        if told == "ongoing" and pattern == "noun" and bound_for(self._document, clause, at):
            return "planned"  # "reiser til toppmøtet"
        if told != "held" or time is not None:
            return told
        if awaited(self._document, clause, at) or arrived_for(self._document, clause, at):
            return "planned"
        first, language = joined_infinitive(self._document, clause, at), self._document.article.language
        being = words(language, "circumstances", "is_words")  # "is in Lima to meet B and sign a treaty"
        present |= first >= 0 and any(self._document.tokens[i].norm in being for i in clause.before(first))
        for read in readings(language, self._document.tokens, first, at)[:1] if first >= 0 else ():
            joined = self._status.read(sentence, clause, first, time, entry, read.pattern, present=present)
            return joined if joined in COMING else told  # "a wish to visit Peru and meet B"
        return told
