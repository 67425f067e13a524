"""Products by name; the one that a server says it is, else the standard alone."""

from collections.abc import Mapping

from kg.remote.engines.engine import Engine, Parameters
from kg.remote.engines.oxigraph import OXIGRAPH
from kg.remote.engines.standard import STANDARD
from kg.remote.engines.virtuoso import VIRTUOSO

ENGINES: Mapping[str, Engine] = {one.name: one for one in (OXIGRAPH, VIRTUOSO, STANDARD)}


def known_by(server: str) -> Engine:
    """The engine whose `Server` header this is."""
    return next((e for e in ENGINES.values() if e.server and server.startswith(e.server)), STANDARD)


__all__ = ["ENGINES", "Engine", "Parameters", "known_by"]
