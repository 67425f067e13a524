"""rdflib's face of a store that is open for reading."""

from oxrdflib import OxigraphStore
from rdflib import Graph


class ReadingFace(OxigraphStore):
    """To ask it for a graph by name makes none."""

    def add_graph(self, graph: Graph) -> None:
        """Nothing to do: a graph that has no triples is not kept anyway."""
