"""The worker that parses HTML: killed at its limits, started anew, and never shared between processes."""

import os
import signal
import time
from pathlib import Path

import pytest

from kg import limits
from kg.read import parsing, read
from kg.records import Article, Refusal

NB = "Statsministeren i Nordland møtte mandag presidenten i Sørland, og de to snakket om handel mellom landene. "
ATTRIBUTES = " ".join(f"a{number}=b" for number in range(200_000))  # libxml2 compares each with each


def page(body: str) -> str:
    return f"<html><head><title>To</title></head><body><article><p>{NB * 3}</p>{body}</article></body></html>"


def written(folder: Path, **pages: str) -> list[str]:
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(page(body), encoding="utf-8")
    return [str(folder / f"{name}.html") for name in pages]


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = read(written(tmp_path, a=""))
    assert isinstance(first, Article)
    monkeypatch.setattr(limits, "PAGE_SECONDS", 0.5)
    start = time.monotonic()
    (second,) = read(written(tmp_path, b=f"<p {ATTRIBUTES}>x"))
    assert isinstance(second, Refusal) and "takes more than 0.5 seconds" in second.reason
    assert time.monotonic() - start < 5
    monkeypatch.undo()
    (third,) = read(written(tmp_path, c=f"<p>{NB}</p>"))
    assert isinstance(third, Article)


def test_a_worker_that_dies_costs_no_page(tmp_path: Path) -> None:
    paths = written(tmp_path, a="", b=f"<p>{NB}</p>")
    (first,) = read(paths[:1])
    process = parsing._worker()._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    (second,) = read(paths[1:])
    assert isinstance(first, Article) and isinstance(second, Article)


def test_a_page_that_needs_too_much_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsing.stop()
    monkeypatch.setattr(limits, "PAGE_MEMORY_BYTES", 1_000_000)
    (item,) = read(written(tmp_path, a="<p>x</p>" * 15_000))
    assert isinstance(item, Refusal) and item.remedy
    parsing.stop()
    monkeypatch.undo()
    (again,) = read(written(tmp_path, a=""))
    assert isinstance(again, Article)


def test_a_fork_has_a_worker_of_its_own(tmp_path: Path) -> None:
    paths = written(tmp_path, a="", b=f"<p>{NB}</p>")
    (first,) = read(paths[:1])
    mine = parsing._worker()
    child = os.fork()
    if child == 0:
        (item,) = read(paths[1:])
        theirs = parsing._worker()
        parsing.stop()
        os._exit(0 if isinstance(item, Article) and theirs is not mine else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    (second,) = read(paths[1:])
    assert isinstance(first, Article) and isinstance(second, Article) and parsing._worker() is mine


def test_the_worker_goes_with_its_parent(tmp_path: Path) -> None:
    path = written(tmp_path, a="")
    taker, giver = os.pipe()
    child = os.fork()
    if child == 0:
        list(read(path))
        process = parsing._worker()._process
        os.write(giver, str(process.pid if process else 0).encode())
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    worker = int(os.read(taker, 20))
    os.close(taker)
    os.close(giver)
    for _ in range(100):
        state = Path(f"/proc/{worker}/stat")
        if not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")
