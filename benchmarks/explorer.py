"""How fast the explorer is: first drawing, panning, weight and the answers of its endpoint.

    python benchmarks/explorer.py STORE [--port 8766] [--runs 5] [--seed 1]

Starts the server on the store in a process of its own and opens the explorer in headless Chromium
(Playwright's, or the one on the path), each time with an empty cache: on the most told person with 150
things, and with 2,000. Prints milliseconds from the request to the first drawing (median of the runs), frames
a second while the picture is dragged for three seconds, kilobytes of all that is fetched; then milliseconds
of `/api/graph` and `/api/evidence` for things chosen by the seed. Ends with 1 where a figure of issue 5 is
missed (1 s, 2 s, 45 frames, 1 MB, 200 ms), another host is asked, or the console has an error.
"""

import argparse
import http.client
import random
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from pages import late, started
from playwright.sync_api import Browser, Error, Page, sync_playwright

from kg.serve.catalogue import Catalogue
from kg.store import GraphStore

FIRST_MS = {150: 1000.0, 2000: 2000.0}
FRAMES, BYTES, ANSWER_MS = 45.0, 1_000_000, 200.0
ASKED = 200  # things whose neighbourhood is asked for
DRAG = """() => new Promise(done => {
  let frames = 0; const from = performance.now();
  const count = now => {
    frames += 1;
    if (now - from < 3000) requestAnimationFrame(count); else done(frames / (now - from) * 1000);
  };
  requestAnimationFrame(count);
})"""


@dataclass
class Seen:
    """What one page fetched and said."""

    bytes: int = 0
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Playwright's own browser, or else the one that is installed."""
    with sync_playwright() as play:
        try:
            browser = play.chromium.launch()
        except Error:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Browser, address: str, seen: Seen) -> Page:
    """The page, drawn, in a context of its own."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on(
        "Network.loadingFinished",
        lambda one: setattr(seen, "bytes", seen.bytes + int(one["encodedDataLength"])),
    )
    host = urlsplit(address).netloc
    page.on("request", lambda one: urlsplit(one.url).netloc in ("", host) or seen.foreign.append(one.url))
    page.on("console", lambda one: one.type != "error" or seen.errors.append(one.text))
    page.on("pageerror", lambda one: seen.errors.append(str(one)))
    page.goto(address)
    page.wait_for_function("document.documentElement.dataset.drawn")
    return page


def frames(page: Page) -> float:
    """Frames a second while the picture is dragged to and fro."""
    box = page.locator("#net").bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + 30
    page.evaluate(f"window.counted = ({DRAG})()")
    page.mouse.move(x, y)
    page.mouse.down()
    end = time.monotonic() + 2.8
    step = 0
    while time.monotonic() < end:
        step += 1
        page.mouse.move(x + 200 + 150 * ((step % 60) / 30 - 1), y + 100 + step % 90)
    page.mouse.up()
    return float(page.evaluate("window.counted"))


def answers(port: int, addresses: list[str]) -> list[float]:
    """Milliseconds of each, one after another."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for address in addresses:
        start = time.perf_counter()
        line.request("GET", address)
        answer = line.getresponse()
        answer.read()
        times.append((time.perf_counter() - start) * 1000)
        if answer.status != http.client.OK:
            raise SystemExit(f"{answer.status} {address}")
    return times


def drawn(browser: Browser, address: str, runs: int) -> tuple[float, float, int, list[str]]:
    """First drawing, frames a second, bytes, and what should not have happened."""
    firsts, seen = [], Seen()
    for run in range(runs):
        seen = Seen(foreign=seen.foreign, errors=seen.errors)
        page = opened(browser, address, seen)
        firsts.append(float(page.evaluate("+document.documentElement.dataset.drawn")))
        page.wait_for_load_state("networkidle")
        rate = frames(page) if run == runs - 1 else 0.0
        page.context.close()
    return statistics.median(firsts), rate, seen.bytes, seen.foreign + seen.errors


def main() -> int:
    """Runs and prints; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("store", type=Path)
    parser.add_argument("--port", type=int, default=8766)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    store = GraphStore.open(given.store, read_only=True)
    catalogue, base = Catalogue(store), f"{store.iris.base}id/"
    chance = random.Random(given.seed)  # noqa: S311 - it chooses things
    things = [*catalogue.events, *(iri for kind in catalogue.told.values() for iri in kind)]
    keys = [quote(iri.removeprefix(base)) for iri in chance.sample(things, min(ASKED, len(things)))]
    person = quote(next(iter(catalogue.told["person"])).removeprefix(base))
    good = True
    server = started(given.store, given.port)
    try:
        with chromium() as browser:
            for most, limit in FIRST_MS.items():
                asked = f"of={person}&most={most}&depth={2 if most < 500 else 3}"
                address = f"http://127.0.0.1:{given.port}/explore?{asked}"
                first, rate, weight, wrong = drawn(browser, address, given.runs)
                good = good and first <= limit and rate >= FRAMES and weight <= BYTES and not wrong
                told = f"{first:6.0f} ms, {rate:5.1f} frames/s, {weight / 1000:6.0f} kB"
                print(f"{most:5} things: first drawing {told}")
                print(*wrong[:5], sep="\n", end="\n" if wrong else "")
        for name in ("graph", "evidence"):
            times = answers(given.port, [f"/api/{name}?of={key}&lang=en" for key in keys])
            middle = statistics.median(times)
            print(f"{name:9} {len(times):5} answers: median {middle:6.1f} ms, 95th {late(times):6.1f} ms")
            good = good and middle <= ANSWER_MS
    finally:
        server.terminate()
        server.wait()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
