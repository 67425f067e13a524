"""Findings → quads in a graph of their own: what was worked out, how, and from which state of the store."""

from calendar import monthrange
from collections.abc import Iterator
from importlib.metadata import version

from kg.analyse.findings import Findings, digest, parameters, strengths
from kg.analyse.records import MEASURES, Measured, Tie
from kg.analyse.vocabulary import term
from kg.mapping.iris import Iris
from kg.mapping.provenance import software_version
from kg.mapping.quads import LABEL, PROV, RDF_TYPE, Graph, concept, date, integer, iri, serialize, text, typed

_DERIVED, _GENERATED = f"<{PROV}wasDerivedFrom>", f"<{PROV}wasGeneratedBy>"
_METRIC = {
    name: name.capitalize() for name in (*MEASURES, "coordinator", "itinerant", "gatekeeper", "liaison")
}
_METRIC["pagerank"] = "PageRank"


def quads(found: Findings, iris: Iris) -> bytes:
    """N-Quads of one named graph, sorted: the analysis, its network, and every figure with its events."""
    return serialize(_Written(found, iris).graph)


class _Written:
    """One analysis as it is written down."""

    def __init__(self, found: Findings, iris: Iris) -> None:
        self._found, self._iris, self._digest = found, iris, digest(found)
        self.graph = Graph(iris.analysis_graph(self._digest))
        self._analysis = iri(iris.analysis(self._digest))
        self._describe()
        self._network()
        for one in found.measures.rows if found.measures else ():
            self._measured(one)
        if found.question.what in ("measures", "ties"):
            for tie in self._ties():
                self._tie(tie)
        self._series()
        self._brokers()

    def _thing(self, kind: str, name: str, made: str) -> str:
        """A figure: of a class, made by the analysis."""
        node = iri(self._iris.of_analysis(self._digest, kind, name.replace("/", "-")))
        self.graph.add(node, RDF_TYPE, term(made))
        self.graph.add(node, _GENERATED, self._analysis)
        return node

    def _describe(self) -> None:
        """Method, parameters and the state of the store, so that the figures can be worked out again."""
        found, add = self._found, self.graph.add
        given = parameters(found)
        library = str(given["library"])
        run = iri(self._iris.run(software_version()))
        add(self._analysis, RDF_TYPE, term("Analysis"), f"<{PROV}Activity>")
        add(
            self._analysis,
            LABEL,
            text(f"{found.question.what} of the {found.question.asked.net} network", "en"),
        )
        add(self._analysis, term("question"), text(found.question.what))
        add(self._analysis, term("storeState"), text(found.state.sha256))
        add(self._analysis, term("articleCount"), integer(found.state.articles))
        add(self._analysis, term("library"), text(f"{library} {version(library)}"))
        add(self._analysis, term("seed"), integer(found.question.seed))
        add(self._analysis, term("subject"), *(iri(one) for one in self._about()))
        add(self._analysis, f"<{PROV}wasAssociatedWith>", run)
        add(run, RDF_TYPE, f"<{PROV}SoftwareAgent>")
        add(run, LABEL, text(f"kg {software_version()}"))
        if found.measures and found.measures.pivots is not None:
            add(self._analysis, term("pivots"), integer(found.measures.pivots))
        if found.question.blocs:
            add(self._analysis, term("blocSource"), text(found.question.blocs))

    def _about(self) -> list[str]:
        return [one for one in (self._found.question.of, self._found.question.other) if one]

    def _network(self) -> None:
        network, asked = self._found.network, self._found.question.asked
        node, add = self._thing("network", asked.net, "Network"), self.graph.add
        add(self._analysis, f"<{PROV}generated>", node)
        add(node, term("projection"), text(asked.net))
        add(node, term("nodeCount"), integer(len(network.nodes)))
        add(node, term("tieCount"), integer(len(network.ties)))
        add(node, term("eventCount"), integer(len(network.events)))
        add(node, term("countedType"), *(concept("event-type", code) for code in sorted(asked.types)))
        add(
            node, term("countedStatus"),
            *(concept("status", code) for code in sorted(asked.statuses - {"unknown"})),
        )  # fmt: skip
        add(node, term("from"), date(asked.low) if asked.low else None)
        add(node, term("to"), date(_real(asked.high)) if asked.high else None)
        if self._found.measures:
            add(node, term("modularity"), _decimal(self._found.measures.modularity))

    def _measured(self, row: Measured) -> None:
        for name in MEASURES:
            value = getattr(row, name)
            if value is None:
                continue
            node = self._thing("measurement", f"{name}-{_end(row.iri)}", "Measurement")
            self.graph.add(node, term("metric"), term(_METRIC[name]))
            self.graph.add(node, term("computedOn"), iri(row.iri))
            self.graph.add(node, term("value"), integer(value) if isinstance(value, int) else _decimal(value))

    def _ties(self) -> Iterator[Tie]:
        nodes, wanted = self._found.network.nodes, set(self._about())
        for tie in self._found.network.ties:
            if wanted <= {nodes[tie.a], nodes[tie.b]}:
                yield tie

    def _tie(self, tie: Tie) -> None:
        one, other = self._found.network.nodes[tie.a], self._found.network.nodes[tie.b]
        node = self._thing("tie", f"{_end(one)}-{_end(other)}", "Tie")
        self.graph.add(node, term("between"), iri(one), iri(other))
        self.graph.add(node, term("strength"), _decimal(tie.weight))
        self.graph.add(node, term("eventCount"), integer(len(tie.events)))
        self.graph.add(node, term("firstDay"), date(tie.first) if tie.first else None)
        self.graph.add(node, term("lastDay"), date(tie.last) if tie.last else None)
        self.graph.add(node, _DERIVED, *(iri(event) for event in tie.events))

    def _series(self) -> None:
        run = self._found.series
        if run is None:
            return
        node, add = self._thing("series", run.by, "Series"), self.graph.add
        add(node, term("interval"), text(run.by))
        add(node, term("between"), *(iri(one) for one in self._about()))
        add(node, term("share"), f'"{str(run.share).lower()}"^^<http://www.w3.org/2001/XMLSchema#boolean>')
        strong = strengths(self._found)
        for one in run.periods:
            part = self._thing("count", one.name, "PeriodCount")
            add(part, term("partOf"), node)
            add(part, term("period"), text(one.name))
            add(part, term("eventCount"), integer(len(one.events)))
            add(part, term("toldCount"), integer(one.told))
            add(part, term("strength"), _decimal(strong[one.name]) if strong else None)
            add(part, _DERIVED, *(iri(event) for event in one.events))
        for change in run.changes:
            part = self._thing("change", change.period, "ChangePoint")
            add(part, term("partOf"), node)
            add(part, term("period"), text(change.period))
            add(part, term("rateBefore"), _decimal(change.before))
            add(part, term("rateAfter"), _decimal(change.after))
            add(part, term("gain"), _decimal(change.gain))

    def _brokers(self) -> None:
        for one in self._found.brokers:
            for role, times in one.roles.items():
                node = self._thing("brokerage", f"{role}-{_end(one.iri)}", "Measurement")
                self.graph.add(node, term("metric"), term(_METRIC[role]))
                self.graph.add(node, term("computedOn"), iri(one.iri))
                self.graph.add(node, term("value"), integer(times))
        for member, bloc in self._found.blocs.items():
            node = self._thing("membership", _end(member), "BlocMembership")
            self.graph.add(node, term("computedOn"), iri(member))
            self.graph.add(node, term("bloc"), text(bloc))


def _decimal(value: float) -> str:
    """A figure as xsd:decimal, nine digits at most: a PageRank among thousands is small."""
    return typed(f"{value:.9f}".rstrip("0").rstrip("."), "decimal")


def _real(day: str) -> str:
    """The last day of its month for what says the 31st of every month."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    return f"{day[:8]}{min(number, monthrange(year, month)[1]):02}"


def _end(thing: str) -> str:
    """What tells a thing apart: person-kari-vik."""
    return thing.rpartition("/id/")[2].replace("/", "-")
