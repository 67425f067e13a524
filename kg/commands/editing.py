"""What editors decide, and why things are as they are."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import because_option, by_option, existing, store_option

if TYPE_CHECKING:
    from kg.deciding import Decided, Desk


def _decide(store: str | None, by: str | None, decide: Callable[["Desk"], "Decided"]) -> None:
    """Has the editor of a store decide, and tells what came of it."""
    from kg.deciding import desk

    with desk(existing(store), by) as editor:
        decided = decide(editor)
    click.echo(
        f"decision {decided.number}: {decided.rewritten} articles written again;"
        f" kg undo {decided.number} takes it back",
        err=True,
    )
    for line in decided.now:
        click.echo(line)


@click.command()
@click.argument("a")
@click.argument("b")
@because_option
@by_option
@store_option
def same(a: str, b: str, because: str, by: str | None, store: str | None) -> None:
    """A and B are one: IRIs, labels, or claims ARTICLE#person/NAME of people, events, bodies or places."""
    _decide(store, by, lambda editor: editor.same(a, b, because))


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--articles", default="", metavar="ID,ID", help="Where A and B are one now: whose claims part.")
@because_option
@by_option
@store_option
def different(a: str, b: str, articles: str, because: str, by: str | None, store: str | None) -> None:
    """A and B are two, for ever; of what is one now, --articles says which articles speak of the other."""
    wanted = tuple(one.strip() for one in articles.split(",") if one.strip())
    _decide(store, by, lambda editor: editor.different(a, b, because, wanted))


@click.command()
@click.argument("iri")
@click.argument("name")
@because_option
@by_option
@store_option
def rename(iri: str, name: str, because: str, by: str | None, store: str | None) -> None:
    """IRI is called NAME, in every language; what it was called becomes another spelling."""
    _decide(store, by, lambda editor: editor.rename(iri, name, because))


@click.command()
@click.argument("what")
@because_option
@by_option
@store_option
def retract(what: str, because: str, by: str | None, store: str | None) -> None:
    """WHAT is out of the graph and stays out: an article, a statement, event, invitation, or a claim."""
    _decide(store, by, lambda editor: editor.retract(what, because))


@click.command()
@click.argument("number", type=int)
@click.option("--because", default="taken back", metavar="REASON", help="Why.")
@by_option
@store_option
def undo(number: int, because: str, by: str | None, store: str | None) -> None:
    """Take back decision NUMBER of `kg decisions`; an undoing can be undone."""
    _decide(store, by, lambda editor: editor.undo(number, because))


@click.command()
@click.option("--machine", is_flag=True, help="What the program decided, one JSON line each, in one order.")
@click.option("--json", "as_json", is_flag=True, help="The editors' decisions as they were recorded.")
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file.")
@store_option
def decisions(machine: bool, as_json: bool, output: str | None, store: str | None) -> None:
    """List what editors decided, or with --machine what the program did."""
    from kg.explain import machine as machines
    from kg.explain import told
    from kg.export.files import whole
    from kg.joining import reading
    from kg.resolve.editors import Rulings

    folder = existing(store)
    if machine:
        world = reading(folder)
        try:
            found = [json.dumps(row, ensure_ascii=False) for row in machines(world)]
        finally:
            world.close(keep=False)
    else:
        rulings = Rulings.of(folder)
        if as_json:
            found = [json.dumps({"number": n} | row, ensure_ascii=False) for n, row in rulings.rows.items()]
        else:
            found = [told(number, row, rulings.undone) for number, row in rulings.rows.items()]
    text = "".join(f"{line}\n" for line in found)
    if output:
        whole(Path(output), text)
    else:
        click.echo(text, nl=False)


@click.command()
@click.argument("iri")
@click.argument("other", required=False)
@click.option("--json", "as_json", is_flag=True, help="All of it as JSON.")
@store_option
def explain(iri: str, other: str | None, as_json: bool, store: str | None) -> None:
    """Why IRI is as it is: articles, names, verdicts with reasons, editors' words, printed sentences.

    With OTHER: why the two are one, are two, or may be one. Each is an IRI, a name, a claim or an article.
    """
    from kg.comparing import Comparison, compare
    from kg.explain import Explanation
    from kg.explain import explain as why
    from kg.joining import reading
    from kg.store import GraphStore

    folder = existing(store)
    with GraphStore.open(folder, read_only=True) as graph:
        world = reading(folder)
        try:
            found: Explanation | Comparison
            found = compare(iri, other, graph, world) if other else why(iri, graph, world)
        finally:
            world.close(keep=False)
    text = json.dumps(found.as_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else found.as_text()
    click.echo(text, nl=False)


COMMANDS = (same, different, rename, retract, undo, decisions, explain)
