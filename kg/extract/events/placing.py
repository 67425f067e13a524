"""Where an event is, by its kind and its verb: at a place told, at one reached, in the host's own state."""

from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.actors.premodifiers import discussed
from kg.extract.circumstances.first_time import place_before
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.circumstances.records import Place
from kg.extract.events.by_place import in_name
from kg.extract.events.casting import MEASURES
from kg.extract.frames.receptions import received_on_visit
from kg.extract.frames.records import Scene
from kg.extract.frames.scene import allegiances
from kg.extract.frames.visits import apposed_goal, bound_for, housed, reached, visited
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.errands import sent
from kg.extract.grammar.triggers import readings
from kg.languages import lists, subject_first, words
from kg.reference import Registry

TO_DO_REACH = 7  # tokens from "ble" to the infinitive of "ble de to enige om å møtes"
PAIR = 2  # tokens of "under sitt"
LEG_REACH = 4  # tokens behind "the visit" of "will then end"
ERRAND = 5  # tokens before a meeting within which "for" stands
DURING_REACH = 4  # tokens before "visit" within which "during" stands


class Placing:
    """Reads the places of one document's drafts."""

    def __init__(
        self, document: Document, registry: Registry, clauses: ClauseReader, circumstances: CircumstanceReader
    ) -> None:
        self._document, self._registry, self._clauses = document, registry, clauses
        self._circumstances = circumstances
        self._language = document.article.language
        self._words = lists(self._language, "frames")
        self._served = allegiances(document, registry)

    def where(self, scene: Scene, kind: str, pattern: str) -> Place:
        """The place told in the clause, or what somebody reaches."""
        at, place = scene.at, Place()
        if pattern not in MEASURES[1:] and kind not in ("phone_call", "other"):
            goes = kind == "visit" or sent(self._document, self._clauses, scene.clause, at)
            noun = received_on_visit(self._document, scene) if pattern == "receive" and goes else -1
            place = self._circumstances.where(scene.sentence, max(at, noun), scene.clause, goes=goes)
            place = self._received_at(scene, place) if noun >= 0 and not place.country else place
            if pattern == "receive" and place == Place():  # "welcomed B to Lima"
                place = self._circumstances.where(scene.sentence, at, scene.clause, goes=True)
        if pattern in ("discuss", "talk") and self._of_topic(scene):
            place = Place()  # "discussed the summit in Lima"
        elsewhere = (
            kind == "appointment" and scene.clause.relative >= 0
        )  # "A, who took office in May, met B in"
        if elsewhere or (kind == "agreement" and self._to_do(scene)):
            place = Place()  # "agreed to meet in Lima"
        if kind == "visit" and pattern == "noun" and not place.country:
            place = apposed_goal(self._document, self._registry, at)
            place = place if place.country else self._during(scene)
            place = place if place.country else housed(self._document, self._registry, at)
        paid = self._paid(scene) if pattern == "noun" and kind == "visit" and not place.city else -1
        if pattern in ("visit", "depart", "back") or paid >= 0:
            inverted = scene.subject if not subject_first(self._language) else None
            behind = paid if paid >= 0 else max(at, inverted.last - 1) if inverted else at
            if pattern == "back":  # "kom mandag hjem fra Lima"
                marks, near = words(self._language, "frames", "back_from"), range(behind, scene.clause.end)
                behind = next((i for i in near if self._norm(i) in marks), behind)
            place = reached(self._document, self._registry, behind, place, direct=pattern == "visit")
        if pattern in ("depart", "travel") and (not place.country or self._home(scene, place.country)):
            place = bound_for(self._document, self._registry, at, scene.clause.end, place)
        elif pattern == "depart":  # "left Lima for Quito", not for home
            goal = bound_for(self._document, self._registry, at, scene.clause.end, place)
            away = goal.country and not self._home(scene, goal.country)
            place = goal if away else visited(self._document, self._registry, at) or place
        place = self._less_house(scene, place) if kind == "visit" and pattern == "noun" else place
        leg = kind == "visit" and pattern == "noun" and self._one_leg(scene)
        if kind == "visit" and place.city and (leg or self._two_towns(scene, place)):
            return replace(place, city=None)
        if kind in ("meeting", "summit") and place == Place():
            return self._unsaid(scene, kind, pattern)
        return place

    def _unsaid(self, scene: Scene, kind: str, pattern: str) -> Place:
        """Where a meeting is whose clause says nothing of it: by what it is for, its name, or the news."""
        before = place_before(self._document, self._registry, scene, pattern)
        if before != Place():
            return before
        if kind == "meeting":
            return self._errand(scene)
        return in_name(self._document, self._registry, scene.at)

    def _less_house(self, scene: Scene, place: Place) -> Place:
        """ "Holder foredrag på Universitetet i Lima under sitt besøk": the house of what was done then."""
        during = words(self._language, "circumstances", "in_course")
        near = {self._norm(i) for i in range(max(0, scene.at - PAIR), scene.at)}
        trigger = self._document.tokens[scene.at].start
        before = self._document.article.text[scene.sentence.start : trigger]
        parts = place.venue is not None and place.venue in before and not during.isdisjoint(near)
        return replace(place, venue=None) if parts else place

    def _one_leg(self, scene: Scene) -> bool:
        """ "Besøket avsluttes i Cusco": where a journey begins or ends is not where all of it is."""
        near = range(scene.at + 1, min(scene.at + LEG_REACH, scene.clause.end))
        return any(self._norm(i) in words(self._language, "circumstances", "leg_verbs") for i in near)

    def _two_towns(self, scene: Scene, place: Place) -> bool:
        """ "Gjester Cape Town og Pretoria": a visit to two towns of a state is in neither alone."""
        text = self._document.article.text
        joins = {",", *words(self._language, "circumstances", "and_words")}
        inside = within(self._document.mentions, scene.sentence.start, scene.sentence.end)
        named = [m for m in inside if m.kind == "place" and m.form == "name"]
        towns = [m for m in named if self._registry.place(m.key).kind == "city"]
        return any(
            place.city in (text[a.start : a.end], text[b.start : b.end])
            and {self._registry.place(m.key).country for m in (a, b)} == {place.country}
            and a.key != b.key
            and {*text[a.end : b.start].replace(",", ", ").split()} <= joins
            for a, b in pairwise(towns)
        )

    def _errand(self, scene: Scene) -> Place:
        """ "Fredag er hun i Pretoria, for møte med B": where somebody is who is there for a meeting."""
        tokens, first = self._document.tokens, scene.sentence.tokens[0]
        marks = words(self._language, "circumstances", "errand_marks")
        near = range(scene.at - 1, max(first + 1, scene.at - ERRAND), -1)
        mark = next((i for i in near if tokens[i].norm in marks and tokens[i - 1].text == ","), -1)
        if mark < 0:
            return Place()
        being = words(self._language, "circumstances", "is_words")
        verb = next((i for i in range(mark - 1, first - 1, -1) if tokens[i].norm in being), -1)
        before = within(self._document.mentions, tokens[max(verb, first)].start, tokens[mark].start)
        towns = [m for m in before if m.kind == "place" and m.form == "name"]
        here = towns[-1] if towns and tokens[mark - 1].start - towns[-1].end <= 1 and verb >= 0 else None
        found = self._registry.place(here.key) if here else None
        if here is None or found is None or found.kind != "city":
            return Place()
        return Place(self._document.article.text[here.start : here.end], found.country or None)

    def _of_topic(self, scene: Scene) -> bool:
        """Whether the first place of the clause stands right behind an event that is only spoken of."""
        inside = range(scene.at + 1, scene.clause.end)
        topic = next((i for i in inside if discussed(self._document, i) == scene.at and self._event(i)), -1)
        if topic < 0:
            return False
        first, last = self._document.tokens[scene.clause.start], self._document.tokens[scene.clause.end - 1]
        named = within(self._document.mentions, first.start, last.end)
        places = [m for m in named if m.kind == "place" and m.form == "name"]
        if not places or places[0].start < self._document.tokens[topic].start:
            return False
        between = within(self._document.tokens, self._document.tokens[topic].end, places[0].start)
        return self._words("with").isdisjoint(t.norm for t in between)  # not "the summit with B in Lima"

    def _event(self, at: int) -> bool:
        found = readings(self._language, self._document.tokens, at, at)
        return any(r.pattern == "noun" and r.type != "agreement" for r in found)  # a deal is nowhere

    def _during(self, scene: Scene) -> Place:
        """ "Signed a treaty in Lima during a visit by A": where the verb before has its place."""
        marks = words(self._language, "circumstances", "during_words")
        marks -= words(self._language, "circumstances", "after_words")
        near = scene.clause.before(scene.at, DURING_REACH)
        mark = next((i for i in near if self._norm(i) in marks), -1)
        verbs = self._clauses.verbs(scene.clause, mark) if mark >= 0 else []
        if not verbs:
            return Place()
        return self._circumstances.where(scene.sentence, verbs[-1], scene.clause, goes=False)

    def _home(self, scene: Scene, country: str) -> bool:
        """Whether the subject is at home in a country."""
        return scene.subject is not None and any(
            country in self._served.get(w, ()) for w in scene.subject.members
        )

    def _received_at(self, scene: Scene, told: Place) -> Place:
        """ "A tok imot B på besøk": in A's country, where he acts for one."""
        own = {s for w in (scene.subject.members if scene.subject else ()) for s in self._served.get(w, ())}
        state = own.pop() if len(own) == 1 else ""
        return replace(told, country=state) if state in self._registry.countries else told

    def _to_do(self, scene: Scene) -> bool:
        """Whether all places of the clause stand behind what was agreed to be done."""
        marks = words(self._language, "circumstances", "infinitive_marks")
        near = range(scene.at + 1, min(scene.at + TO_DO_REACH, scene.clause.end))
        mark = next((i for i in near if self._norm(i) in marks), -1)
        first, here = self._document.tokens[scene.clause.start].start, self._document.tokens[scene.at].start
        before = within(self._document.mentions, first, here)
        named = (m for m in before if m.kind in ("place", "country") and m.form == "name")
        return mark >= 0 and all(m.genitive for m in named)

    def _paid(self, scene: Scene) -> int:
        """ "Avla onsdag Lima et besøk": the token behind which the place stands, or -1."""
        paying = self._words("paying_verbs")
        verb = next((i for i in self._clauses.verbs(scene.clause, scene.at) if self._norm(i) in paying), -1)
        return max(verb, scene.subject.last - 1) if verb >= 0 and scene.subject else verb

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if index >= 0 else ""
