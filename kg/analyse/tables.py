"""Findings → rows: of the whole for CSV, of what fits a terminal for people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.analyse.brokerage import ROLES
from kg.analyse.findings import Findings, strengths
from kg.analyse.records import Measured, Series, Tie
from kg.analyse.sentences import sentences
from kg.draw.details import spellings
from kg.draw.records import Graph

_BETWEEN = " "  # between IRIs in one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows; `wide` are columns that a terminal is spared."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[str] = frozenset()

    def narrow(self, most: int) -> tuple[list[str], list[list[str]]]:
        """The columns and the first rows for a terminal; 0 for all rows."""
        kept = [n for n, name in enumerate(self.columns) if name not in self.wide]
        rows = self.rows[:most] if most else self.rows
        return [self.columns[n] for n in kept], [[row[n] for n in kept] for row in rows]


def table(found: Findings, graph: Graph) -> Table:
    """The rows of what was asked, each with the IRIs of what it is about and of the events behind it."""
    makers: Mapping[str, Callable[[Findings, Names], Table]] = {
        "measures": _measures, "ties": _events if found.question.pair else _ties, "series": _series,
        "brokers": _pairs if found.question.of else _brokers,
    }  # fmt: skip
    return makers[found.question.what](found, Names(graph, found.question.language))


class Names:
    """Looks labels up, many at a time."""

    def __init__(self, graph: Graph, language: str) -> None:
        self.graph, self._language = graph, language

    def of(self, iris: Iterable[str]) -> Mapping[str, str]:
        """Thing → its label in the language; without one the end of its IRI."""
        wanted = sorted(set(iris))
        found = spellings(self.graph, wanted, self._language) if wanted else {}
        return {iri: found[iri][0] if iri in found else iri.rpartition("/")[2] for iri in wanted}


def number(value: float) -> str:
    """A figure with as many digits as tell."""
    return f"{value:.7f}".rstrip("0").rstrip(".")


def _measures(found: Findings, names: Names) -> Table:
    labels, sort = names.of(found.network.nodes), found.question.sort
    backwards = 1 if sort == "community" else -1  # the largest community has number 1

    def place(row: Measured) -> float:
        value = getattr(row, sort)
        return float("inf") if value is None else backwards * float(value)

    wanted = {iri for iri in (found.question.of, found.question.other) if iri}
    among = [
        row for row in (found.measures.rows if found.measures else ()) if not wanted or row.iri in wanted
    ]
    rows = sorted(among, key=lambda row: (place(row), -row.strength, row.iri))
    return Table(
        columns=("name", "events", "degree", "strength", "betweenness", "pagerank", "community", "iri"),
        wide=frozenset({"iri"}),
        rows=tuple(
            (
                labels[row.iri], str(row.events), str(row.degree), number(row.strength),
                number(row.betweenness), number(row.pagerank), str(row.community or ""), row.iri,
            )
            for row in rows
        ),
    )  # fmt: skip


def _ties(found: Findings, names: Names) -> Table:
    nodes = found.network.nodes
    ties = [
        t
        for t in found.network.ties
        if not found.question.of or found.question.of in (nodes[t.a], nodes[t.b])
    ]
    labels = names.of(nodes[end] for tie in ties for end in (tie.a, tie.b))

    def ends(tie: Tie) -> tuple[str, str]:
        one, other = nodes[tie.a], nodes[tie.b]
        return (other, one) if other == found.question.of else (one, other)

    rows = []
    for tie in sorted(ties, key=lambda t: (-t.weight, -len(t.events), ends(t))):
        one, other = ends(tie)
        rows.append((
            labels[one], labels[other], str(len(tie.events)), number(tie.weight), tie.first, tie.last, one,
            other, _BETWEEN.join(tie.events),
        ))  # fmt: skip
    return Table(
        columns=("one", "other", "events", "strength", "first", "last", "one_iri", "other_iri", "event_iris"),
        rows=tuple(rows), wide=frozenset({"one_iri", "other_iri", "event_iris"}),
    )  # fmt: skip


def _events(found: Findings, names: Names) -> Table:
    labels, told = names.of(found.events), sentences(names.graph, found.events)
    return Table(
        columns=("day", "event", "type", "status", "articles", "iri", "article_iris", "sentences"),
        wide=frozenset({"iri", "article_iris", "sentences"}),
        rows=tuple(
            (
                one.day, labels[one.iri], one.type, one.status, str(len(one.articles)), one.iri,
                _BETWEEN.join(one.articles), " | ".join(said.text for said in told.get(one.iri, ())),
            )
            for one in found.events.values()
        ),
    )  # fmt: skip


def _series(found: Findings, _names: Names) -> Table:
    run = found.series or Series(by="year", periods=())
    changes = {one.period: one for one in run.changes}
    strong, rows = strengths(found), []
    for one in run.periods:
        change = changes.get(one.name)
        figures = (
            (number(change.before), number(change.after), number(change.gain)) if change else ("", "", "")
        )
        own = (str(len(one.events)), *((number(strong[one.name]),) if strong else ()), str(one.told))
        rows.append((one.name, *own, *figures, _BETWEEN.join(one.events)))
    heads = ("events", *(("strength",) if strong else ()), "of_all")
    return Table(
        columns=(run.by, *heads, "rate_before", "rate_from_here", "gain", "event_iris"),
        rows=tuple(rows), wide=frozenset({"event_iris"}),
    )  # fmt: skip


def _brokers(found: Findings, names: Names) -> Table:
    labels = names.of(one.iri for one in found.brokers)
    return Table(
        columns=("name", "bloc", *ROLES, "across", "iri"), wide=frozenset({"iri"}),
        rows=tuple(
            (labels[one.iri], one.bloc, *(str(one.roles[role]) for role in ROLES), str(one.across), one.iri)
            for one in found.brokers
        ),
    )  # fmt: skip


def _pairs(found: Findings, names: Names) -> Table:
    pairs: Sequence[tuple[str, str, str]] = [
        pair for one in found.brokers if one.iri == found.question.of for pair in one.pairs
    ]
    labels = names.of(iri for one, other, _ in pairs for iri in (one, other))
    rows = [(role, labels[a], found.blocs[a], labels[b], found.blocs[b], a, b) for a, b, role in pairs]
    return Table(
        columns=("role", "one", "one_bloc", "other", "other_bloc", "one_iri", "other_iri"),
        rows=tuple(sorted(rows, key=lambda row: (ROLES.index(row[0]), *row[1:]))),
        wide=frozenset({"one_iri", "other_iri"}),
    )  # fmt: skip
