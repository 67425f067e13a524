"""The table of a run: a row for each comparison, the machine, as JSON and as Markdown."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure of ours, the peer's beside it, their ratio, and what is aimed at, where it can be told."""

    what: str
    articles: int
    ours: float
    unit: str
    peer: str = ""
    theirs: float | None = None
    ratio: float | None = None
    aim: str = ""
    reached: bool | None = None
    note: str = ""


def at_most(what: str, ours: float, peer: str, theirs: float, most: float, **rest: Any) -> Row:
    """A row in which ours may take so many times as long as the peer's."""
    ratio = ours / theirs
    return Row(
        what=what, ours=ours, unit="s", peer=peer, theirs=theirs, ratio=ratio,
        aim=f"≤ {most:g}", reached=ratio <= most, **rest,
    )  # fmt: skip


def at_least(what: str, ours: float, peer: str, theirs: float, least: float, **rest: Any) -> Row:
    """A row in which the peer takes so many times as long as ours."""
    ratio = theirs / ours
    return Row(
        what=what, ours=ours, unit="s", peer=peer, theirs=theirs, ratio=ratio,
        aim=f"≥ {least:g} times as fast", reached=ratio >= least, **rest,
    )  # fmt: skip


def machine(said: str) -> dict[str, Any]:
    """What the figures were taken on; `said` is what the user says of it."""
    about = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((one.partition(":")[2].strip() for one in about if one.startswith("model name")), "")
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    packages = {name: version(name) for name in ("pyoxigraph", "rdflib", "msgspec")}
    return {
        "day": datetime.now(UTC).date().isoformat(), "processor": model, "cores": os.cpu_count(),
        "memory": f"{pages / 2**30:.0f} GiB", "system": platform.system(),
        "python": platform.python_version(),
        "load": [round(one, 1) for one in os.getloadavg()], "packages": packages, "said": said,
    }  # fmt: skip


def written(rows: list[Row], about: dict[str, Any], stem: Path) -> None:
    """STEM.json and STEM.md."""
    data = {"machine": about, "rows": [asdict(row) for row in rows]}
    stem.with_suffix(".json").write_text(
        json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    head = (
        f"{about['day']}: {about['cores']} cores ({about['processor']}), {about['memory']}, "
        f"{about['system']}, Python {about['python']}, load {about['load'][0]} at the end. {about['said']}"
    )
    cells = ["what", "articles", "ours", "", "peer", "theirs", "ratio", "aim", "", "note"]
    lines = ["# Measured beside the peers", "", head.strip(), "", _line(cells), _line(["---"] * len(cells))]
    lines += [_line(_cells(row)) for row in rows]
    stem.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cells(row: Row) -> list[str]:
    verdict = {True: "reached", False: "not reached", None: ""}[row.reached]
    return [
        row.what, f"{row.articles:,}", _number(row.ours), row.unit, row.peer, _number(row.theirs),
        _number(row.ratio), row.aim, verdict, row.note,
    ]  # fmt: skip


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
