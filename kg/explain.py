"""Why something is as it is: each article's claim, names, verdicts, editors' words, printed sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.annotate.structure import bounds
from kg.attaching import office
from kg.joining import kept
from kg.mapping.iris import DIP
from kg.records import Event, Evidence, Extraction, Invitation, Person, Statement
from kg.resolve.editors import Row, spoken_of
from kg.resolve.verdicts import Verdict
from kg.resolve.world import World
from kg.store import GraphStore, tellers
from kg.things import Thing, label, thing

_SHOWN = 3  # claims named of those with the same verdict for the same reasons; --json has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A passage of an article: the words, and the sentence they stand in."""

    words: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one claim is to another: the verdict, how sure, and why; the editor's words are marked as such."""

    claim: str
    verdict: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One article's part in a thing: who published it, when, its names, what it says, in what words."""

    article: str
    claim: str
    publisher: str
    published: str
    title: str
    names: tuple[str, ...]
    says: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    ties: tuple[Tie, ...]
    printed: tuple[Printed, ...]
    retracted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that is known of why a thing is as it is."""

    iri: str
    kind: str
    label: str
    witnesses: tuple[Witness, ...]
    decisions: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Its fields as JSON has them."""
        return asdict(self)

    def as_text(self) -> str:
        """For people to read."""
        return "\n".join(_text(self)) + "\n"


def explain(text: str, store: GraphStore, world: World) -> Explanation:
    """Why the thing that `text` names is as it is; NotFound where there is none."""
    one = thing(text, store, world)
    claims = claims_of(one, world)
    if claims:
        witnesses = tuple(w for ref in claims if (w := witness(ref, store, world)) is not None)
    else:
        witnesses = tuple(_noted(one, store))
    ordered = sorted(witnesses, key=lambda w: (w.published or "9999", w.article, w.claim))
    return Explanation(
        iri=one.iri, kind=one.kind, label=label(one.iri, store), witnesses=tuple(ordered),
        decisions=tuple(decisions_on(one, claims, world)),
    )  # fmt: skip


def claims_of(one: Thing, world: World) -> tuple[str, ...]:
    """The claims of a thing; of a person or event all that are taken for it now, unless one was named."""
    if one.kind not in ("person", "event") or one.alone:
        return one.claims
    return tuple(sorted(ref for ref in world.of(one.slug) if f"#{one.kind}/" in ref))


def witness(ref: str, store: GraphStore, world: World) -> Witness | None:
    """One claim with its article, what it says in what words, and what it is to others."""
    article, named = ref.rsplit("#", 1)
    kind, local = named.split("/", 1)
    extraction = kept(store, article)
    if extraction is None:
        return None
    names, says, evidence = _told(kind, local, extraction)
    found = world.of(world.slug_of(ref)).get(ref)
    ties = sorted(
        (
            Tie(claim=other, verdict=v.answer, score=v.score, reasons=v.reasons)
            for other, v in world.pairs(ref)
        ),
        key=lambda tie: (-tie.score, tie.claim),
    )
    about = extraction.article
    return Witness(
        article=article, claim=ref, publisher=about.publisher or "", published=about.published or "",
        title=about.title, names=names, says=says,
        score=found.score if found else 0.0, reasons=found.reasons if found else (),
        ties=tuple(ties), printed=tuple(_printed(evidence, extraction)), retracted=_retracted(ref, world),
    )  # fmt: skip


_Told = tuple[tuple[str, ...], tuple[str, ...], Sequence[Evidence]]  # names, facts, passages


def _told(kind: str, local: str, extraction: Extraction) -> _Told:
    """The names, the facts and the passages of one claim."""
    if kind == "person":
        return next((_person(p) for p in extraction.persons if p.name == local), ((), (), ()))
    if kind == "event":
        return next((_event(e) for e in extraction.events if e.id == local), ((), (), ()))
    if kind == "statement":
        said = (s for s in extraction.statements if f"{s.start}-{s.end}" == local)
        return next(map(_statement, said), ((), (), ()))
    if kind == "tenure":
        held = ((p, o) for p in extraction.persons for o in p.offices if office(p.name, o) == local)
        told = (((p.name,), (f"{o.when} {o.office} of {o.of}",), o.evidence) for p, o in held)
        return next(told, ((), (), ()))
    numbered = enumerate(extraction.invitations, 1)
    return next((_invitation(one) for number, one in numbered if str(number) == local), ((), (), ()))


