"""Measures told by a verb: "USA sanksjonerte tre peruanske banker", "closed the Peruvian consulate"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames

OBJECT_REACH = 7  # tokens behind "sanctioned" within which whom it strikes stands
NAME_REACH = 4  # tokens from a nationality to the name it tells of: "the Peruvian airline NAME"
HOUSE_REACH = 9  # tokens behind "closure" within which "consulate" stands
SUBJECT_REACH = 14  # tokens before a verb within which its subject stands
PAIR = 2


class BanFrames(Frames):
    """Reads who strikes and who is struck; both must be told, and be of two states."""

    def struck(self, scene: Scene) -> Members:
        """ "Germany banned the Peruvian airline NAME", "Peru ble sanksjonert av EU"."""
        passive = self._words("passive_auxiliaries") | self._words("being_verbs")
        near = {self._norm(i) for i in scene.clause.before(scene.at, NAME_REACH)}
        agent = next((c for c in scene.rest if c.preposition in self._words("by")), None)
        if near & passive:
            subject = scene.subject
            bare = subject and not subject.preposition and not subject.genitive
            return self._sides(self._acting(agent), subject.members) if agent and subject and bare else []
        actors = self._acting(scene.subject)
        verb = self._verb(scene)
        return self._sides(actors, self._object(scene, verb, actors)) if actors and verb >= 0 else []

    def _verb(self, scene: Scene) -> int:
        """The verb itself: "sanction" of "agreed on Tuesday to sanction"; -1 where they agreed not to."""
        near = range(scene.at + 1, min(scene.at + OBJECT_REACH, scene.clause.end))
        at = next((i for i in near if self._norm(i) in self._words("sanction_infinitives")), scene.at)
        negated = any(self._norm(i) in self._words("negation") for i in range(scene.at + 1, at))
        marked = at == scene.at or self._norm(at - 1) in self._words("to")
        return at if marked and not negated else -1

    def closed(self, scene: Scene) -> Members:
        """ "Stengte Perus konsulat", "ordered the closure of Peru's consulate", "told Peru to close its"."""
        houses = self._words("mission_houses")
        stop = min(scene.clause.end, scene.at + HOUSE_REACH)
        house = next((i for i in range(scene.at + 1, stop) if self._norm(i) in houses), -1)
        if house < 0 or self._norm(scene.at) not in self._words("closing_words"):
            return []
        tokens = self._document.tokens
        inside = within(self._document.mentions, tokens[scene.at].end, tokens[house].start)
        beside = house - 1
        owning = [
            m.key for m in inside
            if m.form == "adjective" or m.genitive or self._index(m.end - 1) == beside
        ]  # fmt: skip
        bare = [c for c in scene.before if not c.preposition and not c.genitive and c.last <= scene.at]
        if owning:
            return self._sides(self._acting(scene.subject or (bare[0] if bare else None)), owning[:1])
        asking = self._words("closing_orders")
        ordered = any(self._norm(i) in asking for i in scene.clause.before(scene.at))
        if not ordered or len(bare) < PAIR or bare[1].kinds != {"country"}:
            return []
        return self._sides(self._acting(bare[0]), bare[1].members)

    def _sides(self, actors: Sequence[str], struck: Sequence[str]) -> Members:
        """Both in their roles, where they are apart."""
        own = {s for w in actors for s in (w, *self._served.get(w, ()))}
        hit = [w for w in struck if w not in own and not (self._served.get(w, set()) & own)]
        return (
            [(w, "organiser") for w in actors] + [(w, "participant") for w in hit] if actors and hit else []
        )

    def _acting(self, chunk: Chunk | None) -> list[str]:
        """The states or bodies of states that a group names, or one person who serves some."""
        if chunk is None or chunk.genitive:
            return []
        if chunk.people:
            alone = len(chunk.members) == 1 and self._served.get(chunk.members[0])
            return list(chunk.members) if alone else []
        known = [w for w in chunk.members if w in self._registry.countries]
        bodies = self._body_kinds(chunk) & {"igo", "forum", "government", "union"}
        return known or (list(chunk.members) if bodies else [])

    def _object(self, scene: Scene, verb: int, actors: Sequence[str]) -> list[str]:
        """Whom the verb strikes: a state, its people or companies, or somebody who serves one."""
        tokens = self._document.tokens
        behind = max(verb, scene.subject.last - 1 if scene.subject else -1)
        stop = tokens[min(behind + OBJECT_REACH, scene.clause.end - 1)].end
        free = (m for m in within(self._document.mentions, tokens[behind].end, stop) if m.key not in actors)
        mention = next((m for m in free if m.kind in ("country", "organisation", "person")), None)
        if mention is None or not self._object_of(mention, behind):
            return []
        if mention.kind == "country" and mention.form == "adjective":
            last = self._index(mention.end - 1)
            near = (c for c in scene.after if c.first - last <= NAME_REACH and last < c.last)
            named = [c for c in near if not c.preposition and not c.genitive]
            body = next((c for c in named if c.kinds == {"organisation"} or self._acting(c)), None)
            body = body if body is None or not body.kinds & {"country", "delegates"} else None
            return list(body.members) if body else [mention.key]
        if mention.kind == "country":
            return [mention.key]
        chunk = next((c for c in scene.after if c.first <= self._index(mention.start) < c.last), None)
        if chunk is None or chunk.preposition or chunk.genitive:
            return []
        foreign = chunk.people and any(self._served.get(w) for w in chunk.members)
        return list(chunk.members) if foreign or self._abroad(mention, actors) else []

    def _object_of(self, mention: Mention, behind: int) -> bool:
        """Whether no other phrase begins between the verb and a mention: "banned protests in Peru"."""
        between = {self._norm(i) for i in range(behind + 1, self._index(mention.start))}
        return between.isdisjoint(self._prepositions | self._words("ban_stops"))

    def _abroad(self, mention: Mention, actors: Sequence[str]) -> bool:
        """Whether a body is known to be of another state than those that act."""
        body = self._registry.organisations.get(mention.key)
        return body is not None and bool(body.country) and body.country not in actors
