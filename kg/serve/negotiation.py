"""Which media type a client gets: RFC 9110, section 12.5.1."""

from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header wants most, the first of equals; None when it wants none.

    An empty header wants anything.
    """
    ranges = [_parsed(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    weights = [(_weight(media, ranges), -place, media) for place, media in enumerate(offered)]
    weight, _, media = max(weights, default=(0.0, 0, ""))
    return media if weight > 0 else None


def _parsed(part: str) -> tuple[str, float]:
    """A media range without its parameters, and its quality; a quality that is no number is 0."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return media, 0.0
    return media, 1.0


def _weight(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that the media type is in, 0 when it is in none."""
    for wanted in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [quality for one, quality in ranges if one == wanted]
        if found:
            return max(found)
    return 0.0
