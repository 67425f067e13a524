"""Diplomatic news in, a knowledge graph out: every fact leads back to the words that say it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph import EventRecord, KnowledgeGraph, open_graph

__all__ = ["EventRecord", "KnowledgeGraph", "open_graph"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when first used: `import kg.records` should not load the engine."""
    if name in __all__:
        from kg import graph  # noqa: PLC0415  # see above

        return getattr(graph, name)
    raise AttributeError(name)
