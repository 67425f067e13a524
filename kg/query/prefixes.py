"""The prefixes of the published JSON-LD context: the only list of them."""

import json
from collections.abc import Mapping
from functools import cache

from kg import resources
from kg.mapping.iris import BASE


@cache
def prefixes() -> Mapping[str, str]:
    """Namespace IRI by prefix, sorted by prefix."""
    text = (resources.ontology() / "context.jsonld").read_text(encoding="utf-8")
    terms = json.loads(text)["@context"]
    return {k: v for k, v in sorted(terms.items()) if isinstance(v, str) and v.endswith(("#", "/"))}


def shortened(iri: str) -> str:
    """An IRI for people to read: `dip:Meeting`, `id:person/…`; as it is when no prefix fits."""
    for prefix, namespace in (*prefixes().items(), ("id", f"{BASE}id/")):
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
