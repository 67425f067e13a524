"""The rules of the house: who imports whom, how long things grow, and what does not belong in the code."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
MODULES = sorted((CHECKOUT / "kg").rglob("*.py"))
TOP = {"records", "errors", "limits", "resources", "reference", "settings", "languages", "lines"}
ROOMS = [
    "read",
    "annotate",
    "extract",
    "readers",
    "resolve",
    "mapping",
    "store",
    "witnesses",
    "query",
    "export",
    "remote",
    "draw",
    "analyse",
    "evaluate",
]
ENTRANCES = {
    "cli",
    "commands",
    "pipeline",
    "api",
    "graph",
    "demo",
    "__init__",
    "__main__",
}  # these stand outside and use all rooms
MODULE_LINES = 400
FUNCTION_LINES = 50

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))


def imported(tree: ast.AST) -> set[str]:
    """The names directly under `kg` that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("kg.")}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            inner = node.module.split(".")[1:]
            found |= {inner[0]} if inner else {alias.name for alias in node.names}
    return found


def room_of(path: Path) -> str:
    parts = path.relative_to(CHECKOUT / "kg").parts
    return parts[0] if len(parts) > 1 else path.stem


def own_lines(node: ast.AST) -> int:
    """The lines of a function without its docstring."""
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    first = node.body[0]
    text = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    quoted = (first.end_lineno or 0) - first.lineno + 1 if text else 0
    return (node.end_lineno or 0) - node.lineno + 1 - quoted


@each_module
def test_a_room_imports_shared_files_and_rooms_to_its_left(path: Path) -> None:
    room = room_of(path)
    used = imported(ast.parse(path.read_text(encoding="utf-8")))
    if room in ROOMS:
        allowed = TOP | set(ROOMS[: ROOMS.index(room) + 1])
        assert used <= allowed, f"{room} may not import {sorted(used - allowed)}"
    elif room in TOP:
        assert used <= TOP, f"{room} is shared by all rooms and may not import {sorted(used - TOP)}"
    else:
        assert room in ENTRANCES | {"serve"} or len(path.relative_to(CHECKOUT / "kg").parts) == 1, (
            f"{room} is no room of the house"
        )


@each_module
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MODULE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert own_lines(node) <= FUNCTION_LINES, f"{node.name} in line {node.lineno}"


@each_module
def test_modules_say_what_they_do_and_leave_nothing_open(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no module docstring"
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError", text)


@each_module
def test_nothing_is_caught_without_a_name(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"line {node.lineno}"


@each_module
def test_records_are_changed_as_the_structs_that_they_are(path: Path) -> None:
    """The types do not tell: to mypy a Struct is a dataclass, and only a run finds that it is none."""
    if room_of(path) in ("annotate", "extract", "readers", "mapping"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = {a.name for a in node.names} if isinstance(node, ast.ImportFrom) else set()
            told = isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
            assert not (told and named & {"replace", "asdict"}), "use msgspec.structs.replace"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_takes_and_gives(room: str) -> None:
    tree = ast.parse((CHECKOUT / "kg" / room / "__init__.py").read_text(encoding="utf-8"))
    said = ast.get_docstring(tree) or ""
    assert "akes" in said and "ives" in said


def test_the_files_of_development_name_no_machine() -> None:
    for name in ("requirements-dev.txt", "pyproject.toml", "Makefile"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        assert not re.search(
            r"file://|@ /|https?://(?!pypi\.org)\S*simple|--(extra-)?index-url|/work/|/opt/", text
        ), name


def test_every_dependency_is_locked_for_development() -> None:
    lines = (CHECKOUT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", pin) for pin in pins)
    locked = {re.sub(r"[-_.]+", "-", pin.split("==")[0]).casefold() for pin in pins}
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    named = {re.sub(r"[-_.]+", "-", re.split(r"[<>=~! ]", line)[0]).casefold() for line in wanted}
    assert named <= locked, sorted(named - locked)


def test_dependencies_are_what_is_imported() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        re.split(r"[<>=~!\[ ]", line)[0].replace("-", "_").casefold() for line in project["dependencies"]
    }
    used: set[str] = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.split(".")[0])
    foreign = used - set(sys.stdlib_module_names) - {"kg"}
    assert foreign == declared - {"lxml_html_clean"}, (
        "lxml_html_clean is what trafilatura needs of lxml, all else is ours"
    )
