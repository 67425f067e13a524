"""The time grammar of a language pack, compiled once: `times.toml` in, patterns to be tried at a word out.

In a pattern `~` is a gap within one paragraph and `{name}` one of the macros of `_macros`; every other sign
is the regular expression's own. No macro repeats without bound, so that matching stays linear.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kg.annotate.records import Value
from kg.annotate.times.calendar import Way
from kg.languages import remembered, table
from kg.languages.compiled import compiled
from kg.languages.patterns import by_initial, either

GAP = r"(?:[^\S\n]{1,4}|[^\S\n]?\n(?![^\S\n]?\n))"
Matcher = Callable[[str, int], re.Match[str] | None]  # of a text, at a place in it
_KEPT = 20_000  # words of which it is remembered whether they may tell of time
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_YEAR = r"(?:1[6-9]|20)\d\d(?!\w)(?!\s?[-–—/]\s?\d)(?![.,:]\d)(?!-\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern: `kind` chooses how it is resolved, `way` its direction, `default` that without a verb."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    way: Way | None = None
    default: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What a language knows about time: words (casefolded, single spaces), rules, verbs that tell tense."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    parts: Mapping[str, str]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    phrases: Mapping[str, str]
    bounds: Mapping[str, str]
    opens: Callable[[str], bool]  # whether an expression may begin with a word
    leading: frozenset[str]  # of these, numbers and small words that open one only with another word near
    telling: Callable[[str], bool]  # whether a word may be that other word
    matchers: tuple[tuple[Matcher, Rule], ...]  # all of them are tried at many words
    begins: Matcher  # the first that matches, as group 1, 2 …: at nine words of ten none does, told at once
    tense: re.Pattern[str]
    due: re.Pattern[str]  # "was due to travel on": what was to be, right before a day
    boundary: re.Pattern[str]
    coda: re.Pattern[str]  # ", his office said", whose verb is not that of the day before the comma
    content: re.Pattern[str]  # "that" right behind a day: the verb before it was done on that day
    aim: re.Pattern[str]  # "to attend", "ahead of": what something was done for, of which no time is told
    firsts: re.Pattern[str]  # "the first visit", right before "in 65 years", which are gone by then
    blocked_before: re.Pattern[str]
    blocked_after: re.Pattern[str]
    counted: re.Pattern[str]
    joint: re.Pattern[str]


_DUE_REACH = 60  # characters from "was due" to the day
_MACRO = re.compile(r"\{\w+\}")
_NAMED, _ANY = re.compile(r"\(\?P<\w+>"), re.IGNORECASE


def folded(words: str) -> str:
    """The words as a key: casefolded, one space between them."""
    return " ".join(words.casefold().split())


def _any(words: Iterable[str], end: str = r"\b") -> str:
    return either((" ".join(w.split()) for w in words), GAP, end)


def _titled(words: Iterable[str]) -> list[str]:
    return [w[:1].upper() + w[1:] for w in words]


def _macros(source: Mapping[str, Any]) -> dict[str, str]:
    """The macros of the patterns; `{wd}` is a weekday in the group `wd`, and so on."""
    weekdays, months = list(source["weekdays"]), list(source["months"])
    if source["capitals"]:
        names = {"wd": f"(?-i:{_any(_titled(weekdays), '')})", "mon": f"(?-i:{_any(_titled(months))})"}
    else:
        names = {"wd": _any(weekdays, ""), "mon": _any(months)}  # a pattern writes a weekday's ending out
    phrases: dict[str, str] = source["phrases"]
    macros = {
        "wd": names["wd"],
        "mon": names["mon"],
        "day": _DAY,
        "monn": r"(?:1[0-2]|0?[1-9])(?!\d)",
        "year": _YEAR,
        "season": _any(source["seasons"]),
        "part": _any(source["parts"]),
        "num": r"\d{1,3}(?!\w)|" + _any(source["numbers"]),
        "unit": _any(source["units"]),
        "phrase": _any(phrases),
        "weekp": _any(p for p, spec in phrases.items() if spec.startswith(("week ", "passed ", "rest "))),
        "relyear": _any(p for p, spec in phrases.items() if spec.startswith("year ")),
        "bound": _any(source["bounds"]),
        "hh": r"(?:2[0-3]|1\d|0?\d)(?!\d)",
        "mm": r"[0-5]\d(?!\d)",
    }
    named = {f"{{{key}}}": f"(?P<{key}>{value})" for key, value in macros.items()}
    named |= {f"{{{key}2}}": f"(?P<{key}2>{macros[key]})" for key in ("wd", "mon", "day", "year", "relyear")}
    return named


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    for name, value in macros.items():
        pattern = pattern.replace(name, value)
    return pattern.replace("~", GAP)


def _rules(source: Mapping[str, Any]) -> tuple[Rule, ...]:
    macros = _macros(source)
    return tuple(
        Rule(
            name=row["name"],
            kind=row["kind"],
            # Whole words only, and no date out of a longer compound ("oktober-møtet").
            pattern=compiled(rf"\b(?:{_expand(row['pattern'], macros)})(?!\w)(?!-[^\W\d])", re.IGNORECASE),
            way=row.get("way"),
            default=row.get("default"),
        )
        for row in source["rule"]
    )


def _opens(source: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether a word begins with a digit or is one of those that expressions open with."""
    openers = _openers(source)

    def opened(word: str) -> bool:
        return "0" <= word[0] <= "9" or word.casefold() in openers

    return remembered(opened, _KEPT)


