"""Takes the pictures of the README: the explorer, by day and by night, an article, a page of `kg draw`.

    python benchmarks/gallery.py STORE FOLDER [--port 8767]

STORE is the graph of the demo corpus (`make demo` builds it as demo/store). Starts the server on it, opens
the pages in headless Chromium and writes four PNG files. Look at them before they are kept.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from explorer import chromium
from pages import started

from kg.draw import draw
from kg.store import GraphStore

MEETING = "event/meeting-2021-10-26-jonas-gahr-store-sergey-lavrov"
FIRST = "event/meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"
AROUND = f"explore?of=person/sergey-lavrov&n={MEETING}"
DRAWN = "document.documentElement.dataset.drawn"


def shot(
    browser: Any,
    address: str,
    file: Path,
    *,
    theme: str = "light",
    height: int = 860,
    act: str = "",
    point: str = "",
) -> None:
    """One picture: the page, after what is done with it."""
    context = browser.new_context(viewport={"width": 1280, "height": height}, color_scheme=theme)
    page = context.new_page()
    page.goto(address)
    if "explore" in address or address.startswith("file:"):
        page.wait_for_function(DRAWN)
    if act:
        page.evaluate(act)
    if point:
        page.hover(point)
    page.wait_for_timeout(700)  # sentences are asked for when something is chosen
    page.screenshot(path=file)
    context.close()


def main() -> int:
    """Takes them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("store", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8767)
    given = parser.parse_args()
    site, folder = f"http://127.0.0.1:{given.port}", given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with GraphStore.open(given.store, read_only=True) as store:
        (alone := folder / "network.html").write_text(
            draw(store, focus=f"{store.iris.base}id/{FIRST}", language="en"), encoding="utf-8"
        )
    server = started(given.store, given.port)
    try:
        with chromium() as browser:
            shot(browser, f"{site}/nb/{AROUND}", folder / "explorer.png")
            shot(browser, f"{site}/en/{AROUND}", folder / "explorer_dark.png", theme="dark")
            shot(
                browser,
                f"{site}/nb/id/article/demo-nb-04",
                folder / "article.png",
                height=800,
                point=".app li",
            )
            line = f"kg.links.get('{FIRST}').find(edge => kg.other(edge, '{FIRST}').kind === 'person').id"
            shot(browser, alone.as_uri(), folder / "network.png", height=780, act=f"kg.chooseEdge({line})")
    finally:
        server.terminate()
        server.wait()
        alone.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
