"""What was written to an endpoint, one file for each beside the store: the digest of every graph.

DIR/endpoints/<hash of the address>.json
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg import lines


@dataclass(slots=True)
class State:
    """`graphs` has the digest of each graph that is there whole; `whole` is False while a run writes."""

    address: str
    whole: bool = False
    graphs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, address: str) -> "State":
        """The state kept in a store folder; an empty one where none can be read, so that all is compared."""
        with suppress(OSError, ValueError, TypeError):
            found = cls(**json.loads(_path(folder, address).read_bytes()))
            if found.address == address:
                return found
        return cls(address=address)

    def keep(self, folder: Path) -> None:
        """Writes the state, whole or not at all."""
        path = _path(folder, self.address)
        path.parent.mkdir(exist_ok=True)
        lines.replace(path, json.dumps(asdict(self), indent=0).encode())


def _path(folder: Path, address: str) -> Path:
    return folder / "endpoints" / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.json"
