"""Takes a store; gives pages about it and the protocols of the Semantic Web, over HTTP."""

from kg.serve.app import application
from kg.serve.editing import Editing, loopback

__all__ = ["Editing", "application", "loopback"]
