"""What was chosen → a Picture as `kg draw` makes it: links, words, places on the sheet; all from memory."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg import limits
from kg.draw import layout
from kg.draw.network import Picture, key
from kg.draw.records import Details, Link, Outline, Selection
from kg.mapping.iris import DIP
from kg.serve.explore.choosing import Chooser, Chosen
from kg.serve.explore.ties import Ties
from kg.serve.pages.find import note
from kg.serve.pages.reader import Reader
from kg.serve.pages.rows import places

_POINT = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_UP = 4  # steps from a venue to what lies around it and has coordinates


def picture(reader: Reader, ties: Ties, chooser: Chooser, chosen: Chosen) -> Picture:
    """The picture of what was chosen; the same choice stands in the same places every time."""
    nodes = chosen.nodes
    links = _links(ties, nodes)
    whole = _outline(ties, nodes, links)
    selection = Selection(nodes=nodes, centre=chosen.centre, total=chosen.total)
    return Picture(
        selection, whole, _details(reader, ties, chooser, nodes, links), reader.language,
        _places(chosen, whole),
    )  # fmt: skip


def _links(ties: Ties, nodes: tuple[str, ...]) -> tuple[Link, ...]:
    """The links between the nodes, at most as many as a picture holds."""
    shown = set(nodes)
    found = dict.fromkeys(link for iri in nodes for link in ties.own(iri) if link.target in shown)
    order = {iri: place for place, iri in enumerate(nodes)}
    return tuple(
        sorted(found, key=lambda one: (order[one.source], one.relation, order[one.target], one.about))
    )[: limits.EXPLORE_LINKS]


def _outline(ties: Ties, nodes: tuple[str, ...], links: tuple[Link, ...]) -> Outline:
    catalogue = ties.catalogue
    events = {iri: catalogue.events[iri] for iri in nodes if iri in catalogue.events}
    said = {iri: catalogue.statements[iri] for iri in nodes if iri in catalogue.statements}
    asked = {one.about for one in links if one.relation == "invited"}
    shown = frozenset(nodes)
    return Outline(
        kinds={iri: ties.kind(iri) for iri in nodes},  # type: ignore[misc]
        starts={i: e.starts for i, e in events.items() if e.starts}
        | {iri: (one.day,) for iri, one in said.items() if one.day},
        ends={iri: event.end for iri, event in events.items() if event.end},
        statuses={iri: event.status for iri, event in events.items()}
        | {iri: catalogue.invitations[iri].status for iri in asked},
        articles={iri: ties.articles(iri) for iri in (*events, *said)},
        links=links, around={iri: ties.around(iri) & shown for iri in nodes},
    )  # fmt: skip


def _places(chosen: Chosen, whole: Outline) -> Mapping[str, tuple[int, int]]:
    """What was there keeps its place when something is opened: the new stands beside it."""
    if chosen.path:
        placed = layout.line(chosen.path, chosen.between)
    else:
        base = Selection(nodes=chosen.base, centre=chosen.centre, total=chosen.total)
        placed = layout.positions(base, whole)
    for iri, fresh in chosen.opened:
        placed |= layout.beside(placed, iri, fresh)
    return placed


def _details(
    reader: Reader, ties: Ties, chooser: Chooser, nodes: tuple[str, ...], links: tuple[Link, ...]
) -> Details:
    statements = reader.catalogue.statements
    shown = set(nodes)
    return Details(
        labels={iri: _label(reader, iri) for iri in nodes if iri not in statements},
        names={iri: reader.spellings(iri) for iri in nodes if not ties.day(iri)},
        subs={iri: note(reader, iri) for iri in nodes if ties.kind(iri) in ("person", "place")},
        texts={
            iri: (statements[iri].text, reader.source(statements[iri].article).language)
            for iri in nodes if iri in statements
        },
        passages={}, sources={}, worked_out=frozenset(link for link in links if _worked_out(reader, link)),
        more={iri: _more(reader, ties, chooser, iri, shown) for iri in nodes},
    )  # fmt: skip


def _label(reader: Reader, iri: str) -> str:
    """Its name; "" where it has none: then the end of its IRI is read as words, never shown as an address."""
    label = reader.label(iri)
    return "" if "://" in label or label.startswith("id:") else label


def _worked_out(reader: Reader, link: Link) -> bool:
    """Whether no article says it: the countries of an event, whom somebody stands for, some occasions."""
    if link.relation == "part":
        quads = reader.view.store.database.quads_for_pattern(
            ox.NamedNode(link.source), ox.NamedNode(f"{DIP}subEventOf"), ox.NamedNode(link.target), None
        )
        graphs = [quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)]
        return not any("/graph/article-" in name for name in graphs)
    return link.relation in ("involves", "represents")


def _more(reader: Reader, ties: Ties, chooser: Chooser, iri: str, shown: set[str]) -> dict[str, Any]:
    """What the explorer knows of a node beyond what `kg draw` does; what is empty is left out."""
    catalogue = reader.catalogue
    event = catalogue.events.get(iri)
    found: dict[str, Any] = {"href": reader.href(iri), "names": []}
    found["hidden"] = sum(1 for one in chooser.hidden(iri) if one not in shown)
    if not ties.day(iri) and event is None:
        found["names"] = [name for name in reader.spellings(iri)[1:4] if name != reader.label(iri)]
    if event is not None:
        origins, clashes = catalogue.origins(event.articles), catalogue.conflicts(iri)
        found |= {
            "type": event.type, "origins": origins,
            "countries": [key(one).rpartition("/")[2] for one in event.countries],
            "clash": reader.count("clashes", clashes) if clashes else "",
            "at": _point(reader, (where := places(reader, event))),
            "where": reader.label(where[0]) if where else "",
        }  # fmt: skip
    elif ties.kind(iri) == "place":
        found["at"] = _point(reader, [iri])
    return {name: value for name, value in found.items() if value or name in ("names", "hidden", "clash")}


def _point(reader: Reader, found: Iterable[str]) -> list[float]:
    """Latitude and longitude of the first place that has any, or of what it lies in; never of a country."""
    for iri in found:
        edge = iri
        for _ in range(_UP):
            if reader.catalogue.kind(edge) != "place":
                break
            point = [reader.value(edge, f"{_POINT}{axis}") for axis in ("lat", "long")]
            if all(point):
                return [round(float(one), 3) for one in point]
            edge = reader.value(edge, "locatedIn")
    return []
