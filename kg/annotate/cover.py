"""Which mention each token of a sentence is part of."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from kg.annotate.names.people import NameFinder
from kg.annotate.records import Match, Name
from kg.annotate.titles.reader import TitleGrammar
from kg.document import Mention, Token
from kg.languages import words
from kg.reference import load

RULER = "head_of_state"


def outside(
    match: Match, tokens: tuple[Token, ...], cover: Mapping[int, Mention], grammar: TitleGrammar
) -> list[Match]:
    """A title that is no part of a name; of "Labour Party leader", whose first half is one, the second.

    "Senate president" is whole: the president of no state.
    """
    told = cover.get(match.first)
    if told is None or (match.prefix and told.end < tokens[match.first].end):
        return [match]
    free = next((i for i in range(match.first, match.last) if i not in cover), match.last)
    rest = list(grammar.matches(tokens, free, match.last))
    if told.kind == "place" and told.start == tokens[match.first].start and free < match.last:
        return [match]  # "Northern Ireland Secretary"
    presides = bool(rest) and rest[0].form.office == RULER and match.form.office != RULER
    house = load().organisations.get(told.key) if free < match.last and (presides or not rest) else None
    whole = house is not None and house.kind == "parliament" and (house.country or not presides)
    return [match] if whole else rest  # "Polish parliament member"


def cover_of(tokens: tuple[Token, ...], found: Sequence[Mention]) -> dict[int, Mention]:
    """The mention that each token is part of, by the token's index in `tokens`."""
    if not found:
        return {}
    cover: dict[int, Mention] = {}
    tails: list[tuple[int, Mention]] = []
    for mention in found:
        index = bisect_left(tokens, mention.start, key=attrgetter("start"))
        if index == len(tokens) or tokens[index].start != mention.start:
            tails.append((index - 1, mention))  # the tail of a compound: "then-Finnish"
            continue
        while index < len(tokens) and tokens[index].start < mention.end:
            cover[index] = mention
            index += 1
    for first, mention in tails:
        for index in range(max(first, 0), len(tokens)):  # "then-South Korean"
            if first < 0 or tokens[index].end > mention.end:
                break
            cover.setdefault(index, mention)
    return cover


def one_word_places(cover: Mapping[int, Mention]) -> set[int]:
    """The tokens that are a place's whole name, and may be part of somebody's: "Chelsea", no "Hua Hin"."""
    return {
        i
        for i, m in cover.items()
        if m.kind == "place" and m.form == "name" and not m.genitive
        if cover.get(i - 1) is not m and cover.get(i + 1) is not m
    }


def first_names(
    titled: Iterable[int],
    tokens: tuple[Token, ...],
    cover: Mapping[int, Mention],
    finder: NameFinder,
    states: AbstractSet[str],
) -> set[int]:
    """The "Chad" of "Secretary Chad Moss": states and bodies that are first names, behind a title.

    A surname follows. Of bodies those of one word in small letters: no "NTB".
    """
    return {
        at
        for at in titled
        if at + 1 < len(tokens)
        and (told := cover.get(at)) is not None
        and not told.genitive
        and told.form == "name"
        and (
            (told.kind == "country" and tokens[at].text in states)
            or (told.kind == "organisation" and tokens[at].text.istitle() and cover.get(at - 1) is not told)
        )
        and at + 1 not in cover
        and (finder.surname(tokens[at + 1].text) or _known(tokens, at))
    }


def _known(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the registry has somebody of that first and last name."""
    return bool(load().persons_named(f"{tokens[at].text} {tokens[at + 1].text}"))


def less_surnames(
    found: Sequence[Mention], names: Sequence[Name], tokens: tuple[Token, ...], language: str
) -> list[Mention]:
    """The mentions less towns that are surnames: "Mr Lund", or "Lund said" where "Ole Lund" was named."""
    towns = [m for m in found if m.kind == "place" and m.form == "name"]
    if not towns:
        return list(found)
    last = {n.words[-1] for n in names if len(n.words) > 1}
    marks, people = words(language, "circumstances", "town_prepositions"), set[int]()
    styled = words(language, "people", "styles_of_surnames")
    for town in towns:
        at = bisect_left(tokens, town.start, key=attrgetter("start"))
        dot = at > 1 and tokens[at - 1].text == "."  # "Mr. Lund"
        before = tokens[at - 1 - dot].norm if at else ""
        known = at < len(tokens) and tokens[at].end == town.end and tokens[at].text in last
        if (known and before not in marks) or before in styled:
            people.add(town.start)
    return [m for m in found if m.kind != "place" or m.start not in people]
