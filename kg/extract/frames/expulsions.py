"""Who is struck by an expulsion, and who must have ordered it where no subject says so."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.names import organisation_name
from kg.extract.actors.quarrels import Quarrels
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Scene
from kg.extract.frames.scene import Frames
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import words
from kg.reference import Registry

ASKED_REACH = 7  # tokens between "ble" and "bedt": "ble 40 peruanske diplomater bedt om å"
TOWN_REACH = 4  # tokens behind "kastet" within which "ut av Lima" stands
NAME_REACH = 6  # tokens behind "EUs" within which its ambassador's name ends
ENVOY_REACH = 4  # tokens between a nationality and "diplomater"


class ExpulsionFrames(Frames):
    """Reads the sides of an expulsion by the words around those who must leave."""

    def _known_envoys(self, mention: Mention) -> bool:
        """ "De norske diplomatene": those told of before."""
        behind = self._norm(self._index(mention.end - 1) + 1)
        return behind.endswith(tuple(self._words("definite_endings")) or ("\0",))

    def _expeller(self, scene: Scene, at: int, inside: Sequence[Chunk]) -> str:
        """ "The expulsion of two envoys by Peru", "from Peru": the state that stands behind it."""
        tokens = self._document.tokens
        end = next(
            (i for i in self._clauses.verbs(scene.clause, scene.clause.end) if i > at), scene.clause.end
        )
        by = (c for c in inside if at < c.first < end and c.preposition in self._frames["by"])
        if (chunk := next(by, None)) is not None:
            return self._state(chunk)
        out = self._words("expelled_from")
        named = within(self._document.mentions, tokens[at].end, tokens[min(end, len(tokens)) - 1].end)
        named = [m for m in named if m.form == "name" and m.kind in ("country", "place") and not m.genitive]
        return next((self._country(m) for m in named if self._norm(self._index(m.start) - 1) in out), "")

    def _of_union(self, chunk: Chunk) -> bool:
        """ "The EU ambassador": of a body of states that has envoys; not of one state's own ministry."""
        start, end = self._document.tokens[chunk.first].start, self._document.tokens[chunk.last - 1].end
        bodies = [
            self._registry.organisations.get(m.key)
            for m in within(self._document.mentions, start, end)
            if m.kind == "organisation"
        ]
        unions = bool(bodies) and all(b is not None and not b.country for b in bodies)
        return unions and chunk.kinds <= {"organisation", "delegates"}

    def _state(self, chunk: Chunk) -> str:
        """The state that a group acts for: itself, or that of a ministry."""
        if "country" in chunk.kinds:
            return chunk.members[0] if len(chunk.members) == 1 else ""
        if chunk.people or not chunk.members:
            return ""
        offset = self._document.tokens[chunk.first].start
        end = self._document.tokens[chunk.last - 1].end
        for mention in within(self._document.mentions, offset, end):
            if mention.kind == "organisation" and mention.key in self._registry.organisations:
                return self._registry.organisations[mention.key].country or chunk.members[0]
        return ""

    def _along(self, scene: Scene, target: str) -> list[str]:
        """The states from which the envoys struck are: "ambassadører fra A, B og C"."""
        sent, inside = self._words("back_from"), self._chunks.chunks(scene.sentence)
        rows = (c for c in inside if c.preposition in sent or "delegates" in c.kinds)
        return next((list(c.members) for c in rows if target in c.members and not c.people), [])

    def _owning(self, scene: Scene, target: str) -> str:
        """ "Perus utvisning av to": the state whose measure the noun is."""
        owners = (m for m in self._countries(scene) if m.genitive and m.key != target)
        return next((m.key for m in owners if self._index(m.end - 1) == scene.at - 1), "")

    def _answering(self, scene: Scene) -> str:
        """ "The Peruvian answer came on Monday: two attachés were told to leave": whose answer it is."""
        answers = self._words("answer_nouns")
        start, end = scene.sentence.start, self._document.tokens[scene.at].start
        for mention in within(self._document.mentions, start, end):
            owning = mention.form in ("adjective", "capital") or mention.genitive
            if (
                mention.kind == "country"
                and owning
                and self._norm(self._index(mention.end - 1) + 1) in answers
            ):
                return mention.key
        return ""

    def _posted(self, scene: Scene, target: str) -> str:
        """The state where the envoys serve: "ansatte ved Perus ambassade i Oslo" are made to leave Norway."""
        for mention in within(self._document.mentions, scene.sentence.start, scene.sentence.end):
            first = self._index(mention.start)
            housed = self._norm(first - 1) in self._words("stay_prepositions")
            if mention.kind == "place" and housed and self._norm(first - 2) in self._frames["envoys"]:
                country = self._country(mention)
                return country if country != target else ""
        return ""

    def _town_left(self, scene: Scene, target: str) -> str:
        """ "Kastet ut av Lima", "måtte forlate Lima": the state of the town that the envoys leave."""
        tokens, marks = self._document.tokens, self._words("expelled_from")
        start, end = tokens[scene.at].start, tokens[scene.clause.end - 1].end
        for mention in within(self._document.mentions, start, end):
            first = self._index(mention.start)
            if mention.kind == "place" and not mention.genitive and first - scene.at <= TOWN_REACH:
                left = self._norm(first - 1) in marks or first == scene.at + 1
                country = self._country(mention) if left else ""
                return country if country != target else ""
        return ""

    def _countries(self, scene: Scene) -> list[Mention]:
        """The countries of the sentence, those of the trigger's clause first."""
        inside = within(self._document.mentions, scene.sentence.start, scene.sentence.end)
        found = [m for m in inside if m.kind == "country"]
        return sorted(found, key=lambda m: (self._index(m.start) not in scene.clause, m.start))

    def _envoys(self, scene: Scene) -> bool:
        return any(self._norm(i) in self._frames["envoys"] for i in range(*scene.sentence.tokens))

    def _of_envoys(self, scene: Scene) -> bool:
        """ "To diplomater skal ut": whether those who are to leave are envoys, not their countrymen."""
        return any(self._norm(i) in self._frames["envoys"] for i in scene.clause.before(scene.at))

    def _union(self, scene: Scene) -> str:
        """ "Utviste EUs ambassadør", "tre EU-diplomater": the body whose envoy is struck."""
        tokens = self._document.tokens
        start, end = tokens[scene.clause.start].start, tokens[scene.clause.end - 1].end
        bodies = (m for m in within(self._document.mentions, start, end) if m.kind == "organisation")
        near = (
            m
            for m in bodies
            if (m.genitive and self._norm(self._index(m.end - 1) + 1) in self._frames["envoys"])
            or self._norm(self._index(m.start)).rpartition("-")[2] in self._frames["envoys"]
        )
        if (found := next(near, None)) is None:
            return ""
        behind = self._index(found.end - 1) + 1
        envoys = {t.person for t in self._document.titles if t.office == "ambassador"}
        named = (
            c for c in self._chunks.chunks(scene.sentence) if 0 <= c.last - behind <= NAME_REACH and c.people
        )
        who = next((w for c in named for w in c.members if w in envoys), "")
        return who or organisation_name(self._document, found)

    def _undergone(self, scene: Scene) -> bool:
        """ "Ble utvist", "utvises": of those struck, who does it left out."""
        passive = self._words("passive_auxiliaries") | self._words("being_verbs")
        near = scene.clause.before(scene.at, ASKED_REACH)
        return self._norm(scene.at).endswith(("es", "ast")) or any(self._norm(i) in passive for i in near)

    def _announcing(self, scene: Scene, target: str) -> str:
        """ "Danmarks statsminister A varsler at to peruanske diplomater blir utvist": Denmark expels them."""
        if not self._undergone(scene) or scene.clause.start == scene.sentence.tokens[0]:
            return ""
        inside = [c for c in self._chunks.chunks(scene.sentence) if c.last <= scene.clause.start]
        states = {s for c in inside if c.people for w in c.members for s in self._served.get(w, ())}
        bare = (c for c in inside if "country" in c.kinds and not c.preposition and not c.genitive)
        states |= {w for c in bare for w in c.members}  # "Lima opplyser at to diplomater utvises"
        return states.pop() if len(states) == 1 and target not in states else ""

    def _by_nobody(self, scene: Scene, target: str) -> bool:
        """ "Tre russiske diplomater er utvist", "flere land har utvist dem": nobody is named who does it."""
        known = self._norm(scene.at) in self._words("known_expulsions")
        inside = [m for m in self._countries(scene) if self._index(m.start) in scene.clause]
        none = words(self._language, "invitations", "negation")
        free = (m for m in inside if self._norm(self._index(m.start) - 1) not in none)  # "ingen russiske"
        here = any(m.key == target and not self._known_envoys(m) for m in free)
        lands = any(self._norm(i) in self._words("several_lands") for i in scene.clause.before(scene.at))
        near = scene.clause.before(scene.at, ASKED_REACH)
        supposed = any(self._norm(i) in words(self._language, "invitations", "modal") for i in near)
        told = here and not known and not supposed and self._envoys(scene)
        leaving = self._words("leaving_modals") | self._words("obliging_words")  # "60 diplomater må hjem"
        return told and (lands or self._undergone(scene) or self._norm(scene.at) in leaving)

    def _by_lands(self, scene: Scene) -> bool:
        """ "Flere land støttet Peru ved å utvise chilenske diplomater": it is not Peru that does so."""
        marks = words(self._language, "circumstances", "infinitive_marks")
        means = self._norm(scene.at - 1) in marks and self._norm(scene.at - 2) in self._words("means_words")
        before = {self._norm(i) for i in range(scene.sentence.tokens[0], scene.at)}
        return means and not before.isdisjoint(self._words("several_lands"))

    def _from(self, mention: Mention) -> bool:
        """ "Utvist fra Norge", "uønsket i Russland"; not "etter angrepet i Norge"."""
        at = self._index(mention.start)
        before = self._norm(at - 1)
        if mention.form != "name" or mention.genitive or self._sent_from(mention):
            return False
        if before in self._words("stay_prepositions"):
            return not {self._norm(at - 2), self._norm(at - 3)}.isdisjoint(self._words("unwanted_words"))
        out = before not in self._words("by") or self._norm(at - 2) in self._words("driven_out")
        return out and before in self._words("expelled_from")  # "ut av Peru", not "invasjonen av Peru"

    def _where_struck(self, scene: Scene, mention: Mention) -> bool:
        """ "Utviste diplomater etter angrepet i Norge": where it was that made them do so."""
        at = self._index(mention.start)
        asides = self._words("aside_prepositions") | self._words("by")
        housed = self._norm(at - 1) in self._words("stay_prepositions")
        return housed and any(self._norm(i) in asides for i in range(scene.at + 1, at - 1))

    def _people(self, mention: Mention) -> bool:
        """Whether a mention stands for people of a country: an inhabitant, or its diplomats."""
        if mention.form == "demonym":
            return not (mention.plural and self._definite_people(mention))
        if mention.form == "name" and (self._included(mention) or not mention.genitive):
            return self._sent_from(mention) or self._included(mention)
        first = self._index(mention.end - 1) + 1
        if self._governs(first):
            return False  # "utviste den peruanske regjeringen tre diplomater fra Chile"
        return any(self._norm(i) in self._frames["envoys"] for i in range(first, first + ENVOY_REACH - 1))

    def _governs(self, at: int) -> bool:
        """ "Regjeringen", "myndigheter": those who act for a state, and are no envoys."""
        return self._norm(at) in self._words("authorities") and self._norm(at) not in self._frames["envoys"]

    def _included(self, mention: Mention) -> bool:
        """ "Ti ambassadører, deriblant Norges": of the state of one of the envoys."""
        at = self._index(mention.start)
        marks = words(self._language, "invitations", "including")
        before = range(max(0, at - ENVOY_REACH - 1), at - 1)
        listed = self._norm(at - 1) in marks and self._norm(at - 2) == ","
        return listed and any(self._norm(i) in self._frames["envoys"] for i in before)

    def _definite_people(self, mention: Mention) -> bool:
        """ "Russerne utviser": the people of a state stand for it; "russere" are some of them."""
        text = self._document.article.text[mention.start : mention.end].casefold()
        return text.endswith(tuple(self._words("people_endings")) or ("\0",))

    def _sent_from(self, mention: Mention) -> bool:
        """ "Førti diplomater fra Tyskland"; not "førti tyske diplomater fra Norge", who must leave it."""
        at = self._index(mention.start)
        envoys = self._norm(at - 2) in self._frames["envoys"]
        if not envoys or self._norm(at - 1) not in self._words("back_from"):
            return False
        tokens, first = self._document.tokens, max(0, at - ENVOY_REACH)
        told = within(self._document.mentions, tokens[first].start, tokens[at - 2].start)
        before = (m for m in told if not self._governs(self._index(m.end - 1) + 1))
        return not any(m.kind == "country" and m.form == "adjective" and m.key != mention.key for m in before)

    def _of_both(self, scene: Scene) -> bool:
        """ "Utvisningen av to norske diplomater fra Peru": whose they are, and where they must leave."""
        behind = [m for m in self._countries(scene) if self._index(m.start) > scene.at]
        struck = [m for m in behind if m.form == "adjective" and self._people(m)]
        by = self._words("by")
        left = [m for m in behind if self._from(m) and self._norm(self._index(m.start) - 1) not in by]
        gaps = (self._index(b.start) - self._index(a.start) for a in struck for b in left)
        return any(0 < gap <= ENVOY_REACH for gap in gaps)

    def _unnamed_expeller(self, scene: Scene, at: int, targets: Sequence[str], *, passive: bool) -> bool:
        """ "Three Peruvian diplomats were expelled", "several countries have expelled them"."""
        before = [self._norm(i) for i in scene.clause.before(at)]
        lands = not self._words("several_lands").isdisjoint(before)
        unreal = ("modal", "negation")
        if any(not words(self._language, "invitations", key).isdisjoint(before) for key in unreal):
            return False
        start, end = scene.sentence.start, self._document.tokens[scene.sentence.tokens[1] - 1].end
        struck = [m for m in within(self._document.mentions, start, end) if m.key in targets]
        known = (self._norm(self._index(m.start) - 1) in self._words("definite_determiners") for m in struck)
        plain = set(targets) <= self._registry.countries.keys() and not any(known)
        called = self._norm(scene.at) in self._words("summoning_verbs")
        if self._norm(scene.at) in self._words("expulsion_nouns"):  # "the expulsion of two by 20 countries"
            by = next((i for i in range(at, scene.clause.end) if self._norm(i) in self._words("by")), -1)
            behind = {self._norm(i) for i in range(by + 1, scene.clause.end)} if by > 0 else set[str]()
            return plain and not behind.isdisjoint(self._words("several_lands"))
        return plain and not called and (passive or lands)


