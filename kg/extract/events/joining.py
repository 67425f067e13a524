"""Who else was there: sentences that only say who came, hosted, led or travelled along, of an event told."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Sentence, replace
from kg.extract.actors import subjects
from kg.extract.actors.records import Chunk
from kg.extract.actors.retinue import Retinues
from kg.extract.circumstances.records import Place
from kg.extract.events.coming import asked_to_come, has_guests, listed_as_coming
from kg.extract.events.coming_along import comes_along, present
from kg.extract.events.company import Company
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members
from kg.extract.frames.scene import Frames
from kg.extract.grammar.triggers import readings
from kg.languages import table, words
from kg.languages.patterns import holds
from kg.records import Evidence

SIGNED = ("signing", "ceremony")  # whose witnesses are named as those who come to a gathering are
TALKS = ("meeting", "negotiation")
SAT_IN = ("meeting", "negotiation", "press_conference")
GATHERINGS = ("summit", "conference")
HELPED = 4  # paragraphs from talks to who is their facilitator
NEAR = 2  # paragraphs from a meeting to who "was there, too"
PAIR = 2
ALONG_REACH = 2  # tokens between "på" and the noun of a journey
NOUN_REACH = 5  # tokens of "the Lima talks"
LED_REACH = 4  # tokens between "leder" and the noun of what is led
TOUR_REACH = 6  # tokens between a journey and its "som", and from there to "gikk"


@cache
def _attending(language: str) -> tuple[str, ...]:
    """What is said of those who come, each behind a space."""
    return tuple(f" {phrase}" for phrase in table(language, "frames")["attend_phrases"])


class JoiningReader(Frames):
    """Reads the sentences of one document that add somebody to an event."""

    @cached_property
    def _attended(self) -> bool:
        """Whether the text has any word of those who come."""
        phrases = [phrase.lstrip() for phrase in _attending(self._language)]
        return holds(self._document.article.text.casefold(), phrases)

    @cached_property
    def _company(self) -> Company:
        return Company(self._document, self._registry, self._chunks, self._clauses)

    @cached_property
    def _retinues(self) -> Retinues:
        return Retinues(self._document, self._registry, self._chunks, self._clauses)

    def read(
        self, sentence: Sentence, told: Draft | None, journey: Draft | None, states: AbstractSet[str]
    ) -> Iterator[Draft]:
        """The drafts that join an event: `told` last, by people of `states`, or the `journey` told last."""
        chunks = self._chunks.chunks(sentence)
        travellers = [w for w, role in journey.members if role == "guest"] if journey else []
        yield from self._attending(sentence, chunks, told)
        followed = list(self._company.read(sentence, chunks, travellers)) if travellers else []
        for who, at, whole in followed:
            yield replace(self._draft("visit", [(w, "guest") for w in who], sentence, *at), whole=whole)
        added = subjects.joined(self._document, sentence, chunks, states) if told and not followed else None
        if told and added and not (told.place.city and self._in_another_town(sentence, told)):
            role = "guest" if told.type == "visit" else "participant"
            yield self._draft(
                told.type, [(w, role) for w in added.members], sentence, added.first, added.first
            )
        if self._negated(sentence):
            return
        if told is not None and told.type in TALKS and len(told.who) >= PAIR:
            yield from self._helping(sentence, chunks, told)
        if self._frames.get("subject_first"):
            yield from self._who_come(sentence, chunks)
            if told is not None and (told.type in TALKS or told.type in GATHERINGS):
                yield from self._passively(sentence, chunks, told)
            if told is not None and told.type in TALKS:
                yield from self._leading(sentence, chunks, told)
                yield from self._took_part(sentence, chunks, told)
            return
        yield from self._sent_from(sentence, chunks)
        yield from self._leading(sentence, chunks, told)
        if told is not None and told.type in TALKS:
            yield from self._led(sentence, chunks, told)
        yield from self._retinues.read(sentence, chunks)
        if journey is not None and travellers:
            if also := comes_along(self._document, sentence, chunks, journey):
                members = [(w, "guest") for w in also.members]
                yield self._draft("visit", members, sentence, also.first, also.first)
            yield from self._along(sentence, chunks, travellers)
            yield from self._toured(sentence, travellers)

    def _helping(self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft) -> Iterator[Draft]:
        """ "Norge er tilrettelegger", "Norway and Cuba are the guarantors": who helps those told of talk."""
        marks = self._words("third_parties") - self._words("only_observing")
        norms = self._norms(sentence)
        if marks.isdisjoint(norms):
            return
        at = next(i for i, norm in enumerate(norms, sentence.tokens[0]) if norm in marks)
        acting = [c for c in chunks if not c.preposition and not c.genitive and c.last <= at]
        bare = acting[-1] if acting else None
        if bare is None or sentence.paragraph - told.sentence.paragraph > HELPED:
            return
        near = {self._norm(i) for i in range(bare.last, at)}
        being = near & (self._words("be_words") | self._words("be_forms") | self._words("been_forms"))
        sides = {s for w in told.who for s in self._served.get(w, {w})}
        own = {s for w in bare.members for s in self._served.get(w, {w})}
        named = any(c.preposition in self._words("between") for c in chunks)
        named = named or bool(near & words(self._language, "circumstances", "infinitive_marks"))
        if being and not named and own.isdisjoint(sides):
            who = [*bare.members, *(w for w in self._jointly(chunks, bare.last) if w not in bare.members)]
            yield self._draft(told.type, [(w, "organiser") for w in who], sentence, at, at)

    def _draft(self, kind: str, members: Members, sentence: Sentence, first: int, last: int) -> Draft:
        tokens = self._document.tokens
        trigger = Evidence(start=tokens[first].start, end=tokens[last].end)
        coming = not self._words("future").isdisjoint(self._norms(sentence))  # "skal også delta"
        return Draft(
            type=kind, members=members, sentence=sentence, trigger=trigger, anaphoric=True, joining=True,
            status="planned" if coming else "held",
        )  # fmt: skip

    def _negated(self, sentence: Sentence) -> bool:
        norms = self._norms(sentence)
        if not all(self._words(key).isdisjoint(norms) for key in ("negation", "absent_words")):
            return True
        due, done = words(self._language, "circumstances", "intended"), self._words("perfect_infinitive")
        meant = not due.isdisjoint(norms)  # "skulle ha deltatt"
        return meant and any(a in due and b in done for a, b in pairwise(norms))

    def _attending(self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft | None) -> Iterator[Draft]:
        """People said to come to the gathering told of before, or to be its hosts."""
        text = f" {self._document.article.text[sentence.start : sentence.end].casefold()}"
        attending = self._attended and holds(text, _attending(self._language))
        marks = self._words("host_words")
        hosts = [i for i, norm in enumerate(self._norms(sentence), sentence.tokens[0]) if norm in marks]
        if not (attending or hosts) or self._negated(sentence) or has_guests(self._language, hosts, chunks):
            return
        groups = [c for c in chunks if not c.preposition and not c.genitive and (c.people or hosts)]
        if self._frames.get("subject_first"):
            inviting = words(self._language, "invitations", "verbs")
            inviting |= words(self._language, "invitations", "asked_to_come")
            groups = subjects.attendants(self._document, sentence, groups, inviting)
        elif not hosts:
            groups = self._in_clause(sentence, groups, text) or groups
        if not groups or (attending and not hosts and asked_to_come(self._document, sentence)):
            return
        witness = any(phrase in text for phrase in self._words("witness_phrases"))
        signed = told is not None and told.type in SIGNED and witness and not hosts
        signed = signed or self._sat_in(sentence, chunks, told, witness=witness, hosts=bool(hosts))
        chosen = self._hosting(sentence, groups, hosts[0]) if hosts else groups[0]
        role = "host" if hosts else "participant" if signed else "guest"
        members = [(w, role) for w in chosen.members]
        if hosts:
            members += [(w, role) for w in self._jointly(chunks, hosts[0]) if (w, role) not in members]
        hosting = told is not None and hosts and told.type in TALKS and self._talks_in(sentence)
        kind = told.type if told and (signed or hosting) else "summit"
        yield self._draft(kind, members, sentence, chosen.first, chosen.last - 1)

    def _in_clause(self, sentence: Sentence, groups: Sequence[Chunk], text: str) -> list[Chunk]:
        """ "A sa det på et møte der B deltok", "C sier at B deltar": those of the clause that tells it."""
        found = max(text.find(phrase) for phrase in _attending(self._language)) + sentence.start
        clause = self._clauses.at(sentence, self._index(max(found, sentence.start)))
        return [c for c in groups if c.first in clause]

    def _who_come(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        groups = listed_as_coming(self._document, sentence, chunks)
        members = [(w, "guest") for c in groups for w in c.members]
        if members:
            yield self._draft("summit", members, sentence, groups[0].first, groups[-1].last - 1)

    def _talks_in(self, sentence: Sentence) -> bool:
        """Whether a definite noun of the sentence stands for talks: "var vert for møtet"."""
        return any(self._kind(i, sentence) for i in range(*sentence.tokens))

    def _led(self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft) -> Iterator[Draft]:
        """ "Samtalene ledes av A og B": who takes part in the talks told of, at their head."""
        marks, agents = self._words("led_words"), self._words("by")
        first, last = sentence.tokens
        noun = next((i for i in range(first, min(first + NOUN_REACH, last)) if self._kind(i, sentence)), -1)
        if self._in_another_town(sentence, told):
            return  # "samtalene i Lima", and told last is a meeting elsewhere
        for at in range(noun + 1, last - 1) if noun >= 0 else ():
            agent = next((c for c in chunks if c.first > at and c.preposition in agents and c.somebody), None)
            if self._norm(at) in marks and self._norm(at + 1) in agents and agent and not agent.genitive:
                members = [(w, "participant") for w in agent.members]
                yield self._draft(told.type, members, sentence, noun, noun)
                return

    def _in_another_town(self, sentence: Sentence, told: Draft) -> bool:
        """Whether a sentence names another town than that of what is told: "was joined by B in Quito"."""
        named = within(self._document.mentions, sentence.start, sentence.end)
        text, towns = self._document.article.text, [m for m in named if m.kind == "place" and not m.genitive]
        return any(text[m.start : m.end] != told.place.city for m in towns)

    def _passively(self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft) -> Iterator[Draft]:
        """ "The talks are hosted by A and will be attended by B": who has them, and who comes."""
        first, agents = sentence.tokens[0], self._words("by")
        roles = [("host", self._words("hosting_verbs")), ("participant", self._words("attended_words"))]
        noun = next((i for i in range(first, first + NOUN_REACH) if self._spoken_of(i, sentence, told)), -1)
        if noun < 0:
            return
        for role, marks in roles:
            at = next((i for i in range(noun, sentence.tokens[1] - 1) if self._norm(i) in marks), -1)
            agent = next((c for c in chunks if c.first > at and c.preposition in agents and c.somebody), None)
            if at >= 0 and self._norm(at + 1) in agents and agent and not agent.genitive:
                yield self._draft(told.type, [(w, role) for w in agent.members], sentence, noun, noun)

    def _spoken_of(self, at: int, sentence: Sentence, told: Draft) -> bool:
        """Whether a token is a noun that stands for the talks or the gathering told last: "the talks"."""
        if at >= sentence.tokens[1] or self._norm(sentence.tokens[0]) not in self._words("articles"):
            return False
        found = {
            r.type for r in readings(self._language, self._document.tokens, at, at) if r.pattern == "noun"
        }
        return told.type in found or bool(found & {*TALKS})

    def _sent_from(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """ "Fra Norge kommer A, og fra Peru B": who come to the gathering told of, each from a state."""
        first = sentence.tokens[0]
        opening = within(self._document.mentions, sentence.start, self._document.tokens[first + 1].end)
        state = next((m for m in opening if m.kind == "country" and m.form == "name"), None)
        if self._norm(first) not in self._words("back_from") or state is None:
            return
        if self._norm(first + 2) not in self._words("coming_verbs"):
            return
        free = {"", *self._words("back_from")}
        people = [c for c in chunks if c.people and not c.genitive and c.preposition in free]
        members = [(w, "guest") for c in people for w in c.members]
        if members:
            yield self._draft("summit", members, sentence, first, first + 2)

    def _sat_in(
        self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft | None, *, witness: bool, hosts: bool
    ) -> bool:
        """ "Også B var til stede", "B deltok i samtalen": of the meeting of people told of last."""
        if told is None or told.type not in SAT_IN or hosts or self._frames.get("subject_first"):
            return False
        few = len(told.who) < PAIR and told.type in TALKS  # one alone can meet the press
        if sentence.paragraph - told.sentence.paragraph > NEAR or few:
            return False
        norms = self._norms(sentence)
        marks = words(self._language, "circumstances", "besides") | self._words("present_among")
        besides = not marks.isdisjoint(norms)
        then = words(self._language, "circumstances", "then_words") | words(
            self._language, "circumstances", "there"
        )
        coming = not self._words("along_verbs").isdisjoint(norms[:PAIR]) and norms[0] in then
        first, last = sentence.tokens
        there = self._words("being_at") | self._words("stay_prepositions") | self._words("sidelines")
        text = self._document.article.text[sentence.start : sentence.end]
        along = any(phrase in text for phrase in self._words("along_phrases"))  # not "er med på det møtet"
        kinds = TALKS if told.type in TALKS else SAT_IN[-1:]
        joined = witness or along or not self._words("along_verbs").isdisjoint(norms)
        at_it = joined and any(
            self._norm(i - 1) in there and self._kind(i, sentence, kinds) for i in range(first + 1, last)
        )
        own = [c for c in chunks if c.genitive and told.who.issuperset(c.members)]
        aside = any(self._norm(c.last) in self._words("sides") for c in own)  # "B deltok ved As side"
        sentences = self._document.sentences
        next_one = sentences.index(sentence) - sentences.index(told.sentence) == 1 and told.status == "held"
        told_so = witness or coming or (next_one and self._closing(sentence))  # "da ventes også B"
        return (told_so and besides) or at_it or aside

    def _took_part(self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft) -> Iterator[Draft]:
        """ "B also took part in the meeting", "also present was B": who else was at the talks told last."""
        text, tokens = self._document.article.text[sentence.start : sentence.end], self._document.tokens
        found = present(self._language).search(text)
        far = sentence.paragraph - told.sentence.paragraph > NEAR or len(told.who) < PAIR
        if found is None or far:
            return
        start, ahead = sentence.start + found.start(), found.start() == 0
        free = [c for c in chunks if c.people and not c.preposition and not c.genitive]
        before = [c for c in free if tokens[c.last - 1].end <= start]
        who = [c for c in free if tokens[c.first].start > start] if ahead else before[-1:]
        members = [(w, "participant") for c in who for w in c.members if w not in told.who]
        if members:
            yield self._draft(told.type, members, sentence, who[0].first, who[0].last - 1)

    def _closing(self, sentence: Sentence) -> bool:
        """ "Også B var med", "B deltok også": with nothing behind that says in what."""
        tokens, (first, last) = self._document.tokens, sentence.tokens
        body = [i for i in range(first, last) if tokens[i].text[0].isalnum()]
        ends = self._with | self._words("along_verbs") | words(self._language, "circumstances", "besides")
        coming = self._with | self._words("along_verbs")
        return bool(body) and self._norm(body[-1]) in ends and any(self._norm(i) in coming for i in body[-3:])

    def _hosting(self, sentence: Sentence, groups: Sequence[Chunk], at: int) -> Chunk:
        """The group in the clause of "vert" itself: "B sa at A er vert"."""
        clause = self._clauses.at(sentence, at)
        return next((c for c in groups if c.first in clause and clause.start > sentence.tokens[0]), groups[0])

    def _jointly(self, chunks: Sequence[Chunk], at: int) -> list[str]:
        """ "Er vert sammen med B": who is host besides."""
        beside = self._words("jointly")
        both = (c for c in chunks if c.preposition in self._with and at < c.first <= at + LED_REACH)
        chunk = next((c for c in both if {self._norm(i) for i in range(at + 1, c.first)} & beside), None)
        return chunk.members if chunk else []

    def _leading(self, sentence: Sentence, chunks: Sequence[Chunk], told: Draft | None) -> Iterator[Draft]:
        """ "A leder samtalene", "samtalene ledes av A": somebody who takes part in talks told elsewhere."""
        verbs, opening = self._words("presiding_verbs"), self._words("opening_verbs")
        verbs = verbs | opening if told is not None and told.type in TALKS else verbs
        for at in [i for i, norm in enumerate(self._norms(sentence), sentence.tokens[0]) if norm in verbs]:
            noun = next((i for i in range(at + 1, at + LED_REACH) if self._kind(i, sentence)), -1)
            bare = [c for c in chunks if not c.preposition and not c.genitive and c.last <= at]
            people = [c for c in bare[-1:] if c.people]
            if noun < 0 or not people or len(people[-1].members) > 1:
                continue
            kind = self._kind(noun, sentence)
            if told and told.type in GATHERINGS and kind == "meeting":
                kind = told.type
            role = "host" if self._norm(at) in opening else "participant"
            members = [(w, role) for w in people[-1].members]
            if told is not None and kind in TALKS and role == "host":
                kind = told.type  # "opened the session": of the talks told of
            draft = self._draft(kind, members, sentence, at, noun)
            talks = tuple(self._words("led_stems"))
            draft.leading = kind in TALKS and self._norm(noun).startswith(talks)
            yield draft

    def _kind(self, at: int, sentence: Sentence, kinds: tuple[str, ...] = TALKS) -> str:
        """The type of the talks that a definite noun stands for, "" where it is none."""
        norm = self._norm(at)
        known = {self._norm(at - 1), self._norm(at - 2)} & self._words("definite_determiners")
        ended = norm.endswith(tuple(self._words("definite_endings")) or ("\0",))
        if not (known or ended) or at >= sentence.tokens[1]:
            return ""
        found = readings(self._language, self._document.tokens, at, at)
        return next((r.type for r in found if r.pattern == "noun" and r.type in kinds), "")

    def _along(
        self, sentence: Sentence, chunks: Sequence[Chunk], travellers: Sequence[str]
    ) -> Iterator[Draft]:
        """ "A var med B på reisen", "med på reisen er A", "B hadde A med seg på turen"."""
        journeys, marks = self._words("journey_nouns"), self._words("visit_marks")
        for at in [i for i, norm in enumerate(self._norms(sentence), sentence.tokens[0]) if norm in journeys]:
            near = {self._norm(i) for i in range(max(sentence.tokens[0], at - ALONG_REACH), at)}
            if not near & marks:
                continue
            before = {self._norm(i) for i in range(sentence.tokens[0], at)}
            bare = [c for c in chunks if c.people and not c.preposition and not c.genitive]
            if not before & (self._with | self._words("along_verbs")) or not bare:
                continue
            others = [w for w in bare[-1].members if w not in travellers]
            if others and not self._pronoun(bare[-1]):
                yield self._draft("visit", [(w, "guest") for w in others], sentence, at, at)
            return

    def _pronoun(self, chunk: Chunk) -> bool:
        token = self._document.tokens[chunk.first]
        inside = within(self._document.mentions, token.start, token.end)
        return chunk.last - chunk.first == 1 and any(m.form == "pronoun" for m in inside)

    def _toured(self, sentence: Sentence, travellers: Sequence[str]) -> Iterator[Draft]:
        """ "En rundreise som også har gått til B og C": other stops of the journey told of."""
        tokens = self._document.tokens
        if self._words("gone_verbs").isdisjoint(self._norms(sentence)):
            return
        for at in range(*sentence.tokens):
            found = readings(self._language, tokens, at, at)
            if not any(r.pattern == "noun" and r.type == "visit" for r in found):
                continue
            stop = min(at + TOUR_REACH, sentence.tokens[1])
            which = next((i for i in range(at + 1, stop) if self._norm(i) in self._words("relatives")), -1)
            reach = range(which + 1, min(which + TOUR_REACH, sentence.tokens[1] - 1))
            gone = next((i for i in reach if self._norm(i) in self._words("gone_verbs")), -1)
            if which < 0 or gone < 0 or self._norm(gone + 1) not in self._words("to"):
                continue
            named = within(self._document.mentions, tokens[gone + 1].end, sentence.end)
            places = [m for m in named if m.kind in ("country", "place") and m.form == "name"]
            told = [m for n, m in enumerate(places) if not n or self._listed(places[n - 1], m)]
            for country in dict.fromkeys(c for m in told if (c := self._country(m))):
                guests = [w for w in travellers if not self._at_home(w, country)]
                members = [(w, "guest") for w in guests] + [(country, "host")]
                trigger = Evidence(start=tokens[at].start, end=tokens[at].end)
                if guests:
                    yield Draft(
                        type="visit", members=members, sentence=sentence, trigger=trigger,
                        place=Place(country=country),
                    )  # fmt: skip
            return
