"""Bytes to text, and what is refused on the way."""

import unicodedata

import pytest

from kg.read.decode import text_of
from kg.read.refuse import Unreadable

TEXT = "Statsrådene møttes på Værøy i går. «Vi går videre», sa Åse Brå – både først og sist."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_that_can_be_told_are_read(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding)) == TEXT


def test_text_is_in_nfc_with_line_feeds() -> None:
    assert text_of(unicodedata.normalize("NFD", "å\r\n\r\nø\rb").encode()) == "å\n\nø\nb"


def test_html_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>møte – på Å</body></html>'
    assert text_of(page.encode("cp1252"), html=True) == page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (TEXT.encode().decode("cp1252", "replace").encode(), "wrong encoding"),
        (TEXT.encode("cp1252").decode("cp1250").encode(), "stands for"),
        ("Mandag \ufffd var det.".encode(), "letters were lost"),
        ("Президент встретился с министром в понедельник вечером".encode("cp1251"), "wrong encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as fault:
        text_of(data)
    assert fault.value.remedy


def test_names_of_other_alphabets_are_no_fault() -> None:
    text = "Statsråd Jiří Dvořák fra Praha møtte Ćosić og São Paulos ordfører på et møte."
    assert text_of(text.encode()) == text
