"""The kept dictionaries know what simplemma knows, and nothing depends on their being kept."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from simplemma import is_known

from kg.languages import kept, lexicon

WORDS = [
    "regjering",
    "REGJERING",
    "Noreg",
    "noreg",
    "kongen",
    "ikkje",
    "dei",
    "Zxcvane",
    "o’dal",
    "møte",
    "mø",
]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the files of this test are kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept, "folder", lambda: tmp_path)
    lexicon._sums.cache_clear()
    yield tmp_path
    lexicon._sums.cache_clear()


def answers() -> list[bool]:
    lexicon._sums.cache_clear()
    return [lexicon.known(word, "nn") for word in WORDS]


def test_made_read_again_and_made_anew_it_answers_as_the_dictionary_does(files: Path) -> None:
    told = [is_known(word.casefold(), "nn") for word in WORDS]
    assert answers() == told
    (file,) = files.iterdir()
    whole = file.read_bytes()
    assert answers() == told
    file.write_bytes(whole[:-9])
    assert answers() == told
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_the_dictionary_itself_answers(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "folder", lambda: files / "missing" / "__pycache__")
    assert answers() == [is_known(word.casefold(), "nn") for word in WORDS]
    assert not list(files.iterdir())


def test_nothing_is_no_word_whether_the_sums_are_kept_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_sums", lambda _: None)
    assert not lexicon.known("", "en")
