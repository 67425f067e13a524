"""Graph → what a picture is chosen from: around one thing, or the events told most; never the whole."""

from collections.abc import Iterable, Iterator, Sequence

from kg import limits
from kg.draw.outline import RELATIONS, rows, values
from kg.draw.records import Graph

_DEPTH = 2
_BATCH = 400  # things of one question
_INVITED = "dip:inviter|dip:invitee|dip:destination"


def around(graph: Graph, centre: str) -> tuple[frozenset[str], bool]:
    """What lies within two steps of a thing, itself among it; and whether that was cut."""
    found, edge = {centre}, [centre]
    for step in range(_DEPTH):
        near: set[str] = set()
        for part in _batches(edge):
            near |= _near(graph, part)
        fresh = sorted(near - found)
        room = limits.DRAW_REACH - len(found)
        found.update(fresh[:room])
        if len(fresh) > room:
            return frozenset(found), True
        edge = [iri for iri in fresh if step or "/country/" not in iri]  # a country leads everywhere
    return frozenset(found | _represented(graph, found)), False


def strongest(graph: Graph, low: str, high: str) -> tuple[frozenset[str], bool]:
    """The events that most articles tell, of a period, with their company and what was said there."""
    inside = ""
    if low or high:
        inside = f"?e dip:startDate ?d . FILTER({_within(low, high)})"
    query = f"""SELECT ?e (COUNT(?a) AS ?n) WHERE {{ ?e a dip:Event . OPTIONAL {{ ?e dip:reportedBy ?a }}
      {inside} }} GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT {limits.DRAW_EVENTS + 1}"""
    told = sorted((-int(n.value), term.value) for term, n in rows(graph, query, "e", "n"))
    cut = len(told) > limits.DRAW_EVENTS
    found = {iri for _, iri in told[: limits.DRAW_EVENTS]}
    for part in _batches(sorted(found)):
        found |= _near(graph, part)
    found |= _said(graph, found)
    return frozenset(found | _represented(graph, found)), cut


def _within(low: str, high: str) -> str:
    """The filter of a period: dates of any precision are compared as they are written."""
    first = f'STR(?d) >= "{low[:4]}"' if low else ""
    last = f'STR(?d) <= "{high}~"' if high else ""
    return " && ".join(one for one in (first, last) if one)


def _near(graph: Graph, iris: Iterable[str]) -> set[str]:
    properties = " ".join(f"dip:{name}" for name in (*RELATIONS, "involvesCountry"))
    query = f"""SELECT DISTINCT ?n WHERE {{ VALUES ?x {{ {values(iris)} }}
      {{ VALUES ?p {{ {properties} }} ?x ?p ?n }} UNION {{ VALUES ?p {{ {properties} }} ?n ?p ?x }}
      UNION {{ ?i {_INVITED} ?x ; {_INVITED} ?n }} FILTER(isIRI(?n)) }}"""
    return {term.value for (term,) in rows(graph, query, "n")}


def _said(graph: Graph, iris: Iterable[str]) -> set[str]:
    """What some of them said, and of whom or what."""
    most = limits.DRAW_EVENTS
    spoke = f"""SELECT DISTINCT ?n WHERE {{ VALUES ?x {{ {values(sorted(iris))} }} ?n dip:speaker ?x }}
      ORDER BY ?n LIMIT {most}"""
    first = values(term.value for (term,) in rows(graph, spoke, "n"))
    query = f"""SELECT DISTINCT ?n ?o WHERE {{ VALUES ?n {{ {first} }}
      OPTIONAL {{ ?n dip:about|dip:addressee ?o }} }} ORDER BY ?n ?o LIMIT {most}"""
    return {term.value for row in rows(graph, query, "n", "o") for term in row if term is not None}


def _represented(graph: Graph, iris: Iterable[str]) -> set[str]:
    """The countries and organisations that people stand for."""
    query = f"SELECT DISTINCT ?n WHERE {{ VALUES ?x {{ {values(sorted(iris))} }} ?x dip:represents ?n }}"
    return {term.value for (term,) in rows(graph, query, "n")}


def _batches(iris: Sequence[str]) -> Iterator[Sequence[str]]:
    return (iris[i : i + _BATCH] for i in range(0, len(iris), _BATCH))
