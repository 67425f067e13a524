"""What the editors' decisions come to: names, what is left out, which bodies and places are one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from msgspec import structs

from kg.attaching import office
from kg.mapping.iris import Iris
from kg.mapping.quads import ALT_LABEL, LABEL
from kg.records import Decision, Event, Extraction, Invitation, Person, Statement
from kg.reference import Registry
from kg.resolve.editors import Row, Rulings, listed
from kg.resolve.slugs import slug
from kg.resolve.world import World
from kg.store import GraphStore, tellers

_BY_SLUG = ("organisation", "place")
_PERSON = "person/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The state that decisions bring about; keys are `kind/slug`, `article` or `article#kind/slug`."""

    names: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, list[str]] = field(default_factory=dict)  # article → `kind/local`
    slugs: Mapping[str, list[str]] = field(default_factory=dict)  # → the slug in its place, and why
    parted: Mapping[str, list[str]] = field(default_factory=dict)  # the same for one article alone
    withdrawn: Mapping[str, int] = field(default_factory=dict)  # article → number of the decision

    def as_dict(self) -> dict[str, object]:
        """Its fields as JSON has them."""
        return asdict(self)


def by_slug(rulings: Rulings, registry: Registry) -> Outcome:
    """What follows from the decisions alone: bodies and places that are one, articles taken down."""
    slugs: dict[str, list[str]] = {}
    parted: dict[str, list[str]] = {}
    for kind in _BY_SLUG:
        known = registry.organisations if kind == "organisation" else registry.places
        slugs |= _one(rulings, kind, frozenset(known))
        for _, row in rulings.held("different"):
            if row.get("kind") == kind and row.get("articles"):
                (chosen, *_), articles = listed(row["one"]), sorted(listed(row["articles"]))
                for article in articles:
                    parted[f"{article}#{kind}/{chosen}"] = [slug(chosen, articles[0]), _why(row)]
    withdrawn = {
        row["article"]: number for number, row in rulings.held("retract") if row["what"] == "article"
    }
    return Outcome(slugs=slugs, parted=parted, withdrawn=withdrawn)


def outcome(rulings: Rulings, registry: Registry, world: World) -> Outcome:
    """All that follows from the decisions, given what the claims are taken for now."""
    base = by_slug(rulings, registry)
    names: dict[str, str] = {}
    for _, row in rulings.held("rename"):
        kind, chosen = row["kind"], row["slug"]
        there = [found for ref in listed(row.get("claims", ())) if (found := world.slug_of(ref))]
        chosen = there[0] if there else base.slugs.get(f"{kind}/{chosen}", [chosen])[0]
        names[f"{kind}/{chosen}"] = row["name"]
    slugs = {**base.slugs, **dict(_of_registry(rulings, world))}
    left_out: dict[str, set[str]] = {}
    for _, row in rulings.held("retract"):
        if row["what"] in ("statement", "invitation", "tenure"):
            left_out.setdefault(row["article"], set()).add(f"{row['what']}/{row['local']}")
        elif row["what"] in ("event", "person"):
            for ref in _retracted(row, world):
                article, local = ref.rsplit("#", 1)
                left_out.setdefault(article, set()).add(local)
    out = {article: sorted(found) for article, found in sorted(left_out.items())}
    return replace(base, names=names, slugs=slugs, left_out=out)


def _of_registry(rulings: Rulings, world: World) -> Iterator[tuple[str, list[str]]]:
    """People of articles that editors called a person of the registry whom no article named."""
    for _, row in rulings.held("same"):
        sides = listed(row["one"]), listed(row["other"])
        for claims, named in (sides, sides[::-1]):
            if row.get("kind") == "person" and len(named) == 1 and named[0].startswith(_PERSON):
                chosen = named[0].removeprefix(_PERSON)
                slugs = {s for ref in claims if (s := world.slug_of(ref))} - {chosen}
                yield from ((f"{_PERSON}{s}", [chosen, _why(row)]) for s in sorted(slugs))


def changed(before: Outcome, after: Outcome, store: GraphStore, iris: Iris) -> set[str]:
    """The articles that say something else after the decisions than before."""
    found = set(_differing(before.left_out, after.left_out))
    found |= {key.rsplit("#", 1)[0] for key in _differing(before.parted, after.parted)}
    told = set(_differing(before.names, after.names))
    for key in _differing(before.slugs, after.slugs):
        kind = key.split("/")[0]
        told |= {key, *(f"{kind}/{o.slugs[key][0]}" for o in (before, after) if key in o.slugs)}
    for key in sorted(told):
        found |= tellers(store, iris.thing(*key.split("/", 1)))
    return found & set(store.articles())


def aliased(
    decisions: Iterable[Decision], state: Outcome, article: str, kinds: Sequence[str] = _BY_SLUG
) -> tuple[Decision, ...]:
    """An article's decisions with the bodies and places that editors called one or told apart."""
    return tuple(_aliased(d, state, article) if d.kind in kinds else d for d in decisions)


def joined(decisions: Iterable[Decision], state: Outcome, article: str) -> tuple[Decision, ...]:
    """The same of decisions that all articles together had a say in, on people too."""
    return aliased(decisions, state, article, (*_BY_SLUG, "person"))


def iri_names(state: Outcome, iris: Iris) -> dict[str, str]:
    """The editors' names by IRI."""
    return {iris.thing(*key.split("/", 1)): name for key, name in state.names.items()}