class QuarrelFrames(ExpulsionFrames):
    """Reads expulsions with what the text has told of who struck whom."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        quarrels: Quarrels,
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self._quarrels = quarrels

    def _asked_to(self, at: int, before: Sequence[Chunk]) -> Chunk | None:
        """ "Called on Chile to expel the ambassador": who stands right before the infinitive is to do it."""
        if self._norm(at - 1) not in words(self._language, "circumstances", "infinitive_marks"):
            return None
        asking = {phrase.split()[0] for phrase in self._words("asking_others")}
        near = next((c for c in reversed(before) if c.last == at - 1 and not c.genitive), None)
        near = near or self._capital_before(at - 2)
        first = max(0, near.first - ENVOY_REACH) if near else at
        return near if any(self._norm(i) in asking for i in range(first, at)) else None

    def _capital_before(self, at: int) -> Chunk | None:
        """The state of the capital at a token: "urged Lima to expel them"."""
        token = self._document.tokens[at]
        inside = within(self._document.mentions, token.start, token.end)
        places = [m for m in inside if m.kind == "place" and not m.genitive]
        state = self._registry.capital_of(places[0].key) if places else ""
        return Chunk(at, at + 1, [state], kinds={"country"}) if state else None

    def _in_relative(self, scene: Scene, *, passive: bool) -> str:
        """ "Peru, which expelled two envoys, said ...": the state right before the clause."""
        subject = scene.subject
        before = subject is not None and subject.last <= scene.clause.start and not subject.people
        led = before and scene.clause.relative >= 0 and not passive
        return self._state(subject) if led and subject else ""
