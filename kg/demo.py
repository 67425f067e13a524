"""The demo: the corpus that ships with the program, from articles to answers, a picture and files."""

from collections.abc import Callable
from pathlib import Path

from kg import resources
from kg.checking import check_store
from kg.draw import draw
from kg.errors import DataError
from kg.export.files import whole, write
from kg.pipeline import build
from kg.query import ask
from kg.query.questions import question
from kg.store import GraphStore

QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("meetings-of", {"person": "Sergej Lavrov"}),
    ("invitations", {}),
    ("quotes-of", {"person": "Sergej Lavrov"}),
)
EXPORTS = (("turtle", "graph.ttl"), ("trig", "graph.trig"), ("jsonld", "graph.jsonld"))
MOST_ROWS = 8  # of one answer on the screen


def run(folder: Path, say: Callable[[str], None]) -> None:
    """Builds into `folder`/store and tells, line by line, what was done and found."""
    store = folder / "store"
    report = build([str(resources.demo_articles())], store)
    say(
        f"read {report.articles} articles ({report.new} new, {report.changed} changed), "
        f"{len(report.refused)} refused, in {report.seconds:.1f} s"
    )
    for refusal in report.refused:
        say(f"  refused {refusal.origin}: {refusal.reason}")
    with GraphStore.open(store, read_only=True) as graph:
        findings = list(check_store(graph))
        say(f"checked: every passage equals its text, {len(findings)} findings")
        page = draw(graph, language="nb")
        whole(folder / "network.html", page)
        for form, name in EXPORTS:
            write(graph, form, folder / name)
    for name, values in QUESTIONS:
        _answer(store, name, values, say)
    say("")
    for name in ("network.html", *(n for _, n in EXPORTS)):
        say(f"  {folder / name}")
    say(f"ask on: kg query --store {store} --question NAME   (kg questions lists them)")
    if findings:
        raise DataError(
            f"{len(findings)} findings in the demo corpus",
            place=str(store),
            remedy="kg check --store tells which",
        )


def _answer(store: Path, name: str, values: dict[str, str], say: Callable[[str], None]) -> None:
    asked = question(name)
    answer = ask(store, asked.with_values(values))
    say("")
    say(f"{asked.title}" + "".join(f" — {v}" for v in values.values()))
    for row in answer.rows()[:MOST_ROWS]:
        say("  " + " | ".join(c for c in row if c))
    if len(answer.bindings) > MOST_ROWS:
        say(f"  showing {MOST_ROWS} of {len(answer.bindings)} rows")
