"""SIGKILLs while articles are replaced: none half there, none lost that was acknowledged."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import ask
from kg.store import GraphStore, examine
from tests.stores import IRIS, quads

SIZE = 40
WRITER = Path(__file__).with_name("writer.py")


def acknowledged(folder: Path) -> dict[str, int]:
    """The last version of each article that the writer was told is safe; a torn line is none."""
    data = (folder / "acknowledged").read_bytes() if (folder / "acknowledged").exists() else b""
    lines = data[: data.rfind(b"\n") + 1].decode().split("\n")[:-1]
    return {line.split()[0]: int(line.split()[1]) for line in lines}


def version_in(store: GraphStore, article: str) -> int | None:
    """The one version that the graphs hold of an article; fails when there are two, or half of one."""
    names = (IRIS.article_graph(article), IRIS.inferred_graph(article))
    values = [q.object.value for name in names for q in store.quads(name) if isinstance(q.object, ox.Literal)]
    versions = {value for value in values if value.startswith("v")}
    if not values:
        return None
    assert len(versions) == 1, f"{article} is of {versions}"
    assert len(values) == SIZE + 2, f"half of {article} is there"
    return int(versions.pop()[1:])


def verify(folder: Path) -> int:
    """Holds after every kill; the highest version seen."""
    safe, highest = acknowledged(folder), 0
    with GraphStore.open(folder) as store:
        for article in ("a", "b", "c", "d"):
            version = version_in(store, article)
            highest = max(highest, version or 0)
            assert article not in safe or (version or 0) >= safe[article], f"{article} was lost"
        named = {
            (q.subject, q.predicate, q.object)
            for q in store.quads()
            if isinstance(q.graph_name, ox.NamedNode)
        }
        assert named == {(q.subject, q.predicate, q.object) for q in store.quads("")}
    return highest


@pytest.mark.slow
@pytest.mark.parametrize("kills", [12, pytest.param(400, marks=pytest.mark.soak)])
def test_kills_lose_nothing_acknowledged_and_leave_nothing_half(tmp_path: Path, kills: int) -> None:
    chance, highest = random.Random(7), 0
    with subprocess.Popen(
        [sys.executable, WRITER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        rounds = 0
        # a slow machine kills writers before they write: more rounds, not a weaker check
        while rounds < kills or (len(acknowledged(tmp_path)) < 4 and rounds < 3 * kills):
            rounds += 1
            server.stdin.write(json.dumps([str(tmp_path), highest + 1]) + "\n")
            server.stdin.flush()
            writer = int(server.stdout.readline())
            time.sleep(chance.uniform(0.02, 0.4))
            os.kill(writer, signal.SIGKILL)
            assert server.stdout.readline() == "gone\n"
            highest = verify(tmp_path)
        server.stdin.close()
    assert len(acknowledged(tmp_path)) == 4, "the writers were killed before they wrote anything"
    with GraphStore.open(tmp_path) as store:
        for article in ("a", "b", "c", "d"):
            store.put(article, quads(article, highest, SIZE), "{}", f"{article} {highest}")
    with GraphStore.open(tmp_path, read_only=True) as store:
        assert not list(examine(store)), "building again mends what the kills left"


@pytest.mark.slow
def test_readers_beside_a_busy_writer_see_whole_articles(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        store.put("a", quads("a", 1, SIZE), "{}", "a 1")
    with subprocess.Popen(
        [sys.executable, WRITER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(json.dumps([str(tmp_path), 2]) + "\n")
        server.stdin.flush()
        writer = int(server.stdout.readline())
        try:
            for _ in range(25):
                answer = ask(tmp_path, f"SELECT ?o {{ GRAPH <{IRIS.article_graph('a')}> {{ ?s ?p ?o }} }}")
                versions = [o for (o,) in answer.rows() if o.startswith("v")]
                assert (len(versions), len(set(versions))) == (SIZE, 1)
                with GraphStore.open(tmp_path, read_only=True) as reader:
                    version_in(reader, "a")
        finally:
            os.kill(writer, signal.SIGKILL)
            server.stdin.close()
    assert max(acknowledged(tmp_path).values()) > 2, "the writer was at work"
