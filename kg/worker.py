"""The process that reads articles for a run, beside others of its kind: a program of its own.

Standard input: messages of four bytes of length and MessagePack, first `Iris`, then lists of `Article`.
Standard output: for each list a message with a list of `Answer`, in its order. It ends with its parent.
"""

import contextlib
import ctypes
import gc
import signal
import struct
import sys
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from kg import limits
from kg.mapping.iris import Iris
from kg.process import Resolved, attempt
from kg.records import Article, Refusal
from kg.reference import Registry, load

LENGTH = struct.Struct(">I")
_DIE_WITH_PARENT = 1  # of prctl(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one article: one of the two."""

    resolved: Resolved | None = None
    refusal: Refusal | None = None


def answer(found: Resolved | Refusal) -> Answer:
    """A result as it passes between processes."""
    return Answer(refusal=found) if isinstance(found, Refusal) else Answer(resolved=found)


def framed(data: bytes) -> bytes:
    """A message with its length before it."""
    return LENGTH.pack(len(data)) + data


def taken(stream: BinaryIO) -> bytes:
    """The next message; EOFError at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def main() -> None:
    """The program: its tables are read anew."""
    registry = load()
    gc.freeze()
    gc.set_threshold(limits.COLLECTED_OBJECTS)
    serve(sys.stdin.buffer, sys.stdout.buffer, registry)


def serve(stream: BinaryIO, out: BinaryIO, registry: Registry) -> None:
    """Answers list after list until the stream ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    with contextlib.suppress(EOFError):
        iris = msgspec.msgpack.decode(taken(stream), type=Iris)
        while True:
            articles = msgspec.msgpack.decode(taken(stream), type=list[Article])
            answers = [answer(attempt(article, registry, iris)) for article in articles]
            out.write(framed(msgspec.msgpack.encode(answers)))
            out.flush()


if __name__ == "__main__":
    main()
