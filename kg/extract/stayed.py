"""Stays told by their end or their length: "left Lima after two days", "spent two days in", "was in Lima"."""

from kg.annotate.structure import within
from kg.extract.chunks import Chunk
from kg.extract.frames import Frames, Members, Scene
from kg.languages import words
from kg.records import Mention

LEFT_REACH = 4  # tokens behind "left" within which the place that is left stands
SPENT_REACH = 9  # tokens between "spent" and the place: "spent the last three days of May in Lima"
SUPPOSED_REACH = 6  # tokens before "ha vært" within which "skulle" stands
BACK_REACH = 5  # tokens between "returned" and "from"


class StayFrames(Frames):
    """Reads who has been where, by the verbs of leaving, spending, coming back and being."""

    def stayed(self, pattern: str, scene: Scene) -> Members:
        """The guests and the state they were in, where they serve another one."""
        subject = scene.subject
        if subject is None or not subject.people or any(not self._served.get(w) for w in subject.members):
            return []
        match pattern:
            case "depart":
                places = self._left(scene)
            case "spend":
                places = self._spent(scene)
            case _:
                places = self._came_from(scene)
        country = self._country(places[0]) if places else ""
        if not country or any(self._at_home(w, country) for w in subject.members):
            return []
        return [*((w, "guest") for w in subject.members), (country, "host")]

    def _left(self, scene: Scene) -> list[Mention]:
        """The place right behind the verb: "left Lima on Friday"; of one who leaves home, where he goes."""
        tokens, at = self._document.tokens, scene.at
        stop = tokens[min(at + LEFT_REACH, scene.clause.end - 1)].end
        named = [m for m in within(self._document.mentions, tokens[at].end, stop) if self._place(m)]
        between = range(at + 1, self._index(named[0].start)) if named else range(0)
        behind = self._index(named[0].end - 1) + 1 if named else at
        if (
            not named
            or self._norm(behind) in self._words("no_departure")
            or any(self._norm(i) not in self._words("place_fillers") for i in between)
        ):
            return []
        subject: Chunk | None = scene.subject
        own = subject is not None and any(self._at_home(w, self._country(named[0])) for w in subject.members)
        return self._target(scene, self._words("left_for")) if own else named[:1]

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
        target = self._target(scene, self._words("back_from"))
        if target and self._index(target[0].start) <= scene.at + BACK_REACH:
            return target
        return self._spent(scene) if self._norm(scene.at + 1) in self._words("back_from") else []

    def _plain_words(self, start: int, end: int) -> int:
        """The tokens of a stretch, times not counted: "er denne uken i Lima", nor "seg"."""
        fillers = self._words("stay_fillers")
        tokens = [t for t in self._document.tokens[start:end] if t.norm not in fillers]
        times = within(self._document.times, tokens[0].start, tokens[-1].end) if tokens else ()
        return sum(not any(t.start <= token.start < t.end for t in times) for token in tokens)

    def _place(self, mention: Mention) -> bool:
        return mention.kind in ("place", "country") and mention.form == "name" and not mention.genitive

    def _supposed(self, scene: Scene) -> bool:
        """ "Kan ha vært i Lima": not "skulle ha vært", which tells what was planned."""
        near = range(max(scene.clause.start, scene.at - SUPPOSED_REACH), scene.at)
        before = {self._norm(i) for i in near}
        planned = before & words(self._language, "circumstances", "intended")
        return self._norm(scene.at - 1) in self._words("perfect_infinitive") and not planned

    def _on_errand(self, scene: Scene) -> bool:
        """ "Was in Lima last week", "was in Lima to sign": a stay has its time, or its purpose."""
        tokens, clause = self._document.tokens, scene.clause
        timed = within(self._document.times, tokens[clause.start].start, tokens[clause.end - 1].end)
        if any(self._norm(i) in self._words("recent_words") for i in range(clause.start, scene.at)):
            return True  # "har nettopp vært i Lima"
        marks = words(self._language, "circumstances", "infinitive_marks")
        marks |= words(self._language, "circumstances", "errand_marks")
        return bool(timed) or any(self._norm(i) in marks for i in range(scene.at + 2, clause.end))
