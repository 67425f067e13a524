"""Who tells of a thing: the articles in whose graphs it stands."""

import pyoxigraph as ox

from kg.store.graph_store import GraphStore


def tellers(store: GraphStore, iri: str) -> set[str]:
    """The articles whose graphs say something of a thing."""
    node, graphs = ox.NamedNode(iri), set[str]()
    for quad in (
        *store.database.quads_for_pattern(node, None, None, None),
        *store.database.quads_for_pattern(None, None, node, None),
    ):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.add(quad.graph_name.value)
    return {a for a in store.articles() if graphs.intersection(store.iris.graphs(a))} if graphs else set()
