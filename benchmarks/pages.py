"""How fast the pages are: a store's pages asked for by clients that each wait for their answer.

    python benchmarks/pages.py STORE [--clients 20] [--seconds 30] [--seed 1]

Starts the server on the store in a process of its own, asks for pages of every kind at random, and prints
for each kind how many were answered, the median and the 95th percentile in milliseconds; then the same for
all, the server's memory, and what a page costs it. Ends with 1 where the median of all is above 200 ms, the
95th percentile above 500 ms, or an answer was no page.
"""

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from kg.serve.catalogue import Catalogue
from kg.store import GraphStore

MEDIAN_MS, LATE_MS = 200.0, 500.0
SAMPLE = 400
WORDS = ("k", "ka", "kar", "berlin", "oslo 2016", "møte", "s", "tokyo", "ministr", "energi")
SERVER = """
import sys, uvicorn
from pathlib import Path
from kg.serve import application
uvicorn.run(application(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="error")
"""


def addresses(store: Path, seed: int) -> Mapping[str, Sequence[str]]:
    """Pages of each kind, chosen by the seed."""
    opened = GraphStore.open(store, read_only=True)
    catalogue, base = Catalogue(opened), opened.iris.base
    chance = random.Random(seed)  # noqa: S311 - it chooses pages

    def some(iris: Sequence[str]) -> list[str]:
        return [f"/{one.removeprefix(base)}" for one in chance.sample(iris, min(SAMPLE, len(iris)))]

    some_told = [iri for things in catalogue.told.values() for iri in list(things)[:12]]
    pairs = [[iri.removeprefix(f"{base}id/") for iri in pair] for pair, _ in catalogue.pairs["country"][:40]]
    found = {
        "home": ["/", "/nn/", "/en/"],
        "events": [f"/events?page={n}" for n in range(1, 60)],
        "statements": [f"/statements?page={n}" for n in range(1, 60)],
        "explorer": [f"/explore?of={iri.removeprefix(f'{base}id/')}" for iri in some_told],
        "search": [f"/search?q={quote(word)}" for word in WORDS],
        "suggestion": [f"/api/search?q={quote(word)}" for word in WORDS],
        "relation": [f"/relations?a={a}&b={b}" for a, b in pairs],
        "differences": [f"/disagree?page={n}" for n in range(1, 20)],
        "about": ["/about"],
        "event": some(list(catalogue.events)),
        "article": some(list(catalogue.articles)),
        "statement": some(list(catalogue.statements)),
        **{kind: some(list(things)) for kind, things in catalogue.told.items()},
    }
    return {kind: paths for kind, paths in found.items() if paths}


class Clients:
    """Clients that ask, each for the next page when it has the last."""

    def __init__(self, port: int, pages: Mapping[str, Sequence[str]]) -> None:
        self.port, self.pages = port, pages
        self.times: dict[str, list[float]] = defaultdict(list)
        self.wrong: list[tuple[int, str]] = []

    def run(self, clients: int, seconds: float, seed: int) -> None:
        """All of them for a while."""
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=self._ask, args=(seed + n, end)) for n in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _ask(self, seed: int, end: float) -> None:
        chance = random.Random(seed)  # noqa: S311
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while time.monotonic() < end:
            kind = chance.choice(list(self.pages))
            path = chance.choice(self.pages[kind])
            start = time.perf_counter()
            line.request("GET", path, headers={"Accept": "text/html"})
            answer = line.getresponse()
            answer.read()
            self.times[kind].append((time.perf_counter() - start) * 1000)
            if answer.status != http.client.OK:
                self.wrong.append((answer.status, path))


def late(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def worked(process: int) -> float:
    """The processor seconds of a process: what a page costs on a machine that others use too."""
    stat = Path(f"/proc/{process}/stat")
    fields = stat.read_text().rpartition(")")[2].split() if stat.exists() else ["0"] * 13
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def started(store: Path, port: int) -> subprocess.Popen[bytes]:
    """The server, once it answers."""
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(store), str(port)])  # noqa: S603
    while server.poll() is None:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            line.request("GET", "/about", headers={"Accept": "text/html"})
            answer = line.getresponse()
            answer.read()
        except OSError:
            time.sleep(0.1)
        else:
            if answer.status == http.client.OK:  # else it is still being opened
                return server
    raise SystemExit("the server did not start")


def main() -> int:
    """Runs and prints; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=8765)
    given = parser.parse_args()
    clients = Clients(given.port, addresses(given.store, given.seed))
    server = started(given.store, given.port)
    before = worked(server.pid)
    try:
        clients.run(given.clients, given.seconds, given.seed)
        memory = Path(f"/proc/{server.pid}/status")
        held = memory.read_text() if memory.exists() else ""
        used = worked(server.pid)
    finally:
        server.terminate()
        server.wait()
    for kind, times in sorted(clients.times.items()):
        print(f"{kind:14} {len(times):6} {statistics.median(times):7.0f} {late(times):7.0f}")
    every = [one for times in clients.times.values() for one in times]
    print(f"{'all':14} {len(every):6} {statistics.median(every):7.0f} {late(every):7.0f}")
    print(*(line for line in held.splitlines() if line.startswith("VmHWM")), sep="\n")
    print(f"{(used - before) * 1000 / max(len(every), 1):.1f} ms of processor time for a page")
    for status, path in clients.wrong[:5]:
        print(f"{status} {path}")
    good = statistics.median(every) <= MEDIAN_MS and late(every) <= LATE_MS and not clients.wrong
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
