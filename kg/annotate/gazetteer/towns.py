"""Towns that the registry does not curate, by where they stand: behind a preposition of place ("i Subotica").

The list is GeoNames' (data/reference/towns.csv). A name of it is read only where a place can stand, and where
neither the registry nor a person has taken the words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg import resources
from kg.annotate.structure import Spanned
from kg.document import Mention, Title, Token
from kg.languages import words
from kg.reference import fold, load

TABLE = "circumstances"  # of a language pack
CITY_STATES = ("DJI", "KWT", "LUX", "MCO", "SGP", "SMR")  # the name is the city's and the state's
TOWN_WORDS = 4  # words of the longest name: "San Carlos de Bariloche"


@cache
def town_countries() -> Mapping[str, str]:
    """The country (ISO 3166-1 alpha-3) of each town, by its folded name."""
    lines = (resources.reference() / "towns.csv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.rsplit(",", 1) for line in lines if "," in line)


@cache
def city_countries() -> Mapping[str, str]:
    """The country of each city, curated or not, by its folded name."""
    curated = {
        fold(name): place.country
        for place in load().places.values()
        if place.kind == "city"
        for names in place.names.values()
        for name in names
    }
    return {**town_countries(), **curated}


@cache
def namesakes() -> Mapping[str, str]:
    """The country of each folded name that a state shares with its one city: "in Luxembourg"."""
    countries = load().countries
    return {
        fold(name): code for code in CITY_STATES for names in countries[code].names.values() for name in names
    }


def with_towns(
    tokens: tuple[Token, ...], mentions: Sequence[Mention], titles: Sequence[Title], language: str
) -> tuple[Mention, ...]:
    """The mentions of a text with its towns among them, in text order."""
    starts = [token.start for token in tokens]
    spans: tuple[Spanned, ...] = (*mentions, *titles)
    taken = {i for span in spans for i in _covered(tokens, starts, span)}
    found = list(_towns(tokens, taken, {m.end for m in mentions if m.kind == "place"}, language))
    return tuple(sorted((*mentions, *found), key=lambda m: (m.start, m.end)))


def _covered(tokens: tuple[Token, ...], starts: Sequence[int], span: Spanned) -> range:
    """The tokens that a span stands over, be it but in part."""
    first = bisect_right(starts, span.start)
    first -= first > 0 and tokens[first - 1].end > span.start
    return range(first, bisect_left(starts, span.end, first))


def _towns(tokens: tuple[Token, ...], taken: set[int], ends: set[int], language: str) -> Iterator[Mention]:
    known = town_countries()
    marks, fillers = words(language, TABLE, "town_prepositions"), words(language, TABLE, "town_words")
    links, none = words(language, "people", "name_particles"), words(language, TABLE, "no_towns")
    joints = words(language, "frames", "conjunctions") | {",", "/"}
    position = 0
    for at in range(1, len(tokens)):
        if at < position or at in taken or not tokens[at].text[0].isupper() or tokens[at].norm in none:
            continue
        before = at - 1
        while before > 0 and tokens[before].norm in fillers:
            before -= 1
        if before < at - 1 and tokens[before].norm not in marks and tokens[before].text.islower():
            before -= 1  # "in the northern city of"
            before -= tokens[before].norm in words(language, "frames", "before_actor")
        listed = tokens[at - 1].norm in joints and at > 1 and tokens[at - 2].end in ends
        if tokens[before].norm not in marks and not listed:
            continue
        last = _longest(tokens, at, taken, links)
        if last:
            position = last
            name = " ".join(t.text for t in tokens[at:last])
            key = f"{known[fold(name)]}/{name}"
            ends.add(tokens[last - 1].end)
            yield Mention(
                start=tokens[at].start, end=tokens[last - 1].end, kind="place", form="name", key=key
            )


def _longest(tokens: tuple[Token, ...], at: int, taken: set[int], links: frozenset[str]) -> int:
    """One past the last token of the town that begins at `at`, or 0: no capital may follow it."""
    known = town_countries()
    for last in range(min(at + TOWN_WORDS, len(tokens)), at, -1):
        if any(i in taken for i in range(at, last)):
            continue
        if fold(" ".join(t.text for t in tokens[at:last])) in known:
            behind = tokens[last : last + 2]
            name_goes_on = bool(behind) and behind[0].text[0].isupper() and last not in taken
            linked = len(behind) > 1 and behind[0].norm in links and behind[1].text[0].isupper()
            return 0 if name_goes_on or linked else last
    return 0


def is_town(mention: Mention) -> bool:
    """Whether a name is that of a place, or of a state that is one town."""
    return mention.kind == "place" or mention.key in CITY_STATES
