"""The frame of sanctions and customs: "EU innfører sanksjoner mot Russland", "US sanctions against Iran"."""

from kg.annotate.structure import within
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Chunk
from kg.extract.actors.units import half
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames
from kg.extract.frames.takers import takers
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import subject_first, words

AGAINST_REACH = 9  # tokens behind "toll" within which "på kinesiske varer" stands
RELATIVE_REACH = 9  # tokens behind "sanksjonene som" within which "EU innførte mot Peru" stands
VERB_REACH = 10  # tokens from "threatened" or "ilagt" to its "sanctions"
OWNER_REACH = 3  # tokens from whose they are to the noun: "EUs nye økonomiske"
PAIR = 2


class SanctionFrames(Frames):
    """Reads who takes them and whom they strike; both must be told."""

    def members(self, scene: Scene) -> Members:
        """ "EU innfører sanksjoner mot Russland", "Iran ble ilagt sanksjoner av USA"."""
        struck = self._struck_by_verb(scene)
        threatening, threatened = ([], []) if struck else self._threatened(scene)
        owners = self._owners(scene)
        target = struck or threatened or self._targets(scene) or (self._hit(scene) if owners else [])
        owners = [w for w in owners if w not in target]  # "hit Peruvian banks with sanctions": none of Peru's
        taking = threatening or self._takers(scene, target, owners, passive=bool(struck))
        taking = [w for w in taking if w not in target]
        if not taking or not target:
            return []
        joined = [w for w in self._joining(scene) if owners and w not in taking and w not in target]
        return [*((w, "organiser") for w in taking), *((w, "participant") for w in (*joined, *target))]

    def lifted(self, scene: Scene) -> bool:
        """ "The EU lifted its sanctions", "sanksjonene ble opphevet": what was taken is taken back."""
        before = range(max(scene.clause.start, scene.at - VERB_REACH), scene.at)
        if any(self._lifts(i) for i in before):
            return True
        be = self._words("passive_auxiliaries") | self._words("being_verbs")
        behind = range(scene.at + 1, min(scene.at + AGAINST_REACH + VERB_REACH, scene.clause.end))
        ending = (i for i in behind if self._lifts(i))
        return any(
            self._norm(i).endswith("es") or not be.isdisjoint(self._norm(n) for n in range(i - PAIR, i))
            for i in ending
        )

    def _lifts(self, at: int) -> bool:
        stems = tuple(self._words("lifting_stems")) or ("\0",)
        return self._norm(at) in self._words("lifting_verbs") or self._norm(at).startswith(stems)

    # --- whom they strike ---
    def _targets(self, scene: Scene) -> list[str]:
        """ "Mot Iran", "på kinesiske varer": whom the measure is against."""
        tokens, start = self._document.tokens, scene.at
        near = [c for c in scene.after if not c.genitive or self._own(c)]
        last = scene.clause.end - 1
        if self._relative(scene):
            near = [
                c for c in self._chunks.chunks(scene.sentence) if start < c.first <= start + RELATIVE_REACH
            ]
            last = scene.sentence.tokens[1] - 1
        against = [c for c in near if self._against(c.first, start)]
        if against:
            return list(against[0].members)
        stop = tokens[min(start + AGAINST_REACH, last)].end
        found = [
            m
            for m in within(self._document.mentions, tokens[start].end, stop)
            if (m.kind == "country" and (m.form == "adjective" or self._from(m.start)))
            or (m.kind == "place" and not m.genitive and self._against(self._index(m.start), start))
        ]
        found = [m for m in found if self._marks(scene.at) & self._between(scene.at, m.start)]
        states = [m.key if m.kind == "country" else self._registry.capital_of(m.key) for m in found[:1]]
        return [state for state in states if state] or self._put_on_list(scene)

    def _own(self, chunk: Chunk) -> bool:
        """ "On Peru's military": the state itself is struck, as it is not where "its allies" are."""
        others = self._words("others_of_states")
        return "country" in chunk.kinds and self._norm(chunk.last) not in others

    def _put_on_list(self, scene: Scene) -> list[str]:
        """ "Placed 21 Peruvians on its sanctions list", "hit two Peruvian banks with": whose they are."""
        verb = self._verb(scene, "listing_verbs")
        listed = verb >= 0 and self._norm(scene.at + 1) in self._words("measure_lists")
        if not listed:
            verb = self._verb(scene, "imposing_verbs")
            listed = verb >= 0 and any(self._norm(i) in self._with for i in range(verb, scene.at))
        if not listed:
            return []
        tokens = self._document.tokens
        inside = within(self._document.mentions, tokens[verb].end, tokens[scene.at].start)
        return [m.key for m in inside if m.kind == "country" and m.form in ("adjective", "demonym")][:1]

    def _marks(self, at: int) -> frozenset[str]:
        """The prepositions before whom it strikes; "for" where it bans."""
        bans = self._norm(at).endswith(tuple(self._words("ban_endings")) or ("\0",))
        return self._words("sanction_marks") | (self._words("honour_joins") if bans else frozenset())

    def _against(self, first: int, at: int) -> bool:
        """Whether "mot" or "on" stands right before a group, behind an article: "against the Peru"."""
        first -= self._norm(first - 1) in self._words("definite_determiners")
        return self._norm(first - 1) in self._marks(at)

    def _between(self, at: int, offset: int) -> set[str]:
        return {self._norm(i) for i in range(at + 1, self._index(offset))}

    def _from(self, offset: int) -> bool:
        """ "Toll på stål fra Peru": where the goods come from."""
        first = self._index(offset)
        first -= self._norm(first - 1) in self._words("definite_determiners")
        return self._norm(first - 1) in self._words("back_from")

    def _struck_by_verb(self, scene: Scene) -> list[str]:
        """ "Iran ble ilagt sanksjoner", "was hit with sanctions", "er underlagt": the subject is struck."""
        verb = self._verb(scene, "imposing_verbs")
        passive = self._words("passive_auxiliaries") | self._words("being_verbs")
        suffering = verb >= 0 and any(self._norm(i) in passive for i in scene.clause.before(verb))
        at = verb if suffering else self._verb(scene, "suffering_marks")
        bare = [c for c in self._bare(scene) if c.last <= at]
        chunk = bare[0] if bare else scene.subject  # "i fjor ble Peru ilagt"
        behind = chunk is not None and chunk.last <= scene.at and not chunk.preposition
        return list(chunk.members) if at >= 0 and chunk and behind else []

    def _threatened(self, scene: Scene) -> tuple[list[str], list[str]]:
        """ "USA truet Peru med sanksjoner", "har ilagt Peru sanksjoner": who does so, and to whom."""
        verb = self._verb(scene, "threat_verbs")
        near = {self._norm(i) for i in range(max(verb, scene.at - OWNER_REACH), scene.at)}
        if verb < 0 or not near & self._with:
            verb = self._verb(scene, "imposing_verbs")
        bare = self._bare(scene)
        if verb < 0 or len(bare) < PAIR or bare[1].first <= verb:
            return [], []
        return self._acting(bare[0]), list(bare[1].members)

    def only_said(self, scene: Scene) -> bool:
        """ "Truet Peru med sanksjoner", "proposed sanctions": the day told is when it was said."""
        return self._verb(scene, "threat_verbs") >= 0 or self._verb(scene, "risk_words") >= 0

    def _bare(self, scene: Scene) -> list[Chunk]:
        """The groups before the noun that can be subject or object."""
        return [c for c in scene.before if not c.preposition and not c.genitive and c.last <= scene.at]

    def _hit(self, scene: Scene) -> list[str]:
        """ "Amerikanske sanksjoner rammet Peru hardt": the object of a verb of striking behind them."""
        hitting = self._words("hitting_verbs")
        at = next((i for i in range(scene.at + 1, scene.clause.end) if self._norm(i) in hitting), -1)
        near = (c for c in scene.after if at >= 0 and 0 < c.first - at <= PAIR and not c.genitive)
        return next((list(c.members) for c in near if not c.preposition), [])

    def _verb(self, scene: Scene, key: str) -> int:
        """The last word of a list before the noun, in its clause; -1 if there is none near."""
        first = max(scene.clause.start, scene.at - VERB_REACH)
        verbs = self._words(key)
        return next((i for i in range(scene.at - 1, first - 1, -1) if self._norm(i) in verbs), -1)

    # --- who takes them ---
    def _takers(self, scene: Scene, target: list[str], owners: list[str], *, passive: bool) -> list[str]:
        """Their agent, their owner, or the subject of a verb that takes or threatens them."""
        if owners or (agents := self._agents(scene)):
            return owners or agents
        if passive:
            return []
        if self._relative(scene):
            start = scene.at
            behind = (c for c in self._chunks.chunks(scene.sentence) if 0 < c.first - start <= RELATIVE_REACH)
            chunk = next(iter(behind), None)
            return self._acting(chunk) if chunk and not chunk.preposition else []
        return self._subject(scene, target)

    def _agents(self, scene: Scene) -> list[str]:
        """ "Sanctions by Peru", "sanksjoner fra EU", "ble innført av EU"."""
        by, sent = self._words("by"), self._words("back_from")
        for chunk in (*scene.after, *self._chunks.chunks(scene.sentence)):
            if chunk.first <= scene.at or chunk.genitive:
                continue
            right = self._norm(self._last(scene.at) + 1) in sent and chunk.first - scene.at <= OWNER_REACH
            if (chunk.preposition in by or (chunk.preposition in sent and right)) and (
                acting := self._acting(chunk)
            ):
                return acting
        return []

    def _owners(self, scene: Scene) -> list[str]:
        """ "EUs sanksjoner", "nye amerikanske sanksjoner", "United Nations sanctions"."""
        if decided := self._deciding(scene):
            return decided
        before = (c for c in reversed(scene.before) if scene.at - c.last <= OWNER_REACH)
        owner = next((c for c in before if c.genitive), None)
        if owner and not self._told(owner.last, scene.at):
            return self._acting(owner, owning=True)
        tokens, at = self._document.tokens, scene.at
        start = tokens[max(at - OWNER_REACH, scene.clause.start)].start
        found = [m for m in within(self._document.mentions, start, tokens[at].start)
                 if m.kind in ("country", "organisation") and not half(self._document, m)]  # fmt: skip
        if not subject_first(self._language):  # "USA-ledede sanksjoner"
            found = [m for m in found if m.form == "adjective" and m.kind == "country"]
            return [found[-1].key] if found and at - self._index(found[-1].end - 1) <= PAIR else []
        mention = found[-1] if found else None
        if mention is None:
            return []
        last = self._index(mention.end - 1)
        told = all(self._norm(i) in self._words("sanction_adjectives") for i in range(last + 1, at))
        return [self._printed(mention.key, mention.start, mention.end)] if told else []

    def _told(self, first: int, last: int) -> bool:
        """ "Peru's ministry criticised sanctions": a verb stands between, so they are somebody else's."""
        verbs = finite_verbs(self._language) | words(self._language, "speech", "clause_verbs")
        return any(self._norm(i) in verbs for i in range(first, last))

    def _deciding(self, scene: Scene) -> list[str]:
        """ "London's decision to impose sanctions on Peru": whose the decision is, whoever speaks of it."""
        marks = words(self._language, "circumstances", "infinitive_marks")
        near = range(scene.at - 1, max(scene.clause.start, scene.at - VERB_REACH), -1)
        mark = next((i for i in near if self._norm(i) in marks), -1)
        if mark < 0 or self._norm(mark - 1) not in self._words("resolve_nouns"):
            return []
        tokens, mentions = self._document.tokens, self._document.mentions
        start = tokens[max(0, mark - OWNER_REACH - 1)].start
        told = reversed(within(mentions, start, tokens[mark].start))
        owner = next((m for m in told if m.genitive or m.form == "adjective"), None)
        if owner is None or owner.kind == "organisation":
            return [organisation_name(self._document, owner)] if owner else []
        whose = self._country(owner) or owner.key
        return [whose] if whose in self._served or whose in self._registry.countries else []

    def _printed(self, key: str, start: int, end: int) -> str:
        """A body as the text prints it, a country by its code."""
        return key if key in self._registry.countries else self._document.article.text[start:end]

    def _subject(self, scene: Scene, target: list[str]) -> list[str]:
        """The subject of a verb that takes them: not of one that discusses, demands or avoids them."""
        several = takers(self._document, scene, self._chunks.chunks(scene.sentence), target)
        inside = {self._norm(i) for i in scene.clause.before(scene.at)}
        verbs = self._words("sanction_verbs") | self._words("threat_verbs") | self._words("imposing_verbs")
        stems = tuple(self._words("taking_stems")) or ("\0",)
        taken = inside & verbs or {norm for norm in inside if norm.startswith(stems)}
        taken = set() if inside & self._words("urging_verbs") else taken  # "urged the EU to impose"
        near = {self._norm(i) for i in range(scene.at - OWNER_REACH, scene.at)}
        apart = (
            self._norm(scene.at + 1) in self._words("measure_lists") or self._norm(scene.at - 1) in self._with
        )
        near |= inside if apart else set()  # "hit four Peruvian companies with sanctions"
        taken -= self._words("light_verbs") - near  # "took part in talks on sanctions"
        told = " ".join(self._norm(i) for i in scene.clause.before(scene.at))
        if not taken or any(f" {phrase} " in f" {told} " for phrase in self._words("unplanned")):
            return []
        subject = scene.subject
        if subject is not None and set(subject.members) <= set(target):  # "put 21 Peruvians on its list"
            subject = next((c for c in self._bare(scene) if set(c.members).isdisjoint(target)), None)
        return several or (self._acting(subject) if subject and not subject.preposition else [])

    def _acting(self, chunk: Chunk, *, owning: bool = False) -> list[str]:
        """The states, bodies or people of a state that a group names."""
        if chunk.genitive and not owning:
            return []
        if "country" in chunk.kinds or not chunk.people:
            return list(chunk.members)
        return list(chunk.members) if all(self._served.get(w) for w in chunk.members) else []

    def _joining(self, scene: Scene) -> list[str]:
        """ "Norge sluttet seg til EUs sanksjoner": a state that backs another's."""
        joins = self._words("joining_sanctions")
        inside = {self._norm(i) for i in scene.clause.before(scene.at)}
        bare = self._bare(scene)[:1]
        return [w for c in bare if c.kinds == {"country"} and inside & joins for w in c.members]

    # --- the noun ---
    def _last(self, at: int) -> int:
        """The last token of the noun: "restriktive tiltak"."""
        return at + (self._norm(at + 1) in self._words("measure_nouns"))

    def _standing(self, scene: Scene) -> bool:
        """ "Holder fast på sanksjonene mot B": measures known before, that nobody takes here."""
        endings = tuple(self._words("measure_endings"))
        return bool(endings) and self._norm(self._last(scene.at)).endswith(endings)

    def _relative(self, scene: Scene) -> bool:
        """ "De restriktive tiltakene som EU og USA innførte"."""
        return self._norm(self._last(scene.at) + 1) in self._words("relatives") | self._words("that")
