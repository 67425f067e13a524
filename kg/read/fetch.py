"""One HTTP request to a checked address → its answer, under limits of size and time. No cookies, no proxy."""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from kg import limits
from kg.read.addresses import Target
from kg.read.refuse import Unreadable
from kg.read.streams import inflated

_LATER = "try again later, or save the page as .html"
_CHUNK = 1 << 16
Cap = Callable[[Mapping[str, str]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Status, headers by lower-case name, and the body without its Content-Encoding."""

    status: int
    headers: Mapping[str, str]
    data: bytes


def fetch(target: Target, headers: Mapping[str, str], cap: Cap, *, cut: bool = False) -> Response:
    """The answer to one GET; a body over the cap for its headers is refused, or with `cut` ends there."""
    link = _Link(target)
    try:
        link.connect()
        link.request("GET", target.path, headers={"Host": target.authority, **headers})
        with link.getresponse() as answer:
            found = {name.casefold(): value for name, value in answer.getheaders()}
            data = _body(answer, found, cap(found), cut=cut) if answer.status == http.client.OK else b""
            return Response(status=answer.status, headers=found, data=data)
    except TimeoutError as fault:
        raise Unreadable(
            f"no answer in {limits.WEB_SECONDS:.0f} s, or silence for {limits.WEB_SILENT_SECONDS:.0f} s",
            _LATER,
        ) from fault
    except ssl.SSLError as fault:
        raise Unreadable(f"a server that does not prove who it is: {fault.reason}", _LATER) from fault
    except http.client.IncompleteRead as fault:
        raise Unreadable("an answer that is cut short", _LATER) from fault
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as fault:
        raise Unreadable(f"no proper answer: {_why(fault)}", _LATER) from fault
    finally:
        link.release()


def _body(answer: http.client.HTTPResponse, headers: Mapping[str, str], cap: int, *, cut: bool) -> bytes:
    parts, size = [], 0
    while chunk := answer.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > cap and not cut:
            raise Unreadable(
                f"longer than {cap:,} bytes; the rest was not read", "save the article alone, as .html"
            )
        if size > cap:
            break
    length = headers.get("content-length", "")
    if size < cap and length.isdecimal() and "transfer-encoding" not in headers and size < int(length):
        raise Unreadable(f"an answer that is cut short ({size:,} of {int(length):,} bytes)", _LATER)
    return inflated(b"".join(parts), headers.get("content-encoding", ""), cap)


def _why(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).casefold()[:120]


class _Link(http.client.HTTPConnection):
    """A connection to one of the checked addresses, never to what the name leads to by now."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port)
        self._target = target
        self._ends = time.monotonic() + limits.WEB_SECONDS
        self._plain: socket.socket | None = None

    def connect(self) -> None:
        fault: OSError | None = None
        for address in self._target.addresses:
            try:
                self._plain = socket.create_connection((address, self.port), limits.WEB_SILENT_SECONDS)
            except OSError as refused:
                fault = refused
                continue
            if self._target.scheme == "https":
                self._plain = _tls().wrap_socket(self._plain, server_hostname=self._target.host)
            self.sock = cast("socket.socket", _Timed(self._plain, self._ends))
            return
        raise fault or OSError("no address")

    def release(self) -> None:
        """Ends the connection, also under an answer that was not read to its end."""
        if self._plain is not None:
            self._plain.close()


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Timed:
    """A socket on which every step ends by a fixed time, however few bytes each brings."""

    def __init__(self, plain: socket.socket, ends: float) -> None:
        self._plain = plain
        self._ends = ends

    def _wait(self) -> None:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._plain.settimeout(min(left, limits.WEB_SILENT_SECONDS))

    def sendall(self, data: bytes) -> None:
        self._wait()
        self._plain.sendall(data)

    def makefile(self, mode: str = "rb") -> io.BufferedReader:  # noqa: ARG002 - http.client asks for "rb" alone
        return io.BufferedReader(_Incoming(self._plain, self._wait))

    def close(self) -> None:
        """Nothing: http.client closes before it reads the answer; `release` ends the connection."""


class _Incoming(io.RawIOBase):
    def __init__(self, plain: socket.socket, wait: Callable[[], None]) -> None:
        self._plain = plain
        self._wait = wait

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._wait()
        return self._plain.recv_into(buffer)
