"""The ontology as data: its terms and concepts, and the classes and PLOVER code of each event type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import resources
from kg.errors import RegistryError
from kg.mapping.iris import CONCEPT, DIP

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
FILES = ("dip.ttl", "dip-concepts.ttl")
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type of event: its concept, its class with every superclass up to dip:Event, code and labels."""

    code: str
    concept: str
    classes: tuple[str, ...]
    plover: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the ontology defines; terms are local names, concepts are IRIs by scheme and code."""

    terms: frozenset[str]
    superclasses: Mapping[str, tuple[str, ...]]
    concepts: Mapping[tuple[str, str], str]
    labels: Mapping[str, Mapping[str, str]]
    event_types: Mapping[str, EventType]

    def check(self, term: str) -> None:
        """Raises RegistryError for a term that the ontology does not define."""
        if term not in self.terms:
            raise RegistryError(f"dip:{term} is not defined", place="ontology/dip.ttl")

    def concept(self, scheme: str, code: str) -> str:
        """The IRI of a concept, or RegistryError."""
        found = self.concepts.get((scheme, code))
        if found is None:
            raise RegistryError(f"the scheme {scheme} has no {code!r}", place="ontology/dip-concepts.ttl")
        return found

    def event_type(self, code: str) -> EventType:
        """The event type of a code; one that is not known is the type `other`."""
        return self.event_types.get(code) or self.event_types[OTHER]

    def classes(self, name: str) -> tuple[str, ...]:
        """A class and all its superclasses within the ontology, nearest first, as local names."""
        return self.superclasses[name]


@cache
def vocabulary() -> Vocabulary:
    """The ontology that ships with the package, parsed once."""
    return load(resources.ontology())


def load(folder: Path) -> Vocabulary:
    """The vocabulary of an ontology folder; RegistryError says what is missing or circular."""
    known = list(triples(folder))
    terms = frozenset(s[len(DIP) :] for s, p, _ in known if s.startswith(DIP) and p == f"{_RDFS}label")
    parents: dict[str, list[str]] = {}
    for s, p, o in known:
        if (
            p == f"{_RDFS}subClassOf"
            and s.startswith(DIP)
            and isinstance(o, ox.NamedNode)
            and o.value.startswith(DIP)
        ):
            parents.setdefault(s[len(DIP) :], []).append(o.value[len(DIP) :])
    closure = {name: tuple(_above(name, parents, ())) for name in terms if name[0].isupper()}
    labels: dict[str, dict[str, str]] = {}
    for s, p, o in known:
        if isinstance(o, ox.Literal) and o.language and p in (f"{_RDFS}label", f"{_SKOS}prefLabel"):
            labels.setdefault(s, {})[o.language] = o.value
    concepts = dict(_concepts(known))
    return Vocabulary(
        terms=terms, superclasses=closure, concepts=concepts, labels=labels,
        event_types=dict(_event_types(known, concepts, closure, labels)),
    )  # fmt: skip


_Triple = tuple[str, str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


def triples(folder: Path) -> Iterator[_Triple]:
    """Every triple of the ontology's files that is said of a named thing: subject, predicate, object."""
    for name in FILES:
        yield from _triples(folder / name)


def _triples(path: Path) -> Iterator[_Triple]:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, quad.predicate.value, quad.object
    except (OSError, SyntaxError) as fault:
        raise RegistryError(f"cannot be read: {fault}", place=str(path)) from fault


def _above(name: str, parents: Mapping[str, list[str]], below: tuple[str, ...]) -> Iterator[str]:
    if name in below:
        raise RegistryError(f"dip:{name} is its own superclass", place="ontology/dip.ttl")
    seen = [name]
    for parent in parents.get(name, ()):
        seen += [one for one in _above(parent, parents, (*below, name)) if one not in seen]
    yield from seen


def _concepts(triples: list[_Triple]) -> Iterator[tuple[tuple[str, str], str]]:
    schemes = {s: o.value for s, p, o in triples if p == f"{_SKOS}inScheme" and isinstance(o, ox.NamedNode)}
    for s, p, o in triples:
        if p == f"{_SKOS}notation" and isinstance(o, ox.Literal) and s in schemes:
            yield (schemes[s].removeprefix(CONCEPT), o.value), s


def _event_types(
    triples: list[_Triple], concepts: Mapping[tuple[str, str], str], closure: Mapping[str, tuple[str, ...]],
    labels: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, EventType]]:  # fmt: skip
    classes = {s: o.value for s, p, o in triples if p == f"{DIP}eventClass" and isinstance(o, ox.NamedNode)}
    plover = {s: o.value for s, p, o in triples if p == f"{DIP}ploverCode" and isinstance(o, ox.Literal)}
    for (scheme, code), iri in concepts.items():
        if scheme == "event-type":
            yield code, EventType(
                code=code, concept=iri, classes=closure[classes[iri].removeprefix(DIP)],
                plover=plover.get(iri, ""), labels=labels[iri],
            )  # fmt: skip
