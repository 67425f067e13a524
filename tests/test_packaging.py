"""The wheel alone is enough: built, installed in a fresh environment, and run from another folder."""

import os
import re
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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without the network by the backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `kg` of a fresh environment that holds the wheel, and borrows the libraries of this one."""
    home = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(home, with_pip=False)
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(home), "platbase": str(home)}))
    libraries = sysconfig.get_path("purelib")
    # As a plain path: the .pth files in it, the editable install of this checkout among them, are not run.
    (site / "borrowed.pth").write_text(libraries + "\n", encoding="utf-8")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--isolated",
        "--python",
        str(home / "bin" / "python"),
        "install",
        "--quiet",
    ]
    options = ["--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    done = subprocess.run([*install, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return home / "bin" / "kg"


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
