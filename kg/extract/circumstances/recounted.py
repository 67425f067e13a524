"""Days that other words of the text count from: "samme dag", "the next day", "1998:", "i mars samme år"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from kg.annotate.structure import within
from kg.annotate.times.calendar import month as month_on
from kg.document import Document, Sentence, replace
from kg.extract.circumstances.counted import counted_day, counting, days
from kg.extract.circumstances.day_after import counted_from
from kg.extract.circumstances.expected import set_for, was_to
from kg.extract.circumstances.first_time import opens
from kg.extract.circumstances.outcomes import bygone
from kg.extract.circumstances.records import Entry
from kg.extract.circumstances.there import come_from
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, table, words
from kg.languages.patterns import either
from kg.records import Status, TimeExpression

SINCE_CHARACTERS = 80  # before a time within which "since" makes it one of what was before
DAY_VALUE = 10  # length of YYYY-MM-DD
YEAR = 12  # months
HALF_YEAR = 183  # days: a day and month further off than this is nearer in another year
COMING: tuple[Status, ...] = ("planned", "proposed")
OFF: tuple[Status, ...] = ("cancelled", "postponed")
DONE: tuple[Status, ...] = ("held", "ongoing")
HALF_WEEK, BACK = 3, 2  # days; paragraphs back to the day of a clock
DUE_REACH, DUE_MONTHS = 8, 7  # tokens before a verb with "skulle ha"; months that what was due lies ahead
LAST_REACH = 6  # tokens from "forrige gang" to its verb
ATTRIBUTE_REACH = 4  # tokens from a year to the noun that it is of
NOUN_REACH, NOUN_BEFORE = 30, 80  # characters behind "before" to its noun; from a noun to its day
AHEAD_REACH = 5  # tokens of "ahead of the international Peru"
REACH = 60  # characters behind a month within which "samme år" stands
_LINE = re.compile(r"[•*–—-]?\s*(?P<time>(?:[\w.]+\s){0,2}(?P<year>(?:1[6-9]|20)\d\d))\s?[:–—]\s")


def lined(document: Document, sentence: Sentence, *, further: bool = False) -> TimeExpression | None:
    """The year or month that opens a line of a chronology: "1998:", "Mai 2004 –"; `further` down it too."""
    start = document.paragraphs[sentence.paragraph].start if further else sentence.start
    found = _LINE.match(document.article.text, start, sentence.end)
    if not found:
        return None
    times = within(document.times, found.start("time"), found.end("time"))
    if times:
        return times[0] if times[0].end == found.end("time") else None
    year = found["year"] if found["time"] == found["year"] else ""
    rule = "year-heading"
    return (
        TimeExpression(start=found.start("year"), end=found.end("year"), value=year, rule=rule)
        if year
        else None
    )


def last_time(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Forrige gang de møttes, var i mai": the verb tells of the time before, not of what is to come."""
    tokens, language = document.tokens, document.article.language
    first = sentence.tokens[0]
    if not opens(document, sentence) or at - first > LAST_REACH:
        return False
    gangs, they = words(language, "circumstances", "times_nouns"), words(language, "frames", "they")
    bare = tokens[first].norm in words(language, "circumstances", "last_time")
    return not bare or tokens[first + 1].norm in gangs | they


def attributive(document: Document, at: int, time: TimeExpression) -> bool:
    """ "Enforcing the 2012 cooperation agreement": the year says which, of what is not the trigger itself."""
    language, tokens = document.article.language, document.tokens
    if not subject_first(language) or len(time.value) != len("2012"):
        return False
    year = next((i for i, t in enumerate(tokens) if t.end >= time.end), 0)
    before, behind = tokens[year - 1], tokens[min(year + 1, len(tokens) - 1)]
    opened = year and (
        before.norm in words(language, "frames", "phrase_openers") or before.norm.endswith(("'s", "’s"))
    )
    stops = words(language, "frames", "phrase_stops")
    noun = behind.text.isalpha() and behind.norm not in stops
    return bool(opened) and noun and not year < at <= year + ATTRIBUTE_REACH


