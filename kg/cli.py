"""The commands. Results go to standard output, all else to standard error; no logic lives here."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

import click

from kg import settings
from kg.commands import editing, keeping
from kg.commands.analysing import analyse
from kg.commands.differences import differences
from kg.commands.options import existing, store_option
from kg.commands.serving import serve
from kg.errors import KgError, QueryError, UsageError
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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kg")
def cli() -> None:
    """Diplomatic news in, a knowledge graph out: who met whom, when, where, who said what, in which words."""


def main() -> NoReturn:
    """Runs a command; errors become one line and an exit code: 1 bad data, 2 wrong usage, 3 findings."""
    sys.excepthook = _unforeseen
    try:
        cli.main(prog_name="kg", standalone_mode=False)
    except KgError as fault:
        _fail(str(fault), fault.exit_code)
    except click.ClickException as fault:
        fault.show(sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        _fail("stopped; what was acknowledged is kept", 1)
    except (
        BrokenPipeError
    ):  # `kg export | head`: nobody reads on, and the interpreter's last flush must not fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        _fail(f"{fault.filename or 'system'}: {fault.strerror or fault}", 1)
    sys.exit(0)


def _unforeseen(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program in one line; all of it with KG_DEBUG."""
    if settings.value("debug"):
        sys.__excepthook__(kind, fault, trace)
        return
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "kg"
    click.echo(
        f"kg: a fault of this program: {place}: {kind.__name__}: {fault} (KG_DEBUG=1 shows more)", err=True
    )


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"kg: {message}", err=True)
    sys.exit(code)


def _report_refusals(refused: list[Any]) -> None:
    for refusal in refused:
        remedy = f" ({refusal.remedy})" if refusal.remedy else ""
        click.echo(f"refused: {refusal.origin}: {refusal.reason}{remedy}", err=True)


def _report_additions(report: Any) -> None:
    """What other readers gave, what was not taken of it, by reason, and what they could not read."""
    for line in report.unattached:
        click.echo(line, err=True)
    for unread in report.unread:
        click.echo(f"not read: {unread.origin}: {unread.reason}", err=True)
    for reason, count in sorted(report.withheld.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"not added: {count} × {reason}", err=True)
    click.echo(f"other readers: {report.added} added, {report.withheld.total()} not", err=True)