def _person(person: Person) -> _Told:
    held = tuple(f"{o.when} {o.office} of {o.of}" for o in person.offices)
    return (person.name, *person.also), held, person.evidence


def _event(event: Event) -> _Told:
    who = tuple(f"{p.role} {p.who}" for p in event.participants)
    where = ", ".join(w for w in (event.venue, event.city, event.country) if w)
    when = " to ".join(w for w in (event.start, event.end) if w)
    long = f"lasted {event.lasted.value}" if event.lasted else ""
    facts = (f"{event.type}, {event.status}", *who, *(x for x in (when, long, where) if x))
    return (), facts, (event.trigger, *event.evidence)


def _statement(statement: Statement) -> _Told:
    says = [f"{statement.mode} speech of {statement.speaker}"]
    if statement.inferred_speaker:
        says.append("the speaker is taken from the surrounding turns")
    if statement.addressee:
        says.append(f"addressed to {statement.addressee}")
    if statement.cue:
        says.append(f"cue {statement.cue!r}")
    words = Evidence(start=statement.start, end=statement.end)
    return (), tuple(says), (words, *statement.evidence)


def _invitation(one: Invitation) -> _Told:
    home = "the inviter is taken to hold the gathering" if one.inferred_inviter else ""
    facts = (f"{one.inviter or '?'} invites {one.invitee or '?'}", one.destination or "", one.status, home)
    return (), tuple(fact for fact in facts if fact), one.evidence


def _printed(evidence: Sequence[Evidence], extraction: Extraction) -> Iterator[Printed]:
    """The passages with the sentences they stand in, each sentence once."""
    article = extraction.article
    seen: set[int] = set()
    for span in sorted(dict.fromkeys(evidence), key=lambda e: (e.start, e.end)):
        home = next(((s, e) for s, e, _ in bounds(article) if s <= span.start < e), None)
        start, end = (home[0], max(home[1], span.end)) if home else (span.start, span.end)
        if start not in seen:
            seen.add(start)
            yield Printed(
                words=span.of(article.text), sentence=" ".join(article.text[start:end].split()),
                start=span.start, end=span.end,
            )  # fmt: skip


def _noted(one: Thing, store: GraphStore) -> Iterator[Witness]:
    """The articles that name a body, a place or a country, with what its name was taken for and why."""
    noted: dict[str, tuple[str, float, tuple[str, ...]]] = {}
    node = ox.NamedNode(one.iri)
    for quad in store.database.quads_for_pattern(
        None, ox.NamedNode(f"{DIP}identityOf"), node, ox.DefaultGraph()
    ):
        facts: dict[str, list[str]] = {}
        for fact in store.database.quads_for_pattern(quad.subject, None, None, ox.DefaultGraph()):
            if isinstance(fact.object, ox.NamedNode | ox.Literal):
                facts.setdefault(fact.predicate.value.rpartition("#")[2], []).append(fact.object.value)
        score = float(facts.get("identityScore", ["0"])[0])
        reasons = tuple(sorted(facts.get("identityReason", ())))
        for article in facts.get("reportedBy", ()):
            noted[article] = (facts.get("label", [""])[0], score, reasons)
    for article in sorted(tellers(store, one.iri)):
        extraction = kept(store, article)
        name, score, reasons = noted.get(store.iris.article(article), ("", 0.0, ()))
        if extraction is None:
            continue
        about, key = extraction.article, name or one.slug
        yield Witness(
            article=article, claim=f"{article}#{one.kind}/{key}", publisher=about.publisher or "",
            published=about.published or "", title=about.title, names=(name,) if name else (), says=(),
            score=score, reasons=reasons, ties=(),
            printed=tuple(_printed(extraction.named_at.get(key, ()), extraction)),
        )  # fmt: skip


