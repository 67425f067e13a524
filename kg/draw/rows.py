"""Picture → the rows of the tables below it, as they stand before any script runs."""

from typing import Any

from kg.draw.network import Picture, joined

MOST = 150  # rows of a table that stand in the page; the scripts write the rest


def tables(picture: Picture) -> dict[str, list[dict[str, Any]]]:
    """The rows of events and statements, the newest first, and of everything else, the most tied first."""
    ties: dict[str, list[tuple[str, str]]] = {node["id"]: [] for node in picture.nodes}
    for edge in picture.edges:
        ties[edge["from"]].append((edge["relation"], edge["to"]))
        ties[edge["to"]].append(("", edge["from"]))
    nodes = [{"href": "", "hidden": 0, "text": "", "lang": "", **node} for node in picture.nodes]
    labels = {node["id"]: node["label"] for node in picture.nodes}

    def tied(node: dict[str, Any], *relations: str) -> str:
        found = [labels[other] for relation, other in ties[node["id"]] if relation in relations]
        return joined(list(dict.fromkeys(found)))

    by_date = sorted(nodes, key=lambda node: (node["start"], node["id"]), reverse=True)
    by_ties = sorted(nodes, key=lambda node: (-len(ties[node["id"]]), node["id"]))
    return {
        "events": [
            {
                **node, "who": tied(node, "participant"), "place": tied(node, "at"),
                "quote": picture.passages[node["proof"][0]] if node["proof"] else None,
            }
            for node in by_date if node["kind"] == "event"
        ][:MOST],
        "statements": [
            {**node, "who": tied(node, "speaker"), "about": tied(node, "addressee", "about")}
            for node in by_date if node["kind"] == "statement"
        ][:MOST],
        "things": [
            {**node, "ties": len(ties[node["id"]])}
            for node in by_ties if node["kind"] not in ("event", "statement")
        ][:MOST],
    }  # fmt: skip
