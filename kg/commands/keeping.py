"""What looks after a store: its health, its copies."""

import sys
from pathlib import Path

import click

from kg import settings
from kg.commands.options import store_option


@click.command()
@click.option("--repair", "mend", is_flag=True, help="Mend what the kept records and decisions can mend.")
@store_option
def doctor(mend: bool, store: str | None) -> None:
    """Compare the store with all it keeps. Exit 3 when something is lost or changed."""
    from kg.doctor import diagnose, told
    from kg.reference import load
    from kg.repair import repair

    folder, registry = settings.store_folder(store), load()
    if mend:
        for line in repair(folder, registry) or ["nothing was to be mended"]:
            click.echo(f"mended: {line}", err=True)
    found = diagnose(folder, registry)
    for line in told(found):
        click.echo(line)
    for note in (*found.notes, *found.unattached):
        click.echo(f"note: {note}", err=True)
    click.echo(f"{found.articles} articles in the ledger, {len(found.complaints)} complaints", err=True)
    if found.complaints:
        sys.exit(3)


@click.command()
@click.argument("to", metavar="FOLDER")
@store_option
def backup(to: str, store: str | None) -> None:
    """Copy the store's records, ledger and decisions into a new FOLDER; a writer may be at work."""
    from kg.backup import backup as copy

    count = copy(settings.existing_store(settings.store_folder(store)), Path(to))
    click.echo(f"{to}: {count} articles", err=True)


@click.command()
@click.argument("source", metavar="FOLDER")
@store_option
def restore(source: str, store: str | None) -> None:
    """Make a new store from a FOLDER that `kg backup` wrote."""
    from kg.backup import restore as make
    from kg.reference import load

    folder = settings.store_folder(store)
    count = make(Path(source), folder, load())
    click.echo(f"{folder}: {count} articles", err=True)


COMMANDS = (doctor, backup, restore)
