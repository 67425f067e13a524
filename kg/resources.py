"""Finds the folders that ship beside the code: inside the wheel, or at the top of a checkout."""

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("kg")))
_CHECKOUT = _PACKAGE.parent


def _root(packed: str, checkout: str) -> Path:
    inside = _PACKAGE / packed
    return inside if inside.is_dir() else _CHECKOUT / checkout


def ontology() -> Path:
    """The folder of the ontology, shapes, context and questions."""
    return _root("_ontology", "ontology")


def reference() -> Path:
    """The folder of the registry: countries, organisations, offices, places, office holders."""
    return _root("_data/reference", "data/reference")


def demo_articles() -> Path:
    """The folder of the demo corpus."""
    return _root("_data/articles", "data/articles")


def visualizations() -> Path:
    """The folder of page templates, styles and scripts."""
    return _root("_visualizations", "visualizations")


def gold() -> Path:
    """The folder of annotated articles that `kg evaluate` compares with."""
    return _root("_data/gold", "data/gold")
