"""Options that several commands have."""

from pathlib import Path

import click

from kg import settings

store_option = click.option(
    "--store",
    "store",
    default=None,
    metavar="DIR",
    help="Folder of the graph (KG_STORE, default ./kg-store).",
)
because_option = click.option(
    "--because", required=True, metavar="REASON", help="Why; it is kept with the decision."
)
by_option = click.option("--by", default=None, metavar="NAME", help="Who decides (KG_EDITOR, default: you).")


def existing(store: str | None) -> Path:
    """The folder of a store that is there."""
    return settings.existing_store(settings.store_folder(store))
