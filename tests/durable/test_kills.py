"""SIGKILLs while a store is built, replaced in, retracted from and decided on: the sample, and a thousand."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.deciding import desk
from kg.doctor import diagnose
from kg.reference import load
from kg.store import GraphStore

WORKER = Path(__file__).with_name("worker.py")


def acceptable(folder: Path) -> dict[str, set[int]]:
    """The versions that each article may be of: the last that was done, or one that was tried since."""
    path, found = folder.with_suffix(".told"), dict[str, set[int]]()
    data = path.read_bytes() if path.exists() else b""
    for line in data[: data.rfind(b"\n") + 1].decode().splitlines():
        word, name, version = line.split()
        found[name] = {int(version)} | (found.get(name, {0}) if word == "try" else set())
    return found


def present(folder: Path) -> dict[str, int]:
    """The version of each article that is there, by its text."""
    with GraphStore.open(folder, read_only=True) as store:
        found = {}
        for name in store.articles():
            record = store.records.read(name)
            assert record is not None, f"{name} has no record"
            found[name] = int(record.text.rsplit("Utgave ", 1)[1].split()[0])
        return found


def verify(folder: Path) -> None:
    """Holds after every kill, before anything was mended: nothing to complain of, nothing acknowledged is lost."""
    assert [str(c) for c in diagnose(folder, load()).complaints] == []
    there = present(folder)
    for name, versions in acceptable(folder).items():
        # -1: a retraction was taken back, so that it may be of any version it had
        assert there.get(name, 0) in versions or -1 in versions, (
            f"{name} is of {there.get(name, 0)}, not {versions}"
        )


def settled(folder: Path) -> None:
    """The next opening brings all to its end: identities are those of a rebuild."""
    with desk(folder):
        pass
    found = diagnose(folder, load())
    assert ([str(c) for c in found.complaints], found.notes) == ([], ())


def kills(folder: Path, rounds: int, seed: int) -> int:
    """Kills writers at random moments; gives the things that were done in all."""
    chance = random.Random(seed)
    with subprocess.Popen(
        [sys.executable, WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        number = 0
        # a slow machine kills writers before they write: more rounds, not a weaker check
        while number < rounds or (done(folder) < rounds // 2 and number < 4 * rounds):
            number += 1
            server.stdin.write(json.dumps([str(folder), number]) + "\n")
            server.stdin.flush()
            writer = int(server.stdout.readline())
            time.sleep(chance.uniform(0.05, 1.0))
            os.kill(writer, signal.SIGKILL)
            assert server.stdout.readline() == "gone\n"
            if (folder / "ledger.jsonl").exists():
                verify(folder)
                if chance.random() < 0.1:
                    settled(folder)
        server.stdin.close()
    settled(folder)
    return done(folder)


def done(folder: Path) -> int:
    """How much writers have done in all."""
    path = folder.with_suffix(".told")
    return path.read_bytes().count(b"did ") if path.exists() else 0


@pytest.mark.slow
def test_kills_lose_nothing_and_leave_nothing_half(tmp_path: Path) -> None:
    assert kills(tmp_path / "store", 6, 11) >= 3


@pytest.mark.soak
def test_a_thousand_kills(tmp_path: Path) -> None:
    assert kills(tmp_path / "store", 1000, 12) >= 500
