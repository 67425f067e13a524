"""The command that serves the graph over HTTP."""

import contextlib

import click

from kg.commands.options import existing, store_option
from kg.errors import UsageError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
@store_option
def serve(host: str, port: int, store: str | None) -> None:
    """Serve the graph: pages at /, SPARQL at /sparql, graphs at /graphs, every thing at its address.

    Stops with Ctrl+C. Only reading; queries of others run in processes of their own, with limits.
    """
    import socket

    import uvicorn

    from kg.serve import application

    app = application(existing(store))
    try:
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except (OSError, OverflowError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(
            f"cannot listen at {host} port {port}: {reason}", remedy="choose another with --host and --port"
        ) from fault
    name = f"[{host}]" if ":" in host else host
    click.echo(f"http://{name}:{listening.getsockname()[1]}/ (Ctrl+C stops)", err=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on"))
    with contextlib.suppress(KeyboardInterrupt):  # the server ended what it was at; this is how it is stopped
        server.run(sockets=[listening])
