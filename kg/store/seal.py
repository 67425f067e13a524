"""What a store's files were when its writer left: size and CRC-32 of each, so that a changed byte is noticed.

    DIR/seal            the files as they were left; not there while somebody writes
    DIR/seal.open       the same, put aside by a writer: what a database file was stays known to the next seal

Records have their digests in the ledger, the registry its own, decisions a checksum a line; all other files
stand here.
"""

import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg import lines
from kg.errors import StoreError
from kg.store.registered import KEPT

FILE, OPEN = "seal", "seal.open"
ASIDE = "set-aside"  # what `kg doctor --repair` could not use
REMEDY = "kg doctor --repair mends it from the kept records"
_UNSEALED = {FILE, OPEN, KEPT, "decisions.jsonl", "pending.jsonl", "writer"}
_UNCHANGING = ".sst"  # RocksDB writes such a file once, under a name that it never uses again
_CHUNK = 1 << 20

Sums = Mapping[str, tuple[int, int]]  # size and CRC-32 by path within the store


def seal(folder: Path) -> None:
    """Notes the files as they are now."""
    known = _kept(folder / OPEN)
    sums = {}
    for name, path in files(folder):
        size = path.stat().st_size
        before = known.get(name)
        unchanged = name.endswith(_UNCHANGING) and before is not None and before[0] == size
        sums[name] = before if unchanged and before else (size, crc(path))
    lines.rewrite(folder / FILE, [{"files": sums}])
    (folder / OPEN).unlink(missing_ok=True)


def unseal(folder: Path) -> None:
    """Puts the seal aside: from here on the files change. StoreError where one is not as it was left.

    The database's large files are left to `kg doctor`: to read them all would cost each run seconds.
    """
    if not (folder / FILE).is_file():
        return
    for name, fault in broken(folder, large=False):
        raise StoreError(fault, place=str(folder / name), remedy=REMEDY)
    (folder / FILE).replace(folder / OPEN)


def broken(folder: Path, *, large: bool = True) -> Iterator[tuple[str, str]]:
    """The files that are not as the seal says, with what is wrong; nothing where no seal is."""
    try:
        sums = sealed(folder)
    except StoreError as fault:
        yield FILE, fault.message
        return
    if sums is None:
        return
    there = dict(files(folder))
    for name in sorted(sums.keys() - there.keys()):
        yield name, "the file is missing"
    for name in sorted(there.keys() - sums.keys()):
        yield name, "the file was not there when the store was left"
    for name in sorted(sums.keys() & there.keys()):
        if not large and name.endswith(_UNCHANGING):
            continue
        size, expected = sums[name]
        if there[name].stat().st_size != size or crc(there[name]) != expected:
            yield name, "the file is not as it was left"


def sealed(folder: Path) -> Sums | None:
    """What the seal says; None where there is none. StoreError where it cannot be read."""
    path = folder / FILE
    if not path.is_file():
        return None
    found = lines.read(path)
    if found.damaged or len(found.rows) != 1 or found.whole != path.stat().st_size:
        raise StoreError("the seal is not as it was written", place=str(path), remedy=REMEDY)
    return _sums(found.rows[0][1])


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files that a seal speaks of, by path within the store."""
    for part in (folder, folder / "oxigraph"):
        for path in sorted(part.iterdir()) if part.is_dir() else ():
            if path.is_file() and path.name not in _UNSEALED and path.suffix != ".part":
                yield str(path.relative_to(folder)), path


def crc(path: Path) -> int:
    """The CRC-32 of a file."""
    value = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            value = zlib.crc32(chunk, value)
    return value


def _kept(path: Path) -> Sums:
    found = lines.read(path)
    return _sums(found.rows[0][1]) if found.rows else {}


def _sums(row: dict[str, Any]) -> Sums:
    return {name: (size, value) for name, (size, value) in row["files"].items()}
