"""A program that reads hostile inputs, each in a process of its own under limits of memory and time.

Arguments: the folder to work in, then numbers of inputs. Standard output: one line of JSON an input, with the seconds
and megabytes that it took, what came of it, and what was wrong with that.
"""

import json
import os
import re
import resource
import select
import signal
import sys
import time
from pathlib import Path
from typing import Any

from kg.read import read
from kg.read.parsing import stop
from kg.records import Article, Refusal
from tests.hostile.inputs import make

SECONDS = 10
MEMORY = 512 * 1024 * 1024
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


def outcome(source: str) -> dict[str, Any]:
    """What reading the source gives, in numbers and reasons; `wrong` says what should not be."""
    told: dict[str, Any] = {"articles": 0, "refusals": 0, "reason": "", "wrong": []}
    for item in read([source]):
        if isinstance(item, Article):
            told["articles"] += 1
            told["wrong"] += (
                []
                if _ID.fullmatch(item.id) and item.text.strip() and item.text.encode()
                else [repr(item)[:300]]
            )
        else:
            assert isinstance(item, Refusal)
            told["refusals"] += 1
            told["reason"] = item.reason
            lines = item.origin + item.reason + item.remedy
            sound = (
                item.reason and item.remedy and lines.isprintable() and "program failed" not in item.reason
            )
            told["wrong"] += [] if sound else [repr(item)[:300]]
    told["wrong"] += [] if told["articles"] or told["refusals"] else ["neither article nor refusal"]
    return told


def limited(source: str, pipe: int) -> None:
    """Reads under the limits, and writes what came of it into the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MEMORY, MEMORY))
    try:
        told = outcome(source)
    except BaseException as fault:  # noqa: BLE001 - whatever it is, it should not have come
        told = {"wrong": [f"{type(fault).__name__}: {fault}"[:300]]}
    stop()
    used = [
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    os.write(pipe, json.dumps({**told, "megabytes": sum(used)}).encode())


def tried(number: int, folder: Path) -> dict[str, Any]:
    """One input in a process of its own, which is killed at the limit."""
    folder.mkdir()
    source = make(number, folder)
    taker, giver = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(taker)
        limited(source, giver)
        os._exit(0)
    os.close(giver)
    ready, _, _ = select.select([taker], [], [], SECONDS)
    data = os.read(taker, 1 << 20) if ready else b""
    seconds = time.monotonic() - start
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(taker)
    told = json.loads(data) if data else {"wrong": ["killed by its limits"]}
    return {"number": number, "source": ascii(source)[:120], "seconds": round(seconds, 2), **told}


def main(folder: str, *numbers: str) -> None:
    """Tries the inputs one after another."""
    sys.stdin = open(os.devnull)  # noqa: SIM115, PTH123 - for the whole of this process
    for number in numbers:
        print(json.dumps(tried(int(number), Path(folder) / number)), flush=True)  # noqa: T201 - a program's output


if __name__ == "__main__":
    main(*sys.argv[1:])
