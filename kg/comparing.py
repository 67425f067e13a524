"""Why two things are one, are two, or may be one: claim by claim, with the evidence and the sentences."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice, product
from typing import Any, Literal

from kg import limits
from kg.errors import UsageError
from kg.explain import Witness, claims_of, decisions_on, explain, headed, quoted, said, witness
from kg.resolve.world import World, article_of
from kg.store import GraphStore
from kg.things import SHARED, Thing, label, short, thing

Answer = Literal["same", "unsure", "different"]
_ORDER: dict[str, int] = {"same": 0, "unsure": 1, "different": 2}
_UNSAID = "nothing in the articles ties the one to the other"
_SHOWN = 3  # pairs that are printed with their sentences; --json has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two claims are to each other, and whether they are taken for one thing now."""

    one: str
    other: str
    verdict: str
    score: float
    reasons: tuple[str, ...]
    together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two things are to each other: `pairs` has the strongest first, `through` the claims in between
    where no pair of the two joins them, `witnesses` the claims of the pairs that are shown."""

    iris: tuple[str, str]
    labels: tuple[str, str]
    verdict: Answer
    score: float
    reasons: tuple[str, ...]
    through: tuple[str, ...]
    pairs: tuple[Pair, ...]
    left_out: int
    decisions: tuple[str, ...]
    witnesses: tuple[Witness, ...]

    def as_dict(self) -> dict[str, Any]:
        """Its fields as JSON has them."""
        return asdict(self)

    def as_text(self) -> str:
        """For people to read."""
        return "\n".join(_text(self)) + "\n"


def compare(one: str, other: str, store: GraphStore, world: World) -> Comparison:
    """Why what two texts name is one thing, or is not; two articles are compared by their events."""
    things = (thing(one, store, world), thing(other, store, world))
    kinds = [t.kind for t in things if t.kind != "article"]
    _comparable(kinds)
    kind = kinds[0] if kinds else "event"
    if len(set(kinds)) > 1:
        reasons = (f"two kinds of things: {' and '.join(sorted(kinds))}",)
        return _compared(things, store, world, _Judged(verdict="different", reasons=reasons))
    if kind not in ("person", "event"):
        return _by_name(things, store, world)
    sides = tuple(_claims(t, kind, world) for t in things)
    every = ((a, b) for a, b in product(*sides) if a != b and not (sides[0] == sides[1] and b < a))
    pairs = [_pair(a, b, world) for a, b in islice(every, limits.PAIRS_COMPARED)]
    pairs.sort(key=lambda p: (not p.together, _ORDER[p.verdict], -p.score, p.one, p.other))
    judged = _judged(things, pairs, world) if kinds else _told_by_both(pairs, world)
    found = replace(judged, pairs=tuple(pairs), left_out=sum(1 for _ in every))
    return _compared(things, store, world, found)


def _comparable(kinds: Sequence[str]) -> None:
    for kind in kinds:
        if kind not in (*SHARED, "country"):
            raise UsageError(
                f"{kind} is of one article, and is compared with nothing",
                remedy="give two people, events, organisations, places or articles, or two of their claims",
            )


def _claims(one: Thing, kind: str, world: World) -> tuple[str, ...]:
    if one.kind != "article":
        return claims_of(one, world)
    mine = (ref for ref, _ in world.all() if article_of(ref) == one.slug)
    return tuple(ref for ref in mine if f"#{kind}/" in ref)


def _pair(one: str, other: str, world: World) -> Pair:
    found = world.between(one, other)
    together = world.slug_of(one) == world.slug_of(other) != ""
    if found is None:
        return Pair(
            one=one, other=other, verdict="same" if together else "different", score=0.0,
            reasons=(_UNSAID,), together=together,
        )  # fmt: skip
    return Pair(
        one=one, other=other, verdict=found.answer, score=min(found.score, 1.0), reasons=found.reasons,
        together=together,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What the pairs of two things come to."""

    verdict: Answer
    reasons: tuple[str, ...]
    score: float = 0.0
    through: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    left_out: int = 0


def _judged(things: Sequence[Thing], pairs: Sequence[Pair], world: World) -> _Judged:
    """They are one where some of their claims are taken for one; else the nearest pair says why not."""
    if not pairs:
        alike = things[0].iri == things[1].iri
        reason = "one article alone tells of it" if alike else _UNSAID
        return _Judged(verdict="same" if alike else "different", reasons=(reason,))
    joined = [p for p in pairs if p.together]
    tied = next((p for p in joined if p.verdict == "same"), None)
    if tied is not None:
        return _Judged(verdict="same", score=tied.score, reasons=tied.reasons)
    if joined:
        chain = _chain(joined[0].one, joined[0].other, world)
        return _Judged(verdict="same", reasons=("joined through other articles",), through=chain)
    near = pairs[0]
    foe = next((p for p in pairs if p.verdict == "different"), None)
    if near.verdict == "different":
        return _Judged(verdict="different", score=near.score, reasons=near.reasons)
    fit = "fit" if near.verdict == "same" else "may be one"
    why = f"{near.one} and {near.other} {fit} ({'; '.join(near.reasons)})"
    if foe is not None:
        return _Judged(verdict="different", score=foe.score, reasons=(*foe.reasons, f"though {why}"))
    if near.verdict == "unsure":
        return _Judged(verdict="unsure", score=near.score, reasons=near.reasons)
    return _Judged(
        verdict="unsure", score=near.score, reasons=(f"{why}, but what is one with them does not",)
    )


