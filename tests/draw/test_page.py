import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg import errors
from kg.draw import draw
from kg.languages import table
from tests.draw import graphs


class Tags(HTMLParser):
    """The tags and the attributes of a page, and the text of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"}:
            self.blocks.append(data)


def data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="graph">(.*?)</script>', html, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])["scene"]
    return loaded


def test_the_page_asks_for_nothing_and_runs_only_its_own_scripts() -> None:
    html = draw(graphs.small().store())
    page = Tags(html)
    policy = next(
        a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not [
        a for _, a in page.tags if "src" in a or any(name.startswith("on") or name == "style" for name in a)
    ]
    assert [a["href"] for t, a in page.tags if t == "link"] == ["data:,"]
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", html, re.DOTALL
    )
    assert len(scripts) == 3
    for block in scripts:
        assert f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'" in policy
    assert html.startswith('<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">')


def test_sentences_are_in_the_data_and_in_the_table_with_the_words_marked() -> None:
    html = draw(graphs.small().store())
    assert "Mandag <mark>møtte</mark> <mark>Kari Vik</mark> <mark>Oleg Sørin</mark> i Vikvær.</p>" in html
    shown = data(html)
    talk = next(node for node in shown["nodes"] if node["id"] == "event/talk")
    passage = shown["passages"][talk["proof"][0]]
    assert passage["parts"] == ["Mandag ", "møtte", " ", "Kari Vik", " ", "Oleg Sørin", " i Vikvær."]
    assert passage["source"] == "Nordposten · 25.\u00a0okt.\u00a02021 · «Møtte kollegaen på kaia»"
    assert passage["url"] == "https://nord.example/a1"
    assert talk["clash"] == "Kildene gir 2 datoer: 25.\u00a0okt.\u00a02021, 26.\u00a0okt.\u00a02021"
    assert talk["articles"] == 2


def test_a_person_shows_the_sentences_of_what_it_took_part_in() -> None:
    shown = data(draw(graphs.small().store()))
    vik = next(node for node in shown["nodes"] if node["label"] == "Kari Vik")
    said = ["".join(shown["passages"][i]["parts"]) for i in vik["proof"]]
    assert said[0] == "Møtet i februar blir ikke noe av."
    assert "Mandag møtte Kari Vik Oleg Sørin i Vikvær." in said
    assert vik["sub"] == "utenriksminister"
    assert all(shown["passages"][i]["url"] in {"", "https://nord.example/a1"} for i in vik["proof"])


def test_lines_tell_said_from_worked_out_and_planned() -> None:
    edges = data(draw(graphs.small().store()))["edges"]
    lines = {(edge["from"].rpartition("/")[2], edge["relation"]): edge["line"] for edge in edges}
    assert lines["talk", "participant"] == "said"
    assert lines["next", "participant"] == "planned"
    assert lines["oleg-sorin", "invited"] == "planned"
    assert lines["kari-vik", "represents"] == "worked_out"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["Hendelser", "Norge", "utenriksminister", "25. okt. 2021", "Hopp til innholdet", "Avlyst"]),
        ("nn", ["Hendingar", "Noreg", "utenriksminister", "25. okt. 2021", "Hopp til innhaldet", "Avlyst"]),
        ("en", ["Events", "Norway", "foreign minister", "25 Oct 2021", "Skip to content", "Cancelled"]),
    ],
)
def test_every_language_has_its_own_words(language: str, words: list[str]) -> None:
    html = draw(graphs.small().store(), language=language).replace("\u00a0", " ").replace("\\u00a0", " ")
    assert f'<html lang="{language}">' in html
    missing = [word for word in words if word not in html]
    assert not missing


def test_the_tables_of_the_three_languages_have_the_same_words() -> None:
    def names(part: Any, above: str = "") -> set[str]:
        return (
            {above}
            if isinstance(part, str)
            else {n for k, v in part.items() for n in names(v, f"{above}.{k}")}
        )

    def gaps(part: Any) -> list[list[str]]:
        return [sorted(re.findall(r"\{\w+\}", v)) for _, v in sorted(part["words"].items())]

    first = table("nb", "draw")
    for language in ("nn", "en"):
        assert names(table(language, "draw")) == names(first)
        assert gaps(table(language, "draw")) == gaps(first)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(errors.UsageError, match="nb, nn"):
        draw(graphs.small().store(), language="fi")


def test_what_the_graph_says_never_becomes_markup() -> None:
    plain, hostile = Tags(draw(graphs.small().store())), Tags(draw(graphs.hostile().store()))
    assert {tag for tag, _ in hostile.tags} == {tag for tag, _ in plain.tags}
    assert [tag for tag, _ in hostile.tags].count("script") == 3
    assert not [a for _, a in hostile.tags if any(name.startswith("on") for name in a)]
    assert not [a for _, a in hostile.tags if str(a.get("href", "")).startswith(("javascript", "data:text"))]
    shown = data(draw(graphs.hostile().store()))
    labels = {unescape(node["label"]) for node in shown["nodes"]}
    assert graphs.HOSTILE[0] in labels
    assert {passage["url"] for passage in shown["passages"]} == {"", "https://nord.example/a1"}


def test_the_same_graph_gives_the_same_bytes_whatever_the_locale_and_the_hash_seed() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import graphs; from kg.draw import draw;"
        "print(hashlib.sha256(draw(graphs.crowd(20, 50).store(), language='nn').encode()).hexdigest())"
    )
    here, root = Path(__file__).parent, Path(__file__).parents[2]
    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(here)], check=True, capture_output=True, text=True, cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONUTF8": "0"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1
