"""Positions without physics: the same part of the graph gives the same picture every time.

Around a focus, its dated events stand on an ellipse in date order, clockwise, the oldest at the left. Without
one, all events do. Everything else stands outside, at the mean angle of what it is tied to; what is tied to
events all over the ellipse stands inside, between them. What is tied to nothing is packed in rows below.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tau

from kg.draw.records import Outline, Selection

Point = tuple[float, float]
_RING = (235.0, 165.0)  # half axes of the ring of events, in drawing units
_ROOM = 62.0  # along the ring, for one event
_OUTER_ROOM = 58.0  # along an outer ellipse, for one thing
_STEP = 92.0  # from one outer ellipse to the next
_INNER_ROOM = 74.0
_CROWDED = 48  # events; above this every other one stands a little further in
_SAMPLES = 720


def positions(selection: Selection, outline: Outline) -> dict[str, tuple[int, int]]:
    """IRI → whole x and y, y downwards, the focus at (0, 0)."""
    centre, shown = selection.centre, set(selection.nodes)
    around = {
        iri: sorted((outline.around.get(iri, frozenset()) & shown) - {centre}) for iri in selection.nodes
    }
    ring = _ring(selection, outline)
    rows = 2 if len(ring) > _CROWDED else 1
    widen = max(1.0, len(ring) / rows * _ROOM / _length(*_RING))
    half = (_RING[0] * widen, _RING[1] * widen)
    placed: dict[str, Point] = {centre: (0.0, 0.0)} if centre else {}
    for i, iri in enumerate(ring):
        x, y = _on_ellipse(half, i / len(ring))
        inwards = 0.86 if rows == 2 and i % 2 else 1.0
        placed[iri] = (x * inwards, y * inwards)
    if not centre:
        placed |= _apart(_inside(around, placed, half), placed, _INNER_ROOM * widen)
    angles, loose = _angles(selection, around, placed)
    placed |= _outside(angles, half, max(1.0, widen * 0.7))
    placed |= _rows(loose, placed)
    return {iri: (round(x), round(y)) for iri, (x, y) in placed.items()}


def _ring(selection: Selection, outline: Outline) -> list[str]:
    near = (
        outline.around.get(selection.centre, frozenset()) if selection.centre else frozenset(selection.nodes)
    )
    dated = [
        iri
        for iri in selection.nodes
        if outline.kinds[iri] == "event" and iri in near and outline.starts.get(iri)
    ]
    return sorted(
        (iri for iri in dated if iri != selection.centre), key=lambda iri: (outline.starts[iri][0], iri)
    )


def _length(a: float, b: float) -> float:
    """Of an ellipse with these half axes, near enough."""
    return tau * hypot(a, b) / sqrt(2)


def _on_ellipse(half: Point, fraction: float) -> Point:
    """The point that lies `fraction` of the way round, measured along the curve, clockwise from the left."""
    steps = [_step(half, i) for i in range(_SAMPLES)]
    reached = [0.0, *accumulate(steps)]
    at = bisect_left(reached, fraction % 1 * reached[-1]) / _SAMPLES
    return half[0] * cos(pi + tau * at), half[1] * sin(pi + tau * at)


def _step(half: Point, i: int) -> float:
    one, two = pi + tau * i / _SAMPLES, pi + tau * (i + 1) / _SAMPLES
    return hypot(half[0] * (cos(two) - cos(one)), half[1] * (sin(two) - sin(one)))


def _inside(
    around: Mapping[str, Sequence[str]], placed: Mapping[str, Point], half: Point
) -> dict[str, Point]:
    """Things tied to three events or more, in different directions: between them, drawn in a little."""
    found: dict[str, Point] = {}
    for iri, near in around.items():
        fixed = [placed[n] for n in near if n in placed]
        if iri in placed or len(fixed) < 3:
            continue
        x, y = sum(p[0] for p in fixed) / len(fixed), sum(p[1] for p in fixed) / len(fixed)
        if hypot(x / half[0], y / half[1]) < 0.8:
            found[iri] = (x * 0.85, y * 0.85)
    return found


def _apart(moving: Mapping[str, Point], fixed: Mapping[str, Point], room: float) -> dict[str, Point]:
    """`moving`, pushed until nothing stands closer than `room`, or as far as there is space."""
    points = {iri: moving[iri] for iri in sorted(moving)}
    for _ in range(80):
        for i, iri in enumerate(points):
            x, y = points[iri]
            for other, (u, v) in (points | dict(fixed)).items():
                gap = hypot(x - u, y - v)
                if other != iri and gap < room:
                    away = atan2(y - v, x - u) if gap > 0.01 else i * 2.4
                    push = (room - gap) / 2
                    x, y = x + push * cos(away), y + push * sin(away)
            points[iri] = (x, y)
    return points


def _angles(
    selection: Selection, around: Mapping[str, Sequence[str]], placed: Mapping[str, Point]
) -> tuple[dict[str, float], list[str]]:
    """The direction of everything not placed yet, from its neighbours inwards; and what has none."""
    known = {iri: atan2(*reversed(point)) for iri, point in placed.items() if iri != selection.centre}
    waiting = [iri for iri in selection.nodes if iri not in placed]
    found: dict[str, float] = {}
    while waiting:
        wave = {iri: [known[n] for n in around[iri] if n in known] for iri in waiting}
        fresh = {iri: atan2(sum(map(sin, near)), sum(map(cos, near))) for iri, near in wave.items() if near}
        if not fresh:
            break
        found |= fresh
        known |= fresh
        waiting = [iri for iri in waiting if iri not in fresh]
    tied = [iri for iri in waiting if selection.centre]
    found |= {iri: pi / 2 + (i - (len(tied) - 1) / 2) * 0.3 for i, iri in enumerate(tied)}
    return found, [iri for iri in waiting if iri not in found]


def _outside(angles: Mapping[str, float], half: Point, widen: float) -> dict[str, Point]:
    """Ellipses outside the ring, as many as it takes, each thing near its angle."""
    order = sorted(angles, key=lambda iri: ((angles[iri] + pi) % tau, iri))
    if not order:
        return {}
    space, step = _OUTER_ROOM * widen, _STEP * widen
    first = (half[0] + 150.0 * widen, half[1] + 120.0 * widen)
    rings, room = 1, _length(*first)
    while room < len(order) * space:
        room += _length(first[0] + rings * step, first[1] + rings * step)
        rings += 1
    placed: dict[str, Point] = {}
    for ring in range(rings):
        mine, axes = order[ring::rings], (first[0] + ring * step, first[1] + ring * step)
        wanted = [_fraction(angles[iri], axes) for iri in mine]
        for iri, fraction in zip(
            mine, _spread(wanted, min(1 / len(mine), 1.3 * space / _length(*axes))), strict=True
        ):
            placed[iri] = _on_ellipse(axes, fraction)
    return placed


def _fraction(angle: float, half: Point) -> float:
    """How far round the ellipse the direction `angle` lies: the inverse of _on_ellipse, near enough."""
    parameter = (atan2(sin(angle) / half[1], cos(angle) / half[0]) + pi) % tau
    steps = [_step(half, i) for i in range(_SAMPLES)]
    return sum(steps[: int(parameter / tau * _SAMPLES)]) / sum(steps)


def _spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Places on a closed line of length 1, in the order of `wanted`, near it and at least `gap` apart."""
    if len(wanted) < 2:
        return list(wanted)
    start = max(range(len(wanted)), key=lambda i: (wanted[i] - wanted[i - 1]) % 1)  # cut where it is emptiest
    turned = [*wanted[start:], *wanted[:start]]
    line = [turned[0] + (one - turned[0]) % 1 for one in turned]
    blocks: list[tuple[float, int]] = []  # (sum of the wished places less their rank's offset, how many)
    for i, one in enumerate(line):
        blocks.append((one - i * gap, 1))
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            last, before = blocks.pop(), blocks.pop()
            blocks.append((before[0] + last[0], before[1] + last[1]))
    places = [_mean(block) for block in blocks for _ in range(block[1])]
    spread = [place + i * gap for i, place in enumerate(places)]
    limit = spread[0] + 1 - gap  # further, and it would stand on the first again
    spread = [min(one, limit - (len(spread) - 1 - i) * gap) for i, one in enumerate(spread)]
    return [*spread[len(wanted) - start :], *spread[: len(wanted) - start]]


def _mean(block: tuple[float, int]) -> float:
    return block[0] / block[1]


def _rows(loose: Sequence[str], placed: Mapping[str, Point]) -> dict[str, Point]:
    """What is tied to nothing: rows of even length under the rest."""
    if not loose:
        return {}
    low = max((y for _, y in placed.values()), default=-110.0) + 110.0
    wide = max(4, ceil(len(loose) ** 0.5 * 1.4))
    left = (min(wide, len(loose)) - 1) / 2
    return {iri: ((i % wide - left) * 130.0, low + i // wide * 90.0) for i, iri in enumerate(loose)}
