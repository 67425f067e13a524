"""Positions without physics: the same part of the graph gives the same picture every time.

Around a focus, its dated events stand on an ellipse in date order, clockwise, the oldest at the left. Without
one, all events do. Everything else stands outside, at the mean angle of what it is tied to; what is tied to
events all over the ellipse stands inside, between them. What is tied to nothing is packed in rows below.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tau

from kg.draw.records import Outline, Selection

Point = tuple[float, float]
_RING = (235.0, 165.0)  # half axes of the ring of events, in drawing units
_ROOM = 62.0  # along the ring, for one event
_OUTER_ROOM = 58.0  # along an outer ellipse, for one thing
_STEP = 92.0  # from one outer ellipse to the next
_INNER_ROOM = 74.0
_FILLED = 0.45  # of the space inside the ring that things may take
_CROWDED = 56  # events; of more every second, of still more every third and so on stands further in
_ROWS, _INWARDS = 6, 0.13  # that stand so at most, and how much of the half axes it is from row to row
_SAMPLES = 720
_MIDWAY, _ROOMY = 0.5, 1.25  # where the company of the middle stands, and how wide the ring is then
_PAIRS = 40_000  # to compare in one round of pushing; above, few rounds
_BESIDE = 62.0  # between what was opened and its neighbours, and from one circle of them to the next
_APART = 46.0  # the least room between two things
_SHEET = 620.0  # half the width of a picture that is seen at its own size
_LINK = 150.0  # from one thing of a path to the next


def positions(selection: Selection, outline: Outline) -> dict[str, tuple[int, int]]:
    """IRI → whole x and y, y downwards, the focus at (0, 0)."""
    centre, shown = selection.centre, set(selection.nodes)
    around = {
        iri: sorted((outline.around.get(iri, frozenset()) & shown) - {centre}) for iri in selection.nodes
    }
    ring = _ring(selection, outline)
    lanes = min(_ROWS, -(-len(ring) // _CROWDED)) or 1
    widen = max(1.0, len(ring) / lanes * _ROOM / _length(*_RING))
    inner = _company(selection, outline)
    if inner:
        widen = max(widen, _ROOMY, len(inner) * _INNER_ROOM / _length(*_RING) / _MIDWAY)
    half = (_RING[0] * widen, _RING[1] * widen)
    placed: dict[str, Point] = {centre: (0.0, 0.0)} if centre else {}
    for i, iri in enumerate(ring):
        x, y = _on_ellipse(half, i / len(ring))
        inwards = 1.0 - _INWARDS * (i % lanes)
        placed[iri] = (x * inwards, y * inwards)
    placed |= _midway(inner, around, placed, (half[0] * _MIDWAY, half[1] * _MIDWAY))
    if not centre:
        between = _inside(around, placed, half)
        room = sqrt(_FILLED * pi * half[0] * half[1] / max(1, len(between)))
        placed |= _apart(between, placed, min(_INNER_ROOM * widen, room))
    angles, loose = _angles(selection, around, placed)
    said = {iri: angle for iri, angle in angles.items() if outline.kinds[iri] == "statement"}
    rest = {iri: angle for iri, angle in angles.items() if iri not in said}
    room = max(1.0, widen * 0.7)
    first = (half[0] + 150.0 * room, half[1] + 120.0 * room)
    outer, first = _outside(rest, first, room)
    placed |= outer | _outside(said, first, room)[0]  # statements outermost: a large picture opens without
    placed |= _rows(loose, placed)
    return {iri: (round(x), round(y)) for iri, (x, y) in placed.items()}


def beside(
    placed: Mapping[str, tuple[int, int]], opened: str, fresh: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Places for `fresh` near `opened`, outwards first, where nothing stands yet; nothing else moves."""
    wide = max(
        1.0, max(abs(x) for x, _ in placed.values()) / _SHEET
    )  # a wide picture is seen from farther off
    room, step = _APART * wide, _BESIDE * wide
    grid = _Grid(room)
    for place in placed.values():
        grid.add(place)
    cx, cy = placed[opened]
    first = 1 if (cx, cy) != (0, 0) else 2  # the focus is drawn large
    out = atan2(cy, cx) if first == 1 else -pi / 2
    spots = (
        (cx + ring * step * cos(out + turn), cy + ring * step * sin(out + turn))
        for ring in range(first, 60)
        for turn in _turns(int(ring * step * tau // room))
    )
    waiting, found = list(fresh), dict[str, tuple[int, int]]()
    for spot in spots:
        if not waiting:
            break
        if not grid.crowded(*spot):
            grid.add(spot)
            found[waiting.pop(0)] = (round(spot[0]), round(spot[1]))
    return found | {iri: (round(cx), round(cy)) for iri in waiting}


def _turns(count: int) -> list[float]:
    """Directions on a circle, straight on first, then by turns to both sides."""
    steps = sorted(range(count), key=lambda i: min(i, count - i))
    return [tau * i / count for i in steps]


class _Grid:
    """Places by the square that they lie in, to know what is near one."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._squares: dict[tuple[int, int], list[Point]] = {}

    def add(self, place: Point) -> None:
        """Takes a place."""
        square = (int(place[0] // self._room), int(place[1] // self._room))
        self._squares.setdefault(square, []).append(place)

    def crowded(self, x: float, y: float) -> bool:
        """Whether something stands closer than the room that each thing needs."""
        column, row = int(x // self._room), int(y // self._room)
        return any(
            hypot(x - u, y - v) < self._room
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for u, v in self._squares.get((i, j), ())
        )


def line(path: Sequence[str], between: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, int]]:
    """A path from left to right; what else ties two of its things stands above and below."""
    half = (len(path) - 1) / 2
    placed = {iri: (round((i - half) * _LINK), 0) for i, iri in enumerate(path)}
    for event, others in between.items():
        for i, iri in enumerate(others):
            side = 1 if i % 2 else -1
            placed[iri] = (placed[event][0], round(side * (i // 2 + 1) * _STEP))
    return placed


def _ring(selection: Selection, outline: Outline) -> list[str]:
    whole = not selection.centre or outline.kinds[selection.centre] in ("event", "statement")
    near = frozenset(selection.nodes) if whole else outline.around.get(selection.centre or "", frozenset())
    dated = [
        iri
        for iri in selection.nodes
        if outline.kinds[iri] == "event" and iri in near and outline.starts.get(iri)
    ]
    return sorted(
        (iri for iri in dated if iri != selection.centre), key=lambda iri: (outline.starts[iri][0], iri)
    )


def _company(selection: Selection, outline: Outline) -> list[str]:
    """Of an event or a statement in the middle: who took part and where, who said it and of whom."""
    if not selection.centre or outline.kinds[selection.centre] not in ("event", "statement"):
        return []
    near = outline.around.get(selection.centre, frozenset())
    return [
        iri for iri in selection.nodes if iri in near and outline.kinds[iri] not in ("event", "statement")
    ]


def _midway(
    inner: Sequence[str], around: Mapping[str, Sequence[str]], placed: Mapping[str, Point], half: Point
) -> dict[str, Point]:
    """The company of the middle, between it and the ring, each near the events of its own."""
    tied = {iri: [placed[n] for n in around[iri] if n in placed] for iri in inner}
    angles = {
        iri: atan2(sum(y for _, y in near), sum(x for x, _ in near)) if near else -pi / 2
        for iri, near in tied.items()
    }
    order = sorted(inner, key=lambda iri: (_fraction(angles[iri], half), iri))
    places = _spread([_fraction(angles[iri], half) for iri in order], 0.95 / max(1, len(order)))
    return {iri: _on_ellipse(half, place) for iri, place in zip(order, places, strict=True)}


def _length(a: float, b: float) -> float:
    """Of an ellipse with these half axes, near enough."""
    return tau * hypot(a, b) / sqrt(2)


@lru_cache(maxsize=64)
def _lengths(half: Point) -> tuple[float, ...]:
    """How long the curve is up to each sample."""
    return (0.0, *accumulate(_step(half, i) for i in range(_SAMPLES)))


def _on_ellipse(half: Point, fraction: float) -> Point:
    """The point that lies `fraction` of the way round, measured along the curve, clockwise from the left."""
    reached = _lengths(half)
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
    still = list(fixed.items())
    rounds = 80 if len(points) * (len(points) + len(still)) < _PAIRS else 8
    for _ in range(rounds):
        moved = False
        for i, iri in enumerate(points):
            x, y = points[iri]
            for other, (u, v) in (*points.items(), *still):
                if abs(x - u) >= room or abs(y - v) >= room or other == iri:
                    continue
                gap = hypot(x - u, y - v)
                if gap < room:
                    away = atan2(y - v, x - u) if gap > 0.01 else i * 2.4
                    push = (room - gap) / 2
                    x, y = x + push * cos(away), y + push * sin(away)
                    moved = True
            points[iri] = (x, y)
        if not moved:
            break
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


def _outside(angles: Mapping[str, float], first: Point, widen: float) -> tuple[dict[str, Point], Point]:
    """Ellipses from the first on, as many as it takes, each thing near its angle; and the next ellipse."""
    order = sorted(angles, key=lambda iri: ((angles[iri] + pi) % tau, iri))
    if not order:
        return {}, first
    space, step = _OUTER_ROOM * widen, _STEP * widen
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
    return placed, (first[0] + rings * step, first[1] + rings * step)


def _fraction(angle: float, half: Point) -> float:
    """How far round the ellipse the direction `angle` lies: the inverse of _on_ellipse, near enough."""
    parameter = (atan2(sin(angle) / half[1], cos(angle) / half[0]) + pi) % tau
    reached = _lengths(half)
    return reached[int(parameter / tau * _SAMPLES)] / reached[-1]


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
