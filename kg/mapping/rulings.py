"""The editors' decisions as a graph: who, when, why, on what, what the machine said, what was undone."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kg.mapping.iris import Iris
from kg.mapping.quads import LABEL, PROV, RDF_TYPE, Graph, dip, iri, serialize, text, typed


def map_rulings(rows: Mapping[int, dict[str, Any]], undone: Mapping[int, int], iris: Iris) -> bytes:
    """N-Quads of the decisions by number; `undone` says which later one took one back."""
    graph = Graph(iris.decisions_graph)
    for number, row in rows.items():
        node, who = iri(iris.decision(number)), str(row.get("by") or "unknown")
        editor, things = iri(iris.editor(who)), [iri(thing) for thing in row.get("about", ())]
        graph.add(node, RDF_TYPE, dip("EditorialDecision"))
        graph.add(node, LABEL, text(f"{row['verdict']} ({number})"))
        graph.add(node, dip("editorsVerdict"), text(row["verdict"]))
        graph.add(node, dip("because"), text(row["because"]))
        graph.add(node, dip("asRecorded"), text(json.dumps(row, ensure_ascii=False)))
        graph.add(node, dip("decidedOn"), *things)
        if row.get("machine"):
            graph.add(node, dip("overruledVerdict"), text(row["machine"]))
        graph.add(node, f"<{PROV}wasAttributedTo>", editor)
        graph.add(node, f"<{PROV}generatedAtTime>", _moment(str(row.get("at", ""))))
        graph.add(editor, RDF_TYPE, f"<{PROV}Person>")
        graph.add(editor, LABEL, text(who))
        if number in undone:
            graph.add(node, f"<{PROV}wasInvalidatedBy>", iri(iris.decision(undone[number])))
        elif row["verdict"] == "retract":
            for thing in things:
                graph.add(thing, f"<{PROV}wasInvalidatedBy>", node)
    return serialize(graph)


def _moment(at: str) -> str | None:
    """An ISO date-time in UTC, in the one form in which Oxigraph gives it back; None for what is none."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    shown = moment.astimezone(UTC).isoformat(timespec="seconds")
    return typed(f"{shown.removesuffix('+00:00')}Z", "dateTime")
