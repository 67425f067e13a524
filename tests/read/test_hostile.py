"""Whatever the bytes are, reading gives articles and refusals, and raises nothing."""

import logging
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.read import read
from kg.records import Article, Refusal

NAMES = ("a.txt", "a.html", "a.json", "a.jsonl", "a.txt.gz")
PIECES = st.lists(
    st.one_of(
        st.binary(max_size=20),
        st.text(max_size=20).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from([b"{", b"}", b'"text": ', b'"', b"[", b"<p>", b"</p>", b"<html>", b"Publisert: ", b"Av ", b"\n\n",
                         b"OSLO (NTB) ", b"25.10.2021", b"kl. 99.99", "\u2013 Møtet, sa hun. ".encode(), b"\x1f\x8b", b"<!--"]),
    ),
    max_size=30,
).map(b"".join)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=PIECES)
def test_any_bytes_are_an_article_or_a_refusal(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for item in read([path]):
        assert isinstance(item, Article | Refusal)
        if isinstance(item, Article):
            assert item.text.strip() and item.text.encode()
        else:
            assert item.reason and item.remedy and item.origin.startswith(str(path))


SENTENCE = "Ministeren møtte presidenten i byen på mandag. "
PAGES = {
    "deep": "<div>" * 60_000 + SENTENCE * 20 + "</div>" * 60_000,
    "wide": "<p>" + f"{SENTENCE}</p><p>" * 7_000,
    "unclosed": "<a href='" * 40_000 + SENTENCE * 20,
    "one word": "a" * 400_000,
}


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_a_page_made_to_tire_the_reader_ends_soon(
    tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><article>{PAGES[kind]}</article></body></html>", encoding="utf-8")
    start = time.monotonic()
    (item,) = read([path])
    assert isinstance(item, Article | Refusal)
    assert time.monotonic() - start < 20
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize(
    "text", ["Av " * 60_000, "A" * 300_000, "25.10.2021 " * 20_000, "(" * 300_000, "Publisert: " * 20_000]
)
def test_a_text_made_to_tire_the_reader_ends_soon(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    start = time.monotonic()
    list(read([path]))
    assert time.monotonic() - start < 5
