"""What editors decided: a plain file beside the store, one JSON line a decision; it outranks the machine.

    {"verdict": "same" | "different", "kind": KIND, "one": [CLAIM, …], "other": [CLAIM, …], …}
    {"verdict": "rename", "kind": KIND, "slug": SLUG, "claims": [CLAIM, …], "name": "…", …}
    {"verdict": "retract", "what": "article" | "statement" | "invitation" | "tenure" | "event" | "person", …}
    {"verdict": "undo", "number": N, …}      takes back the decision of that line (counted from 1)
    {"verdict": "lost", …}                   stands for a line that was damaged and could not be mended

Each has "because", "by" and "at" too, and "told": what its claims were, by which they are found again. CLAIM
is ARTICLE#person/NAME or ARTICLE#event/ID. Organisations and places have no claims: "one" and "other" are
slugs there, "articles" those that a part of one is taken from. A side of "same" may be person/SLUG, of
a person of the registry whom no article named then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from kg import lines
from kg.errors import StoreError
from kg.resolve.verdicts import Verdict

FILE = "decisions.jsonl"
REMEDY = 'kg doctor --repair takes it from the graph; a line written by hand has no "sum"'

_COMMON = frozenset({"because", "by", "at", "verdict", "machine", "about", "told"})
_FIELDS: Mapping[str, frozenset[str]] = {
    "same": frozenset({"kind", "one", "other"}),
    "different": frozenset({"kind", "one", "other", "articles"}),
    "rename": frozenset({"kind", "slug", "claims", "name"}),
    "retract": frozenset({"what", "article", "local", "claims", "wide", "words"}),
    "undo": frozenset({"number"}),
    "lost": frozenset(),
}
_NEEDED: Mapping[str, frozenset[str]] = {
    "same": frozenset({"one", "other"}),
    "different": frozenset({"one"}),
    "rename": frozenset({"kind", "slug", "name"}),
    "retract": frozenset({"what"}),
    "undo": frozenset({"number"}),
    "lost": frozenset(),
}

_CLAIMS = ("one", "other", "claims")
Row = dict[str, Any]  # a decision as it stands in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's word on two claims."""

    answer: Literal["same", "different"]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """A ruling on every claim of one side against every claim of the other."""

    number: int
    ruling: Ruling
    one: frozenset[str]
    other: frozenset[str]

    def parts(self, a: str, b: str) -> bool:
        """Whether two claims stand on its two sides."""
        return (a in self.one and b in self.other) or (a in self.other and b in self.one)


