"""A home ministry's name behind another state's adjective: "russisk UD" is not the Norwegian one."""

from collections.abc import Sequence

from msgspec.structs import replace

from kg.records import Mention
from kg.reference import Registry


def with_foreign_ministries(
    text: str, mentions: Sequence[Mention], registry: Registry
) -> tuple[Mention, ...]:
    """The mentions; those of a home ministry that is another state's become a body of that printed name."""
    adjectives = {m.end + 1: m for m in mentions if m.kind == "country" and m.form == "adjective"}
    return tuple(
        [_own(text, m, adjectives[m.start], registry) if m.start in adjectives else m for m in mentions]
    )


def _own(text: str, mention: Mention, before: Mention, registry: Registry) -> Mention:
    body = registry.organisations.get(mention.key) if mention.kind == "organisation" else None
    if body is None or body.kind != "government" or body.country in ("", before.key):
        return mention
    return replace(mention, start=before.start, key=text[before.start : mention.end].casefold())
