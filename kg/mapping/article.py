"""One article's extraction and decisions to N-Quads: a pure function, the same bytes for the same input."""

from collections.abc import Mapping
from types import MappingProxyType

from kg.mapping.actors import map_actors, map_places
from kg.mapping.events import map_events
from kg.mapping.evidence import Passages
from kg.mapping.iris import Iris
from kg.mapping.provenance import map_agents, map_decisions, map_provenance
from kg.mapping.quads import Graph, serialize
from kg.mapping.scope import Scope, names_of
from kg.mapping.speech import map_speech
from kg.records import Decision, Extraction
from kg.reference import Registry


def map_article(
    extraction: Extraction,
    decisions: tuple[Decision, ...],
    registry: Registry,
    *,
    iris: Iris | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Sorted N-Quads in the article's graphs (said, inferred, added by others) and the provenance graph.

    `names` are the editors' names for shared things, by IRI.
    """
    minted, article = iris or Iris(), extraction.article
    said, inferred = Graph(minted.article_graph(article.id)), Graph(minted.inferred_graph(article.id))
    added, provenance = Graph(minted.added_graph(article.id)), Graph(minted.provenance_graph)
    scope = Scope(
        extraction=extraction, registry=registry, iris=minted, said=said, inferred=inferred, added=added,
        passages=Passages(article, minted, said), added_passages=Passages(article, minted, added),
        decisions={(d.kind, d.local): d for d in decisions}, persons=names_of(extraction),
        additions={(a.kind, a.local): a for a in extraction.additions}, names=names,
    )  # fmt: skip
    map_actors(scope)
    map_places(scope)
    map_events(scope)
    map_speech(scope)
    map_provenance(article, minted, provenance)
    map_agents(extraction, minted, provenance)
    ours, theirs = tuple(d for d in decisions if not d.added), tuple(d for d in decisions if d.added)
    map_decisions(ours, _subjects(ours, scope), scope.article, inferred)
    map_decisions(theirs, _subjects(theirs, scope), scope.article, added, prefix="added-")
    return serialize(said, inferred, added, provenance)


def _subjects(decisions: tuple[Decision, ...], scope: Scope) -> dict[tuple[str, str], str]:
    """The shared thing of each decision, as a term."""
    found: dict[tuple[str, str], str] = {}
    for decision in decisions:
        if decision.kind == "event":
            term: str | None = scope.event(decision.local)
        elif decision.kind == "place":
            term = scope.place(decision.local)
        else:
            term = scope.actor(decision.local)
        if term is not None:
            found[decision.kind, decision.local] = term
    return found
