"""A language model's endpoint for tests: a real server on this machine that answers as it is told."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EMPTY: dict[str, list[Any]] = {"names": [], "events": [], "statements": [], "invitations": []}


@dataclass
class Reply:
    """One answer: the body as it goes over the line, after `wait` seconds; `drip` sends it byte by byte."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0


def chat(content: str, **more: Any) -> bytes:
    """A chat completion with this content."""
    message = {"role": "assistant", "content": content}
    return json.dumps(
        {"choices": [{"index": 0, "message": message, "finish_reason": "stop", **more}]}
    ).encode()


def answer(**lists: list[dict[str, Any]]) -> Reply:
    """A good reply that names these."""
    return Reply(chat(json.dumps({**EMPTY, **lists}, ensure_ascii=False)))


@dataclass
class Model:
    """What the server got, and how it answers the n-th request (from 0) with its parsed body."""

    reply: Callable[[int, dict[str, Any]], Reply]
    address: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    busiest: int = 0
    _open: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def passages(self, request: int = -1) -> dict[int, str]:
        """The passages of a request by number."""
        asked = json.loads(self.requests[request]["messages"][1]["content"])
        return {p["passage"]: p["words"] for p in asked["passages"]}


@contextmanager
def serving(reply: Callable[[int, dict[str, Any]], Reply] | Reply) -> Iterator[Model]:
    """A server for the time of the block."""
    model = Model(reply if callable(reply) else lambda _, __: reply)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with model._lock:
                number = len(model.requests)
                model.requests.append(body)
                model.headers.append(dict(self.headers))
                model.paths.append(self.path)
                model._open += 1
                model.busiest = max(model.busiest, model._open)
            told = model.reply(number, body)
            time.sleep(told.wait)
            with model._lock:
                model._open -= (
                    1  # before the answer goes out, behind which the next question may come at once
                )
            with suppress(OSError):  # who asked has hung up
                self._send(told)

        def _send(self, told: Reply) -> None:
            self.send_response(told.status)
            for name, value in ({"Content-Length": str(len(told.body))} | told.headers).items():
                self.send_header(name, value)
            self.end_headers()
            for part in [told.body[i : i + 1] for i in range(len(told.body))] if told.drip else [told.body]:
                self.wfile.write(part)
                self.wfile.flush()
                time.sleep(told.drip)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    model.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
