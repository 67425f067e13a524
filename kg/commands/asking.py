"""The commands that ask the graph."""

import sys
from pathlib import Path

import click

from kg.commands.options import endpoint_of, endpoint_option, existing, store_option
from kg.errors import QueryError, UsageError


@click.command()
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
@endpoint_option
def query(
    sparql: str | None,
    file: str | None,
    name: str | None,
    params: tuple[str, ...],
    form: str,
    store: str | None,
    endpoint: str | None,
) -> None:
    """Ask the graph in SPARQL, or with a named question."""
    from kg.commands.remote import asked_there
    from kg.query import ask
    from kg.query.answers import FORMATS

    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}", remedy=f"use one of {', '.join(FORMATS)}")
    asked = _sparql(sparql, file, name, params)
    there = endpoint_of(store, endpoint)
    answer = asked_there(there, asked) if there else ask(existing(store), asked)
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


@click.command()
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


COMMANDS = (query, questions)
