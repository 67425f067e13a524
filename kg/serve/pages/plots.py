"""An answer as bars, along time, or as a cross table: over all its rows, also those no table shows."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.query.answers import Answer, Binding
from kg.serve.pages.reader import Named, Reader
from kg.serve.pages.results import cell

VIEWS = ("table", "bars", "time", "pivot")
_NUMBERS = {
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
}
_DAY = re.compile(r"(1[5-9]|20)\d\d(-\d\d){0,2}")
_BARS, _ROWS, _COLUMNS = 40, 30, 8  # that are drawn; beyond them a count says how many more
_MONTHS = 36  # that a period may have to be told by month; a longer one is told by year
_LOOKED = 500  # rows that tell what a column holds
Key = tuple[str, str]  # of a value: how it is shown, whether it is an IRI ("uri") or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what, how long of a hundred, and its number in words."""

    label: Named
    length: float
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Bars, or the rows of a cross table under its heads; what is counted; how many are shown of how many."""

    measure: str
    heads: Sequence[str]
    bars: Sequence[Bar] = ()
    cells: Sequence[tuple[Named, Sequence[str]]] = ()
    shown: int
    total: int


class Plots:
    """What an answer can be drawn as."""

    def __init__(self, reader: Reader, found: Answer) -> None:
        self._reader, self._words = reader, reader.words["editor"]
        self._rows: Sequence[Binding] = found.bindings if found.kind == "rows" else ()
        self._numbers = [n for n in found.names if self._all(n, _is_number)]
        self._days = [n for n in found.names if self._all(n, _is_day)]
        self._numbers = [n for n in self._numbers if n not in self._days]
        self._things = [n for n in found.names if n not in (*self._numbers, *self._days)]

    @property
    def offered(self) -> tuple[str, ...]:
        """The views that the answer has columns for."""
        if len(self._rows) < 2:
            return ("table",)
        fits = {
            "table": True, "bars": bool(self._things), "time": bool(self._days),
            "pivot": len(self._things) + len(self._days) > 1,
        }  # fmt: skip
        return tuple(name for name in VIEWS if fits[name])

    def plot(self, view: str) -> Plot | None:
        """The answer in one of the views that are drawn; None for the table."""
        if view == "table" or view not in self.offered:
            return None
        return {"bars": self._bars, "time": self._time, "pivot": self._pivot}[view]()

    def _all(self, name: str, test: Callable[[Mapping[str, str]], bool]) -> bool:
        bound = [row[name] for row in self._rows[:_LOOKED] if name in row]
        return bool(bound) and all(test(one) for one in bound)

    @property
    def _measure(self) -> str:
        """What is added up: the first column of numbers, or the rows."""
        return self._numbers[0] if self._numbers else ""

    @property
    def _measured(self) -> str:
        if not self._measure:
            return str(self._words["counted"])
        return str(self._reader.words["columns"].get(self._measure, self._measure))

    def _amount(self, row: Binding) -> float:
        if not self._measure:
            return 1.0
        try:
            return float(row[self._measure]["value"]) if self._measure in row else 0.0
        except ValueError:
            return 0.0

    def _bars(self) -> Plot:
        names = self._things[:2]
        sums: dict[tuple[Key, ...], float] = defaultdict(float)
        for row in self._rows:
            sums[tuple(_key(row, name) for name in names)] += self._amount(row)
        ranked = sorted(sums, key=lambda one: -sums[one])
        bars = self._drawn([(self._joined(one), sums[one]) for one in ranked[:_BARS]])
        heads = [self._reader.words["columns"].get(name, name) for name in names]
        return Plot(
            measure=self._measured, heads=[" – ".join(heads)], bars=bars, shown=len(bars), total=len(sums)
        )

    def _time(self) -> Plot:
        name = self._days[0]
        dated = [(row[name]["value"], self._amount(row)) for row in self._rows if name in row]
        exact = [day for day, _ in dated if len(day) > 4]
        months = _between(min(exact)[:7], max(exact)[:7]) if len(exact) == len(dated) and exact else []
        width = 7 if 0 < len(months) <= _MONTHS else 4
        sums: dict[str, float] = defaultdict(float)
        for day, amount in dated:
            sums[day[:width]] += amount
        first, last = min(sums), max(sums)
        every = months if width == 7 else [str(year) for year in range(int(first), int(last) + 1)]
        shown = every[-_BARS:]
        bars = self._drawn([(self._plain(self._reader.day(one) or one), sums.get(one, 0.0)) for one in shown])
        head = self._reader.words["columns"].get(name, name)
        return Plot(measure=self._measured, heads=[head], bars=bars, shown=len(bars), total=len(every))

    def _pivot(self) -> Plot:
        down, across = (*self._things, *self._days)[:2]
        sums: dict[tuple[Key, Key], float] = defaultdict(float)
        rows: dict[Key, float] = defaultdict(float)
        columns: dict[Key, float] = defaultdict(float)
        for row in self._rows:
            one, other, amount = _key(row, down), _key(row, across), self._amount(row)
            sums[one, other] += amount
            rows[one] += amount
            columns[other] += amount
        top = _most(columns)[:_COLUMNS]
        top = sorted(top) if across in self._days else top
        rest = len(columns) > len(top)
        cells = []
        for key in _most(rows)[:_ROWS]:
            whole = rows[key]
            shown = [sums.get((key, other), 0.0) for other in top]
            more = [whole - sum(shown)] if rest else []
            cells.append((self._joined((key,)), [self._number(n) for n in (*shown, *more, whole)]))
        heads = [self._reader.words["columns"].get(down, down), *(self._joined((key,)).label for key in top)]
        heads += [self._words["others"]] if rest else []
        return Plot(
            measure=self._measured, heads=[*heads, self._words["total"]], cells=cells, shown=len(cells),
            total=len(rows),
        )  # fmt: skip

    def _drawn(self, sums: Iterable[tuple[Named, float]]) -> list[Bar]:
        pairs = list(sums)
        most = max((abs(n) for _, n in pairs), default=0.0) or 1.0
        return [
            Bar(label=label, length=round(max(n, 0.0) / most * 100, 1), number=self._number(n))
            for label, n in pairs
        ]

    def _number(self, amount: float) -> str:
        if not amount:
            return str(self._reader.words["words"]["dash"])
        whole = amount == int(amount)
        return self._reader.number(int(amount)) if whole else self._reader.decimal(round(amount, 2))

    def _joined(self, keys: tuple[Key, ...]) -> Named:
        found = [self._term(key) for key in keys]
        if len(found) == 1:
            return found[0]
        return self._plain(" – ".join(one.label for one in found))

    def _term(self, key: Key) -> Named:
        value, kind = key
        if kind == "day":
            return self._plain(self._reader.day(value) or value)
        return cell(self._reader, {"type": kind, "value": value} if kind else None)

    @staticmethod
    def _plain(text: str) -> Named:
        return Named(iri="", kind="", label=text, href="")


def _most(sums: Mapping[Key, float]) -> list[Key]:
    return sorted(sums, key=lambda key: (-sums[key], key))


def _key(row: Binding, name: str) -> Key:
    if name not in row:
        return ("", "")
    bound = row[name]
    return (bound["value"], "day" if _is_day(bound) else bound["type"])


def _is_number(bound: Mapping[str, str]) -> bool:
    return bound.get("datatype", "") in _NUMBERS


def _is_day(bound: Mapping[str, str]) -> bool:
    return bound["type"] != "uri" and _DAY.fullmatch(bound["value"]) is not None


def _between(first: str, last: str) -> list[str]:
    """The months from one to another, both included."""
    low, high = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (first, last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(low, min(high, low + _MONTHS) + 1)]