def _told_by_both(pairs: Sequence[Pair], world: World) -> _Judged:
    """What two articles have in common, which are never one themselves."""
    if joined := [p for p in pairs if p.together]:
        count = len({world.slug_of(p.one) for p in joined})
        told = f"both tell of {count} event{'s' if count > 1 else ''}"
        return _Judged(verdict="same", score=max(p.score for p in joined), reasons=(told,))
    near = pairs[0] if pairs else None
    unsure = near is not None and near.verdict == "unsure"
    reasons = ("no event is told by both", *(near.reasons if near is not None and unsure else ()))
    return _Judged(
        verdict="unsure" if unsure else "different", score=near.score if near else 0.0, reasons=reasons
    )


def _chain(one: str, other: str, world: World) -> tuple[str, ...]:
    """The claims on the way from one to another, each the same as the one before."""
    came: dict[str, str] = {one: ""}
    queue = deque([one])
    while queue and other not in came:
        at = queue.popleft()
        for ref, verdict in world.pairs(at):
            if verdict.answer == "same" and ref not in came:
                came[ref] = at
                queue.append(ref)
    found, at = [], came.get(other, "")
    while at and at != one:
        found.append(at)
        at = came[at]
    return tuple(reversed(found))


def _by_name(things: tuple[Thing, Thing], store: GraphStore, world: World) -> Comparison:
    """Organisations, places and countries, which are told by their names alone."""
    same = things[0].iri == things[1].iri
    taken = [explain(t.iri, store, world) for t in things]
    reasons = dict.fromkeys(
        f"{'/'.join(w.names) or found.label}: {reason}"
        for found in taken for w in found.witnesses for reason in w.reasons
    )  # fmt: skip
    decisions = dict.fromkeys(line for found in taken for line in found.decisions)
    return Comparison(
        iris=(things[0].iri, things[1].iri), labels=(taken[0].label, taken[1].label),
        verdict="same" if same else "different", score=1.0 if same else 0.0,
        reasons=("one thing",) if same else ("other names", *reasons), through=(), pairs=(), left_out=0,
        decisions=tuple(decisions), witnesses=tuple(w for found in taken for w in found.witnesses[:1]),
    )  # fmt: skip


def _compared(things: tuple[Thing, Thing], store: GraphStore, world: World, found: _Judged) -> Comparison:
    shown = dict.fromkeys(ref for p in found.pairs[:_SHOWN] for ref in (p.one, p.other))
    lines = (line for t in things for line in decisions_on(t, claims_of(t, world), world))
    return Comparison(
        iris=(things[0].iri, things[1].iri), labels=_labels(things, store), verdict=found.verdict,
        score=found.score, reasons=found.reasons, through=found.through, pairs=found.pairs,
        left_out=found.left_out, decisions=tuple(dict.fromkeys(lines)),
        witnesses=tuple(w for ref in shown if (w := witness(ref, store, world)) is not None),
    )  # fmt: skip


def _labels(things: tuple[Thing, Thing], store: GraphStore) -> tuple[str, str]:
    one, other = (label(t.iri, store) or short(t.iri, store) for t in things)
    return one, other


def _text(found: Comparison) -> Iterator[str]:
    for name, iri in zip(found.labels, found.iris, strict=True):
        yield name
        yield f"  {iri}"
    score = f" ({found.score:.2f})" if found.score else ""
    yield f"{found.verdict}{score}: {'; '.join(found.reasons)}"
    if found.through:
        yield f"through {', '.join(found.through)}"
    for decision in found.decisions:
        yield f"editors: {decision}"
    told = {w.claim: w for w in found.witnesses}  # each is printed once
    for pair in found.pairs[:_SHOWN]:
        yield ""
        taken = (
            "" if pair.together == (pair.verdict == "same") else ", yet one" if pair.together else ", yet two"
        )
        yield f"{pair.one} and {pair.other}"
        yield f"  {pair.verdict} ({pair.score:.2f}){taken}: {'; '.join(pair.reasons)}"
        for ref in (pair.one, pair.other):
            if (one := told.pop(ref, None)) is not None:
                yield from (f"  {line}" for line in _witness(one))
    if not found.pairs:
        for single in found.witnesses:
            yield ""
            yield from _witness(single)
    more = len(found.pairs) - _SHOWN
    if more > 0 or found.left_out:
        yield ""
        yield f"{max(more, 0) + found.left_out} more pairs of claims; --json has {len(found.pairs)}"


def _witness(one: Witness) -> Iterator[str]:
    yield headed(one)
    yield from said(one)
    yield from quoted(one)
