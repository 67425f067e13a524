"""Networks of contact: figures, ties, series and brokers, each with the events behind it."""

from pathlib import Path
from typing import Any

import click

from kg import limits, settings
from kg.commands.options import endpoint_option, store_option
from kg.commands.remote import graph_folder

_EXAMPLES = """\b
Examples:
  kg analyse --net country --sort betweenness
  kg analyse --pair "Sergej Lavrov" "Antony Blinken"
  kg analyse series --pair Norge Russland --by quarter --format svg -o series.svg
  kg analyse brokers --net country --blocs EU,BRICS --format turtle
"""


@click.command(epilog=_EXAMPLES)
@click.argument("what", required=False, metavar="[measures|ties|series|brokers]")
@click.option("--net", default="", metavar="NET", help="person (default), country or person-event.")
@click.option("--of", default="", metavar="NAME", help="Only what concerns this person or country.")
@click.option(
    "--pair", default=None, nargs=2, metavar="A B", help="Two: the events and sentences of their tie."
)
@click.option("--from", "start", default=None, metavar="DATE", help="Events from this day, month or year on.")
@click.option("--to", "end", default=None, metavar="DATE", help="Events up to it.")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE",
    help="Only these kinds of event; all but expulsion, sanction, protest_note, appointment by default.",
)  # fmt: skip
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="STATUS",
    help="held and ongoing by default; planned, …, all.",
)
@click.option(
    "--sort", default="strength", metavar="MEASURE", help="degree, strength, betweenness, pagerank …"
)
@click.option(
    "--top", default=limits.ANALYSE_ROWS, show_default=True, type=click.IntRange(0), help="Rows; 0: all."
)
@click.option("--by", default=None, metavar="PERIOD", help="Of a series: month, quarter or year.")
@click.option("--share", is_flag=True, help="Changes in the share of all that is told, not in the number.")
@click.option(
    "--blocs", default="", metavar="BLOCS",
    help="EU,NATO,BRICS or a FILE.csv with bloc,member,start,end; communities by default.",
)  # fmt: skip
@click.option("--library", default="", metavar="NAME", help="networkx or rustworkx (the fastest there is).")
@click.option("--seed", default=1, show_default=True, help="Of what is drawn by chance.")
@click.option(
    "--format", "form", default="table", metavar="FORM",
    help="table, csv, graphml, turtle, trig, nquads, jsonld; svg of a series.",
)  # fmt: skip
@click.option(
    "--language", default=None, metavar="CODE", help="Language of the labels (KG_LANGUAGE, default nb)."
)
@click.option("-o", "--output", default=None, metavar="FILE")
@store_option
@endpoint_option
def analyse(form: str, output: str | None, store: str | None, endpoint: str | None, **options: Any) -> None:
    """Who is in contact with whom: figures of people or countries, their ties, series and brokers."""
    from kg.analyse import find, question, written
    from kg.export.files import whole
    from kg.store import GraphStore

    options["language"] = settings.value("language", options["language"])
    with graph_folder(store, endpoint) as folder, GraphStore.open(folder, read_only=True) as graph:
        found = find(graph, question(graph, options))
        text, cut = written(found, graph, form)
    for note in (*found.notes, *([cut] if cut else [])):
        click.echo(f"kg: {note}", err=True)
    if output is None:
        click.echo(text, nl=False)
    else:
        whole(Path(output), text)
        click.echo(f"{output}: {len(text.encode()):,} bytes", err=True)
