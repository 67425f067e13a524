"""The ontology read as data."""

from pathlib import Path

import pytest

from kg import resources
from kg.errors import RegistryError
from kg.mapping.vocabulary import FILES, load, vocabulary


def test_a_type_is_written_out_up_to_event() -> None:
    assert vocabulary().event_type("summit").classes == ("Summit", "Conference", "Meeting", "Event")
    assert vocabulary().event_type("signing").plover == "AGREE"


def test_an_unknown_type_is_another_event() -> None:
    assert vocabulary().event_type("tea party").classes == ("Event",)


def _copy(folder: Path, extra: str) -> Path:
    for name in FILES:
        (folder / name).write_text(
            (resources.ontology() / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    with (folder / FILES[0]).open("a", encoding="utf-8") as lines:
        lines.write(extra)
    return folder


def test_a_circle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="its own superclass"):
        load(_copy(tmp_path, "\ndip:Event rdfs:subClassOf dip:Summit .\n"))


def test_a_fault_in_the_turtle_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"dip\.ttl"):
        load(_copy(tmp_path, "\ndip:Event rdfs:subClassOf .\n"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        load(tmp_path)