def renamed(nquads: bytes, names: Mapping[str, str]) -> bytes:
    """N-Quads of the registry with the editors' names; the former ones become other spellings."""
    wanted = {iri: name for iri, name in names.items() if f"<{iri}> ".encode() in nquads}
    if not wanted:
        return nquads
    out = []
    for line in nquads.decode().splitlines(keepends=True):
        subject = line[1 : line.index("> ")]
        head = f"<{subject}> {LABEL} "
        if subject not in wanted or not line.startswith(head):
            out.append(line)
            continue
        quoted, _, graph = line[len(head) :].rpartition(" <")
        tag = quoted[quoted.rindex('"') + 1 :]
        name = wanted[subject].replace("\\", "\\\\").replace('"', '\\"')
        out.append(f'{head}"{name}"{tag} <{graph}')
        if quoted != f'"{name}"{tag}':
            out.append(f"<{subject}> {ALT_LABEL} {line[len(head) :]}")
    return "".join(sorted(set(out))).encode()


def without(extraction: Extraction, left_out: Iterable[str]) -> Extraction:
    """An extraction without what editors retracted; the invitations that stay keep their numbers."""
    gone = frozenset(left_out)
    people = frozenset(p.name for p in extraction.persons if f"person/{p.name}" in gone)
    invitations = tuple(
        _invitation(one, people, retracted=f"invitation/{number}" in gone)
        for number, one in enumerate(extraction.invitations, 1)
    )
    events = tuple(_event(e, people, gone) for e in extraction.events if f"event/{e.id}" not in gone)
    statements = tuple(
        _statement(s, people)
        for s in extraction.statements
        if f"statement/{s.start}-{s.end}" not in gone and s.speaker not in people
    )
    return structs.replace(
        extraction,
        persons=tuple(_person(p, gone) for p in extraction.persons if p.name not in people),
        events=events, statements=statements, invitations=invitations,
        named_at={name: spans for name, spans in extraction.named_at.items() if name not in people},
        additions=tuple(a for a in extraction.additions if f"{a.kind}/{a.local}" not in gone),
    )  # fmt: skip


def _person(person: Person, gone: frozenset[str]) -> Person:
    offices = tuple(o for o in person.offices if f"tenure/{office(person.name, o)}" not in gone)
    return person if len(offices) == len(person.offices) else structs.replace(person, offices=offices)


def _event(event: Event, people: frozenset[str], gone: frozenset[str]) -> Event:
    return structs.replace(
        event,
        participants=tuple(p for p in event.participants if p.who not in people),
        part_of=None if event.part_of and f"event/{event.part_of}" in gone else event.part_of,
    )


def _statement(statement: Statement, people: frozenset[str]) -> Statement:
    return structs.replace(
        statement,
        co_speakers=tuple(s for s in statement.co_speakers if s not in people),
        addressee=None if statement.addressee in people else statement.addressee,
        about=tuple(a for a in statement.about if a not in people),
    )


def _invitation(one: Invitation, people: frozenset[str], *, retracted: bool) -> Invitation:
    """The invitation, or an empty one in its place: the numbers of the others are part of their IRIs."""
    inviter = None if one.inviter in people else one.inviter
    invitee = None if one.invitee in people else one.invitee
    if retracted or not (inviter or invitee):
        return Invitation(inviter=None, invitee=None, destination=None, evidence=())
    return structs.replace(one, inviter=inviter, invitee=invitee)


def _retracted(row: Row, world: World) -> set[str]:
    """The claims that a retraction takes out; of an event as a whole, those that join it later too."""
    refs = set(listed(row["claims"]))
    if not row.get("wide"):
        return refs
    slugs = {found for ref in refs if (found := world.slug_of(ref))}
    return refs | {ref for chosen in slugs for ref in world.of(chosen) if "#event/" in ref}


def _aliased(decision: Decision, state: Outcome, article: str) -> Decision:
    key = f"{decision.kind}/{decision.slug}"
    found = state.parted.get(f"{article}#{key}") or state.slugs.get(key)
    if found is None:
        return decision
    return structs.replace(decision, slug=found[0], score=1.0, reasons=(found[1],))


def _one(rulings: Rulings, kind: str, known: frozenset[str]) -> dict[str, list[str]]:
    """Slugs that are another's by the editors' word: the registry's stands for all, else the first named."""
    edges: dict[frozenset[str], tuple[str, Row]] = {}
    for _, row in rulings.held("same", "different"):
        if row.get("kind") == kind and not row.get("articles"):
            (one, *_), (other, *_) = listed(row["one"]), listed(row["other"])
            edges.pop(frozenset((one, other)), None)
            if row["verdict"] == "same":
                edges[frozenset((one, other))] = one, row
    groups: list[tuple[list[str], Row]] = []
    for pair, (first, row) in edges.items():
        members, rest = [first, *sorted(pair - {first})], []
        for group in groups:
            if pair & set(group[0]):
                members = list(dict.fromkeys([*group[0], *members]))
            else:
                rest.append(group)
        groups = [*rest, (members, row)]
    found: dict[str, list[str]] = {}
    for members, row in groups:
        chosen = next((m for m in members if m in known), members[0])
        found |= {f"{kind}/{m}": [chosen, _why(row)] for m in members if m != chosen}
    return found


def _why(row: Row) -> str:
    return f"an editor's word: {row['because']}"


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]
