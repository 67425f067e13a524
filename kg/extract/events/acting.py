"""Who acts at a verb: the subject before or behind it, or whoever it takes over from the text before."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.actors import pairs, subjects, unnamed
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.controlled import controlled
from kg.extract.actors.member_lands import member_lands
from kg.extract.actors.ourselves import met_by_us, ours_before
from kg.extract.actors.parted_asides import outside, verb_follows, without_aims
from kg.extract.actors.records import Chunk
from kg.extract.actors.shared_subjects import coordinated
from kg.extract.actors.they import states_meant
from kg.extract.events.memory import Memory
from kg.extract.events.quoted import Quoted
from kg.extract.frames.onstage import in_person
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import readings
from kg.languages import lists, subject_first, union, words
from kg.reference import Registry

PAIR = 2
DONE = 3  # tokens of "med å ha" between whom somebody thanks and what he has done
FIRST_PERSON_REACH = 5  # tokens before a verb within which "jeg" or "vi" is its subject
SHARED_REACH = 3  # tokens before a verb within which "og" or "å" makes it share a subject
DATED = 4  # tokens of a day with its "on" between them
PLAN_REACH = 12  # tokens of "plans were made for" and the titles behind it
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma
LED_WORDS = 5  # tokens before "leaders" in "among the 28 heads and leaders"


class SubjectReader:
    """Finds the subjects of the verbs of one document."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        chunks: ChunkReader,
        clauses: ClauseReader,
        memory: Memory,
        quoted: Quoted,
    ) -> None:
        self._document, self._registry, self._language = document, registry, document.article.language
        self._words = lists(self._language, "frames")
        self._chunks, self._clauses, self._memory, self._quoted = chunks, clauses, memory, quoted

    def subject(
        self, inside: Sequence[Chunk], at: int, clause: Clause, chunks: Sequence[Chunk]
    ) -> tuple[Chunk | None, list[Chunk]]:
        """The subject of the verb at `at`, and the groups behind it: `inside` are those of its clause."""
        subject, after = self._subject(inside, at, clause, chunks)
        subject = subject and self._memory.acting(subject, clause)
        if subject is None and (carried := [c for c in after if subjects.aboard(self._document, c)]):
            return carried[0], after  # "onsdag landet flyet med A"
        free = subject is None or subject.first > at
        named = unnamed.named_among(self._document, clause, at, chunks) if free else None
        if named is None:
            return subject, after
        return named, [c for c in (*((subject,) if subject in inside else ()), *after) if c is not named]

    def _subject(
        self, inside: Sequence[Chunk], at: int, clause: Clause, chunks: Sequence[Chunk]
    ) -> tuple[Chunk | None, list[Chunk]]:
        after = [c for c in inside if at < c.first]
        if (speaker := self._speaking(clause, at, after, chunks)) is not None:
            return speaker, [c for c in after if c is not speaker]
        before = [c for c in inside if c.last <= at]
        bare = [
            c for c in before if not c.genitive and (not c.preposition or subjects.whether(self._document, c))
        ]
        bare = bare or subjects.sent_or_carried(self._document, before) or self._meant(before, at)
        asked = controlled(self._document, self._clauses, clause, at, bare)
        if asked is not None:
            return asked[0], after
        bare = subjects.acting(self._document, at, outside(self._document, at, bare), before)
        bare = without_aims(self._document, clause, at, bare, after)
        if len(bare) > 1 and self._done_by_object(bare[-1].last, at):
            return bare[-1], after  # "gratulerte A med å ha undertegnet": A has
        if bare and not subjects.said_behind(self._document, at, after, self._beside):
            opens = words(self._language, "circumstances", "inner_clauses")
            opened = self._norm(bare[-1].first - 1) in opens
            own = bare[-1].people and verb_follows(self._document, bare[-1].last)
            own = own and (opened or len(bare) > 1)  # "both agreed as A plans to meet B"
            shared = not own and self._shared(bare[-1].last, at)  # own: "says A is ready to meet B"
            earlier = self._clauses.verbs(clause, bare[-1].first) if shared else []
            if not earlier:
                others = subjects.said_of_others(self._document, bare[-1].last, at)
                going = (bare[-1].last, at, self._memory.travellers)
                return subjects.said_to_travel(self._document, *going) if others else bare[-1], after
            # "A besøkte B og møtte C": the subject of the verb before is the subject here
            subject, _ = self.subject(inside, earlier[-1], clause, chunks)
            first = bare[0] if subject_first(self._language) or bare[0].first < earlier[-1] else None
            return subject or first, after
        if clause.relative >= 0 and (told := self._related(clause, at, chunks)) is not None:
            return told[0], after
        if (two := self._they(clause, at, chunks, after)) is not None:
            return two, [c for c in after if c is not two]
        if (group := self._group(clause, at) or member_lands(self._document, clause, at, chunks)) is not None:
            return group, after
        carried = subjects.visiting(self._document, clause, at, self._memory.visitors)
        if (carried := carried or coordinated(self._document, clause, chunks)) is not None:
            return carried, after
        inverted = [c for c in after if not c.preposition and not c.genitive and self._beside(at, c.first)]
        if inverted and not subject_first(self._language):
            return self._inverted(clause, at, inverted[0], after)
        if (fronted := subjects.fronted(self._document, clause, at, inverted)) is not None:
            return fronted, [c for c in after if c is not fronted]
        return None, after

    def _inverted(
        self, clause: Clause, at: int, behind: Chunk, after: Sequence[Chunk]
    ) -> tuple[Chunk | None, list[Chunk]]:
        """ "I dag møter A B": who stands first behind the verb acts, unless somebody without a name does."""
        verbs = self._clauses.verbs(clause, at + 1)
        between = unnamed.unnamed_between(self._document, at, behind.first, after)
        had = self._norm(at) in self._words("have_words")  # "tre artister fikk møte B"
        acts = had or readings(self._language, self._document.tokens, at, clause.end)  # no verb of a noun
        if between or (acts and unnamed.opened_by_unnamed(self._document, clause, verbs)):
            return None, list(after)
        ours = self._first_person(clause, at)  # "vi møtte B, sier A"; but not "møter B, sier A"
        return behind, [c for c in after if c is not behind and (ours or self._beside(at, c.first))]

    def _speaking(
        self, clause: Clause, at: int, after: Sequence[Chunk], chunks: Sequence[Chunk]
    ) -> Chunk | None:
        """Whoever says "I" or "we" at the verb, or stands right behind a verb of saying."""
        voice = self._quoted.voice(self._document.tokens[at].start)
        first = voice and (self._first_person(clause, at) or ours_before(self._document, at, chunks))
        if voice and (first or self._unsaid(clause, at) or self.noted(clause, at)):
            return Chunk(at, at, self._ourselves(voice, clause, at, after), kinds={"person"})
        if voice and self._own(clause, at):
            return Chunk(at, at, [voice], kinds={"person"})
        return subjects.spoken_by(self._document, at, after, self._beside)

    def _related(self, clause: Clause, at: int, chunks: Sequence[Chunk]) -> tuple[Chunk | None] | None:
        """Of whom a relative clause says more: whoever stands before it, or "disse to som"; None: go on."""
        if self._norm(clause.relative - 1) in self._words("something_words"):
            return (None,)  # "noe som ble tatt godt imot": what the whole clause tells
        helping = {self._norm(i) for i in range(clause.relative + 1, min(clause.relative + PAIR + 2, at))}
        if helping & (self._words("third_parties") | self._words("host_words")):
            return None  # "med Norge som tilrettelegger møttes A og B"
        there = words(self._language, "circumstances", "locative_relatives")
        they = self._norm(clause.relative + 1) in self._words("they")
        they = they and self._norm(at - 1) not in self._words("passive_auxiliaries")
        if they and self._norm(clause.relative) in there and pairs.paired(self._document, clause, at):
            return None  # "A møtte B i Lima, der de undertegnet en avtale"
        named = self._named_last(clause, chunks) or self._within(clause, at, chunks)
        if named is not None:
            return (named,)
        outside = [c for c in chunks if 0 <= clause.relative - c.last <= RELATIVE_REACH]
        if outside and unnamed.of_another(self._document, outside[-1], clause.relative):
            return (None,)
        outside = outside or self._first_who(clause, chunks)
        if not outside and pairs.pointed_at(self._document, clause):
            return (Chunk(at, at, list(self._memory.latest), kinds={"person"}),)
        if outside and (first := self._first_of_all(outside[-1], chunks)) is not None:
            return (first,)
        if outside or subjects.stands_for(self._document, clause, at):
            return (unnamed.leader(self._document, outside[-1], chunks) if outside else None,)
        which = words(self._language, "circumstances", "which_words")
        if self._norm(clause.relative) in which and at - clause.relative <= 1:
            return (None,)  # "det var kongen som tok imot B": whoever he is, he is who acts
        return None

    def _within(self, clause: Clause, at: int, chunks: Sequence[Chunk]) -> Chunk | None:
        """ "A, who took office in May, and B met": A did."""
        tokens = self._document.tokens
        around = next((c for c in chunks if c.first < clause.relative < c.last), None)
        if around is None:
            return None
        start, end = tokens[around.first].start, tokens[clause.relative].start
        before = [m.key for m in within(self._document.mentions, start, end) if m.key in around.members]
        return Chunk(at, at, before[-1:], kinds=around.kinds) if before else None

    def _first_who(self, clause: Clause, chunks: Sequence[Chunk]) -> list[Chunk]:
        """ "A er den første peruanske ministeren på ti år som besøker Lima": A does."""
        bare = [c for c in chunks if c.last <= clause.relative][-1:]
        between = {self._norm(i) for c in bare for i in range(c.last, clause.relative)}
        first = between & (self._words("first_words") | self._words("only_words"))
        own = bare and bare[0].people and not bare[0].preposition and not bare[0].genitive
        return bare if own and first and between & self._words("be_words") else []

    def _named_last(self, clause: Clause, chunks: Sequence[Chunk]) -> Chunk | None:
        """ "Den forrige ministeren som besøkte Lima, var A": A did."""
        ranks = self._words("first_words") | self._words("only_words") | self._words("previous_words")
        before = {self._norm(i) for i in range(clause.relative - RELATIVE_REACH, clause.relative)}
        last = clause.end - (self._norm(clause.end - 1) == ",")
        named = self._norm(last) == "," and self._norm(last + 1) in self._words("be_words")
        if not named or ranks.isdisjoint(before):
            return None
        behind = (c for c in chunks if 0 <= c.first - last - PAIR <= 1)
        return next((c for c in behind if c.people and not c.preposition and not c.genitive), None)

    def _first_of_all(self, near: Chunk, chunks: Sequence[Chunk]) -> Chunk | None:
        """ "A er den første fra regjeringen i Lima som besøker Quito", "så langt er A den eneste": A does."""
        bare = [c for c in chunks if c.last < near.first and not c.preposition and not c.genitive]
        led = {self._norm(i) for i in range(near.first - LED_WORDS, near.first)}  # "among the 28 leaders"
        among = not led.isdisjoint(self._words("alone_among"))
        land = (
            "country" in near.kinds and not near.people
        )  # "han er den første norske ministeren som besøker Lima"
        if not (near.preposition or among or land) or not bare:
            return None
        between = {t.norm for t in self._document.tokens[bare[-1].last : near.first]}
        only = between & (self._words("first_words") | self._words("only_words"))
        first = bare[-1].first  # "so far", the verb and whoever it is, with or without an article
        between |= {self._norm(first - 1), self._norm(first - 2)}
        return bare[-1] if only and between & self._words("be_words") else None

    def _meant(self, before: Sequence[Chunk], at: int) -> list[Chunk]:
        """ "Plans were made for A and B to meet": who stands between "for" and the infinitive."""
        near = before[-1] if before else None
        marked = self._words("infinitive_subjects")
        led = near is not None and near.preposition in marked and near.last == at - 1 and not near.genitive
        plans = self._words("infinitive_plans") if near and led else frozenset[str]()
        told = plans & {self._norm(i) for i in range(near.first - PLAN_REACH, near.first)} if near else plans
        return [near] if near and told and self._norm(at - 1) in self._words("to") else []

    def ahead(
        self, inside: Sequence[Chunk], at: int, clause: Clause, chunks: Sequence[Chunk]
    ) -> Chunk | None:
        """ "In a call on Thursday, they discussed trade": several who act behind the noun at `at`."""
        keys = "adjunct_prepositions", "part_words", "fronted_openers", "conferring_marks"
        opening = union(self._language, "frames", *keys)
        verb = next((i for i in self._clauses.verbs(clause, clause.end) if i > at), -1)
        if verb < 0 or self._norm(clause.start) not in opening:
            return None
        subject, _ = self.subject(inside, verb, clause, chunks)
        return subject if subject and subject.somebody and len(subject.members) >= PAIR else None

    def _group(self, clause: Clause, at: int) -> Chunk | None:
        """ "De fire møtes", "partene møtes": those whom only their number or their part in talks names."""
        if many := self._memory.counted.beside(clause, at):
            return Chunk(at, at, many, kinds={"person"})
        parties = self._memory.series.spoken_of(clause, at)
        parties = parties or self._memory.counted.ahead(clause, at, self._chunks)
        if not parties and self._memory.series.of_parties(clause, at):
            parties = self._opposed()
        return Chunk(at, at, parties, kinds={"country"}) if parties else None

    def _opposed(self) -> list[str]:
        """ "Partene", of two people told of last who act for two states."""
        who = self._memory.latest
        states = [self._memory.served.get(w, set()) for w in who]
        two = len(who) == PAIR and all(states) and states[0].isdisjoint(states[1])
        return list(who) if two else []

    def _beside(self, at: int, first: int) -> bool:
        """Whether no verb of saying parts a verb from its subject: "soldatene reiser, sier A"."""
        said = words(self._language, "speech", "verbs") - words(self._language, "speech", "split_verbs")
        tokens = self._document.tokens[at + 1 : first]
        under = self._words("subordinators")
        if not under.isdisjoint(t.norm for t in tokens):
            return False  # "det er uklart om A møter B"
        return not any(a.text == "," and b.norm in said for a, b in pairwise(tokens))

    def _they(self, clause: Clause, at: int, chunks: Sequence[Chunk], after: Sequence[Chunk]) -> Chunk | None:
        """Whom "they" stands for: the states that act before it, or the two told of last."""
        lands = states_meant(self._document, clause, at, chunks, self._memory.lands_before(at))
        return lands or self._two(clause, at, chunks, after)

    def _two(self, clause: Clause, at: int, chunks: Sequence[Chunk], after: Sequence[Chunk]) -> Chunk | None:
        """ "A inviterte B da de møttes": the two just named in the sentence, else those told of last."""
        if not self._paired(clause, at):
            return None
        if self._memory.met and pairs.again(self._document, clause, at):
            return Chunk(at, at, list(self._memory.met), kinds={"person"})
        group = [c for c in after if self._norm(c.first) in self._words("they") and len(c.members) == PAIR]
        if group and not pairs.by_countries(self._document, clause, at):
            return group[0]  # "hadde de to et møte": read already; not "de to lands ministre"
        if (behind := pairs.told_behind(self._document, clause, chunks)) is not None:
            return behind
        ahead = [c for c in chunks if c.last <= clause.start]
        if ahead and pairs.council(self._document, ahead):
            return ahead[0]  # "EU ministers will discuss it when they meet"
        near = [w for c in ahead if c.people for w in c.members]
        if not near:  # "the presidents of A and B agreed on it when they met"
            sent = [c for c in chunks if c.last <= clause.start and c.somebody and len(c.members) == PAIR]
            near = list(sent[-1].members) if sent and not sent[-1].genitive else []
        if not near and pairs.unnamed_before(self._document, clause):
            return None  # "Baltic ministers will discuss it when they meet"
        alone = sum(len(c.members) for c in chunks if c.last <= clause.start and pairs.acts(c)) < PAIR
        reported = alone and pairs.reported(self._document, clause)
        if reported and near and not set(near) & set(self._memory.latest):
            return None  # "A sier at de gikk med på det": he and others, not the two told of before
        row = [c.members for c in ahead if c.people and not (c.preposition or c.genitive)][-1:]
        they = self._norm(at - 1) in self._words("they")  # "A, B and C agreed on it when they met"
        near = row[0] if row and they and len(row[0]) > PAIR else near[-PAIR:]
        pair = near if len(near) >= PAIR else self._told_last(at)
        if not pairs.of_office(self._document, clause, at, pair):
            fit = (p for p in reversed(self._memory.pairs) if pairs.of_office(self._document, clause, at, p))
            pair = list(next(fit, ()))
        sides = self._memory.series.of_sides(clause, at) or pairs.by_countries(self._document, clause, at)
        if sides:  # "the two sides": the states that the two serve
            told = [] if len(near) >= PAIR else self._memory.series.parties
            pair = told or list(
                dict.fromkeys(c for w in pair for c in sorted(self._memory.served.get(w, {w})))
            )
        if pairs.by_countries(self._document, clause, at):  # nobody told of last is sent for himself
            pair = [w for w in pair if w in self._registry.countries]
            pair = pair if len(pair) >= PAIR else self._memory.counted.neighbours
            pair = (pairs.lands_together(self._document, at) if len(near) < PAIR else []) or pair
        else:
            pair = in_person(self._document, self._registry, pair)
        fitting = pairs.fitting(self._document, clause, at, pair)
        return Chunk(at, at, pair, kinds={"person"}) if len(pair) >= PAIR and fitting else None

    def _paired(self, clause: Clause, at: int) -> bool:
        """Whether "they" or "the two" acts at a verb, in person."""
        verbs = self._clauses.verbs(clause, at)[-1:] if self._shared(at - 2, at) else []
        if not any(pairs.paired(self._document, clause, i) for i in (at, *verbs)):
            return False
        others = pairs.of_others(self._document, clause, at)
        return not others and not pairs.of_countries(self._document, clause, at)  # "de to landene"

    def _told_last(self, at: int) -> list[str]:
        """Those told last, else the only two whom the text has named before."""
        start = next(s.start for s in self._document.sentences if at < s.tokens[1])
        latest = pairs.just_named(self._document, self._memory.served, start) or list(self._memory.latest)
        if len(latest) >= PAIR or subject_first(self._language):
            return latest
        return pairs.only_two(self._document, self._memory.served, start) or latest

    def _first_person(self, clause: Clause, at: int) -> bool:
        beside = range(max(clause.start, at - FIRST_PERSON_REACH), min(at + 3, clause.end))
        if any(self._document.tokens[i].norm in self._words("first_person") for i in beside):
            return True
        verbs = self._clauses.verbs(clause, clause.end)  # "I møtet med A understreket jeg"
        start = next((i for i in clause.before(at) if self._document.tokens[i].text[0].isalnum()), at)
        opening = self._words("adjunct_prepositions") | self._words("place_prepositions")
        behind = bool(verbs) and verbs[0] > at and self._norm(start) in opening
        return behind and self._norm(verbs[0] + 1) in self._words("first_person")

    def _own(self, clause: Clause, at: int) -> bool:
        """ "I mitt møte med B sa han", "møtet mitt med B": of whoever speaks, not of whoever acts besides."""
        near = (*clause.before(at, PAIR), at + 1)
        own = any(self._norm(i) in self._words("my_words") for i in near)
        return own and not self._words("with").isdisjoint(map(self._norm, (at + 1, at + 2)))

    def _unsaid(self, clause: Clause, at: int) -> bool:
        """ "– Hadde samtaler med A, skriver B": a note that opens with its verb leaves out "I"."""
        tokens = self._document.tokens
        opens = at == clause.start + (not tokens[clause.start].text[0].isalnum())
        noted, behind = tokens[at].norm in self._words("noted_verbs"), self._norm(at + 1)
        return opens and noted and behind.islower() and behind not in self._words("they")

    def noted(self, clause: Clause, at: int) -> bool:
        """ "– Gode samtaler med A i dag, skriver B": a note of a meeting that has no verb, and no other's."""
        tokens, ties = self._document.tokens, self._words("with") | self._words("counting_both")
        noun = self._norm(at).endswith(tuple(self._words("noted_endings")) or ("\0",))
        if not noun or not self._quoted.voice(tokens[at].start):
            return False
        verbs = (i for i in self._clauses.verbs(clause, clause.end) if self._quoted.covers(tokens[i].start))
        if any(i != at for i in verbs):
            return False
        opens = [i for i in clause.before(at) if tokens[i].text[0].isalnum()]
        small = (
            self._words("place_prepositions") | self._words("other_prepositions") | self._words("none_such")
        )
        plain = all(tokens[i].text.islower() or i == opens[0] for i in opens)
        return plain and small.isdisjoint(map(self._norm, opens)) and self._norm(at + 1) in ties

    def _ourselves(self, voice: str, clause: Clause, at: int, after: Sequence[Chunk]) -> list[str]:
        """ "Vi møtes i mai, sa A": the speaker and those told of last with him; "vi møtte C": who travels."""
        beside = range(max(clause.start, at - FIRST_PERSON_REACH), min(at + 3, clause.end))
        plural = any(self._document.tokens[i].norm in self._words("we") for i in beside)
        told = self._memory.latest
        if met_by_us(self._document, at, after, {voice, *told}):
            told = self._memory.travellers if voice in self._memory.travellers else []
        people = [w for w in told if w in self._memory.served]
        own = voice in self._memory.served or self._norm(at) not in self._words("gathered_to")
        if plural and len(people) >= PAIR and not own:
            return [voice]  # "viktig at vi møtes her, sier byens ordfører" of two others
        return [voice, *(w for w in people if w != voice)] if plural else [voice]

    def _done_by_object(self, last: int, at: int) -> bool:
        before = [t.norm for t in self._document.tokens[last:at]]
        marks = words(self._language, "circumstances", "infinitive_marks")
        had = self._words("perfect_infinitive")
        return len(before) == DONE and before[1] in marks and before[2] in had

    def _shared(self, floor: int, at: int) -> bool:
        """Whether a verb takes its subject from the one before: behind "og" or the mark of the infinitive."""
        tokens = self._document.tokens
        near = tokens[max(floor, at - SHARED_REACH - DATED) : at]  # "and on Friday will travel to Lima"
        dated = within(self._document.times, near[0].start, near[-1].end) if near else ()
        reach = SHARED_REACH + sum(any(t.start <= n.start < t.end for t in dated) for n in near)
        between = tokens[max(floor, at - reach - bool(dated)) : at]
        then = self._norm(at - 1) in self._words("sequence_adverbs") and self._norm(at - 2) == ","
        then = then and subject_first(self._language)  # "met B in Lima, then flew to Quito"
        return then or any(t.norm in self._words("shared_subject") for t in between)

    def _norm(self, index: int) -> str:
        tokens = self._document.tokens
        return tokens[index].norm if 0 <= index < len(tokens) else ""
