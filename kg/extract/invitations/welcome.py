"""Invitations that a speaker gives: "B er velkommen til Oslo, sier A", "B has a standing invitation"."""

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.grammar.errands import bidden
from kg.extract.invitations.parties import Parties
from kg.extract.invitations.records import Told
from kg.records import Statement

BE_REACH = 3  # tokens between "is" and "welcome"
GOAL_REACH = 4  # tokens between "welcome" and the place
STANDING_REACH = 3  # tokens between "has" and "invitation"
ANSWERED_SENTENCES = 3  # before "you are welcome" in which whoever is meant is told of


class WelcomeFrames(Parties):
    """Reads whoever says that somebody is welcome at home."""

    def read(self, sentence: Sentence, at: int) -> Told | None:
        """Who is said to be welcome by the word at token `at`, and who says so; None where nobody is."""
        if self._norm(at) in self._set("gladly"):
            return self._may_come(sentence, at)
        last = min(at + GOAL_REACH, sentence.tokens[1] - 1)
        speaker = self._says(at)
        place = self._home_place(at, last) or self._at_ours(at, speaker) or self._any_time(at, speaker)
        left = [self._norm(i) for i in range(max(sentence.tokens[0], at - BE_REACH - 2), at)]
        unreal = self._set("negation") | self._set("condition") | self._set("all_words")
        if not place or set(left) & unreal:
            return None
        if self._norm(at) in self._set("nouns"):
            verb = next(
                (i for i in range(at - 1, at - 1 - STANDING_REACH, -1) if self._norm(i) in self._set("have")),
                -1,
            )
            if not set(left) & self._set("standing"):
                return None
        else:
            verb = next(
                (i for i in range(at - 1, at - 1 - BE_REACH, -1) if self._norm(i) in self._set("be")), -1
            )
        if verb <= sentence.tokens[0]:
            return self._bidden(sentence, at, place)
        guests = self.subject(sentence, verb) or self._answered_one(sentence, verb, speaker, place)
        return self._welcome(sentence, at, guests, place) if guests else self._bidden(sentence, at, place)

    def _welcome(self, sentence: Sentence, at: int, guests: Chunk, place: str) -> Told | None:
        """The invitation to the state `place` of whoever is welcome there, by whoever says so."""
        speaker = self._says(at)
        guests = self._told_that(sentence, at, guests)
        if speaker is not None and speaker in guests.members:
            guests = self.other(sentence, guests, (speaker,)) or guests  # "told B that he was welcome"
        if not guests.people or speaker in guests.members:
            return None
        if speaker is not None and place in self._served.get(speaker, ()):
            return Told(speaker, tuple(guests.members), at, noun=True)
        foreign = all(place not in self._served.get(w, {place}) for w in guests.members)
        host = self._sayer(sentence, at, place) if foreign and speaker is None else None
        standing = self._norm(at) in self._set("nouns") and foreign
        return Told(host, tuple(guests.members), at, noun=True) if standing or host else None

    def _told_that(self, sentence: Sentence, at: int, guests: Chunk) -> Chunk:
        """ "Asked C to tell B that he is welcome": B, who stands before the clause."""
        opens = self._clauses.at(sentence, at).start
        if not self.is_pronoun(guests) or self._norm(opens) not in self._words("that"):
            return guests
        told = next((c for c in self._chunks.chunks(sentence) if c.last == opens and c.people), None)
        return told if told is not None and not told.genitive else guests

    def _may_come(self, sentence: Sentence, at: int) -> Told | None:
        """ "Sa at kongen gjerne må komme til Lima", "B må gjerne komme på besøk"."""
        verb = next((i for i in (at - 1, at + 1) if self._norm(i) in self._set("may_come")), -1)
        come = max(verb, at) + 1
        if verb < 0 or self._norm(come) not in self._set("come_to"):
            return None
        speaker = self._says(at)
        own = [s for s in self._served.get(speaker or "", ()) if s in self._registry.countries]
        visiting = self._norm(come + 1) in self._set("in_place") and self._norm(come + 2) in self._set(
            "visiting"
        )
        place = self._home_place(come, min(come + GOAL_REACH, sentence.tokens[1] - 1))
        place = place or self._at_ours(come, speaker) or (own[0] if visiting and own else "")
        guests = self.subject(sentence, min(verb, at))
        return self._welcome(sentence, at, guests, place) if guests and place else None

    def _sayer(self, sentence: Sentence, at: int, place: str) -> str | None:
        """ "A ba ham si at kongen er velkommen til A's land": the only one of that state told of before."""
        start = self._document.tokens[at].start
        before = within(self._document.mentions, sentence.start, start)
        people = {m.key for m in before if m.kind == "person" and not (m.genitive and m.form == "name")}
        hosts = [p for p in people if place in self._served.get(p, ())]
        return hosts[0] if len(hosts) == 1 else None

    def _answered_one(self, sentence: Sentence, verb: int, speaker: str | None, place: str) -> Chunk | None:
        """ "Du er velkommen, svarte A": the only official of another state just told of."""
        if speaker is None or self._norm(verb - 1) not in self._set("addressed_one"):
            return None
        here = self._document.sentences.index(sentence)
        start = self._document.sentences[max(0, here - ANSWERED_SENTENCES)].start
        near = within(self._document.mentions, start, sentence.start)
        people = {m.key for m in near if m.kind == "person" and self._served.get(m.key)}
        others = [p for p in people - {speaker} if place not in self._served[p]]
        return Chunk(verb - 1, verb, others, kinds={"person"}) if len(others) == 1 else None

    def _at_ours(self, at: int, speaker: str | None) -> str:
        """ "Welcome in our country", "velkommen til oss": the state that the speaker serves."""
        marked = self._norm(at + 1) in self._set("to_marks") | self._set("in_place") | self._set("home_marks")
        country = self._set("own_country") | self._set("own_governments")
        ours = self._norm(at + 2) in self._set("ours") and self._norm(at + 3) in country
        home = marked and (ours or self._norm(at + 2) in self._set("at_us"))
        states = [s for s in self._served.get(speaker or "", ()) if s in self._registry.countries]
        return states[0] if len(states) == 1 and (home or self._norm(at + 1) in self._set("hither")) else ""

    def _any_time(self, at: int, speaker: str | None) -> str:
        """ "Is welcome any time", "is always welcome": where the speaker is at home."""
        behind = f"{self._norm(at + 1)} {self._norm(at + 2)}"
        anytime = behind in self._set("any_time") or {self._norm(at - 1), self._norm(at + 1)} & self._set(
            "any_time"
        )
        states = [s for s in self._served.get(speaker or "", ()) if s in self._registry.countries]
        return states[0] if anytime and len(states) == 1 else ""

    def _bidden(self, sentence: Sentence, at: int, place: str) -> Told | None:
        """ "A ønsket B velkommen til å besøke Lima": by A, who is at home there."""
        if not bidden(self._document, sentence, at):
            return None
        verb = next(iter(self._clauses.verbs(self._clauses.at(sentence, at), at)[-1:]), -1)
        host = self.subject(sentence, verb) if verb > sentence.tokens[0] else None
        guest = self.object(sentence, verb + 1, host) if host else None
        if host is None or guest is None or guest.last > at or set(guest.members) & set(host.members):
            return None
        at_home = any(place in self._served.get(w, ()) for w in host.members)
        return Told(host.members[0], tuple(guest.members), at, noun=True) if at_home else None

    def _says(self, at: int) -> str | None:
        """The person whose words token `at` is among."""
        start = self._document.tokens[at].start
        inside: list[Statement] = [s for s in self._told if s.start <= start < s.end and s.speaker]
        return inside[0].speaker if inside and inside[0].speaker in self._people else None

    def _home_place(self, at: int, last: int) -> str:
        """The state of the place behind "to" within the reach."""
        if self._norm(at + 1) not in self._set("to_marks") | self._set("infinitive_marks") | self._set(
            "in_place"
        ):
            return ""
        tokens = self._document.tokens
        for mention in within(self._document.mentions, tokens[at].end, tokens[last].end):
            if mention.kind == "country" and mention.form == "name" and not mention.genitive:
                return mention.key
            if mention.kind == "place" and (place := self._registry.places.get(mention.key)):
                return place.country
        return ""
