"""A source → a stream of its bytes, unpacked where it is gzip; archives that are bombs are cut."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import IO, cast

from kg import limits
from kg.read.extent import Extent
from kg.read.refuse import Unreadable
from kg.read.sources import Source, why

GZIP = b"\x1f\x8b"
_BOMB = "unpack it yourself, if you trust it, and give what is inside"


@contextmanager
def opened(source: Source, extent: Extent | None = None) -> Iterator[io.BufferedReader]:
    """The stream of the source, for one pass; a fault of the system or the archive is Unreadable.

    `extent` follows how far a file is read.
    """
    try:
        with _raw(source) as raw, extent.of(raw) if extent and source.path else nullcontext():
            if raw.peek(2)[:2] != GZIP:
                if source.zipped:
                    raise Unreadable(
                        "cannot be read: not a gzip archive", "name it without .gz, or pack it again"
                    )
                yield raw
                return
            with unpacked(raw) as stream:
                if stream.peek(2)[:2] == GZIP:
                    raise Unreadable("packed twice", "unpack it once: gzip -d")
                yield stream
    except OSError as fault:
        raise Unreadable(f"cannot be read: {why(fault)}", "check the file and its rights") from fault


def _raw(source: Source) -> io.BufferedReader:
    if source.path is None:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    return source.path.open("rb")


def unpacked(packed: IO[bytes]) -> io.BufferedReader:
    """The gzip stream unpacked as it is read; its members one after another."""
    return io.BufferedReader(_Unpacked(packed), 1 << 16)


class _Unpacked(io.RawIOBase):
    """Unpacks, and counts: much more out than in is a bomb, nothing out of much is one too."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._counted = _Counted(packed)
        self._archive = gzip.GzipFile(fileobj=cast("IO[bytes]", io.BufferedReader(self._counted)))
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._counted.silent = 0
        try:
            data = self._archive.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as fault:
            raise Unreadable(f"cannot be read: {why(fault)}", "pack it again, or fetch it again") from fault
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > max(limits.UNPACKED_FREE_BYTES, limits.UNPACKED_RATIO * self._counted.total):
            raise Unreadable(f"unpacks to more than {limits.UNPACKED_RATIO} times its size", _BOMB)
        return len(data)


class _Counted(io.RawIOBase):
    """The packed stream, with the bytes taken from it in all and since the last byte came out."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self.total = self.silent = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._packed.read(len(buffer))
        buffer[: len(data)] = data
        self.total += len(data)
        self.silent += len(data)
        if self.silent > limits.PACKED_SILENT_BYTES:
            raise Unreadable("an archive without content: a megabyte unpacks to nothing", _BOMB)
        return len(data)


def whole(stream: IO[bytes], cap: int, remedy: str = "split it: one article a file") -> bytes:
    """All the bytes of a stream; over the cap it is refused before more is read."""
    data = stream.read(cap + 1)
    if len(data) > cap:
        raise Unreadable(f"longer than {cap:,} bytes", remedy)
    return data


def lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, numbered from 1; one too long ends the file with a refusal."""
    number = 0
    while line := stream.readline(limits.LINE_BYTES + 1):
        number += 1
        if len(line) > limits.LINE_BYTES:
            reason = f"a line longer than {limits.LINE_BYTES:,} bytes; the rest was not read"
            raise Unreadable(reason, "one article a line", where=f":{number}")
        if line.strip():
            yield number, line


def inflated(data: bytes, encoding: str, cap: int) -> bytes:
    """The body of an HTTP answer without its Content-Encoding, under a cap."""
    name = encoding.strip().casefold()
    if name in ("", "identity", "none"):
        return data
    if name not in ("gzip", "x-gzip", "deflate"):
        raise Unreadable(f"sent in the encoding {name!r}, which nobody asked for", "save the page as .html")
    zipped = data.startswith(GZIP)
    if name != "deflate" and not zipped:
        return data  # archives often keep the header of what they have unpacked
    raw = name == "deflate" and not (len(data) > 1 and (data[0] * 256 + data[1]) % 31 == 0)
    unpacker = zlib.decompressobj(-15 if raw else 47)
    try:
        out = unpacker.decompress(data, cap + 1)
    except zlib.error as fault:
        raise Unreadable(
            f"sent as {name}, but damaged", "try again later, or save the page as .html"
        ) from fault
    if len(out) > cap:
        raise Unreadable(f"unpacks to more than {cap:,} bytes", "save the article alone, as .html or .txt")
    if not unpacker.eof:
        raise Unreadable(f"sent as {name}, but cut short", "try again later, or save the page as .html")
    return out
