"""Whose a visit is, where words other than a genitive say so: "besøk hos B", "a visit B was to pay"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, partial
from itertools import pairwise

from kg.annotate.structure import within
from kg.extract.actors.records import Chunk
from kg.extract.frames.beside_visits import visitors
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.reviewed import who_says
from kg.extract.frames.scene import Frames
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import subject_first, words
from kg.reference import load

OFFICE_LETTERS = 5  # of "konge" in "kongebesøk"
AT_REACH = 9  # tokens behind "besøk" within which "hos B" belongs to it
CARRIED_REACH = 8  # tokens behind "besøket som A" within which "gjorde" stands
GOAL_REACH = 9  # tokens behind the noun, or its verb, within which the place stands
SUBJECT_GAP = 4  # tokens of "et to timers møte" behind the subject that stands behind its verb
SUPPORT_REACH = 12  # tokens before "visit" within which its verb stands
VISIT_REACH = 5  # tokens before "visit" within which "paid a", "on an" make it the subject's
ASKED_REACH = 5  # tokens before "besøk" within which "bedt" says that it is asked for
FROM_REACH = 6  # tokens from "visit" to whoever it is by, or from
PLACE_CHARACTERS = 40  # of the longest name of a place
EQUATED_REACH = 8  # tokens from "is" to the second "visit"
STEM = 5  # letters of a noun that its forms share
GAP = 2  # tokens between "presidenten" and "statsbesøk": "på"


@cache
def _lands(language: str) -> dict[str, str]:
    """The states by their names in small letters, as one word in compounds."""
    named = ((n, code) for code, c in load().countries.items() for n in c.names.get(language, ()))
    return {name.casefold(): code for name, code in named if name.isalpha()}


class VisitOwners(Frames):
    """Reads who visits by the words around a noun for a visit."""

    met: Sequence[AbstractSet[str]] = ()  # those of each event told so far
    carried_at = -1  # the verb that the visit read last is carried out by: "besøket som A gjorde"

    def _told_owner(self, scene: Scene, owner: Chunk | None) -> Members:
        """The visitor, and whom he visits, by any of these ways."""
        told = self._equated(scene, owner)
        told = told or self._at_his(scene, owner) or self._contact(scene) or self._of_office(scene)
        told = told or self._accompanied(scene) or self._to_land(scene, owner) or self._in_apposition(scene)
        told = told or self._body_away(scene) or self._in_store(scene) or self._stopping(scene)
        return told or self._looked_back_on(scene) or self._beside(scene, owner)

    def _looked_back_on(self, scene: Scene) -> Members:
        """ "Besøket i Lima ga resultater, sier A": of whoever says so, for whom it is abroad."""
        definite = self._norm(scene.at).endswith(tuple(self._words("definite_endings")) or ("\0",))
        speaker = who_says(self._document, scene, scene.at + 1) if definite and not scene.before else None
        target = self._target(scene, self._words("place_prepositions") | self._words("to"))
        land = self._country(target[0]) if speaker and target else ""
        abroad = speaker and land and self._served.get(speaker.members[0], {land}).isdisjoint((land,))
        if not abroad or any(land in met for met in self.met):
            return []  # the visit told before, whoever's it was
        return [(speaker.members[0], "guest"), (land, "host")] if speaker else []

    def _beside(self, scene: Scene, owner: Chunk | None) -> Members:
        """ "Spoke ahead of a visit to Lima": of whoever speaks, who is not at home there."""
        target = self._target(scene, self._words("place_prepositions") | self._words("to"))
        land = self._country(target[0]) if target and owner is None else ""
        if not land or self._index(target[0].start) - scene.at > GAP + 1 or self._visitors(scene):
            return []
        who = visitors(self._document, scene, self._chunks.chunks(scene.sentence))
        away = [w for w in who if self._served.get(w) and not self._at_home(w, land)]
        return [(w, "guest") for w in away]

    def _body_away(self, scene: Scene) -> Members:
        """ "Komiteen er på besøk i Peru", "avlyser besøket i Peru": a body that travels, or was to."""
        off, subject = self._words("cancelled") | self._words("postponed"), scene.subject
        away = self._on_visit(scene.at) or any(self._norm(i) in off for i in scene.clause.before(scene.at))
        if subject is None or subject.kinds != {"organisation"} or subject.genitive or not away:
            return []
        target = self._target(scene, self._words("place_prepositions") | self._words("to"))
        land = self._country(target[0]) if target else ""
        own = (body.country for w in subject.members if (body := self._registry.organisations.get(w)))
        return [*((w, "guest") for w in subject.members), (land, "host")] if land and land not in own else []

    def _in_store(self, scene: Scene) -> Members:
        """ "I mai venter et besøk i Peru for A", "et besøk i Peru står på planen for A"."""
        near = scene.clause.before(scene.clause.end)
        marks = self._words("purpose_marks")
        free = (c for c in scene.after if c.preposition in marks and c.somebody and not c.genitive)
        guest = next(free, None)
        awaited = any(self._norm(i) in self._words("in_store") for i in near if guest and i < guest.first)
        return [(w, "guest") for w in guest.members] if guest and awaited else []

    def _stopping(self, scene: Scene) -> Members:
        """ "Peru blir første stopp på rundreisen til A": the state that opens the clause is visited."""
        land, near = scene.subject, scene.clause.before(scene.at)
        stop = any(self._norm(i) in self._words("stops_of_journeys") for i in near)
        guest = self._visitors(scene) if stop and land and land.kinds == {"country"} else None
        if guest is None or land is None or land.genitive or land.preposition:
            return []
        return [*((w, "guest") for w in guest.members), *((w, "host") for w in land.members)]

    def _equated(self, scene: Scene, owner: Chunk | None) -> Members:
        """ "As besøk er det første norske besøket til B": the second noun says where the first leads."""
        if owner is None or not owner.somebody or owner.preposition or scene.at + 1 >= scene.clause.end:
            return []
        if self._norm(scene.at + 1) not in self._words("equating_verbs"):
            return []
        again = next((i for i in self._behind(scene.at) if self._same_noun(scene.at, i)), -1)
        tokens = self._document.tokens
        if again < 0 or again + 2 >= len(tokens):
            return []
        if self._norm(again + 1) not in self._words("place_prepositions") | self._words("to"):
            return []
        named = within(self._document.mentions, tokens[again + 2].start, tokens[scene.clause.end - 1].end)
        land = self._country(named[0]) if named and named[0].start == tokens[again + 2].start else ""
        if not land or any(self._at_home(w, land) for w in owner.members):
            return []
        return [*((w, "guest") for w in owner.members), (land, "host")]

    def _equals(self, at: int) -> bool:
        """Whether a noun is the second of such a pair, which tells no visit of its own."""
        low = max(0, at - EQUATED_REACH)
        verb = next((i for i in range(at - 1, low, -1) if self._norm(i) in self._words("equating_verbs")), -1)
        ranked = not self._words("round_numbers").isdisjoint(self._norm(i) for i in range(verb, at))
        return verb > 0 and ranked and self._same_noun(verb - 1, at)

    def _behind(self, at: int) -> range:
        return range(at + 2, min(at + 2 + EQUATED_REACH, len(self._document.tokens)))

    def _same_noun(self, first: int, second: int) -> bool:
        """ "Besøk ... besøket": two forms of one noun for an event."""
        nouns = event_nouns(self._language)
        one, other = self._norm(first), self._norm(second)
        return one in nouns and other in nouns and one[:STEM] == other[:STEM]

    def _to_land(self, scene: Scene, owner: Chunk | None) -> Members:
        """ "A er på Kina-besøk", "hennes Kina-tur": the first half of the noun says where."""
        land = self._compound_land(scene.at)
        off = self._words("cancelled") | self._words("postponed")  # "A avlyser Moskva-turen"
        undone = any(self._norm(i) in off for i in scene.clause.before(scene.at))
        tied = undone or self._supported(scene) or self._on_visit(scene.at) or self._around_leg(scene)
        guest = owner or (scene.subject if tied else None)
        guest = guest or self._visitors(scene) if land else None  # "Kina-besøket til A"
        if (
            not land
            or guest is None
            or not guest.somebody
            or any(self._at_home(w, land) for w in guest.members)
        ):
            return []
        return [*((w, "guest") for w in guest.members), (land, "host")]

    def _compound_land(self, at: int) -> str:
        """The state in the first half of a noun: "Lima-besøket", "norgesbesøk"."""
        token = self._document.tokens[at]
        found = [m for m in within(self._document.mentions, token.start, token.end) if m.end < token.end]
        lands = (m for m in found if m.kind in ("country", "place"))
        return next((c for m in lands if (c := self._country(m))), "") or self._land_in(at)

    def _around_leg(self, scene: Scene) -> bool:
        """ "Før Peru-turen var A i Chile": of whoever is, or goes, somewhere else before it or after it."""
        if self._norm(scene.at - 1) not in self._words("leg_openers") or not self._definite(scene.at):
            return False
        verbs = [i for i in self._clauses.verbs(scene.clause, scene.clause.end) if i > scene.at]
        told = readings(self._language, self._document.tokens, verbs[0], scene.clause.end) if verbs else ()
        return any(r.type == "visit" for r in told)

    def _land_in(self, at: int) -> str:
        """ "Norgesbesøk", "cubabesøket": the state whose name one word opens with."""
        norm = self._norm(at)
        ends = sorted(self._words("visit_endings"), key=len, reverse=True)
        head = next((norm.removesuffix(e) for e in ends if norm.endswith(e)), "").rstrip("-")
        named = _lands(self._language)
        return named.get(head, "") or named.get(head.removesuffix("s"), "")

    def _prefix(self, at: int) -> str:
        """The person in a compound: "Lavrov-møtet"."""
        token = self._document.tokens[at]
        if "-" not in token.text:
            return ""
        inside = within(self._document.mentions, token.start, token.end)
        return next((m.key for m in inside if m.kind == "person"), "")

    def _supported(self, scene: Scene) -> bool:
        """Whether a verb of holding or having ties the clause's subject to the noun."""
        support = self._words("support_verbs")
        subject, near = scene.subject, scene.at - SUPPORT_REACH
        if subject is not None and 0 <= scene.at - subject.last <= SUBJECT_GAP:
            near = min(near, subject.first - 1)  # "mandag hadde A (Ap) og Perus president B et møte"
        first = max(scene.clause.start, near)
        told = (i for i in range(first, scene.at) if i in scene.clause and self._norm(i) in support)
        entering = self._words("entering_verbs") if self._norm(scene.at - 1) in self._words("entered") else ()
        if self._in_talks(scene.at):
            return True
        into = any(self._norm(i) in entering for i in range(first, scene.at) if i in scene.clause)
        return into or any(not self._auxiliary(i) and not self._chaired(i) for i in told)

    def _in_talks(self, at: int) -> bool:
        """ "Are in talks", "have been in peace talks": those who are in them hold them."""
        if self._norm(at) not in self._words("phased_nouns"):
            return False
        being = self._words("be_forms") | self._words("been_forms")
        near = range(at - 1, max(0, at - VISIT_REACH), -1)
        mark = next((i for i in near if self._norm(i) in self._words("stay_prepositions")), -1)
        before = {self._norm(mark - n) for n in (1, 2)} if mark > 0 else set[str]()
        return bool(before & being) and all(self._document.tokens[i].text.islower() for i in range(mark, at))

    def _chaired(self, at: int) -> bool:
        """ "The bodies which are chaired by B": they hold nothing."""
        agent = self._norm(at + 1) in self._frames["by"] and bool(self._frames.get("subject_first"))
        near = {self._norm(at - 1), self._norm(at - 2)}
        return agent and bool(near & self._words("be_forms"))

    def _auxiliary(self, at: int) -> bool:
        """ "Had thanked B for talks": an auxiliary of another verb holds nothing."""
        marks = self._words("auxiliary_support")
        return self._norm(at) in marks and self._norm(at + 1) in finite_verbs(self._language)

    def _own_behind(self, at: int) -> bool:
        """ "Startet besøket sitt i Peru": the subject's own, as "sitt besøk" is."""
        return self._norm(at + 1) in self._words("own_behind")

    def _on_visit(self, at: int) -> bool:
        before = [self._norm(i) for i in range(max(0, at - VISIT_REACH), at)]
        if self._words("visit_marks").intersection(before) or self._own_behind(at):
            return True
        back = self._words("returning"), self._words("back_from")  # "returned from a visit to Lima"
        if any(a in back[0] and b in back[1] for a, b in pairwise(before)):
            return True
        near = [self._norm(i) for i in range(max(0, at - SUPPORT_REACH), at)]
        after, home = (words(self._language, "circumstances", key) for key in ("after_words", "homeward"))
        if not after.isdisjoint(before):  # "returned home after a visit"
            return any(a in back[0] and b in home for a, b in pairwise(near))
        parts = self._words("visit_parts"), self._words("meeting_of")  # "on the second day of a state visit"
        halves = self._words("visit_halves"), self._words("visit_courses")  # "midway through a state visit"
        return any(a in told[0] and b in told[1] for a, b in pairwise(before) for told in (parts, halves))

    def _accompanied(self, scene: Scene) -> Members:
        """ "A ledsages på reisen av B og C": all of them travel."""
        verbs, subject = self._words("accompanied"), scene.subject
        told = any(self._norm(i) in verbs for i in scene.clause.before(scene.clause.end))
        around = (*scene.before, *scene.after)  # "fulgt av B på reisen", "ledsages på reisen av B"
        near = (c for c in around if c.preposition in self._words("by") and c.somebody and not c.genitive)
        fellows = next(near, None) if told else None
        if fellows is None or subject is None or not subject.somebody:
            return []
        return [(w, "guest") for w in dict.fromkeys((*subject.members, *fellows.members))]

    def _at_his(self, scene: Scene, owner: Chunk | None) -> Members:
        """ "A var på besøk hos B": B is who is visited."""
        marks = self._words("at_somebody")
        if subject_first(self._language):
            return self._to_his(scene, owner)
        near = (c for c in scene.after if c.preposition in marks and c.somebody and not c.genitive)
        host, guest = next(near, None), owner or scene.subject
        if host is None or host.first - scene.at > AT_REACH or guest is None or not guest.somebody:
            return []
        if set(guest.members) & set(host.members):
            return []
        return [(w, "guest") for w in guest.members] + [(w, "host") for w in host.members]

    def _to_his(self, scene: Scene, owner: Chunk | None) -> Members:
        """ "A paid a visit on Monday to President B": a visit to the state that B serves."""
        near = (c for c in scene.after if c.preposition in self._words("to") and c.people and not c.genitive)
        host, paid = next(near, None), self._supported(scene) or self._on_visit(scene.at)
        guest = owner or (scene.subject if paid else None)
        if host is None or host.first - scene.at > AT_REACH * 2 or guest is None or not guest.somebody:
            return []
        start, end = self._document.tokens[scene.at].end, self._document.tokens[host.first].start
        other = any(m.kind in ("place", "country") and m.form == "name" for m in
                    within(self._document.mentions, start, end))  # fmt: skip
        states = {of for w in host.members for of in self._served.get(w, ())}
        own = {of for w in guest.members for of in self._served.get(w, ())}
        if other or len(states) != 1 or states & own:
            return []
        return [*((w, "guest") for w in guest.members), *((s, "host") for s in states)]

    def _contact(self, scene: Scene) -> Members:
        """ "A visit B was to pay", "et besøk som B gjorde i Lima": whose it is the words behind it say."""
        adjunct = self._words("adjunct_prepositions")
        first, intended = scene.at + 1, words(self._language, "circumstances", "intended")
        relative = self._norm(first) in self._words("relatives") | self._words("bearing_relatives")
        first += relative
        sentence = self._chunks.chunks(scene.sentence)
        owner = next((c for c in sentence if c.first == first and c.somebody and not c.genitive), None)
        if owner is None:
            return []
        due = intended | self._words("have_words") | self._words("future")
        verbs = range(owner.last, min(owner.last + CARRIED_REACH, scene.sentence.tokens[1]))
        carried = next((i for i in verbs if self._norm(i) in self._words("carried_out")), -1)
        planned = any(self._norm(i) in due for i in (owner.last, owner.last + 1))
        if carried < 0 and (relative or not planned):
            return []
        if carried < 0 and any(self._norm(i) in adjunct for i in range(max(0, scene.at - GAP), scene.at)):
            return []  # "during the visit B will meet C"
        self.carried_at = carried
        guests = [(w, "guest") for w in owner.members]
        country = self._goal(max(carried, owner.last))
        return [*guests, (country, "host")] if country else guests

    def _goal(self, verb: int) -> str:
        """The state of the place behind the verb that a visit is carried out by."""
        marks = self._words("place_prepositions") | self._words("to")
        tokens = self._document.tokens
        last = min(verb + GOAL_REACH, len(tokens) - 1)
        for mention in within(self._document.mentions, tokens[verb].end, tokens[last].start):
            index = self._index(mention.start)
            named = mention.form == "name" and not mention.genitive
            if named and self._norm(index - 1) in marks and (country := self._country(mention)):
                return country
        return ""

    def _of_office(self, scene: Scene) -> Members:
        """ "Et norsk statsministerbesøk": of whoever of that state holds the office."""
        norm, nation = self._norm(scene.at), self._nation(scene.at)
        ending = next((e for e in self._words("visit_endings") if norm.endswith(e)), "")
        office = norm.removesuffix(ending).rstrip("s-")
        if not nation or len(office) < OFFICE_LETTERS or not ending:
            return []
        text = self._document.article.text
        held = [t for t in self._document.titles if t.person and t.of == nation and t.when == "current"]
        called = [(t.person, text[t.start : t.end].casefold().split()) for t in held]
        people = {person for person, printed in called if any(p.startswith(office) for p in printed)}
        return [(people.pop(), "guest")] if len(people) == 1 else []

    def _nation(self, at: int) -> str:
        """ "Det første britiske besøket": the state whose adjective stands right before the noun."""
        if at == 0:
            return ""
        token = self._document.tokens[at - 1]
        found = within(self._document.mentions, token.start, token.end)
        return next((m.key for m in found if m.kind == "country" and m.form == "adjective"), "")

    def _definite(self, at: int) -> bool:
        before = at - 2 if self._norm(at - 1) in self._words("call_words") else at - 1  # "the phone call"
        if self._norm(before) in self._words("definite_determiners"):
            return True
        return self._norm(at).endswith(tuple(self._words("definite_endings")))

    def _visitors(self, scene: Scene) -> Chunk | None:
        """ "Besøk av A", "besøket fra A", "a visit to Lima by A"."""
        marks = self._words("visitors")
        if self._definite(scene.at) and not any(c.genitive for c in scene.before):
            marks = marks | self._words("owned_by")  # "besøket til kongen"
        first = max(scene.clause.start, scene.at - ASKED_REACH)
        if any(self._norm(i) in self._asking for i in range(first, scene.at)):
            marks = marks - self._words("by")  # "bedt på besøk av B": who invites
        if self._norm(scene.at - 1) in self._words("on_arrival"):
            marks = marks - self._words("by")  # "was received on arrival by B": who receives
        found = next((c for c in scene.after if c.preposition in marks and c.somebody), None)
        if found is None:
            return None
        before = range(found.first, scene.at, -1)
        mark = next((i for i in before if self._norm(i - 1) in marks), scene.at + 1) - 1
        if self._clauses.verbs(scene.clause, mark)[-1:] > [scene.at]:
            return None  # "under besøket blitt fulgt av B"
        if any(self._norm(i) in finite_verbs(self._language) for i in range(scene.at + 1, mark)):
            return None  # "er på besøk i Lima, og mandag ble de tatt imot av B"
        if self._norm(mark - 1) in words(self._language, "invitations", "nouns"):
            return None  # "på besøk i Lima etter invitasjon fra B": who invites
        beside = mark - 1 == scene.at or self._place_ends(
            mark
        )  # "a visit to Lima by the Peruvian president B"
        return found if beside or found.first - scene.at <= FROM_REACH else None

    def _place_ends(self, index: int) -> bool:
        """Whether a place is named right before a token."""
        end = self._document.tokens[index - 1].end
        inside = within(self._document.mentions, end - PLACE_CHARACTERS, end)
        return any(m.end == end and m.kind in ("place", "country") for m in inside)

    @cached_property
    def _asking(self) -> frozenset[str]:
        """The words of inviting and of asking somebody to come."""
        inviting = partial(words, self._language, "invitations")
        return inviting("verbs") | inviting("asked_to_come")

    def _in_apposition(self, scene: Scene) -> Members:
        """ "A er den første presidenten fra Peru på statsbesøk i Norge", "den siste på besøk der var A"."""
        if self._norm(scene.at - 1) not in words(self._language, "circumstances", "caption_marks"):
            return []
        named = [c for c in scene.after if self._norm(c.first - 1) in self._words("be_words")]
        if named and named[0].somebody:
            return self._plain(named[:1])
        if scene.subject is not None:
            return []
        before = [c for c in scene.before if 0 < scene.at - c.last <= GAP]
        return self._plain(before[-1:])

    @staticmethod
    def _plain(chunks: Sequence[Chunk]) -> Members:
        return [
            (w, "guest")
            for c in chunks
            if c.somebody and not c.preposition and not c.genitive
            for w in c.members
        ]
