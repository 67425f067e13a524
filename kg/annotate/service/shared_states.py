"""Two who serve one state that stands behind the second: "President A and Prime Minister B of Peru"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any

from kg.annotate.records import Name
from kg.document import Title, Token, replace
from kg.records import is_state

STATE = frozenset(
    (
        "head_of_state",
        "head_of_government",
        "deputy_head_of_government",
        "foreign_minister",
        "defence_minister",
        "minister",
    )
)
LEADERS = ("head_of_state", "head_of_government")
MEETING = 3  # ordinary words behind a name among which "will meet" stands
BEHIND = 10  # tokens in which these stand: "of the Republic of Peru on Tuesday discussed"


def of_the_next(
    found: Sequence[tuple[int, Title]],
    names: Sequence[Name],
    offset: int,
    tokens: tuple[Token, ...],
    people: Mapping[str, Any],
) -> list[tuple[int, Title]]:
    """The titles of a sentence, each with the index of its name; the first of a pair with the state of both.

    Where the language has a home, "statsminister A og president B i Peru" are of two states: only a royal
    pair and a president with another share theirs.
    """
    done = list(found)
    if len(found) < 2:
        return done
    styles = {w.casefold() for w in (*people["address_words"], *people["possessives"])}  # "and Her Majesty"
    joints = styles | set(people["and_words"])
    for at, ((index, title), (following, later)) in enumerate(pairwise(found)):
        if min(index, following) < offset or bool(title.of) == bool(later.of):
            continue
        name, other = names[index - offset], names[following - offset]
        between = [t for t in tokens[name.last : _begin(tokens, later, other)] if t.start >= title.end]
        joined = bool(between) and {t.norm for t in between} <= joints
        if title.of:  # "King A of Peru and Queen B"
            consort = any(t.norm in people["consorts"] for t in _printed(later, tokens))
            if joined and consort and any(t.norm in people["kings"] for t in _printed(title, tokens)):
                done[at + 1] = following, replace(later, of=title.of)
            continue
        behind = later.end > tokens[other.last - 1].end  # "B of Peru", not "Peru's president B"
        if not (joined and behind):
            continue
        behind_both = _words_behind(tokens, other, people)
        if {title.office, later.office} <= {*LEADERS} and not behind_both.isdisjoint(people["meeting_verbs"]):
            continue  # "Prime Minister A and President B of Peru discussed": of two states
        royal = _crowned(title, tokens, people) and _crowned(later, tokens, people)  # a king and a queen
        told = title.office in STATE and later.office in STATE | {"other"}  # "and First Lady B of Peru"
        state = told and title.office != later.office
        led = not people["home"] or (title.office == "head_of_state" and not _crowned(title, tokens, people))
        if royal or (state and led):
            done[at] = index, replace(title, of=later.of)
    return done


def of_two_states(
    found: Sequence[tuple[int, Title]],
    at: int,
    names: Sequence[Name],
    offset: int,
    tokens: tuple[Token, ...],
    people: Mapping[str, Any],
) -> bool:
    """Whether the title behind the one at `at` need not share its state: both meet, or it ends a list.

    "Peru's prime minister A and President B met", "Chile's minister A, Peru's minister B, President C".
    """
    (index, title), (following, later) = found[at : at + 2]
    behind = _words_behind(tokens, names[following - offset], people)
    pair = title.office in LEADERS and later.office in LEADERS
    if pair and not behind.isdisjoint(people["meeting_verbs"]):
        return True
    before, told = found[at - 1] if at else (-1, title)
    if before < offset or not told.of or title.of in ("", told.of):
        return False
    first, last = names[before - offset].last, _begin(tokens, title, names[index - offset])
    return {t.norm for t in tokens[first:last]} <= {",", *people["and_words"]}


def of_two_lands(
    found: Sequence[tuple[int, Title]], tokens: tuple[Token, ...], joints: AbstractSet[str]
) -> list[tuple[int, Title]]:
    """The titles; the first of "Perus statsminister og Chiles president A" is of somebody unnamed."""
    done = list(found)
    for at, ((index, title), (following, later)) in enumerate(pairwise(found)):
        if (
            index != following
            or index < 0
            or title.of == later.of
            or not {title.office, later.office} <= STATE
        ):
            continue
        between = {t.norm for t in tokens if title.end <= t.start < later.start}
        if is_state(title.of) and is_state(later.of) and between and between <= joints:
            done[at] = -1, replace(title, person="")
    return done


def of_both_posts(
    found: Sequence[tuple[int, Title]],
    names: Sequence[Name],
    offset: int,
    tokens: tuple[Token, ...],
    people: Mapping[str, Any],
) -> list[tuple[int, Title]]:
    """The titles; the second of "A, the Crown Prince and Prime Minister of Peru," is A's as well.

    So with "A, High Representative/Vice-President of the Commission,", which are offices of two bodies.
    """
    done, joints = list(found), set(people["and_words"])
    for at, ((index, title), (following, later)) in enumerate(pairwise(found)):
        apposed = index >= offset and following < 0 and title.office != later.office and not later.plural
        joined = [t.norm for t in tokens if title.end <= t.start < later.start]
        alike = title.of in ("", later.of) or joined == ["/"]
        if not (apposed and alike and (later.of or title.of == later.of)):
            continue
        name = names[index - offset]
        between = [t for t in tokens[name.last :] if t.start < title.start]
        told = between[:1] and between[0].text == "," and {t.norm for t in between[1:]} <= {"the"}
        behind = next((t.text for t in tokens if t.start >= later.end), ".")
        closed = not behind[0].isalnum() or (not people["verb_second"] and behind.islower())
        if told and joined and set(joined) <= joints | {"/"} and closed:
            done[at], done[at + 1] = (index, replace(title, of=title.of or later.of)), (index, later)
    return of_two_lands(_both_former(done, tokens, joints), tokens, joints)


def _both_former(
    found: list[tuple[int, Title]], tokens: tuple[Token, ...], joints: AbstractSet[str]
) -> list[tuple[int, Title]]:
    """The titles; of "tidligere statsminister og utenriksminister NAME" the second is of the past too."""
    for at, ((index, title), (following, later)) in enumerate(pairwise(found)):
        one = 0 <= index == following and title.when == "former" and later.when == "current"
        joined = {t.norm for t in tokens if title.end <= t.start < later.start} if one else set[str]()
        if joined and joined <= joints:
            found[at + 1] = (following, replace(later, when="former"))
    return found


def _words_behind(tokens: tuple[Token, ...], name: Name, people: Mapping[str, Any]) -> set[str]:
    """The first ordinary words behind a name, those between it and its state not counted."""
    small = {*people["of_words"], *people["articles"], *people["country_fillers"]}
    behind = [t.norm for t in tokens[name.last :][:BEHIND] if t.text.islower() and t.norm not in small]
    return set(behind[:MEETING])


def _begin(tokens: tuple[Token, ...], title: Title, name: Name) -> int:
    """The token with which a title before a name begins, forms of address not counted."""
    return next((i for i in range(name.first, -1, -1) if tokens[i].start <= title.start), name.first)


def _crowned(title: Title, tokens: tuple[Token, ...], people: Mapping[str, Any]) -> bool:
    return any(t.norm in people["crowned"] for t in _printed(title, tokens))


def _printed(title: Title, tokens: tuple[Token, ...]) -> list[Token]:
    return [t for t in tokens if title.start <= t.start < title.end]
