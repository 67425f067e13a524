"""Stays told by their end, their length or the host: "left Lima after two days", "spent two days in"."""

from functools import cached_property

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.records import Chunk
from kg.extract.actors.units import led_by
from kg.extract.circumstances.datelines import dateline
from kg.extract.circumstances.settlements import described
from kg.extract.frames.along import AlongFrames
from kg.extract.frames.called import CALLED_REACH
from kg.extract.frames.callers import asked_to, courtesy_call
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import pair
from kg.extract.frames.stop_rows import StopRows
from kg.extract.frames.visits import before_which, visited
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, words

LEFT_REACH = 4  # tokens behind "left" within which the place that is left stands
SETTLED = 9  # words more than any stay has between "er" and its place
SPENT_REACH = 9  # tokens between "spent" and the place: "spent the last three days of May in Lima"
SUPPOSED_REACH = 6  # tokens before "ha vært" within which "skulle" stands
VISITED_REACH = 3  # tokens between "visited" and whom
GUEST_REACH = 5  # tokens between "gjest" and whose he is: "hos sin danske kollega"
HOSTED_REACH = 3  # tokens between "vert" and whom he is host of
LANDS_REACH = 6  # tokens from "visit" to "the countries of Peru and Chile"
FRONTED_REACH = 3  # tokens from "til" to its place: "til toppmøtet i Lima"
BACK_REACH = 5  # tokens between "returned" and "from"


