"""Who held an office before somebody, or comes after: "her predecessor, NAME", "his successor, NAME"."""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from kg.records import Title


def in_line(title: Title, held: Sequence[tuple[str, str]]) -> Title:
    """ "Her predecessor, NAME": who held the office that she holds."""
    post = next(((office, of) for office, of in held if of and office != "other"), None)
    if post is None:
        return title
    when: Literal["former", "current"] = "former" if title.office == "predecessor" else "current"
    return replace(title, office=post[0], of=post[1], of_inferred=True, when=when)
