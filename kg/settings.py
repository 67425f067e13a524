"""What a user may set, on the command line or in the environment; which folder is a readable store."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from kg import limits
from kg.errors import StoreError, StoreVersionError

STORE_VERSION = 2  # of the layout of a store folder


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
    Setting(
        name="cache", variable="KG_CACHE", default="~/.cache/kg",
        help="folder of fetched pages and of language models' answers",
    ),
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
        name="editor", variable="KG_EDITOR", default="",
        help="who decides in kg same, different, rename, retract, undo; default: the user of the system",
    ),
    Setting(
        name="workers", variable="KG_WORKERS", default="",
        help="processes that read the articles of a long run; default: one a core, 1: none but this one",
    ),
    Setting(
        name="scheduler", variable="KG_SCHEDULER", default="",
        help="address of a Dask scheduler whose workers read the articles, such as tcp://HOST:8786",
    ),
    Setting(
        name="endpoint", variable="KG_ENDPOINT", default="",
        help="query address of a SPARQL service that holds the graph, in place of the folder",
    ),
    Setting(
        name="endpoint_update", variable="KG_ENDPOINT_UPDATE", default="",
        help="its address for updates, where it is not the one that the product has by default",
    ),
    Setting(
        name="endpoint_graphs", variable="KG_ENDPOINT_GRAPHS", default="",
        help="its address of the graph store protocol, likewise",
    ),
    Setting(name="endpoint_user", variable="KG_ENDPOINT_USER", default="", help="who asks there"),
    Setting(name="endpoint_password", variable="KG_ENDPOINT_PASSWORD", default="", help="their password"),
    Setting(name="endpoint_token", variable="KG_ENDPOINT_TOKEN", default="", help="or a bearer token"),
    Setting(
        name="endpoint_engine", variable="KG_ENDPOINT_ENGINE", default="",
        help="its product, where its Server header does not say: oxigraph, virtuoso or standard",
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
    version(folder)
    return folder


def version(folder: Path) -> int:
    """The version of the store in a folder, the newest where there is none yet.

    StoreVersionError when a newer program wrote it, or when the file is not as it was written.
    """
    path = folder / "version"
    if not path.is_file():
        return 1 if (folder / "ledger.jsonl").is_file() else STORE_VERSION
    found = path.read_text(encoding="utf-8", errors="replace")
    if known := next((n for n in range(1, STORE_VERSION + 1) if found == _stamp(n)), 0):
        return known
    number = found.split()[0] if found.strip() else ""
    newer = number.isascii() and number.isdigit() and int(number) > STORE_VERSION
    raise StoreVersionError(
        f"the store has version {found.strip()[:20]!r}, this program reads up to {STORE_VERSION}",
        place=str(path),
        remedy="upgrade kg, or build a new store in another folder"
        if newer
        else "kg doctor --repair if the file was damaged; else upgrade kg",
    )


def stamp(folder: Path, number: int) -> None:
    """Says which version the store in a folder is of, whole or not at all."""
    half = folder / "version.part"
    half.write_text(_stamp(number), encoding="utf-8")
    half.replace(folder / "version")


def _stamp(number: int) -> str:
    """What stands in the file; from version 2 on with a checksum: no changed byte makes it another."""
    if number == 1:
        return "1\n"
    return f"{number} {hashlib.sha256(str(number).encode()).hexdigest()[:16]}\n"