def _progress() -> Callable[[Any], None]:
    """A line that is rewritten, on a terminal only: how many, how fast, how much longer."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda report: click.echo(f"\r\x1b[K{_so_far(report)}", nl=False, err=True)


def _so_far(report: Any) -> str:
    rate = report.articles / max(report.seconds, 0.01)
    line = f"{report.articles} articles, {rate:.0f} a second"
    if not report.share:
        return line
    left = int(report.seconds * (1 - report.share) / report.share)
    return f"{line}, {report.share:.0%}, {left // 60}:{left % 60:02} left"


def _progress_of() -> Callable[[int, int], None]:
    """The same for work of a known size."""
    if not sys.stderr.isatty():
        return lambda _done, _of: None
    return lambda done, of: click.echo(f"\r{done} of {of} articles", nl=done == of, err=True)


@cli.command(epilog=SOURCES)
@click.argument("sources", nargs=-1, required=True)
@store_option
@_published
@_language
@_readers
def build(
    sources: tuple[str, ...],
    store: str | None,
    published: str | None,
    language: str | None,
    readers: tuple[str, ...],
) -> None:
    """Read articles into the graph; the same article again changes nothing."""
    from kg.pipeline import build as run
    from kg.readers import choose

    chosen, folder = choose(readers), settings.store_folder(store)
    report = run(sources, folder, published=published, language=language, readers=chosen, tell=_progress())
    if sys.stderr.isatty():
        click.echo("", err=True)
    _report_refusals(report.refused)
    if readers:
        _report_additions(report)
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
    if report.refused and not report.articles:
        sys.exit(1)


@cli.command(epilog=SOURCES)
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
    _report_refusals(refused)
    if readers:
        _report_additions(report)
    if refused and not taken:
        sys.exit(1)


@cli.command()
@click.argument("sparql", required=False)
@click.option("--file", "file", default=None, metavar="F", help="Read the query from a file.")
@click.option(
    "--question", "name", default=None, metavar="NAME", help="A named question; `kg questions` lists them."
)
@click.option("--param", "params", multiple=True, metavar="K=V", help="A parameter of the named question.")
@click.option(
    "--format", "form", default="table", metavar="FORM", help="table, json, csv, tsv, xml, turtle or jsonld."
)
@store_option
def query(
    sparql: str | None,
    file: str | None,
    name: str | None,
    params: tuple[str, ...],
    form: str,
    store: str | None,
) -> None:
    """Ask the graph in SPARQL, or with a named question."""
    from kg.query import ask
    from kg.query.answers import FORMATS

    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", remedy=f"use one of {', '.join(FORMATS)}")
    answer = ask(existing(store), _sparql(sparql, file, name, params))
    click.echo(answer.as_text(form), nl=False)
    if answer.cut:
        click.echo(
            "kg: the answer was cut; add LIMIT and OFFSET, or narrow the query, to see the rest", err=True
        )


def _sparql(sparql: str | None, file: str | None, name: str | None, params: tuple[str, ...]) -> str:
    from kg.query.questions import question

    if sum(bool(x) for x in (sparql, file, name)) != 1:
        raise UsageError(
            "give one of a query, --file or --question", remedy="kg query 'SELECT …', or kg questions"
        )
    if name:
        pairs = [p.partition("=") for p in params]
        if bad := next((p for p in pairs if not p[1]), None):
            raise UsageError(f"--param {bad[0]} has no value", remedy="write --param name=value")
        return question(name).with_values({k: v for k, _, v in pairs})
    if params:
        raise UsageError("--param goes with --question", remedy="write the value into the query")
    try:
        if sparql == "-":
            return sys.stdin.buffer.read().decode()
        return Path(file).read_text(encoding="utf-8") if file else sparql or ""
    except UnicodeDecodeError as fault:
        raise QueryError("not UTF-8", place=file or "-", remedy="save the query as UTF-8") from fault


@cli.command()
@click.option("--language", default="en", metavar="CODE", help="Titles in nb, nn or en (default en).")
def questions(language: str) -> None:
    """List the named questions with their parameters."""
    from kg.errors import UsageError
    from kg.query import questions as known

    for question in known().values():
        if language not in question.titles:
            raise UsageError(f"no titles in {language!r}", remedy=f"one of {', '.join(question.titles)}")
        click.echo(f"{question.name}\n    {question.titles[language]}")
        for parameter in question.parameters:
            click.echo(f"    --param {parameter.name}={parameter.default!r} ({parameter.kind})")


@cli.command()
@click.option(
    "--format",
    "form",
    default="trig",
    metavar="FORM",
    help="trig, turtle, nquads, ntriples, jsonld, jsonld-framed, graphml, gexf or csv.",
)
@click.option("--framed", is_flag=True, help="JSON-LD: the events first, with their parts inside.")
@click.option("--table", default=None, metavar="NAME", help="CSV: which table (default participations).")
@click.option("-o", "--output", default=None, metavar="FILE", help="A FOLDER/ for all CSV tables.")
@store_option
def export(form: str, framed: bool, table: str | None, output: str | None, store: str | None) -> None:
    """Write the graph; the same graph gives the same bytes."""
    from kg.export import choice, write, write_tables
    from kg.store import GraphStore

    form = choice(form, framed=framed, table=table)
    with GraphStore.open(existing(store), read_only=True) as graph:
        if form == "csv" and output and (output.endswith("/") or Path(output).is_dir()):
            for path in write_tables(graph, output):
                click.echo(str(path), err=True)
            return
        text = write(graph, form, output)
    if output is None:
        click.echo(text, nl=False)
    else:
        click.echo(f"{output}: {len(text.encode()):,} bytes", err=True)


@cli.command()
@click.option(
    "--focus", default=None, metavar="NAME", help="A person, country, organisation, place or event."
)
@click.option("--from", "start", default=None, metavar="DATE")
@click.option("--to", "end", default=None, metavar="DATE")
@click.option("--chart", is_flag=True, help="Contact over time instead, as SVG: of --focus, and of --with.")
@click.option("--with", "other", default=None, metavar="NAME", help="Of a chart: the other side.")
@click.option(
    "--language", default=None, metavar="CODE", help="Language of the labels (KG_LANGUAGE, default nb)."
)
@click.option("-o", "--output", default=None, metavar="FILE", help="network.html, or chart.svg; - to stdout.")
@store_option
def draw(*, chart: bool, output: str | None, store: str | None, **asked: Any) -> None:
    """Draw the network as one page that needs no network connection, or a chart of contact over time."""
    from kg.analyse import contact_chart
    from kg.draw import draw as picture
    from kg.export.files import whole
    from kg.store import GraphStore

    asked["language"], other = settings.value("language", asked["language"]), asked.pop("other")
    if other and not (chart and asked["focus"]):
        raise UsageError("--with is of a chart of two", remedy="give --chart and --focus, too")
    output = output or ("chart.svg" if chart else "network.html")
    with GraphStore.open(existing(store), read_only=True) as graph:
        page = contact_chart(graph, other=other, **asked) if chart else picture(graph, **asked)
    if output == "-":
        click.echo(page, nl=False)
    else:
        whole(Path(output), page)
        click.echo(output)


@cli.command()
@store_option
def check(store: str | None) -> None:
    """Validate every article: shapes, and every span against its text. Exit 3 with findings."""
    from kg.checking import check_store
    from kg.store import GraphStore

    count = 0
    with GraphStore.open(existing(store), read_only=True) as graph:
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


@cli.command()
@click.argument("gold", required=False)
@click.option(
    "--predictions", default=None, metavar="FILE.jsonl", help="Score these instead of this program."
)
@click.option(
    "--only", multiple=True, metavar="NAME", help="A set (own), a language (nn) or a task (offices)."
)
@click.option("--errors", default=0, metavar="N", help="List N misses and wrong ones of each task.")
@click.option("--by-article", is_flag=True, help="The counts of each article too.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--pin", is_flag=True, help="Write the figures as floors; lowers none.")
def evaluate(gold: str | None, **options: Any) -> None:
    """Compare what the program reads with annotated articles (default: its own gold): F1 by task."""
    from kg.scoring import Asked, answer

    told = answer(gold, Asked(**options), _progress_of())
    _report_refusals(told.refused)
    click.echo(told.text, nl=False)
    if told.pinned:
        click.echo(f"{told.pinned}: floors written", err=True)


@cli.command()
@click.argument("folder", default="demo")
def demo(folder: str) -> None:
    """Build the demo corpus into FOLDER, check it, ask three questions, draw and export."""
    from kg.demo import run

    run(Path(folder), click.echo)


for _command in (*editing.COMMANDS, *keeping.COMMANDS, analyse, differences, serve):
    cli.add_command(_command)
