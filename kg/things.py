"""What a user means: an IRI (full or short), a claim ARTICLE#person/NAME, or a label that is unique."""

import re
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox
from rapidfuzz import process

from kg import limits
from kg.attaching import office
from kg.errors import NotFound, UsageError
from kg.joining import kept
from kg.mapping.iris import DIP
from kg.mapping.quads import ALT_LABEL, LABEL
from kg.reference import fold
from kg.resolve.slugs import checked
from kg.resolve.world import World
from kg.store import GraphStore

Kind = Literal[
    "person", "event", "organisation", "place", "country", "statement", "invitation", "tenure", "article"
]  # fmt: skip
SHARED = ("person", "event", "organisation", "place")
_IRI = re.compile(
    r"(?:.*/)?(person|event|organisation|place|country|statement|invitation|article)/([^/\s#]+)"
)
_CLAIM = re.compile(
    r"(?P<article>.+)#(?P<kind>person|event|statement|invitation|tenure)/(?P<local>.+)", re.DOTALL
)
_TENURE = re.compile(r"(?:.*/)?article/(?P<article>[^/\s#]+)/tenure/[^/\s#]+")
_CLOSE = 60  # of 100: how near a name must be to be meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing of the graph: its kind, IRI and slug; `claims` are those taken for it, where it has any."""

    kind: str
    iri: str
    slug: str
    claims: tuple[str, ...] = ()
    alone: bool = False  # a claim was named, not all that it is taken for

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles of its claims."""
        return tuple(sorted({ref.rsplit("#", 1)[0] for ref in self.claims}))


def thing(text: str, store: GraphStore, world: World) -> Thing:
    """What is meant; NotFound says what may be meant instead."""
    text = text.strip()
    if claim := _CLAIM.fullmatch(text):
        return _claim(claim, text, store, world)
    if tenure := _TENURE.fullmatch(text):
        return _held(tenure["article"], text, store, world)
    if named := _IRI.fullmatch(text):
        return _named(named[1], named[2], text, store, world)
    if text in store.articles() or text in store.ledger.withdrawn:
        return Thing(kind="article", iri=store.iris.article(text), slug=text)
    found = labelled(text, store)
    if len(found) > 1:
        listed = ", ".join(short(iri, store) for iri in found[: limits.SUGGESTIONS])
        raise UsageError(f"{text!r} is the name of {len(found)} things", remedy=f"give one of {listed}")
    if not found:
        raise NotFound(f"nothing in the graph is called {text!r}", remedy=_near(text, store))
    kind, slug = short(found[0], store).split("/", 1)
    return _named(kind, slug, text, store, world)


def labelled(text: str, store: GraphStore) -> list[str]:
    """The shared things of that name, in whatever case; a preferred name goes before another spelling."""
    wanted = fold(text)
    for predicate in (LABEL, ALT_LABEL):
        found = {
            quad.subject.value
            for quad in store.database.quads_for_pattern(
                None, ox.NamedNode(predicate[1:-1]), None, ox.DefaultGraph()
            )
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
            and short(quad.subject.value, store).split("/")[0] in SHARED and fold(quad.object.value) == wanted
        }  # fmt: skip
        if found:
            return sorted(found)
    return []


def short(iri: str, store: GraphStore) -> str:
    """An IRI of a thing without what all have in common."""
    return iri.removeprefix(f"{store.iris.base}id/")


def label(iri: str, store: GraphStore) -> str:
    """What a thing is called, in English where it can be; "" where it has no name."""
    values = [
        quad.object
        for quad in store.database.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(LABEL[1:-1]), None, ox.DefaultGraph()
        )
        if isinstance(quad.object, ox.Literal)
    ]
    ranked = sorted((("en", "nb", "nn", "").index(v.language or ""), v.value) for v in values)
    return ranked[0][1] if ranked else ""


def _claim(found: re.Match[str], text: str, store: GraphStore, world: World) -> Thing:
    article, kind, local = found["article"], found["kind"], found["local"]
    if article not in store.articles():
        near = [a for a, *_ in process.extract(article, list(store.articles()), limit=3, score_cutoff=_CLOSE)]
        remedy = f"did you mean {', '.join(near)}?" if near else "an article is named by its id"
        raise NotFound(f"the store has no article {article!r}", remedy=remedy)
    if kind == "statement":
        return Thing(
            kind=kind, iri=store.iris.statement(article, *_offsets(local, text)), slug=text, claims=(text,)
        )
    if kind == "tenure":
        return _held(checked(article), text, store, world)
    if kind == "invitation" and local.isascii() and local.isdigit():
        return Thing(kind=kind, iri=store.iris.invitation(article, int(local)), slug=text, claims=(text,))
    slug = world.slug_of(text)
    if not slug:
        known = [ref.rsplit("#", 1)[1] for ref, _ in world.all() if ref.startswith(f"{article}#")]
        raise NotFound(
            f"{article} has no {kind} {local!r}",
            remedy=f"it has {', '.join(known[:20])}" if known else "it has none",
        )
    return Thing(kind=kind, iri=store.iris.thing(kind, slug), slug=slug, claims=(text,), alone=True)


def _held(named: str, text: str, store: GraphStore, world: World) -> Thing:
    """An article's word that somebody holds an office, by its IRI or as ARTICLE#tenure/NAME/OFFICE/OF."""
    known: list[str] = []
    for article in (a for a in store.articles() if checked(a) == named):
        extraction = kept(store, article)
        for person in extraction.persons if extraction else ():
            slug = world.slug_of(f"{article}#person/{person.name}")
            for held in person.offices:
                ref = f"{article}#tenure/{office(person.name, held)}"
                iri = store.iris.tenure(article, slug, held.of, held.office)
                known.append(ref)
                if ref == text or short(iri, store) == text.rpartition("id/")[2]:
                    return Thing(kind="tenure", iri=iri, slug=ref, claims=(ref,))
    remedy = f"it gives {', '.join(known[:20])}" if known else "it gives none"
    raise NotFound(f"{named} has no such tenure: {text}", remedy=remedy)


