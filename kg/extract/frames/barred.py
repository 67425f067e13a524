"""Who is kept out of a state: "nektet A innreise", "ble nektet visum", "slapp ikke inn i"."""

from kg.annotate.structure import within
from kg.extract.actors.records import Chunk
from kg.extract.frames.deeds import DeedFrames
from kg.extract.frames.records import Members, Scene

NEAR = 9  # tokens around "visum" within which "ikke" or "avslag" says that it was not given


class BarredFrames(DeedFrames):
    """Reads the state that bars (organiser) and those who are barred (participants)."""

    def _bars(self, scene: Scene) -> Members:
        """ "Peru nektet Kenyas minister A innreise", "A was denied entry to Peru", "A fikk ikke visum"."""
        subject, at = scene.subject, self._norm(scene.at)
        entering, giving = self._words("entering_visa"), self._words("giving_visa")
        if self.asked_for(scene) and not self._refused(scene):
            return []
        if subject is None or subject.preposition or subject.genitive:
            return []
        told = (self._norm(i) for i in scene.clause.before(scene.at))
        passive = self._words("passive_auxiliaries") | self._words("being_verbs")
        if at in entering or not passive.isdisjoint(told):
            return self._barred(scene, subject)
        states = [w for w in subject.members if w in self._registry.countries]
        people = (c for c in scene.after if c.people and not c.genitive)
        struck = next((c for c in people if not c.preposition or at in giving), None)
        if len(states) != 1 or struck is None:
            return []
        return [(states[0], "organiser"), *((w, "participant") for w in struck.members if w != states[0])]

    def asked_for(self, scene: Scene) -> bool:
        """Whether the verb is one of getting or giving, which bars nobody by itself."""
        return self._norm(scene.at) in self._words("entering_visa") | self._words("giving_visa")

    def _refused(self, scene: Scene) -> bool:
        """ "Fikk ikke visum", "fikk avslag på visum": not "fikk visum"."""
        if self._norm(scene.clause.start) in self._words("hypothetical"):
            return False  # "hvis ikke A får visum"
        near = range(max(scene.clause.start, scene.at - NEAR), min(scene.at + NEAR, scene.clause.end))
        marks = self._words("negation") | self._words("turning_down")
        return any(self._norm(i) in marks for i in near)

    def _barred(self, scene: Scene, struck: Chunk) -> Members:
        """Those who are barred, and the state: whoever does it, where they were to go, or the one told of."""
        if not struck.somebody:
            return []
        own = {s for w in struck.members for s in self._states_of(w)}
        by = (c for c in scene.after if c.preposition in self._words("by"))
        states = [s for c in by for w in c.members for s in self._states_of(w)]
        goal = self._target(scene, self._words("to") | self._words("place_prepositions"))
        goal = goal or self._target(scene, self._words("visit_infinitives"))
        states = states or list(dict.fromkeys(s for m in goal if (s := self._country(m))))
        before = "" if goal else self._elsewhere(scene, own)
        states = states or ([before] if before else [])
        if len(states) != 1 or states[0] in own:
            return []
        return [(states[0], "organiser"), *((w, "participant") for w in struck.members)]

    def _elsewhere(self, scene: Scene, own: set[str]) -> str:
        """ "Fikk ikke visum da han var invitert til et møte i Lima": the land told there, or before."""
        tokens = self._document.tokens
        start, end = tokens[scene.sentence.tokens[0]].start, tokens[scene.sentence.tokens[1] - 1].end
        told = (self._country(m) for m in within(self._document.mentions, start, end) if m.form == "name")
        lands = {land for land in told if land and land not in own}
        return self._told_before(scene, own) if not lands else lands.pop() if len(lands) == 1 else ""
