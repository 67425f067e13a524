"""A disk that fills: the run stops with a reason and a remedy, what was acknowledged is whole, and it goes on later."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.doctor import diagnose
from kg.pipeline import build
from kg.reference import load
from kg.store import GraphStore
from tests.editing import built, exported, sources

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from tests.editing import few_of_the_registry
from kg.errors import KgError
from kg.pipeline import build
try:
    with few_of_the_registry():
        print(build(sys.argv[3:], __import__("pathlib").Path(sys.argv[2])).articles)
except KgError as fault:
    print(f"refused: {fault}")
"""


def run(limit: int, folder: Path, paths: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), str(folder), *paths],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    return done.stdout


def more(folder: Path, count: int) -> list[str]:
    """Articles that fill a store."""
    folder.mkdir()
    paths = []
    for number in range(count):
        text = (
            f"Polens utenriksminister Marek Dobrowicz møtte Ine Halvorsrud i Bodø {number + 1}. mai 2023. "
            * 40
        )
        path = folder / f"m{number}.json"
        path.write_text(
            json.dumps(
                {"id": f"m{number}", "title": "x", "language": "nb", "published": "2023-06-01", "text": text}
            )
        )
        paths.append(str(path))
    return paths


SOAKED = pytest.mark.soak


@pytest.mark.slow
@pytest.mark.parametrize(
    "limit", [60_000, pytest.param(90_000, marks=SOAKED), pytest.param(300_000, marks=SOAKED)]
)
def test_a_full_disk_leaves_a_clean_store(tmp_path: Path, limit: int) -> None:
    folder = built(tmp_path / "store")
    before = set(GraphStore.open(folder, read_only=True).articles())
    paths = more(tmp_path / "more", 12)
    said = run(limit, folder, paths)
    assert said.startswith("refused: ")
    assert "the disk is full (free some room" in said
    assert diagnose(folder, load()).complaints == ()
    with GraphStore.open(folder, read_only=True) as store:
        assert before <= set(store.articles())
    report = build(paths, folder)
    assert report.articles + len(report.refused) == 12
    found = diagnose(folder, load())
    assert (found.complaints, found.notes) == ((), ())
    fresh = tmp_path / "fresh"
    build(sources(tmp_path / "again"), fresh)
    build(paths, fresh)
    assert exported(folder) == exported(fresh)
