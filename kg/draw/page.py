"""Picture → one self-contained HTML page: autoescaped, under a policy that lets only its own scripts run."""

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import languages, resources
from kg.draw import words
from kg.draw.network import Picture
from kg.draw.rows import tables
from kg.draw.scene import fixed, scene, span

STYLES = ("tokens.css", "style.css", "explorer/explorer.css")
_PARTS = ("core", "picture", "panel", "filters", "table", "charts", "export", "find", "address", "start")
# In the order in which they run; `kg serve` serves the same files.
SCRIPTS = tuple(f"explorer/{name}.js" for name in _PARTS)


def render(picture: Picture, period: tuple[str, str], name: str, *, more: bool = False) -> str:
    """The page. `period` bounds what was asked for ("" for open); `name` is the focus as labelled, or "".

    `more` says that there are more things than those that the picture was chosen from.
    """
    w = picture.table["words"]
    types, countries = _choices(picture)
    drawn = scene(picture) | {
        "title": w["title_focus"].format(name=name) if name else w["title_all"],
        "notice": _notice(picture, name, more=more), "query": {}, "types": types, "countries": countries,
        "base": picture.base(),
    }  # fmt: skip
    return as_file(picture, drawn, period, picture.details.types)


def as_file(
    picture: Picture, drawn: Mapping[str, Any], period: tuple[str, str], types: Mapping[str, str]
) -> str:
    """The page of a picture and its scene, as one file; `types` says what the types of event are called."""
    language, w = picture.language, picture.table["words"]
    style, scripts = _style(), (library(), _script())
    first, last = span(picture)
    order = "order_path" if drawn["path"] else "order" if drawn["centre"] else "order_events"
    html: str = _template().render(
        language=language, policy=_policy(style, *scripts), style=style, scripts=scripts,
        title=drawn["title"], w=w, period=words.span(period[0] or first, period[1] or last, language),
        notice=drawn["notice"], order=w[order], scene=drawn, served=None, tables=tables(picture),
        data={"fixed": fixed(language, None, types), "scene": drawn},
        kinds=picture.table["kinds"], signs=languages.table(language, "pages")["status_signs"],
    )  # fmt: skip
    return html


def _choices(picture: Picture) -> tuple[list[list[Any]], list[list[Any]]]:
    """Which types of event and which countries are in it: code, name, how many events; the most first."""
    events = [node for node in picture.nodes if node["kind"] == "event"]
    types = Counter(node["type"] for node in events if node.get("type"))
    countries = Counter(code for node in events for code in node.get("countries", ()))
    return _named(types, picture.details.types), _named(countries, picture.details.countries)


def _named(counts: Counter[str], names: Mapping[str, str]) -> list[list[Any]]:
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [[code, names.get(code, code), n] for code, n in ranked]


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
    return "\n".join((resources.visualizations() / name).read_text(encoding="utf-8") for name in STYLES)


@cache
def _script() -> str:
    return "\n".join((resources.visualizations() / name).read_text(encoding="utf-8") for name in SCRIPTS)


@cache
def library() -> str:
    """vis-network as pyvis ships it, less the line that sends developer tools for a missing file."""
    source = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return source.partition("//# sourceMappingURL=")[0].replace("\r\n", "\n")


def _policy(style: str, *scripts: str) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    rest = "img-src data: blob:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; {rest}"


def _hash(block: str) -> str:
    return f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'"


def _notice(picture: Picture, name: str, *, more: bool) -> str:
    """What is left out, in words; "" when nothing is."""
    shown, total, language = len(picture.nodes), picture.selection.total, picture.language
    if shown == total and not more:
        return ""
    text = picture.table["words"]["hidden_many" if more else "hidden_focus" if name else "hidden"]
    n, m, hidden = (words.number(value, language) for value in (shown, total, total - shown))
    said = str(text.format(n=n, m=m, hidden=hidden, name=name))
    return f"{said} {picture.table['words']['hidden_remedy']}"