def _retracted(ref: str, world: World) -> bool:
    rows = (row for _, row in world.rulings.held("retract"))
    article, local = ref.rsplit("#", 1)
    return any(
        ref in row.get("claims", ())
        or (row.get("article") == article and f"{row['what']}/{row.get('local')}" == local)
        for row in rows
    )


def decisions_on(one: Thing, claims: Sequence[str], world: World) -> Iterator[str]:
    """The editors' words on a thing or its claims."""
    for number, row in world.rulings.rows.items():
        if one.iri in row.get("about", ()) or spoken_of(row).intersection(claims):
            yield told(number, row, world.rulings.undone)


def told(number: int, row: Row, undone: dict[int, int]) -> str:
    """A decision in a line."""
    by, at = row.get("by", "?"), str(row.get("at", ""))[:16].replace("T", " ")
    what = f"undo {row['number']}" if row["verdict"] == "undo" else _what(row)
    back = f" [taken back by {undone[number]}]" if number in undone else ""
    return f"{number}. {at} {by}: {what}, because {row['because']}{back}"


def _what(row: Row) -> str:
    things = [iri.rpartition("/id/")[2] for iri in row.get("about", ())]
    things = things or sorted(spoken_of(row)) or [str(row.get("article", ""))]
    if row["verdict"] == "rename":
        return f"{things[0]} is called {row['name']!r}"
    if row["verdict"] == "retract":
        words = f" ({row['machine']})" if row.get("machine") else ""
        return f"retract {things[0]}{words}"
    parts = f" (apart: {', '.join(row.get('articles') or row['one'])})" if len(things) == 1 else ""
    return f"{row['verdict']} {' and '.join(things)}{parts}"


def _text(found: Explanation) -> Iterator[str]:
    yield f"{found.label or found.iri}"
    yield f"{found.iri}"
    articles = len({w.article for w in found.witnesses})
    yield f"{found.kind} of {articles} article{'s' if articles != 1 else ''}"
    for decision in found.decisions:
        yield f"editors: {decision}"
    for one in found.witnesses:
        yield ""
        yield headed(one)
        yield f"  claim: {one.claim}"
        yield from said(one)
        if one.reasons:
            yield f"  taken for it ({one.score:.2f}): {'; '.join(one.reasons)}"
        yield from (f"  {line}" for line in _ties(one.ties))
        yield from quoted(one)


def headed(one: Witness) -> str:
    """The article of a witness in a line."""
    head = ", ".join(x for x in (one.article, one.publisher, one.published[:10], one.title) if x)
    return f"{head}{'  [retracted]' if one.retracted else ''}"


def said(one: Witness) -> Iterator[str]:
    """The names and facts of a witness, a line each."""
    if one.names:
        yield f"  names: {', '.join(dict.fromkeys(one.names))}"
    for fact in one.says:
        yield f"  says: {fact}"


def quoted(one: Witness) -> Iterator[str]:
    """The sentences of a witness, a line each."""
    for passage in one.printed:
        yield f"  “{passage.sentence}” ({passage.start}–{passage.end})"


def _ties(ties: Sequence[Tie]) -> Iterator[str]:
    """The verdicts, those of one kind and reason together."""
    groups: dict[tuple[str, float, tuple[str, ...]], list[str]] = {}
    for tie in ties:
        groups.setdefault((tie.verdict, min(tie.score, 1.0), tie.reasons), []).append(tie.claim)
    for (verdict, score, reasons), claims in groups.items():
        rest = f" and {len(claims) - _SHOWN} more" if len(claims) > _SHOWN else ""
        yield f"{verdict} ({score:.2f}) as {', '.join(claims[:_SHOWN])}{rest}: {'; '.join(reasons)}"


def machine(world: World) -> Iterator[dict[str, Any]]:
    """What the machine decided, in one order: what each claim is and why, then the pairs."""
    refs = []
    for ref, found in world.all():
        refs.append(ref)
        yield {"claim": ref, "slug": found.slug, "score": found.score, "reasons": list(found.reasons)}
    for ref in refs:
        for other, verdict in world.pairs(ref):
            if ref < other:
                yield {"one": ref, "other": other, **_verdict(verdict)}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {"verdict": verdict.answer, "score": round(verdict.score, 4), "reasons": list(verdict.reasons)}
