"""Whoever a word of inviting acts on, by word order: behind the verb, "his host", "his colleague"."""

from collections.abc import Sequence
from functools import cached_property

from kg.annotate.structure import within
from kg.document import Sentence, replace
from kg.extract.actors.names import organisation_name
from kg.extract.actors.records import Chunk
from kg.extract.grammar.adverbials import behind_adverbials
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.invitations.groups import rank
from kg.extract.invitations.inviters import Inviters
from kg.extract.invitations.records import Told
from kg.languages import words

LISTED_REACH = 8  # tokens of ", 11 key regional countries"
LISTED = 2  # tokens from "countries" to "including"
OBJECT_REACH = 9  # words between the verb and whoever it acts on
HOST_SENTENCES = 2  # before, in which whoever is "his host" is told of
UNKNOWN_REACH = 4  # tokens of a name that nobody has read
SHORT_MEAL = 2  # letters of "te"
MEAL_REACH = 4  # tokens of "til en uformell middag"
TALK_REACH = 4  # tokens between "samtale" and "med B"
BEHALF = 3  # tokens of "Her Majesty the" before a name
PRONOUN_SENTENCES = 1  # a pronoun looks back this far for somebody else


class Parties(Inviters):
    """Finds whoever is acted on by word order."""

    def object(self, sentence: Sentence, first: int, subject: Chunk | None = None) -> Chunk | None:
        """Whoever stands from token `first` on, before any preposition; `subject` acts on them."""
        starting = {c.first: c for c in self._chunks.chunks(sentence)}
        first = behind_adverbials(self._document, first - 1)
        first = next(
            (c.first for c in starting.values() if c.first < first < c.last), first
        )  # "sin kollega A"
        if (named := self._apposed(sentence, first)) is not None:
            return named
        skip = first
        for index in range(first, min(first + OBJECT_REACH, sentence.tokens[1])):
            skip = max(skip, self._behind_aside(sentence, index))
            if index < skip or self._honours(index):
                continue
            chunk = starting.get(index)
            if (group := self._unnamed_group(sentence, index, subject) or self._led(chunk)) is not None:
                return group
            if chunk is not None and not chunk.preposition:
                if self._of_opposition(chunk) or self._of_others_there(chunk):
                    return None
                if not chunk.genitive and not self._only_begins(chunk):
                    return None if self._misread(chunk) else chunk
                skip = chunk.last
            elif self._stops(index) or self._norm(index) in self._set("contrasts"):
                return None
            elif index == first and (house := self.house(index) or self._capital(index)) is not None:
                whole = starting.get(index + 1)  # "the Kenyan government and rebel leader B"
                return whole if whole is not None and set(house.members) < set(whole.members) else house
            elif (one := self._met_by_speaker(sentence, index)) is not None:
                return one  # "'I invited him,' B said after talks with A"
            elif self._nobody(sentence, index):
                return starting.get(self._behind_unknown(sentence, index))
        return None

    def _unnamed_group(self, sentence: Sentence, index: int, subject: Chunk | None) -> Chunk | None:
        """Whom a word that names nobody stands for: "begge", "partene i Peru", "sin kollega", "rådet"."""
        group = self._members(sentence, index) or self._led_by(sentence, index)
        group = group or self.group(sentence, index) or self._her(index)
        group = group or self._colleague(index, subject) or self._council(index)
        return group or self._host(sentence, index, subject)

    def _led(self, chunk: Chunk | None) -> Chunk | None:
        """ "Perus ledelse", "Peru's leadership": the state."""
        if chunk is None or chunk.preposition or not chunk.genitive or chunk.people:
            return None
        if self._norm(chunk.last) not in self._set("state_bodies") | self._set("leading_bodies"):
            return None
        return Chunk(chunk.first, chunk.last + 1, list(chunk.members), kinds=set(chunk.kinds))

    def _behind_aside(self, sentence: Sentence, index: int) -> int:
        """ "Inviterte for et år siden B", "inviterte ifølge Kreml B": the token behind a time or a source."""
        token = self._document.tokens[index]
        if token.text[0].isupper():
            return index
        if token.norm in self._set("sources"):
            inside = within(self._document.mentions, token.end, sentence.end)
            near = (m for m in inside if self._index(m.start) == index + 1 and not m.genitive)
            return next((self._index(m.end - 1) + 1 for m in near), index)
        ends = [t.end for t in self._times(token.start) if t.start == token.start]
        return self._index(ends[-1] - 1) + 1 if ends else index

    def _capital(self, index: int) -> Chunk | None:
        """ "Invited Moscow to the talks": the state of a capital right behind the verb."""
        token = self._document.tokens[index]
        inside = within(self._document.mentions, token.start, token.end)
        if not inside or inside[0].kind != "place" or self._norm(index + 1) not in self._set("to_marks"):
            return None
        state = self._registry.capital_of(inside[0].key)
        return Chunk(index, index + 1, [state], kinds={"country"}) if state else None

    def _behind_unknown(self, sentence: Sentence, index: int) -> int:
        """Where a list goes on behind a name that nobody has read: "Tchad og Sudan"; or -1."""
        last = min(index + UNKNOWN_REACH, sentence.tokens[1] - 1)
        while index < last and self._document.tokens[index].text[0].isupper():
            index += 1
        return index + 1 if self._norm(index) in self._words("conjunctions") else -1

    def _honours(self, index: int) -> bool:
        """ "Mr.": a word before a name, or its stop."""
        at = index - (self._norm(index) == ".")
        return self._document.tokens[at].text in self._honorifics

    def _nobody(self, sentence: Sentence, index: int) -> bool:
        token = self._document.tokens[index]
        return token.norm in self._set("pronouns") - self._set("article_pronouns") or (
            token.text[0].isupper() and self.opaque(sentence, index)
        )

    def _host(self, sentence: Sentence, index: int, subject: Chunk | None) -> Chunk | None:
        """ "Invited his host", "inviterte kollegaen": the other of the two who met."""
        colleague = self._norm(index) in words(self._language, "people", "colleague")
        owned = self._norm(index - 1) in self._set("owners")
        owned = owned or (colleague and self._inverts and self._norm(index).endswith("n"))
        bare = owned and (colleague or self._norm(index) in self._set("hosts"))
        if not bare or subject is None or not self._unnamed(index + 1):
            return None
        mine = {t.office for t in self._document.titles if t.person in subject.members}
        same = {t.person for t in self._document.titles if t.office in mine}
        here = self._document.sentences.index(sentence)
        for one in reversed(self._document.sentences[max(0, here - HOST_SENTENCES) : here + 1]):
            people = {w for c in self._chunks.chunks(one) if c.people and c.first < index for w in c.members}
            others = people - set(subject.members)
            others = others & same or others if colleague else others
            if others:
                return Chunk(index, index + 1, sorted(others), kinds={"person"}) if len(others) == 1 else None
        return None

    def _unnamed(self, index: int) -> bool:
        """Whether no name or apposition follows."""
        token = self._document.tokens[index]
        return token.text != "," and not token.text[0].isupper()

    def _colleague(self, index: int, subject: Chunk | None) -> Chunk | None:
        """ "Den russiske kollegaen sin", "sine peruanske og kenyanske kolleger": of the same office."""
        countries, last = [self._adjective_of(index)], index
        while self._norm(last + 1) in self._words("conjunctions") and self._adjective_of(last + 2):
            last += 2
            countries.append(self._adjective_of(last))
        words_behind = {self._norm(i) for i in (last + 1, last + 2)}
        if not countries[0] or not words_behind & self._fellows:
            return None
        acting = set(subject.members) if subject else set()
        offices = {t.office for t in self._document.titles if t.person in acting}
        found = [self._holder(country, offices) for country in countries]
        return Chunk(index, last + 2, found, kinds={"person"}) if all(found) else None

    @cached_property
    def _fellows(self) -> frozenset[str]:
        """ "Colleague", "counterparts"."""
        return words(self._language, "people", "colleague") | self._set("fellows")

    def _adjective_of(self, index: int) -> str:
        """The state whose adjective or name the token is."""
        token = self._document.tokens[index]
        inside = within(self._document.mentions, token.start, token.end)
        return next((m.key for m in inside if m.kind == "country"), "")

    def _holder(self, country: str, offices: set[str]) -> str:
        """The one who holds the same office there, or the only one of that rank whom the article names."""
        there = {t.person: t.office for t in self._document.titles if t.person and t.of == country}
        same = [p for p, office in there.items() if office in offices]
        mine = {rank(office) for office in offices} - {0}
        alike = same or [p for p, office in there.items() if not mine or rank(office) in mine | {0}]
        return alike[0] if len(alike) == 1 else ""

    def _council(self, index: int) -> Chunk | None:
        """ "Rådet": the last body before that is called so."""
        token = self._document.tokens[index]
        if token.norm not in self._set("body_nouns"):
            return None
        stem = token.norm[:-2] if self._inverts else token.norm
        before = [m for m in self._document.mentions if m.kind == "organisation" and m.start < token.start]
        text = self._document.article.text
        named = [m for m in before if stem in text[m.start : m.end].casefold()]
        if not named:
            return None
        return Chunk(index, index + 1, [organisation_name(self._document, named[-1])], kinds={"organisation"})

    def _and_listed(self, sentence: Sentence, guests: Chunk) -> Chunk:
        """ "Invited, besides A and B, 11 states, including C and D", "B, along with C": all who are named."""
        guests = self._along(sentence, guests)
        several = self._set("several") | self._set("delegates")
        joined = self._norm(guests.last) in self._words("conjunctions")
        sent = (c for c in self._chunks.chunks(sentence) if 0 < c.first - guests.last <= LISTED_REACH)
        others = next((c for c in sent if joined and not c.genitive and not c.people), None)
        if others is not None and any(self._norm(i) in several for i in range(guests.last, others.first)):
            members = list(dict.fromkeys([*guests.members, *others.members]))
            return Chunk(guests.first, others.last, members, kinds=guests.kinds | others.kinds)
        near = range(guests.last, min(guests.last + LISTED_REACH, sentence.tokens[1]))
        last = next((i for i in near if self._norm(i) in several), -1)
        marks = self._set("including") | self._set("among")
        listed = last > 0 and marks & {self._norm(i) for i in range(last + 1, last + 1 + LISTED)}
        named = self._including(sentence, last) if listed else None
        people = {"person"}
        if named is None or (named.kinds == people) != (guests.kinds == people):
            return guests
        members = list(dict.fromkeys([*guests.members, *named.members]))
        return Chunk(guests.first, named.last, members, kinds=set(guests.kinds))

    def _along(self, sentence: Sentence, guests: Chunk) -> Chunk:
        """ "Invited B, along with C, to Lima": both."""
        first = guests.last + (self._norm(guests.last) == ",")
        along = f"{self._norm(first)} {self._norm(first + 1)}" in self._set("along_with")
        both = self._set("coordinators") - self._set("contrasts")
        joined = self._norm(guests.last) in both  # "the government and rebel leader B"
        if not along and not joined:
            return guests
        near = (c for c in self._chunks.chunks(sentence) if 0 < c.first - first - along <= LISTED)
        other = next((c for c in near if not c.genitive and (along or not c.preposition)), None)
        acts = finite_verbs(self._language) | self._auxiliaries
        if other is None or (joined and self._norm(other.last) in acts):
            return guests
        members = list(dict.fromkeys([*guests.members, *other.members]))
        return Chunk(guests.first, other.last, members, kinds=guests.kinds | other.kinds)

    def at_table(self, sentence: Sentence, first: int, subject: Chunk) -> Chunk | None:
        """ "Inviterte til middag for B", "inviterte på lunsj": for whom, or the other just told of."""
        near = range(first + 1, min(first + MEAL_REACH, sentence.tokens[1]))
        meals = self._set("meals")
        ends = tuple(meal for meal in meals if len(meal) > SHORT_MEAL)  # "statsmiddag", not "møte"
        meal = next((i for i in near if self._norm(i) in meals or self._norm(i).endswith(ends)), -1)
        marks = self._set("to_marks") | self._set("in_place")
        if meal < 0 or self._norm(first) not in marks or self._inverts is False:
            return None
        if self._norm(meal + 1) in self._set("table_marks"):
            said = words(self._language, "speech", "verbs")
            for chunk in self._chunks.chunks(sentence):
                if 0 < chunk.first - meal <= OBJECT_REACH and chunk.people and not chunk.genitive:
                    between = {self._norm(i) for i in range(meal, chunk.first)}
                    return chunk if said.isdisjoint(between) else None
            return None
        for number, chunk in self._before(sentence, first):
            others = [w for w in chunk.members if w not in subject.members]
            if number > PRONOUN_SENTENCES:
                return None
            if chunk.people and not chunk.genitive and others:
                return Chunk(first, meal + 1, others, kinds={"person"}) if len(others) == 1 else None
        return None

    def fronted(self, sentence: Sentence, first: int, subject: Chunk) -> Chunk | None:
        """ "In a letter to B, A invited him": the only other before, if nobody is known for it."""
        chunks = self._chunks.chunks(sentence) if self._norm(first) in self._set("singular_objects") else ()
        before = [c for c in chunks if c.last <= first and c.people and not c.genitive]
        marks = self._set("to_marks")  # "a letter from A to B, inviting him"
        if near := [c for c in before if c.preposition in marks and 0 <= c.first - subject.last <= 1]:
            return near[0]
        others = {w for c in before for w in c.members if w not in subject.members}
        behind = [c for c in before if c.preposition and not set(c.members) & set(subject.members)]
        return behind[0] if behind and len(others) == 1 else None

    def written_to(self, sentence: Sentence, at: int, subject: Chunk) -> Chunk | None:
        """ "I et brev til B inviterer A til Lima", "in a call with B, A extended an invitation": B."""
        for chunk in self._chunks.chunks(sentence):
            near = {
                self._norm(i) for i in range(max(sentence.tokens[0], chunk.first - TALK_REACH), chunk.first)
            }
            letter = chunk.preposition in self._set("to_marks") and near & self._set("letters")
            talk = chunk.preposition in self._with and near & self._set("meeting_words")
            apart = not set(chunk.members) & set(subject.members) and not chunk.genitive
            if chunk.last <= at and apart and (letter or (talk and chunk.people)):
                return chunk
        return None

    def talked_with(self, sentence: Sentence, first: int, subject: Chunk | None) -> Chunk | None:
        """ "I en samtale med B inviterte A til Lima": the other of the talk, where nobody stands behind."""
        if subject is None or self._norm(first) not in self._set("to_marks"):
            return None
        for chunk in self._chunks.chunks(sentence):
            talk = {
                self._norm(i) for i in range(max(sentence.tokens[0], chunk.first - TALK_REACH), chunk.first)
            }
            beside = chunk.last <= first and chunk.people and not chunk.genitive
            beside = beside and chunk.preposition in self._with  # not "inviterte til samtaler med B"
            if beside and talk & self._set("meeting_words") and not set(chunk.members) & set(subject.members):
                return chunk
        return None

    def rang(self, sentence: Sentence, first: int) -> tuple[Chunk, Chunk] | None:
        """ "The invitation came when A rang B": who rang, and whom."""
        last = sentence.tokens[1]
        opens = next((i for i in range(first, last) if self._norm(i) in self._set("meeting_when")), last)
        verb = next((i for i in range(opens + 1, last) if self._norm(i) in self._set("rang")), -1)
        people = [c for c in self._chunks.chunks(sentence) if c.people and not c.genitive]
        caller = next((c for c in people if opens < c.first and c.last == verb), None)
        called = next((c for c in people if 0 < c.first - verb <= TALK_REACH), None) if caller else None
        return (caller, called) if caller and called and len(called.members) == 1 else None

    def on_behalf(self, sentence: Sentence, told: Told) -> Told:
        """ "A invited B on behalf of King C": by C, if A only speaks for him."""
        told = self._by_another(sentence, told)
        phrases = [phrase.split() for phrase in self._set("on_behalf")]
        if told.inviter is None or told.others or told.status != "extended":
            return told
        for first in range(*sentence.tokens):
            size = next(
                (len(p) for p in phrases if all(self._norm(first + i) == w for i, w in enumerate(p))), 0
            )
            near = (
                c for c in self._chunks.chunks(sentence) if size and 0 <= c.first - first - size <= BEHALF
            )
            one = next(near, None)
            if one is not None and one.people and not one.genitive and len(one.members) == 1:
                apart = one.members[0] != told.inviter and one.members[0] not in told.guests
                return replace(told, inviter=one.members[0]) if apart else told
        return told

    def _by_another(self, sentence: Sentence, told: Told) -> Told:
        """ "A and B accepted the minister's invitation", "A og B ble invitert av henne": not B's."""
        people = [c for c in self._chunks.chunks(sentence) if told.inviter in c.members and not told.each]
        both = next((c for c in people if not set(told.guests).isdisjoint(c.members)), None)
        if both is None or told.inviter is None:
            return told
        tokens = self._document.tokens
        mentions = within(self._document.mentions, sentence.start, sentence.end)
        named = [m for m in mentions if m.key == told.inviter and m.form in ("name", "alias")]
        apart = (m for m in named if not tokens[both.first].start <= m.start < tokens[both.last - 1].end)
        return told if any(apart) else replace(told, inviter=None, guests=(*told.guests, told.inviter))

    def _is_there(self, sentence: Sentence, at: int) -> bool:
        """ "B er i Lima, invitert av A": whoever is where he has been asked to come."""
        if self._norm(at - 1) != "," or any(
            self._norm(i) in self._set("negation") for i in range(sentence.tokens[0], at)
        ):
            return False
        tokens, marks = self._document.tokens, self._set("in_place") | self._set("to_place")
        before = within(self._document.mentions, sentence.start, tokens[at - 1].end)
        places = (m for m in before if m.kind in ("place", "country") and m.end == tokens[at - 2].end)
        return any(self._norm(self._index(m.start) - 1) in marks for m in places)

    def _comes_then(self, sentence: Sentence, at: int, guests: Chunk) -> bool:
        """ "Invitert av A reiser B til Lima", "invited by A, B is on a visit": he goes where he is asked."""
        if at != sentence.tokens[0]:
            return False
        every = [self._norm(i) for i in range(at + 1, sentence.tokens[1])]
        goes = not (self._set("attending") | self._set("coming")).isdisjoint(every)
        behind = self._document.tokens[guests.last : sentence.tokens[1]]
        told = {t.norm for t in behind if t.text.islower()}  # no "May"
        unreal = words(self._language, "speech", "verbs") | words(self._language, "frames", "possible")
        visits = guests.first > at and bool(told & self._set("on_visits")) and told.isdisjoint(unreal)
        return (goes or visits) and self._set("negation").isdisjoint(every)

    def fronted_noun(self, sentence: Sentence, at: int) -> bool:
        """Whether "invitasjonen" opens a sentence, or what follows a colon."""
        opens = at <= sentence.tokens[0] + 1 or self._norm(at - 1) == ":"
        return opens and self._norm(at) in self._set("definite_nouns")

    def met(self, sentence: Sentence, first: int, than: Sequence[str]) -> Chunk | None:
        """ "When he met A": the only other person of the meeting told of behind token `first`."""
        last = sentence.tokens[1]
        opens = next((i for i in range(first, last) if self._norm(i) in self._set("meeting_when")), last)
        if not any(self._norm(i) in self._set("meeting_words") for i in range(opens, last)):
            return None
        behind = [c for c in self._chunks.chunks(sentence) if c.first > opens and c.people and not c.genitive]
        people = [w for c in behind for w in c.members if w not in than]
        return Chunk(opens, last, people[:1], kinds={"person"}) if len(set(people)) == 1 else None

    def _next(self, sentence: Sentence, chunk: Chunk) -> Chunk | None:
        """The subject that follows a phrase in front: "At the invitation of A, B"."""
        for other in self._chunks.chunks(sentence):
            if other.first >= chunk.last and not other.preposition and not other.genitive:
                return other
        return None

    def _only_begins(self, chunk: Chunk) -> bool:
        """ "De to mindre gruppene" are not "de to"."""
        grouped = self.stands_for_two(chunk)
        norm = self._norm(chunk.last)
        after = norm.isalpha() and not self._stops(chunk.last) and norm not in self._set("asides")
        return grouped and after and norm not in self._auxiliaries

    def _misread(self, chunk: Chunk) -> bool:
        """ "The two" of whom one only speaks for somebody are others."""
        return self.stands_for_two(chunk) and bool(self._spokesmen & set(chunk.members))

    def other(self, sentence: Sentence, chunk: Chunk, than: Sequence[str]) -> Chunk | None:
        """Whom a pronoun stands for that cannot be one of `than`: somebody else of the sentences before."""
        if not self.is_pronoun(chunk):
            return None
        here = [c for c in self._chunks.chunks(sentence) if c.last <= chunk.first and c.people]
        here = [c for c in here if not set(c.members) & set(than)]
        here = [c for c in here if not c.genitive] or here  # "accepted A's invitation and invited him"
        if len(here) == 1 and len(here[0].members) == 1:
            return Chunk(chunk.first, chunk.last, list(here[0].members), kinds={"person"})
        for number, one in self._before(sentence, sentence.tokens[0]):
            if number > PRONOUN_SENTENCES:
                return None
            if one.people and not one.genitive and len(one.members) == 1 and one.members[0] not in than:
                return Chunk(chunk.first, chunk.last, list(one.members), kinds={"person"})
        return None
