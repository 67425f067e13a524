"""Measures in word order: who acts stands before the verb, whose envoys are struck behind it."""

from collections.abc import Sequence
from functools import cached_property

from kg.annotate.structure import within
from kg.document import Mention
from kg.extract.actors.records import Chunk
from kg.extract.frames.expulsions import QuarrelFrames
from kg.extract.frames.records import Members, Scene
from kg.extract.frames.takers import takers
from kg.languages import table, words

POST_REACH = 12  # tokens before a verb within which "ambassador to Chile" stands
ENVOY_REACH = 4  # tokens behind a nationality within which its envoys are named
DECLARED_REACH = 16  # tokens between "declared" and "persona non grata"
OWNER_REACH = 8  # tokens before a verb within which "France's decision to" names who acts
MINISTRY_REACH = 3  # tokens behind a nationality within which its ministry stands
RETURN_REACH = 7  # tokens behind "expelled" within which "the same number of diplomats" stands
LAND_REACH = 3  # tokens before a verb within which "the country" is its subject
COUNTED = 2  # tokens from "expelled" to "Poles" with a number between


class EnvoyFrames(QuarrelFrames):
    """Reads who takes a measure ("organiser") and whom it is aimed at ("participant")."""

    def envoys(self, scene: Scene, *, passive: bool) -> Members:
        """Who expels or summons the envoys of which states, around a verb."""
        if self._norm(scene.at) in self._words("sending_off") and not self._sent_off(scene):
            return []
        at = self._declaring(scene)
        inside = [c for c in self._chunks.chunks(scene.sentence) if c.first in scene.clause]
        last = scene.sentence.tokens[1] - 1
        targets, taken = self._targets(at, inside, scene.clause.start if passive else at, last)
        targets = [self._meant(t, taken) for t in targets]
        led = not targets and passive and scene.clause.relative >= 0
        if led and scene.subject is not None and self._named_envoy(scene.subject, at):
            targets, taken = list(scene.subject.members), [scene.subject]  # "B, who was summoned"
        if not targets and not passive:
            targets = self._in_return(
                at, self._actor(at, inside, taken) or self._spoken_for(scene, passive=False)
            )
        if not targets and (sides := self._of_its_own(scene, at, passive=passive)):
            return sides
        if not targets:
            return []
        together = takers(self._document, scene, self._chunks.chunks(scene.sentence), targets)
        together = [] if self._resolved(at) else together
        if together:
            called = self._norm(scene.at) in self._words("summoning_verbs")
            taking, struck = ("host", "guest") if called else ("organiser", "participant")
            return [*((w, taking) for w in together), *((t, struck) for t in targets)]
        named = self._expeller(scene, at, inside) if self._norm(at) in self._words("expulsion_nouns") else ""
        # "announced the expulsion of envoys from Peru": whose they are
        named = "" if named in targets else named
        named = named or self._resolved(at)
        actor = self._passive_actor(at, inside, taken) if passive else named or self._actor(at, inside, taken)
        if not actor and not passive and scene.subject is None:
            tokens = self._document.tokens
            actor = self._housed(tokens[scene.clause.start].start, tokens[at].start)
        if not actor:
            actor = self._in_relative(scene, passive=passive) or self._spoken_for(scene, passive=passive)
            actor = actor or self._left(scene)
            actor = actor or self._told_before(scene, at, targets)
        if not actor and self._unnamed_expeller(scene, at, targets, passive=passive):
            return [(t, "participant") for t in targets]
        if not actor or any((actor == t or actor in self._served.get(t, ())) for t in targets):
            return []  # nobody expels his own envoy
        called = self._norm(scene.at) in self._words("summoning_verbs")
        roles = ("host", "guest") if called else ("organiser", "participant")
        return [(actor, roles[0]), *((t, roles[1]) for t in targets)]

    def _of_its_own(self, scene: Scene, at: int, *, passive: bool) -> Members:
        """ "Peru cut ties with Kenya and told its diplomats to go", "Kenya said two of its diplomats had been
        expelled by Peru": the envoys of the only other state that the sentence names."""
        own, first = self._words("own_envoys"), scene.clause.start if passive else at + 1
        last = at if passive else min(at + DECLARED_REACH, scene.sentence.tokens[1])
        near = range(first + 1, last)
        theirs = any(self._norm(i) in self._envoy_words() and self._norm(i - 1) in own for i in near)
        inside = self._chunks.chunks(scene.sentence) if theirs else []
        bare = [c for c in inside if c.kinds == {"country"} and not c.preposition and not c.genitive]
        agents = [c for c in inside if c.first > at and c.preposition in self._frames["by"]]
        undergone = passive or self._norm(at) in self._words("expulsion_nouns")
        acting = next((s for c in (agents if undergone else bare) if (s := self._state(c))), "")
        named = {m.key for m in self._countries(scene)}
        others = named - {acting}
        if not acting or len(others) != 1 or (undergone and not bare):
            return []
        return [(acting, "organiser"), (others.pop(), "participant")]

    def bound(self, scene: Scene) -> Members:
        """ "Two envoys must leave"; that they "should" only where a ministry says so."""
        ought = self._norm(scene.at) in self._words("ought_words")
        return [] if ought and not self._ministry(scene) else self.envoys(scene, passive=True)

    def _in_return(self, at: int, actor: str) -> list[str]:
        """ "Kicked out three Peruvians in return", "as many diplomats": of who struck it before."""
        other = self._quarrels.striking(actor) if actor else ""
        tokens = self._document.tokens
        behind = tokens[at + 1 : at + 1 + RETURN_REACH]
        known = {t.norm for t in behind[:1]} & self._words("definite_determiners")
        if actor and known and behind[1:2] and behind[1].norm in self._envoy_words():
            other = self._quarrels.other(
                actor
            )  # "declared the diplomat persona non grata": him told of before
        if not other or not behind:
            return []
        near = within(self._document.mentions, behind[0].start, behind[-1].end)
        people = any(m.key == other and m.form == "demonym" for m in near)
        unnamed = not any(m.kind == "country" for m in near) and any(
            t.norm in self._envoy_words() for t in behind
        )
        return [other] if people or unnamed else []

    def _told_before(self, scene: Scene, at: int, targets: Sequence[str]) -> str:
        """Who acts where the clause names nobody: the state of the embassy's town, or that told of before."""
        tokens, marks = self._document.tokens, self._words("place_prepositions")
        for mention in within(self._document.mentions, scene.sentence.start, scene.sentence.end):
            first = self._index(mention.start)
            housed = self._norm(first - 1) in marks and self._norm(first - 2) in self._envoy_words()
            if mention.kind == "place" and housed and (state := self._country(mention)) not in targets:
                return state
        before = [tokens[i].norm for i in scene.clause.before(at)]
        if self._words("land_nouns").intersection(before[-LAND_REACH:]):
            return self._quarrels.land(scene.sentence, scene.clause.start, self._chunks)
        lands = any(self._norm(i) in self._words("several_lands") for i in range(*scene.sentence.tokens))
        passive = any(self._norm(i) in self._words("passive_auxiliaries") for i in scene.clause.before(at))
        if (
            passive
            and not lands
            and (other := next((o for t in targets if (o := self._quarrels.other(t))), ""))
        ):
            named = within(self._document.mentions, scene.sentence.start, scene.sentence.end)
            return "" if any(m.kind == "country" and m.key not in targets for m in named) else other
        if self._norm(scene.at) in self._words("summoning_verbs"):
            own = {s for t in targets for s in self._served.get(t, {t}) if s in self._registry.countries}
            return self._quarrels.summoner(min(own), scene.sentence) if len(own) == 1 else ""
        return ""

    def _sent_off(self, scene: Scene) -> bool:
        """ "Told two envoys to leave", "gave them 48 hours to leave": not "told them he would leave"."""
        marks = self._words("to")
        behind = range(scene.at + 1, min(scene.at + DECLARED_REACH, scene.clause.end))
        gone = (i for i in behind if self._norm(i) in self._words("going_away"))
        if any(self._norm(i - 1) in marks and not self._norm(i + 1).isalnum() for i in gone):
            return True  # "told two envoys to go", not "to go to Lima"
        out = (i for i in behind if self._norm(i) in self._words("leaving"))
        marks |= self._words("conjunctions")  # "to pack up and leave"
        return any(self._norm(i - 1) in marks and not self._thing(i + 1) for i in out) or any(
            self._norm(i) in self._words("driven_out") for i in behind
        )

    def _thing(self, at: int) -> bool:
        """ "To leave the room": no land."""
        return self._norm(at) in self._words("phrase_openers") and self._norm(at + 1) not in self._words(
            "left_lands"
        )

    def _declaring(self, scene: Scene) -> int:
        """ "Declared two envoys personae non gratae": the verb is the one before them."""
        if self._norm(scene.at) not in self._words("declared_words"):
            return scene.at
        verbs = self._words("declaring_verbs")
        before = reversed(scene.clause.before(scene.at, DECLARED_REACH))
        return next((i for i in before if self._norm(i) in verbs), scene.at)

    def _meant(self, who: str, taken: Sequence[Chunk]) -> str:
        """ "The Syrian ambassador", where only Syria's chargé is named: none whom the text names."""
        states = sorted(s for s in self._served.get(who, ()) if s in self._registry.countries)
        text, post = self._document.article.text, self._words("ambassador_words")
        for chunk in taken:
            start = self._document.tokens[chunk.first].start
            end = self._document.tokens[chunk.last - 1].end
            named = any(m.key == who and m.form in ("name", "alias") for m in
                        within(self._document.mentions, start, end))  # fmt: skip
            told = not post.isdisjoint(text[start:end].casefold().split())
            mine = [text[t.start : t.end].casefold() for t in self._document.titles if t.person == who]
            mine = [one for one in mine if post.isdisjoint(one.replace(",", " ").split())]
            if who in chunk.members and not named and told and mine and len(states) == 1:
                return states[0]
        return who

    def _targets(
        self, at: int, inside: Sequence[Chunk], low: int, last: int
    ) -> tuple[list[str], list[Chunk]]:
        """Whose envoys are struck: they stand before a passive, from token `low` on, else behind the verb."""
        tokens, passive, high = self._document.tokens, low < at, min(at + 16, last)
        start = tokens[low].start if passive else tokens[at].end
        end = tokens[at].start if passive else tokens[min(high, len(tokens) - 1)].end
        named = [
            m
            for m in within(self._document.mentions, start, end)
            if (m.kind == "country" or self._capital(m))
            and (self._envoy(m) or self._envoy_of(m, at) or self._several(m, at))
            and (not passive or m.end <= tokens[at].start)
        ]
        for chunk in inside:
            words = {t.norm for t in tokens[chunk.first : chunk.last]} & self._envoy_words()
            sent = "country" in chunk.kinds or self._of_union(chunk)
            if words and sent and (chunk.first < at) is passive:
                if not named or tokens[chunk.first].start <= named[0].start:
                    return list(chunk.members), [chunk]
                break
        if not named:
            held = next((c for c in inside if (c.first < at) is passive and self._named_envoy(c, at)), None)
            return (list(held.members), [held]) if held else ([], [])
        if bearer := next((c for c in inside if self._bears(c, named[0])), None):
            return list(bearer.members), [bearer]
        if row := self._row(named[0]):
            return row, [c for c in inside if set(row) & set(c.members)]
        return [self._country(named[0]) or named[0].key], [c for c in inside if named[0].key in c.members]

    def _capital(self, mention: Mention) -> bool:
        """ "Beijing's ambassador": a capital that stands for its state."""
        return mention.kind == "place" and mention.genitive and bool(self._registry.capital_of(mention.key))

    def _row(self, mention: Mention) -> list[str]:
        """ "The Peruvian, Chilean and Kenyan ambassadors": the states of all of them."""
        if mention.form != "adjective":
            return []
        found, joins = [mention], self._words("conjunctions") | {","}
        around = [m for m in self._document.mentions if m.kind == "country" and m.form == "adjective"]
        for other in [m for m in around if m.end <= mention.start][::-1]:
            between = self._document.article.text[other.end : found[0].start].replace(",", " , ").split()
            if not between or any(word not in joins for word in between):
                break
            found.insert(0, other)
        for other in [m for m in around if m.start >= mention.end]:
            between = self._document.article.text[found[-1].end : other.start].replace(",", " , ").split()
            if not between or any(word not in joins and not word.isdigit() for word in between):
                break  # "24 Peruvian and 27 Chilean diplomats"
            found.append(other)
        return [m.key for m in found] if len(found) > 1 else []

    def _several(self, mention: Mention, at: int) -> bool:
        """ "Expelled 18 Poles": so many of a people, where the text tells of envoys somewhere."""
        before = self._document.tokens[self._index(mention.start) - 1]
        numbers: dict[str, int] = table(self._language, "times")["numbers"]
        counted = before.text.isdigit() or before.norm in numbers
        right_behind = self._index(mention.start) - at in (1, COUNTED)
        return mention.form == "demonym" and counted and right_behind and self._tells_of_envoys

    @cached_property
    def _tells_of_envoys(self) -> bool:
        return any(t.norm in self._envoy_words() for t in self._document.tokens)

    def _named_envoy(self, chunk: Chunk, at: int) -> bool:
        """ "Expelled Ambassador NAME": somebody right behind the verb whose title says it."""
        inside = {t.norm for t in self._document.tokens[chunk.first : chunk.last]}
        near = chunk.last <= at or chunk.first - at <= OWNER_REACH - ENVOY_REACH
        return (
            chunk.people and len(chunk.members) == 1 and near and not self._envoy_words().isdisjoint(inside)
        )

    def _bears(self, chunk: Chunk, nationality: Mention) -> bool:
        """ "Peru's ambassador, Luis Soto": the group names the very envoy whose state it tells."""
        tokens = self._document.tokens
        inside = tokens[chunk.first].start <= nationality.start < tokens[chunk.last - 1].end
        return inside and chunk.people and len(chunk.members) == 1

    def _envoy_words(self) -> frozenset[str]:
        return frozenset(self._frames["envoys"])

    def _envoy(self, mention: Mention) -> bool:
        tokens = self._document.tokens
        index = next(i for i, t in enumerate(tokens) if t.end >= mention.end)
        return any(t.norm in self._envoy_words() for t in tokens[index + 1 : index + 1 + ENVOY_REACH])

    def _envoy_of(self, mention: Mention, at: int) -> bool:
        """ "An envoy of Peru", "a diplomat from the embassy of Peru": the state behind its envoy."""
        first = self._index(mention.start)
        first -= self._norm(first - 1) in self._words("definite_determiners")
        if self._norm(first - 1) not in self._words("authority_joins") or mention.form != "name":
            return False
        return any(self._norm(i) in self._envoy_words() for i in range(max(at + 1, first - 3), first - 1))

    def _actor(self, at: int, inside: Sequence[Chunk], taken: Sequence[Chunk]) -> str:
        """The subject before the verb; failing that, whose decision or ministry it is."""
        before = [c for c in inside if c.last <= at and c not in taken]
        bare = [c for c in before if not c.preposition and not c.genitive]
        if (asked := self._asked_to(at, before)) is not None:
            return self._state(asked) or (asked.members[0] if len(asked.members) == 1 else "")
        owners = [c for c in before if c.genitive and at - c.last <= OWNER_REACH]
        for chunk in (*bare[:1], *owners[-1:]):
            if state := self._state(chunk):
                return state
        if not bare:
            return ""
        if bare[-1].people and len(bare[-1].members) == 1:
            if self._norm(at - 1) in self._words("definite_determiners") | self._words("indefinite_articles"):
                if self._norm(at - 2) in self._words("ordering_verbs"):
                    return bare[-1].members[0]
                return ""  # "called the expulsion hostile": whoever speaks of it does not do it
            return bare[-1].members[0]  # the minister who summons
        return self._state(bare[-1])

    def _resolved(self, at: int) -> str:
        """ "A protest over Oslo's decision to expel two": whose decision it is, whoever protests."""
        if self._norm(at - 1) not in words(self._language, "circumstances", "infinitive_marks"):
            return ""
        if self._norm(at - 2) not in self._words("resolve_nouns"):
            return ""
        tokens, noun = self._document.tokens, at - 2
        before = within(self._document.mentions, tokens[max(0, noun - ENVOY_REACH)].start, tokens[noun].start)
        owner = next((m for m in reversed(before) if m.genitive or m.form in ("adjective", "capital")), None)
        if owner is None or owner.kind == "person":
            return ""
        if owner.kind == "place":
            return self._registry.capital_of(owner.key)
        return self._mentioned(owner)

    def _spoken_for(self, scene: Scene, *, passive: bool) -> str:
        """ "Peru's ministry said it had expelled ...": whoever says so."""
        if answering := self._answering(scene):
            return answering
        before = scene.clause.before(scene.at)
        if not passive and not any(self._norm(i) in self._words("it_words") for i in before):
            return ""
        outside = [c for c in self._chunks.chunks(scene.sentence) if c.last <= scene.clause.start]
        bare = [c for c in outside if not c.preposition]
        ranked = [*reversed([c for c in bare if not c.genitive]), *bare]
        return next((s for c in ranked if (s := self._state(c))), "") or self._ministry(scene)

    def _left(self, scene: Scene) -> str:
        """ "Two envoys were told to leave Lima": the state of the town or land that they leave."""
        leaving = self._words("leaving")
        at = next((i for i in range(scene.at, scene.clause.end) if self._norm(i) in leaving), -1)
        if at < 0:
            return ""
        start = self._document.tokens[min(at + 1, len(self._document.tokens) - 1)].start
        here = [m for m in within(self._document.mentions, start, start + 1) if m.form == "name"]
        return self._country(here[0]) if here and not here[0].genitive else ""

    def _ministry(self, scene: Scene) -> str:
        """ "The Peruvian foreign ministry said it would expel ...": the state whose ministry it is."""
        return self._housed(scene.sentence.start, scene.sentence.end)

    def _housed(self, start: int, end: int) -> str:
        """ "The Peruvian foreign ministry", "the ministry of Peru": the state between two offsets."""
        houses, joins = self._words("ministry_nouns"), self._words("authority_joins")
        for mention in within(self._document.mentions, start, end):
            last = self._index(mention.end - 1)
            near = (self._norm(i) for i in range(last + 1, last + 1 + MINISTRY_REACH))
            owning = mention.form in ("adjective", "capital") or mention.genitive
            if mention.kind == "country" and owning and not houses.isdisjoint(near):
                return mention.key
            first = self._index(mention.start)
            of = self._norm(first - 1) in joins and self._norm(first - 2) in houses
            if mention.kind == "country" and of and mention.form == "name":
                return mention.key
        return ""

    def _passive_actor(self, at: int, inside: Sequence[Chunk], taken: Sequence[Chunk]) -> str:
        """ "Were expelled by X", "was summoned to the foreign ministry of X"."""
        behind = [c for c in inside if c.first > at and c not in taken]
        asides, by = self._words("aside_prepositions"), self._frames["by"]  # "over remarks by X"
        agents = (c for c in behind if c.preposition in by)
        agent = next(
            (c for c in agents if not any(self._norm(i) in asides for i in range(at, c.first))), None
        )
        if agent is not None:
            return self._state(agent)
        tokens = self._document.tokens
        ends = next(s.end for s in self._document.sentences if at < s.tokens[1])
        stop = min(tokens[min(at + 8, len(tokens) - 1)].end, ends)
        named = within(self._document.mentions, tokens[at].end, stop)
        if state := next((state for m in named if (state := self._mentioned(m))), ""):
            return state
        return self._seat(tokens[at].end, stop) or self._post(at)

    def _seat(self, start: int, end: int) -> str:
        """ "To the Foreign Ministry in Lima": the state of the ministry's town."""
        house = words(self._language, "invitations", "offices_called_to")
        inside = [t.norm for t in within(self._document.tokens, start, end)]
        places = [m for m in within(self._document.mentions, start, end) if m.kind == "place"]
        return self._country(places[0]) if places and house & set(inside) else ""

    def _post(self, at: int) -> str:
        """ "Peru's ambassador in Santiago", "to Chile": the state that an envoy is sent to summons him."""
        tokens = self._document.tokens
        marks = self._words("place_prepositions")
        ahead, envoys = range(at - 1, max(at - POST_REACH, 0), -1), self._envoy_words()
        envoy = next((i for i in ahead if self._norm(i) in envoys), -1)
        if envoy < 0 or self._norm(envoy + 1) not in marks:
            return ""
        near = within(self._document.mentions, tokens[envoy].end, tokens[min(envoy + 4, at)].end)
        posted = (m for m in near if m.kind in ("place", "country") and m.form == "name" and not m.genitive)
        return next((self._country(m) for m in posted), "")

    def _mentioned(self, mention: Mention) -> str:
        """The state of a mention: the country itself, or that of its ministry."""
        if mention.kind == "country":
            return mention.key
        if mention.kind == "organisation" and mention.key in self._registry.organisations:
            return self._registry.organisations[mention.key].country or ""
        return ""
