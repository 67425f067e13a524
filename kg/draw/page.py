"""Picture → one self-contained HTML page: autoescaped, under a policy that lets only its own scripts run."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import resources
from kg.draw import words
from kg.draw.network import Picture, joined
from kg.draw.records import KINDS
from kg.draw.select import first_day, last_day

_STYLES = ("tokens.css", "style.css", "network.css")
_QUIET = frozenset({"represents"})  # relations that are off when the page opens
_CROWDED = 70  # things; above this, statements are off when the page opens
_BINS = 26


def render(picture: Picture, period: tuple[str, str], name: str) -> str:
    """The page. `period` bounds what was asked for ("" for open); `name` is the focus as labelled, or ""."""
    table, language = picture.table, picture.language
    w, nodes = table["words"], picture.nodes
    bins = _bins(picture)
    off_kinds = ["statement"] if len(nodes) > _CROWDED else []
    relations = _counted(table["relations"], Counter(edge["relation"] for edge in picture.edges), _QUIET)
    data = {
        "nodes": nodes, "edges": picture.edges, "options": picture.options, "passages": picture.passages,
        "bins": bins, "words": w, "kinds": table["kinds"], "relations": table["relations"],
        "language": language, "centre": picture.centre(), "first": picture.first(),
        "off": {"kinds": off_kinds, "relations": sorted(_QUIET)},
    }  # fmt: skip
    style, script, library = _style(), _script(), _library()
    html: str = _template().render(
        language=language,
        policy=_policy(style, script, library),
        style=style,
        script=script,
        library=library,
        title=w["title_focus"].format(name=name) if name else w["title_all"],
        w=w,
        period=words.span(*_whole(picture, period), language),
        notice=_notice(picture, name),
        count=w["shown"].format(n=words.number(len(nodes), language), m=words.number(len(nodes), language)),
        kinds=_counted(table["kinds"], Counter(node["kind"] for node in nodes), frozenset(off_kinds), KINDS),
        relations=relations,
        nodes=nodes,
        order=w["order"] if name else w["order_events"],
        bins=[{**one, "height": _height(one, bins)} for one in bins],
        events=_events(picture),
        statements=_statements(picture),
        table_count=_count(picture, "event", "table_events"),
        statement_count=_count(picture, "statement", "table_statements"),
        data=data,
    )
    return html


@cache
def _template() -> Any:
    """The template; autoescape on, and a name that is not given is an error."""
    loader = FileSystemLoader(resources.visualizations())
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("network.html")


@cache
def _style() -> str:
    return "\n".join((resources.visualizations() / name).read_text(encoding="utf-8") for name in _STYLES)


@cache
def _script() -> str:
    return (resources.visualizations() / "network.js").read_text(encoding="utf-8")


@cache
def _library() -> str:
    """vis-network as pyvis ships it, less the line that sends developer tools for a missing file."""
    source = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return source.partition("//# sourceMappingURL=")[0].replace("\r\n", "\n")


def _policy(style: str, *scripts: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    rest = "img-src data: blob:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; {rest}"


def _hash(block: str) -> str:
    return f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'"


def _counted(
    table: dict[str, dict[str, str]], counts: Counter[str], off: frozenset[str], order: Sequence[str] = ()
) -> list[dict[str, Any]]:
    return [
        {"key": one, "count": counts[one], "on": one not in off, **table[one]}
        for one in order or table
        if counts[one]
    ]


def _count(picture: Picture, kind: str, text: str) -> str:
    n = words.number(sum(node["kind"] == kind for node in picture.nodes), picture.language)
    return str(picture.table["words"][text].format(n=n, m=n))


def _notice(picture: Picture, name: str) -> str:
    """What is left out, in words; "" when nothing is."""
    shown, total, language = len(picture.nodes), picture.selection.total, picture.language
    if shown == total:
        return ""
    text = picture.table["words"]["hidden_focus" if name else "hidden"]
    n, m, hidden = (words.number(value, language) for value in (shown, total, total - shown))
    return str(text.format(n=n, m=m, hidden=hidden, name=name))


def _whole(picture: Picture, period: tuple[str, str]) -> tuple[str, str]:
    """The first and last date of the page: what was asked for, else what there is."""
    dates = sorted(
        date
        for node in picture.nodes
        if node["kind"] == "event"
        for date in (node["start"], node["end"])
        if date
    )
    ends = (dates[0], dates[-1]) if dates else ("", "")
    return period[0] or ends[0], period[1] or ends[1]


def _bins(picture: Picture) -> list[dict[str, Any]]:
    """Equal stretches of time over all that is dated; each node learns the first and the last it lies in."""
    dated = [node for node in picture.nodes if node["start"]]
    if not dated:
        return []
    low = min(_month(first_day(node["start"])) for node in dated)
    high = max(_month(last_day(node["end"] or node["start"])) for node in dated)
    size = next((size for size in (1, 3, 6, 12, 24, 60) if (high - low) // size < _BINS), 120)
    low -= low % min(size, 12)
    high = max(high, low + size)  # two at least: a slider needs a way to go
    bins = [_bin(month, size, picture.language) for month in range(low, high + 1, size)]
    for node in dated:
        node["bin"] = (_month(first_day(node["start"])) - low) // size
        node["until"] = (_month(last_day(node["end"] or node["start"])) - low) // size
        if node["kind"] == "event":
            bins[node["bin"]]["events"] += 1
    return bins


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def _bin(month: int, size: int, language: str) -> dict[str, Any]:
    first, last = (f"{one // 12:04}-{one % 12 + 1:02}" for one in (month, month + size - 1))
    if size % 12 == 0:
        first, last = first[:4], last[:4]
    return {
        "key": first, "first": words.day(first, language), "last": words.day(last, language),
        "label": words.span(first, last, language), "events": 0,
    }  # fmt: skip


def _height(one: dict[str, Any], bins: list[dict[str, Any]]) -> float:
    most = max(other["events"] for other in bins) or 1
    return float(round(one["events"] / most * 34, 1))


def _tied(picture: Picture, node: dict[str, Any], *relations: str) -> list[str]:
    """The labels of what an event or a statement is tied to, by these relations."""
    labels = {one["id"]: one["label"] for one in picture.nodes}
    return [
        labels[edge["to"]]
        for edge in picture.edges
        if edge["from"] == node["id"] and edge["relation"] in relations
    ]


def _events(picture: Picture) -> list[dict[str, Any]]:
    """The rows of the table of events, the newest first, those without a date last."""
    found = [node for node in picture.nodes if node["kind"] == "event"]
    rows = sorted(found, key=lambda node: node["start"], reverse=True)
    return [
        {
            **node,
            "who": joined(_tied(picture, node, "participant")),
            "place": joined(_tied(picture, node, "at")),
            "passage": picture.passages[node["proof"][0]] if node["proof"] else None,
            "articles": _articles(picture, node["articles"]),
        }
        for node in rows
    ]


def _articles(picture: Picture, count: int) -> str:
    w = picture.table["words"]
    return (
        str(w["articles_one"] if count == 1 else w["articles"].format(n=count)) if count else str(w["none"])
    )


def _statements(picture: Picture) -> list[dict[str, Any]]:
    """The rows of the table of statements, the newest first."""
    found = [node for node in picture.nodes if node["kind"] == "statement"]
    return [
        {
            **node,
            "who": joined(_tied(picture, node, "speaker")),
            "about": joined(list(dict.fromkeys(_tied(picture, node, "addressee", "about")))),
            "text": picture.details.texts.get(node["iri"], (node["label"], ""))[0],
            "lang": picture.details.texts.get(node["iri"], ("", ""))[1],
            "source": picture.passages[node["proof"][0]]["source"] if node["proof"] else "",
        }
        for node in sorted(found, key=lambda node: (node["start"], node["id"]), reverse=True)
    ]
