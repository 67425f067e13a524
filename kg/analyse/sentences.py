"""Events → the sentences that tell them, with their articles: what every figure leads back to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.draw.outline import rows, values
from kg.draw.records import Graph

_MANY = 500  # things of one query


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, the article it stands in, who published it, and the day."""

    text: str
    article: str
    publisher: str
    issued: str


def sentences(graph: Graph, events: Iterable[str]) -> Mapping[str, tuple[Told, ...]]:
    """Event → the sentences that tell it, each once, by the day of the article and their place in it."""
    wanted = list(events)
    found: dict[str, dict[Told, None]] = defaultdict(dict)
    for at in range(0, len(wanted), _MANY):
        query = f"""SELECT DISTINCT ?s ?issued ?a ?start ?text ?publisher WHERE {{
          VALUES ?s {{ {values(wanted[at : at + _MANY])} }} ?s dip:evidence ?p .
          ?p oa:hasSource ?a ; dip:sentence ?text . OPTIONAL {{ ?p oa:hasSelector/oa:start ?start }}
          OPTIONAL {{ ?a dip:publisher ?publisher }} OPTIONAL {{ ?a dcterms:issued ?issued }} }}"""
        told = [
            tuple("" if term is None else term.value for term in row)
            for row in rows(graph, query, "s", "issued", "a", "start", "text", "publisher")
        ]
        for event, issued, article, _, text, publisher in sorted(told, key=_order):
            one = Told(text=" ".join(text.split()), article=article, publisher=publisher, issued=issued)
            found[event][one] = None
    return {event: tuple(told) for event, told in found.items()}


def _order(row: tuple[str, ...]) -> tuple[str, str, int, str]:
    return row[1], row[2], int(row[3] or 0), row[4]
