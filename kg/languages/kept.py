"""Keeps what is slow to make of tables and dictionaries by the compiled modules, as Python keeps those."""

import os
import sys
import zlib
from importlib.util import cache_from_source
from pathlib import Path

_SUM = 4  # bytes before the rest, which prove it whole


def folder() -> Path:
    """Where the files are: with the byte code of this room."""
    return Path(cache_from_source(__file__)).parent


def may_keep() -> bool:
    """Whether anything is to be written here, and can be."""
    at = folder()
    return not sys.dont_write_bytecode and os.access(at if at.is_dir() else at.parent, os.W_OK)


def fetch(name: str) -> bytes | None:
    """What is kept under a name; None where there is nothing, or nothing whole."""
    try:
        data = (folder() / name).read_bytes()
    except OSError:
        return None
    whole = len(data) >= _SUM and zlib.crc32(data[_SUM:]) == int.from_bytes(data[:_SUM])
    return data[_SUM:] if whole else None


def keep(name: str, data: bytes) -> None:
    """Keeps it for the next time; where nothing can be written the next time is as slow as this one."""
    if not may_keep():
        return
    draft = folder() / f"{name}.{os.getpid()}"
    try:
        draft.parent.mkdir(exist_ok=True)
        draft.write_bytes(zlib.crc32(data).to_bytes(_SUM) + data)
        draft.replace(folder() / name)
    except OSError:
        draft.unlink(missing_ok=True)
