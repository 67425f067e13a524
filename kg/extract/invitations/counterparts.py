"""Who invites, and who is invited, where the clause does not say: of the two told of, by the place.

"Her staff said the king had been invited to Lima", "the minister thanked for the invitation to visit Peru",
"reminded her that the invitation to Bergen stands".
"""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Mention, Sentence, replace
from kg.extract.invitations.destinations import Destinations
from kg.extract.invitations.records import Told
from kg.languages import words
from kg.records import Event

HEADS = ("head_of_state", "head_of_government", "foreign_minister")
VOICES = ("spokesperson", "ambassador")
BEFORE = 3  # sentences before an invitation in which the other of two is told of
STANDS_REACH = 9  # tokens behind "invitation" within which "still stands" belongs to it
VERB_REACH = 6  # tokens before "the invitation" within which "thanked" governs it
SAYER = 45  # characters of " Peruvian Prime Minister " between a verb of saying and the name
JUST_BEFORE = 1  # sentences from a call to the invitation that it may have brought
AWAITED = ("planned", "ongoing", "cancelled", "postponed")


class Counterparts(Destinations):
    """Finds the party of an invitation that its own words leave out."""

    def completed(
        self,
        sentence: Sentence,
        told: Told,
        destination: str | None,
        events: Sequence[Event] = (),
        *,
        first: bool = False,
    ) -> Told:
        """The invitation with whoever invites, or is invited, by whom the sentences tell of and the place."""
        state = self._state(destination)
        if host := self._visited_host(sentence, told, state):
            return replace(told, inviter=host)
        if first and told.noun and told.inviter and not told.guests and told.verb < 0:
            told = self._visited(told, state, [e for e in events if self._told_near(sentence, e)])
        if first and told.noun and told.inviter and not told.guests and told.verb < 0:
            told = self._visited(told, state, events)
        thanked = told.noun and told.inviter is None and told.guests and self._thanked(told.at)
        if not state and thanked and told.status == "extended":  # not "takket ja til invitasjonen"
            return self._received(sentence, told)
        if not state or told.each or told.also or told.several or told.verb >= 0:
            return told
        if told.inviter and len(told.guests) == 1 and self._thanked(told.at):
            return self._turned(told, state)
        if told.inviter is None and told.guests:
            host = "" if told.same else self._teller(sentence, told, state)
            if not host and (self._thanked(told.at) or (told.noun and self.fronted_noun(sentence, told.at))):
                host = self._of_state(sentence, state, told.guests)
            host = (
                host
                or self._spoken_to(sentence, told, state, events)
                or self._body_says(sentence, told, state)
            )
            return Told(host, told.guests, told.at, told.status, noun=told.noun) if host else told
        if told.inviter is not None and not told.guests and state in self._served.get(told.inviter, ()):
            guest = self._other(sentence, told.inviter, state)
            return Told(told.inviter, (guest,), told.at, told.status, noun=True) if guest else told
        return told

    def _visited_host(self, sentence: Sentence, told: Told, state: str) -> str:
        """ "Accepted an invitation to visit A", "is invited to meet A in Lima": A, who is at home there."""
        if told.inviter is not None or not told.guests or told.each or told.verb >= 0:
            return ""
        own = {s for g in told.guests for s in (g, *self._served.get(g, ()))}
        for chunk in self._chunks.chunks(sentence):
            doing = chunk.first - 1 - (chunk.preposition in self._with)
            goes = self._norm(doing) in self._set("goes_to") and chunk.people and not chunk.genitive
            asked = goes and told.at < doing and self._norm(doing - 1) in self._set("infinitive_marks")
            if not asked or len(chunk.members) != 1 or self._led_off(told.at, doing - 1):
                continue
            states = self._served.get(chunk.members[0], set[str]()) & self._registry.countries.keys()
            talk = told.noun or chunk.preposition in self._with  # "to speak with A"
            home = state in states or (not state and talk)
            return chunk.members[0] if states and home and own.isdisjoint(states) else ""
        return ""

    def _led_off(self, at: int, mark: int) -> bool:
        """ "Invited to Lima to meet A", "invitert for å møte A": that is only what for."""
        straight = mark - self._inverts  # the "om" of "om å", the "til" of "til å"
        opens = self._set("to_marks") | self._set("topic_marks") if self._inverts else {self._norm(straight)}
        stops = self._set("to_marks") | self._set("in_place") | {","}
        between = {self._norm(i) for i in range(at + 1, straight)}
        return self._norm(straight) not in opens or not stops.isdisjoint(between)

    def confirmed(self, sentence: Sentence, told: Told) -> Told:
        """ "Fra Moskva er det bekreftet at B er invitert", "Peru confirms it": by that state."""
        if told.inviter is not None or told.noun or not told.guests or told.also:
            return told
        first = sentence.tokens[0]
        sure = (i for i in range(first, told.at) if self._norm(i) in self._set("confirm_verbs"))
        verb = next(sure, -1)
        if verb < 0:
            return told
        tokens = self._document.tokens
        before = within(self._document.mentions, sentence.start, tokens[verb].start)
        states = {self._registry.capital_of(m.key) if m.kind == "place" else m.key for m in before}
        behind = within(self._document.mentions, tokens[verb].end, sentence.end)
        elsewhere = {self._lies_in(m) for m in behind if m.kind in ("place", "country") and not m.genitive}
        state = next(iter(states)) if len(states) == 1 else ""
        own = {s for g in told.guests for s in (g, *self._served.get(g, ()))}
        known = state in self._registry.countries and state not in own and elsewhere <= {state}
        return replace(told, inviter=state) if known else told

    def _lies_in(self, mention: Mention) -> str:
        """The state of a place, or the state itself."""
        place = self._registry.places.get(mention.key) if mention.kind == "place" else None
        return place.country if place is not None else mention.key

    def standing(self, sentence: Sentence, at: int, events: Sequence[Event]) -> tuple[Told, str] | None:
        """ "The invitation to visit Bergen still stands", "whether it stands": whose it is, where to."""
        if not self._stands(sentence, at):
            return None
        told = Told(None, (), at, noun=True, same=True)
        place = self.of(sentence, told, last=sentence.tokens[1])
        if state := self._state(place):
            people = self._near(sentence, self._document.tokens[at].start)
            hosts = [p for p in people if state in self._served[p]]
            guests = [p for p in people if state not in self._served[p]]
            if place and len(hosts) == len(guests) == 1:
                return Told(hosts[0], tuple(guests), at, noun=True), place
            return None
        start = self._document.tokens[at].start
        coming = [e for e in events if e.type == "visit" and e.trigger.start < start and e.status in AWAITED]
        last = max(coming, key=lambda e: e.trigger.start, default=None)
        if last is None or not self._told_near(sentence, last):
            return None
        guests = [p.who for p in last.participants if p.role == "guest" and p.who in self._people]
        goal, hosts = last.city or last.country, [p.who for p in last.participants if p.role == "host"]
        host = hosts[0] if len(hosts) == 1 else None
        return (
            (Told(host, tuple(guests), at, noun=True, same=True), goal) if len(guests) == 1 and goal else None
        )

    def _turned(self, told: Told, state: str) -> Told:
        """ "He thanked him for the invitation to Peru": whoever is at home there has invited."""
        guest, inviter = told.guests[0], told.inviter or ""
        if state not in self._served.get(guest, ()) or state in self._served.get(inviter, ()):
            return told
        return Told(guest, (inviter,), told.at, told.status, noun=True)

    def _state(self, destination: str | None) -> str:
        """The state that a destination is, or lies in; "" where it is not known."""
        if destination is None or destination in self._registry.countries:
            return destination or ""
        text = self._document.article.text
        named = (m for m in self._document.mentions if m.kind == "place")
        known = (m.key for m in named if text[m.start : m.end] == destination)
        return next((p.country or "" for k in known if (p := self._registry.places.get(k)) is not None), "")

    def _teller(self, sentence: Sentence, told: Told, state: str) -> str:
        """Whoever of the state, or whose staff, the sentence itself says to tell of it."""
        before = within(self._document.mentions, sentence.start, self._document.tokens[told.at].start)
        people = [m for m in before if m.kind == "person" and state in self._served.get(m.key, ())]
        people += self._says_so(told, sentence, state)
        royals = self._set("home_royals")  # whom nobody is named for may be taken for a president
        voices = {t.person for t in self._document.titles if t.office in VOICES}
        people = [m for m in people if m.key not in voices]  # who only tells of it
        hosts = {m.key for m in people if self._norm(self._index(m.start)) not in royals or m.form != "title"}
        return hosts.pop() if len(hosts) == 1 and not hosts & set(told.guests) else ""

    def _body_says(self, sentence: Sentence, told: Told, state: str) -> str:
        """ "B er invitert til Peru, ifølge det peruanske utenriksdepartementet": the state."""
        every, text = range(*sentence.tokens), self._document.tokens
        bodies = [b for i in every if (b := self.state_body(i)) is not None and b.members == [state]]
        inside = within(self._document.mentions, sentence.start, sentence.end)
        seats = [m for m in inside if self._seat_state(m) == state]  # "ifølge Det hvite hus"
        ends = [(b.first, b.last) for b in bodies]
        ends += [(self._index(m.start), self._index(m.end - 1) + 1) for m in seats]
        said = self._set("told_by") | words(self._language, "speech", "verbs")
        near = {
            text[i].norm for first, last in ends for i in (first - 1, first - 2, last) if 0 <= i < len(text)
        }
        return state if near & said and state not in told.guests else ""

    def _says_so(self, told: Told, sentence: Sentence, state: str) -> list[Mention]:
        """ "The king is invited to Lima, President B says": B."""
        said = words(self._language, "speech", "verbs")
        behind = [i for i in range(told.at + 1, sentence.tokens[1]) if self._norm(i) in said]
        start = self._document.tokens[behind[-1]].end if behind else sentence.end
        after = within(self._document.mentions, start, sentence.end)
        near = [m for m in after if m.start - start <= SAYER]  # ", says President B": right behind
        if behind:
            verb = self._document.tokens[behind[-1]].start
            near += [m for m in within(self._document.mentions, verb - SAYER, verb) if m.end <= verb]
        return [m for m in near if m.kind == "person" and state in self._served.get(m.key, ())]

    def _spoken_to(self, sentence: Sentence, told: Told, state: str, events: Sequence[Event]) -> str:
        """ "A rang B. B said he had been invited to A's capital": the head of it just talked to."""
        start = self._document.tokens[told.at].start
        here = self._document.sentences.index(sentence)
        first = self._document.sentences[max(0, here - JUST_BEFORE)].start
        talks = [
            e
            for e in events
            if e.type == "phone_call" and e.status == "held" and first <= e.trigger.start < start
        ]
        two = {p.who for p in talks[-1].participants} if talks else set()
        others = two - set(told.guests)
        if len(told.guests) != 1 or len(others) != 1 or not two.issuperset(told.guests):
            return ""
        other = others.pop()
        heads = {t.person for t in self._document.titles if t.office in HEADS[:2]}
        return other if other in heads and state in self._served.get(other, ()) else ""

    def _visited(self, told: Told, state: str, events: Sequence[Event]) -> Told:
        """ "A sendte invitasjonen i mai": to the only one whose journey to A's state is told."""
        states = {told.inviter, *self._served.get(told.inviter or "", ()), *([state] if state else ())}
        visits = [e for e in events if e.type == "visit"]
        there = [e for e in visits if e.country in states]
        if not there and states.isdisjoint(self._registry.countries):
            there = visits  # of whoever invites no state is told
        guests = {p.who for e in there for p in e.participants if p.role == "guest"}
        several = len(guests) > 1 and len(there) == 1  # who come together
        if not (len(guests) == 1 or several) or not states.isdisjoint(guests):
            return told
        homes = [self._served.get(g, set()) & self._registry.countries.keys() for g in guests]
        if several and all(homes) and len(set[str]().union(*homes)) == 1:
            guests = homes[0]  # the ministers of one state
        return Told(told.inviter, (*guests,), told.at, told.status, noun=True, same=True)

    def _received(self, sentence: Sentence, told: Told) -> Told:
        """ "B thanked for the invitation": by the one of another state just told of; else nothing is told."""
        own = {s for g in told.guests for s in self._served.get(g, ())}
        near = [p for p in self._near(sentence, sentence.end) if own.isdisjoint(self._served[p])]
        host = near[0] if len(near) == 1 and own else None
        return Told(host, told.guests if host else (), told.at, told.status, noun=True, same=told.same)

    def _thanked(self, at: int) -> bool:
        """ "Thanked for the invitation"."""
        return any(self._norm(i) in self._set("thank") for i in range(max(0, at - VERB_REACH), at))

    def _of_state(self, sentence: Sentence, state: str, guests: Sequence[str]) -> str:
        """The one head or foreign minister of the state, near or else in the whole article."""
        near = [p for p in self._near(sentence, sentence.end) if state in self._served[p] and p not in guests]
        if len(near) == 1:
            return near[0]
        heads = {t.person for t in self._document.titles if t.person and t.of == state and t.office in HEADS}
        heads -= {t.person for t in self._document.titles if t.when == "former"}
        return heads.pop() if len(heads) == 1 and not near else ""

    def _other(self, sentence: Sentence, inviter: str, state: str) -> str:
        """The one official of another state beside whoever invites, in the sentences before."""
        near = [p for p in self._near(sentence, sentence.end) if p != inviter]
        return near[0] if len(near) == 1 and state not in self._served[near[0]] else ""

    def _near(self, sentence: Sentence, end: int) -> list[str]:
        """The officials whom the sentence, up to an offset, and those before it tell of."""
        here = self._document.sentences.index(sentence)
        start = self._document.sentences[max(0, here - BEFORE)].start
        people = [m.key for m in within(self._document.mentions, start, end) if m.kind == "person"]
        return [p for p in dict.fromkeys(people) if self._served.get(p)]

    def _stands(self, sentence: Sentence, at: int) -> bool:
        """Whether what is said of the invitation is that it holds good."""
        definite = self._norm(at) in self._set("definite_nouns") or self._norm(at - 1) in self._set(
            "definite_words"
        )
        last = min(at + STANDS_REACH, sentence.tokens[1])
        behind = " ".join(self._norm(i) for i in range(at + 1, last))
        return definite and any(f" {phrase} " in f" {behind} " for phrase in self._set("holding_good"))

    def _told_near(self, sentence: Sentence, event: Event) -> bool:
        here = self._document.sentences.index(sentence)
        start = self._document.sentences[max(0, here - BEFORE)].start
        return any(start <= e.start < sentence.start for e in event.evidence)
