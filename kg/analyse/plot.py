"""Series → a small drawing: a square for each event, a line at each change of rate."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

import jinja2

from kg import limits, resources
from kg.analyse.records import Series

_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 12, 30, 22
_SIDE, _GAP = 9, 2  # of a square, and between two
_LINE = 140  # characters of a line over the drawing
_NAMED = 10  # periods that have their name under them


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """An event, or all those of a period, where they stand; `title` and `href` as the page wants them."""

    x: float
    y: float
    width: float
    height: float
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change of rate: where it stands, and its words."""

    x: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a drawing says: `event` gives title and address of one, `change` takes a period and two rates."""

    axis: str
    event: Callable[[str], tuple[str, str]]
    change: Callable[[str, float, float], str]
    period: Callable[[str], str]
    bar: Callable[[str, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The drawing: squares, changes, names under the axis, figures at its left and what they count."""

    width: int
    height: int
    floor: float
    left: int
    right: float
    squares: tuple[Square, ...]
    steps: tuple[Step, ...]
    names: tuple[tuple[str, float], ...]
    marks: tuple[tuple[int, float], ...]
    axis: str


def plot(series: Series, width: int, words: Words, least: int = 2) -> Plot | None:
    """Where everything stands; None for fewer periods than `least`."""
    if len(series.periods) < least:
        return None
    most = max(len(one.events) for one in series.periods)
    stacked = min(most, limits.PLOT_STACKED)
    height = _TOP + max(stacked, 3) * (_SIDE + _GAP) + _BOTTOM
    floor = float(height - _BOTTOM)
    step = (width - _LEFT - _RIGHT) / len(series.periods)
    scale = stacked * (_SIDE + _GAP) / most if most > limits.PLOT_STACKED else float(_SIDE + _GAP)
    wide = min(step - 1, _SIDE * 2) if step > 2 else step
    squares, at = list[Square](), dict[str, float]()
    for number, one in enumerate(series.periods):
        x = round(_LEFT + number * step + (step - wide) / 2, 1)
        at[one.name] = round(_LEFT + number * step, 1)
        if most > limits.PLOT_STACKED and one.events:
            tall = round(len(one.events) * scale, 1)
            squares.append(Square(
                x=x, y=round(floor - tall, 1), width=round(wide, 1), height=tall,
                title=words.bar(one.name, len(one.events)), href="",
            ))  # fmt: skip
            continue
        for level, iri in enumerate(one.events):
            title, href = words.event(iri)
            squares.append(Square(
                x=x, y=round(floor - (level + 1) * scale + _GAP, 1), width=round(wide, 1), height=_SIDE,
                title=title, href=href,
            ))  # fmt: skip
    every = ceil(len(series.periods) / _NAMED)
    return Plot(
        width=width, height=height, floor=floor, left=_LEFT, right=float(width - _RIGHT),
        squares=tuple(squares),
        steps=tuple(
            Step(x=at[one.period], title=words.change(one.period, one.before, one.after))
            for one in series.changes
        ),
        names=tuple(
            (words.period(one.name), round(at[one.name] + step / 2, 1))
            for number, one in enumerate(series.periods) if number % every == 0
        ),
        marks=((most, round(floor - most * scale + _GAP, 1)),) if most else (), axis=words.axis,
    )  # fmt: skip


def svg(drawn: Plot, title: str, note: str, *, language: str, style: str) -> str:
    """The drawing as a file of its own, which needs nothing else."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.visualizations()), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    lines = [("head", line) for line in wrap(title, _LINE)] + [("dim", line) for line in wrap(note, _LINE)]
    template = environment.get_template("series.svg")
    made = template.render(p=drawn, title=title, note=note, lines=lines, language=language, style=style)
    return made + "\n"