def due(document: Document, at: int, time: TimeExpression) -> TimeExpression | None:
    """ "Skulle ha møttes i juni", said in May: a month without a year, of what was to come, lies ahead."""
    language, value = document.article.language, time.value
    published = (document.article.published or "")[: len(value)]
    if len(value) != len("2021-05") or not time.rule.startswith("month") or value >= published:
        return None
    before = {t.norm for t in document.tokens[max(0, at - DUE_REACH) : at + 1]}
    intended = before & words(language, "circumstances", "intended")
    ahead = f"{int(value[:4]) + 1}{value[4:]}"
    dated = value[:4] in document.article.text[time.start : time.end]
    if dated or not intended or not before & words(language, "frames", "perfect_infinitive"):
        return None
    months = 12 * (int(ahead[:4]) - int(published[:4])) + int(ahead[5:]) - int(published[5:])
    return replace(time, value=ahead) if 0 <= months <= DUE_MONTHS else None


def same_year(document: Document, time: TimeExpression) -> TimeExpression:
    """ "I mars samme år": of the year that was told last; "i mai året etter": of the one after it."""
    text, language = document.article.text, document.article.language
    found = _years(language).match(text, time.end + 1, time.end + REACH)
    told = [t.value[:4] for t in within(document.times, 0, time.start)]
    if not found or not told or time.rule.partition("-")[0] not in ("month", "date", "season"):
        return time
    if _unit(language, found) != "year":
        return time
    return replace(time, value=f"{int(told[-1]) + _shift(language, found)}{time.value[4:]}", until=None)


def year_counted(document: Document, clause: Clause) -> TimeExpression | None:
    """ "Året etter reiste A til B", "to år senere", "two months later": counted from the last one told."""
    text, language = document.article.text, document.article.language
    first = document.tokens[clause.start]
    start = first.end if first.text == "," else first.start
    opening = re.compile(r"[\s]?(?:(?:I|i|Men|Først|Allerede|Alt|But|Then|In)\s)?").match(text, start)
    found = _years(language).match(text, opening.end() if opening else start)
    told = [t for t in within(document.times, 0, start) if not _quoted(document, t)]
    if not found or not told:
        return None
    value, shift = told[-1].value, _shift(language, found)
    if _unit(language, found) == "year":
        value = str(int(value[:4]) + shift)
    elif len(value) > len("2021"):
        value = month_on(date.fromisoformat(f"{value[:7]}-01"), shift) or value[:4]
    return TimeExpression(start=found.start(), end=found.end(), value=value, rule="year-counted")


def _quoted(document: Document, time: TimeExpression) -> bool:
    return any(q.start <= time.start < q.end for q in document.quotes)


@cache
def _years(language: str) -> re.Pattern[str]:
    """The pattern of years and months counted from another one."""
    own, times = table(language, "circumstances"), table(language, "times")
    number = rf"(?P<num>\d{{1,2}}|{either(times['numbers'])})"
    unit = either(u for u, meaning in times["units"].items() if meaning in ("year", "month"))
    steps = rf"(?:(?P<later>{either(own['years_later'])})|{either(own['years_earlier'])})"
    phrases = either((*own["next_years"], *own["next_months"], *own.get("same_year", ())))
    counted = rf"(?:(?P<phrase>{phrases})|{number}\s(?P<unit>{unit})\s{steps})\b"
    return re.compile(rf"{counted}(?!\s(?:at|that)\b)", re.IGNORECASE)  # "to år etter at" counts otherwise


def _unit(language: str, found: re.Match[str]) -> str:
    """Whether years or months are counted."""
    if phrase := found["phrase"]:
        months = table(language, "circumstances")["next_months"]
        return "month" if " ".join(phrase.casefold().split()) in months else "year"
    return str(table(language, "times")["units"][found["unit"].casefold()])


def _shift(language: str, found: re.Match[str]) -> int:
    if phrase := found["phrase"]:
        own = table(language, "circumstances")
        shifts: dict[str, int] = own["next_years"] | own["next_months"]
        return shifts.get(" ".join(phrase.casefold().split()), 0)
    printed = found["num"].casefold()
    count = int(printed) if printed.isdigit() else int(table(language, "times")["numbers"][printed])
    return count if found["later"] else -count


