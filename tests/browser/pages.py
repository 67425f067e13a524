"""The pages of the site over the demo corpus, for tests that look at all of them."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import uvicorn

EVENT = "event/meeting-2021-10-25-anniken-huitfeldt-sergey-lavrov"
COUNTED = quote("SELECT ?l ?p { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l ; ?p ?o } LIMIT 900")
FEW = (
    "/",
    f"/id/{EVENT}",
    "/id/person/sergey-lavrov",
    "/id/article/demo-nb-04",
    "/questions/meetings-of",
    "/query?question=meetings-of&query=SELECT%20%2A%20%7B%3Fs%20a%20%3Fc%7D%20LIMIT%203",
    f"/explore?of={EVENT}",
)
MORE = (
    "/search?q=lavrov",
    "/search?q=zzzz",
    "/events",
    "/events?type=meeting",
    "/statements",
    "/invitations",
    "/articles",
    "/things/person",
    "/things/country",
    "/id/country/NOR",
    "/id/organisation/nato",
    "/id/place/tromso",
    "/id/article/demo-en-01",
    "/relations",
    "/relations?a=country/NOR&b=country/RUS",
    "/disagree",
    "/about",
    "/questions",
    "/query",
    "/query?question=office-holder",
    "/query?query=SELECT%20%2A%20%7B",
    "/query?query=ASK%20%7B%7D",
    f"/query?view=bars&query={COUNTED}",
    f"/query?view=pivot&query={COUNTED}",
    "/id/office/RUS-foreign_minister",
    "/id/article/demo-en-01/tenure/sergey-lavrov-RUS-foreign_minister",
    "/concept/event-type-meeting",
    "/ns",
    "/analysis",
    "/explore",
    "/explore?of=person/sergey-lavrov&path=country/NOR",
    f"/card/{EVENT}",
    "/card/person/sergey-lavrov",
    "/nothing",
)


def until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Returns as soon as something holds of a page; fails when it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds:.0f} s"
        time.sleep(0.02)


@contextmanager
def served(app: Any) -> Iterator[str]:
    """Where an application listens on this machine; it ends with the block."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def watched(
    browser: Any, site: str, *, strict: bool = False, files: bool = False, **options: Any
) -> Iterator[Any]:
    """A page of a browser that may say nothing to its console, open nothing, and ask no other host."""
    own_places = (site, "data:,", "blob:", *(["file:"] if files else []))
    noise: list[str] = []
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    page.on("console", lambda message: noise.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda fault: noise.append(f"{page.url} {fault}"))
    page.on("dialog", lambda dialog: (noise.append(f"{page.url} dialog"), dialog.dismiss()))
    page.on(
        "request",
        lambda asked: noise.append(asked.url) if not asked.url.startswith(own_places) else None,
    )
    yield page
    context.close()
    own = "the server responded with a status of 40"  # a page that says what is wrong
    assert [line for line in noise if strict or own not in line] == []


def opened(page: Any, address: str) -> None:
    """Opens a page and waits until its scripts have done what they do by themselves."""
    page.goto(address)
    if "/explore" in address:
        page.wait_for_function("document.documentElement.dataset.drawn")
    if "/query" in address and page.locator("script[src*=yasgui]").count():
        page.wait_for_function("document.documentElement.dataset.editor")
