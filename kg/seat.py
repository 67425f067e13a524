"""What runs on the workers of a cluster: articles in, what became of them out, by a process of `kg.worker`.

A process to each thread of a worker, as in the team of one machine: an article that brings down its reader
does not bring down the worker, and threads read side by side.
"""

import atexit
import platform
import threading

import msgspec

from kg.mapping.iris import Iris
from kg.member import LOST, Member
from kg.version import current

_mine = threading.local()


def answered(digest: str, base: str, articles: bytes) -> bytes:
    """The answers to articles, both MessagePack, with IRIs of this base; b"": this is another version.

    ChildProcessError: there is no reading here.
    """
    here, member = _seat(base)
    if here != digest:
        return b""
    try:
        return member.passed(articles)
    except LOST as fault:
        raise ChildProcessError(f"the process that reads cannot be started on {platform.node()}") from fault


def described() -> bytes:
    """The version of the program at this worker, as JSON."""
    return msgspec.json.encode(current())


def _seat(base: str) -> tuple[str, Member]:
    """The digest of the version that this thread's process is of, and the process."""
    held: tuple[str, str, Member] | None = getattr(_mine, "held", None)
    if held is None or held[0] != base:
        if held:
            held[2].stop()
        held = _mine.held = (base, current().digest, Member(Iris(base)))
        atexit.register(held[2].stop)
    return held[1], held[2]
