"""The commands that write the graph out: files, pictures, findings."""

import sys
from pathlib import Path
from typing import Any

import click

from kg import settings
from kg.commands.options import endpoint_option, store_option
from kg.commands.remote import graph_folder
from kg.errors import UsageError


@click.command()
@click.option(
    "--format",
    "form",
    default="trig",
    metavar="FORM",
    help="trig, turtle, nquads, ntriples, jsonld, jsonld-framed, graphml, gexf, csv,"
    " or bulk: packed N-Quads in parts, for bulk loaders.",
)
@click.option("--framed", is_flag=True, help="JSON-LD: the events first, with their parts inside.")
@click.option("--table", default=None, metavar="NAME", help="CSV: which table (default participations).")
@click.option(
    "-o", "--output", default=None, metavar="FILE", help="A FOLDER/ for all CSV tables, or for bulk."
)
@store_option
@endpoint_option
def export(
    form: str, framed: bool, table: str | None, output: str | None, store: str | None, endpoint: str | None
) -> None:
    """Write the graph; the same graph gives the same bytes."""
    from kg.export import choice, exported, write_bulk, write_tables
    from kg.store import GraphStore

    form = choice(form, framed=framed, table=table, output=output)
    with graph_folder(store, endpoint) as folder, GraphStore.open(folder, read_only=True) as graph:
        if output and (form == "bulk" or (form == "csv" and (output.endswith("/") or Path(output).is_dir()))):
            paths = write_bulk(graph, Path(output)) if form == "bulk" else write_tables(graph, output)
            click.echo("\n".join(map(str, paths)), err=True)
            return
        data = exported(graph, form, output)
    if output is None:
        click.echo(data, nl=False)
    else:
        click.echo(f"{output}: {len(data):,} bytes", err=True)


@click.command()
@click.option(
    "--focus", default=None, metavar="NAME", help="A person, country, organisation, place or event."
)
@click.option("--from", "start", default=None, metavar="DATE")
@click.option("--to", "end", default=None, metavar="DATE")
@click.option(
    "--link", default=None, metavar="LINK", help="A link of the explorer of kg serve, quoted: the same view."
)
@click.option("--chart", is_flag=True, help="Contact over time instead, as SVG: of --focus, and of --with.")
@click.option("--with", "other", default=None, metavar="NAME", help="Of a chart: the other side.")
@click.option(
    "--language", default=None, metavar="CODE", help="Language of the labels (KG_LANGUAGE, default nb)."
)
@click.option("-o", "--output", default=None, metavar="FILE", help="network.html, or chart.svg; - to stdout.")
@store_option
@endpoint_option
def draw(
    *,
    chart: bool,
    link: str | None,
    output: str | None,
    store: str | None,
    endpoint: str | None,
    **asked: Any,
) -> None:
    """Draw the network as one page that needs no network connection, or a chart of contact over time."""
    from kg.analyse import contact_chart
    from kg.draw import draw as picture
    from kg.export.files import whole
    from kg.store import GraphStore

    if link is not None and (chart or any(asked[name] for name in ("focus", "start", "end", "other"))):
        raise UsageError(
            "--link says itself what is drawn", remedy="leave --focus, --from, --to and --chart out"
        )
    asked["language"], other = settings.value("language", asked["language"]), asked.pop("other")
    if other and not (chart and asked["focus"]):
        raise UsageError("--with is of a chart of two", remedy="give --chart and --focus, too")
    output = output or ("chart.svg" if chart else "network.html")
    with graph_folder(store, endpoint) as folder, GraphStore.open(folder, read_only=True) as graph:
        if link is not None:
            from kg.serve.explore.written import written
            from kg.serve.views import View

            page = written(View(graph, (0, 0)), link, asked["language"])
        else:
            page = contact_chart(graph, other=other, **asked) if chart else picture(graph, **asked)
    if output == "-":
        click.echo(page, nl=False)
    else:
        whole(Path(output), page)
        click.echo(output)


@click.command()
@store_option
@endpoint_option
def check(store: str | None, endpoint: str | None) -> None:
    """Validate every article: shapes, and every span against its text. Exit 3 with findings."""
    from kg.checking import check_store
    from kg.store import GraphStore

    count = 0
    with graph_folder(store, endpoint) as folder, GraphStore.open(folder, read_only=True) as graph:
        for article, finding in check_store(graph):
            count += 1
            click.echo(
                f"{article}: {finding.focus}: {finding.path}: {finding.message}"
                + (f" ({finding.value})" if finding.value else "")
            )
        total = len(graph.articles())
    click.echo(f"{total} articles checked, {count} findings", err=True)
    if count:
        sys.exit(3)


COMMANDS = (export, draw, check)
