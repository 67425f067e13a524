"""A web server on this machine that behaves as badly as it is told to, for the tests of reading."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Pages = dict[str, Callable[["Handler"], None]]


class Handler(BaseHTTPRequestHandler):
    """Answers from the site's table of pages; what is not in it is not there."""

    protocol_version = "HTTP/1.1"
    site: "Site"

    def do_GET(self) -> None:
        """Counts the request and answers it."""
        self.close_connection = True
        self.site.asked.append((self.path, dict(self.headers), time.monotonic()))
        answer = self.site.pages.get(self.path)
        try:
            if answer is None:
                self.give(b"nothing here", status=404, kind="text/plain")
            else:
                answer(self)
        except OSError:
            pass  # the reader has seen enough and gone

    def give(
        self, body: bytes, *, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        """A whole answer; header names are written with underscores."""
        self.start(status=status, Content_Type=kind, Content_Length=str(len(body)), **headers)
        self.wfile.write(body)

    def start(self, *, status: int = 200, **headers: str) -> None:
        """Status and headers alone."""
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silence."""


@dataclass
class Site:
    """A running server: what it answers by path, and what it was asked."""

    port: int = 0
    pages: Pages = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def authority(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.authority}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]

    def page(self, path: str, body: bytes | str, **more: str) -> str:
        """Puts a page there and gives its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda handler: handler.give(data, **more)  # type: ignore[arg-type]
        return self.url(path)

    def moves(self, path: str, target: str, status: int = 302) -> str:
        """Puts a redirection there and gives its address."""
        self.pages[path] = lambda handler: handler.give(b"", status=status, Location=target)
        return self.url(path)


@contextmanager
def serving() -> Iterator[Site]:
    """A site for as long as the test lasts."""
    site = Site()

    class Bound(Handler):
        """The handler of this site."""

    Bound.site = site
    with ThreadingHTTPServer(("127.0.0.1", 0), Bound) as server:
        server.daemon_threads = True
        server.block_on_close = False
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()
