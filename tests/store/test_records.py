from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.records import Record, Records

RECORD = Record(article="../å/b", text="Tekst «her»", extraction="{}", nquads="<a> <b> <c> .\n")


def test_a_record_comes_back_and_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    records = Records(tmp_path / "r")
    records.write(RECORD)
    first = records.path(RECORD.article).read_bytes()
    records.write(RECORD)
    assert records.path(RECORD.article).read_bytes() == first
    assert records.read(RECORD.article) == RECORD
    assert list(records.all([RECORD.article, "none"])) == [RECORD]
    assert [p.parent for p in tmp_path.rglob("*.gz")] == [tmp_path / "r"], "an id is no path"


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    records = Records(tmp_path)
    assert records.read("a") is None
    records.remove("a")


@pytest.mark.parametrize("data", [b"", b"no gzip", b"\x1f\x8b\x08\x00"])
def test_a_damaged_record_is_named(tmp_path: Path, data: bytes) -> None:
    records = Records(tmp_path)
    records.write(RECORD)
    records.path(RECORD.article).write_bytes(data)
    with pytest.raises(StoreError, match="cannot be read"):
        records.read(RECORD.article)