def _openers(source: Mapping[str, Any]) -> frozenset[str]:
    tables = ("weekdays", "months", "seasons", "numbers", "phrases", "bounds")
    words = [w for name in tables for w in source[name]] + source["openers"]
    firsts = {match[0].casefold() for w in words if (match := re.match(r"\w+", w))}
    endings = {w + ending for w in map(str.casefold, source["weekdays"]) for ending in source["endings"]}
    return frozenset(firsts | endings)


def _telling(source: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether a word begins with a digit or as a word of the tables or rules does, small words left out."""
    tables = ("weekdays", "months", "seasons", "phrases", "bounds", "parts", "units")
    literal = {w for name in tables for text in source[name] for w in re.findall(r"[^\W\d_]{2,}", text)}
    rules = " ".join(_MACRO.sub(" ", row["pattern"]) for row in source["rule"])
    literal |= {*re.findall(r"[^\W\d_]{3,}", rules)}  # no "th" of "5th"
    small = {*source["leading"], *source["small"]}
    stems = (*{w.casefold() for w in literal} - small, *"0123456789")
    counting = {w.casefold() for text in source["numbers"] for w in text.split()}

    def told(word: str) -> bool:
        norm = word.casefold()
        return norm not in small and (norm in counting or norm.startswith(stems))

    return remembered(told, _KEPT)


def _words(patterns: Iterable[str]) -> str:
    return "|".join(map(_spaced, patterns))


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")


@cache
def grammar(language: str) -> Grammar:
    """The compiled grammar of a pack; nynorsk is read over bokmål."""
    source = table(language, "times")
    rules = _rules(source)
    told = {way: by_initial(map(_spaced, source[way])) for way in ("future", "past")}
    return Grammar(
        weekdays={folded(w): n for w, n in source["weekdays"].items()},
        months={folded(w): n for w, n in source["months"].items()},
        seasons={folded(w): n for w, n in source["seasons"].items()},
        parts={folded(w): n for w, n in source["parts"].items()},
        numbers={folded(w): n for w, n in source["numbers"].items()},
        units={folded(w): n for w, n in source["units"].items()},
        phrases={folded(w): n for w, n in source["phrases"].items()},
        bounds={folded(w): n for w, n in source["bounds"].items()},
        opens=_opens(source),
        leading=frozenset(source["leading"]) | {folded(w) for w in source["numbers"]},
        telling=_telling(source),
        matchers=tuple((rule.pattern.match, rule) for rule in rules),
        begins=compiled("|".join(f"({_NAMED.sub('(?:', r.pattern.pattern)})" for r in rules), _ANY).match,
        tense=compiled(
            rf"\b(?:(?P<future>{told['future']})|(?P<past>{told['past']}))\b(?!-\w)", re.IGNORECASE
        ),
        due=re.compile(
            rf"\b(?:{'|'.join(source.get('was_due', ['(?!)']))})\b[^,.;:]{{0,{_DUE_REACH}}}\Z", re.IGNORECASE
        ),
        boundary=re.compile(rf"[,;:.!?«»\"“”()–—]|\b(?:{_words(source['clause'])})\b", re.IGNORECASE),
        coda=re.compile(rf",\s[^,;:]*?\b(?:{_words(source.get('codas', ['(?!)']))})", re.IGNORECASE),
        content=re.compile(rf"\s(?:{_words(source.get('content', ['(?!)']))})\s", re.IGNORECASE),
        aim=re.compile(rf"(?:{_words(source.get('aims', ['(?!)']))})\b", re.IGNORECASE),
        firsts=re.compile(rf"\b(?:{'|'.join(source.get('firsts', ['(?!)']))})\Z", re.IGNORECASE),
        blocked_before=re.compile(rf"(?<!\w)(?:{_words(source['blocked_before'])})\s+\Z", re.IGNORECASE),
        blocked_after=re.compile(rf"(?:{_words(source['blocked_after'])})\b", re.IGNORECASE),
        counted=re.compile(rf"\s+(?:{_words(source['counted'])})\b|\s?%", re.IGNORECASE),
        joint=re.compile(rf",?\s+(?:(?:{_words(source['joint'])})\s+)?", re.IGNORECASE),
    )


def stretch(days: tuple[date, date] | None) -> Value | None:
    """From the first of two days to the last."""
    until = days[1].isoformat() if days and days[1] > days[0] else None
    return Value(value=days[0].isoformat(), until=until, needed=True) if days else None


def hour_of(match: re.Match[str], part: str | None) -> tuple[int, int] | None:
    """Hour and minute of a clock time on 24 hours; `part` is early or late; None where no clock shows it."""
    groups = match.groupdict()
    if groups.get("noon"):
        return (0 if "mid" in groups["noon"].casefold() else 12), 0
    hour, minute = int(groups["hh"]), int(groups.get("mm") or 0)
    half = (groups.get("ampm") or "")[:1].casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        return hour % 12 + (12 if half == "p" else 0), minute
    return (hour + 12 if part == "late" and 1 <= hour < 12 else hour), minute


def rule_name(match: re.Match[str], rule: Rule, words: Grammar) -> str:
    """The name of the rule, with the side of a bound ("since 2014") behind it."""
    bound = match.groupdict().get("bound")
    return f"{rule.name}-{words.bounds[folded(bound)]}" if bound else rule.name
