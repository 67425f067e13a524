"""Paths, folders, globs, addresses and standard input → the sources to read, with their kinds."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.read.refuse import Unreadable
from kg.records import Refusal

Kind = Literal["text", "html", "json", "jsonl", "xml", "warc"]
KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".ninjs": "json",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".rdf": "xml", ".nitf": "xml", ".newsml": "xml",
    ".warc": "warc",
}  # fmt: skip
BESIDE = frozenset(
    {".md", ".rst", ".csv", ".tsv", ".toml", ".license"}
)  # what lies beside articles in a folder
SUFFIXES = "name it .txt, .html, .json, .jsonl, .xml or .warc (also with .gz) after what it holds"
WEB = ("http://", "https://")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to read: `name` goes into ids, `origin` into messages; without `path` it is standard input.

    An address has `url`; `kind` None is found out from the content.
    """

    origin: str
    name: str
    kind: Kind | None
    path: Path | None = None
    url: str | None = None
    zipped: bool = False


def expand(sources: Sequence[str | os.PathLike[str]]) -> Iterator[Source | Refusal]:
    """The sources that the arguments stand for, in the order given, folders in the order of their paths."""
    for given in sources:
        text = os.fspath(given)
        if text == "-":
            yield Source(origin="standard input", name="stdin", kind=None)
        elif text.lower().startswith(WEB):
            yield Source(origin=text, name="page", kind=None, url=text)
        elif scheme := _SCHEME.match(text):
            yield _refused(text, f"an address of the kind {scheme[0]}", "give http or https, or a file")
        else:
            yield from _paths(text)


def _refused(origin: str, reason: str, remedy: str) -> Refusal:
    return Unreadable(reason, remedy).at(origin)


def _paths(text: str) -> Iterator[Source | Refusal]:
    path = Path(text)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _file(path)
        elif any(sign in text for sign in "*?["):
            matches = _matches(path)
            for match in matches:
                yield from _paths(str(match))
            if not matches:
                yield _refused(text, "no file matches", "check the pattern, or quote it in the shell")
        elif path.is_symlink():
            yield _refused(text, "a link to nothing, or to itself", "mend the link, or give the file")
        else:
            yield _refused(text, "no such file or folder", "check the path")
    except (OSError, ValueError, RuntimeError) as fault:  # RuntimeError: pathlib's word for a loop of links
        yield _refused(text, f"cannot be opened: {why(fault)}", "check the path and its rights")


def _matches(pattern: Path) -> list[Path]:
    """What a pattern finds, sorted; `**` does not go through links, so that no loop of them is walked."""
    base = Path(pattern.anchor)
    found = base.glob(str(pattern.relative_to(pattern.anchor)))
    dotted = any(part.startswith(".") and part not in (".", "..") for part in pattern.parts)
    return sorted(path for path in found if dotted or not _hidden(path))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in path.parts)


def _folder(folder: Path) -> Iterator[Source | Refusal]:
    found = False
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and not _store(Path(base) / n))
        for name in sorted(name for name in names if not name.startswith(".")):
            if Path(name).suffix.casefold() not in BESIDE:
                found = True
                yield _file(Path(base) / name)
    if not found:
        yield _refused(str(folder), "no article in this folder", SUFFIXES)


def _store(folder: Path) -> bool:
    """Whether a folder is a graph store of ours, which `kg build .` makes beside the articles."""
    return (folder / "oxigraph").is_dir() and (folder / "version").is_file()


def _file(path: Path) -> Source | Refusal:
    if not path.is_file():
        return _refused(str(path), "not a file", "give files, folders, globs, addresses or -")
    zipped = path.suffix.casefold() == ".gz"
    named = path.with_suffix("") if zipped else path
    kind = KINDS.get(named.suffix.casefold())
    if kind is None:
        return _refused(str(path), f"a file of an unknown kind ({named.suffix or 'no suffix'})", SUFFIXES)
    return Source(origin=str(path), name=named.stem, kind=kind, path=path, zipped=zipped)


def why(fault: Exception) -> str:
    """The system's word for a fault, in lower case."""
    return (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).casefold()
