"""The commands that read articles."""

import sys

import click

from kg import settings
from kg.commands.options import endpoint_option, existing, store_option
from kg.commands.remote import bring
from kg.commands.telling import progress, report_additions, report_refusals
from kg.formats import SOURCES

_published = click.option(
    "--published", default=None, metavar="DATE", help="Publication date of articles that give none."
)
_language = click.option(
    "--language", default=None, metavar="CODE", help="Language of articles that name none: nb, nn or en."
)


_readers = click.option(
    "--reader",
    "readers",
    multiple=True,
    metavar="NAME",
    help="Let another reader add what the text bears word for word, marked as its own: spacy:MODEL, or"
    " llm:MODEL with KG_LLM_ADDRESS. None by default; the option may be given again.",
)


_scheduler = click.option(
    "--scheduler",
    default=None,
    metavar="ADDRESS",
    help="Let the workers of this Dask scheduler read, as tcp://HOST:8786 (KG_SCHEDULER; extra [cluster])."
    " The graph is the same.",
)


@click.command(epilog=SOURCES)
@click.argument("sources", nargs=-1, required=True)
@store_option
@endpoint_option
@_scheduler
@_published
@_language
@_readers
def build(
    sources: tuple[str, ...],
    store: str | None,
    endpoint: str | None,
    scheduler: str | None,
    published: str | None,
    language: str | None,
    readers: tuple[str, ...],
) -> None:
    """Read articles into the graph; the same article again changes nothing.

    With an endpoint the graph is then brought there; the folder keeps texts, decisions and what was read.
    """
    from kg.pipeline import build as run
    from kg.readers import choose

    chosen, folder = choose(readers), settings.store_folder(store)
    report = run(
        sources, folder, published=published, language=language, readers=chosen,
        scheduler=settings.value("scheduler", scheduler), tell=progress(),
    )  # fmt: skip
    if sys.stderr.isatty():
        click.echo("", err=True)
    report_refusals(report.refused)
    if readers:
        report_additions(report)
    if report.crowded:
        click.echo(
            f"{len(report.crowded)} blocks are so crowded that not all in them were compared: "
            f"{', '.join(report.crowded[:5])}", err=True,
        )  # fmt: skip
    click.echo(
        f"{report.articles} articles "
        f"({report.new} new, {report.changed} changed, {report.unchanged} unchanged), "
        f"{len(report.refused)} refused; {report.events} events, {report.invitations} invitations, "
        f"{report.statements} statements in {report.seconds:.1f} s",
        err=True,
    )
    bring(folder, endpoint)
    if report.refused and not report.articles:
        sys.exit(1)


@click.command(epilog=SOURCES)
@click.argument("sources", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "trig", "nquads"]), default="jsonl")
@click.option("--store", metavar="DIR", help="Resolve against this graph; it stays as it is.")
@_published
@_language
@_readers
def extract(
    sources: tuple[str, ...],
    form: str,
    store: str | None,
    published: str | None,
    language: str | None,
    readers: tuple[str, ...],
) -> None:
    """Read and extract only, to standard output; no store is written."""
    from kg.export.files import as_trig
    from kg.pipeline import Report, extracted
    from kg.readers import choose
    from kg.records import Refusal

    refused, taken, report, chosen = [], 0, Report(), choose(readers)
    folder = existing(store) if store else None
    for mapped in extracted(sources, published=published, language=language, readers=chosen, folder=folder):
        if isinstance(mapped, Refusal):
            refused.append(mapped)
            continue
        taken += 1
        report.hear(mapped.extraction)
        if form == "jsonl":
            click.echo(mapped.json)
        elif form == "nquads":
            click.echo(mapped.nquads.decode(), nl=False)
        else:
            click.echo(as_trig(mapped.nquads), nl=False)
    report_refusals(refused)
    if readers:
        report_additions(report)
    if refused and not taken:
        sys.exit(1)


COMMANDS = (build, extract)
