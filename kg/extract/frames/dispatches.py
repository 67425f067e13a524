"""Who is sent where: "Peru sender en delegasjon til Lima", "A ble sendt til Lima", "sent B to explain"."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Mention, replace
from kg.extract.actors.records import Chunk
from kg.extract.actors.units import led
from kg.extract.circumstances.settlements import described
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames
from kg.languages import subject_first, words

SENT_REACH = 4  # tokens between whoever is sent and where
ASIDE = 4  # tokens from a name to "to", its abbreviation in brackets between
DECIDED = 7  # tokens from "decision" to the name: "by the rebel Movement for"
PASSIVE_REACH = 2  # tokens before "sent" within which "was" stands


class DispatchFrames(Frames):
    """Reads the guests and the states of those who are sent on a journey."""

    def _sent(self, scene: Scene) -> Members:
        """ "Kina sender Li Wen til Europa", "sender en delegasjon til Lima": who is sent visits."""
        objects = [c for c in scene.rest if not c.preposition and not c.genitive and c.somebody]
        if objects and self._norm(objects[0].last) in self._words("indefinite_articles"):
            return []  # "sendte B et brev med en invitasjon til Lima"
        if self._norm(scene.at) in self._words("dispatch_verbs"):
            return self._dispatched(scene)
        tours, inside = self._words("taken_by"), scene.clause.before(scene.at)
        if tours and not any(self._norm(i) in tours for i in inside):
            return []
        target = self._target(scene, self._words("to")) or self._opening(scene)
        countries = list(dict.fromkeys(c for m in target if (c := self._country(m))))
        guests = self._travelling(scene, objects, target[0]) if countries else []
        abroad = [c for c in countries if not any(c == g or self._at_home(g, c) for g in guests)]
        return [*((w, "guest") for w in guests), *((c, "host") for c in abroad)] if guests and abroad else []

    def _travelling(self, scene: Scene, objects: Sequence[Chunk], place: Mention) -> list[str]:
        """Whom the verb sends: by name, or the state of a delegation that nobody is named of."""
        if self._is_sent(scene):
            subject = scene.subject
            return list(subject.members) if subject and subject.somebody else []
        goal = self._index(place.start)
        last = goal if goal > scene.at else scene.clause.end
        named = [c for c in objects if scene.at < c.first < last] or self._among(scene, objects)
        if named:
            return list(named[0].members)
        subject, groups = scene.subject, self._words("sent_groups")
        begun = max(scene.at, subject.last - 1) if subject else scene.at
        group = any(self._norm(i) in groups for i in range(begun + 1, last))
        return self._sender(subject) if group and subject is not None else []

    def _is_sent(self, scene: Scene) -> bool:
        """ "B ble sendt til Lima", "en delegasjon er sendt": the subject travels."""
        near = scene.clause.before(scene.at, SENT_REACH)
        told = self._words("passive_auxiliaries") | self._words("being_verbs")
        participle = self._norm(scene.at) in self._words("sent_participles")
        having = any(self._norm(i) in self._words("have_words") for i in near)
        return participle and not having and any(self._norm(i) in told for i in near)

    def _among(self, scene: Scene, objects: Sequence[Chunk]) -> list[Chunk]:
        """ "Sender en gruppe til Lima, inkludert B": who is named of those who are sent."""
        named = self._words("naming_words") | self._words("leading_words")
        return [
            c for c in objects
            if scene.at < c.first
            and any(self._norm(i) in named for i in range(max(scene.at, c.first - SENT_REACH), c.first))
        ][:1]  # fmt: skip

    def _sender(self, subject: Chunk) -> list[str]:
        """The state or the body that sends, or the state of the one person who does."""
        if subject.genitive or subject.preposition:
            return []
        if subject.kinds == {"organisation"} and len(subject.members) == 1:
            return list(subject.members)
        lands = [w for w in subject.members if w in self._registry.countries]
        served = self._served.get(subject.members[0], set()) if len(subject.members) == 1 else set[str]()
        lands = lands or sorted(served & set(self._registry.countries))
        return lands if len(lands) == 1 or subject.kinds == {"country"} else []

    def _opening(self, scene: Scene) -> list[Mention]:
        """ "Til Lima sendte Peru B", "til samtalene i Lima har Peru sendt B": the place before the verbs."""
        first, tokens = scene.clause.start, self._document.tokens
        verbs = self._clauses.verbs(scene.clause, scene.clause.end)
        if subject_first(self._language) or self._norm(first) not in self._words("to") or not verbs:
            return []
        marks = self._words("to") | self._words("place_prepositions")
        named = within(self._document.mentions, tokens[first].end, tokens[verbs[0]].start)
        placed = [m for m in named if m.kind in ("place", "country") and m.form == "name" and not m.genitive]
        return [m for m in placed if self._norm(self._index(m.start) - 1) in marks][:1]

    def _dispatched(self, scene: Scene) -> Members:
        """ "A sent B to Lima to explain", "B was sent to Lima for talks": on an errand, not to a post."""
        near = scene.clause.before(scene.at, PASSIVE_REACH)
        passive = any(self._norm(i) in self._words("passive_auxiliaries") for i in near)
        passive = passive and not self._norm(scene.at).endswith("ing")  # "is accused of sending troops"
        bare = (c for c in scene.rest if not c.preposition and not c.genitive)
        guest = scene.subject if passive else next(bare, None)
        target = self._target(scene, self._words("to"))
        if group := self._group_sent(scene, target):
            return group
        if guest is None or not guest.somebody or guest.genitive or not target:
            return []
        behind = self._index(target[-1].end - 1) + 1
        marks = words(self._language, "circumstances", "infinitive_marks") | self._words("hosted_for")
        errand = self._norm(behind) in marks or self._timed(behind)
        begun = guest.last if not passive else scene.at + 1
        close = 0 <= self._index(target[0].start) - begun <= SENT_REACH
        countries = list(dict.fromkeys(c for m in target if (c := self._country(m))))
        sender = [] if passive or scene.subject is None else scene.subject.members
        offices = {t.person for t in self._document.titles}
        sent_by = any(self._served.get(w) or w in self._registry.countries for w in sender)
        known = all(self._served.get(w) or (sent_by and w in offices) for w in guest.members)
        known = known or (passive and "delegates" in guest.kinds)  # "a Peruvian delegation was sent to Lima"
        home = any(self._at_home(w, c) for w in (*guest.members, *sender) for c in countries)
        if not (errand or passive) or not close or not known or home or not countries:
            return []
        return [(w, "guest") for w in guest.members] + [(c, "host") for c in countries]

    def _group_sent(self, scene: Scene, target: Sequence[Mention]) -> Members:
        """ "Peru will send a delegation to Lima", "the decision by Peru to send an envoy to Lima".

        For a state or a body, where nobody is named of those who travel.
        """
        marks, last = self._words("to"), scene.clause.end
        there = described(self._document, scene.at + 1, last, marks)
        lands = list(dict.fromkeys(c for m in target if (c := self._country(m))))
        goal = self._index(target[0].start) if target else -1
        if not lands and there is not None:
            lands, goal = [there.country], self._index(there.start)
        if not lands:
            return []
        groups, stops = self._words("sent_groups"), self._prepositions
        near = range(scene.at + 1, min(goal, scene.at + 2 + SENT_REACH))
        sent = next((i for i in near if self._norm(i) in groups), -1)
        if sent < 0 or any(self._norm(i) in stops for i in range(scene.at + 1, sent)):
            return []  # "sent a letter to the delegation"
        if not all(self._norm(i) in marks or self._document.tokens[i].text[0].isalnum() for i in near):
            return []
        sender = self._deciding(scene) or scene.subject
        head = next((c for c in scene.rest if c.first > sent and led(self._document, c.first - 1)), None)
        guests = list(head.members) if head else self._sender(sender) if sender is not None else []
        abroad = [c for c in lands if c not in guests and not any(self._at_home(g, c) for g in guests)]
        both = guests if abroad else []
        return [*((w, "guest") for w in both), *((c, "host") for c in abroad if guests)]

    def _deciding(self, scene: Scene) -> Chunk | None:
        """ "A decision by Peru to send", "Peru's decision to send": whose decision it is."""
        decided, at = self._words("resolve_nouns"), scene.at - 1
        if self._norm(at) not in words(self._language, "circumstances", "infinitive_marks"):
            return None
        owner = next((c for c in reversed(scene.before) if c.last <= at), None)
        if owner is None:
            return None
        by = owner.preposition in self._words("by") and at - owner.last <= ASIDE
        made = by and any(self._norm(i) in decided for i in range(owner.first - DECIDED, owner.first))
        made = made or (owner.genitive and any(self._norm(i) in decided for i in range(owner.last, at)))
        return replace(owner, preposition="", genitive=False) if made else None

    def _timed(self, index: int) -> bool:
        """Whether a token is of a time: "forlot onsdag Lima"."""
        start = self._document.tokens[index].start
        return any(t.start <= start < t.end for t in self._document.times)
