"""The view of a link as one file: what is no such link is said, and nothing of it runs."""

import json
import re
from typing import Any

import pytest
from click.testing import CliRunner

from kg.commands.showing import draw
from kg.errors import NotFound, UsageError
from kg.serve.explore.written import written
from kg.serve.views import View
from kg.store import GraphStore
from tests.stores import demo

LAVROV = "person/sergey-lavrov"


def scene(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="graph">(.*?)</script>', html, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])["scene"]
    return loaded


def test_a_path_is_a_file_with_its_sentences_in_the_language_of_the_link() -> None:
    with GraphStore.open(demo(), read_only=True) as store:
        html = written(
            View(store, (0, 0)),
            f"http://a.example/nn/explore?of={LAVROV}&path=country/NOR&n=country/NOR",
            "nb",
        )
    found = scene(html)
    assert '<html lang="nn">' in html
    assert (found["path"][0], found["path"][-1]) == (LAVROV, "country/NOR")
    events = [node for node in found["nodes"] if node["kind"] == "event"]
    assert events
    for event in events:
        (first, *_) = (found["passages"][number] for number in event["proof"])
        assert len(first["parts"]) > 1
        assert first["url"].startswith("http://a.example/nn/id/article/")
    assert found["begun"] == "n=country%2FNOR"


def test_without_a_host_the_file_links_nowhere() -> None:
    with GraphStore.open(demo(), read_only=True) as store:
        found = scene(written(View(store, (0, 0)), f"/explore?of={LAVROV}", "en"))
    assert {node.get("href", "") for node in found["nodes"]} == {""}
    assert {passage["url"] for passage in found["passages"]} == {""}


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("/events?type=meeting", UsageError), ("nothing", UsageError), ("http://[", UsageError),
        ("/explore?of=person/nobody-here", NotFound), ("/explore?from=tomorrow", UsageError),
    ],
)  # fmt: skip
def test_what_is_no_link_of_the_explorer_is_said(link: str, fault: type[Exception]) -> None:
    with GraphStore.open(demo(), read_only=True) as store, pytest.raises(fault, match="--link"):
        written(View(store, (0, 0)), link, "nb")


def test_a_link_and_a_focus_do_not_go_together() -> None:
    asked = ["--store", str(demo()), "--link", "/explore", "--focus", "Sergej Lavrov"]
    assert isinstance(CliRunner().invoke(draw, asked).exception, UsageError)
    alone = CliRunner().invoke(draw, [*asked[:4], "-o", "-"])
    assert alone.exit_code == 0
    assert scene(alone.output)["nodes"]
