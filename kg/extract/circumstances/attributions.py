"""Places that are not the event's: of whoever tells ("opplyser UD i Oslo"), of what is told of somebody."""

from bisect import bisect_right
from functools import cache
from operator import attrgetter

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, table, words

OPENING = 6  # tokens before a place that opens its sentence: "At a news conference in Tokyo"
SOURCE_REACH = 6  # tokens between "according to" and "in Warsaw"
SAID_REACH = 3  # tokens from a town to "said": "in Lima earlier said"
TOPIC_REACH = 4  # tokens from "om" to the noun of an event


class Attributions:
    """Tells such places from the event's own, in one document."""

    def __init__(self, document: Document, clauses: ClauseReader) -> None:
        self._document, self._clauses = document, clauses
        self._language = document.article.language

    def elsewhere(self, sentence: Sentence, at: int, offset: int) -> bool:
        """Whether the place at an offset is none of the event whose trigger is token `at`."""
        index = bisect_right(self._document.tokens, offset, key=attrgetter("start")) - 1
        if index <= at:
            if self._of_bearer(sentence, at, index):
                return True
            there = self._said_there(at, index) or self._said_bare(sentence, at, index)
            return there or self._saying_there(sentence, at, index)
        theirs = self._of_source(sentence, at, index) or self._of_somebody(sentence, at, index)
        return theirs or self._of_topic(at, index) or self._told_of(at, index)

    def _of_bearer(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "A, som er født i Lima, møtte B": what is told beside of somebody, before what he does."""
        clause = self._clauses.at(sentence, index)
        return sentence.tokens[0] < clause.relative < index and at not in clause

    def _said_there(self, at: int, index: int) -> bool:
        """ "In Oslo, the ministry said that A would meet B"; not "i Lima er det ventet at A møter B"."""
        norms = [t.norm for t in self._document.tokens[index + 1 : at]]
        said = next((i for i, norm in enumerate(norms) if norm in _telling(self._language)), len(norms))
        that, nobody = (words(self._language, "frames", key) for key in ("that_words", "expletives"))
        first = next((i for i in range(said + 1, len(norms)) if norms[i] in that), -1)
        return first >= 0 and nobody.isdisjoint(norms[:first])

    def _said_bare(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "In Oslo, B said A had met C": the same without "that", where somebody is named on both sides.

        "Officials in Oslo said A had met C": those who say so may have no name.
        """
        tokens, opens = self._document.tokens, index - sentence.tokens[0] <= OPENING
        said = next((i for i in range(index + 1, at) if tokens[i].norm in _telling(self._language)), -1)
        if said < 0 or not subject_first(self._language):
            return False
        close = said - index <= SAID_REACH and all(t.text[0].isalnum() for t in tokens[index:said])
        if not opens and not close:
            return False
        who = within(self._document.mentions, tokens[index].end, tokens[said].start)
        office = within(self._document.titles, tokens[index].end, tokens[said].start)
        what = within(self._document.mentions, tokens[said].end, tokens[at].start)
        verbs = self._clauses.verbs(self._clauses.at(sentence, at), at)
        told = any(m.kind in ("person", "country") for m in what) or any(i > said for i in verbs)
        return told and (close or bool(office) or any(m.kind in ("person", "organisation") for m in who))

    def _saying_there(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "Sa til pressen i Oslo at han skal møte B": where it was said; not "sa at A i Lima møtte B"."""
        that = words(self._language, "frames", "that_words")
        if all(t.norm not in that for t in self._document.tokens[index + 1 : at]):
            return False
        before = [t.norm for t in self._document.tokens[sentence.tokens[0] : index]]
        said = next((i for i, norm in enumerate(before) if norm in _telling(self._language)), len(before))
        return said < len(before) and that.isdisjoint(before[said:])

    def _of_source(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "…, a source in Warsaw said", "ifølge kilder i Warszawa"."""
        tokens = self._document.tokens
        comma = next((i for i in range(index - 1, at, -1) if tokens[i].text == ","), -1)
        if comma >= 0:
            ends = (i for i in range(index, sentence.tokens[1] - 1) if self._ends(i))
            last = next(ends, sentence.tokens[1] - 1)
            last = last if subject_first(self._language) else index  # no "i Lima ba hun" of the main clause
            said = (t for t in tokens[comma + 1 : last] if t.text.islower())  # not the "State Guesthouse"
            if any(t.norm in _telling(self._language) for t in said):
                return True
        near = " ".join(t.norm for t in tokens[max(at + 1, index - SOURCE_REACH) : index])
        according = table(self._language, "speech").get("according", ())
        return any(f" {phrase} " in f" {near} " for phrase in according)

    def _ends(self, index: int) -> bool:
        """Whether what stands behind a place ends here: "at the palace and later called on B"."""
        tokens, joins = self._document.tokens, words(self._language, "frames", "conjunctions")
        goes_on = tokens[index].norm in joins and tokens[index + 1].text.islower()
        return goes_on or tokens[index].text in ",.;:–—"

    def _of_topic(self, at: int, index: int) -> bool:
        """ "Snakket om møtene med Taliban i Oslo": the place of what is spoken of, or counted in."""
        marks = words(self._language, "circumstances", "topic_marks")
        tokens, nouns = self._document.tokens, event_nouns(self._language)
        verbs = words(self._language, "circumstances", "topic_verbs")
        if any(t.norm in verbs for t in tokens[at + 1 : index]):
            return True  # "the meeting focused on the children in Lima"
        for i in range(at + 1, index if marks else at):
            noun = next((j for j in range(i + 1, min(i + TOPIC_REACH, index)) if tokens[j].norm in nouns), -1)
            if tokens[i].norm not in marks or noun < 0:
                continue
            before = {t.norm for t in tokens[i + 1 : noun]}
            if before.isdisjoint(words(self._language, "frames", "place_prepositions") | {","}):
                return True
        return False

    def _told_of(self, at: int, index: int) -> bool:
        """ "Met B and briefed him on the unrest in Lima": the place of what is told beside the event."""
        tokens, finite = self._document.tokens, finite_verbs(self._language)
        joins = words(self._language, "frames", "conjunctions")
        verbs = [i for i in range(at + 2, index) if tokens[i].norm in finite and tokens[i - 1].norm in joins]
        briefing = words(self._language, "circumstances", "briefing_verbs")
        verbs = [at] if not verbs and tokens[at].norm in briefing else verbs
        marks = words(self._language, "circumstances", "told_of_marks")
        behind = tokens[verbs[-1] + 1 : index] if verbs else ()
        mark = next((i for i, t in enumerate(behind) if t.norm in marks), len(behind))
        return mark < len(behind) - 1 and all(t.text != "," for t in behind[mark:])

    def _of_somebody(self, sentence: Sentence, at: int, index: int) -> bool:
        """ "Møtte B, som ble født i Lima"; not "på Svalbard, som ligger i Norge"."""
        clause = self._clauses.at(sentence, index)
        if clause.relative <= at or at in clause:
            return False
        verb = next(iter(self._clauses.verbs(clause, index)[-1:]), clause.relative)
        if any(self._document.tokens[i].text == "," for i in range(verb, index)):
            return False  # "B, som hun liker, i Lima"
        lying = words(self._language, "frames", "lying_verbs")
        return not any(self._document.tokens[i].norm in lying for i in range(clause.relative, index))


def quoted_apart(document: Document, at: int, offset: int) -> bool:
    """ "He stays in Lima", A said at a news conference: a place in a quotation around what is told."""
    inside = (q for q in document.quotes if q.start <= offset < q.end)
    return any(not q.start <= document.tokens[at].start < q.end for q in inside)


@cache
def _telling(language: str) -> frozenset[str]:
    """Single words of saying, and those that only whoever has heard something uses."""
    said = {w for w in words(language, "speech", "verbs") if " " not in w}
    return frozenset(said) | words(language, "frames", "source_verbs")
