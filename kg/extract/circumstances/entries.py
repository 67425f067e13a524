"""Programmes and live reports: the day that a heading sets, the clock of an entry, the place that it labels.

"Mandag 11. juni" on a line of its own dates what stands below it; "Kl. 09.30:" and "14:00" time one entry;
"Sted: Parkveien 45, Oslo" places it.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta

from kg.annotate.structure import within
from kg.document import Document, Sentence, replace
from kg.extract.circumstances.records import Entry
from kg.extract.grammar.latest import of_latest
from kg.languages import words
from kg.languages.patterns import either
from kg.records import TimeExpression

FEWEST = 2  # headings and entries that make a text a programme
_CLOCK = re.compile(
    r"(?:kl\.?\s*|klokk[ae]n?\s+)?(?P<hh>[01]?\d|2[0-3])[.:](?P<mm>[0-5]\d)(?!\d|\.\d)"
    r"(?:\s?[-–—]\s?\d\d?[.:]\d\d)?(?:\s?[:–—-])?(?=\s|$)",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s,.:;()–—-]*(?:(?:og|and|to|til|kl|den|the)[\s,.:;()–—-]*)*", re.IGNORECASE)


_NOTHING = Entry()


class EntryReader:
    """The entries of one document; a text with fewer than two has none."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.live = False  # whether the text is told in entries that only a clock heads
        self._starts: list[int] = []
        self._entries: list[Entry] = []
        self._read()

    def at(self, offset: int) -> Entry:
        """The entry of the sentence at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._entries[index] if index >= 0 else _NOTHING

    def _read(self) -> None:
        day: TimeExpression | None = None
        clock: str | None = None
        days, clocks, paragraph, alone = 0, 0, -1, False
        numbers: list[int] = []  # of the entry each sentence belongs to
        number = 0
        for sentence in self._document.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                clock = clock if alone else None
                number += not alone
                if day and self._document.paragraphs[paragraph].kind == "subhead":
                    day, clock = None, None
            if heading := self._heading(sentence):
                day, clock, alone = self._dated(heading, day), None, False
                days, number = days + 1, number + 1
            start = heading.end if heading else sentence.start
            if found := self._clock(start, sentence):
                clock, alone = found
                clocks, number = clocks + 1, number + 1
            self._starts.append(sentence.start)
            self._entries.append(Entry(day, clock))
            numbers.append(number)
        self.live = clocks > FEWEST and not days
        if days + clocks < FEWEST:
            self._starts, self._entries = [], []
            return
        if not days and (lead := self._lead()):
            self._entries = [replace(e, day=lead) if e.clock else e for e in self._entries]
            self.live = False
        self._place(numbers)

    def _lead(self) -> TimeExpression | None:
        """ "A besøker Lima fredag. Kl. 10: Møte med B": the one day to come told ahead of all the clocks."""
        published = (self._document.article.published or "")[:10]
        first = next(s for s, e in zip(self._starts, self._entries, strict=True) if e.clock)
        told = within(self._document.times, 0, first)
        days = {t.value[:10] for t in told if len(t.value) >= len("2019-05-15")}
        last = next((t for t in reversed(told) if len(t.value) == len("2019-05-15")), None)
        return last if last and not last.until and len(days) == 1 and last.value > published else None

    def _heading(self, sentence: Sentence) -> TimeExpression | None:
        """The day that opens a sentence before a colon, or that is all there is on its line."""
        text = self._document.article.text
        times = [t for t in within(self._document.times, sentence.start, sentence.end) if len(t.value) == 10]
        if not times or times[0].start - sentence.start > 1 or times[0].rule in ("relative", "clock"):
            return None
        first, at = times[0], sentence.start
        for time in times:
            rest = _REST.match(text, at, time.start)
            if rest is None or rest.end() < time.start:
                break
            at = time.end
        last = next((t for t in reversed(times) if t.end <= at), None)
        if last is None:
            return None  # a mark stands before the day: the sentence opens with a quotation
        rest = _REST.match(text, at, sentence.end)
        alone = rest is not None and rest.end() >= sentence.end
        if not alone and not text.startswith(":", at):
            return None
        until = last.until or (last.value if last is not first else None)
        return replace(first, end=at, until=until, rule=f"{first.rule}-heading")

    def _dated(self, heading: TimeExpression, before: TimeExpression | None) -> TimeExpression:
        """Bare weekdays are the next ones behind the heading before them, or behind publication."""
        if not heading.rule.startswith("weekday"):
            return heading
        anchor = before.value if before else (self._document.article.published or "")[:10]
        if len(anchor) != 10:
            return heading
        told, start = date.fromisoformat(heading.value), date.fromisoformat(anchor)
        if before is None and start.weekday() > told.weekday():
            return heading
        first = start + timedelta(days=(told.weekday() - start.weekday()) % 7)
        last = date.fromisoformat(heading.until) if heading.until else told
        until = (first + timedelta(days=(last - told).days % 7)).isoformat() if last != told else None
        return replace(heading, value=first.isoformat(), until=until)

    def _clock(self, start: int, sentence: Sentence) -> tuple[str, bool] | None:
        """The clock that opens a sentence, and whether it stands on a line of its own."""
        text = self._document.article.text
        while start < sentence.end and text[start] in " \t:":
            start += 1
        found = _CLOCK.match(text, start, sentence.end)
        if not found:
            return None
        return f"{int(found['hh']):02d}:{found['mm']}", found.end() >= sentence.end

    def _place(self, numbers: list[int]) -> None:
        """Gives every sentence of an entry the place that one of them labels."""
        text = self._document.article.text
        labels = words(self._document.article.language, "circumstances", "place_labels")
        label = re.compile(rf"(?:{either(labels)}):\s*", re.IGNORECASE)
        labelled: dict[int, tuple[int, int]] = {}
        for number, sentence in zip(numbers, self._document.sentences, strict=True):
            if found := label.search(text, sentence.start, sentence.end):
                labelled.setdefault(number, (found.end(), sentence.end))
        self._entries = [
            replace(entry, place=labelled.get(number))
            for entry, number in zip(self._entries, numbers, strict=True)
        ]


@of_latest
def entries_of(document: Document) -> EntryReader:
    """The reader of a document's entries."""
    return EntryReader(document)


def same_entry(document: Document, one: int, other: int) -> bool:
    """Whether two offsets are below the same day of a programme, or below none."""
    days = (entries_of(document).at(offset).day for offset in (one, other))
    return len({day.value if day else "" for day in days}) == 1
