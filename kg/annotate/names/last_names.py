"""The registry's holders of office by the last word of their names."""

from collections.abc import Mapping, Sequence
from functools import cache

from kg.reference import Holder, load


@cache
def bearers() -> Mapping[str, Sequence[tuple[Holder, Sequence[str]]]]:
    """The registry's holders by the last word of each of their names, with the names that end so."""
    found: dict[str, list[tuple[Holder, Sequence[str]]]] = {}
    for holder in load().holders:
        forms: dict[str, list[str]] = {}
        for told in (holder.name, *sum(holder.names.values(), ())):
            form = told.partition(" of ")[0]  # "Felipe VI of Spain"
            forms.setdefault(last_name(form), []).append(form)
        for last, names in forms.items():
            found.setdefault(last, []).append((holder, names))
    return found


def last_name(name: str) -> str:
    """The last word of a name, regnal numbers aside: "Harald" of "Harald V"."""
    words = [w for w in name.split() if not (w.isupper() and set(w) <= set("IVX"))]
    last = words[-1] if words else name
    return last[3:] if last.startswith(("al-", "el-", "Al-", "El-")) else last
