"""What is done at somebody's own triple store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import endpoint_of, endpoint_option, existing, store_option
from kg.commands.telling import progress_of
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.query import Answer
    from kg.remote import Endpoint, Pushed


@click.command()
@store_option
@endpoint_option
def push(store: str | None, endpoint: str | None) -> None:
    """Bring the graph to a SPARQL service: what changed since, then all counted against what is there."""
    if not bring(existing(store), endpoint):
        raise UsageError("no endpoint is named", remedy="--endpoint URL, or KG_ENDPOINT")


def bring(folder: Path, endpoint: str | None) -> bool:
    """Brings the store in the folder to the endpoint; False where none is named."""
    from kg.remote.endpoint import chosen

    there = chosen(endpoint)
    if there is None:
        return False
    from kg.remote import Client
    from kg.remote import push as run
    from kg.store import GraphStore

    with GraphStore.open(folder, read_only=True) as graph, Client(there) as client:
        report = run(graph, client, _told())
        engine = client.engine.name
    click.echo(
        f"{there.query} ({engine}): {report.written} graphs written, {report.unchanged} unchanged,"
        f" {report.removed} removed; {report.added:,} triples new, {report.gone:,} gone; all counted there"
        f" in {report.seconds:.1f} s", err=True,
    )  # fmt: skip
    return True


def _told() -> "Callable[[Pushed], None]":
    tell = progress_of("graphs")
    return lambda report: tell(report.written + report.removed, report.of)


def asked_there(endpoint: "Endpoint", sparql: str) -> "Answer":
    """The answer of an endpoint."""
    from kg.remote import Client, ask

    with Client(endpoint) as client:
        return ask(client, sparql)


@contextmanager
def graph_folder(store: str | None, endpoint: str | None) -> Iterator[Path]:
    """The folder of the graph that is to be read: the store's own, or a copy of what an endpoint holds."""
    there = endpoint_of(store, endpoint)
    if there is None:
        yield existing(store)
        return
    from kg.remote import Client, pull

    with Client(there) as client, pull(client, progress_of("graphs")) as folder:
        yield folder


COMMANDS = (push,)