class StayFrames(AlongFrames):
    """Reads who has been where, by the verbs of leaving, spending, coming back and being."""

    @property
    def _strict(self) -> bool:
        """Whether word order tells the object of a verb."""
        return bool(self._frames.get("strict_objects"))

    @cached_property
    def _rows(self) -> StopRows:
        return StopRows(self._document, self._registry)

    def stayed(self, pattern: str, scene: Scene) -> Members:
        """The guests and the state they were in, where they serve another one."""
        subject = scene.subject
        if subject is None or not subject.somebody or any(not self._served.get(w) for w in subject.members):
            return []
        match pattern:
            case "depart":
                places = self._left(scene)
            case "spend":
                places = self._spent(scene)
            case _:
                places = self._came_from(scene)
        row = places if pattern == "depart" else places[:1]  # "left home for Lima and Quito"
        countries = dict.fromkeys(self._country(m) for m in row)
        if not countries or any(self._at_home(w, c) or not c for w in subject.members for c in countries):
            return []
        return [*((w, "guest") for w in subject.members), *((c, "host") for c in countries)]

    def _left(self, scene: Scene) -> list[Mention]:
        """The place right behind the verb: "left Lima on Friday"; of one who leaves home, where he goes."""
        tokens, at = self._document.tokens, scene.at
        subject: Chunk | None = scene.subject
        start = max(at, subject.last - 1) if subject else at  # "onsdag forlot A Lima"
        stop = tokens[min(start + LEFT_REACH, scene.clause.end - 1)].end
        named = [m for m in within(self._document.mentions, tokens[start].end, stop) if self._place(m)]
        between = range(start + 1, self._index(named[0].start)) if named else range(0)
        for_at = next((i for i in between if self._norm(i) in self._words("left_for")), -1)
        if for_at > start and all(self._timed(i) for i in range(start + 1, for_at)):
            return self._target(scene, self._words("left_for"))  # "left on Monday for Lima"
        behind = self._index(named[0].end - 1) + 1 if named else at
        if (
            not named
            or (self._norm(behind) in self._words("no_departure") and not self._timed(behind))
            or any(self._norm(i) not in self._words("place_fillers") and not self._timed(i) for i in between)
        ):
            return []
        people = subject.members if subject else ()
        own = any(self._at_home(w, self._country(named[0])) for w in people)
        last = scene.clause.end - 1  # "left Lima on Monday for Quito"
        while behind < last and (self._timed(behind) or self._timed(behind + 1)):
            behind += 1
        onward = self._norm(behind) in self._words("left_for")
        goal = self._target(scene, self._words("left_for")) if own or onward else []
        abroad = goal and not any(self._at_home(w, self._country(goal[0])) for w in people)
        return goal if own or abroad else named[:1]

    def _spent(self, scene: Scene) -> list[Mention]:
        """The place "in" which days are spent."""
        days = words(self._language, "circumstances", "day_marks") | self._words("stay_days")
        behind = range(scene.at + 1, min(scene.at + SPENT_REACH, scene.clause.end))
        if not any(self._norm(i) in days for i in behind):
            return []
        marks = self._words("stay_prepositions") | self._words("isle_prepositions")
        target = self._target(scene, marks)
        return target if target and self._index(target[0].start) <= scene.at + SPENT_REACH else []

    def _came_from(self, scene: Scene) -> list[Mention]:
        """The place "from" which somebody is back."""
        again = self._words("stay_prepositions") | self._words("to")
        if self._norm(scene.at + 2) in again:  # "er tilbake i Lima", where he is not at home
            place = self._target(scene, again)
            return place if place and self._index(place[0].start) <= scene.at + BACK_REACH else []
        target = self._target(scene, self._words("back_from"))
        if target and self._index(target[0].start) <= scene.at + BACK_REACH:
            return target
        return self._spent(scene) if self._norm(scene.at + 1) in self._words("back_from") else []

    def _plain_words(self, start: int, end: int) -> int:
        """The tokens of a stretch, times not counted: "er denne uken i Lima", nor "seg"."""
        settled = self._words("settled_words")
        if any(self._norm(i) in settled for i in range(start, end)):
            return end - start + SETTLED  # "er født i Lima"
        fillers = self._words("stay_fillers")
        while end > start and self._fills(end - 1):  # "i den peruanske byen X"
            end -= 1
        ports = tuple(self._words("airport_endings")) or ("\0",)  # "landet på flyplassen i Lima"
        ported = {i - 1 for i in range(start, end) if self._norm(i).endswith(ports)}
        ported |= {i + 1 for i in ported}
        told = (i for i in range(start, end) if i not in ported and self._norm(i) not in fillers)
        tokens = [self._document.tokens[i] for i in told]
        times = within(self._document.times, tokens[0].start, tokens[-1].end) if tokens else ()
        return sum(not any(t.start <= token.start < t.end for t in times) for token in tokens)

    def _place(self, mention: Mention) -> bool:
        return mention.kind in ("place", "country") and mention.form == "name" and not mention.genitive

    def _supposed(self, scene: Scene) -> bool:
        """ "Kan ha vært i Lima": not "skulle ha vært", which tells what was planned."""
        near = scene.clause.before(scene.at, SUPPOSED_REACH)
        before = {self._norm(i) for i in near}
        planned = before & words(self._language, "circumstances", "intended")
        return self._norm(scene.at - 1) in self._words("perfect_infinitive") and not planned

    def _is_event(self, scene: Scene) -> bool:
        """ "A meeting with B that was planned in Lima": what is told of it, not of B."""
        opens, tokens = scene.clause.relative, self._document.tokens
        if opens < 0:  # "forrige gang de to møttes, var i Lima"
            last = words(self._language, "circumstances", "last_time")
            return tokens[scene.sentence.tokens[0]].norm in last and self._norm(scene.at - 1) == ","
        marks = words(self._language, "circumstances", "set_words")
        marks |= words(self._language, "circumstances", "intended")
        inside = {self._norm(i) for i in scene.clause.before(scene.clause.end)}
        before = {t.norm for t in tokens[scene.sentence.tokens[0] : opens]}
        return bool(inside & marks) and not before.isdisjoint(event_nouns(self._language))

    def _of_something(self, scene: Scene, subject: Chunk) -> bool:
        """ "A is worried by the violence that is done in B": the relative clause is not of A."""
        mark = scene.clause.relative
        if mark <= subject.first:
            return False
        at = mark - (self._norm(mark - 1) == ",")
        if self._norm(at - 1) == ")":  # "A (54), som er i Lima"
            at = max((i for i in range(subject.last, at) if self._norm(i) == "("), default=at)
        return at != subject.last

    def _only_is(self, scene: Scene) -> bool:
        """ "A is in Lima", "could be in Lima": a verb of being, with no errand and no time."""
        being = self._words("been_forms").union(self._frames.get("be_forms", ()))
        told = self._on_errand(scene) or self._now_there(scene)
        return self._posted(scene) or (self._norm(scene.at) in being and (not told or self._supposed(scene)))

    def _posted(self, scene: Scene) -> bool:
        """ "A er nå ambassadør i Lima": what he is, there."""
        place, subject = self._target(scene, self._words("stay_prepositions")), scene.subject
        if not place or subject is None or subject.last > scene.at:
            return False
        told = within(self._document.titles, self._document.tokens[scene.at].end, place[0].start)
        own = any(t.person in subject.members or not t.person for t in told)
        return own and self._norm(scene.at) in self._words("be_words")

    def _now_there(self, scene: Scene) -> bool:
        """ "A is in Lima.": in the present, and nothing more."""
        place = self._target(scene, self._words("stay_prepositions"))
        behind = self._document.article.text[place[0].end :][:1] if place else ""
        here = self._norm(scene.at) in self._words("now_there") and bool(behind) and behind in ".,;"
        return here and self._index(place[0].start) == scene.at + 2

    def _on_errand(self, scene: Scene) -> bool:
        """ "Was in Lima last week", "was in Lima to sign": a stay has its time, or its purpose."""
        tokens, clause = self._document.tokens, scene.clause
        timed = within(self._document.times, tokens[clause.start].start, tokens[clause.end - 1].end)
        been = self._norm(scene.at) in self._words("been_forms")
        recent = self._words("recent_words") | (self._words("lately_words") if been else frozenset())
        if any(self._norm(i) in recent for i in clause.before(clause.end)):
            return True  # "har nettopp vært i Lima", "har vært i Lima tre ganger"
        marks = words(self._language, "circumstances", "infinitive_marks")
        marks |= words(self._language, "circumstances", "errand_marks")
        lasting = self._words("stay_days") if been else frozenset()  # "skal være i Lima i tre dager"
        journeys = self._words("stay_errands")  # "is in Lima on her first foreign visit"
        told = any(self._norm(i) in marks | journeys | lasting for i in range(scene.at + 2, clause.end))
        near = {self._norm(i) for i in clause.before(scene.at)}
        since = self._norm(clause.end) in self._words("since") and near & self._words("negation")
        return bool(timed or told or since) or self._norm(clause.end) in self._words("journey_relatives")

    def _led_by(self, chunk: Chunk) -> Chunk:
        """ "Met a Peruvian delegation headed by B": B, whose delegation it is."""
        sentence = next(s for s in self._document.sentences if s.tokens[0] <= chunk.first < s.tokens[1])
        return led_by(self._document, chunk, self._chunks.chunks(sentence))

    def _hosts_at_home(self, scene: Scene, subject: Chunk) -> list[str]:
        """ "Visited President B at the palace": the state of B, where nobody who goes is at home."""
        met = next((c for c in scene.rest if not c.preposition and not c.genitive), None)
        if not self._frames.get("strict_objects") or met is None or not met.somebody:
            return []
        if not 0 < met.first - scene.at <= VISITED_REACH or len(met.members) > 1:
            return []
        states = sorted(self._served.get(met.members[0], set()) & set(self._registry.countries))
        own = {c for w in subject.members for c in self._served.get(w, ())}
        return states if own and len(states) == 1 and not own & set(states) else []

    def _rings(self, subject: Chunk, scene: Scene) -> bool:
        """ "Peru's foreign minister spoke with his counterpart on the phone": said to be a call."""
        inside = {self._norm(i) for i in range(scene.at, scene.clause.end)}
        return "delegates" in subject.kinds and bool(inside & self._words("phone_words"))

    def _office_visited(self, scene: Scene, subject: Chunk) -> list[str]:
        """ "A skal besøke Perus president B i Lima": somebody in office of another state."""
        last = max(scene.at + 1, subject.last)
        while last < scene.clause.end and self._timed(last):
            last += 1  # "besøkte onsdag president B"
        bare = [c for c in scene.rest if not c.preposition and not c.genitive and c.somebody]
        parted = self._norm(last) in (",", ":")  # "to gjester, president B"
        near = [c for c in bare if 0 <= c.first - last <= 1 and c is not subject and not parted]
        own = {of for w in subject.members for of in self._served.get(w, ())}
        hosts = [w for c in near[:1] for w in c.members if w not in subject.members]
        served = [self._served[w] for w in hosts if self._served.get(w)]  # not that of a wife
        known = own and served and all(own.isdisjoint(of) for of in served)
        if not known and own and hosts and not served:  # "besøkte president B i Lima"
            place = self._target(scene, self._words("stay_prepositions"))
            land = self._country(place[0]) if place else ""
            offices = any(t.person == hosts[0] for t in self._document.titles)
            told = self._norm(scene.at - 1) not in words(self._language, "circumstances", "infinitive_marks")
            hosts, known = [*hosts, land], told and offices and bool(land) and land not in own
        return hosts if known and not subject_first(self._language) else []

    def _unlisted_town(self, scene: Scene, guests: Members) -> Members:
        """ "A besøkte den peruanske byen X", which no list has."""
        marks = frozenset({self._norm(scene.at)})
        place = described(self._document, scene.at + 1, scene.clause.end, marks)
        return [*guests, (place.country, "host")] if place else []

    def _row(self, scene: Scene) -> list[str]:
        """The states of places named in a row: "visited Lima, Quito and Bogota"."""
        found: list[str] = []
        last: Mention | None = None
        tokens, begun = self._document.tokens, scene.at
        if scene.subject is not None and not subject_first(self._language):
            begun = max(begun, scene.subject.last - 1)  # "nylig besøkte Perus A B og C"
        for mention in within(self._document.mentions, tokens[begun].end, tokens[scene.clause.end - 1].end):
            if mention.kind not in ("place", "country") or mention.form != "name":
                continue
            if last is not None and not self._listed(last, mention):
                break
            last = mention
            if (country := self._country(mention)) and country not in found:
                found.append(country)
        return found if len(found) > 1 else []

    def _anothers(self, scene: Scene, place: int) -> bool:
        """ "Før han dro, ba A B komme til Lima", "landet i Quito på vei til Lima": not there."""
        tokens = self._document.tokens
        way = scene.at < place - 2 and self._norm(place - 2) in self._words("way_words")
        if way and self._norm(scene.at) not in self._words("be_words") | {""}:
            return True
        between = range(scene.at + 1, place)
        comma = next((i for i in between if tokens[i].text == ","), place)
        verbs = [i for i in self._clauses.verbs(scene.clause, place) if i == comma + 1]
        return bool(verbs) and not subject_first(self._language)

    def _here(self, scene: Scene) -> list[str]:
        """ "LUSAKA - A arrived here on Monday": the state of the town that the dispatch is from."""
        near = {self._norm(scene.at + 1), self._norm(scene.at + 2)} & self._words("here_words")
        written = dateline(self._document) if near else None
        return [written.country] if written and written.country and not written.titled else []

    def _only_does(self, scene: Scene) -> bool:
        """ "Continues to spread", "went to see": an infinitive stands behind, and no place."""
        tokens, at = self._document.tokens, scene.at
        if self._norm(at + 1) not in words(self._language, "circumstances", "infinitive_marks"):
            return False
        behind = tokens[at + 2] if at + 2 < len(tokens) else None
        if behind is None or not behind.text.islower() or not self._frames.get("subject_first"):
            return False
        named = within(self._document.mentions, behind.start, behind.end)
        fillers = self._words("place_fillers") | self._words("phrase_openers")
        going = self._norm(at) in self._words("continuing_verbs")
        return going and not named and behind.norm not in fillers

    def _calls_on(self, scene: Scene) -> Members:
        """ "A called on B" pays a visit; "A called on B to stop" is an appeal."""
        hosts = [c for c in scene.rest if c.first - scene.at <= CALLED_REACH + 1 and c.somebody]
        if scene.subject is None or not hosts or asked_to(self._document, scene, hosts[0]):
            return []
        return pair(scene.subject, hosts[0], "guest", "host")

    def _pays_call(self, scene: Scene) -> Members:
        """ "A paid a courtesy call on B"."""
        return courtesy_call(self._document, scene)

    def _hosts(self, scene: Scene) -> Members:
        """ "A var vert for B"."""
        marked = self._norm(scene.at + 1) in self._words("purpose_marks")
        guests = [
            c for c in scene.after if c.somebody and not c.genitive and c.first - scene.at <= HOSTED_REACH
        ]
        subject = scene.subject
        return pair(subject, guests[0], "host", "guest") if marked and subject and guests else []

    def _guest(self, scene: Scene) -> Members:
        """ "A er gjest hos B", "A har vært hos B", "A er gjest i Lima"."""
        at_his = [c for c in scene.after if c.preposition in self._words("at_somebody") and c.somebody]
        near = [c for c in at_his if c.first - scene.at <= GUEST_REACH and not c.genitive]
        subject = scene.subject
        none = {self._norm(i) for i in range(scene.at - 2, scene.at)} & self._words("none_such")
        if subject is None or not subject.somebody or none:
            return []
        if near:
            return pair(subject, near[0], "guest", "host")
        place = self._target(scene, self._words("stay_prepositions"))[:1]
        here = place and self._index(place[0].start) == scene.at + 2  # not "gjest i et program i Lima"
        country = self._country(place[0]) if here else ""
        abroad = country and not any(self._at_home(w, country) for w in subject.members)
        return [*((w, "guest") for w in subject.members), (country, "host")] if abroad else []

    def _travelled_to(self, scene: Scene, subject: Chunk) -> Members:
        """ "Så dro hun til president B i Lima": somebody who serves another state."""
        behind = max(scene.at + 1, subject.last)
        goal = next((c for c in scene.rest if c.people and c.first >= behind and not c.genitive), None)
        if subject_first(self._language) or goal is None or goal.preposition not in self._words("to"):
            return []
        own = {of for w in subject.members for of in self._served.get(w, ())}
        hosts = [self._served.get(w, set[str]()) for w in goal.members]
        near = goal.first - behind <= VISITED_REACH and all(hosts) and bool(own)
        return [(w, "host") for w in goal.members] if near and all(own.isdisjoint(of) for of in hosts) else []

    def _fronted(self, pattern: str, scene: Scene, marks: frozenset[str]) -> list[Mention]:
        """ "Til Lima reiste også A": the place that opens the clause before a verb of going."""
        first, tokens = scene.clause.start, self._document.tokens
        first += self._norm(first) in self._words("straight_words")  # "videre til Lima drar A"
        if pattern != "travel" or subject_first(self._language) or self._norm(first) not in marks:
            return []
        named = within(self._document.mentions, tokens[first].end, tokens[scene.at].start)
        named = [m for m in named if self._place(m)][:1]
        near = named and self._index(named[0].start) - first <= FRONTED_REACH
        verb = self._index(named[0].end - 1) + 1 if near else scene.at + 1
        while verb < scene.at and self._timed(verb):  # "til Lima neste uke reiser A"
            verb += 1
        return named if verb == scene.at else []

    def _visits(self, scene: Scene, subject: Chunk, guests: Members) -> Members:
        """ "A besøkte B", a state, somebody in office or a town."""
        marks, joins = words(self._language, "circumstances", "infinitive_marks"), self._words("conjunctions")
        verbs = (i for i in self._clauses.verbs(scene.clause, scene.clause.end) if i > scene.at + 2)
        ends = [i for i in range(scene.at + 1, scene.clause.end) if self._norm(i) in marks]
        ends += [i for i in verbs if self._norm(i - 1) in joins]  # "visited Lima and met B of Kenya"
        rest = [c for c in scene.rest if c.first < min(ends, default=scene.clause.end)]  # "to discuss Kenya"
        lands = [c for c in rest if "country" in c.kinds and not c.preposition]
        lands = lands or [c for c in rest if self._of_lands(scene.at, c)]
        hosts = [w for c in lands[:1] for w in c.members if w not in subject.members]
        hosts = [w for w in hosts if not self._strict or w in self._registry.countries] or hosts[:1]
        hosts = hosts or self._office_visited(scene, subject) or self._hosts_at_home(scene, subject)
        if hosts:
            return guests + [(w, "host") for w in hosts]
        last = scene.at + 1 if self._strict else max(scene.at + 1, subject.last)  # "i mai besøker A Lima"
        last = next((i for i in range(last, scene.clause.end) if not self._fills(i)), last)
        text = self._document.tokens[last : last + 4]
        if not (any(self._place_at(t.start) for t in text) or self._seat_near(scene.at)):
            listed = self._rows.counted(scene.at, scene.sentence.tokens[1])
            hosts = list(dict.fromkeys(c for m in listed if (c := self._country(m))))
            return guests + [(c, "host") for c in hosts] if hosts else self._unlisted_town(scene, guests)
        states = self._row(scene)
        return guests + [(c, "host") for c in states if c not in subject.members]

    def _seat_near(self, at: int) -> bool:
        found = visited(self._document, self._registry, at)
        ahead = before_which(self._document, self._registry, at)  # "Lima, which A visited"
        return ahead is not None or (found is not None and bool(found.venue and found.country))

    def _place_at(self, offset: int) -> bool:
        return any(m.kind == "place" for m in within(self._document.mentions, offset, offset + 1))

    def _of_lands(self, at: int, chunk: Chunk) -> bool:
        """ "Will visit the African countries of Peru and Chile"."""
        listed = self._norm(chunk.first - 2) in self._words("land_words")
        near = chunk.first - at <= LANDS_REACH and chunk.preposition in self._words("meeting_of")
        return listed and near and chunk.kinds == {"country"}
