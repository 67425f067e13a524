""" "A day after Peru expelled B", "a week before the two met": days counted from another event."""

from kg.document import Document, Sentence, replace
from kg.extract.circumstances.days import shifted
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, table, words
from kg.records import TimeExpression

DAY_VALUE = 10  # length of YYYY-MM-DD
SINCE = 12  # tokens from "a week after" to the verb of its clause
HAD = 16  # tokens from "hadde" over whoever acts to its participle
OPENING = 4  # tokens of "i forkant av det årlige" before the gathering
COUNTED_REACH = 4  # tokens from "before" to the gathering: "before the NATO foreign ministers' summit"
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


def counted_from(document: Document, sentence: Sentence, at: int) -> bool:
    """ "The visit comes a week after the two spoke": what is told behind it is of no day that is told."""
    language, tokens = document.article.language, document.tokens
    after = words(language, "circumstances", "after_words") | words(language, "circumstances", "before_words")
    units = table(language, "times")["units"]
    for i in range(at - 1, max(sentence.tokens[0], at - SINCE), -1):
        if tokens[i].text in ",;:":
            return False
        if tokens[i].norm in after and tokens[i - 1].norm in units and i > sentence.tokens[0]:
            that = tokens[i + 1].norm in words(language, "circumstances", "that_words")
            return that or subject_first(language) or at - i < REACH
        that = tokens[i + 1].norm in words(language, "circumstances", "that_words")
        if (
            that
            and tokens[i].norm in after
            and tokens[i - 1].norm in words(language, "circumstances", "one_day")
        ):
            return True  # "kom dagen etter at de to snakket"
    behind = range(
        at + 1, min(at + SINCE, sentence.tokens[1] - 1)
    )  # "came on a train, a week before the talks"
    return any(
        tokens[i].norm in after and tokens[i - 1].norm in units and tokens[i + 1].text[0].isalpha()
        for i in behind
    )


def counted_by(document: Document, at: int) -> bool:
    """ "Two days before the summit": a gathering that another event is dated by, and not part of."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "circumstances", "after_words") | words(language, "circumstances", "before_words")
    units = {*table(language, "times")["units"], *words(language, "circumstances", "one_day")}
    near = range(max(1, at - COUNTED_REACH), at)
    return any(tokens[i].norm in marks and tokens[i - 1].norm in units for i in near)


def uncounted(document: Document, members: list[tuple[str, str]], at: int) -> list[tuple[str, str]]:
    """Who takes part in a gathering: not those of whom "two days before the summit A met B" tells.

    Nor those of "før toppmøtet skal A ha samtaler med B".
    """
    beside = counted_by(document, at) or _opens_ahead(document, at)
    between = words(document.article.language, "frames", "between")  # "days after a summit between A and B"
    beside = beside and not (at + 1 < len(document.tokens) and document.tokens[at + 1].norm in between)
    return [m for m in members if m[1] != "participant"] if beside else members


def _opens_ahead(document: Document, at: int) -> bool:
    """Whether a sentence opens with what comes before the gathering at token `at`: "foran toppmøtet"."""
    language, tokens = document.article.language, document.tokens
    ahead = words(language, "circumstances", "ahead_words")
    first = next((s.tokens[0] for s in document.sentences if s.tokens[0] <= at < s.tokens[1]), at)
    near = range(first, min(first + OPENING, at))
    return (
        not subject_first(language) and at - first <= OPENING and any(tokens[i].norm in ahead for i in near)
    )


def had_before(document: Document, sentence: Sentence, at: int) -> bool:
    """ "To uker før hadde de to snakket", "før de møttes, hadde A og B ringt": of before."""
    tokens, had = document.tokens, words(document.article.language, "circumstances", "pluperfect")
    if subject_first(document.article.language) or tokens[at].norm in event_nouns(document.article.language):
        return False
    for i in range(at - 1, max(sentence.tokens[0] - 1, at - HAD), -1):
        if tokens[i].text in ",;:":
            return False
        if tokens[i].norm in had:
            return True
    return False


def earlier(document: Document, sentence: Sentence, at: int, time: TimeExpression) -> bool:
    """ "Før de møttes mandag, hadde A ringt B": before the day that the opening clause tells."""
    opener = document.tokens[sentence.tokens[0]].norm
    before = words(document.article.language, "circumstances", "before_words")
    if opener not in before or time.end > document.tokens[at].start:
        return False
    return had_before(document, sentence, at)


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
