"""The frames of measures between states: who expels whose diplomats, summons whose envoy, sanctions whom."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, Mention
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.quarrels import Quarrels
from kg.extract.actors.records import Chunk
from kg.extract.events.records import Draft
from kg.extract.frames.banned import BanFrames
from kg.extract.frames.cutbacks import CutbackFrames
from kg.extract.frames.envoys import EnvoyFrames
from kg.extract.frames.expulsions import ASKED_REACH, ENVOY_REACH, ExpulsionFrames
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.sanctions import SanctionFrames
from kg.extract.frames.takers import takers
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import table, words
from kg.reference import Registry

TOWN_REACH, TOWN_STEP = 40, 2  # characters of a town's name; tokens from a ministry to "i Lima"


class MeasureFrames(ExpulsionFrames):
    """Reads the two sides of a measure; both must be told."""

    def __init__(
        self, document: Document, registry: Registry, chunks: ChunkReader, clauses: ClauseReader
    ) -> None:
        super().__init__(document, registry, chunks, clauses)
        self.quarrels = Quarrels(document, registry, self._served)
        self.sanctions = SanctionFrames(document, registry, chunks, clauses)
        self.bans = BanFrames(document, registry, chunks, clauses)
        self._ordered = EnvoyFrames(document, registry, chunks, clauses, self.quarrels)
        self._cut = CutbackFrames(document, registry, chunks, clauses, self.quarrels)

    def members(self, pattern: str, scene: Scene) -> Members:
        """Who takes the measure (organiser or host), and whom it strikes."""
        if pattern in ("expel", "envoys") and (both := self._cut.mutual(scene)):
            return both
        match pattern:
            case "envoys":
                passive = self._words("passive_auxiliaries")
                before = range(max(scene.sentence.tokens[0], scene.at - 6), scene.at)
                if self._norm(scene.at) in self._words("leaving_modals"):
                    return self._ordered.bound(scene)
                struck = not self._norm(scene.at).endswith("ing")  # "said it was expelling two envoys"
                struck = struck and any(self._norm(i) in passive for i in before)
                return self._ordered.envoys(scene, passive=struck)
            case "expel":
                return self._expelled(scene) if self._announced(scene) else []
            case "withdraw":
                return self._cut.withdrawn(scene)
            case "leave":  # "tre russiske diplomater må forlate landet", "må hjem"
                told = {self._norm(i) for i in (*scene.clause.before(scene.at), scene.at)}
                asked = told & self._words("asked_to_leave") and self._asked_out(scene)
                bound = told & self._words("obliging_words") or self._given_time(told)
                ought = bool(told & self._words("ought_words")) and bool(self._ministry(scene))
                sent = self._norm(scene.at) in self._words("leaving_modals") and self._of_envoys(scene)
                return self._expelled(scene) if asked or bound or ought or sent else []
            case "summon":
                return self._summoned(scene)
            case "sanction":
                return self.sanctions.members(scene)
            case "ban":
                return self.bans.struck(scene)
            case "closure":
                return self.bans.closed(scene)
        return []

    def kind(self, kind: str, scene: Scene) -> str:
        """The type of an event: sanctions that are lifted are another deed."""
        return "other" if kind == "sanction" and self.sanctions.lifted(scene) else kind

    def _announced(self, scene: Scene) -> bool:
        """ "Kunngjorde utvisningen av to": not "kritiserte utvisningen"; a verb says it by itself."""
        before = {self._norm(i) for i in scene.clause.before(scene.at)}
        known = self._norm(scene.at) in self._words("known_expulsions")
        told = not before.isdisjoint(self._words("announcing_measures"))
        return not known or told or self._of_both(scene)

    def _given_time(self, told: set[str]) -> bool:
        """ "Ga to diplomater en uke på å forlate landet"."""
        giving = told & (self._words("giving_verbs") | self._words("have_words"))
        return bool(giving and told & self._words("deadline_units"))

    def announced(self, scene: Scene, note: Draft | None) -> Members:
        """ "Der fikk hun vite at de tre utvises": told to the ambassador called in right before."""
        if note is None or note.type != "protest_note" or note.sentence.paragraph != scene.sentence.paragraph:
            return []
        if any(self._index(m.start) in scene.clause for m in self._countries(scene)):
            return []
        guests = [w for w, role in note.members if role == "guest"]
        struck = sorted(c for w in guests for c in self._served.get(w, {w} & set(self._registry.countries)))
        inside = within(self._document.mentions, note.sentence.start, note.sentence.end)
        hosts = [w for w, role in note.members if role == "host" and w in self._registry.countries]
        hosts += [m.key for m in inside if m.kind == "country" and m.form == "adjective"]
        acting = [c for c in hosts if c not in struck]
        return [(acting[0], "organiser"), (struck[0], "participant")] if acting and struck else []

    def _expelled(self, scene: Scene) -> Members:
        """ "15 russiske diplomater utvises fra Norge", "Russland erklærer ti nordmenn uønsket"."""
        if scene.subject and scene.subject.people and self._envoy(scene.subject, scene):
            return self._sent_home(scene, scene.subject)
        inside = self._countries(scene)
        marked = [m for m in inside if self._from(m)]
        target = next((m.key for m in inside if self._people(m)), "") or self._union(scene)
        struck = self._along(scene, target) or [target]  # "ambassadørene fra Norge og Sverige"
        if target and self._by_lands(scene):
            return [(target, "participant")]
        states = [w for w in self._states(scene) if w not in struck]
        organiser = next((w for w in [*states, *(m.key for m in marked if m.key not in struck)]), "")
        if not organiser:
            apart = self._words("by") | self._words("against")  # "etter krigen mot Peru"
            free = [m for m in inside if self._norm(self._index(m.start) - 1) not in apart]
            free = [m for m in free if not self._where_struck(scene, m)]
            named = [m.key for m in free if m.form == "name" and not m.genitive and m.key not in struck]
            organiser = named[0] if named else ""
        if target and not organiser:
            ministry = self._ministry(scene)
            organiser = ministry if ministry != target else ""
            organiser = organiser or self._posted(scene, target) or self._town_left(scene, target)
            organiser = organiser or self._owning(scene, target) or self._answering(scene)
            organiser = organiser if organiser != target else ""
            organiser = organiser or self._as_told(scene, target) or self._announcing(scene, target)
        if organiser and not target and self._envoys(scene) and not self._of_many(scene):
            others = {m.key for m in self._document.mentions if m.kind == "country" and self._people(m)}
            target = next(iter(others - {organiser}), "") if len(others - {organiser}) == 1 else ""
        if organiser and not target and self._counts(scene):
            target = self.quarrels.struck(organiser)  # "Danmark, som utviste 15"
        if target and not organiser and self._by_nobody(scene, target):
            return [(target, "participant")]
        if not (organiser and target):
            return []
        together = takers(self._document, scene, self._chunks.chunks(scene.sentence), [target])
        taking = together if organiser in together else [organiser]
        struck = struck if target in struck else [target]
        hit = [(w, "participant") for w in struck if w not in taking]
        return [*((w, "organiser") for w in taking), *hit]

    def _of_many(self, scene: Scene) -> bool:
        """ "150 utenlandske diplomater": of states that are not named here."""
        inside = [self._norm(i) for i in range(*scene.sentence.tokens)]
        many = self._words("envoys_of_many")
        return any(one in many and two in self._frames["envoys"] for one, two in pairwise(inside))

    def _as_told(self, scene: Scene, target: str) -> str:
        """ "Ti norske diplomater er erklært uønsket": by the other side of what was told before."""
        lands = any(self._norm(i) in self._words("several_lands") for i in range(*scene.sentence.tokens))
        others = {m.key for m in self._countries(scene)} - {target}
        return "" if lands or others else self.quarrels.other(target)

    def _counts(self, scene: Scene) -> bool:
        """Whether only a number says who is expelled."""
        following, behind = self._norm(scene.at + 1), self._norm(scene.at + 2)
        numbers: Mapping[str, int] = table(self._language, "times")["numbers"]
        return (following.isdigit() or following in numbers) and not behind[:1].isalpha()

    def _sent_home(self, scene: Scene, envoy: Chunk) -> Members:
        """ "Perus ambassadør i Chile, A, er utvist": the state of the post strikes the one A serves."""
        struck = sorted({c for w in envoy.members for c in self._served.get(w, ())})
        marked = [m.key for m in self._countries(scene) if self._from(m) and m.key not in struck]
        acting = [w for w in self._states(scene) if w not in struck and w in self._registry.countries]
        post = self._post(envoy) or self._ministry(scene) or next(iter([*marked, *acting]), "")
        alone = len(struck) == 1 and post and post != struck[0]
        whom = struck if struck[:1] and struck[0] in self._registry.countries else envoy.members
        return [(post, "organiser"), (whom[0], "participant")] if alone else []

    def _asked_out(self, scene: Scene) -> bool:
        """ "Ba to ansatte ved ambassaden om å forlate landet": those asked are envoys, not travellers."""
        inside = scene.clause.before(scene.at)
        asking = max((i for i in inside if self._norm(i) in self._words("asked_to_leave")), default=scene.at)
        near = {self._norm(i) for i in scene.clause.before(asking, ASKED_REACH)}
        passive = near & (self._words("passive_auxiliaries") | self._words("being_verbs"))
        whom = scene.clause.before(asking) if passive else range(asking + 1, scene.at)
        return any(self._norm(i) in self._frames["envoys"] for i in whom)

    def _states(self, scene: Scene) -> Sequence[str]:
        """The state that acts: a passive's agent, else the subject, a minister standing for his country."""
        to = words(self._language, "circumstances", "infinitive_marks")  # "å utvise to av Bs diplomater"
        active = self._norm(scene.at - 1) in to
        agents = [c for c in scene.rest if c.preposition in self._frames["by"] and not active]
        asides = self._words("aside_prepositions") | self._words("by")  # "som følge av krigen av"
        agents = [c for c in agents if not self._apart(scene.at, c, asides)]
        if not agents and (state := self._they(scene)):
            return (state,)
        subject = agents[0] if agents else scene.subject
        if not agents and subject is not None and self._struck(subject, scene.at):
            subject = self._declaring(scene)
        if subject is None:
            return ()
        states = [w for w in subject.members if w in self._registry.countries]
        served = states or sorted(c for w in subject.members for c in self._served.get(w, ()))
        return served or self._governing(subject) or (subject.members if self._of_states(subject) else ())

    def _apart(self, at: int, agent: Chunk, asides: frozenset[str]) -> bool:
        """Whether another preposition stands between the verb and the one of its agent."""
        by = agent.first - 1 - (self._norm(agent.first - 1) in self._words("before_actor"))
        return any(self._norm(i) in asides for i in range(at, by))

    def _declaring(self, scene: Scene) -> Chunk | None:
        """ "Regjeringen erklærte to polske diplomater uønsket": who stands before those struck."""
        inside = (c for c in self._chunks.chunks(scene.sentence) if c.first in scene.clause)
        bare = [c for c in inside if c.last <= scene.at and not c.preposition and not c.genitive]
        return next((c for c in bare[:-1] if not self._struck(c, c.last)), None)

    def _governing(self, chunk: Chunk) -> list[str]:
        """The states whose ministries or governments the words name: "Perus utenriksdepartement"."""
        start, end = self._document.tokens[chunk.first].start, self._document.tokens[chunk.last - 1].end
        inside = (m for m in within(self._document.mentions, start, end) if m.kind == "organisation")
        bodies = (self._registry.organisations.get(m.key) for m in inside)
        return [b.country for b in bodies if b is not None and b.kind == "government" and b.country]

    def _they(self, scene: Scene) -> str:
        """ "Russland ... De utviste også fire svensker", "Landet viste ut": the state told of before."""
        beside = {self._norm(scene.at - 1), self._norm(scene.at + 1)}
        before = {self._norm(i) for i in range(scene.clause.start, scene.at)}
        own = scene.subject is None or scene.subject.first > scene.at
        if own and (beside | before) & self._words("the_land"):
            return self.quarrels.land(scene.sentence, scene.clause.start, self._chunks)
        if beside.isdisjoint(self._words("they")):
            return ""
        subject = scene.subject if scene.subject and scene.subject.first < scene.at else None
        if subject and subject.first < subject.last and not subject.people:
            return ""  # named itself
        return self.quarrels.land(scene.sentence, scene.clause.start, self._chunks)

    def _struck(self, chunk: Chunk, at: int) -> bool:
        """Whether the words are those it strikes: "russiske diplomater"; "Norge" behind its verb acts."""
        start, end = self._document.tokens[chunk.first].start, self._document.tokens[chunk.last - 1].end
        inside = within(self._document.mentions, start, end)
        if any(m.kind == "country" and m.form == "name" and not m.genitive for m in inside[:1]):
            return False
        if self._governs(chunk.last - 1):
            return False  # "utviste den norske regjeringen tre russiske diplomater"
        envoys = {t.person for t in self._document.titles if t.office == "ambassador"}
        acting = self._of_states(chunk) or (chunk.people and envoys.isdisjoint(chunk.members))
        return not acting and any(
            self._norm(i) in self._frames["envoys"]
            for i in range(chunk.first, chunk.last + ENVOY_REACH - 1)
            if i < max(at, chunk.last) or at < chunk.first
        )

    def _summoned(self, scene: Scene) -> Members:
        """ "Ambassadør Dal ble kalt inn til det russiske utenriksdepartementet": an envoy and who summons."""
        inside = [c for c in self._chunks.chunks(scene.sentence) if not c.genitive]
        envoys = [c for c in inside if self._envoy(c, scene)]
        if not envoys:
            return self._ours(scene) or self._of_mission(scene)
        guests = [(w, "guest") for w in envoys[0].members]
        hosts = [
            c
            for c in inside
            if c is not envoys[0]
            and ({"organisation", "country"} & c.kinds or c.people)
            and (c.first in scene.clause or not envoys[0].people)
        ]
        subject = scene.subject
        hosts = [c for c in hosts if not set(c.members) & set(envoys[0].members)]
        apart = subject is not None and not set(subject.members) & set(envoys[0].members)
        host = subject if apart else hosts[0] if hosts else None
        if host is None and (post := self._post(envoys[0]) or self._ministry(scene)):
            return [(post, "host"), *guests]
        if host is None:
            host_state = next((h for w, _ in guests if (h := self._summoner(w, scene))), "")
            return [(host_state, "host"), *guests] if host_state else []
        if set(host.members) & {w for w, _ in guests}:
            return []
        acting = host.members if host.kinds == {"country"} else host.members[:1]  # "Peru og Chile kalte inn"
        return [*((who, "host") for who in acting), *guests]

    def _of_mission(self, scene: Scene) -> Members:
        """ "Peru kalte inn den chilenske chargé d'affaires", "Perus ambassade": of the state they serve."""
        inside = (m for m in self._countries(scene) if self._index(m.start) in scene.clause)
        sent = {m.key for m in inside if (m.form == "adjective" or m.genitive) and self._people(m)}
        if len(sent) != 1:
            return []
        state = sent.pop()
        states = [w for w in self._states(scene) if w != state] or [self._ministry(scene)]
        host = states[0] if states[0] not in ("", state) else self._summoner(state, scene)
        return [(host, "host"), (state, "guest")] if host and host != state else []

    def _ours(self, scene: Scene) -> Members:
        """ "Vår ambassadør i Lima ble innkalt til peruansk UD", in a quotation: of the state at home."""
        home, marks = str(table(self._language, "people")["home"]), self._words("our_words")
        inside = scene.clause.before(scene.clause.end)
        envoys = [i for i in inside if self._norm(i) in self._words("ambassador_words")]
        mine = envoys and any(self._norm(envoys[0] - n) in marks for n in (1, 2))
        post = next((m for m in self._countries(scene) if m.form == "adjective" and m.key != home), None)
        host = self._ministry(scene) or (post.key if post and mine else "")
        return [(host, "host"), (home, "guest")] if mine and home and host and host != home else []

    def _summoner(self, envoy: str, scene: Scene) -> str:
        """ "Ambassadøren ble innkalt til departementet": whose it is, as the text has told."""
        own = sorted(c for c in self._served.get(envoy, {envoy}) if c in self._registry.countries)
        if len(own) != 1:
            return ""
        marks = self._words("stay_prepositions")
        for mention in within(self._document.mentions, scene.sentence.start, scene.sentence.end):
            first = self._index(mention.start)
            state = self._country(mention) if mention.kind == "place" and first in scene.clause else ""
            if state and state not in own and self._norm(first - 1) in marks:
                return state  # "i Oslo ble ambassadøren kalt inn"
        return self.quarrels.summoner(own[0], scene.sentence)

    def _post(self, envoy: Chunk) -> str:
        """The state where an ambassador serves, as the title beside the name says: "ambassadør i Moskva"."""
        tokens = self._document.tokens
        start, end = tokens[envoy.first].start, tokens[envoy.last - 1].end
        told = [t for t in within(self._document.titles, start, end) if t.office == "ambassador"]
        for title in told:
            for mention in within(self._document.mentions, title.start, end):
                country = self._country(mention) if mention.form == "name" and not mention.genitive else ""
                if country and country != title.of and country not in envoy.members:  # "fra Chile og Kenya"
                    return country
        return ""

    def _ministry(self, scene: Scene) -> str:
        """ "Det peruanske utenriksdepartementet", "Perus utenriksdepartement": whose ministry is named."""
        stems = tuple(self._words("ministry_stems"))
        for mention in self._countries(scene):
            behind = self._norm(self._index(mention.end - 1) + 1)
            if stems and (mention.form == "adjective" or mention.genitive) and behind.startswith(stems):
                return mention.key
        for mention in within(self._document.mentions, scene.sentence.start, scene.sentence.end):
            body = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
            housed = stems and mention.kind == "organisation"
            if not housed or not self._norm(self._index(mention.end - 1)).startswith(stems):
                continue
            if country := body.country if body else self._town_behind(mention):
                return country
        return ""

    def _town_behind(self, mention: Mention) -> str:
        """ "Utenriksdepartementet i Lima": the state of the town that a ministry is in."""
        start = mention.end + 1
        near = within(self._document.mentions, start, start + TOWN_REACH)
        town = next((m for m in near if m.kind == "place" and not m.genitive), None)
        beside = town is not None and self._index(town.start) - self._index(mention.end - 1) == TOWN_STEP
        return self._country(town) if town is not None and beside else ""

    def _envoy(self, chunk: Chunk, scene: Scene) -> bool:
        """Whether somebody in the group is said to be an ambassador, here or elsewhere in the article."""
        if chunk.people:
            offices = {t.office for t in self._document.titles if t.person in chunk.members}
            return "ambassador" in offices
        titles = within(self._document.titles, scene.sentence.start, scene.sentence.end)
        return any(
            t.office == "ambassador" and chunk.first <= self._index(t.start) < chunk.last for t in titles
        )

    def called_in(self, scene: Scene) -> Members:
        """ "Ambassadøren måtte møte i departementet", "hos ministeren": called in, not met as an equal."""
        told = {self._norm(i) for i in scene.clause.before(scene.at)}
        subject = scene.subject
        if not subject or not self._envoy(subject, scene) or not told & self._words("obliging_words"):
            return []
        marks = self._words("place_prepositions")
        hosts = [c for c in scene.rest if c.preposition in marks and c.genitive == ("country" in c.kinds)]
        return [(hosts[0].members[0], "host"), *((w, "guest") for w in subject.members)] if hosts else []
