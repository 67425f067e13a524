"""One OpenAI-compatible endpoint: an address, and nothing beyond it. No redirect and no proxy is followed."""

import json
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from kg import limits
from kg.errors import ReaderError, UsageError

_PATH = "/chat/completions"
_HERE = ("localhost", "127.0.0.1", "::1")
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_SHOWN = 200  # characters of a server's own words in a message
SUGGESTED = "KG_LLM_ADDRESS=http://localhost:8000/v1 names one on this machine"


class Failed(Exception):  # noqa: N818 - it says what became of one request, and never leaves the room
    """Why a request came to nothing; `passing`: it may succeed later; `wait`: seconds, if the server says."""

    def __init__(self, reason: str, *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.passing, self.wait = reason, passing, wait


class Endpoint:
    """Sends chat requests to one address; safe to use from several threads."""

    def __init__(self, address: str, *, key: str = "", timeout: float) -> None:
        try:
            parts = urlsplit(address)
            self._secure, self._host, self._port = parts.scheme == "https", parts.hostname or "", parts.port
        except ValueError as fault:
            raise UsageError(f"no address: {fault}", remedy=SUGGESTED) from fault
        if parts.scheme not in ("http", "https") or not self._host or not address.isascii():
            raise UsageError("the language model's address is no http or https address", remedy=SUGGESTED)
        if parts.username is not None or parts.query or parts.fragment:
            raise UsageError(
                "the language model's address has a user, question or fragment in it",
                remedy="the key goes into KG_LLM_KEY",
            )
        if key and not (key.isascii() and key.isprintable()):
            raise UsageError("the key is not printable ASCII", remedy="set KG_LLM_KEY again")
        if key and not self._secure and self._host not in _HERE:
            raise UsageError(
                "a key is not sent over an open line", remedy="use an https address, or unset KG_LLM_KEY"
            )
        self._path, self._key, self._timeout = parts.path.rstrip("/") + _PATH, key, timeout
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._asking: set[_Deadline] = set()

    def stop(self) -> None:
        """Ends every request and the waiting between tries, in whatever thread."""
        with self._lock:
            self._stopped.set()
            asking = tuple(self._asking)
        for deadline in asking:
            deadline.hang_up()

    def ask(self, body: Mapping[str, Any]) -> bytes:
        """The answer to a request, tried again while the fault may pass; Failed says why there is none."""
        wait = limits.LLM_WAIT_SECONDS
        for attempt in range(1, limits.LLM_TRIES + 1):
            try:
                return self._once(json.dumps(body, ensure_ascii=False).encode())
            except Failed as fault:
                if not fault.passing:
                    raise
                if attempt == limits.LLM_TRIES:
                    raise Failed(f"{fault.reason}, {attempt} times", passing=True) from fault
                pause = wait if fault.wait is None else fault.wait
                if self._stopped.wait(min(pause, limits.LLM_LONGEST_WAIT_SECONDS)):
                    raise Failed("the run was stopped") from fault
                wait *= 2
        raise AssertionError("the last try returns or raises")

    def _once(self, body: bytes) -> bytes:
        connection = self._connection()
        deadline = _Deadline(connection, self._timeout)
        with self._lock:
            self._asking.add(deadline)
        try:
            if self._stopped.is_set():
                raise TimeoutError
            connection.connect()
            deadline.hold()
            connection.request("POST", self._path, body, self._headers())
            return self._answer(connection.getresponse())
        except (OSError, HTTPException, ValueError) as fault:
            if deadline.passed or isinstance(fault, TimeoutError):
                raise Failed(f"no answer within {self._timeout:g} s", passing=True) from fault
            if isinstance(fault, ssl.SSLCertVerificationError):
                raise ReaderError(
                    f"its certificate is not trusted: {fault.verify_message}", place=self._host
                ) from fault
            raise Failed(f"no connection: {type(fault).__name__}", passing=True) from fault
        finally:
            deadline.cancel()
            with self._lock:
                self._asking.discard(deadline)
            connection.close()

    def _connection(self) -> HTTPConnection:
        if self._secure:
            context = ssl.create_default_context()
            return HTTPSConnection(self._host, self._port, timeout=self._timeout, context=context)
        return HTTPConnection(self._host, self._port, timeout=self._timeout)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})

    def _answer(self, response: HTTPResponse) -> bytes:
        body = response.read(limits.LLM_ANSWER_BYTES + 1)
        if response.length and len(body) <= limits.LLM_ANSWER_BYTES:
            raise ConnectionAbortedError  # a read of so many bytes does not say that the line broke off
        state = response.status
        if state in (401, 403):
            raise ReaderError(
                f"the endpoint wants another key (status {state})", place=self._host, remedy="set KG_LLM_KEY"
            )
        if state in (404, 405):
            raise ReaderError(
                f"the endpoint knows no such path or model (status {state}): {_words(body)}",
                place=f"{self._host}{self._path}",
                remedy="see KG_LLM_ADDRESS, which mostly ends in /v1, and KG_LLM_MODEL",
            )
        if 300 <= state < 400:
            raise ReaderError(
                f"the endpoint points elsewhere (status {state}), which is not followed",
                place=self._host,
                remedy="give the address that it points to, if you trust it",
            )
        if state in _PASSING:
            after = response.getheader("Retry-After", "")
            wait = float(after) if after.isascii() and after.isdigit() else None
            raise Failed(f"status {state}", passing=True, wait=wait)
        if state != 200:
            raise Failed(f"status {state}: {_words(body)}")
        if len(body) > limits.LLM_ANSWER_BYTES:
            raise Failed(f"an answer of more than {limits.LLM_ANSWER_BYTES:,} bytes")
        return body


class _Deadline:
    """Hangs up when a request as a whole has had its time: a socket's own starts anew with each byte."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self._connection = connection
        self._socket: socket.socket | None = None
        self.passed = False
        self._timer = threading.Timer(seconds, self.hang_up)
        self._timer.daemon = True
        self._timer.start()

    def hold(self) -> None:
        """Keeps the socket, which the connection lets go of when the answer begins."""
        self._socket = self._connection.sock
        if self.passed:
            raise TimeoutError

    def cancel(self) -> None:
        """The request is over."""
        self._timer.cancel()

    def hang_up(self) -> None:
        """Ends the request, wherever it is."""
        self.passed = True
        line = self._connection.sock if self._socket is None else self._socket
        if isinstance(line, socket.socket):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


def _words(body: bytes) -> str:
    """What a server says, on one line and in printable characters."""
    told = " ".join(body[: _SHOWN * 4].decode("utf-8", "replace").split())
    return "".join(c for c in told if c.isprintable())[:_SHOWN]
