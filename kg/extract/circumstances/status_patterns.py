"""The regular expressions that tell how real an event is, compiled once a language."""

import re
from functools import cache

from kg.languages import table
from kg.languages.compiled import compiled
from kg.languages.patterns import either


@cache
def status_patterns(language: str) -> dict[str, re.Pattern[str]]:
    """The patterns of the circumstances of a language, by their names."""
    own = table(language, "circumstances")
    keys = (
        "called_off",
        "moved",
        "unreal",
        "other_course",
        "coming_phrases",
        "wish_phrases",
        "unheld_phrases",
        "going_on",
        "considered",
        "arranged",
    )
    more = (
        "rumours",
        "denied_after",
        "some_day",
        "bidden",
        "nth_time",
        "unable_to_attend",
        "refused",
        "unplanned",
        "planless",
        "turned_down",
        "rebuffed",
        "no_shows",
        "none_planned",
        "first_of_kind",
        "unsettled",
        "spared",
        "revived",
        "grounds",
        "still_to_be",
        "followed_up",
    )
    taken_back = ("untrue", "rumour_openers", "affirmed", "lifted", "denied_clefts")
    found = {
        key: compiled(rf"(?<!\w)(?:{'|'.join(own.get(key, ['(?!)']))})(?!\w)")
        for key in (*keys, *more, *taken_back)
    }
    found["refused"] = compiled("|".join((found["refused"].pattern, *own.get("undone", ()))))
    found["spared_behind"] = re.compile(rf" (?:{either(own.get('spared_behind', ()))})(?!\w)")
    return found | {"denying": re.compile(rf"(?<!\w)(?:{either(own['denying'])})(?!\w)")}
