"""A small store to decide on: four articles of one meeting and of a namesake; its bytes as an export gives them."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from kg import joining
from kg.export import write
from kg.joining import reading
from kg.mapping import map_reference
from kg.pipeline import build
from kg.reference import Registry
from kg.store import GraphStore

MEETING = (
    "Utenriksminister Marek Dobrowicz fra Polen møtte utenriksminister Ine Halvorsrud i Bodø mandag.\n\n"
    "– Vi er enige om fisk, sa Dobrowicz etter møtet.\n\nDobrowicz inviterte Halvorsrud til Warszawa.\n\n"
    "Halvorsrud inviterte Dobrowicz til Oslo."
)
ARTICLES = {
    "a": ("nb", "2023-05-08", "Fjordavisa", MEETING),
    "b": (
        "nb", "2023-05-09", "Nordposten",
        ("Polens utenriksminister Marek Dobrowicz og Ine Halvorsrud møttes i Bodø mandag 8. mai.\n\n"
        "– Det var et nyttig møte, sa Halvorsrud."),
    ),
    "c": (
        "nb", "2023-05-10", "Fjordavisa",
        ("Marek Dobrowicz reiste til Riga tirsdag.\n\n"
        "– Vi trenger flere skip, sa Dobrowicz."),
    ),
    "d": (
        "en", "2023-05-09", "The Fjord",
        ("Poland's foreign minister Mark Dobrovic met Norway's foreign minister Ine Halvorsrud in Bodø on Monday. "
        '"We agree on fish," Dobrovic said.'),
    ),
}  # fmt: skip


@cache
def _few() -> bytes:
    """The registry's graph of what the articles name, which is written in no time."""
    from kg.reference import load

    things = rb"place/(oslo|bod[^>]*)|country/(NOR|POL|EST|LVA|SWE|FIN)|office/(NOR|SWE)-[^>]*|person/bronislaw-geremek"
    named = re.compile(rb"<[^>]*/(ns[>#]|concept/|id/(%b)> )" % things)
    return b"".join(line for line in map_reference(load()).splitlines(keepends=True) if named.match(line))


@contextmanager
def few_of_the_registry() -> Iterator[None]:
    """Within it, stores get a small part of the registry's graph; what is read goes by all of it."""

    def small(_: Registry) -> bytes:
        return _few()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "map_reference", small)
        yield


def sources(folder: Path, names: str = "abcd") -> list[str]:
    """The articles as files, in that order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in names:
        language, published, publisher, text = ARTICLES[name]
        record = {
            "id": name,
            "title": f"Sak {name}",
            "language": language,
            "published": published,
            "text": text,
        }
        path = folder / f"{name}.json"
        path.write_text(json.dumps(record | {"publisher": publisher}), encoding="utf-8")
        paths.append(str(path))
    return paths


def built(folder: Path, names: str = "abcd") -> Path:
    """A store of the articles, in that order."""
    for source in sources(folder.with_name(f"{folder.name}-news"), names):
        report = build([source], folder)
        assert (report.new, report.refused) == (1, [])
    return folder


def exported(folder: Path) -> str:
    """The whole graph: the same graph gives the same bytes."""
    with GraphStore.open(folder, read_only=True) as store:
        return write(store, "nquads")


def identities(folder: Path) -> list[tuple[str, str]]:
    """Every claim with what it is taken for."""
    world = reading(folder)
    try:
        return [(ref, found.slug) for ref, found in world.all()]
    finally:
        world.close(keep=False)
