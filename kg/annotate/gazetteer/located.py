"""Towns by the country that is told beside them: "Tripoli, Lebanon", "Brest i Frankrike"."""

from collections.abc import Sequence
from itertools import pairwise

from kg.document import Mention, replace
from kg.languages import union, words
from kg.reference import Registry

CLOSING = ",.;:()-–—"  # behind a country that says where a town is; "in Lima, Peru said" is another thing


def with_countries(
    text: str, mentions: Sequence[Mention], registry: Registry, language: str
) -> tuple[Mention, ...]:
    """The mentions, with the key of each such town that of a town in the country told, as `ISO3/name`."""
    inside = words(language, "people", "in_words")
    found = list(mentions)
    for index, (town, country) in enumerate(pairwise(mentions)):
        if town.kind != "place" or country.kind != "country" or country.form != "name" or country.genitive:
            continue
        place, gap = registry.place(town.key), text[town.end : country.start]
        if place.kind != "city" or place.country == country.key or town.genitive:
            continue
        marked = text[country.end : country.end + 2].lstrip(" ")[:1] in CLOSING  # of a capital, nothing less
        listed = gap == ", " and (marked or not registry.capital_of(town.key))
        listed = listed and _closed(text, mentions[index + 2 :], country.end, language)
        if listed or gap.strip(" ").casefold() in inside:
            found[index] = replace(town, key=f"{country.key}/{text[town.start : town.end]}")
    return tuple(found)


def _closed(text: str, behind: Sequence[Mention], end: int, language: str) -> bool:
    """Whether nothing carries a list of places on, and no verb follows."""
    rest = text[end:].lstrip(" ")
    following = rest.split(None, 1)[0].strip(CLOSING) if rest.split() else ""
    if not rest or rest[0] in CLOSING:
        near = behind[0] if behind else None
        goes_on = near is not None and near.kind in ("place", "country") and near.start - end <= len(", and ")
        return not goes_on
    return following in union(language, "frames", "adjunct_prepositions", "place_prepositions")
