"""Labels of one thing in several languages → the one to show."""

from collections.abc import Iterable
from typing import Any

LABEL = "rdfs:label|skos:prefLabel"
_ORDER = {
    "nb": ("nb", "no", "nn", "", "en"),
    "nn": ("nn", "nb", "no", "", "en"),
    "en": ("en", "", "nb", "no", "nn"),
}


def best(labels: Iterable[Any], language: str) -> str:
    """The literal in `language`, or in the nearest one that there is."""
    order = _ORDER.get(language, ())
    ranked = sorted(labels, key=lambda one: (_place(one.language or "", order), one.value))
    return str(ranked[0].value)


def _place(language: str, order: tuple[str, ...]) -> int:
    return order.index(language) if language in order else len(order)
