"""Takes an expression, gives the pattern that `re.compile` gives, without its having to be parsed each time.

The expressions of a language hold its lists of words, some of them 100,000 characters: to parse them took
half of a short run. What `re` makes of one, the codes of its matcher, is therefore kept; a pattern made of
kept codes is the same one. Python has no public way to do that: where these names of CPython's `re` are not
what they were, and where nothing can be kept, the expression is parsed.
"""

import re
import sys
import zlib
from array import array
from hashlib import blake2b
from importlib import import_module
from typing import Any

from msgspec import MsgspecError, msgpack

from kg.languages import kept

LONG = 1_000  # characters; a shorter expression is parsed sooner than its file is found
_Behind = tuple[int, dict[str, int], tuple[str | None, ...]]  # groups, their numbers, their names
_Parts = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]  # flags, codes, and those


def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of an expression, as `re.compile` gives it."""
    if len(expression) < LONG:
        return re.compile(expression, flags)
    try:
        sre: Any = import_module("_sre")
        name = _name(expression, flags, sre.MAGIC)
        parts = _kept(name) or _made(expression, int(flags), name)
        pattern: re.Pattern[str] = sre.compile(expression, *parts)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, MsgspecError, zlib.error):
        return re.compile(expression, flags)
    return pattern


def _name(expression: str, flags: int, magic: int) -> str:
    told = f"{sys.implementation.cache_tag} {magic} {sys.byteorder} {int(flags)} {expression}"
    return f"expression-{blake2b(told.encode(), digest_size=16).hexdigest()}"


def _kept(name: str) -> _Parts | None:
    """What `_sre.compile` asks behind the expression; None where it is not kept."""
    data = kept.fetch(name)
    if data is None:
        return None
    flags, codes, behind = msgpack.decode(zlib.decompress(data), type=tuple[int, bytes, _Behind])
    return (flags, array("I", codes).tolist(), *behind)


def _made(expression: str, flags: int, name: str) -> _Parts:
    """The same from the expression itself, as `re._compiler.compile` of CPython 3.11 to 3.14 makes it."""
    parsed = import_module("re._parser").parse(expression, flags)
    codes: list[int] = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001  # see above
    numbers: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for group, number in numbers.items():
        names[number] = group
    both, behind = flags | parsed.state.flags, (parsed.state.groups - 1, numbers, tuple(names))
    kept.keep(name, zlib.compress(msgpack.encode((both, array("I", codes).tobytes(), behind)), 1))
    return (both, codes, *behind)
