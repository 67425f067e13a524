"""Profiles to clusters, and clusters to slugs: only where something changed, and from what stands on disk."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.resolve.claims import EventClaim, Party, PersonClaim
from kg.resolve.clusters import agglomerate
from kg.resolve.editors import Rulings
from kg.resolve.neighbours import Neighbours, around, keys
from kg.resolve.profiles import Claim, kind_of, read, single, written
from kg.resolve.rivals import told_apart
from kg.resolve.slugs import slug
from kg.resolve.verdicts import Verdict, events, persons

State = tuple[str, float, str] | None  # slug, score and reasons as they stand on disk
_OVERRULED = 2.0  # the score of a pair that an editor calls the same: above all that evidence gives
_FEW = 2  # claims of a profile: with the second they have one another for a reason
ONE_ARTICLE = Verdict("different", 0.0, ("two of one article",))


class Clustering:
    """The profiles of a world; `enter`, `leave` and `together` change them, `settle` works out clusters."""

    def __init__(self, database: sqlite3.Connection, rulings: Rulings) -> None:
        self._db, self.rulings = database, rulings
        self.neighbours = Neighbours(database, self._judge, self._named)
        self._profiles: dict[str, Claim | None] = {}  # read since the last settling
        self._dirty: set[str] = set()
        self._bases: set[tuple[str, str]] = set()  # kinds and names whose clusters are to be told apart anew
        self._before: dict[str, State] = {}  # of the profiles that were looked at, by identifier

    def enter(self, node: str, told: Claim, claim: Claim) -> None:
        """A claim comes to a profile."""
        self.neighbours.told(claim)
        row = self._db.execute("SELECT claims, first FROM node WHERE id=?", (node,)).fetchone()
        if row is None:
            fresh = (node, kind_of(told), written(told), 1, claim.ref, 0.0, "[]", "")
            self._db.execute("INSERT INTO node VALUES(?,?,?,?,?,?,?,?)", fresh)
            self._profiles[node] = told
            self.neighbours.enter(node, told)
            self._dirty.add(node)
        else:
            self._recount(node, row[0] + 1, row[1])

    def leave(self, node: str, claim: Claim) -> None:
        """A claim goes from a profile; one without claims goes too."""
        self.neighbours.told(claim)
        count, first, cluster = self._db.execute(
            "SELECT claims, first, cluster FROM node WHERE id=?", (node,)
        ).fetchone()
        if count > 1:
            self._recount(node, count - 1, first)
            return
        self._dirty |= self._forget(cluster)
        if (told := self._profile(node)) is not None:
            self._dirty |= self.neighbours.leave(node, told)
        self._db.execute("DELETE FROM node WHERE id=?", (node,))
        self._profiles[node] = None
        self._dirty.discard(node)

    def together(self, article: str, kind: str, placed: Mapping[str, Claim]) -> None:
        """The profiles of one article: two that could be one for what they say are two."""
        blocks: dict[str, set[str]] = {}
        for node, told in placed.items() if len(placed) > 1 else ():
            for key in _could_meet(told):
                blocks.setdefault(key, set()).add(node)
        now = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
        rows = self._db.execute("SELECT one, other FROM together WHERE article=? AND kind=?", (article, kind))
        before = set(rows.fetchall())
        for one, other in before - now:
            self._db.execute(
                "DELETE FROM together WHERE one=? AND other=? AND article=?", (one, other, article)
            )
        self._db.executemany(
            "INSERT INTO together VALUES(?,?,?,?)", ((*pair, article, kind) for pair in now - before)
        )
        touched = {node for pair in before ^ now for node in pair}
        self._dirty |= {node for node in touched if self._profile(node) is not None}

    def settle(self, kind: str) -> set[str]:
        """Works out the clusters of a kind that the changes touch; gives the profiles that are taken for
        something else."""
        self._dirty |= self.neighbours.settle(self._profile)
        waiting = {node for node in self._dirty if self._is(node, kind)}
        self._dirty -= waiting
        while waiting:
            group = self._reach(min(waiting))
            waiting |= self._cluster(kind, group)
            waiting -= group
        self._name(kind)
        looked_at = {node for node in self._before if self._is(node, kind)}
        moved = {node for node in looked_at if self._stored(node) != self._before[node]}
        self._before = {n: s for n, s in self._before.items() if n not in looked_at and self._profile(n)}
        self._profiles = {n: p for n, p in self._profiles.items() if n in self._before or n in self._dirty}
        return moved

    def state(self, node: str) -> State:
        """What the claims of a profile were taken for at the last settling."""
        return self._before[node] if node in self._before else self._stored(node)

    def between(self, one: str, other: str) -> Verdict | None:
        """What two profiles are to each other, all that hangs together with them considered; None where
        nothing is said."""
        if one == other:
            own = _evidence(self._profile(one), self._profile(one))
            return Verdict("same", own.score, own.reasons) if own is not None else None
        group, pair = self._reach(one), (min(one, other), max(one, other))
        told = self._profile(one)
        if told is not None and other in group:
            found = self._verdicts(kind_of(told), group).get(pair)
            if found is not None and found.reasons:
                return found
        return self._judge(one, other)

    def with_itself(self, node: str) -> list[tuple[str, Verdict]]:
        """What the claims of one profile are to each other, if anything."""
        told = self._profile(node)
        own = _evidence(told, told)
        return [(node, own)] if own is not None and own.answer != "different" else []

    def _is(self, node: str, kind: str) -> bool:
        told = self._profile(node)
        return told is not None and kind_of(told) == kind

    def _recount(self, node: str, count: int, first: str) -> None:
        sql = "SELECT ref FROM claim WHERE node=? ORDER BY told, ref LIMIT 1"
        now = str(self._db.execute(sql, (node,)).fetchone()[0])
        if now != first or count <= _FEW:
            self._dirty.add(node)
        self._db.execute("UPDATE node SET claims=?, first=? WHERE id=?", (count, now, node))

    def _profile(self, node: str) -> Claim | None:
        if node not in self._profiles:
            row = self._db.execute("SELECT kind, body FROM node WHERE id=?", (node,)).fetchone()
            self._profiles[node] = read(*row) if row else None
        return self._profiles[node]

    def _named(self, node: str) -> set[str]:
        """The profiles that an editor calls the same as one."""
        refs = self.rulings.beside(self._claim_of(node)) if self.rulings.rows else ()
        rows = (self._db.execute("SELECT node FROM claim WHERE ref=?", (ref,)).fetchone() for ref in refs)
        return {row[0] for row in rows if row and row[0]}

    def _claim_of(self, node: str) -> str:
        row = self._db.execute("SELECT first FROM node WHERE id=?", (node,)).fetchone()
        return str(row[0]) if row else ""

    def _judge(self, one: str, other: str) -> Verdict | None:
        """What two profiles are to each other; None where a single name says nothing of a full one."""
        one, other = sorted((one, other))  # the evidence on events is not the same both ways round
        if self.rulings.rows and (ruling := self.rulings.on(self._claim_of(one), self._claim_of(other))):
            same = ruling.answer == "same"
            return Verdict(ruling.answer, _OVERRULED if same else 0.0, (ruling.reason,))
        a, b = self._profile(one), self._profile(other)
        found = _evidence(a, b)
        if a is None or b is None or found is None or found.answer == "same" or single(a) == single(b):
            return found
        bare, home = (a, other) if single(a) else (b, one)
        rows = self._db.execute(
            "SELECT kind, body FROM claim WHERE node=? AND told BETWEEN ? AND ?",
            (home, *around(bare.published)),
        )
        beside = (v for row in rows if (v := _evidence(bare, read(*row))) is not None)
        best = max((found, *beside), key=lambda v: v.score)
        return best if best.answer != "different" or best.score == 0 else None

    def _reach(self, node: str) -> set[str]:
        """All profiles that one can be one with, if through others."""
        group, queue = {node}, [node]
        while queue:
            sql = "SELECT other FROM pair WHERE one=? AND answer='same'"
            fresh = {other for (other,) in self._db.execute(sql, (queue.pop(),))} - group
            group |= fresh
            queue += fresh
        return group

    def _cluster(self, kind: str, group: set[str]) -> set[str]:
        """Writes the clusters of a group; gives those that were in one with some of it."""
        verdicts = self._verdicts(kind, group)
        same = {pair: v.score for pair, v in verdicts.items() if v.answer == "same"}
        apart = [pair for pair, v in verdicts.items() if v.answer == "different"]
        others: set[str] = set()
        for node in group:
            (cluster,) = self._db.execute("SELECT cluster FROM node WHERE id=?", (node,)).fetchone()
            others |= self._forget(cluster)
            self._before.setdefault(node, None)
        for members in agglomerate(group, same, apart):
            self._keep(kind, members)
            for node in members:
                tie = self._tie(node, members, verdicts)
                reasons = json.dumps(tie.reasons if tie else (), ensure_ascii=False)
                score = round(min(tie.score, 1.0), 2) if tie else 0.0
                self._db.execute(
                    "UPDATE node SET score=?, reasons=?, cluster=? WHERE id=?",
                    (score, reasons, members[0], node),
                )
        return others - group

    def _verdicts(self, kind: str, group: set[str]) -> dict[tuple[str, str], Verdict]:
        """What the profiles of a group are to one another, as editors and single articles have it."""
        found: dict[tuple[str, str], Verdict] = {}
        for node in group:
            for other, verdict in self.neighbours.pairs(node):
                if node < other and other in group:
                    found[node, other] = verdict
        if len(group) > 1:
            for node in group:
                for (other,) in self._db.execute("SELECT other FROM together WHERE one=?", (node,)):
                    if other in group and not self._ruled(node, other):
                        found[node, other] = ONE_ARTICLE
        if kind == "event":
            found = told_apart(group, found, lambda a, b: _evidence(self._profile(a), self._profile(b)))
        if self.rulings.rows:
            return self.rulings.eased(found, {node: self._claim_of(node) for node in group})
        return found

    def _ruled(self, one: str, other: str) -> bool:
        return bool(self.rulings.rows and self.rulings.on(self._claim_of(one), self._claim_of(other)))

    def _tie(
        self, node: str, members: list[str], verdicts: Mapping[tuple[str, str], Verdict]
    ) -> Verdict | None:
        """Why a profile's claims are what they are: an editor's word, one another, else the strongest tie."""
        ties = [
            v
            for other in members
            if (v := verdicts.get((min(node, other), max(node, other)))) and v.answer == "same"
        ]
        best = min(ties, key=lambda v: (-v.score, v.reasons), default=None)
        if best is not None and best.score == _OVERRULED:
            return best
        (count,) = self._db.execute("SELECT claims FROM node WHERE id=?", (node,)).fetchone()
        told = self._profile(node)
        own = _evidence(told, told) if count > 1 else None
        return own if own is not None and own.answer == "same" else best

    def _keep(self, kind: str, members: list[str]) -> None:
        """Writes a cluster, named by its first claim: of the fullest name, then of the earliest article."""
        firsts = []
        known: list[str] = []
        for node in members:
            told = self._profile(node)
            if isinstance(told, PersonClaim) and told.known:
                known.append(told.slug)
            sql = "SELECT c.told, c.ref FROM node n JOIN claim c ON c.ref=n.first WHERE n.id=?"
            firsts.append((told is not None and _one_word(told), *self._db.execute(sql, (node,)).fetchone()))
        _, day, ref = min(firsts)
        (body,) = self._db.execute("SELECT body FROM claim WHERE ref=?", (ref,)).fetchone()
        first = read(kind, body)
        base = min(known) if known else first.slug
        side = min(first.sides) if isinstance(first, PersonClaim) and first.sides else ""
        row = (members[0], kind, base, bool(known), day, ref, side, "")
        self._db.execute("INSERT INTO cluster VALUES(?,?,?,?,?,?,?,?)", row)
        self._bases.add((kind, base))

    def _forget(self, cluster: str) -> set[str]:
        """Takes a cluster out; gives its profiles, which are to be looked at again."""
        row = self._db.execute("SELECT kind, base FROM cluster WHERE id=?", (cluster,)).fetchone()
        if row is None:
            return set()
        nodes = self._remember(cluster)
        self._db.execute("DELETE FROM cluster WHERE id=?", (cluster,))
        self._bases.add(row)
        return nodes

    def _remember(self, cluster: str) -> set[str]:
        """Notes what a cluster's profiles are taken for before that changes."""
        rows = self._db.execute(f"{_STATE} WHERE n.cluster=?", (cluster,)).fetchall()
        for node, *state in rows:
            self._before.setdefault(node, (state[0], state[1], state[2]))
        return {row[0] for row in rows}

    def _stored(self, node: str) -> State:
        row = self._db.execute(f"{_STATE} WHERE n.id=?", (node,)).fetchone()
        return (row[1], row[2], row[3]) if row else None

    def _name(self, kind: str) -> None:
        """One slug a cluster, its first claim's; later namesakes are told apart by side, or by article."""
        for base in sorted(name for of, name in self._bases if of == kind):
            rows = self._db.execute(
                "SELECT id, first, side, slug FROM cluster WHERE kind=? AND base=? "
                "ORDER BY known DESC, told, first",
                (kind, base),
            ).fetchall()
            taken: set[str] = set()
            for cluster, first, side, before in rows:
                chosen = slug(base, side or first.rsplit("#", 1)[0]) if taken else base
                chosen = chosen if chosen not in taken else slug(base, first)
                taken.add(chosen)
                if chosen != before:
                    if before:
                        self._remember(cluster)
                    self._db.execute("UPDATE cluster SET slug=? WHERE id=?", (chosen, cluster))
        self._bases = {pair for pair in self._bases if pair[0] != kind}


_STATE = "SELECT n.id, k.slug, n.score, n.reasons FROM node n JOIN cluster k ON k.id=n.cluster"


def _could_meet(told: Claim) -> Iterable[str]:
    """What two of one article have in common that could be one, if through a third that names all."""
    return {told.family} if isinstance(told, EventClaim) else keys(told)[0]


def _evidence(a: Claim | None, b: Claim | None) -> Verdict | None:
    if isinstance(a, PersonClaim) and isinstance(b, PersonClaim):
        return persons(a, b)
    if isinstance(a, EventClaim) and isinstance(b, EventClaim):
        return events(a, b, _who)
    return None


def _who(party: Party) -> str:
    return party.who


def _one_word(told: Claim) -> bool:
    return isinstance(told, PersonClaim) and not any(" " in name for name in told.names)
