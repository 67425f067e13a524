"""Who is taken along: "Med seg til Lima får A ministrene B og C", "A har med seg B på reisen til Lima"."""

from collections.abc import Iterator, Sequence

from kg.annotate.structure import within
from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.circumstances.records import Place
from kg.extract.events.records import Draft
from kg.extract.frames.scene import Frames
from kg.records import Evidence, Status

PAIR = 2  # the one who travels, and whom he takes along
PLACE_REACH = 4  # tokens behind "med seg" within which "til Lima" ends and the verb stands


class Retinues(Frames):
    """Reads the sentences of one document that open with whom somebody takes along on a journey."""

    def read(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """The journey of the one and of those taken along, where the place is told or one is going on."""
        tokens, (first, last) = self._document.tokens, sentence.tokens
        opens = [t.norm for t in tokens[first : first + 2]]
        if not opens or " ".join(opens) not in self._words("taken_along"):
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
