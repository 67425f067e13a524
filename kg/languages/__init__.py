"""Language packs: one folder of TOML tables a language. A pack may say "as its parent, except"."""

import tomllib
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from msgspec import msgpack

from kg.languages import kept

_FOLDER = Path(__file__).parent
WIDE = "en"  # the language whose names and words texts of other languages print too
T = TypeVar("T")
PARENTS = {"nn": "nb"}  # nynorsk is read as bokmål except where its own tables say otherwise


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the packs that are there."""
    return tuple(sorted(p.name for p in _FOLDER.iterdir() if any(p.glob("*.toml"))))


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """The table `name` of the pack `code`, merged over its parent's; lists are joined, scalars replaced."""
    path = _FOLDER / code / f"{name}.toml"
    own = _parsed(path.read_bytes()) if path.is_file() else {}
    parent = PARENTS.get(code)
    return _merge(table(parent, name), own) if parent else own


def _parsed(source: bytes) -> dict[str, Any]:
    """What a TOML table says; kept, since to parse all of them takes longer than to read an article."""
    name = f"table-{blake2b(source, digest_size=16).hexdigest()}"
    data = kept.fetch(name)
    if data is not None:
        return msgpack.decode(data, type=dict[str, Any])
    own = tomllib.loads(source.decode())
    kept.keep(name, msgpack.encode(own))
    return own


@cache
def words(code: str, name: str, key: str) -> frozenset[str]:
    """The list `key` of the table `name` as a set; empty where the pack has no such list."""
    return frozenset(table(code, name).get(key, ()))


@cache
def union(code: str, name: str, *keys: str) -> frozenset[str]:
    """Several lists of one table as one set."""
    return frozenset[str]().union(*(words(code, name, key) for key in keys))


class _Lists(dict[str, frozenset[str]]):
    """The lists of one table as sets, each made when it is first asked for."""

    def __init__(self, code: str, name: str) -> None:
        self._code, self._name = code, name

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = words(self._code, self._name, key)
        return found


@cache
def lists(code: str, name: str) -> Callable[[str], frozenset[str]]:
    """`words` of one table of one pack, for who asks for its lists all the time."""
    return _Lists(code, name).__getitem__


class _Answers(dict[str, Any]):
    """What a function says of words, each asked when it is first looked up; `most` are kept."""

    def __init__(self, of: Callable[[str], Any], most: int) -> None:
        self._of, self._most = of, most

    def __missing__(self, word: str) -> Any:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._of(word)
        return found


def remembered(of: Callable[[str], T], most: int) -> Callable[[str], T]:
    """The function of a word, which looks up what it has said before: a fifth of what `lru_cache` takes."""
    return _Answers(of, most).__getitem__


@cache
def endings(code: str, name: str, key: str) -> tuple[str, ...]:
    """The same list as `startswith` and `endswith` take it; nothing begins or ends so where there is none."""
    return tuple(words(code, name, key))


def _merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        before = base.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _merge(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            merged[key] = before + [item for item in value if item not in before]
        else:
            merged[key] = value
    return merged


@cache
def subject_first(language: str) -> bool:
    """Whether the subject stands before its verb in every clause; else the verb is the second part of it."""
    return bool(table(language, "frames").get("subject_first", False))
