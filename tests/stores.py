"""Stores for tests: quads of invented articles, and a small part of the demo corpus built once."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kg import resources
from kg.mapping.iris import DIP, Iris
from kg.pipeline import build

IRIS = Iris()
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SHARED = f'<{IRIS.person("kari-sol")}> <{LABEL}> "Kari Sol"@nb'
DEMO = ("demo-nb-01.txt", "demo-nb-04.json", "demo-nn-01.json", "demo-en-01.json")


def quads(article: str, version: int = 1, size: int = 3) -> bytes:
    """An article's N-Quads: `size` facts of its version, one shared by all, one inferred, its provenance."""
    said, inferred = f"<{IRIS.article_graph(article)}>", f"<{IRIS.inferred_graph(article)}>"
    provenance, node = f"<{IRIS.provenance_graph}>", f"<{IRIS.article(article)}>"
    event = f"<{IRIS.event(article)}>"
    lines = [f'{event} <{DIP}fact{n}> "v{version}" {said} .' for n in range(size)]
    lines += [
        f"{SHARED} {said} .",
        f'{event} <{DIP}guess> "v{version}" {inferred} .',
        f'{node} <{DIP}version> "v{version}" {provenance} .',
        f"{said} <{DIP}from> {node} {provenance} .",
        f'<{IRIS.run("1")}> <{LABEL}> "run" {provenance} .',
    ]
    return ("\n".join(sorted(lines)) + "\n").encode()


def reference(*names: str) -> bytes:
    """N-Quads of a registry that knows these countries."""
    graph = f"<{IRIS.reference_graph}>"
    return "".join(f'<{IRIS.country(n)}> <{LABEL}> "{n}"@en {graph} .\n' for n in names).encode()


@cache
def demo() -> Path:
    """The folder of a store with four dispatches of the demo corpus. Read it only."""
    folder = Path(tempfile.mkdtemp(prefix="kg-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    report = build([str(resources.demo_articles() / name) for name in DEMO], folder / "store")
    assert report.new == len(DEMO), report.refused
    return folder / "store"
