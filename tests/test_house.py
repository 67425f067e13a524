"""The rules of the house: who imports whom, how long things grow, and what does not belong in the code."""

import ast
import re
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
MODULES = sorted((CHECKOUT / "kg").rglob("*.py"))
TOP = {"document", "records", "errors", "limits", "resources", "reference", "settings", "languages", "lines"}
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
HOOKS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
COMPILED = {Path(room).stem for room in HOOKS["targets"]["wheel"]["hooks"]["mypyc"]["include"]}
MODULE_LINES = 400
FUNCTION_LINES = 50

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))


def room_of(path: Path) -> str:
    parts = path.relative_to(CHECKOUT / "kg").parts
    return parts[0] if len(parts) > 1 else path.stem


def own_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    first = node.body[0]
    text = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    quoted = (first.end_lineno or 0) - first.lineno + 1 if text else 0
    return (node.end_lineno or 0) - node.lineno + 1 - quoted


def uncompilable(node: ast.AST) -> str:
    """What mypyc 2 has no code for, or reads in another order than Python."""
    if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Struct" for base in node.bases):
        return "a Struct: the keywords of its class would be lost, and its fields are read slower than uncompiled"
    if isinstance(node, ast.ClassDef) and any("cache" in ast.unparse(d) for d in node.decorator_list):
        return "a cache around a class: write `name = cache(Class)` behind it"
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        listed = getattr(node.comparators[0], "elts", ())
        return "a starred row behind `in`" if any(isinstance(e, ast.Starred) for e in listed) else ""
    lazy = isinstance(node, ast.YieldFrom) and isinstance(node.value, ast.GeneratorExp)
    return "`yield from` a generator expression, which is read to its end first" if lazy else ""


@dataclass
class Module:
    """What the rules ask of a module, read in one pass."""

    text: str
    docstring: str = ""
    imports: set[tuple[str, str]] = field(default_factory=set)  # module, name
    long: list[str] = field(default_factory=list)
    unnamed: list[int] = field(default_factory=list)  # lines that catch whatever comes
    uncompilable: list[str] = field(default_factory=list)

    @property
    def used(self) -> set[str]:
        """The names directly under `kg` that it imports."""
        ours = [(m.split(".")[1:], name) for m, name in self.imports if m.split(".")[0] == "kg"]
        return {inner[0] if inner else name for inner, name in ours}


@cache
def read(path: Path) -> Module:
    module = Module(path.read_text(encoding="utf-8"))
    tree = ast.parse(module.text)
    module.docstring = ast.get_docstring(tree) or ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            module.imports |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module.imports |= {(node.module or "", alias.name) for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and own_lines(node) > FUNCTION_LINES:
            module.long.append(node.name)
        elif isinstance(node, ast.ExceptHandler) and node.type is None:
            module.unnamed.append(node.lineno)
        elif fault := uncompilable(node):
            module.uncompilable.append(f"line {getattr(node, 'lineno', 0)}: {fault}")
    return module


@each_module
def test_a_room_imports_shared_files_and_rooms_to_its_left(path: Path) -> None:
    room, used = room_of(path), read(path).used
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
    assert len(read(path).text.splitlines()) <= MODULE_LINES
    assert not read(path).long


@each_module
def test_modules_say_what_they_do_and_leave_nothing_open(path: Path) -> None:
    assert read(path).docstring, "no module docstring"
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError", read(path).text)


@each_module
def test_nothing_is_caught_without_a_name(path: Path) -> None:
    assert not read(path).unnamed


@each_module
def test_records_are_changed_as_what_they_are(path: Path) -> None:
    """The types do not tell: to mypy a Struct is a dataclass, and only a run finds that it is none."""
    if room_of(path) in ("annotate", "extract", "readers", "mapping"):
        wrong = {("dataclasses", "replace"), ("dataclasses", "asdict"), ("msgspec.structs", "replace")}
        assert not read(path).imports & wrong, "use kg.document.replace"


@pytest.mark.parametrize("room", sorted(COMPILED))
def test_what_the_wheel_compiles_can_be_compiled(room: str) -> None:
    paths = [path for path in MODULES if room_of(path) == room]
    assert paths
    assert not {str(p.relative_to(CHECKOUT)): read(p).uncompilable for p in paths if read(p).uncompilable}


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
    used = {module.split(".")[0] for path in MODULES for module, _ in read(path).imports if module}
    foreign = used - set(sys.stdlib_module_names) - {"kg"}
    assert foreign == declared - {"lxml_html_clean"}, (
        "lxml_html_clean is what trafilatura needs of lxml, all else is ours"
    )
