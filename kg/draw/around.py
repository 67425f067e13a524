"""Graph, Selection → what the filters and the map of a page need: types, countries, coordinates of events."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypedDict

from kg.draw.naming import LABEL, best
from kg.draw.outline import rows, values
from kg.draw.records import Graph, Outline, Selection


class Features(TypedDict):
    """The fields of `Details` that are filled here."""

    more: dict[str, dict[str, Any]]
    types: dict[str, str]
    countries: dict[str, str]


def features(graph: Graph, selection: Selection, outline: Outline, language: str) -> Features:
    """Further fields of the nodes: type, countries, coordinates, neighbours not drawn."""
    shown = set(selection.nodes)
    more: dict[str, dict[str, Any]] = {
        iri: {"hidden": len(outline.around.get(iri, frozenset()) - shown)} for iri in selection.nodes
    }
    events = [iri for iri in selection.nodes if outline.kinds[iri] == "event"]
    types, countries = (
        _coded(graph, events, "eventType", language),
        _coded(graph, events, "involvesCountry", language),
    )
    for iri, found in types.items():
        more[iri]["type"] = _code(min(found)).removeprefix("event-type-")
    for iri, found in countries.items():
        more[iri]["countries"] = sorted(map(_code, found))
    for iri, (where, point) in _points(graph, selection.nodes, language).items():
        more[iri] |= {"where": where, "at": point}
    return {
        "more": more,
        "types": {one.removeprefix("event-type-"): name for one, name in _named(types).items()},
        "countries": _named(countries),
    }  # fmt: skip


def _coded(graph: Graph, iris: list[str], name: str, language: str) -> dict[str, dict[str, str]]:
    """Event → the values of a property, and what each is called."""
    query = f"""SELECT DISTINCT ?s ?v ?l WHERE {{ VALUES ?s {{ {values(iris)} }}
      ?s dip:{name} ?v . OPTIONAL {{ ?v {LABEL} ?l }} }}"""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for thing, value, label in rows(graph, query, "s", "v", "l"):
        found[thing.value][value.value] += [label] if label is not None else []
    return {
        iri: {one: best(labels, language) if labels else _code(one) for one, labels in named.items()}
        for iri, named in found.items()
    }


def _named(coded: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {_code(one): name for found in coded.values() for one, name in found.items()}


def _points(graph: Graph, iris: tuple[str, ...], language: str) -> dict[str, tuple[str, list[float]]]:
    """Event or place → the name of the narrowest place with coordinates, and these; never of a country."""
    query = f"""SELECT DISTINCT ?s ?p ?lat ?long ?l WHERE {{ VALUES ?s {{ {values(iris)} }}
      ?s dip:atPlace?/dip:locatedIn? ?p . ?p wgs:lat ?lat ; wgs:long ?long ; {LABEL} ?l .
      MINUS {{ ?p a dip:Country }} }}"""
    found: dict[str, dict[str, tuple[list[float], list[Any]]]] = defaultdict(dict)
    for thing, place, lat, long, label in rows(graph, query, "s", "p", "lat", "long", "l"):
        point = [round(float(lat.value), 3), round(float(long.value), 3)]
        found[thing.value].setdefault(place.value, (point, []))[1].append(label)
    return {
        iri: next((best(labels, language), point) for _, (point, labels) in sorted(places.items()))
        for iri, places in found.items()
    }


def _code(iri: str) -> str:
    return iri.rpartition("/")[2]
