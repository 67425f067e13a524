"""The wheel alone is enough: built, installed in a fresh environment, and run from another folder."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SHIPPED = {
    "kg/_ontology/": "ontology",
    "kg/_data/reference/": "data/reference",
    "kg/_data/articles/": "data/articles",
    "kg/_data/gold/": "data/gold",
    "kg/_visualizations/": "visualizations",
}


def built(checkout: Path, folder: Path, **settings: str) -> Path:
    """The wheel of a checkout, built without the network by the backend that is installed."""
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", build, str(folder)], cwd=checkout, env=os.environ | settings,
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.strip().splitlines()[-1]


def installed_from(wheel: Path, home: Path) -> Path:
    """The `kg` of a fresh environment that holds the wheel, and borrows the libraries of this one."""
    venv.create(home, with_pip=False)
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(home), "platbase": str(home)}))
    libraries = sysconfig.get_path("purelib")
    # As a plain path: the .pth files in it, the editable install of this checkout among them, are not run.
    (site / "borrowed.pth").write_text(libraries + "\n", encoding="utf-8")
    python = str(home / "bin" / "python")
    install = [sys.executable, "-m", "pip", "--isolated", "--python", python, "install", "--quiet"]
    options = ["--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    done = subprocess.run([*install, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return home / "bin" / "kg"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(CHECKOUT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed_from(wheel, tmp_path_factory.mktemp("clean") / "venv")


def clean_environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }


def test_the_wheel_holds_code_and_folders_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for packed, folder in SHIPPED.items():
        files = [
            path
            for path in (CHECKOUT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        ]
        inside = [name for name in names if name.startswith(packed)]
        assert inside, f"{folder} is not in the wheel"
        assert len(inside) == len(files), folder
    assert any(name.endswith("licenses/LICENSE-DATA") for name in names)
    assert any(re.fullmatch(r"kg/languages/nb/\w+\.toml", name) for name in names)
    strangers = [name for name in names if not name.startswith(("kg/", "kg-"))]
    assert not strangers


def test_the_code_runs_from_the_wheel_and_not_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    ask = "import kg, kg.resources as r; print(kg.__file__); print(r.ontology()); print(r.demo_articles())"
    done = subprocess.run([installed.parent / "python", "-c", ask], cwd=tmp_path, env=clean_environment(tmp_path),
                          capture_output=True, text=True, check=True)  # fmt: skip
    for line in done.stdout.splitlines():
        assert line.startswith(str(installed.parent.parent)), line
        assert Path(line).exists()


@pytest.mark.slow
def test_the_demo_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [installed, "demo"],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip()
    assert {".html", ".ttl", ".jsonld"} <= {path.suffix for path in tmp_path.rglob("*")}


@pytest.mark.soak
def test_the_compiled_wheel_reads_to_the_same_bytes(installed: Path, tmp_path: Path) -> None:
    pytest.importorskip("hatch_mypyc", reason="pip install hatch-mypyc")
    source = (
        tmp_path / "source"
    )  # compiled modules beside the checkout's own would be imported in their place
    kept = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "demo")
    shutil.copytree(CHECKOUT, source, ignore=kept)
    compiled = built(source, tmp_path, HATCH_BUILD_HOOK_ENABLE_MYPYC="true")
    with zipfile.ZipFile(compiled) as archive:
        assert any(re.match(r"kg/extract/events/reader\.\w.*\.so$", name) for name in archive.namelist())
    corpus = tmp_path / "gold.jsonl"
    read = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((CHECKOUT / "data/gold").glob("*.json"))
    ]
    fields = ("id", "language", "published", "title", "text")
    corpus.write_text(
        "".join(json.dumps({k: a[k] for k in fields if k in a}) + "\n" for a in read), encoding="utf-8"
    )
    told = [
        subprocess.run([kg, "extract", corpus, "--format", "jsonl"], env=clean_environment(tmp_path), cwd=tmp_path,
                       capture_output=True, check=True).stdout
        for kg in (installed, installed_from(compiled, tmp_path / "venv"))
    ]  # fmt: skip
    assert len(told[0].splitlines()) == len(read)
    assert told[0] == told[1]
