"""Who belongs to which bloc on a day: from a file, from the registry's memberships, or communities."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import errors, resources
from kg.analyse.facts import kind
from kg.draw.records import Graph
from kg.draw.select import first_day, last_day

_COLUMNS = ("bloc", "member")
_REPRESENTS = """PREFIX dip: <https://w3id.example/dip/ns#>
SELECT DISTINCT ?s ?o WHERE { ?s dip:represents ?o }"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One bloc's having one member, from the first day to the last ("" open), as the file says."""

    bloc: str
    member: str
    start: str = ""
    end: str = ""

    def on(self, day: str) -> bool:
        """Whether it may hold on a day; any day where that is ""."""
        return not day or (
            (not self.start or first_day(self.start) <= last_day(day))
            and (not self.end or last_day(self.end) >= first_day(day))
        )


def given(choice: str) -> tuple[Membership, ...]:
    """The memberships of a CSV file (columns bloc, member and, if they are known, start, end), or, for names
    with commas between, of those blocs of the registry. UsageError names what is wrong."""
    if choice.endswith(".csv"):
        return _read(Path(choice))
    known = _read(resources.reference() / "blocs.csv")
    names = {one.bloc.casefold(): one.bloc for one in known}
    wanted = [part.strip() for part in choice.split(",") if part.strip()]
    for name in wanted:
        if name.casefold() not in names:
            raise errors.UsageError(
                f"no bloc is called {name!r}",
                remedy=f"one or more of {','.join(names.values())}, or a file.csv with bloc,member,start,end",
            )
    chosen = [names[name.casefold()] for name in wanted]
    return tuple(one for name in chosen for one in known if one.bloc == name)


def blocs(
    nodes: Iterable[str], memberships: Sequence[Membership], day: str, graph: Graph
) -> Mapping[str, str]:
    """Node → the bloc it is in on a day: its own, or that of the one country a person represents.

    A node in several blocs is in the one that the memberships name first; one in none is left out.
    """
    holding = [one for one in memberships if one.on(day)]
    own: dict[str, str] = {}
    for one in holding:
        own.setdefault(one.member.casefold(), one.bloc)
    represents: dict[str, set[str]] = defaultdict(set)
    for row in graph.query(_REPRESENTS):
        represents[row["s"].value].add(row["o"].value)
    found = {}
    for iri in nodes:
        bloc = _own(iri, own)
        if not bloc and kind(iri) == "person":
            through = {_own(country, own) for country in represents.get(iri, ())} - {""}
            bloc = through.pop() if len(through) == 1 else ""
        if bloc:
            found[iri] = bloc
    return found


def _own(iri: str, own: Mapping[str, str]) -> str:
    """By IRI, by the end of it (country/NOR) or by its last part (NOR)."""
    end = iri.rpartition("/id/")[2]
    keys = (iri, end, end.rpartition("/")[2])
    return next((own[key.casefold()] for key in keys if key.casefold() in own), "")


def _read(path: Path) -> tuple[Membership, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
                raise errors.UsageError(
                    f"has no column {missing[0]!r}", place=str(path), remedy="write bloc,member,start,end"
                )
            found = []
            for number, row in enumerate(rows, 2):
                if not (row["bloc"] and row["member"]):
                    raise errors.UsageError(
                        "names no bloc or no member", place=f"{path}:{number}", remedy="fill in both"
                    )
                days = {name: (row.get(name) or "").strip() for name in ("start", "end")}
                found.append(Membership(bloc=row["bloc"].strip(), member=row["member"].strip(), **days))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise errors.UsageError(
            f"cannot be read: {fault}", place=str(path), remedy="give a CSV file in UTF-8"
        ) from fault
    return tuple(found)
