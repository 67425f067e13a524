"""The passages of an article that prove something, read from the graph once for each snapshot."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.mapping.iris import DIP
from kg.store import GraphStore

_OA = "http://www.w3.org/ns/oa#"
_ARTICLES = 4_000  # whose passages are kept ready, about 100 kB each hundred
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A passage of an article: where, the words, the sentence around them, and the things that it proves."""

    start: int
    end: int
    words: str
    sentence: str
    things: frozenset[str]


class Passages:
    """The passages of a snapshot."""

    def __init__(self, store: GraphStore) -> None:
        self._database = store.database
        self._kept: dict[str, tuple[Printed, ...]] = {}

    def of(self, article: str) -> tuple[Printed, ...]:
        """Every passage of an article, in text order, the longer of those that begin together first."""
        found = self._kept.get(article)
        if found is None:
            found = tuple(sorted(self._read(article), key=lambda p: (p.start, -p.end)))
            if len(self._kept) >= _ARTICLES:
                self._kept.clear()
            self._kept[article] = found
        return found

    def _read(self, article: str) -> Iterator[Printed]:
        evidence, source = ox.NamedNode(f"{DIP}evidence"), ox.NamedNode(f"{_OA}hasSource")
        for quad in self._database.quads_for_pattern(None, source, ox.NamedNode(article), _DEFAULT):
            node = quad.subject
            if not isinstance(node, ox.NamedNode):
                continue
            words = self._text(f"{node.value}/quote", f"{_OA}exact")
            start, _, end = node.value.rpartition("/")[2].partition("-")
            if start.isdigit() and end.isdigit():
                proven = self._database.quads_for_pattern(None, evidence, node, _DEFAULT)
                things = {one.subject.value for one in proven if isinstance(one.subject, ox.NamedNode)}
                yield Printed(
                    start=int(start), end=int(end), words=words, things=frozenset(things),
                    sentence=self._text(node.value, f"{DIP}sentence") or words,
                )  # fmt: skip

    def _text(self, iri: str, name: str) -> str:
        quads = self._database.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(name), None, _DEFAULT)
        return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), "")
