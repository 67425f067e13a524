"""Publication dates as news writes them → ISO 8601. What counts from now needs a date from outside."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from kg.languages import codes, table
from kg.read.refuse import Unreadable

REMEDY = "write it as 2021-10-25 or 2021-10-25T20:15, or give --published"
_CHARACTERS = 200  # a date with all that stands beside it; longer ones cost the square of their length
_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?"
)  # as agencies write
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})(?:[.:](?P<m>\d\d))(?:[.:]\d\d)?\s*(?P<half>[ap]\.?m\.?)?(?!\d)|\b(?P<h12>\d{1,2})\s*(?P<half12>[ap]\.?m\.?)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y>\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>[^\W\d_]+)\.?,?\s+(?P<y>\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)")
_MONTH_YEAR = re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<y>\d{4})")


def published_of(printed: str, given: str | None = None, *, where: str = "") -> str:
    """The printed date in ISO 8601 (year, month, date or date-time); `given` where it is not absolute.

    `where` places the refusal of a date that cannot be read.
    """
    text = " ".join(printed[:_CHARACTERS].split())
    found = _absolute(text) if len(printed) <= _CHARACTERS else None
    if found or given:
        return found or str(given)
    if is_relative(text):
        raise Unreadable(
            f"the publication date «{text}» counts from now",
            "give the day: --published 2021-10-25",
            where=where,
        )
    raise Unreadable(f"the publication date «{text[:60]}» cannot be read", REMEDY, where=where)


def is_relative(text: str) -> bool:
    """Whether the words count from the moment of reading ("2 hours ago", "i går kl. 20")."""
    folded = f" {text.casefold()} "
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in _words("relative") | _words("now")
    )


def is_date(text: str) -> bool:
    """Whether the whole text is one absolute date with a day."""
    found = _absolute(" ".join(text.split()))
    return found is not None and len(found) >= len("2021-10-25")


def _absolute(text: str) -> str | None:
    for grammar in (_iso, _mail, _numeric, _spelled):
        try:
            found = grammar(text)
        except (ValueError, OverflowError):  # a day that the calendar does not have
            return None
        if found:
            return found
    return None


def _iso(text: str) -> str | None:
    if compact := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = (part or "" for part in compact.groups())
        clock = ":".join(part for part in (hour, minute, second) if part)
        text = f"{year}-{month}-{day}" + (f"T{clock}{zone}" if clock else "")
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = match["y"], match["m"], match["d"]
    date(int(year), int(month or 1), int(day or 1))
    if not match["clock"]:
        return "-".join(part for part in (year, month, day) if part)
    zone = match["zone"] or ""
    whole = f"{year}-{month}-{day}T{match['clock']}" + (f":{match['s']}" if match["s"] else "")
    whole += zone if zone in ("", "Z") or ":" in zone else f"{zone[:3]}:{zone[3:]}"
    datetime.fromisoformat(whole)
    return whole


def _numeric(text: str) -> str | None:
    match = _NUMERIC.search(text)
    if match is None or not _only_furniture(text[: match.start()] + " " + text[match.end() :]):
        return None
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "/" and first <= 12 and second <= 12 and first != second:
        return None  # day first in Norway, month first in America: nobody can tell
    day, month = (second, first) if match["sep"] == "/" and second > 12 else (first, second)
    return _joined(date(int(match["y"]), month, day), text[match.end() :])


def _spelled(text: str) -> str | None:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            month = _months().get(match["month"].casefold())
            if month and _only_furniture(text[: match.start()] + " " + text[match.end() :]):
                return _joined(date(int(match["y"]), month, int(match["d"])), text[match.end() :])
    whole = _MONTH_YEAR.fullmatch(text)
    month = _months().get(whole["month"].casefold()) if whole else None
    return f"{whole['y']}-{month:02d}" if whole and month else None


def _mail(text: str) -> str | None:
    if not _MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:  # "25 Okt 2021 20:15" looks the same
        return None


def _joined(day: date, rest: str) -> str:
    """The day, with the first clock time after it."""
    match = _CLOCK.search(rest)
    if match is None:
        return day.isoformat()
    hour, half = int(match["h"] or match["h12"]), (match["half"] or match["half12"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return datetime(day.year, day.month, day.day, hour, int(match["m"] or 0)).isoformat(timespec="minutes")  # noqa: DTZ001 - as printed


def _only_furniture(rest: str) -> bool:
    """Whether only weekdays, clock words, labels, or a second (updated) date stand beside it."""
    known = (
        _words("weekdays")
        | _words("clock")
        | _words("published")
        | _words("updated")
        | {"am", "pm", "cet", "cest", "gmt", "utc"}
    )
    known |= {word for label in known for word in label.split()} | {day[:3] for day in _words("weekdays")}
    known |= frozenset(_months()) | {
        "t",
        "h",
        "a",
        "p",
        "m",
        "den",
        "the",
        "og",
        "and",
        "on",
        "est",
        "edt",
        "bst",
    }
    return all(word.casefold() in known for word in re.findall(r"[^\W\d_]+", rest))


@cache
def _months() -> dict[str, int]:
    return {
        name: int(number)
        for code in codes()
        for name, number in table(code, "read").get("months", {}).items()
    }


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for code in codes() for word in table(code, "read").get(name, []))
