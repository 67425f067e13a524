"""What a product's SPARQL service does in its own way, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """`update` and `graphs` are relative to the query address; the other fields say what it can take.

    `default_graph` is the named graph that stands in for a default graph which cannot be written; `page` the
    most rows that one answer may have, 0 for no bound of its own; `triples` the most in one request;
    `nquads` whether the graph-store address takes a whole data set.
    """

    name: str
    server: str  # how the `Server` header begins
    update: str
    graphs: str
    graphs_named: str = "graph"  # the parameter that names a graph
    login: Literal["basic", "digest"] = "basic"
    default_graph: str = ""
    media: str = "application/n-triples"
    page: int = 0
    triples: int = 50_000
    nquads: bool = False
    asked: Callable[[str], Parameters] = lambda query: (("query", query),)  # how a user's query is sent