def _named(kind: str, slug: str, text: str, store: GraphStore, world: World) -> Thing:
    iri = store.iris.thing(kind, slug)
    if kind == "article":
        article = next((a for a in store.articles() if store.iris.article(a) == iri), None)
        if article is not None:
            return Thing(kind=kind, iri=iri, slug=article)
    elif kind in ("statement", "invitation"):
        if (claim := _claim_of(kind, iri, store)) is not None:
            return Thing(kind=kind, iri=iri, slug=claim, claims=(claim,))
    elif claims := tuple(sorted(r for r in world.of(slug) if f"#{kind}/" in r)):
        return Thing(kind=kind, iri=iri, slug=slug, claims=claims)
    elif label(iri, store):
        return Thing(kind=kind, iri=iri, slug=slug)
    raise NotFound(f"nothing in the graph is {text!r}", remedy=_near(slug, store, kind))


def _claim_of(kind: str, iri: str, store: GraphStore) -> str | None:
    """Which article a statement or invitation is of, and where or the how manieth it is there."""
    said = store.database.quads_for_pattern(
        ox.NamedNode(iri), ox.NamedNode(f"{DIP}reportedBy"), None, ox.DefaultGraph()
    )
    reporters = {q.object.value for q in said if isinstance(q.object, ox.NamedNode)}
    for article in store.articles():
        if store.iris.article(article) in reporters:
            parts = iri.rsplit("-", 2 if kind == "statement" else 1)[1:]
            return f"{article}#{kind}/{'-'.join(parts)}"
    return None


def _offsets(local: str, text: str) -> tuple[int, int]:
    start, _, end = local.partition("-")
    if not (start.isdigit() and end.isdigit()):
        raise UsageError(f"{text!r} names no passage", remedy="write ARTICLE#statement/START-END")
    return int(start), int(end)


def _near(text: str, store: GraphStore, kind: str = "") -> str:
    """The things whose names are nearest."""
    choices: dict[str, str] = {}
    for quad in store.database.quads_for_pattern(None, ox.NamedNode(LABEL[1:-1]), None, None):
        name = quad.graph_name
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            what = short(quad.subject.value, store)
            found = what.split("/")[0]
            known = isinstance(name, ox.NamedNode) and name.value == store.iris.reference_graph
            if not known and (found == kind or (not kind and found in SHARED)):
                choices[what] = fold(quad.object.value) if not kind else what.split("/", 1)[1]
    best = process.extract(fold(text), choices, limit=limits.SUGGESTIONS, score_cutoff=_CLOSE)
    return (
        f"did you mean {', '.join(key for *_, key in best)}?"
        if best
        else "kg query or kg draw shows what there is"
    )
