"""Options that several commands have."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import settings

if TYPE_CHECKING:
    from kg.remote.endpoint import Endpoint

store_option = click.option(
    "--store",
    "store",
    default=None,
    metavar="DIR",
    help="Folder of the graph (KG_STORE, default ./kg-store).",
)
endpoint_option = click.option(
    "--endpoint",
    "endpoint",
    default=None,
    metavar="URL",
    help="Query address of a SPARQL service that holds the graph (KG_ENDPOINT).",
)
because_option = click.option(
    "--because", required=True, metavar="REASON", help="Why; it is kept with the decision."
)
by_option = click.option("--by", default=None, metavar="NAME", help="Who decides (KG_EDITOR, default: you).")


def existing(store: str | None) -> Path:
    """The folder of a store that is there."""
    return settings.existing_store(settings.store_folder(store))


def endpoint_of(store: str | None, endpoint: str | None) -> "Endpoint | None":
    """The endpoint that is to be read; None where a folder is named, or nothing but one is known."""
    from kg.remote.endpoint import chosen

    return None if store and not endpoint else chosen(endpoint)
