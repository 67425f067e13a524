"""The peers, installed where nothing else is, and started: rdflib, pyoxigraph, spaCy; two servers."""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.remote import Endpoint

HERE = Path(__file__).resolve().parent
PACKAGES = ("rdflib>=7,<8", "pyoxigraph>=0.5,<0.6", "oxigraph>=0.5,<0.6", "spacy>=3.7,<4")
VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
NumberOfBuffers = {buffers}
[HTTPServer]
ServerPort = {http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""


@contextmanager
def environment() -> Iterator[Path]:
    """The Python of an environment with the peers, which is thrown away afterwards."""
    home = Path(tempfile.mkdtemp(prefix="kg-peers-"))
    try:
        venv.create(home, with_pip=True)
        python = home / "bin" / "python"
        print(f"installs {', '.join(PACKAGES)}", file=sys.stderr)
        command = [str(python), "-m", "pip", "install", "--quiet", "--quiet", *PACKAGES]
        subprocess.run(command, check=True)  # noqa: S603
        yield python
    finally:
        shutil.rmtree(home, ignore_errors=True)


def worked(
    python: Path | str, script: str, *words: object, seconds: float = 7200.0, **extra: Any
) -> dict[str, Any]:
    """What a script of this folder prints, in a process of its own; {} where it took too long or failed."""
    command = [str(python), "-W", "ignore", str(HERE / script), *map(str, words)]
    try:
        done = subprocess.run(  # noqa: S603
            command, check=True, stdout=subprocess.PIPE, text=True, timeout=seconds, **extra
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as fault:
        print(f"left out: {script} {words[0]}: {type(fault).__name__}", file=sys.stderr)
        return {}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def free() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def served(command: Sequence[str], folder: Path, port: int) -> Iterator[int]:
    """A server, once it answers: its process; TimeoutError where it does not."""
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            else:
                raise TimeoutError(f"nobody answers at port {port}")
            yield server.pid
        finally:
            server.kill()


@contextmanager
def oxigraph(python: Path, folder: Path) -> Iterator[tuple[Endpoint, int]]:
    """The Oxigraph server, empty, and its process."""
    port = free()
    command = [str(python.with_name("oxigraph")), "serve", "--location", str(folder)]
    with served([*command, "--bind", f"127.0.0.1:{port}"], folder, port) as process:
        yield Endpoint(query=f"http://127.0.0.1:{port}/query"), process


@contextmanager
def virtuoso(folder: Path, buffers: int = 85_000) -> Iterator[tuple[Endpoint, int]]:
    """Virtuoso, empty, with so many buffers of 8 kB, and its process.

    FileNotFoundError where Debian's package is not installed.
    """
    program, http = shutil.which("virtuoso-t"), free()
    if program is None:
        raise FileNotFoundError("virtuoso-t (Debian: virtuoso-opensource-7-bin)")
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free(), http=http, buffers=buffers))
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with served(command, folder, http) as process:
        address = f"http://127.0.0.1:{http}/sparql"
        yield Endpoint(query=address, user="dba", password="dba"), process  # noqa: S106 - as delivered


def used(process: int) -> float:
    """Processor seconds of a running process."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / 100
