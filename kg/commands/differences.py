"""Where articles differ, to be read by people or by programs."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, get_args

import click

from kg.commands.options import existing, store_option
from kg.errors import NotFound, UsageError
from kg.records import DifferenceKind

if TYPE_CHECKING:
    from kg.store import GraphStore
    from kg.witnesses import Contrast, Witness

_CALLED = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dip: <https://w3id.example/dip/ns#>
SELECT DISTINCT ?e WHERE {
  ?e rdfs:label ?l . FILTER (STR(?l) = %s) { ?e a dip:Event } UNION { ?e a dip:Invitation }
}"""
_KINDS: tuple[str, ...] = get_args(DifferenceKind)


@click.command()
@click.argument("event", required=False)
@click.option("--kind", default=None, metavar="KIND", help=f"Only these: {', '.join(_KINDS)}.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each, with every passage.")
@store_option
def differences(event: str | None, kind: str | None, as_json: bool, store: str | None) -> None:
    """List where articles differ on an event or invitation (its IRI or label), or on all: conflicts first."""
    from kg.store import GraphStore
    from kg.witnesses import contrasts

    if kind not in (None, *_KINDS):
        raise UsageError(f"there is no kind {kind!r}", remedy=f"use one of {', '.join(_KINDS)}")
    with GraphStore.open(existing(store), read_only=True) as graph:
        things = (None,) if event is None else _named(event, graph)
        for thing in things:
            for one in contrasts(graph, thing, kind):
                click.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else _text(one))


def _named(event: str, graph: "GraphStore") -> tuple[str, ...]:
    """The things on which articles may differ that have an IRI or a label."""
    import pyoxigraph as ox

    if "://" in event:
        return (event,)
    if event.startswith(("event/", "invitation/")):  # as the list has it
        return (f"{graph.iris.base}id/{event}",)
    rows = graph.query(_CALLED % ox.Literal(event))
    found = tuple(sorted(row["e"].value for row in rows))
    if not found:
        remedy = "`kg query --question told-by-several` lists some"
        raise NotFound(f"no event is called {event!r}", remedy=remedy)
    return found


def _text(one: "Contrast") -> str:
    prop = one.prop.rpartition("#")[2]
    head = f"{one.kind} ({one.rule}), {prop}: {' '.join(_short(iri) for iri in one.on)}"
    return "\n".join([head, _side(one.earlier, one.earlier_value), _side(one.later, one.later_value)])


def _side(witness: "Witness", value: str) -> str:
    source = witness.source
    who = ", ".join(part for part in (source.publisher, source.published) if part)
    said = f"{_short(value) or '(silent)'} · {_short(source.article)} ({who})"
    return f"  {said}: {witness.passages[0].sentence}"


def _short(value: str) -> str:
    """An IRI without what all have in common; other values as they are."""
    return value.rpartition("/id/" if "/id/" in value else "/")[2] if "://" in value else value
