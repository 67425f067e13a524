""" "On Thursday, a day after Peru expelled B": what came before is of so many days earlier."""

from msgspec.structs import replace

from kg.extract.circumstances.days import shifted
from kg.extract.grammar.clauses import Clause
from kg.languages import table, words
from kg.records import Document, Sentence, TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD
REACH = 3  # tokens of "to dager etter" before the clause, or at its beginning


def days_before(
    document: Document, sentence: Sentence, clause: Clause, at: int, time: TimeExpression | None
) -> TimeExpression | None:
    """The time of what "a day after" introduces; `time` as it is where nothing like it stands there."""
    start = document.tokens[clause.start].start
    if time is not None and time.start >= start:
        return time
    told = [t for t in document.times if sentence.start <= t.start < document.tokens[at].start]
    day = next((t for t in reversed(told) if len(t.value) == DAY_VALUE and not t.until), None)
    count, mark = _counted(document, clause, at)
    if day is None or not count or day.start >= start:
        return time
    begin, end = document.tokens[mark - 1].start, document.tokens[mark].end
    return replace(day, value=shifted(day.value, -count), clock=None, start=begin, end=end)


def _counted(document: Document, clause: Clause, at: int) -> tuple[int, int]:
    """How many days "a day after", "to dager etter at" tells, beside the start of a clause; and where."""
    language, tokens = document.article.language, document.tokens
    keys = ("after_words", "day_words", "one_day", "one_words")
    after, days, single, ones = (words(language, "circumstances", key) for key in keys)
    numbers: dict[str, int] = table(language, "times")["numbers"]
    for i in range(max(2, clause.start - REACH), min(clause.start + REACH, at)):
        before, count = tokens[i - 1].norm, tokens[i - 2].norm
        if tokens[i].norm in after and before in single:
            return 1, i
        if tokens[i].norm in after and before in days:
            return (1 if count in ones else numbers.get(count, 0)), i
    return 0, 0
