"""The page's own words, numbers and dates in nb, nn and en. Dates keep the precision of the source."""

from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from kg import errors, languages

_NO_BREAK = "\u00a0"


@cache
def words(language: str) -> dict[str, Any]:
    """The table languages/<language>/draw.toml. Raises UsageError for a language without one."""
    table = languages.table(language, "draw") if language in languages.codes() else {}
    if not table:
        raise errors.UsageError(
            f"no words for the language {language!r}", remedy=f"one of {', '.join(languages.codes())}"
        )
    return table


@lru_cache(maxsize=20_000)
def number(value: int, language: str) -> str:
    """1214 → 1 214 (nb, nn), 1,214 (en)."""
    return str(format_decimal(value, locale=language))


def day(iso: str, language: str) -> str:
    """2021-10-25 → 25. okt. 2021; 2021-10 → okt. 2021; 2021 → 2021; what is no date comes back as it is."""
    pattern = {4: "y", 7: "MMM y"}.get(len(iso), "d MMM y" if language == "en" else "d. MMM y")
    return _formatted(iso, pattern, language)


def span(start: str, end: str, language: str) -> str:
    """A day, or the first and the last of several: 25. okt. 2021 – 26. okt. 2021."""
    if not start or not end or start == end:
        return day(start or end, language) if start or end else ""
    return f"{day(start, language)} – {day(end, language)}"


def long_day(iso: str, language: str) -> str:
    """2021-10-25 → mandag 25. oktober 2021; 2021-10 → oktober 2021; 2021 → 2021."""
    if len(iso) < len("2021-10-25"):
        return _formatted(iso, "y" if len(iso) == len("2021") else "MMMM y", language)
    return _formatted(iso, "EEEE d MMMM y" if language == "en" else "EEEE d. MMMM y", language)


def period(name: str, language: str) -> str:
    """2021-10 → okt. 2021; 2021-Q4 → 4. kv. 2021 (en: Q4 2021); 2021 → 2021."""
    year, _, quarter = name.partition("-Q")
    if not quarter:
        return day(name, language)
    return str(words(language)["words"]["quarter"]).format(n=quarter, year=year).replace(" ", _NO_BREAK)


def weekday(iso: str, language: str) -> str:
    """2021-10-25 → mandag; "" for what is less than a day."""
    return _formatted(iso, "EEEE", language) if len(iso) == len("2021-10-25") else ""


@lru_cache(maxsize=20_000)
def _formatted(iso: str, pattern: str, language: str) -> str:
    try:
        known = date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) in {4, 7} else iso)
    except ValueError:
        return iso
    return str(format_date(known, pattern, locale=language)).replace(" ", _NO_BREAK)
