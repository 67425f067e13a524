"""Brings the SPARQL editor (YASGUI, MIT) into the wheel: cut out of a pinned wheel that carries it whole.

Its minified files are in no repository of ours. `oxigraph`, a build requirement, has them in its program, one
behind the other; they are taken only when their hashes are those written here. Without them everything is
built all the same, and the page has a plain field to write queries in.
"""

import hashlib
import os
import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIER, VERSION = "oxigraph", "0.5.13"
SCRIPT_END = b"//# sourceMappingURL=yasgui.min.js.map"
FILES = (  # as they follow each other: name, bytes, SHA-256
    ("yasgui.min.js", 1_002_826, "e9a5aac78c6015cbf11c0530481baf5671967ef0f5055180695a132f35dc8ea4"),
    ("yasgui.min.css", 52_966, "24c08c369e2eadd511dec96cce54a9c741b8e30693cdf090562e1205d0376907"),
)
FOLDER = Path("visualizations", "vendor")


class EditorHook(BuildHookInterface):
    """The hook that hatchling calls before it packs."""

    def dependencies(self) -> list[str]:
        """What is installed for the build alone; nothing where that has no wheel (musl)."""
        ready = sys.platform != "linux" or platform.libc_ver()[0] == "glibc"
        return [f"{CARRIER}=={VERSION}"] if ready else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - so it is called
        """Puts the files where the checkout and the wheel have them."""
        folder = Path(self.root) / FOLDER
        if not whole(folder) and not bring(folder, program()):
            self.app.display_warning("the SPARQL page gets a plain field: no wheel that carries its editor")


def whole(folder: Path) -> bool:
    """Whether the files are there, as they should be."""
    paths = [(folder / name, wanted) for name, _, wanted in FILES]
    return all(p.is_file() and hashlib.sha256(p.read_bytes()).hexdigest() == wanted for p, wanted in paths)


def program() -> bytes:
    """The program in the carrying wheel; empty when another version is installed, or none."""
    try:
        found = metadata.distribution(CARRIER)
    except metadata.PackageNotFoundError:
        return b""
    if found.version != VERSION:
        return b""
    paths = [Path(str(found.locate_file(file))) for file in found.files or ()]
    return b"".join(
        path.read_bytes() for path in paths if path.stem == CARRIER and path.suffix in ("", ".exe")
    )


def bring(folder: Path, carrier: bytes) -> bool:
    """Cuts the files out of the program and writes them; False, and nothing is written, when they differ."""
    at = carrier.find(SCRIPT_END) + len(SCRIPT_END) - FILES[0][1]
    parts = []
    for name, size, wanted in FILES:
        part = carrier[at : at + size] if at >= 0 else b""
        if hashlib.sha256(part).hexdigest() != wanted:
            return False
        parts.append((name, part))
        at += size
    folder.mkdir(parents=True, exist_ok=True)
    for name, part in parts:
        half = folder / f"{name}.{os.getpid()}"
        half.write_bytes(part)
        half.replace(folder / name)
    return True
