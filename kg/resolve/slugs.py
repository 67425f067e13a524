"""Names to slugs: the last segment of an IRI. The mapping turns slugs into IRIs; nothing else does."""

import hashlib
import re
from functools import lru_cache

from kg import limits
from kg.reference import fold

_OTHER = re.compile(r"[^a-z0-9]+")
_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_DIGEST = 10  # hexadecimal digits kept where letters are lost: enough for a corpus of millions


def is_slug(text: str) -> bool:
    """Whether `text` can stand in an IRI as it is: ASCII letters, digits, `.`, `-`, `_`, not too long."""
    return len(text) <= limits.SLUG_CHARACTERS and _SAFE.fullmatch(text) is not None


@lru_cache(maxsize=65_536)
def slug(*parts: str) -> str:
    """Lower-case ASCII of the parts, hyphened; letters that have none are told apart by a digest."""
    whole = " ".join(p for p in parts if p)
    folded = fold(whole)
    plain = _OTHER.sub("-", folded).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in folded)
    if plain and not lost and len(plain) <= limits.SLUG_CHARACTERS:
        return plain
    digest = hashlib.sha256(whole.encode()).hexdigest()[:_DIGEST]
    head = plain[: limits.SLUG_CHARACTERS - _DIGEST - 1].strip("-")
    return f"{head}-{digest}" if head else digest


@lru_cache(maxsize=65_536)
def checked(text: str) -> str:
    """`text` when it is a slug, else a slug of it that no other text gets."""
    if is_slug(text):
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]
    return slug(slug(text)[: limits.SLUG_CHARACTERS - _DIGEST - 1], digest)
