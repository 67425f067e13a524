"""The score of extractions against gold, article by article, by the rules that the field's scorer publishes.

People are paired one to one by name. An event is a hit where the family of its type, half of its participants
and its days agree; a statement where half of its characters do; an invitation where both ends do.
"""

from collections.abc import Mapping
from typing import Any

from kg.evaluate.events import score_events
from kg.evaluate.names import Aliases
from kg.evaluate.pairing import pair
from kg.evaluate.report import Report
from kg.evaluate.statements import score_statements
from kg.evaluate.tally import Tally
from kg.evaluate.who import Who
from kg.reference import Registry

_LISTS = ("persons", "countries", "organisations", "events", "invitations", "statements")


def score(gold: Mapping[str, Any], found: Mapping[str, Any], registry: Registry) -> Report:
    """The report on `found` against `gold`, both the contract's JSON objects by article id.

    An article that is missing from `found` counts as one in which nothing was found.
    """
    aliases, tally = Aliases(registry), Tally()
    for name, article in sorted(gold.items()):
        _score_article(_whole(article), _whole(found.get(name, {})), aliases, tally)
    missing = tuple(sorted(gold.keys() - found.keys()))
    return Report(articles=len(gold), missing=missing, tally=tally)


def _whole(article: Mapping[str, Any]) -> dict[str, Any]:
    """The object with an empty list for each that is missing."""
    whole = {**article, **{name: article.get(name) or [] for name in _LISTS}}
    whole["events"] = [
        {**event, "participants": event.get("participants") or []} for event in whole["events"]
    ]
    return whole


def _score_article(gold: Any, found: Any, aliases: Aliases, tally: Tally) -> None:
    who = Who(gold, found, aliases)
    tally.count("persons", hits=len(who.pairs), found=len(found["persons"]), gold=len(gold["persons"]))
    _score_offices(gold, found, who, aliases, tally)
    _score_sets("countries", set(gold["countries"]), set(found["countries"]), tally)
    ours, theirs = ({aliases.organisation(name) for name in side["organisations"]} for side in (gold, found))
    _score_sets("organisations", ours, theirs, tally)
    score_events(gold, found, who, aliases, tally)
    _score_invitations(gold, found, who, aliases, tally)
    score_statements(gold, found, who, tally)


def _score_sets(task: str, gold: set[str], found: set[str], tally: Tally) -> None:
    tally.count(task, hits=len(gold & found), found=len(found), gold=len(gold))


def _score_offices(gold: Any, found: Any, who: Who, aliases: Aliases, tally: Tally) -> None:
    """An office is a hit where person, office and whom it serves agree."""
    gold_of = {j: i for i, j in who.pairs}
    ours = _offices(gold["persons"], {i: i for i in range(len(gold["persons"]))}, aliases)
    theirs = _offices(found["persons"], gold_of, aliases)
    hits = ours.keys() & theirs.keys()
    tally.count("offices", hits=len(hits), found=len(theirs), gold=len(ours))
    for key in hits:
        if ours[key]:
            tally.accuracy("office_when", right=ours[key] == (theirs[key] or "current"))


def _offices(
    persons: list[Any], index: Mapping[int, int], aliases: Aliases
) -> dict[tuple[Any, ...], str | None]:
    """`when` of each office, by person (of gold where paired), office and whom it serves."""
    found: dict[tuple[Any, ...], str | None] = {}
    for number, person in enumerate(persons):
        for office in person.get("offices") or []:
            of = office.get("of")
            serves = of if of in aliases.countries else aliases.organisation(of) if of else None
            found[index.get(number, f"unpaired {number}"), office.get("office"), serves] = office.get("when")
    return found


def _score_invitations(gold: Any, found: Any, who: Who, aliases: Aliases, tally: Tally) -> None:
    ours, theirs = gold["invitations"], found["invitations"]
    same = {
        (i, j): float(all(who.same(one.get(end), other.get(end)) for end in ("from", "to")))
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
    }
    pairs = pair(same)
    tally.count("invitations", hits=len(pairs), found=len(theirs), gold=len(ours))
    for i, j in pairs:
        if place := ours[i].get("destination"):
            given = theirs[j].get("destination")
            tally.accuracy("destination", right=bool(given) and aliases.place(place) == aliases.place(given))
        tally.accuracy("invitation_status", right=ours[i].get("status") == theirs[j].get("status"))
