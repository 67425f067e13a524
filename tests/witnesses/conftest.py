"""Stores of invented dispatches, built by the real run."""

import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest

from kg.pipeline import build
from tests.editing import few_of_the_registry

Dispatch = tuple[str, str, str, str]  # id, language, published, text
PLAN = (
    "plan", "nb", "2024-05-03",
    ("Norges utenriksminister Kari Fossdal skal møte Sveriges utenriksminister Göran Sjöhammar i Oslo tirsdag 7. mai "
    "klokken 14."),
)  # fmt: skip
HELD = (
    "held", "nb", "2024-05-08",
    ("Norges utenriksminister Kari Fossdal møtte Sveriges utenriksminister Göran Sjöhammar på Hotell Fjordblikk i Oslo "
    "tirsdag klokken 16.\n\n– Samtalen var nyttig for begge land, sa Fossdal. Hun vil besøke Sverige til høsten."),
)  # fmt: skip
COPY = ("copy", "nb", "2024-05-08", f"{HELD[3]} (NTB)\n\nSaken er oppdatert.")
LATER = (
    "late", "nn", "2024-05-09",
    "Utanriksminister Kari Fossdal møtte Sveriges utanriksminister Göran Sjöhammar i Oslo tysdag klokka 18.30.",
)  # fmt: skip
ENGLISH = (
    "abroad", "en", "2024-05-08",
    "Norwegian Foreign Minister Kari Fossdal met Swedish Foreign Minister Göran Sjöhammar in Oslo on Tuesday.",
)  # fmt: skip
APART = (
    "apart", "nb", "2024-05-08",
    ("Finlands utenriksminister Aino Koskelainen snakket mandag med Polens utenriksminister Zbigniew Krolewicki på "
    "telefon om energi."),
)  # fmt: skip
ALL = (PLAN, HELD, COPY, LATER, ENGLISH, APART)


def lines(dispatches: Iterable[Dispatch]) -> str:
    return "".join(
        json.dumps(
            {
                "id": i,
                "language": language,
                "published": day,
                "text": text,
                "title": i,
                "publisher": f"Avis {i}",
            }
        )
        + "\n"
        for i, language, day, text in dispatches
    )


Maker = Callable[..., Path]


def made(folder: Path, name: str, *batches: Iterable[Dispatch]) -> Path:
    for number, batch in enumerate(batches):
        path = folder / f"{name}-{number}.jsonl"
        path.write_text(lines(batch), encoding="utf-8")
        with few_of_the_registry():
            report = build([str(path)], folder / name)
        assert not report.refused
    return folder / name


@pytest.fixture
def store(tmp_path: Path) -> Maker:
    """Builds dispatches into the store of a name, batch by batch."""
    return partial(made, tmp_path)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all the dispatches. Read it only."""
    return made(tmp_path_factory.mktemp("whole"), "store", ALL)
