"""How far a reading is: in bytes of files, whatever they hold."""

import gzip
import json
from pathlib import Path

from kg.read import Extent, read
from kg.records import Article


def record(number: int) -> str:
    text = f"Utenriksminister Ola Vik møtte sin kollega for {number}. gang i dag. " * 20
    return json.dumps({"id": f"a{number}", "text": text, "language": "nb", "published": "2023-05-08"})


def test_the_share_grows_to_one_over_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(record(n) for n in range(200)))
    (tmp_path / "b.jsonl.gz").write_bytes(
        gzip.compress("\n".join(record(n) for n in range(200, 300)).encode())
    )
    (tmp_path / "c.txt").write_text("Møte i Oslo\n\nUtenriksminister Ola Vik møtte sin danske kollega i dag.")
    extent, shares = Extent([tmp_path]), []
    assert extent.share == 0
    for item in read([tmp_path], published="2023-05-08", extent=extent):
        assert isinstance(item, Article), item
        shares.append(extent.share)
    assert len(shares) == 301
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.5
    assert any(0.3 < share < 0.9 for share in shares), "within a large file too"
    assert extent.share == 1


def test_what_cannot_be_known_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(1))
    assert Extent(["-", str(tmp_path / "a.jsonl")]).share == 0
    extent = Extent([tmp_path / "a.jsonl", "https://example.org/feed"])
    assert [*read([tmp_path / "a.jsonl"], extent=extent)]
    assert extent.share == 0


def test_a_file_that_has_gone_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(1))
    extent = Extent([tmp_path / "a.jsonl", tmp_path / "gone.txt"])
    assert len([*read([tmp_path / "a.jsonl"], extent=extent)]) == 1
    assert extent.share == 1
