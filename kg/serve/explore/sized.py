"""Things of a picture → how large they are drawn by a figure of their network, and of which community."""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import Any

from kg import languages
from kg.analyse.records import MEASURES
from kg.serve.contact import Figures
from kg.serve.pages.reader import Reader, upper

_KINDS = ("person", "country")
_FIRST = 3  # of a legend, by kind
_GROUPS = 8  # communities of a legend
_LETTERS = 26


def choices(reader: Reader) -> list[tuple[str, str]]:
    """What things can be drawn by, and what it is called; "" first."""
    table = languages.table(reader.language, "analyse")
    return [("", table["words"]["size_none"]), *((one, table["measures"][one]) for one in MEASURES)]


def sized(reader: Reader, measure: str, nodes: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Gives people and countries `size` (0 to 1; the area is the figure), `group` and words; their legend."""
    if not measure:
        return None
    table = languages.table(reader.language, "analyse")
    legend = []
    for kind in _KINDS:
        own = [node for node in nodes if node["kind"] == kind]
        figures = reader.view.contacts.figures(kind) if own else None
        if figures is None or not figures.rows:
            continue
        for node in own:
            _mark(reader, node, figures, measure)
        many = str(reader.words["kinds"][kind]["many"])
        title = reader.say(table["words"]["legend"], measure=table["measures"][measure], kind=many.lower())
        rows = _communities(reader, own) if measure == "community" else _first(reader, own, figures, measure)
        note = _counted(reader, figures, measure)
        groups = len({node["group"] for node in own if node.get("group")})
        if groups > _GROUPS:
            note = f"{reader.say(table['words']['groups'], n=_GROUPS, m=groups)} {note}"
        legend.append({"title": upper(title), "rows": rows, "note": note})
    notes = [table["words"]["community_note"]] if measure == "community" else []
    return {"by": measure, "legend": legend, "note": " ".join([*notes, table["words"]["size_note"]])}


def _mark(reader: Reader, node: dict[str, Any], figures: Figures, measure: str) -> None:
    words = languages.table(reader.language, "analyse")
    drawn = "strength" if measure == "community" else measure
    most = max((figures.value(iri, drawn) for iri in figures.rows), default=0.0)
    value = figures.value(node["iri"], drawn)
    node["size"] = round(sqrt(value / most), 3) if most else 0.0
    row = figures.rows.get(node["iri"])
    if row is None:
        return
    said = ""
    if measure == "community" and row.community:
        node["group"], node["mark"] = row.community, _sign(node["kind"], row.community)
        said = reader.say(words["words"]["community"], n=node["mark"])
    elif measure != "community":
        said = reader.say(
            words["words"]["rank"], measure=words["measures"][measure], figure=_figure(reader, value),
            place=figures.place(node["iri"], measure), of=len(figures.rows),
        )  # fmt: skip
    node["sub"] = " · ".join(part for part in (node.get("sub", ""), said) if part)


def _first(
    reader: Reader, own: Sequence[dict[str, Any]], figures: Figures, measure: str
) -> list[dict[str, Any]]:
    ranked = sorted(own, key=lambda node: (-figures.value(node["iri"], measure), node["id"]))
    return [
        {
            "label": node["label"],
            "id": node["id"],
            "figure": _figure(reader, figures.value(node["iri"], measure)),
        }
        for node in ranked[:_FIRST]
    ]


def _communities(reader: Reader, own: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The communities in the picture, those with the most in it first, each by its largest member."""
    words = languages.table(reader.language, "analyse")["words"]
    members: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for node in sorted(own, key=lambda one: (-one.get("size", 0.0), one["id"])):
        if node.get("group"):
            members[node["group"]].append(node)
    ranked = sorted(members, key=lambda number: (-len(members[number]), number))[:_GROUPS]
    found = []
    for number in ranked:
        first, *rest = members[number]
        label = reader.say(words["more"], name=first["label"], n=len(rest)) if rest else first["label"]
        found.append({"label": label, "id": first["id"], "group": number, "mark": first["mark"]})
    return found


def _counted(reader: Reader, figures: Figures, measure: str) -> str:
    words = languages.table(reader.language, "analyse")["words"]
    said = [reader.say(words["of_all"], n=len(figures.rows), events=figures.events)]
    if measure == "betweenness" and figures.measures.pivots is not None:
        said.append(reader.say(words["estimated"], n=figures.measures.pivots))
    return " ".join(said)


def _sign(kind: str, number: int) -> str:
    """What stands in a node: numbers for communities of people, letters for those of countries."""
    return chr(ord("A") + number - 1) if kind == "country" and number <= _LETTERS else str(number)


def _figure(reader: Reader, value: float) -> str:
    """Whole numbers as they are, small ones with three digits that tell."""
    return reader.number(int(value)) if value == int(value) else reader.decimal(float(f"{value:.3g}"))
