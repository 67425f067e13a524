from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.ledger import Entry, Ledger


def entry(article: str, quads: int = 1) -> Entry:
    return Entry(article=article, text_sha256="t", quads=quads, sha256="s")


def test_the_last_line_about_an_article_holds(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l")
    ledger.append([entry("a"), entry("å")])
    ledger.append([entry("a", 7), entry("å", 0)])
    ledger.append([])
    assert ledger.entries == Ledger(tmp_path / "l").entries == {"a": entry("a", 7)}


@pytest.mark.parametrize("tail", [b'{"article": "b", "tex', b"{", b'{"article": "\xc3', b"\x00\x00"])
def test_a_torn_last_line_was_never_acknowledged(tmp_path: Path, tail: bytes) -> None:
    path = tmp_path / "l"
    Ledger(path).append([entry("a")])
    path.write_bytes(path.read_bytes() + tail)
    ledger = Ledger(path)
    assert set(ledger.entries) == {"a"}
    ledger.append([entry("b")])
    assert set(Ledger(path).entries) == {"a", "b"}


@pytest.mark.parametrize("line", ["no json", "[]", "{}", '{"article": "a", "more": 1}'])
def test_a_bad_line_inside_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "l"
    Ledger(path).append([entry("a")])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"l:2: the ledger has a line"):
        Ledger(path)
