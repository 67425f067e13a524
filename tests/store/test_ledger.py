import hashlib
from pathlib import Path

import pytest

from kg import lines
from kg.errors import StoreError
from kg.store.ledger import Entry, Ledger


def entry(article: str, quads: int = 1, record: str = "") -> Entry:
    return Entry(article=article, text_sha256="t", quads=quads, sha256="s", record=record)


def test_the_last_line_about_an_article_holds(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l")
    ledger.append([entry("a"), entry("å")])
    ledger.append([entry("a", 7), entry("å", 0)])
    ledger.append([])
    assert ledger.entries == Ledger(tmp_path / "l").entries == {"a": entry("a", 7)}


def test_an_article_taken_down_is_not_there_and_not_forgotten(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l")
    ledger.append([entry("a"), entry("b")])
    ledger.append([entry("a", 0, "kept"), entry("b", 0)])
    for one in (ledger, Ledger(tmp_path / "l")):
        assert one.entries == {}
        assert one.withdrawn == {"a": entry("a", 0, "kept")}
    ledger.append([entry("a")])
    assert (set(ledger.entries), ledger.withdrawn) == ({"a"}, {})


def test_digests_are_as_they_were_written(tmp_path: Path) -> None:
    digests = [hashlib.sha256(word.encode()).hexdigest() for word in ("text", "graph", "record", "full")]
    text, graph, record, full = digests
    one = Entry(article="a", quads=1, text_sha256=text, sha256=graph, record=record, full=full)
    short = Entry(article="b", quads=2, text_sha256="", sha256="0ABC", record="", full=full.upper())
    ledger = Ledger(tmp_path / "l")
    ledger.append([one, short])
    assert ledger.entries == Ledger(tmp_path / "l").entries == {"a": one, "b": short}
    assert "c" not in ledger.entries
    with pytest.raises(KeyError):
        ledger.entries["c"]


@pytest.mark.parametrize("tail", [b'{"article": "b", "tex', b"{", b'{"article": "\xc3', b"\x00\x00"])
def test_a_torn_last_line_was_never_acknowledged(tmp_path: Path, tail: bytes) -> None:
    path = tmp_path / "l"
    Ledger(path).append([entry("a")])
    path.write_bytes(path.read_bytes() + tail)
    ledger = Ledger(path)
    assert set(ledger.entries) == {"a"}
    ledger.append([entry("b")])
    assert set(Ledger(path).entries) == {"a", "b"}


@pytest.mark.parametrize("line", ["no json", "[]", "{}", '{"article": "a", "quads": 1}'])
def test_a_bad_line_inside_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "l"
    Ledger(path).append([entry("a")])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"l:2: a line is not as it was written"):
        Ledger(path)


def test_a_line_of_another_kind_is_named(tmp_path: Path) -> None:
    lines.rewrite(tmp_path / "l", [{"article": "a", "more": 1}])
    with pytest.raises(StoreError, match=r"l:1: a line is no entry of a ledger"):
        Ledger(tmp_path / "l")


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "l"
    Ledger(path).append([entry("a"), entry("ø", 7)])
    sound = path.read_bytes()
    for at in range(len(sound)):
        for flip in (1, 2, 4, 0x20, 0x80, 0xFF):
            path.write_bytes(sound[:at] + bytes([sound[at] ^ flip]) + sound[at + 1 :])
            with pytest.raises(StoreError):
                Ledger(path)


def test_a_ledger_of_version_1_has_no_checksums(tmp_path: Path) -> None:
    path = tmp_path / "l"
    path.write_text('{"article": "a", "text_sha256": "t", "quads": 1, "sha256": "s"}\n', encoding="utf-8")
    assert Ledger(path, plain=True).entries == {"a": entry("a")}
    with pytest.raises(StoreError):
        Ledger(path)
