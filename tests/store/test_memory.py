import platform
import subprocess
import sys

import pytest

from kg.store import memory

THREADS = """
import threading
from kg.store import memory
{call}
def work():
    kept = [bytearray(5_000) for _ in range(2_000)]
    barrier.wait()
barrier = threading.Barrier(8)
threads = [threading.Thread(target=work) for _ in range(8)]
[t.start() for t in threads]; [t.join() for t in threads]
print(sum(line.split()[1].startswith("rw-p") and line.split()[0].split("-")[0].endswith("000000")
          for line in open("/proc/self/maps")))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only GNU's allocator is told")
def test_threads_share_their_memory() -> None:
    def arenas(call: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", THREADS.format(call=call)], capture_output=True, check=True, text=True
        )
        return int(done.stdout)

    assert arenas("memory.few_arenas()") < arenas("pass")


def test_what_the_library_lacks_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _: object())
    memory.few_arenas()
    memory.give_back()
