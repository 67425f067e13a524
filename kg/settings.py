"""What a user may set: from the command line, or from the environment where a variable is named."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name, environment variable, default and help."""

    name: str
    variable: str
    default: str
    help: str


SETTINGS = (
    Setting(name="store", variable="KG_STORE", default="./kg-store", help="folder of the graph store"),
    Setting(name="language", variable="KG_LANGUAGE", default="nb", help="language of labels on pages: nb, nn or en"),
)


def value(name: str, given: str | None = None) -> str:
    """The given value, else the environment's, else the default."""
    setting = next(s for s in SETTINGS if s.name == name)
    return given or os.environ.get(setting.variable) or setting.default


def store_folder(given: str | None = None) -> Path:
    """The folder of the store."""
    return Path(value("store", given))
