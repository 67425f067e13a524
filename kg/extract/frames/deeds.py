"""What one state does to another that is no meeting: recalls its ambassador, recognises it, gives it money;
and who speaks before which body.

They are events of the type "other"; which deed it is keeps two of them apart.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from kg.annotate.structure import goes_on, within
from kg.document import Mention
from kg.extract.actors.body_names import bodies_of
from kg.extract.actors.quarrels import Quarrels
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.scene import Frames

# the deed that a pattern tells of, and what each does in the root codes of PLOVER
DEED_OF = {
    "recall": "recall",
    "withdraw": "recall",
    "recognise": "recognise",
    "aid": "aid",
    "mission": "mission",
    "address": "address",
    "sever": "sever",
    "restore": "restore",
    "exit": "exit",
    "accede": "accede",
    "chair": "chair",
    "bar": "bar",
    "sanction": "lift",  # that is lifted
}
DEEDS = {
    "recall": "SANCTION", "recognise": "SUPPORT", "aid": "AID", "mission": "COOPERATE", "sever": "SANCTION",
    "address": "CONSULT", "restore": "COOPERATE", "exit": "SANCTION", "accede": "COOPERATE",
    "chair": "COOPERATE", "bar": "SANCTION", "lift": "CONCEDE",
}  # fmt: skip
ENVOY_REACH = 7  # tokens between "recalled" and the ambassador
BEFORE_REACH = 12  # the same where the verb stands behind: "Perus ambassadør i Kenya, A, ble hjemkalt"
MONEY_REACH = 9  # tokens between "gives" and the sum
CURRENCY_REACH = 3  # tokens behind "million" within which "Australian dollars" stands
YEARLY_REACH = 4  # the same of "a year"
SIGNS = ("$", "€", "£", "¥")
TARGET_REACH = 26  # tokens behind the sum within which "to Mali" says who gets it
AUDIENCE_REACH = 12  # tokens behind "holde foredrag" within which the body stands before which it is held
OBJECT_REACH = 3  # tokens between "recognised" and the state
TOLD_BEFORE = 3  # sentences before within which the other state has been told of


class DeedFrames(Frames):
    """Reads who does it (organiser) and to whom (participant)."""

    quarrels: Quarrels

    @cached_property
    def _by_pattern(self) -> Mapping[str, Callable[[Scene], Members]]:
        return {
            "recall": self._recalls, "recognise": self._recognises, "aid": self._gives,
            "mission": self._opens, "address": self._addresses,
        }  # fmt: skip

    def members(self, pattern: str, scene: Scene) -> Members:
        """The two sides of a deed, by the verb's pattern; nobody where one of them is not told."""
        read = self._by_pattern.get(pattern)
        return read(scene) if read is not None else []

    def _recalls(self, scene: Scene) -> Members:
        """ "Kalte hjem sin ambassadør i Lima", "recalled its ambassador to Peru"; not "recalled that"."""
        if self._own(scene):
            actors = self._acting(scene)
            struck = self._told_before(scene, {s for w in actors for s in self._states_of(w)})
            return [(actors[0], "organiser"), (struck, "participant")] if len(actors) == 1 and struck else []
        posts = self._words("recalled_posts")
        post = self._near(scene, posts, ENVOY_REACH)
        if post < 0:
            return []
        passive = post < scene.at
        if passive:
            envoys = [c for c in scene.before if c.people and c.first <= scene.at]
            actors = sorted({s for c in envoys for w in c.members for s in self._states_of(w)})
            actors = actors or [m.key for m in self._beside(post) if m.kind == "country"]
        else:
            actors = self._acting(scene) or self._ministry_of(scene)
        several = not passive and len(actors) > 1 and set(actors) <= self._registry.countries.keys()
        if len(actors) != 1 and not several:
            return []
        own = self._states_of(actors[0]) or {actors[0]}
        own = own if not several else {*actors}  # "A and B recalled their ambassadors from Lima"
        struck = self._posted(scene, post, own) or ("" if several else self._told_before(scene, own))
        return [*((w, "organiser") for w in actors), (struck, "participant")] if struck else []

    def _ministry_of(self, scene: Scene) -> list[str]:
        """ "Utenriksdepartementet kalte hjem ambassadøren i Lima": the state of the body that does."""
        tokens, stems = self._document.tokens, tuple(self._words("ministry_stems")) or ("\0",)
        houses = self._words("ministry_nouns")
        start = tokens[scene.clause.start].start
        for mention in within(self._document.mentions, start, tokens[scene.at].start):
            last = self._index(mention.end - 1)
            body = self._registry.organisations.get(mention.key) if mention.kind == "organisation" else None
            if body is not None and body.country:
                return [body.country]
            near = [self._norm(i) for i in range(last + 1, min(last + 1 + OBJECT_REACH, scene.at))]
            owning = mention.kind == "country" and (mention.form == "adjective" or mention.genitive)
            if owning and any(n in houses or n.startswith(stems) for n in near):
                return [mention.key]
        return []

    def _own(self, scene: Scene) -> bool:
        """ "Expelled the Peruvian ambassador and recalled its own"."""
        behind = {self._norm(scene.at + n) for n in range(1, OBJECT_REACH + 1)}
        ends = scene.at + 1 + OBJECT_REACH
        posts = self._words("recalled_posts").isdisjoint(self._norm(i) for i in range(scene.at + 1, ends))
        return posts and not self._words("own_one").isdisjoint(behind)

    def _recognises(self, scene: Scene) -> Members:
        """ "Norge anerkjente Kosovo", "recognised Palestine as a state": a state named right behind."""
        actors = self._acting(scene)
        last = max([scene.at, *(c.last - 1 for c in scene.after if self._is_actor(c, actors))])
        found = [
            c
            for c in scene.after
            if c.kinds == {"country"} and not c.preposition and not c.genitive and c.first > last
        ]
        chunk = found[0] if found else None
        near = chunk is not None and chunk.first - last <= OBJECT_REACH and len(chunk.members) == 1
        if not actors or chunk is None or not near or chunk.members[0] in actors or not self._bare(chunk):
            return []
        return [*((w, "organiser") for w in actors), (chunk.members[0], "participant")]

    def _gives(self, scene: Scene) -> Members:
        """ "Norge bidrar med 40 millioner kroner til Mali", "announced $40 million for Peru"."""
        actors = [s for w in self._acting(scene) for s in (self._states_of(w) or {w})]
        actors = list(dict.fromkeys(actors))
        money = self._near(scene, self._words("sums"), MONEY_REACH)
        if len(actors) != 1 or money < scene.at or not self._sum(money):
            return []
        target = self._supported(scene, money) or self._receiver(scene, money, actors[0])
        return [(actors[0], "organiser"), (target, "participant")] if target else []

    def _supported(self, scene: Scene, money: int) -> str:
        """ "Støtter Kenya med 40 millioner kroner": the state that is the verb's object."""
        if self._norm(scene.at) not in self._words("supporting_verbs"):
            return ""
        near = [c for c in scene.after if c.kinds == {"country"} and not c.preposition and c.last <= money]
        return near[0].members[0] if len(near) == 1 and len(near[0].members) == 1 else ""

    def _addresses(self, scene: Scene) -> Members:
        """ "Holdt foredrag ved Universitetet i Lima", "addressed the Kenyan parliament"."""
        subject, tokens = scene.subject, self._document.tokens
        if subject is None or not subject.people or subject.preposition or subject.genitive:
            return []
        stop = min(scene.clause.end, scene.at + 1 + AUDIENCE_REACH)
        plain = self._norm(scene.at) in self._words("addressing_verbs")
        inside = within(self._document.mentions, tokens[scene.at].end, tokens[stop - 1].end)
        marked = [m for m in inside if m.kind == "organisation" and not m.genitive]
        named = [(m.start, m.end) for m in marked if not goes_on(self._document, m.end)]
        formed = [(a, b) for _, a, b in bodies_of(self._document)]
        for start, end in sorted({*named, *formed}, key=lambda ends: (ends[0], -ends[1])):
            if not tokens[scene.at].end <= start < tokens[stop - 1].end:
                continue
            first = self._index(start)
            before = first - 1 - (self._norm(first - 1) in self._words("determiners"))
            near = plain and first - scene.at <= OBJECT_REACH
            if near or self._norm(before) in self._words("audience_marks"):
                host = self._document.article.text[start:end]
                return [*((w, "guest") for w in subject.members), (host, "host")]
        return []

    def _sum(self, at: int) -> bool:
        """Whether "millions" at a token are of money, given once: not of people, nor "a year"."""
        behind = [self._norm(i) for i in range(at + 1, at + 1 + YEARLY_REACH)]
        yearly = self._words("yearly")
        signed = any(t.text.endswith(SIGNS) for t in self._document.tokens[max(0, at - 2) : at])
        signed = signed or any(t.text.startswith(SIGNS) for t in self._document.tokens[max(0, at - 2) : at])
        paid = not self._words("currencies").isdisjoint(behind[:CURRENCY_REACH])
        return (signed or paid) and yearly.isdisjoint(behind)

    def _opens(self, scene: Scene) -> Members:
        """ "Peru åpner ambassade i Riga", "an Irish embassy would open in Rabat"."""
        house = self._near(scene, self._words("mission_nouns"), ENVOY_REACH)
        if house < 0:
            return []
        nations = [m.key for m in self._beside(house) if m.kind == "country"]
        between = {self._norm(i) for i in range(scene.at + 1, house)}
        if between & (self._words("place_prepositions") | self._words("other_prepositions") | self._with):
            return []  # "opened an exhibition at the embassy"
        ahead = house > scene.at
        actors = self._acting(scene) if ahead else nations
        actors = [a for a in actors if a in self._registry.countries]
        place = self._posted(scene, max(house, scene.at), set(actors))
        return [(actors[0], "organiser"), (place, "participant")] if len(actors) == 1 and place else []

    # --- the parts ---
    def _acting(self, scene: Scene) -> list[str]:
        """The states or people that are the subject."""
        subject = scene.subject
        ahead = subject is None or subject.first > scene.at
        if ahead and self._words("the_land") & {self._norm(scene.at - n) for n in (1, 2, -1)}:
            land = self.quarrels.land(scene.sentence, scene.clause.start, self._chunks)
            return [land] if land else []
        if subject is None or subject.genitive or subject.preposition or not subject.members:
            return []
        if subject.people:
            return list(subject.members) if self._states_of(subject.members[0]) else []
        known = [w for w in subject.members if w in self._registry.countries]
        if known or not self._of_states(subject):
            return known
        return list(subject.members)

    @staticmethod
    def _is_actor(chunk: Chunk, actors: Sequence[str]) -> bool:
        return bool(set(chunk.members) & set(actors))

    def _states_of(self, who: str) -> set[str]:
        if who in self._registry.countries:
            return {who}
        return {s for s in self._served.get(who, ()) if s in self._registry.countries}

    def _near(self, scene: Scene, marks: frozenset[str], reach: int) -> int:
        """The nearest of `marks` behind the verb, else before it, in its clause; -1 if none."""
        stop = min(scene.clause.end, scene.at + 1 + reach)
        behind = next((i for i in range(scene.at + 1, stop) if self._norm(i) in marks), -1)
        if behind >= 0:
            return behind
        before = reversed(scene.clause.before(scene.at, BEFORE_REACH))
        return next((i for i in before if self._norm(i) in marks), -1)

    def _beside(self, at: int) -> list[Mention]:
        """The mentions that own the noun at `at`: right before it."""
        tokens = self._document.tokens
        start = tokens[max(0, at - 2)].start
        inside = within(self._document.mentions, start, tokens[at].start)
        return [m for m in inside if m.form == "adjective" or m.genitive]

    def _posted(self, scene: Scene, post: int, own: set[str]) -> str:
        """The state of a post, as behind it: "ambassadøren i Lima", "its envoy, NAME, from Lima"."""
        tokens, marks = self._document.tokens, self._words("post_marks")
        end = tokens[scene.clause.end - 1].end
        for mention in within(self._document.mentions, tokens[post].end, end):
            first = self._index(mention.start)
            if mention.kind not in ("place", "country") or mention.form != "name" or mention.genitive:
                continue
            if self._norm(first - 1) in marks and (state := self._country(mention)) and state not in own:
                return state
        return ""

    def _told_before(self, scene: Scene, own: set[str]) -> str:
        """The one other state that the sentence before the verb, or those before it, tell of."""
        at = next(n for n, s in enumerate(self._document.sentences) if s.start == scene.sentence.start)
        tokens = self._document.tokens
        end = tokens[scene.at].start
        for sentence in reversed(self._document.sentences[max(0, at - TOLD_BEFORE) : at + 1]):
            told = within(self._document.mentions, sentence.start, min(sentence.end, end))
            found = {s for m in told if (s := self._country(m)) and s not in own}
            if found:
                return min(found) if len(found) == 1 else ""
        return ""

    def _bare(self, chunk: Chunk) -> bool:
        """Whether the state is printed by its name: not "Kenyan sovereignty"."""
        tokens = self._document.tokens
        start, end = tokens[chunk.first].start, tokens[chunk.last - 1].end
        named = [m for m in within(self._document.mentions, start, end) if m.kind == "country"]
        return bool(named) and all(m.form == "name" for m in named)

    def _receiver(self, scene: Scene, money: int, giver: str) -> str:
        """Who gets the sum: the first other state, or body of states, behind a "to" or "in" behind it."""
        tokens = self._document.tokens
        stop = min(scene.sentence.tokens[1], money + TARGET_REACH) - 1
        to = self._words("receiver_marks")
        marked = next((i for i in range(money + 1, stop) if self._norm(i) in to), -1)
        if marked < 0:
            return ""
        for mention in within(self._document.mentions, tokens[marked].start, tokens[stop].end):
            state = self._country(mention) if mention.kind in ("country", "place") else ""
            if state and state != giver:
                return state
            if mention.kind == "organisation" and self._body(mention.key) and not mention.genitive:
                return self._document.article.text[mention.start : mention.end]
        return ""

    def _body(self, key: str) -> bool:
        body = self._registry.organisations.get(key)
        return body is not None and body.kind in ("igo", "forum")
