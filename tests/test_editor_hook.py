"""The SPARQL editor is cut out of the wheel that carries it, or not at all."""

import hashlib
import sys
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from kg import resources

HOOK = Path(__file__).resolve().parent.parent / "hatch_build.py"


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = util.spec_from_file_location("hatch_build", HOOK)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "hatch_build", module)
    spec.loader.exec_module(module)
    return module


def carried(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """A script and a sheet as the hook expects them."""
    script, sheet = b"run()\n" + hook.SCRIPT_END, b".editor{}"
    files = [(n, len(b), hashlib.sha256(b).hexdigest()) for n, b in (("a.js", script), ("a.css", sheet))]
    monkeypatch.setattr(hook, "FILES", tuple(files))
    return script, sheet


def test_both_files_are_cut_out_whole(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, sheet = carried(hook, monkeypatch)
    assert not hook.whole(tmp_path)
    assert hook.bring(tmp_path / "vendor", b"\x7fELF other" + script + sheet + b"more")
    assert (tmp_path / "vendor" / "a.js").read_bytes() == script
    assert (tmp_path / "vendor" / "a.css").read_bytes() == sheet
    assert hook.whole(tmp_path / "vendor")


@pytest.mark.parametrize("change", ["script", "sheet", "end", "nothing"])
def test_what_is_not_as_it_was_pinned_is_not_brought(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    script, sheet = carried(hook, monkeypatch)
    carrier = {
        "script": b"RUN()" + script[5:] + sheet, "sheet": script + b".editor{!", "end": script[:-1] + sheet,
        "nothing": b"",
    }[change]  # fmt: skip
    assert not hook.bring(tmp_path / "vendor", b"ELF" + carrier)
    assert not (tmp_path / "vendor").exists()


def test_what_is_here_is_as_it_was_pinned(hook: ModuleType) -> None:
    folder = resources.visualizations() / "vendor"
    if not folder.is_dir():
        pytest.skip("no editor was brought in")
    assert hook.whole(folder)
