"""Bodies of states by their kind: "Estlands utenriksdepartement" is "the Estonian foreign ministry".

A name is taken apart into the kind of body, the state whose it is and, for an embassy, the state where it
stands; neither their order nor their language counts. A name with words of its own is no such body.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.languages import codes, table, words
from kg.reference import Registry, fold
from kg.resolve.lookup import WORD, lookup
from kg.resolve.slugs import slug

_PHRASE = 6  # words of the longest name of a kind or a state
_ACRONYM = 5  # letters up to which capitals alone are shared by many


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A state's body: its kind, the state (ISO 3166-1 alpha-3) and, of an embassy, where; "" untold."""

    kind: str
    state: str
    host: str = ""

    @property
    def slug(self) -> str:
        """The same for every name of it in every language."""
        return slug(self.state, self.kind, self.host)


def body_of(name: str, registry: Registry) -> Body | None:
    """The body of a state that a name in full is, else None."""
    seen = lookup(registry).taken_apart
    if name not in seen:
        found = _parts(tuple(WORD.findall(fold(name))), registry)
        seen[name] = (found.kind, found.state, found.host) if found is not None and found.state else None
    parts = seen[name]
    return Body(kind=parts[0], state=parts[1], host=parts[2]) if parts else None


def stands_abroad(body: Body) -> bool:
    """Whether a state has many of the kind, one in each other state."""
    return body.kind in _abroad()


def one_of_many(name: str, registry: Registry) -> bool:
    """Whether bodies of many states may have the name: "Landbruksdepartementet", "BNS"."""
    if name.isupper() and len(name) <= _ACRONYM:
        return True
    plain = WORD.findall(fold(name))
    index = lookup(registry)
    if any(w in index.owners or w.removesuffix("s") in index.organisations for w in plain):
        return False
    own = [w for w in plain if w not in _small()]
    return len(own) <= 3 and any(w.endswith(ending) for w in own for ending in _generic())


def state_of(key: str, registry: Registry) -> str:
    """The state whose body has the slug, "" for what is none: `est-foreign-ministry` is Estonia's."""
    state, _, kind = key.partition("-")
    return state.upper() if kind in set(_kinds().values()) and state.upper() in registry.countries else ""


def body_key(body: Body, registry: Registry) -> tuple[str, bool]:
    """The slug of a body, and whether it is a key of the registry."""
    index = lookup(registry)
    if index.bodies is None:
        index.bodies = {}
        for key, one in registry.organisations.items():
            for name in sorted({n for names in one.names.values() for n in names}):
                if (own := body_of(name, registry)) is not None and not own.host:
                    index.bodies.setdefault((own.kind, own.state), key)
    known = "" if body.host else index.bodies.get((body.kind, body.state), "")
    return known or body.slug, bool(known)


def _parts(all_words: Sequence[str], registry: Registry) -> Body | None:
    kind, rest = _kind(all_words)
    if not kind:
        return None
    state = host = ""
    index = lookup(registry)
    at = 0
    while at < len(rest):
        size, named = index.state_at(rest, at)
        capital, its = (0, "") if size else index.capital_at(rest, at)
        if size and not state:
            state = named
        elif size and kind in _abroad() and not host:
            host = named
        elif capital and kind in _abroad() and not host:
            host = its
        elif capital and kind not in _abroad() and state in ("", its):
            state = its
        elif size or capital or rest[at] not in _small():
            return None
        at += size or capital or 1
    return Body(kind=kind, state=state, host=host)


def _kind(all_words: Sequence[str]) -> tuple[str, list[str]]:
    """The kind that the longest phrase of a name tells, and the words around it."""
    known = _kinds()
    for size in range(min(_PHRASE, len(all_words)), 0, -1):
        for at in range(len(all_words) - size + 1):
            if kind := known.get(" ".join(all_words[at : at + size])):
                return kind, [*all_words[:at], *all_words[at + size :]]
    return "", []


@cache
def _kinds() -> dict[str, str]:
    return {
        " ".join(WORD.findall(fold(name))): kind
        for code in codes()
        for kind, names in table(code, "bodies").get("kinds", {}).items()
        for name in names
    }


@cache
def _small() -> frozenset[str]:
    return frozenset(fold(w) for code in codes() for w in words(code, "bodies", "small"))


@cache
def _generic() -> tuple[str, ...]:
    return tuple(sorted({fold(w) for code in codes() for w in words(code, "bodies", "generic")}))


@cache
def _abroad() -> frozenset[str]:
    return frozenset(w for code in codes() for w in words(code, "bodies", "abroad"))
