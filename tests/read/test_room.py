"""Long inputs are streams: the size in memory at the end is that near the start."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

NB = "Statsministeren i Nordland møtte mandag presidenten i Sørland, og de to snakket om handel mellom landene. "
GROWTH = 1.2  # at most


def measured(checkout: Path, early: int, path: Path) -> dict[str, int]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(checkout), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.read.measure", str(early), str(path)],
        capture_output=True, cwd=checkout, env=environment, check=True,
    )  # fmt: skip
    found: dict[str, int] = json.loads(done.stdout)
    return found


def many_lines(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = f"Sak {number}\n\n" + f"{NB * 3}\n\n" * 4
            stream.write(json.dumps({"id": f"sak-{number}", "text": text, "published": "2021-10-25"}) + "\n")


def record(stream: IO[bytes], url: str, kind: str, body: bytes, hole: int = 0) -> None:
    """One response; `hole` bytes of its body are not written, and cost no room on the disk."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(block) + hole}\r\n\r\n"
    stream.write(head.encode() + block)
    stream.seek(hole, os.SEEK_CUR)
    stream.write(b"\r\n\r\n")


def archive(path: Path, pages: int, hole: int) -> None:
    with path.open("wb") as stream:
        for number in range(pages):
            page = f"<html><head><title>Sak {number}</title></head><body><article><h1>Sak {number}</h1><p>{NB * 6}</p></article></body></html>"
            record(
                stream,
                f"https://avisa.example/sak-nummer-{number}",
                "text/html; charset=utf-8",
                page.encode(),
            )
            record(stream, f"https://avisa.example/{number}.png", "image/png", b"", hole)


@pytest.mark.slow
def test_the_size_does_not_grow_with_the_lines(tmp_path: Path, checkout: Path) -> None:
    many_lines(tmp_path / "a.jsonl", 5_000)
    found = measured(checkout, 1_000, tmp_path / "a.jsonl")
    assert found["articles"] == 5_000
    assert found["late"] <= GROWTH * found["early"]


@pytest.mark.soak
@pytest.mark.parametrize(
    ("name", "make", "early", "late"),
    [
        ("a.jsonl", lambda path: many_lines(path, 100_000), 2_000, 100_000),
        ("a.warc", lambda path: archive(path, 2_000, 2_600_000), 200, 2_000),
    ],
)
def test_a_hundred_thousand_lines_and_an_archive_of_five_gigabytes(
    tmp_path: Path, checkout: Path, name: str, make: Any, early: int, late: int
) -> None:
    make(tmp_path / name)
    found = measured(checkout, early, tmp_path / name)
    assert found["articles"] == late and found["refusals"] == 0
    assert found["late"] <= GROWTH * found["early"]
    assert found["late"] < 512 * 1024
