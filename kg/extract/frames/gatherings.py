"""The frames of gatherings: "EUs toppmøte", "Nato-toppmøtet i Vilnius", who is said to come to them."""

from kg.annotate.structure import within
from kg.extract.actors.compounds import compound
from kg.extract.actors.premodifiers import decided_at, introduced, modifiers, phrase
from kg.extract.actors.records import Chunk
from kg.extract.frames.absent import kept_away
from kg.extract.frames.attended import loose, spoke_there, taking_part, unattended
from kg.extract.frames.bidden import asked_to_attend, bidden_to
from kg.extract.frames.company_verbs import event_between
from kg.extract.frames.heading import heads_to
from kg.extract.frames.organisers import BEHIND, OrganiserFrames
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.sittings import sits
from kg.extract.grammar.edges import called_to
from kg.languages import words

NOT_REACH = 4  # tokens from "not" to "attend": "not be able to attend"
CONVENED_REACH = 9  # tokens between "host" or "convene" and the noun of the gathering
WITH_REACH = 5  # tokens between the noun and "with X"
PAIR = 2
TITLE = 60  # characters of the longest office


class GatheringFrames(OrganiserFrames):
    """Reads who holds a gathering and who is said to take part."""

    _last = ""  # who held the gathering told of last

    def members(self, scene: Scene) -> tuple[Members, bool]:
        """Organisers, hosts and those who come; whether the noun may point back to one told before."""
        untold = unattended(self._document, scene, self._organisers(scene))
        return ([], False) if untold else self._members(scene)

    def _members(self, scene: Scene) -> tuple[Members, bool]:
        rivals, parted = self._words("between_nouns"), self._frames["between"]
        near = (c for c in scene.after if c.preposition in parted and len(c.members) > 1)
        near = (c for c in near if not event_between(self._document, scene.at + 1, c))
        between = next(
            (c for c in near if not any(self._norm(i) in rivals for i in range(scene.at + 1, c.first))), None
        )
        between = between or compound(self._document, scene.at)
        if between:
            return [(w, "participant") for w in between.members], False
        if (holders := self._holders(scene)) is not None:
            return [(w, "participant") for w in holders.members], False
        if sides := self._sides(scene) or self._sitting_body(scene):
            return sides, False
        if called := self._called(scene):
            return called, False
        members: Members = [(w, "organiser") for w in self._organisers(scene)]
        if not members and (bidden := bidden_to(self._document, scene, self._served)):
            return bidden, False
        if not members and (body := self._spoken_of(scene)):
            members = [(body, "organiser")]
        members += self._with_subject(scene, self._companions(scene), held=bool(members))
        members += [m for m in self._ordered(scene, members) if m[0] not in {w for w, _ in members}]
        members += [m for m in self._agents(scene) if m[0] not in {w for w, _ in members}]
        members += [(w, "host") for w in self._arranging(scene) if w not in {w for w, _ in members}]
        subject = asked_to_attend(self._document, scene) or self._representing(scene) or scene.subject
        there = self._attending(scene) or spoke_there(self._document, scene)
        if subject and not subject.genitive and there:
            kinds = {"person", "country"} & subject.kinds
            coming = [*subject.members, *self._along(scene)] if kinds else []
            members += [(w, "participant") for w in coming if (w, "organiser") not in members]
        owner = next((c for c in reversed(scene.before) if c.genitive and scene.at - c.last <= 2), None)
        first = self._norm(scene.at - 1) in self._words("first_words")
        if owner and owner.somebody and first and all(role != "organiser" for _, role in members):
            return [], False  # "is A's first summit": which one, nobody says
        if owner and owner.somebody and not self._of_leaders(owner):
            members += [(w, "host") for w in owner.members]
        pointing = self._definite(scene.at)
        country = self._held_in(scene)
        if not members and not self._official(scene):
            return [], pointing
        if country and country not in {w for w, _ in members} and (not members or self._printed(scene)):
            return [*members, (country, "host")], pointing
        return members, pointing

    def _sides(self, scene: Scene) -> Members:
        """ "The summit of Peru, Chile and the African Union": the states and bodies that hold it."""
        near = (c for c in scene.after if c.preposition in self._words("meeting_of"))
        sides = next((c for c in near if c.first - scene.at <= PAIR + 1 and not c.genitive), None)
        if sides is None or len(sides.members) < PAIR or "person" in sides.kinds:
            return []
        return [(w, "participant") for w in sides.members] if "country" in sides.kinds else []

    def _sitting_body(self, scene: Scene) -> Members:
        """ "Torsdag holder Nato et ekstraordinært toppmøte": the body whose summit it is."""
        subject, verbs = scene.subject, self._clauses.verbs(scene.clause, scene.at)
        body = subject is not None and subject.kinds == {"organisation"} and len(subject.members) == 1
        if not body or subject is None or self._definite(scene.at) or not sits(self._document, scene, verbs):
            return []
        return [(subject.members[0], "organiser")]

    def _along(self, scene: Scene) -> list[str]:
        """ "A deltar sammen med B på konferansen": who is told to come along, before the noun."""
        near = [c for c in scene.before if c.somebody and not c.genitive and c.preposition in self._with]
        return [w for c in near if self._norm(c.first - 2) in self._with for w in c.members]

    def _of_leaders(self, owner: Chunk) -> bool:
        """ "The Leaders' Summit on Refugees": part of its name, whoever the leaders told of are."""
        word = self._document.tokens[owner.last - 1].text
        return word.istitle() and word.casefold().rstrip("'’") in self._words("name_owners")

    def _representing(self, scene: Scene) -> Chunk | None:
        """ "A representerte Norge på konferansen": A was there."""
        marks = self._words("representing_verbs")
        verb = next((i for i in scene.clause.before(scene.at) if self._norm(i) in marks), -1)
        people = (c for c in scene.before if c.somebody and not c.preposition and not c.genitive)
        return next(people, None) if verb >= 0 else None

    def _called(self, scene: Scene) -> Members:
        """ "A invited B to Lima for the second summit with C": A holds it, B and C come."""
        subject = scene.subject
        if subject is None or not subject.somebody or not called_to(self._document, scene.clause, scene.at):
            return []
        bare = (c for c in scene.before if not c.preposition and not c.genitive and c.somebody)
        guests = [w for c in bare if c.first >= subject.last for w in c.members]
        near = (c for c in scene.after if c.preposition in self._with and c.first - scene.at <= WITH_REACH)
        companions = [w for c in near for w in c.members]
        if not guests:
            return []
        return [(w, "host") for w in subject.members] + [
            (w, "guest") for w in dict.fromkeys([*guests, *companions]) if w not in subject.members
        ]

    def _holders(self, scene: Scene) -> Chunk | None:
        """ "A and B hold a summit": it is theirs, wherever it is."""
        subject, holding = scene.subject, self._words("holding_verbs")
        if (
            subject is None
            or len(subject.members) < PAIR
            or subject.last > scene.at
            or set(self._organisers(scene)) - set(subject.members)
        ):
            return None
        phases = self._words("summit_phases")
        between = range(subject.last, scene.at)
        near = {self._norm(i) for i in range(max(subject.last, scene.at - WITH_REACH), scene.at)}
        own = bool(near & (self._words("its_words") | self._words("indefinite_articles")))
        if not self._frames.get("subject_first"):
            phases = phases | self._words("have_words")  # "hadde sitt første toppmøte"
        held = any(self._norm(i) in holding or (own and self._norm(i) in phases) for i in between)
        return subject if held else None

    def _alone_holds(self, scene: Scene) -> bool:
        """ "Peru will hold a conference in Lima": one state, and no other that it is held with."""
        subject, holding = scene.subject, self._words("holding_verbs")
        if subject is None or subject.kinds != {"country"} or len(subject.members) > 1 or subject.genitive:
            return False
        alone = not any(c.preposition in self._with for c in scene.after)
        return alone and any(self._norm(i) in holding for i in range(subject.last, scene.at))

    def _companions(self, scene: Scene) -> list[str]:
        """ "Toppmøtet med A, B og C"."""
        near = [c for c in scene.after if c.preposition in self._with and c.first - scene.at <= WITH_REACH]
        if not near or near[0].genitive:
            return []
        return near[0].members if near[0].somebody or self._two_states(scene, near[0]) else []

    def _two_states(self, scene: Scene, companion: Chunk) -> bool:
        """ "Peru, som også hadde et toppmøte med Chile": a state that holds one with another."""
        subject = scene.subject
        if subject is None or "country" not in subject.kinds or subject.genitive or companion.genitive:
            return False
        holding = self._words("have_words") | self._words("holding_verbs")
        verbs = self._clauses.verbs(scene.clause, scene.at)[-1:]
        return any(self._norm(i) in holding for i in verbs) and not self._frames.get("subject_first")

    def _with_subject(self, scene: Scene, companions: list[str], *, held: bool) -> Members:
        """ "A har bedt om et toppmøte med B": A's as well, where no body that holds it (`held`) is told."""
        subject = scene.subject
        discussed = {self._norm(i) for i in scene.clause.before(scene.at)}
        discussed &= self._words("discussing_verbs")
        own = companions and not held and not discussed and self._whose_own(scene, companions)
        asks = subject is not None and subject.somebody and not subject.genitive and subject.last <= scene.at
        if (
            subject
            and own
            and (with_states := next((c for c in scene.after if c.members == companions), None))
        ):
            asks = asks or self._two_states(scene, with_states)
        both = [*subject.members, *companions] if subject and own and asks else companions
        return [(w, "participant") for w in dict.fromkeys(both)]

    def _ordered(self, scene: Scene, told: Members) -> Members:
        """What word order tells besides: who hosts, whose gathering it is, who is there, with whom."""
        if not self._frames.get("subject_first"):
            return []
        found: Members = []
        owner = next((c for c in reversed(scene.before) if c.genitive and scene.at - c.last <= 4), None)
        if not told and owner and "organisation" in owner.kinds:
            found += [(w, "organiser") for w in owner.members]
        states = modifiers(self._document, scene.at, "country")
        subject = self._praised_host(scene) or scene.subject
        verbs = self._clauses.verbs(scene.clause, scene.at)
        found += [(w, "organiser") for w in self._body_holding(scene) or self._its_own(scene)]
        convening = bool(verbs) and self._norm(verbs[-1]) in self._words("convene_verbs")
        near = scene.clause.before(scene.at, CONVENED_REACH)
        at_it = introduced(self._document, scene.at, self._words("part_words"))  # "hosting B at the summit"
        convening = convening or any(
            self._norm(i) in self._words("convene_forms") and not at_it for i in near
        )
        convening = convening or self._alone_holds(scene)
        found += [(m.key, "host" if convening else "participant") for m in states]
        if subject and not subject.genitive and convening:
            found += [(w, "host") for w in subject.members]
        elif (
            subject
            and subject.somebody
            and introduced(self._document, scene.at, self._words("part_words"))
            and not (self._said_of(scene, subject) or kept_away(self._document, scene))
            and not decided_at(self._document, scene.at)
        ):
            beside = [c for c in scene.before if c.somebody and not c.genitive and c is not subject]
            met = [c for c in beside if not c.preposition or c.preposition in self._with]
            found += [(w, "participant") for c in (subject, *met) for w in c.members]
        found += [(w, "participant") for w in self._brought(scene)]
        companion = next((c for c in scene.after if c.preposition in self._with), None)
        if companion and companion.first - scene.at <= WITH_REACH:
            both = subject is not None and subject.somebody and companion.somebody
            alone = all(w in companion.members for w, _ in told)  # "held a summit with B"
            if subject and both and alone and not self._only_discussed(scene):
                found += [(w, "participant") for w in subject.members]
            if found or told:
                found += [(w, "participant") for w in companion.members]
        if told:
            self._last = told[0][0]
        elif not found and (body := self._last or self._sole_body()) and self._known_by_place(scene.at):
            found.append((body, "organiser"))
        return found

    def _said_of(self, scene: Scene, subject: Chunk) -> bool:
        """ "A said the idea was to hold talks on the sidelines": who says what others are to do there."""
        verbs = [i for i in self._clauses.verbs(scene.clause, scene.at) if i >= subject.last]
        said = bool(verbs[1:]) and self._norm(verbs[0]) in self._words("spoken_verbs")
        return said and any(self._norm(i) in self._words("to") for i in range(verbs[0], scene.at))

    def _only_discussed(self, scene: Scene) -> bool:
        """ "Discussed the summit with B": nobody has held it."""
        verb = self._clauses.verbs(scene.clause, scene.at)[-1:]
        return any(self._norm(i) in self._words("own_reading") for i in verb)

    def _agents(self, scene: Scene) -> Members:
        """ "The East Asia Summit, to be hosted by Peru", "attended by A and B": who is there."""
        hosting = self._words("convene_verbs") | self._words("hosting_verbs")
        agents, members = self._words("by"), list[tuple[str, str]]()
        for chunk in self._chunks.chunks(scene.sentence):
            if chunk.genitive or chunk.preposition not in agents:
                continue
            by = next((i for i in range(chunk.first - 1, scene.at, -1) if self._norm(i) in agents), scene.at)
            verb = self._norm(by - 1)
            if verb in hosting and chunk.first - scene.at <= CONVENED_REACH:
                members += [(w, "host") for w in chunk.members]
            elif verb in self._words("attended_words") | self._words("chaired_words") and chunk.somebody:
                members += [(w, "participant") for w in chunk.members]
        return members

    def _brought(self, scene: Scene) -> list[str]:
        """ "The summit brings together A and B", "among those attending the summit are A and B"."""
        bare = [c for c in scene.after if not c.preposition and not c.genitive]
        if not bare or bare[0].kinds == {"organisation"}:
            return []
        named = next((c for c in bare[1:] if c.first < bare[0].last), bare[0])  # "the leaders of A and B"
        between = {self._norm(i) for i in range(scene.at + 1, bare[0].first)}
        before = {self._norm(i) for i in scene.clause.before(scene.at, WITH_REACH)}
        there = bool(before & self._words("attend_verbs")) and bool(between & self._words("be_forms"))
        return named.members if there or between & self._words("bringing_verbs") else []

    def _known_by_place(self, at: int) -> bool:
        """ "The 2014 Madrid Summit": one of a row, in a text on those who hold them."""
        before = phrase(self._document, at)
        dated = any(self._norm(i).isdigit() and len(self._norm(i)) == len("2014") for i in before)
        placed = bool(modifiers(self._document, at, "place"))
        return (placed and (dated or self._norm(at) in self._words("ministerial_words"))) or self._yearly(at)

    def _yearly(self, at: int) -> bool:
        """ "Last year's summit": of the body whose summit was told of."""
        before = self._document.tokens[at - 1] if at else None
        owned = before is not None and before.text.endswith(("'s", "’s"))
        start = before.start if before else 0
        return owned and any(t.start <= start < t.end for t in self._document.times)

    def _body_holding(self, scene: Scene) -> list[str]:
        """ "The African Union held a summit in Accra": a body of states that holds its own."""
        subject, holding = scene.subject, self._words("holding_verbs")
        if subject is None or subject.genitive or subject.last > scene.at or not self._of_states(subject):
            return []
        more = ("auxiliary_support", "summit_phases", "conferring_verbs")  # "ministers will have a meeting"
        holding = holding.union(*(self._words(key) for key in more))
        held = any(self._norm(i) in holding for i in range(subject.last, scene.at))
        coming = {self._norm(i) for i in range(subject.last, scene.at)} & self._words("coming_verbs")
        purpose = words(self._language, "circumstances", "errand_marks")
        arrived = bool(coming) and introduced(self._document, scene.at, purpose)  # "arrived for a summit"
        return list(subject.members) if held or arrived else []

    def _its_own(self, scene: Scene) -> list[str]:
        """ "The African Union will decide at its Accra summit": of the body of states that is the subject."""
        subject, own = scene.subject, self._words("its_words")
        if subject is None or subject.genitive or subject.last > scene.at or not self._of_states(subject):
            return []
        near = range(max(subject.last, scene.at - WITH_REACH), scene.at)
        return list(subject.members) if any(self._norm(i) in own for i in near) else []

    def _praised_host(self, scene: Scene) -> Chunk | None:
        """ "Congratulated B on hosting the summit", "thanked B for agreeing to host it": B is its host."""
        near = scene.clause.before(scene.at, CONVENED_REACH)
        hosting = next((i for i in near if self._norm(i) in self._words("convene_forms")), -1)
        for chunk in reversed(scene.before):
            led = [self._norm(i) for i in range(chunk.last, hosting)]
            given = bool(led) and led[0] in self._words("praised_for") and not chunk.genitive
            plain = set(led[1:]) <= self._words("praised_deeds")
            if given and plain and (led[1:] or self._norm(hosting).endswith("ing")):
                return chunk
        return None

    def _attending(self, scene: Scene) -> bool:
        attend = self._words("attend_verbs")
        inside = [self._norm(i) for first, last in scene.clause.spans for i in range(first, last)]
        away = bool(self._words("absent_words") & set(inside)) or kept_away(self._document, scene)
        if away or self._beside_in_time(scene):
            return False  # "takket nei til å delta", "foran toppmøtet møtte A B"
        if loose(self._document, scene.at):
            return taking_part(self._document, scene)
        negated = self._words("negation") if self._frames.get("subject_first") else frozenset[str]()
        near = scene.clause.before(scene.at, CONVENED_REACH)
        going = next((i for i in near if self._norm(i) in attend), scene.clause.start)
        if negated.intersection(self._norm(i) for i in scene.clause.before(going, NOT_REACH)):
            return False  # "will not be able to attend"
        subject = scene.subject
        two = subject is not None and len(subject.members) >= PAIR and subject.somebody
        if two and not self._words("summit_phases").isdisjoint(inside):
            return True  # "tok de to fatt på toppmøtet"
        there = self._words("being_verbs")
        verbs = self._clauses.verbs(scene.clause, scene.at)
        if verbs and heads_to(self._document, scene, verbs[-1]):
            return True
        beside = {self._norm(scene.at - 1), self._norm(verbs[-1] + 1)} if verbs else set()
        if verbs and self._norm(verbs[-1]) in there and beside & self._words("being_at"):
            return True  # "de to var på toppmøtet", "er på Natos toppmøte"
        takers, part = self._words("part_takers"), self._words("taken_part")
        return any(
            (self._norm(i) in attend and not self._office(i) and not self._met_to_it(scene, i))
            or (self._norm(i) in self._words("chair_infinitives") and self._chairing(scene, i))
            or (self._norm(i) in takers and self._norm(i + 1) in part)
            for first, last in scene.clause.spans
            for i in range(first, last)
        )

    def _chairing(self, scene: Scene, at: int) -> bool:
        """ "Will chair the summit", "is to address a conference": the gathering is the verb's own object."""
        near = 0 < scene.at - at <= CONVENED_REACH and self._norm(at - 1) in self._words("verb_signs")
        return near and self._prepositions.isdisjoint(self._norm(i) for i in range(at + 1, scene.at))

    def _met_to_it(self, scene: Scene, verb: int) -> bool:
        """ "A møter B til toppmøte": what two meet for, told by the verb."""
        whom = any(c.first > verb and c.somebody and not c.genitive for c in scene.before)
        return whom and self._norm(scene.at - 1) in self._words("to") and not self._definite(scene.at)

    def _office(self, index: int) -> bool:
        """ "Perus leder": an office, not the verb that is written so."""
        start = self._document.tokens[index].start
        return any(t.start <= start < t.end for t in within(self._document.titles, start - TITLE, start + 1))

    def _held_in(self, scene: Scene) -> str:
        """The country that a gathering is said to be in: "the summit in Lisbon, Portugal"."""
        target = self._target(scene, self._words("place_prepositions"))
        if not target or not self._beside(scene.at, target[0].start):
            return ""
        return self._country(target[0])

    def _printed(self, scene: Scene) -> bool:
        """Whether the country is named itself, not only its city: "in Lisbon, Portugal", "i Portugal"."""
        place = self._target(scene, self._words("place_prepositions"))[0]
        if place.kind == "country":
            return True
        behind = within(self._document.mentions, place.end, place.end + BEHIND)
        return any(m.kind == "country" and m.key == self._country(place) for m in behind)

    def _official(self, scene: Scene) -> bool:
        """Whether somebody in office is named nearby: one of which only the place is told may be a match."""
        near = self._document.sentences[max(0, self._number(scene) - 1) : self._number(scene) + 2]
        if any(within(self._document.titles, one.start, one.end) for one in near):
            return True
        if scene.clause.relative >= 0:
            return False  # "A og B, som møttes på klimatoppmøtet i Lima"
        inside = within(self._document.mentions, scene.sentence.start, scene.sentence.end)
        return any(m.kind == "person" and self._served.get(m.key) for m in inside)

    def _beside(self, at: int, offset: int) -> bool:
        """Whether only a preposition, fillers and a time stand between the noun and the place."""
        timed = {i for t in self._document.times if t.start < offset for i in self._span(t.start, t.end)}
        between = range(at + 1, self._index(offset))
        marks = self._words("place_prepositions") | self._words("place_fillers") | self._words("held_there")
        return all(self._norm(i) in marks or i in timed for i in between)

    def _span(self, start: int, end: int) -> range:
        return range(self._index(start), self._index(end - 1) + 1)