def apart_in_days(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Dagen før var han i samtale med B": whether days counted from another one stand before token `at`."""
    if counted_from(document, sentence, at) or come_from(document, sentence.tokens[0], at):
        return True
    found = counting(document.article.language)[0].search(
        document.article.text, sentence.start, document.tokens[at].start
    )
    return found is not None and days(document.article.language, found) != 0


def days_back(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Dagen før var han i Lima": whether token `at` tells of a day counted back, in the past."""
    start, end = sentence.start, document.tokens[at].end
    found = counting(document.article.language)[0].search(document.article.text, start, end)
    return found is not None and days(document.article.language, found) < 0


def another_day(document: Document, clause: Clause, stated: TimeExpression | None) -> bool:
    """ "A ringte B tirsdag, og dagen etter C": the day stated is another clause's, from which one counts."""
    if stated is None:
        return False
    start, end = document.tokens[clause.start].start, document.tokens[clause.end - 1].end
    return stated.end <= start and bool(
        counting(document.article.language)[0].search(document.article.text, start, end)
    )


def counted(
    document: Document, clauses: ClauseReader, sentence: Sentence, clause: Clause, entry: Entry
) -> TimeExpression | None:
    """ "Samme dag", "the next day", "to dager senere": counted from the day that the text named last."""
    tokens, language = document.tokens, document.article.language
    text = document.article.text
    start, end = tokens[clause.start].start, tokens[clause.end - 1].end
    pattern, then = counting(language)
    found = pattern.search(text, start, end)
    that = words(language, "circumstances", "that_words")
    if found and clause.end < len(tokens) and found.end() == end and tokens[clause.end].norm in that:
        return None  # "dagen etter at A døde": counted from what the next clause tells
    if found:
        said = [(q.start, q.end) for q in document.quotes]  # what somebody says has its own "yesterday"
        earlier = [
            t
            for t in within(document.times, 0, found.start())
            if not any(first <= t.start < last for first, last in said)
            and not _bygone(document, t)
            and not t.rule.startswith("clock")
        ]
        if (noun := _noun_behind(document, found.end())) and not entry.day:
            earlier = _days_of(document, noun, earlier)  # "to dager før konferansen"
        told = earlier[-1] if earlier and not earlier[-1].until else None
        anchor = entry.day or (told if told and len(told.value) == DAY_VALUE else None)
        if told and not anchor and told.value == document.article.published and not days(language, found):
            return replace(told, start=found.start(), end=found.end())  # all that is known of the day
        return counted_day(anchor, days(language, found), found) if anchor else None
    if year := year_counted(document, clause):
        return year
    opened = tokens[sentence.tokens[0]].norm in words(language, "circumstances", "then_words")
    verbs = clauses.verbs(clause, sentence.tokens[0] + 2)
    had = tokens[min(sentence.tokens[0] + 1, sentence.tokens[1] - 1)].norm
    opened = opened and had not in words(language, "circumstances", "pluperfect")  # "da hadde de møttes"
    if then.match(text, sentence.start, end) or (opened and verbs[-1:] == [sentence.tokens[0] + 1]):
        paragraph = document.paragraphs[sentence.paragraph]
        before = within(document.times, paragraph.start, start)
        return before[-1] if before else None
    return None


def _bygone(document: Document, time: TimeExpression) -> bool:
    """ "The first since a government took over on 14 October": a day of what was before."""
    before = document.article.text[max(0, time.start - SINCE_CHARACTERS) : time.start]
    said = re.split(r"[.;:!?\n]", before)[-1].casefold().split()
    return not words(document.article.language, "frames", "since").isdisjoint(said)


def _noun_behind(document: Document, offset: int) -> str:
    """The event's noun right behind "two days before", or ""."""
    behind = within(document.tokens, offset, offset + NOUN_REACH)
    articles = words(document.article.language, "people", "articles")
    first = next((t for t in behind if t.norm not in articles), None)
    if first and first.norm in words(document.article.language, "frames", "noun_or_verb"):
        return ""  # "neste dag møter hun B"
    return first.norm if first and first.norm in event_nouns(document.article.language) else ""


def _days_of(document: Document, noun: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Those of `times` that stand behind the noun: "the Peru conference in Lima on Sunday"; to come, if
    something was "ahead of" it."""
    apart = words(document.article.language, "circumstances", "ahead_of")
    published = (document.article.published or "")[:DAY_VALUE]
    found: list[TimeExpression] = []
    for time in times:
        before = [t.norm for t in within(document.tokens, max(0, time.start - NOUN_BEFORE), time.start)]
        at = next((i for i in range(len(before) - 1, -1, -1) if before[i].endswith(noun)), -1)
        if at < 0 or {".", "?", "!"} & set(before[at:]):
            continue
        gone = time.rule.startswith("weekday") and time.value < published and not time.until
        ahead = gone and not apart.isdisjoint(before[max(0, at - AHEAD_REACH) : at])
        found.append(_next_week(time) if ahead else time)
    return found


def forward(document: Document, time: TimeExpression | None, status: Status) -> TimeExpression | None:
    """A date without a year, of what is to come ("hopes to meet in May" said in June) or fell through."""
    published = (document.article.published or "")[:DAY_VALUE]
    if time is None or len(published) != DAY_VALUE:
        return time
    named = words(document.article.language, "circumstances", "years_gone")
    if not named.isdisjoint(document.article.text[time.start : time.end].casefold().split()):
        return time  # "i april i fjor"
    kind = time.rule.partition("-")[0]
    if time.until and kind == "weekday" and status in OFF and time.until < published:
        later = _next_week(time)  # "cancels the visit on Thursday and Friday"
        return replace(later, until=_next_week(replace(time, value=time.until)).value)
    if time.until and not (kind == "date" and len(time.value) == DAY_VALUE):
        return time
    if kind == "date" and len(time.value) == DAY_VALUE:
        ahead = status == "cancelled" or status in COMING
        return _nearest(document, time, published, status) if ahead else time
    if kind == "month" and status in ("cancelled", "postponed"):
        return _nearest_month(document, time, published)
    if kind == "weekday" and status in OFF and len(time.value) == DAY_VALUE and set_for(document, time):
        gone = (date.fromisoformat(published) - date.fromisoformat(time.value)).days
        return _next_week(time) if gone > HALF_WEEK else time
    if status in DONE and kind == "month" and time.value > published[: len(time.value)]:
        dated = time.value[:4] in document.article.text[time.start : time.end]
        before = f"{int(time.value[:4]) - 1}{time.value[4:]}"  # "prompted B to visit Lima in June"
        return time if dated else replace(time, value=before)
    if status not in COMING:
        return time
    if time.value >= published[: len(time.value)] or kind not in ("month", "weekday"):
        return time
    if kind == "weekday":
        return time if was_to(document, time, published) else _next_week(time)
    printed = document.article.text[time.start : time.end]
    year = time.value[:4]
    return time if year in printed else replace(time, value=f"{int(year) + 1}{time.value[4:]}")


def _next_week(time: TimeExpression) -> TimeExpression:
    return replace(time, value=(date.fromisoformat(time.value) + timedelta(days=7)).isoformat())


def _nearest(document: Document, time: TimeExpression, published: str, status: Status) -> TimeExpression:
    """A day and month without a year in the year that brings it nearest to publication: "agreed to meet on
    11 May" said in March, and "was to be held on 7 February, but was called off"."""
    printed, year = document.article.text[time.start : time.end], int(time.value[:4])
    days = (date.fromisoformat(time.value) - date.fromisoformat(published)).days
    ahead = days > 0 and status != "cancelled"
    if ahead or str(year) in printed or abs(days) <= HALF_YEAR or time.value.endswith("02-29"):
        return time
    shift = 1 if days < 0 else -1
    until = f"{int(time.until[:4]) + shift}{time.until[4:]}" if time.until else None
    return replace(time, value=f"{year + shift}{time.value[4:]}", until=until)


def _nearest_month(document: Document, time: TimeExpression, published: str) -> TimeExpression:
    """ "Planned for April, but dropped", said in March: the April nearest to publication."""
    printed, (year, month) = document.article.text[time.start : time.end], map(int, time.value.split("-")[:2])
    now = int(published[:4]) * YEAR + int(published[5:7])
    if str(year) in printed or time.rule != "month":
        return time  # "October 2014", "last October"
    best = min(range(year - 1, year + 2), key=lambda y: abs(y * YEAR + month - now))
    return replace(time, value=f"{best}-{month:02}")


def _coming_day(document: Document, time: TimeExpression | None) -> TimeExpression | None:
    """ "Mandag skriver A og B under": the next such weekday, as the verb is in the present."""
    published = (document.article.published or "")[:DAY_VALUE]
    past = time is not None and len(published) == DAY_VALUE == len(time.value) and time.value < published
    if time is None or not past or time.until or time.rule.partition("-")[0] != "weekday":
        return time
    captions = (p for p in document.paragraphs if p.kind == "caption")
    if any(p.start <= time.start < p.end for p in captions):
        return time  # under a picture the present tells what has been
    return _next_week(time)


def coming(document: Document, time: TimeExpression | None, *, weekday: bool) -> TimeExpression | None:
    """The weekend, or the `weekday`, that a verb in the present tells of."""
    published = (document.article.published or "")[:DAY_VALUE]
    if time is not None and time.rule == "counted" and time.value < published:
        return None  # "reiser samme kveld": of no day that is past
    time = _coming_weekend(document, time)
    return _coming_day(document, time) if weekday else time


def _coming_weekend(document: Document, time: TimeExpression | None) -> TimeExpression | None:
    """ "Leaders gather in Lima this weekend": the next one, as the verb is in the present."""
    names = words(document.article.language, "circumstances", "weekend_words")
    published = (document.article.published or "")[:DAY_VALUE]
    if not names or time is None or not time.until or len(published) != DAY_VALUE or time.until >= published:
        return time
    if document.article.text[time.start : time.end].casefold().split()[-1] not in names:
        return time
    until = date.fromisoformat(time.until) + timedelta(days=7)
    return replace(_next_week(time), until=until.isoformat())


def on_day(document: Document, sentence: Sentence, time: TimeExpression | None) -> TimeExpression | None:
    """ "On October 9, A will be welcomed. Later, at 11 am, B will meet him": the clock is of that day."""
    published = (document.article.published or "")[:DAY_VALUE]
    if time is None or time.rule != "clock" or time.value[:DAY_VALUE] != published:
        return time
    first = document.paragraphs[max(0, sentence.paragraph - BACK)].start
    before = [t for t in within(document.times, first, sentence.start) if t.rule != "clock"]
    last = before[-1].value if before else ""
    ahead = len(last[:DAY_VALUE]) == DAY_VALUE and last[:DAY_VALUE] > published
    return replace(time, value=last[:DAY_VALUE]) if ahead else time


def in_heading(time: TimeExpression, entry: Entry) -> TimeExpression:
    """A bare weekday below a heading is the one in the heading's days."""
    if entry.day is None or not time.rule.startswith("weekday") or len(time.value) != DAY_VALUE:
        return time
    if time.start == entry.day.start:
        return replace(entry.day, clock=time.clock)
    first = date.fromisoformat(entry.day.value)
    meant = first + timedelta(days=(date.fromisoformat(time.value).weekday() - first.weekday()) % 7)
    return replace(time, value=meant.isoformat()) if meant.isoformat() <= (entry.day.until or "") else time


def year_before(document: Document, at: int, time: TimeExpression | None) -> TimeExpression | None:
    """ "Will build on their June 3 call", said in May: a day without a year, of what has been."""
    published = (document.article.published or "")[:DAY_VALUE]
    if time is None or time.rule != "date" or len(time.value) != DAY_VALUE or not bygone(document, at):
        return time
    printed = document.article.text[time.start : time.end]
    if time.value[:4] in printed or time.value <= published or not published:
        return time
    return replace(time, value=f"{int(time.value[:4]) - 1}{time.value[4:]}")
