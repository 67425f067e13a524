"""What a user may set, on the command line or in the environment; which folder is a readable store."""

import os
from dataclasses import dataclass
from pathlib import Path

from kg import limits
from kg.errors import StoreError, StoreVersionError

STORE_VERSION = 1  # of the layout of a store folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name, environment variable, default and help."""

    name: str
    variable: str
    default: str
    help: str


SETTINGS = (
    Setting(name="store", variable="KG_STORE", default="./kg-store", help="folder of the graph store"),
    Setting(name="language", variable="KG_LANGUAGE", default="nb", help="language of labels: nb, nn or en"),
    Setting(name="cache", variable="KG_CACHE", default="~/.cache/kg", help="folder of fetched pages"),
    Setting(
        name="agent", variable="KG_AGENT", default="kg/0.1 (reads news; robots.txt: kg)",
        help="how this program names itself to web servers; add an address where you can be reached",
    ),
    Setting(
        name="follow", variable="KG_FOLLOW", default="", help="1: fetch what saved feeds and sitemaps name"
    ),
    Setting(
        name="loopback", variable="KG_LOOPBACK", default="",
        help="addresses of test servers on this machine that may be read, such as 127.0.0.1:8000",
    ),
    Setting(
        name="llm_address", variable="KG_LLM_ADDRESS", default="",
        help="OpenAI-compatible endpoint for --reader llm, up to /v1",
    ),
    Setting(name="llm_model", variable="KG_LLM_MODEL", default="", help="model of the endpoint"),
    Setting(name="llm_key", variable="KG_LLM_KEY", default="", help="key of the endpoint, if any"),
    Setting(
        name="llm_timeout", variable="KG_LLM_TIMEOUT", default=str(limits.LLM_TIMEOUT_SECONDS),
        help="seconds for one request",
    ),
    Setting(
        name="cache", variable="KG_CACHE", default="./kg-cache", help="folder of language models' answers"
    ),
    Setting(
        name="debug", variable="KG_DEBUG", default="", help="1: show where a fault came from"
    ),
)  # fmt: skip


def value(name: str, given: str | None = None) -> str:
    """The given value, else the environment's, else the default."""
    setting = next(s for s in SETTINGS if s.name == name)
    return given or os.environ.get(setting.variable) or setting.default


def store_folder(given: str | None = None) -> Path:
    """The folder of the store, whether it is there or not."""
    return Path(value("store", given))


def existing_store(folder: Path) -> Path:
    """The folder itself when this program can read the store in it; StoreError otherwise."""
    if not (folder / "oxigraph" / "CURRENT").is_file():  # what RocksDB reads first
        raise StoreError(
            "there is no store", place=str(folder),
            remedy="kg build SOURCE… makes one; --store or KG_STORE names another",
        )  # fmt: skip
    check_version(folder)
    return folder


def check_version(folder: Path) -> None:
    """StoreVersionError when a newer program wrote the store; a folder without a version passes."""
    path = folder / "version"
    if not path.is_file():
        return
    found = path.read_text(encoding="utf-8", errors="replace").strip()
    if not (found.isascii() and found.isdigit()) or int(found) > STORE_VERSION:
        raise StoreVersionError(
            f"the store has version {found[:20]!r}, this program reads up to {STORE_VERSION}",
            place=str(path),
            remedy="upgrade kg, or build a new store in another folder",
        )  # fmt: skip
