"""The score of extractions against gold, article by article, by the rules that the field's scorer publishes.

People are paired one to one by name. An event is a hit where the family of its type, half of its participants
and its days agree; a statement where half of its characters do; an invitation where both ends do.
"""

import re
from collections.abc import Mapping
from typing import Any

from kg.evaluate.events import first_evidence, score_events
from kg.evaluate.names import Aliases
from kg.evaluate.pairing import pair
from kg.evaluate.passages import sentences
from kg.evaluate.report import Judged, Report
from kg.evaluate.statements import score_statements
from kg.evaluate.tally import Tally
from kg.evaluate.who import Who
from kg.reference import Registry

_LISTS = ("persons", "countries", "organisations", "events", "invitations", "statements")


def score(gold: Mapping[str, Any], found: Mapping[str, Any], registry: Registry) -> Report:
    """The report on `found` against `gold`, both the contract's JSON objects by article id.

    An article that is missing from `found` counts as one in which nothing was found.
    """
    aliases = Aliases(registry)
    judged = tuple(_judged(name, _whole(article), _whole(found.get(name, {})), aliases)
                   for name, article in sorted(gold.items()))  # fmt: skip
    return Report(judged=judged, missing=tuple(sorted(gold.keys() - found.keys())))


def _judged(name: str, gold: Any, found: Any, aliases: Aliases) -> Judged:
    tally, text = Tally(), gold.get("text") or ""
    language = gold.get("language") or ""
    part = re.match(r"([a-z]+)-[a-z]{2}-", name)
    _score_article(gold, found, aliases, tally)
    return Judged(id=name, part=part[1] if part else "", language=language, text=text,
                  sentences=len(sentences(text)), tally=tally)  # fmt: skip


def _whole(article: Mapping[str, Any]) -> dict[str, Any]:
    """The object with an empty list for each that is missing."""
    whole = {**article, **{name: article.get(name) or [] for name in _LISTS}}
    whole["events"] = [
        {**event, "participants": event.get("participants") or []} for event in whole["events"]
    ]
    return whole


def _score_article(gold: Any, found: Any, aliases: Aliases, tally: Tally) -> None:
    who = Who(gold, found, aliases)
    _score_persons(gold, found, who, tally)
    _score_offices(gold, found, who, aliases, tally)
    _score_sets(
        "countries", {name: name for name in gold["countries"]}, {n: n for n in found["countries"]}, tally
    )
    ours, theirs = (
        {aliases.organisation(name): name for name in side["organisations"]} for side in (gold, found)
    )
    _score_sets("organisations", ours, theirs, tally)
    score_events(gold, found, who, aliases, tally)
    _score_invitations(gold, found, who, aliases, tally)
    score_statements(gold, found, who, tally)


def _score_persons(gold: Any, found: Any, who: Who, tally: Tally) -> None:
    ours, theirs = gold["persons"], found["persons"]
    tally.count("persons", hits=len(who.pairs), found=len(theirs), gold=len(ours))
    for index in sorted(set(range(len(ours))) - {i for i, _ in who.pairs}):
        tally.missed("persons", ours[index]["name"], ours[index]["name"], *(ours[index].get("also") or ()))
    for index in sorted(set(range(len(theirs))) - {j for _, j in who.pairs}):
        tally.wrong("persons", theirs[index]["name"], theirs[index]["name"])


def _score_sets(task: str, gold: Mapping[str, str], found: Mapping[str, str], tally: Tally) -> None:
    """Counts what two sets share; each maps a key to the name that is shown."""
    tally.count(task, hits=len(gold.keys() & found.keys()), found=len(found), gold=len(gold))
    for key in sorted(gold.keys() - found.keys()):
        tally.missed(task, gold[key], gold[key])
    for key in sorted(found.keys() - gold.keys()):
        tally.wrong(task, found[key], found[key])


def _score_offices(gold: Any, found: Any, who: Who, aliases: Aliases, tally: Tally) -> None:
    """An office is a hit where person, office and whom it serves agree."""
    gold_of = {j: i for i, j in who.pairs}
    ours = _offices(gold["persons"], {i: i for i in range(len(gold["persons"]))}, aliases)
    theirs = _offices(found["persons"], gold_of, aliases)
    hits = ours.keys() & theirs.keys()
    tally.count("offices", hits=len(hits), found=len(theirs), gold=len(ours))
    for key in sorted(hits, key=str):
        if when := ours[key][0]:
            tally.accuracy("office_when", right=when == (theirs[key][0] or "current"))
            if when != (theirs[key][0] or "current"):
                tally.differs("office_when", _office(ours[key][1], key), when, theirs[key][0], ours[key][1])
    for key in sorted(ours.keys() - theirs.keys(), key=str):
        tally.missed("offices", _office(ours[key][1], key), ours[key][1])
    for key in sorted(theirs.keys() - ours.keys(), key=str):
        tally.wrong("offices", _office(theirs[key][1], key), theirs[key][1])


def _office(name: str, key: tuple[Any, ...]) -> str:
    return f"{name}: {key[1]} of {key[2] or 'nobody'}"


def _offices(
    persons: list[Any], index: Mapping[int, int], aliases: Aliases
) -> dict[tuple[Any, ...], tuple[str | None, str]]:
    """`when` and holder of each office, by person (of gold where paired), office and whom it serves."""
    found: dict[tuple[Any, ...], tuple[str | None, str]] = {}
    for number, person in enumerate(persons):
        for office in person.get("offices") or []:
            of = office.get("of")
            serves = of if of in aliases.countries else aliases.organisation(of) if of else None
            key = (index.get(number, f"unpaired {number}"), office.get("office"), serves)
            found[key] = (office.get("when"), person["name"])
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
    for index in sorted(set(range(len(ours))) - {i for i, _ in pairs}):
        tally.missed("invitations", _invited(ours[index]), *_named(ours[index]))
    for index in sorted(set(range(len(theirs))) - {j for _, j in pairs}):
        given = theirs[index]
        tally.wrong("invitations", _invited(given), *_named(given), at=first_evidence(given))
    for i, j in pairs:
        place, other = ours[i].get("destination"), theirs[j].get("destination")
        if place:
            right = bool(other) and aliases.place(place) == aliases.place(other)
            tally.accuracy("destination", right=right)
            if not right:
                tally.differs("destination", _invited(ours[i]), place, other, *_named(ours[i]))
        status, told = ours[i].get("status"), theirs[j].get("status")
        tally.accuracy("invitation_status", right=status == told)
        if status != told:
            tally.differs("invitation_status", _invited(ours[i]), status, told, *_named(ours[i]))


def _invited(invitation: Any) -> str:
    ends = (invitation.get(end) or "somebody" for end in ("from", "to", "destination"))
    return "{} to {}, {} ({})".format(*ends, invitation.get("status"))


def _named(invitation: Any) -> list[str]:
    return [invitation[key] for key in ("trigger", "to", "from") if invitation.get(key)]
