"""Paths, folders, globs and standard input → the files to read, with their kinds, and bytes under a cap."""

import glob
import gzip
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from kg import limits
from kg.read.refuse import Unreadable
from kg.records import Refusal

Kind = Literal["text", "html", "json", "jsonl"]
KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
BESIDE = frozenset(
    {".md", ".rst", ".csv", ".tsv", ".toml", ".license"}
)  # what lies beside articles in a folder
SUFFIXES = "name it .txt, .html, .json or .jsonl (also with .gz) after what it holds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read: `name` goes into ids, `origin` into messages; `path` None is standard input."""

    origin: str
    name: str
    kind: Kind | None
    path: Path | None = None
    zipped: bool = False


def expand(sources: Sequence[str | os.PathLike[str]]) -> Iterator[Source | Refusal]:
    """The files that the arguments stand for, in the order given, folders in the order of their paths."""
    for given in sources:
        text = os.fspath(given)
        if text == "-":
            yield Source(origin="standard input", name="stdin", kind=None)
        elif text.startswith(("http://", "https://")):
            yield Refusal(
                origin=text, reason="a web address", remedy="save the page as .html and give the file"
            )
        else:
            yield from _paths(text)


def _paths(text: str) -> Iterator[Source | Refusal]:
    path = Path(text)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _file(path)
        elif glob.has_magic(text) and (found := sorted(glob.glob(text, recursive=True))):  # noqa: PTH207 - absolute globs too
            for match in found:
                yield from _paths(match)
        elif glob.has_magic(text):
            yield Refusal(
                origin=text, reason="no file matches", remedy="check the pattern, or quote it in the shell"
            )
        else:
            yield Refusal(origin=text, reason="no such file or folder", remedy="check the path")
    except (OSError, ValueError) as fault:
        yield Refusal(
            origin=text, reason=f"cannot be opened: {_why(fault)}", remedy="check the path and its rights"
        )


def _folder(folder: Path) -> Iterator[Source | Refusal]:
    found = False
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            if Path(name).suffix.casefold() not in BESIDE:
                found = True
                yield _file(Path(base) / name)
    if not found:
        yield Refusal(origin=str(folder), reason="no article in this folder", remedy=SUFFIXES)


def _file(path: Path) -> Source | Refusal:
    if not path.is_file():
        return Refusal(origin=str(path), reason="not a file", remedy="give files, folders, globs or -")
    zipped = path.suffix.casefold() == ".gz"
    named = path.with_suffix("") if zipped else path
    kind = KINDS.get(named.suffix.casefold())
    if kind is None:
        return Refusal(
            origin=str(path),
            reason=f"a file of an unknown kind ({named.suffix or 'no suffix'})",
            remedy=SUFFIXES,
        )
    return Source(origin=str(path), name=named.stem, kind=kind, path=path, zipped=zipped)


def content(source: Source) -> bytes:
    """The bytes of the source, unpacked; over the cap of its kind it is refused before it is read whole."""
    cap = limits.LINE_BYTES if source.kind in ("json", None) else limits.ARTICLE_BYTES
    try:
        with _stream(source) as stream:
            data = stream.read(cap + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise Unreadable(f"cannot be read: {_why(fault)}", "check the file and its rights") from fault
    if len(data) > cap:
        raise Unreadable(
            f"longer than {cap:,} bytes", "split it: one article a file, or one article a line as .jsonl"
        )
    return data


def lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """The lines of a JSON Lines file that hold something, numbered from 1; one too long is refused."""
    try:
        with _stream(source) as stream:
            number = 0
            while line := stream.readline(limits.LINE_BYTES + 1):
                number += 1
                if len(line) > limits.LINE_BYTES:
                    reason = f"a line longer than {limits.LINE_BYTES:,} bytes; the rest was not read"
                    raise Unreadable(reason, "one article a line", where=f":{number}")
                if line.strip():
                    yield number, line
    except (OSError, EOFError, zlib.error) as fault:
        raise Unreadable(f"cannot be read: {_why(fault)}", "check the file and its rights") from fault


def _stream(source: Source) -> BinaryIO:
    if source.path is None:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    return cast("BinaryIO", gzip.open(source.path)) if source.zipped else source.path.open("rb")


def _why(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).casefold()
