"""The demo store with a hostile string in every text that articles or the registry wrote, and such strings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from types import SimpleNamespace
from typing import Any, cast

import pyoxigraph as ox

from kg.errors import StoreError
from kg.serve.views import View
from kg.store import GraphStore
from tests.stores import demo

_PLAIN = "http://www.w3.org/2001/XMLSchema#string"
_CODES = ("#notation", "/language", "#edtf", "#rule", "#ploverCode")
_RUN = "window.ran=1"
_ATTACKS = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f'<iframe srcdoc="<script>parent.{_RUN[7:]}</script>">',
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"javascript:{_RUN}//",
    f'" autofocus onfocus="{_RUN}" x="',
    f"{{{{constructor.constructor('{_RUN}')()}}}}",
)
_BEFORE = (
    "", '">', "'>", "</script>", "</textarea>", "</title>", "</style>", "-->", "]]>", "</svg>",
    "\\u003c/script\\u003e", "&lt;", "<!--", "%3C", '\\"',
)  # fmt: skip
STRINGS = tuple(f"{before}{attack}" for before, attack in product(_BEFORE, _ATTACKS))


@dataclass(frozen=True)
class _Held:
    """What the methods of a store that only read need of it."""

    database: ox.Store


@dataclass(frozen=True)
class _Texts:
    """Records whose texts are poisoned in place, so that the offsets hold."""

    records: Any
    string: str

    def read(self, article: str) -> Any:
        record, bad = self.records.read(article), self.string
        text = record.text
        for at in range(40, len(text) - len(bad), 200):
            text = f"{text[:at]}{bad}{text[at + len(bad) :]}"
        return replace(record, text=text)

    readable = read

    def nquads(self, article: str) -> bytes:
        """None: exports are of the poisoned database."""
        raise StoreError(f"no record of {article} is poisoned in its graph")


def poisoned_view(string: Callable[[int], str]) -> View:
    """The view of the poisoned demo store; `string` gives the hostile string of the n-th text."""
    store = GraphStore.open(demo(), read_only=True)
    database, default = ox.Store(), ox.DefaultGraph()
    mentions = ox.NamedNode("https://w3id.example/dip/ns#mentions")
    told = {quad.object for quad in store.database.quads_for_pattern(None, mentions, None, default)}
    quads = []
    for number, quad in enumerate(store.database.quads_for_pattern(None, None, None, None)):
        known = isinstance(quad.subject, ox.NamedNode) and "/id/person/" in quad.subject.value
        if (known and quad.subject not in told) or "/id/tenure/" in str(quad.subject):
            continue
        value = quad.object
        if isinstance(value, ox.Literal) and (value.language or value.datatype.value == _PLAIN):
            text = value.value if quad.predicate.value.endswith(_CODES) else f"{value.value} {string(number)}"
            value = ox.Literal(text, language=value.language) if value.language else ox.Literal(text)
        quads.append(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))
    database.extend(quads)
    reading = cast("GraphStore", _Held(database))
    held = SimpleNamespace(
        database=database, iris=store.iris, records=_Texts(store.records, string(0)), articles=store.articles,
        folder=store.folder, registered=SimpleNamespace(nquads=lambda: b""), query=partial(GraphStore.query, reading),
        quads=partial(GraphStore.quads, reading),
    )  # fmt: skip
    return View(cast("GraphStore", held), (0, 0))
