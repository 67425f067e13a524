"""The Oxigraph server: all three protocols as they are written, and whole data sets at its graph store."""

from kg.remote.engines.engine import Engine

OXIGRAPH = Engine(name="oxigraph", server="Oxigraph/", update="update", graphs="store", nquads=True)
