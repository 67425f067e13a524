"""The JSON that the small API answers with, as JSON Schema: a hit of a search, the network, its sentences."""

from typing import Any

from kg.draw.outline import RELATIONS
from kg.serve.catalogue import KINDS

Node = dict[str, Any]
TEXT: Node = {"type": "string"}
_COUNT: Node = {"type": "integer", "minimum": 0}
_WHOLE: Node = {"type": "integer"}
_TEXTS: Node = {"type": "array", "items": TEXT}
_KIND: Node = {"enum": list(KINDS)}
_HREF: Node = {"type": "string", "format": "uri-reference"}
_IRI: Node = {"type": "string", "format": "uri"}


def required(**properties: Node) -> Node:
    """An object that has all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _object(needed: Node, **properties: Node) -> Node:
    return {**needed, "properties": {**needed["properties"], **properties}}


_THING = _object(
    required(id=TEXT, iri=_IRI, label=TEXT, short=TEXT, kind=_KIND, x=_WHOLE, y=_WHOLE),
    sub=TEXT, names=_TEXTS, start=TEXT, end=TEXT, when=TEXT, status=TEXT, status_word=TEXT, type=TEXT,
    articles=_COUNT, origins=_COUNT, clash=TEXT, countries=_TEXTS, where=TEXT, text=TEXT, lang=TEXT,
    href=_HREF,
    at={"type": "array", "items": {"type": "number"}, "description": "latitude and longitude"},
    hidden={**_COUNT, "description": "neighbours that the filters let through and that are not drawn"},
)  # fmt: skip
_LINE = _object(
    required(
        **{"from": TEXT, "to": TEXT}, relation={"enum": [*RELATIONS.values(), "involves", "invited"]},
        line={"enum": ["said", "worked_out", "planned"]},
    ),
    about={**TEXT, "description": "the event, statement or invitation that says it; else `from`"}, note=TEXT,
)  # fmt: skip
_QUOTE = required(
    parts={**_TEXTS, "description": "the sentence: unmarked, marked, unmarked, …"}, lang=TEXT, url=_HREF,
    source=TEXT,
)  # fmt: skip
SCHEMAS: dict[str, Node] = {
    "Hit": required(label=TEXT, kind=_KIND, letter=TEXT, note=TEXT, href=_HREF, iri=_IRI),
    "Network": required(
        nodes={"type": "array", "items": _THING}, edges={"type": "array", "items": _LINE},
        total={**_COUNT, "description": "how many things the picture was chosen from"},
        left={**_COUNT, "description": "how many of them are left out"},
        cut={"type": "boolean", "description": "whether there are more than `total`"}, path=_TEXTS,
        title=TEXT, notice={**TEXT, "description": "what is left out, in words"}, query={"type": "object"},
    ),
    "Evidence": required(
        of=TEXT, quotes={"type": "array", "items": _QUOTE}, rest=TEXT,
        conflicts={"type": "array", "items": required(what=TEXT, kind_word=TEXT, versions={"type": "array"})},
    ),
}  # fmt: skip
