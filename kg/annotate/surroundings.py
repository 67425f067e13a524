"""Whom an office serves by the sentences around it: "In Manila ... President A B": the only foreign country named."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from kg.annotate.structure import within
from kg.records import Mention, Sentence, Title

BACK = 2  # sentences before the title's own that are looked at, the nearest first
MAIN = 3  # mentions of a country that make it what the article is about
STATE = frozenset(
    {
        "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "minister", "deputy_minister", "legislator", "special_envoy", "spokesperson",
    }
)  # fmt: skip
ALONE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def country_around(
    title: Title,
    cut: Sequence[Sentence],
    places: Sequence[Mention],
    country: Callable[[Mention], str],
    home: str,
    offices: Mapping[tuple[str, str], Sequence[str]],
) -> str:
    """The one foreign country that the sentence before the title, or those before it, name; "" where several.

    Where they name none, the country that the whole article is about. Nobody is given a post that another holds.
    """
    if title.office not in STATE:
        return ""
    index = bisect_right(cut, title.start, key=attrgetter("start")) - 1
    for number in range(index, max(-1, index - BACK - 1), -1):
        stop = title.start if number == index else cut[number].end
        named = {country(m) for m in within(places, cut[number].start, stop)} - {home, ""}
        if len(named) == 1:
            return _free(title, named.pop(), offices)
        if named:
            return ""
    counted = Counter(c for m in places if (c := country(m)) and c != home)
    ranked = counted.most_common(2)
    if ranked and ranked[0][1] >= MAIN and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return _free(title, ranked[0][0], offices)
    return ""


def _free(title: Title, of: str, offices: Mapping[tuple[str, str], Sequence[str]]) -> str:
    others = [p for p in offices.get((title.office, of), ()) if p != title.person]
    return "" if others and title.office in ALONE else of
