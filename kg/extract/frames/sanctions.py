"""The frame of sanctions and customs: "EU innfører sanksjoner mot Russland", "amerikansk toll på stål"."""

from kg.annotate.structure import within
from kg.extract.actors.units import half
from kg.extract.frames.scene import Frames, Members, Scene

AGAINST_REACH = 9  # tokens behind "toll" within which "på kinesiske varer" stands


class SanctionFrames(Frames):
    """Reads who takes them and whom they strike; both must be told."""

    def members(self, scene: Scene) -> Members:
        """ "EU innfører sanksjoner mot Russland", "amerikanske sanksjoner mot Iran"."""
        if imposed := self._imposed(scene):
            return imposed
        targets = self._targets(scene)
        if not targets:
            return []
        owner = next((c for c in reversed(scene.before) if c.genitive and scene.at - c.last <= 3), None)
        if owner is None and self._standing(scene):
            return []
        who = owner.members if owner else [self._nationality(scene.at)]
        if not who[0] and scene.subject and not scene.subject.preposition:
            who = scene.subject.members
        target = [w for w in targets if w not in who]
        if not who[0] or not target:
            return []
        return [(w, "organiser") for w in who] + [(w, "participant") for w in target]

    def _targets(self, scene: Scene) -> list[str]:
        """ "Mot Iran", "på kinesiske varer": whom the measure is against."""
        against = [c for c in scene.after if c.preposition in self._words("against") and not c.genitive]
        if against:
            return against[0].members
        tokens = self._document.tokens
        stop = tokens[min(scene.at + AGAINST_REACH, scene.clause.end - 1)].end
        found = [
            m.key
            for m in within(self._document.mentions, tokens[scene.at].end, stop)
            if m.form == "adjective" and m.kind == "country"
        ]
        return found[:1]

    def _standing(self, scene: Scene) -> bool:
        """ "Holder fast på sanksjonene mot B": measures known before, that nobody takes here."""
        endings = tuple(self._words("measure_endings"))
        taking = tuple(self._words("taking_stems"))
        inside = range(scene.clause.start, scene.at)
        definite = bool(endings) and self._norm(scene.at).endswith(endings)
        return definite and not any(self._norm(i).startswith(taking) for i in inside)

    def _imposed(self, scene: Scene) -> Members:
        """ "USA har ilagt Iran sanksjoner": the bare groups before and behind the verb of imposing."""
        verbs = self._words("imposing_verbs")
        at = next((i for i in range(scene.clause.start, scene.at) if self._norm(i) in verbs), scene.at)
        bare = [c for c in scene.before if not c.preposition and not c.genitive]
        who = [w for c in bare if c.last <= at for w in c.members]
        struck = [w for c in bare if c.first > at and who for w in c.members if w not in who]
        return (
            [(w, "organiser") for w in who] + [(w, "participant") for w in struck] if who and struck else []
        )

    def _nationality(self, at: int) -> str:
        """The country whose adjective stands before the noun: "nye amerikanske sanksjoner"."""
        tokens = self._document.tokens
        start = tokens[max(at - 2, 0)].start
        found = [m for m in within(self._document.mentions, start, tokens[at].start) if m.form == "adjective"]
        found = [m for m in found if not half(self._document, m)]  # "USA-ledede sanksjoner"
        return found[-1].key if found and found[-1].kind == "country" else ""
