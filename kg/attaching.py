"""Decisions are on an article's persons, events and words as they were read then. Takes the decisions and
what is read of the articles now; gives the claims that they are on now, or none.

A decision keeps with each claim a mark of what it was (its trigger, its words), by which it is found again
where a reader names or numbers it otherwise.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.records import Event, Extraction, Invitation, OfficeHeld, Statement
from kg.resolve.editors import Row, Rulings, refs_of

_AGREE = 2  # of an event's kind, trigger and people: as many must be what they were
Reading = Callable[
    [str], Extraction | None
]  # what is read of an article; None where there is no such article


def marks(row: Row, reading: Reading) -> dict[str, str]:
    """What each claim of a decision is in its article, to find it by later."""
    found = {}
    for ref in sorted(refs_of(row)):
        article, kind, local = parts(ref)
        extraction = reading(article)
        if extraction is not None and (mark := _mark(kind, local, extraction)):
            found[ref] = mark
    return found


def attached(rulings: Rulings, reading: Reading) -> Rulings:
    """The decisions with the claims that they are on now; as they are where the article is not there."""
    moved: dict[str, str] = {}
    for _, row in rulings.listed("same", "different", "rename", "retract"):
        told = row.get("told", {})
        for ref in refs_of(row):
            article, kind, local = parts(ref)
            extraction = reading(article)
            if extraction is not None:
                now = _found(kind, local, str(told.get(ref, "")), extraction)
                moved[ref] = f"{article}#{kind}/{now}" if now is not None else ""
    return Rulings(rulings.rows, {ref: now for ref, now in moved.items() if now != ref})


def unattached(rulings: Rulings) -> Iterator[str]:
    """The claims that decisions are on and that nothing read now is, a line each."""
    for number, row in rulings.listed("same", "different", "rename", "retract"):
        for ref in sorted(refs_of(row)):
            if rulings.moved.get(ref) == "":
                yield (
                    f"decision {number} ({row['verdict']}) is on nothing that is read now: {ref}; "
                    f"decide anew, or take it back with kg undo {number}"
                )


def parts(ref: str) -> tuple[str, str, str]:
    """The article of a claim, its kind and its name there."""
    article, _, named = ref.rpartition("#")
    kind, _, local = named.partition("/")
    return article, kind, local


def office(person: str, held: OfficeHeld) -> str:
    """The name of an office that a person is said to hold, in its article."""
    return "/".join(p for p in (person, held.office, held.of, held.portfolio) if p)


def _mark(kind: str, local: str, extraction: Extraction) -> str:
    if kind == "event":
        return next((_of_event(e, extraction) for e in extraction.events if e.id == local), "")
    if kind == "statement":
        said = (s for s in extraction.statements if _offsets(s) == local)
        return next((_of_words(s, extraction) for s in said), "")
    if kind == "invitation":
        return next((_of_invitation(i) for n, i in _numbered(extraction) if n == local), "")
    name = local.partition("/")[0]
    return next((str(p.evidence[0].start) for p in extraction.persons if p.name == name and p.evidence), "")


def _found(kind: str, local: str, mark: str, extraction: Extraction) -> str | None:
    """What a claim is called in its article now; None where nothing is it."""
    if kind == "person":
        return _person(local, mark, extraction)
    if kind == "tenure":
        name, _, rest = local.partition("/")
        person = _person(name, mark, extraction)
        held = {office(p.name, o) for p in extraction.persons for o in p.offices}
        return f"{person}/{rest}" if f"{person}/{rest}" in held else None
    if kind == "event":
        return _event(local, mark, [(e.id, _of_event(e, extraction)) for e in extraction.events])
    if kind == "statement":
        marked = [(_offsets(s), _of_words(s, extraction)) for s in extraction.statements]
        return _exact(local, mark, marked) or _overlapping(mark, marked)
    return _exact(local, mark, [(n, _of_invitation(i)) for n, i in _numbered(extraction)])


def _exact(local: str, mark: str, marked: Iterable[tuple[str, str]]) -> str | None:
    """Where the mark is the same: under the same name where that is so, else the first."""
    same = [name for name, one in marked if one == mark or not mark]
    return local if local in same else same[0] if same and mark else None


def _event(local: str, mark: str, marked: Sequence[tuple[str, str]]) -> str | None:
    """The event that agrees in two of kind, trigger and people: under the same name, or the only one."""
    parted = mark.split(" | ")
    found = [
        name
        for name, one in marked
        if not mark or sum(a == b for a, b in zip(parted, one.split(" | "), strict=False)) >= _AGREE
    ]
    return local if local in found else found[0] if len(found) == 1 and mark else None


def _overlapping(mark: str, marked: Iterable[tuple[str, str]]) -> str | None:
    """The one statement whose words have the old ones in them, or are part of them."""
    near = [name for name, one in marked if mark and (one in mark or mark in one)]
    return near[0] if len(near) == 1 else None


def _person(name: str, mark: str, extraction: Extraction) -> str | None:
    """The person of that name; else the only one that has it as another form, or stands where it stood."""
    if any(p.name == name for p in extraction.persons):
        return name
    forms = [p.name for p in extraction.persons if name in p.also]
    there = [p.name for p in extraction.persons if any(str(e.start) == mark for e in p.evidence)]
    found = forms or there
    return found[0] if len(found) == 1 else None


def _of_event(event: Event, extraction: Extraction) -> str:
    trigger = extraction.article.text[event.trigger.start : event.trigger.end]
    return f"{event.type} | {trigger} | {', '.join(sorted(p.who for p in event.participants))}"


def _offsets(statement: Statement) -> str:
    return f"{statement.start}-{statement.end}"


def _of_words(statement: Statement, extraction: Extraction) -> str:
    return " ".join(extraction.article.text[statement.start : statement.end].split())


def _of_invitation(one: Invitation) -> str:
    return " > ".join(x or "?" for x in (one.inviter, one.invitee, one.destination))


def _numbered(extraction: Extraction) -> Iterator[tuple[str, Invitation]]:
    return ((str(number), one) for number, one in enumerate(extraction.invitations, 1))
