"""A pattern made of kept codes is the one that `re.compile` makes, and nothing depends on its being kept."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.languages import compiled as room
from kg.languages import kept
from kg.languages.compiled import LONG, compiled
from kg.languages.patterns import either

WORDS = [
    f"{a}{b}{c}" for a in "abdefgå" for b in ("", "e", "i", "ø") for c in ("n", "rt", "st v", "nde", "s.")
]
LISTED = (
    rf"\b(?P<first>{either(WORDS)})(?:\s+(?P<then>{either(WORDS)}))?(?!x)(?P<rest>[^.;]{{0,9}}?(?P=first))?"
)
TEXT = st.lists(st.sampled_from([*WORDS, "x", ".", "BERT", "Å"]), max_size=9).map(" ".join)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files of this test are kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept, "folder", lambda: tmp_path)
    return tmp_path


def same(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    told = [(p.pattern, p.flags, p.groups, dict(p.groupindex)) for p in (one, other)]
    return told[0] == told[1] and one == other


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.DOTALL])
def test_made_read_again_and_made_anew_it_is_the_same_pattern(files: Path, flags: int) -> None:
    assert len(LISTED) >= LONG
    plain = re.compile(LISTED, flags)
    assert same(compiled(LISTED, flags), plain)
    (file,) = files.iterdir()
    whole = file.read_bytes()
    assert same(compiled(LISTED, flags), plain)
    for spoilt in (whole[:-1], b"", whole[:2], bytes([whole[0] ^ 1]) + whole[1:]):
        file.write_bytes(spoilt)
        assert same(compiled(LISTED, flags), plain)
        assert file.read_bytes() == whole


@given(TEXT, st.sampled_from((0, re.IGNORECASE)))
def test_it_finds_what_the_expression_finds(text: str, flags: int) -> None:
    found = [(m.span(), m.groupdict()) for m in compiled(LISTED, flags).finditer(text)]
    assert found == [(m.span(), m.groupdict()) for m in re.finditer(LISTED, text, flags)]


def test_other_flags_and_other_words_are_other_files(files: Path) -> None:
    assert compiled(LISTED).flags != compiled(LISTED, re.IGNORECASE).flags
    assert compiled(LISTED + "y").pattern.endswith("y")
    assert len(list(files.iterdir())) == 3


def test_a_whole_file_that_holds_no_pattern_is_not_believed(files: Path) -> None:
    plain = compiled(LISTED)
    (file,) = files.iterdir()
    kept.keep(file.name, b"no codes")
    assert same(compiled(LISTED), plain)


def test_where_the_names_inside_re_are_others_the_expression_is_parsed(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(room, "import_module", gone)
    assert same(compiled(LISTED), re.compile(LISTED))
    assert not list(files.iterdir())


def test_a_wrong_expression_is_told_as_re_tells_it(files: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled(LISTED + "(")
    assert not list(files.iterdir())


def test_where_nothing_is_to_be_written_nothing_is(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert same(compiled(LISTED), re.compile(LISTED))
    assert not list(files.iterdir())
