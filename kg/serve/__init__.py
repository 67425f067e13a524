"""Takes a store; gives pages about it and the protocols of the Semantic Web, over HTTP."""

from kg.serve.app import application

__all__ = ["application"]