class Rulings:
    """The editors' decisions that hold. The later of two on the same claims holds.

    `moved` has the claims that are called otherwise now, and "" for those that are read no more.
    """

    def __init__(self, rows: Mapping[int, Row], moved: Mapping[str, str] | None = None) -> None:
        self.rows = dict(rows)  # by number, those taken back included
        self.moved = dict(moved or {})
        self.undone = _undone(self.rows)
        self._of: dict[str, list[_Pairing]] = {}
        self._same: list[_Pairing] = []
        for number, row in self.held("same", "different"):
            if row.get("kind", "person") in ("person", "event"):
                self._pair(number, row)

    @classmethod
    def of(cls, folder: Path | None) -> Self:
        """Those of a store folder; none where there is no file. A line that is no decision is an error."""
        if folder is None:
            return cls({})
        path = folder / FILE
        found = lines.checked(path, plain=True, remedy=REMEDY)
        for number, row in found.rows:
            if fault := wrong(row):
                raise StoreError(f"not a decision: {fault}", place=f"{path}:{number}", remedy=REMEDY)
        return cls(dict(found.rows))

    def listed(self, *verdicts: str) -> list[tuple[int, Row]]:
        """The decisions of these verdicts that nobody took back, as they stand in the file."""
        return [
            (number, row)
            for number, row in self.rows.items()
            if row["verdict"] in verdicts and number not in self.undone
        ]

    def held(self, *verdicts: str) -> list[tuple[int, Row]]:
        """The same on the claims that they are on now; without those whose claims are read no more."""
        found = ((number, self._now(row)) for number, row in self.listed(*verdicts))
        return [(number, row) for number, row in found if row is not None]

    def on(self, one: str, other: str) -> Ruling | None:
        """What an editor says of two claims, if anything."""
        for pairing in reversed(self._of.get(one, ())):
            if pairing.parts(one, other):
                return pairing.ruling
        return None

    def beside(self, ref: str) -> set[str]:
        """Claims that an editor calls the same as one."""
        found: set[str] = set()
        for pairing in self._of.get(ref, ()):
            if pairing.ruling.answer == "same":
                found |= pairing.other if ref in pairing.one else pairing.one
        return found - {ref}

    def standing(self, ref: str) -> tuple[tuple[int, bool, bool, str], ...]:
        """The sides of which decisions a claim stands, and why; those who stand alike are judged alike."""
        mine = self._of.get(ref, ())
        return tuple((p.number, ref in p.one, ref in p.other, p.ruling.reason) for p in mine)

    def differing(self, before: "Rulings") -> set[str]:
        """The claims that stand on sides of other decisions than they did before."""
        refs = {
            ref for one in (self, before) for _, row in one.held("same", "different") for ref in refs_of(row)
        }
        return {ref for ref in refs if self.standing(ref) != before.standing(ref)}

    def eased(
        self, verdicts: dict[tuple[str, str], Verdict], claim: Mapping[str, str]
    ) -> dict[tuple[str, str], Verdict]:
        """The verdicts without those that would keep a third profile from two that an editor called the same.

        What is the same as one of them cannot be held apart from the other by evidence that was overruled.
        `claim` gives a claim of each profile.
        """
        for pairing in self._same:
            both = {node for node, ref in claim.items() if ref in pairing.one or ref in pairing.other}
            if not both:
                continue
            near = {
                third
                for (a, b), v in verdicts.items()
                if v.answer == "same"
                for third, mate in ((a, b), (b, a))
                if mate in both and third not in both
            }
            if near:
                verdicts = {
                    (a, b): v
                    for (a, b), v in verdicts.items()
                    if v.answer != "different"
                    or self.on(claim[a], claim[b])
                    or not ((a in near and b in both) or (b in near and a in both))
                }
        return verdicts

    def _now(self, row: Row) -> Row | None:
        if not self.moved or not refs_of(row).intersection(self.moved):
            return row
        now: Row = dict(row)
        if row.get("local"):
            ref = self.moved[one_ref(row)]
            return now | {"local": ref.rpartition("#")[2].partition("/")[2]} if ref else None
        for field in _CLAIMS:
            if field in row:
                refs = (self.moved.get(ref, ref) for ref in listed(row[field]))
                now[field] = [ref for ref in refs if ref]
        return now if any(now.get(field) for field in _CLAIMS) else None

    def _pair(self, number: int, row: Row) -> None:
        one, other = listed(row["one"]), listed(row.get("other", ()))
        if not one or not other:
            return
        ruling = Ruling(answer=row["verdict"], reason=f"an editor's word: {row['because']}")
        pairing = _Pairing(number=number, ruling=ruling, one=frozenset(one), other=frozenset(other))
        for ref in pairing.one | pairing.other:
            self._of.setdefault(ref, []).append(pairing)
        if ruling.answer == "same":
            self._same.append(pairing)


def wrong(row: Row) -> str:
    """What keeps a line from being a decision; "" where nothing does."""
    verdict = row.get("verdict")
    if not isinstance(verdict, str) or verdict not in _FIELDS:
        return f"there is no verdict {verdict!r}"
    if unknown := sorted(row.keys() - _COMMON - _FIELDS[verdict]):
        return f"{unknown[0]!r} says nothing in a decision of {verdict!r}"
    if missing := sorted((_NEEDED[verdict] | {"because"}) - row.keys()):
        return f"{missing[0]!r} is missing"
    if verdict == "undo" and not isinstance(row["number"], int):
        return "the number of the line that is taken back is no number"
    return ""


def listed(value: object) -> tuple[str, ...]:
    """One claim or several as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()


def spoken_of(row: Row) -> set[str]:
    """The claims on people and events that a decision is about."""
    return {ref for field in _CLAIMS for ref in listed(row.get(field, ())) if "#" in ref}


def refs_of(row: Row) -> set[str]:
    """All claims that a decision is about, those on words, invitations and tenures too."""
    return spoken_of(row) | ({one_ref(row)} if row.get("local") else set())


def one_ref(row: Row) -> str:
    """The claim that a retraction of a statement, an invitation or a tenure is on."""
    return f"{row['article']}#{row['what']}/{row['local']}"


def _undone(rows: Mapping[int, Row]) -> dict[int, int]:
    """Decisions that were taken back, with the decision that did; an undoing can be undone."""
    undone: dict[int, int] = {}
    for number in sorted(rows, reverse=True):
        if rows[number]["verdict"] == "undo" and number not in undone and rows[number]["number"] < number:
            undone.setdefault(rows[number]["number"], number)
    return undone
