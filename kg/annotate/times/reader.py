"""Times as news prints them, resolved against the day of publication.

Takes the text, its sentences and its publication date; gives time expressions in text order, without overlap.
The words and patterns are the language pack's; here is only how a match becomes a date. The night to Tuesday
is dated Tuesday. An expression that cannot be resolved is left out rather than guessed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import cast

from kg.annotate.records import Found, Tense, Value
from kg.annotate.times import calendar
from kg.annotate.times.calendar import Way
from kg.annotate.times.joins import expression, joined
from kg.annotate.times.rules import Grammar, Rule, folded, grammar, hour_of, rule_name, stretch
from kg.document import Sentence
from kg.records import TimeExpression

_WORD = re.compile(r"\w+")
_NEAR = 6  # words behind a small one within which what makes it a time stands
_OPENING = 12  # characters of "And on", behind which a weekday opens its sentence
_WEEK_REACH = 300  # characters behind "next week" within which a weekday is of that week
_WINDOW = 240  # characters on each side in which a verb is looked for: longer sentences stay linear
_JUST = 2  # days before publication that "was due on Sunday" rather means than those of the next week
_CLOSE = 3  # a verb this near (in words) leaves no doubt about the direction
_BESIDE = 5  # the same, where a rule has a default
_LABEL = re.compile(r" ?(?::|[–—-] )")  # "Feb. 7: A flies to Lima": an entry of a chronology
_PRESENT = re.compile(r"(?:to|å|for å) .+|\S*[sr]")  # as its verbs are told: no plan
_CROSSING = 6  # words that one clause boundary counts for


class _Reading:
    """One article under one grammar: resolves a match of a rule."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], published: str | None, words: Grammar
    ) -> None:
        self.text, self.sentences, self.words = text, sentences, words
        self.published = calendar.moment(published)
        self.today: date | None = self.published.date() if self.published else None
        self.origin = self.today or calendar.middle(published)  # enough for what lacks only its year
        self.yearly = self.origin is not None and len((published or "").strip()) == len("2021")
        self.starts = [s.start for s in sentences]
        self.week: tuple[int, date] | None = None  # where a week to come was named last, and its Monday
        self.verbs: list[tuple[int, int, str]] = []  # first, last, tense; found as they are needed
        self.seen = 0  # up to where verbs have been looked for
        self.kinds: dict[str, Callable[[re.Match[str], Rule], Value | None]] = {
            "date": self.dated,
            "month": self.month,
            "year": self.year,
            "decade": self.decade,
            "weekday": self.weekday,
            "weekday_week": self.weekday_week,
            "weekday_range": self.weekday_range,
            "phrase": self.phrase,
            "ago": self.ago,
            "ahead": self.ago,
            "season": self.season,
        }

    def tense(self, match: re.Match[str], rule: Rule) -> Tense:
        """The direction: the rule's own, else the nearest verb's; a clause boundary counts as words."""
        if rule.way:
            return Tense(way=rule.way, close=True)
        low, high = self._bounds(match)
        self._find_verbs(low, high)
        after = bisect_left(self.verbs, (match.end(), 0, ""))
        before = bisect_left(self.verbs, (match.start(), 0, "")) - 1
        labels = self.text[low : match.start()].strip() == "" and _LABEL.match(self.text, match.end())
        best: tuple[int, str] | None = None
        whole = False  # whether verb and time are of one clause
        for at, side in ((before, -1), (after, 1)):  # further ones on a side are dearer: cost only grows
            if not 0 <= at < len(self.verbs):
                continue
            start, end, way = self.verbs[at]
            if start < low or end > high or (labels and _PRESENT.fullmatch(self.text, start, end)):
                continue
            if best and side > 0 and self._aside(match, start, end, gone=best[1] == "past"):
                continue
            between = self.text[match.end() : start] if side > 0 else self.text[end : match.start()]
            parted = len(self.words.boundary.findall(between))
            if whole and (parted or self.words.boundary.match(self.text, start)):
                continue  # "held talks with B in April and will visit": what is behind has its own times
            cost = len(between.split()) + _CROSSING * parted
            if way == "past" and " " in self.text[start:end]:  # "hadde et møte med Perus Luis Quispe i juni"
                cost -= sum(word[0].isupper() for word in between.split())
            if best is None or cost < best[0]:
                best, whole = (cost, way), side < 0 and not parted  # "traff B i Lima på mandag" has been
        if best is None or (rule.default and best[0] > _BESIDE and not (best[1] == "past" and whole)):
            return Tense(way=rule.default)
        cost, way = best
        return Tense(way=cast("Way", way), close=cost <= _CLOSE)

    def _aside(self, match: re.Match[str], start: int, end: int, *, gone: bool) -> bool:
        """Whether a verb behind a time directs it not: ", he said", "arrived on Monday evening to attend"."""
        if gone and self.words.content.match(self.text, match.end(), start):
            return True  # "told B in Lima on Thursday that Peru would"
        coda = self.words.coda.fullmatch(self.text, match.end(), end)
        return bool(coda or (gone and self.words.aim.match(self.text, start)))

    def _find_verbs(self, low: int, high: int) -> None:
        """Takes down the verbs of a stretch, each text read once: most sentences have no time to direct."""
        while self.seen < high:
            verb = self.words.tense.search(self.text, max(low, self.seen), high + _WINDOW)
            if verb is None:
                self.seen = high + _WINDOW // 2  # no verb is longer than the other half
            else:
                self.verbs.append((verb.start(), verb.end(), "future" if verb["future"] else "past"))
                self.seen = verb.end()

    def _bounds(self, match: re.Match[str]) -> tuple[int, int]:
        low, high = max(0, match.start() - _WINDOW), min(len(self.text), match.end() + _WINDOW)
        at = bisect_right(self.starts, match.start()) - 1
        if at >= 0 and self.sentences[at].end >= match.end():
            return max(low, self.sentences[at].start), min(high, self.sentences[at].end)
        line, after = self.text.rfind("\n", low, match.start()) + 1, self.text.find("\n", match.end(), high)
        return max(low, line), high if after < 0 else after

    def dated(self, match: re.Match[str], rule: Rule) -> Value | None:
        """A day with its month, or a first and a last day."""
        last_month = self._month_number(match, "mon2") or self._month_number(match, "mon")
        first_month = self._month_number(match, "mon")
        if first_month is None or last_month is None:
            return None
        groups = match.groupdict()
        if not groups.get("day2"):
            found, needed = self._day(match, rule, first_month, "day", "wd")
            return Value(value=found.isoformat(), needed=needed) if found else None
        last, needed = self._day(match, rule, last_month, "day2", "wd2")
        if last is None:
            return None
        years = (last.year, last.year - 1) if not groups.get("year") or groups.get("year2") else (last.year,)
        if groups.get("year") and groups.get("year2"):
            years = (int(groups["year"]),)
        first = next(
            (d for y in years if (d := calendar.day(y, first_month, int(groups["day"]))) and d < last), None
        )
        if first is None:
            return None
        if groups.get("pair") and (last - first).days != 1:  # "on 8 and 11 May" are two days
            behind = match.start("mon") > match.start("day2")
            return Value(value=last.isoformat(), needed=needed) if behind else None
        return Value(value=first.isoformat(), until=last.isoformat(), needed=needed)

    def _month_number(self, match: re.Match[str], group: str) -> int | None:
        groups = match.groupdict()
        if groups.get(group):
            return self.words.months.get(folded(groups[group]))
        return int(groups["monn"]) if groups.get("monn") else None

    def _year(self, match: re.Match[str]) -> tuple[int | None, bool]:
        groups = match.groupdict()
        printed = groups.get("year2") or groups.get("year")
        if printed:
            return int(printed) if len(printed) > 2 else 2000 + int(printed), False
        if groups.get("relyear") and self.origin:
            return self.origin.year + int(self.words.phrases[folded(groups["relyear"])].split()[1]), True
        return None, True

    def _day(
        self, match: re.Match[str], rule: Rule, month: int, group: str, named: str
    ) -> tuple[date | None, bool]:
        number = int(match[group])
        year, needed = self._year(match)
        if year is not None:
            return calendar.day(year, month, number), needed
        if self.origin is None:
            return None, True
        if self.yearly or (self.today is None and month == self.origin.month):
            return calendar.day(self.origin.year, month, number), True  # no more is known of the text
        name = match.groupdict().get(named)
        on = self.words.weekdays.get(folded(name)) if name else None
        tense = self.tense(match, rule)
        return calendar.day_without_year(
            self.origin, month, number, tense.way or "past", strict=tense.close, on=on
        ), True

    def month(self, match: re.Match[str], rule: Rule) -> Value | None:
        """A month, or a first and a last month."""
        number, last = self._month_number(match, "mon"), self._month_number(match, "mon2")
        year, needed = self._year(match)
        if number is None or (year is None and self.origin is None):
            return None
        if year is None and self.origin and self.yearly:
            year = self.origin.year
        elif year is None and self.origin:
            tense = self.tense(match, rule)
            year = calendar.year_of_month(
                self.origin, last or number, tense.way or "past", strict=tense.close
            )
        if year is None:
            return None
        if last is None or last == number:
            return Value(value=f"{year:04d}-{number:02d}", needed=needed)
        first_year = year if number < last else year - 1
        if match.groupdict().get("year2") and match["year"]:
            first_year = int(match["year"])
        return Value(value=f"{first_year:04d}-{number:02d}", until=f"{year:04d}-{last:02d}", needed=needed)

    def year(self, match: re.Match[str], _rule: Rule) -> Value | None:
        """A year, or a first and a last year; none where the figure counts something."""
        if self.words.counted.match(self.text, match.end()):
            return None
        last = match.groupdict().get("year2")
        return None if last and last <= match["year"] else Value(value=match["year"], until=last)

    def decade(self, match: re.Match[str], _rule: Rule) -> Value | None:
        """Ten years from the one printed."""
        return Value(value=match["decade"], until=str(int(match["decade"]) + 9))

    def weekday(self, match: re.Match[str], rule: Rule) -> Value | None:
        """A day of the week next to publication, in the past unless a verb or word says otherwise."""
        if self.today is None:
            return self._of_month()
        number, way = self.words.weekdays[folded(match["wd"])], self.tense(match, rule).way or "past"
        if way == "future" and 0 < (self.today.weekday() - number) % 7 <= _JUST:
            was_due = self.words.due.search(self.text, self._bounds(match)[0], match.start())
            way = "past" if was_due else way  # "was due to travel on Sunday", in the paper of Monday
        found = calendar.weekday(self.today, number, way)
        ahead = self.week and self.week[0] < match.start() < self.week[0] + _WEEK_REACH
        ahead = ahead and match.start() - self._bounds(match)[0] <= _OPENING
        if found and way == "future" and ahead and self.week and found < self.week[1]:
            found = calendar.shifted(self.week[1], number)  # "neste uke reiser A. Onsdag møter hun B"
        return Value(value=found.isoformat(), needed=True) if found else None

    def weekday_week(self, match: re.Match[str], _rule: Rule) -> Value | None:
        """A day of a week that is named beside it, or the days from one to another."""
        if self.today is None:
            return None
        shift = int(self.words.phrases[folded(match["weekp"])].split()[1])
        week = calendar.week(self.today, shift)
        named = [self.words.weekdays[folded(n)] for g in ("wd", "wd2") if (n := match.groupdict().get(g))]
        days = [d.isoformat() for n in named if week and (d := calendar.shifted(week[0], n))]
        until = days[1] if len(days) > 1 else None
        return Value(value=days[0], until=until, needed=True) if days and days == sorted(days) else None

    def weekday_range(self, match: re.Match[str], rule: Rule) -> Value | None:
        """From one day of the week to another; two days joined by "and" must be neighbours."""
        if self.today is None:
            return None
        first, last = (self.words.weekdays[folded(match[g])] for g in ("wd", "wd2"))
        pair = bool(match.groupdict().get("pair"))
        if first == last or (pair and ((first + 1) % 7 != last or self._parted(match))):
            return None
        way = self.tense(match, rule).way or "past"
        begin: date | None
        if way in ("past", "last"):
            end: date | None = calendar.weekday(self.today, last, way)
            begin = calendar.weekday(end, first, "past") if end else None
        else:
            begin = calendar.weekday(self.today, first, way)
            end = calendar.weekday(begin, last, "future") if begin else None
        return Value(value=begin.isoformat(), until=end.isoformat(), needed=True) if begin and end else None

    def _parted(self, match: re.Match[str]) -> bool:
        """ "Samtalene startet torsdag og fredag møter A B": "and" joins two clauses, each with its verb."""
        low, high = self._bounds(match)
        behind = self.words.tense.match(self.text, min(match.end() + 1, high), high)
        return behind is not None and self.words.tense.search(self.text, low, match.start()) is not None

    def phrase(self, match: re.Match[str], rule: Rule) -> Value | None:
        """A set phrase of the pack: a unit of the calendar and how far off."""
        unit, shift = self.words.phrases[folded(match["phrase"])].split()
        if unit == "feast":
            return stretch(calendar.feast(self.today, shift, self.tense(match, rule).way))
        if self.today is None:
            return self._near_month(unit, shift)
        if unit == "weekend":
            way = self.tense(match, rule).way or "past" if shift == "near" else cast("Way", shift)
            return stretch(calendar.weekend(self.today, way))
        if part := calendar.PARTS.get(unit):
            return stretch(part(self.today))
        if unit == "lately":  # some days ago: of this month, once so many of its days have passed
            return Value(value=f"{self.today:%Y-%m}", needed=True) if self.today.day > int(shift) else None
        return self._shifted(self.today, unit, int(shift), match.end())

    def _of_month(self) -> Value | None:
        """The month or year of an article that is dated to no day: what it tells of "on Monday" was then."""
        known = "%Y" if self.yearly else "%Y-%m"
        return Value(value=self.origin.strftime(known), needed=True) if self.origin else None

    def _near_month(self, unit: str, shift: str) -> Value | None:
        """A phrase told in a month: a day or the week of it, or another month or year."""
        if unit == "year" or (unit == "month" and not self.yearly):
            return self._shifted(self.origin, unit, int(shift), 0) if self.origin else None
        return self._of_month() if unit != "month" or shift == "0" else None

    def _shifted(self, origin: date, unit: str, shift: int, at: int) -> Value | None:
        if unit == "week":
            days = calendar.week(origin, shift)
            self.week = (at, days[0]) if days and shift > 0 else self.week
            return stretch(days)
        if unit == "day":
            found = calendar.shifted(origin, shift)
            return Value(value=found.isoformat(), needed=True) if found else None
        value = calendar.month(origin, shift) if unit == "month" else calendar.year(origin, shift)
        return Value(value=value, needed=True) if value else None

    def ago(self, match: re.Match[str], rule: Rule) -> Value | None:
        """So many days, weeks, months or years before or after publication."""
        if self.today is None or self.published is None:
            return None
        if match.groupdict().get("soft"):
            first = self.words.firsts.search(self.text, self._bounds(match)[0], match.start())
            if first or self.tense(match, rule).way != "future":
                return None  # "the first visit in 65 years"
        printed = folded(match["num"])
        count = int(printed) if printed.isdigit() else self.words.numbers[printed]
        sign = -1 if rule.kind == "ago" else 1
        unit = self.words.units[folded(match["unit"])]
        if unit in ("hour", "minute"):
            step = timedelta(hours=count) if unit == "hour" else timedelta(minutes=count)
            exact = self.published.time() != datetime.min.time()
            moved = self.published + sign * step if exact else self.published
            return Value(value=moved.date().isoformat(), needed=True)
        return self._shifted(self.today, unit, sign * count, match.end())

    def season(self, match: re.Match[str], rule: Rule) -> Value | None:
        """A season of a year that is printed, or next to publication."""
        first = self.words.seasons[folded(match["season"])]
        year, needed = self._year(match)
        if year is not None:
            value, until = calendar.season_of(year, first)
            return Value(value=value, until=until, needed=needed)
        if self.origin is None:
            return None
        if self.yearly and first + 2 <= 12:
            value, until = calendar.season_of(self.origin.year, first)
            return Value(value=value, until=until, needed=True)
        tense = self.tense(match, rule)
        way = tense.way if tense.close or tense.way != "past" else None  # "a summit in autumn, she said"
        value, until = calendar.season(self.origin, first, way)
        return Value(value=value, until=until, needed=True)


