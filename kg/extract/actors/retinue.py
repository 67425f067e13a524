"""Who is taken along: "Med seg til Lima får A ministrene B og C", "A har med seg B på reisen til Lima"."""

from collections.abc import Iterator, Sequence

from kg.annotate.structure import within
from kg.document import Mention, Sentence
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.records import Place
from kg.extract.circumstances.recounted import forward
from kg.extract.events.records import Draft
from kg.extract.frames.scene import Frames
from kg.records import Evidence, Status

PAIR = 2  # the one who travels, and whom he takes along
VERB_REACH = 5  # tokens from "har under besøket hatt" to "med seg"
LONGEST_PLACE = 60  # characters
PLACE_REACH = 4  # tokens behind "med seg" within which "til Lima" ends and the verb stands


class Retinues(Frames):
    """Reads the sentences of one document that tell whom somebody takes along on a journey."""

    def read(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """The journey of the one and of those taken along, where the place is told or one is going on."""
        tokens, (first, last) = self._document.tokens, sentence.tokens
        opens = [t.norm for t in tokens[first : first + 2]]
        if not opens or " ".join(opens) not in self._words("taken_along"):
            yield from self._taken(sentence, chunks)
            return
        reach = range(first + 2, min(first + 2 + PLACE_REACH, last))
        verb = next((i for i in reach if tokens[i].norm in self._words("have_words")), -1)
        people = [c for c in chunks if c.people and not c.preposition and not c.genitive and c.first > verb]
        if verb < 0 or len(people) < PAIR:
            return
        status: Status = (
            "planned" if tokens[verb].norm.endswith(tuple(self._words("present_endings"))) else "held"
        )
        trigger = Evidence(start=tokens[first].start, end=tokens[verb].end)
        if verb == first + 2:  # "med seg får hun B": on the journey told before
            members = [(w, "guest") for w in people[1].members]
            yield Draft("visit", members, sentence, trigger, status=status, anaphoric=True, joining=True)
            return
        goals = within(self._document.mentions, tokens[first].start, tokens[verb].start)
        goal = next((m for m in goals if self._country(m)), None)
        if goal is None or tokens[first + 2].norm not in self._words("to"):
            return
        guests = dict.fromkeys(w for c in people[:PAIR] for w in c.members)
        country, city = self._country(goal), self._document.article.text[goal.start : goal.end]
        place = Place(city=city if goal.kind == "place" else None, country=country)
        members = [*((w, "guest") for w in guests), (country, "host")]
        yield Draft("visit", members, sentence, trigger, place=place, status=status)

    def _taken(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """ "A tok med seg B til Lima", "A har under besøket hatt med seg B og C"."""
        tokens, (first, last) = self._document.tokens, sentence.tokens
        pairs = (
            i
            for i in range(first + 1, last - 1)
            if f"{tokens[i].norm} {tokens[i + 1].norm}" in self._words("taken_along")
        )
        at = next(pairs, -1)
        verbs = [
            i for i in range(max(first, at - VERB_REACH), at) if tokens[i].norm in self._words("taking_along")
        ]
        free = [c for c in chunks if c.people and not c.preposition and not c.genitive]
        taker = next((c for c in free if c.last <= at), None)
        company = next((c for c in free if c is not taker and -1 <= c.first - at - PAIR <= 0), None)
        if at < 0 or not verbs or taker is None or company is None or {*taker.members} & {*company.members}:
            return
        trigger = Evidence(start=tokens[verbs[-1]].start, end=tokens[at + 1].end)
        present = tokens[verbs[0]].norm.endswith(tuple(self._words("present_endings")))
        status: Status = (
            "planned" if present and tokens[verbs[0]].norm not in self._words("have_words") else "held"
        )
        goal = self._goal(company.last, last)
        if goal is None:
            journeys = self._words("journey_nouns")
            if any(tokens[i].norm in journeys for i in range(first, last)):
                members = [(w, "guest") for w in company.members]
                yield Draft("visit", members, sentence, trigger, status=status, anaphoric=True, joining=True)
            return
        country = self._country(goal)
        city = self._document.article.text[goal.start : goal.end] if goal.kind == "place" else None
        members = [*((w, "guest") for w in (*taker.members, *company.members)), (country, "host")]
        if not any(self._at_home(w, country) for w in taker.members):
            times = within(self._document.times, sentence.start, sentence.end)
            time = forward(self._document, times[0], status) if len(times) == 1 else None
            place = Place(city=city, country=country)
            yield Draft("visit", members, sentence, trigger, time=time, place=place, status=status)

    def _goal(self, first: int, last: int) -> Mention | None:
        """The state or town right behind "til", at the end of whom somebody takes along."""
        reach = range(first, min(first + PLACE_REACH, last - 1))
        at = next((i for i in reach if self._norm(i) in self._words("to")), -1)
        if at < 0:
            return None
        token = self._document.tokens[at + 1]
        named = within(self._document.mentions, token.start, token.start + LONGEST_PLACE)
        return next(
            (
                m
                for m in named
                if m.start == token.start and m.kind in ("country", "place") and self._country(m)
            ),
            None,
        )
