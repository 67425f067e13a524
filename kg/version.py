"""What this program is, to the byte: two of one version read an article alike."""

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

from kg import resources

_LIBRARIES = ("anyascii", "msgspec", "pyoxigraph", "rapidfuzz")  # what reading and mapping lean on
_DATA = ("_ontology/", "_data/", "_visualizations/")  # in a wheel; the registry is taken from where it is


class Version(Struct, frozen=True, kw_only=True):
    """The program, its files and the libraries that its results depend on."""

    program: str
    digest: str  # of the modules, language tables and the registry, and of the rest of this record
    libraries: dict[str, str]

    def differs(self, other: "Version") -> str:
        """What the other has otherwise, in words; "" where nothing."""
        if self.program != other.program:
            return f"kg {other.program} in place of {self.program}"
        for name, number in self.libraries.items():
            if (found := other.libraries.get(name, "none")) != number:
                return f"{name} {found} in place of {number}"
        if self.digest != other.digest:
            return f"kg {other.program} of other files ({other.digest[:8]} in place of {self.digest[:8]})"
        return ""


def current() -> Version:
    """The version of the files as they are now."""
    code, registry = Path(__file__).parent, resources.reference()
    files = [path for ending in ("py", "toml") for path in code.rglob(f"*.{ending}")]
    names = {path.relative_to(code).as_posix(): path for path in files}
    names = {name: path for name, path in names.items() if not name.startswith(_DATA)}
    names |= {f"reference/{path.name}": path for path in registry.glob("*.csv")}
    program = _installed("kg")
    libraries = {"Python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    libraries |= {name: _installed(name) for name in _LIBRARIES}
    digest = hashlib.sha256(repr((program, sorted(libraries.items()))).encode())
    for name, path in sorted(names.items()):
        digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return Version(program=program, digest=digest.hexdigest(), libraries=libraries)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"