def _at(reading: _Reading, start: int) -> Found | None:
    """The longest expression that starts here and resolves; an empty one for a day that does not exist."""
    text, words = reading.text, reading.words
    first = words.begins(text, start)
    if first is None:
        return None
    void = 0
    rules = words.matchers[(first.lastindex or 1) - 1 :]  # the first of them that matches, and those behind
    matches = [(m, rule) for match, rule in rules if (m := match(text, start))]
    if len(matches) > 1:
        matches.sort(key=lambda pair: -pair[0].end())
    for match, rule in matches:
        if words.blocked_before.search(text, max(0, start - 24), start):
            return None
        if rule.kind in ("weekday", "phrase") and words.blocked_after.match(text, match.end()):
            continue
        printed = match.groupdict().get("part")
        part = words.parts[folded(printed)] if printed else None
        name = rule_name(match, rule, words)
        if rule.kind == "clock":
            hour = hour_of(match, part)
            if hour:
                return Found(start=start, end=match.end(), rule=name, value=None, hour=hour, part=part)
            continue
        value = reading.kinds[rule.kind](match, rule)
        if value:
            return Found(start=start, end=match.end(), rule=name, value=value, part=part)
        if rule.kind == "date" and not match.groupdict().get("pair"):
            void = match.end()
    return Found(start=start, end=void, rule="", value=None) if void else None


def _scan(reading: _Reading) -> Iterator[Found]:
    position = 0
    grammar = reading.words
    words = list(_WORD.finditer(reading.text))
    printed = [word[0] for word in words]
    for index in [i for i, opens in enumerate(map(grammar.opens, printed)) if opens]:
        word = words[index]
        if word.start() < position:
            continue
        near = printed[index + 1 : index + 1 + _NEAR]
        if printed[index].casefold() in grammar.leading and not any(map(grammar.telling, near)):
            continue  # "in the name of": nothing near that tells of time
        found = _at(reading, word.start())
        if found:
            position = found.end
            if found.value or found.hour:
                yield found


def times(
    text: str, sentences: Sequence[Sentence], published: str | None, language: str
) -> tuple[TimeExpression, ...]:
    """The time expressions of `text` with the ISO dates they resolve to; offsets are code points of `text`.

    `published` is an ISO date or date-time; without it only what names its own year is kept.
    """
    reading = _Reading(text, sentences, published, grammar(language))
    found = joined(text, reading.starts, reading.today, reading.words.joint, list(_scan(reading)))
    return tuple(expression(item, item.value) for item in found if item.value)
