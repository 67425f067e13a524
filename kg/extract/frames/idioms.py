"""Meetings told by what people do together: "tok B til side", "samlet B og C til møte", "der venter B"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.extract.actors.records import Chunk
from kg.extract.frames.company_verbs import briefed
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames, everybody, pair
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, words

IDIOMS = ("aside", "bring", "await", "remain", "inform", "sit")
AWAITED = 3  # tokens from whoever waits to whom
BESIDE = 6  # tokens from a verb to whom it is done to, whoever does it counted
REMAIN_REACH = 9  # tokens behind "blir" within which the days and the place stand
AIMED = 4  # tokens behind "til" of "nye direkte samtaler"
PAIR = 2


class IdiomFrames(Frames):
    """Reads the participants of verbs that tell a meeting or a stay only with the words beside them."""

    def members(self, pattern: str, scene: Scene) -> Members:
        """Who takes part in which role, by the verb's pattern."""
        subject = scene.subject
        if subject is None or subject.genitive:
            return []
        match pattern:
            case "aside" if subject.somebody and (other := self._object(scene)):
                return pair(subject, other, "participant", "participant")
            case "inform" if subject.somebody and (other := briefed(self._document, scene)):
                apart = self._of_states(other) or self._apart(subject, other)
                return everybody(subject) + everybody(other) if apart else []
            case "bring":
                return self._brought(scene, subject)
            case "sit" if subject.somebody:
                return self._sits(scene, subject)
            case "remain" if subject.somebody:
                return self._remains(scene, subject)
        return []

    def awaited(self, scene: Scene, travellers: Sequence[str]) -> tuple[str, Members]:
        """ "Der venter B på henne": B meets those of the journey told last; "A venter B i mai": a visit."""
        whom = self._object(scene) if scene.subject and not subject_first(self._language) else None
        past = self._norm(scene.at).endswith(tuple(self._words("awaited_past")))
        if (
            whom
            and scene.subject
            and scene.subject.somebody
            and self._apart(scene.subject, whom)
            and not past
        ):
            return "visit", pair(scene.subject, whom, "host", "guest")
        return "meeting", self._waiting(scene, travellers)

    def _waiting(self, scene: Scene, travellers: Sequence[str]) -> Members:
        """ "I Lima venter B", "der venter B på henne"."""
        subject, marks = scene.subject, self._words("place_prepositions")
        if subject is None or not subject.somebody or set(subject.members) & set(travellers):
            return []
        there = words(self._language, "circumstances", "there")
        first = self._norm(scene.clause.start)
        own = {c for w in subject.members for c in self._served.get(w, ())}
        before = scene.clause.before(scene.at)
        named = within(self._document.mentions, *self._stretch(before)) if before else ()
        placed = any(self._country(m) in own for m in named if m.kind in ("place", "country"))
        if not (first in there or (first in marks and placed)):
            return []
        behind = max(scene.at + 1, subject.last)
        on = next(
            (c for c in scene.rest if c.somebody and c.preposition in marks and c.first - behind <= AWAITED),
            None,
        )
        if on is None and self._norm(behind) not in (".", ",", ""):
            return []  # "der venter A på svar"
        guests = [w for w in (on.members if on else travellers) if w not in subject.members]
        return [*((w, "guest") for w in guests), *((w, "host") for w in subject.members)] if guests else []

    def _stretch(self, tokens: Sequence[int]) -> tuple[int, int]:
        return self._document.tokens[tokens[0]].start, self._document.tokens[tokens[-1]].end

    def _object(self, scene: Scene) -> Chunk | None:
        """The people right behind the verb, or behind its subject."""
        first = max(scene.at + 1, scene.subject.last if scene.subject else 0)
        bare = (c for c in scene.rest if c.somebody and not c.preposition and not c.genitive)
        return next((c for c in bare if 0 <= c.first - first <= BESIDE), None)

    def _apart(self, one: Chunk, other: Chunk) -> bool:
        """Whether two groups serve states that are not the same."""
        own = {of for w in one.members for of in self._served.get(w, ())}
        others = {of for w in other.members for of in self._served.get(w, ())}
        return bool(own and others) and not own & others

    def _brought(self, scene: Scene, subject: Chunk) -> Members:
        """ "A samlet B og C", "A fikk B og C til samme bord": several others at least."""
        first = max(scene.at + 1, subject.last)
        free = [c for c in scene.rest if not c.preposition and not c.genitive and c is not subject]
        near = next((c for c in free if 0 <= c.first - first <= BESIDE), None)
        if near is None or "organisation" in near.kinds or len(near.members) < PAIR:
            return []
        somebody = near.somebody or subject.somebody
        known = somebody and any(self._served.get(w) for w in (*subject.members, *near.members))
        if set(near.members) & set(subject.members) or not (known or self._for_talks(scene, near)):
            return []  # a coach and the players
        return pair(subject, near, "host", "guest")

    def _for_talks(self, scene: Scene, near: Chunk) -> bool:
        """ "Norge samlet A og B til samtaler": states, brought together for what is an event."""
        to, nouns = self._words("to"), event_nouns(self._document.article.language)
        states = all(w in self._registry.countries for w in near.members)
        behind = [self._norm(i) for i in range(near.last, scene.clause.end)]
        aims = (i for i, norm in enumerate(behind) if norm in to)
        return states and any(nouns.intersection(behind[i + 1 : i + AIMED]) for i in aims)

    def _sits(self, scene: Scene, subject: Chunk) -> Members:
        """ "A og B satt i fire timer bak lukkede dører", "satt hun i en time med B"."""
        inside = {self._norm(i) for i in range(scene.at + 1, scene.clause.end)}
        long = self._words("stay_lengths") | self._words("sitting_marks")
        if not inside & long or inside & self._words("sitting_apart"):
            return []
        with_people = (c for c in scene.rest if c.somebody and c.preposition in self._with and not c.genitive)
        if (other := next(with_people, None)) is not None:
            return everybody(subject) + everybody(other) if self._known(subject, other) else []
        known = [w for w in subject.members if self._served.get(w)]
        states = {c for w in known for c in self._served.get(w, ())}
        return everybody(subject) if len(known) >= PAIR and len(states) >= PAIR else []

    def _known(self, one: Chunk, other: Chunk) -> bool:
        """Whether people with offices are in both groups, and nobody in both."""
        both = set(one.members) & set(other.members)
        return not both and all(any(self._served.get(w) for w in c.members) for c in (one, other))

    def _remains(self, scene: Scene, subject: Chunk) -> Members:
        """ "Blir tre dager i Norge", "blir i Lima til fredag": those who are guests of another state."""
        stop = min(scene.at + REMAIN_REACH, scene.clause.end)
        target = self._target(scene, self._words("stay_prepositions") | self._words("isle_prepositions"))
        if not target or self._index(target[0].start) >= stop:
            return []
        tokens, days = self._document.tokens, self._words("stay_lengths")
        lasting = any(t.norm in days for t in tokens[scene.at + 1 : stop])
        marks, times = self._words("to") | self._words("throughout"), self._document.times
        until = any(
            self._norm(i) in marks and within(times, *self._span(i + 1))
            for i in range(scene.at + 1, stop - 1)
        )
        country = self._country(target[0])
        known = [w for w in subject.members if self._served.get(w)]
        if not country or not (lasting or until) or not known or self._other_words(scene, target[0].start):
            return []
        if any(self._at_home(w, country) for w in known):
            return []
        return [*((w, "guest") for w in subject.members), (country, "host")]

    def _span(self, index: int) -> tuple[int, int]:
        return self._document.tokens[index].start, self._document.tokens[index].end

    def _other_words(self, scene: Scene, place: int) -> bool:
        """Whether another verb or noun stands between "blir" and the place: "blir mottatt fredag i"."""
        subject = scene.subject
        first = max(scene.at + 1, subject.last if subject else 0)
        between = range(first, self._index(place))
        allowed = (
            self._words("stay_lengths") | self._words("place_adverbs") | self._words("stay_prepositions")
        )
        allowed |= self._words("to") | self._words("place_fillers") | self._words("stay_words")
        times = self._document.times
        return any(
            self._norm(i) not in allowed and not any(t.start <= self._span(i)[0] < t.end for t in times)
            for i in between
        )
