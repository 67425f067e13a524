"""From files to articles: the three formats, ids, heads, and a refusal for each fault."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kg import limits
from kg.errors import UsageError
from kg.read import read
from kg.records import Article, Refusal
from kg.store import GraphStore

NB = "Statsministeren i Nordland møtte mandag presidenten i Sørland, og de to snakket om handel mellom landene."
NN = "Statsministeren i Nordland møtte måndag presidenten i Sørland, og dei to snakka ikkje om handel mellom landa."
EN = "The prime minister of Northland met the president of Southland on Monday, and they talked about their trade."
HEAD = f"""MØTE: Her møtes delegasjonene utenfor hotellet. Foto: Per Dal

Nordland og Sørland snakker sammen igjen

BODØ (Avisa) Etter to år med stillhet møttes de to lederne.

Av Kari Nordby og Ola von Hage

Publisert: 25.10.2021 kl. 20.15

{NB}

– Vi er ikke uenige, sa Nordby.
"""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(*sources: Path | str, **options: str) -> Article:
    (item,) = read(list(sources), **options)  # type: ignore[arg-type]
    assert isinstance(item, Article), item
    return item


def refusal(*sources: Path | str, **options: str) -> Refusal:
    (item,) = read(list(sources), **options)  # type: ignore[arg-type]
    assert isinstance(item, Refusal), item
    assert item.reason and item.remedy
    return item


def test_the_head_of_a_dispatch_is_found_and_the_text_stays(tmp_path: Path) -> None:
    article = one(written(tmp_path, "Møte i Bodø.txt", HEAD))
    assert article.text == HEAD
    assert article.title == "Nordland og Sørland snakker sammen igjen"
    assert article.authors == ("Kari Nordby", "Ola von Hage")
    assert article.publisher == "Avisa"
    assert article.published == "2021-10-25T20:15"
    assert article.language == "nb"
    assert article.id.startswith("mote-i-bodo-")


def test_an_amended_article_keeps_its_id_and_another_does_not(tmp_path: Path) -> None:
    first = one(written(tmp_path, "a.txt", HEAD))
    assert one(written(tmp_path, "a.txt", HEAD + "\nEt avsnitt til.\n")).id == first.id
    assert one(written(tmp_path, "a.txt", HEAD.replace("sammen igjen", "ikke sammen"))).id != first.id


def test_a_relative_date_needs_one_from_outside(tmp_path: Path) -> None:
    path = written(
        tmp_path, "a.txt", HEAD.replace("25.10.2021 kl. 20.15", "For mindre enn 10 minutter siden")
    )
    found = refusal(path)
    assert found.origin == f"{path}:9" and "--published" in found.remedy
    assert one(path, published="25. oktober 2021").published == "2021-10-25"


def test_a_text_without_a_date_has_none(tmp_path: Path) -> None:
    assert one(written(tmp_path, "a.txt", NB)).published is None


@pytest.mark.parametrize(("text", "language"), [(NB, "nb"), (NN, "nn"), (EN, "en")])
def test_the_language_is_detected(tmp_path: Path, text: str, language: str) -> None:
    assert one(written(tmp_path, "a.txt", text)).language == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Die Kanzlerin traf am Montag in Berlin den Präsidenten und sprach mit ihm über den Handel der Länder.",
            "German",
        ),
        (
            "Statsministeren mødte mandag præsidenten, og de talte efter mødet meget om handel, men blev ikke enige.",
            "Danish",
        ),
        (
            "Statsministern träffade presidenten på måndagen och sade efter mötet att det är viktigt för länderna.",
            "Swedish",
        ),
        (
            "Президент встретился в понедельник с министром, и они долго говорили о торговле между странами.",
            "Russian",
        ),
    ],
)
def test_a_language_without_a_pack_is_named(tmp_path: Path, text: str, name: str) -> None:
    assert name in refusal(written(tmp_path, "a.txt", text)).reason


def test_json_fields_are_taken_and_others_passed_over(tmp_path: Path) -> None:
    fields = {"id": "x-1", "title": "Møte", "text": NB, "language": "nb", "published": "2021-10-25", "events": [1],
              "url": "https://avisa.example/møte", "publisher": "Avisa", "authors": ["Kari Nordby"]}  # fmt: skip
    article = one(written(tmp_path, "a.json", json.dumps(fields)))
    assert (article.id, article.title, article.text, article.publisher) == ("x-1", "Møte", NB, "Avisa")
    assert article.url == "https://avisa.example/m%C3%B8te"
    assert article.authors == ("Kari Nordby",)


def test_one_bad_line_does_not_end_a_file(tmp_path: Path) -> None:
    rows = [json.dumps({"id": "a", "text": NB}), "{oops", "", json.dumps({"id": "b", "text": NN}), "[1]"]
    path = written(tmp_path, "a.jsonl", "\n".join(rows))
    items = list(read([path]))
    assert [type(item) for item in items] == [Article, Refusal, Article, Refusal]
    assert items[1].origin == f"{path}:2" and "line 2, column 2" in getattr(items[1], "reason", "")
    assert items[3].origin == f"{path}:5"


def test_packed_files_and_standard_input_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        one(written(tmp_path, "a.jsonl.gz", gzip.compress(json.dumps({"id": "a", "text": NB}).encode()))).id
        == "a"
    )
    assert one(written(tmp_path, "b.txt.gz", gzip.compress(NB.encode()))).text == NB
    with written(tmp_path, "in", json.dumps({"id": "c", "text": NB})).open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert one("-").id == "c"


PAGE = f"""<!doctype html><html lang="nb"><head><title>To møttes | Avisa</title>
<meta property="og:title" content="To møttes"><meta property="og:site_name" content="Avisa">
<meta property="article:published_time" content="2021-10-25T20:15:00+02:00"></head>
<body><nav><a href="/">Forsiden</a></nav><article><h1>To møttes</h1><p>{NB} {NB}</p><p>– {NB}</p></article></body></html>"""


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    article = one(written(tmp_path, "a.html", PAGE))
    assert article.title == "To møttes" and article.publisher == "Avisa"
    assert article.published == "2021-10-25T20:15:00+02:00"
    assert f"\n\n– {NB}" in article.text and "Forsiden" not in article.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\0\1\2\3" * 99, "binary"),
        ("a.txt", HEAD.replace("25.10.2021 kl. 20.15", "32.10.2021"), "cannot be read"),
        ("a.html", "<html><body><nav>Meny</nav></body></html>", "without an article"),
        ("a.html", "<", "an article"),
        ("a.json", '{"title": "Møte"}', "without text"),
        ("a.json", '{"text": 3}', "without text"),
        ("a.json", '{"text": "a",\n "id": }', "line 2, column 8"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.json", '{"text": "\\ud800"}', "half a character"),
        ("a.json", json.dumps({"text": NB, "authors": 3}), "authors"),
        ("a.json", json.dumps({"text": NB, "published": "en gang"}), "cannot be read"),
        ("a.json", json.dumps({"text": NB, "language": "de"}), "German"),
        ("a.txt", "a" * (limits.ARTICLE_BYTES + 1), "longer than"),
        ("a.txt", (NB + "\n\n") * 4_500, "longer than"),
        ("a.txt.gz", b"no archive", "cannot be read"),
        ("a.docx", "text", "unknown kind"),
    ],
)
def test_a_fault_is_a_refusal_with_its_remedy(tmp_path: Path, name: str, content: Any, reason: str) -> None:
    assert reason in refusal(written(tmp_path, name, content)).reason


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "a.txt").reason
    assert "no file matches" in refusal(str(tmp_path / "*.txt")).reason
    assert "no article" in refusal(tmp_path).reason
    assert "of the kind ftp" in refusal("ftp://avisa.example/a").reason
    assert "of the kind file" in refusal("file:///etc/hostname").reason


def test_a_folder_goes_on_after_a_bad_file_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    written(tmp_path, "b.txt", NB)
    written(tmp_path, "a.txt", b"\0\0")
    written(tmp_path, "README.md", "om mappen")
    written(tmp_path, ".hidden.txt", "")
    written(tmp_path / "sub", "c.txt", EN)
    items = list(read([tmp_path]))
    assert [Path(item.origin).name for item in items] == ["a.txt", "b.txt", "c.txt"]
    assert [type(item) for item in items] == [Refusal, Article, Article]


def test_the_same_article_twice_is_taken_once(tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.txt", NB), written(tmp_path, "b.txt", NB)
    items = list(read([first, second, first]))
    assert [type(item) for item in items] == [Article, Refusal, Refusal]
    assert "the same article" in getattr(items[1], "reason", "")


def test_two_texts_with_one_id_are_refused(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": "a", "text": text}) for text in (NB, NN))
    assert "with another text" in getattr(list(read([written(tmp_path, "a.jsonl", rows)]))[1], "reason", "")


def test_an_id_that_is_no_slug_is_made_one(tmp_path: Path) -> None:
    article = one(written(tmp_path, "a.json", json.dumps({"id": "../<x> æ", "text": NB})))
    assert article.id.startswith("x-ae-") and len(article.id) == len("x-ae-") + 8


def test_an_option_that_cannot_be_read_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read([], published="snart")
    with pytest.raises(UsageError, match="German"):
        read([], language="de")


def test_a_long_line_is_refused_where_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE_BYTES", 200)
    rows = json.dumps({"id": "a", "text": NB}), json.dumps({"id": "b", "text": NB * 9})
    items = list(read([written(tmp_path, "a.jsonl", "\n".join(rows))]))
    assert isinstance(items[0], Article) and items[1].origin.endswith(":2")


def test_a_store_beside_the_articles_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NB, encoding="utf-8")
    with GraphStore.open(tmp_path / "kg-store"):
        pass
    assert [type(item) for item in read([str(tmp_path)], published="2021-10-25")] == [Article]
