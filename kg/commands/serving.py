"""The command that serves the graph over HTTP."""

import contextlib
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import by_option, endpoint_option, store_option
from kg.commands.remote import graph_folder
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.serve import Editing


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
@click.option(
    "--edit",
    is_flag=True,
    help="Let this machine's user correct the graph from its pages: same, different, rename, retract, undo.",
)
@by_option
@store_option
@endpoint_option
def serve(host: str, port: int, edit: bool, by: str | None, store: str | None, endpoint: str | None) -> None:
    """Serve the graph: pages at /, SPARQL at /sparql, graphs at /graphs, every thing at its address.

    Stops with Ctrl+C. Only reading; queries of others run in processes of their own, with limits. With
    --edit, which is for this machine alone, an address is printed that has the key to corrections. With an
    endpoint, what it holds now is copied and served, without the texts of articles.
    """
    from kg.serve import Editing, loopback

    if edit and not loopback(host):
        raise UsageError(
            f"--edit at {host} would let others correct the graph", remedy="leave --host out, or --edit"
        )
    if edit and endpoint:
        raise UsageError(
            "corrections are made where the articles are kept", remedy="--store DIR, then kg push"
        )
    editing = Editing(by=by) if edit else None
    with graph_folder(store, endpoint) as folder, _listening(host, port) as listening:
        _run(folder, editing, listening, f"[{host}]" if ":" in host else host)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(
            f"cannot listen at {host} port {port}: {reason}", remedy="choose another with --host and --port"
        ) from fault


def _run(folder: Path, editing: "Editing | None", listening: socket.socket, name: str) -> None:
    import uvicorn

    from kg.serve import application

    app = application(folder, editing)
    root = f"http://{name}:{listening.getsockname()[1]}/"
    click.echo(f"{root} (Ctrl+C stops)", err=True)
    if editing:
        click.echo(f"{root}edit?key={editing.key} lets this browser correct the graph", err=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on"))
    with contextlib.suppress(KeyboardInterrupt):  # the server ended what it was at; this is how it is stopped
        server.run(sockets=[listening])
