"""Who is with those on the journey told of: "she is accompanied by B", "the delegation includes B and C"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.document import Sentence
from kg.extract.actors.records import Chunk
from kg.extract.frames.scene import Frames
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import table

Fellows = tuple[list[str], tuple[int, int], bool]  # who, the tokens that tell it, whether on all legs


@cache
def _listing(language: str) -> re.Pattern[str] | None:
    """What opens a sentence that says who is in the delegation."""
    told = table(language, "frames").get("delegation_openers")
    return re.compile("|".join(told), re.IGNORECASE) if told else None


class Company(Frames):
    """Reads the sentences of one document that say who else is on a journey told before."""

    def read(
        self, sentence: Sentence, chunks: Sequence[Chunk], travellers: Sequence[str]
    ) -> Iterator[Fellows]:
        """Those who go with the travellers."""
        yield from self._followed(sentence, chunks, travellers)
        yield from self._delegates(sentence, chunks, travellers)

    def _followed(
        self, sentence: Sentence, chunks: Sequence[Chunk], travellers: Sequence[str]
    ) -> Iterator[Fellows]:
        """ "Hun følges av A og B": on the journey told of, whoever it is that is on it."""
        marks, by = self._words("accompanied"), self._words("by")
        for at in (i for i, norm in enumerate(self._norms(sentence), sentence.tokens[0]) if norm in marks):
            before = [c for c in chunks if c.last <= at and not c.preposition and not c.genitive]
            fellows = next((c for c in chunks if c.first > at and c.preposition in by), None)
            told = before and fellows and fellows.people and set(before[-1].members) <= {*travellers}
            known = {s for w in travellers for s in self._served.get(w, ())}.union(travellers)
            others = (
                [w for w in fellows.members if w not in known] if fellows else []
            )  # "and other officials"
            if told and fellows and others and self._norm(at + 1) in by:
                yield others, (at, fellows.last - 1), False

    def _delegates(
        self, sentence: Sentence, chunks: Sequence[Chunk], travellers: Sequence[str]
    ) -> Iterator[Fellows]:
        """ "Members of the delegation include A, B and C": all who are listed, each behind his office."""
        tokens, listing = self._document.tokens, _listing(self._language)
        found = listing.match(self._document.article.text[sentence.start : sentence.end]) if listing else None
        if found is None:
            return
        end = sentence.start + found.end()
        start = last = next((i for i in range(*sentence.tokens) if tokens[i].start >= end), 0)
        stops = finite_verbs(self._language) | self._words("relatives") | self._words("clause_words")
        people: list[Chunk] = []
        for chunk in (c for c in chunks if start and c.first >= start):
            if not stops.isdisjoint(self._norm(i) for i in range(last, chunk.first)):
                break  # "A, and B, who met C"
            bare = not chunk.preposition or not people  # "består av A"
            if chunk.people and bare and not chunk.genitive:
                people.append(chunk)
            last = chunk.last
        own = {s for w in travellers for s in self._served.get(w, ())}
        listed = dict.fromkeys(w for c in people for w in c.members if w not in travellers)
        who = [w for w in listed if not own or not self._served.get(w) or own & self._served[w]]
        if who:  # and not "the Kenyan delegation included B", whom they met
            yield who, (people[0].first, people[-1].last - 1), True
