"""People told by their country or party alone, who hold the office that the article speaks of.

"Statsministrene møttes ... sa Danmarks NAME": a prime minister. "SVs NAME", where parliament is spoken of: a
member.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.service.known_holders import KnownHolders
from kg.document import Mention, Title, Token
from kg.languages import table
from kg.reference import Registry

SHARED = frozenset({"head_of_government", "foreign_minister", "defence_minister"})
Office = tuple[str, str | None]  # its code and field


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody with a country or party right before (or in brackets behind) the name."""

    person: str
    by: Mention
    end: int  # of the name


def fellow_titles(
    told: Sequence[Told],
    titles: Sequence[Title],
    tokens: tuple[Token, ...],
    language: str,
    known: KnownHolders,
) -> list[Title]:
    """The titles of those told by their country, where the article speaks of one kind of ministers only.

    Nobody whom the registry has in another office is one of them, nor a leader where it has another.
    """
    offices = _offices(titles, tokens, table(language, "people")["gathering_offices"])
    if len(offices) != 1:
        return []
    office, portfolio = offices.pop()
    titled = {t.person for t in titles if t.person}
    return [
        Title(
            start=one.by.start, end=one.end, office=office, of=one.by.key, person=one.person,
            portfolio=portfolio,
        )
        for one in told
        if one.person not in titled and one.by.kind == "country"
        and not known.elsewhere(office, one.by.key, one.person)
    ]  # fmt: skip


def _offices(titles: Sequence[Title], tokens: tuple[Token, ...], stems: Mapping[str, str]) -> set[Office]:
    """The offices of ministers in the plural, or of meetings of such: "utenriksministrene"."""
    found: set[Office] = {
        (t.office, t.portfolio)
        for t in titles
        if t.plural and (t.office in SHARED or (t.office == "minister" and t.portfolio))
    }
    opening = tuple(stems)
    met = {t.norm for t in tokens if t.norm.startswith(opening)} if opening else set()
    return found | {(office, None) for stem, office in stems.items() if any(n.startswith(stem) for n in met)}


def members(
    told: Sequence[Told],
    titles: Sequence[Title],
    tokens: tuple[Token, ...],
    registry: Registry,
    language: str,
) -> list[Title]:
    """The titles of those told by a party of the home country, where its parliament is spoken of."""
    people = table(language, "people")
    home, houses = people["home"], frozenset(people["home_parliament"])
    if not told or not houses.intersection(t.norm for t in tokens):
        return []
    titled = {t.person for t in titles if t.person}
    found: dict[str, Title] = {}
    for one in told:
        body = registry.organisations.get(one.by.key)
        if body is not None and body.kind == "party" and body.country == home and one.person not in titled:
            found[one.person] = Title(
                start=min(one.by.start, one.end), end=one.end, office="legislator", of=home,
                person=one.person, of_inferred=True,
            )  # fmt: skip
    return list(found.values())
