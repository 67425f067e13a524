"""Other occasions on which those just told of met, told without a verb of meeting or a noun.

"Forrige gang var i Lima i mai", "Det første var i Lima i fjor, det andre endte uten avtale i Quito".
"""

from collections.abc import Iterator

from kg.annotate.structure import within, word_before
from kg.document import Document, Mention, Sentence
from kg.extract.circumstances.records import Place
from kg.extract.events.records import Draft
from kg.extract.frames.records import Members
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import union, words
from kg.records import Evidence, Status, TimeExpression
from kg.reference import Registry

MET = ("meeting", "negotiation", "summit", "phone_call")
MET_OR_GONE = (*MET, "visit")
PAIR = 2
NEAR = 1  # paragraphs from those who met to another occasion
OPENING = 4  # tokens before the verb: "den andre gangen ,"


class Occasions:
    """Reads the other occasions that a sentence names by "gang" or by a bare ordinal."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._language = document.article.language

    def read(
        self, sentence: Sentence, before: Draft | None, told: Draft | None, journey: Draft | None
    ) -> Iterator[Draft]:
        """Those of the event told last, met at the places and times that the sentence gives.

        What opens it points to the one told `before`, or to the `journey` of the sentence before; what stands
        further on points to that `told` in it.
        """
        heads = self._heads(sentence)
        index = self._document.sentences.index(sentence) if heads else 0
        last = self._document.sentences[index - 1] if index else None
        gone = journey is not None and journey.sentence == last and (not before or before.sentence != last)
        for n, (at, verb) in enumerate(heads):
            one = told if at != sentence.tokens[0] else journey if gone else before
            members = _members(one, sentence)
            stop = heads[n + 1][0] if n + 1 < len(heads) else self._end(sentence, verb)
            place, time = self._place(verb, stop), self._time(verb, stop)
            counted = time is not None or n > 0 or self._counted(sentence, at)
            if one is None or not members or not counted or (place == Place() and time is None):
                continue
            place = one.place if place == Place() and one.type == "visit" else place
            tokens = self._document.tokens
            trigger = Evidence(start=tokens[at].start, end=tokens[at].end)
            yield Draft(
                type=one.type, members=members, sentence=sentence, trigger=trigger, place=place, time=time,
                status=self._status(at, stop, time), apart=True, around=one.type != "visit",
            )  # fmt: skip

    def _heads(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Where an occasion is named, each with its verb; behind the first one the verb may be left out."""
        first, last = sentence.tokens
        found: list[tuple[int, int]] = []
        marks = union(self._language, "circumstances", "occasion_ordinals", "occasion_adverbs")
        if marks.isdisjoint(t.norm for t in self._document.tokens[first:last]):
            return found
        for at in range(first, last - 1):
            opens = at == first or self._norm(at - 1) in self._joins
            named = self._named(at, last) if opens else -1
            alone = self._norm(at) in self._own("occasion_adverbs")  # "har møttes ofte, sist i Lima i mai"
            if named < 0 or not (at == first or found or alone or self._after_noun(first, at)):
                continue
            verb = named + (self._document.tokens[named].text == ",")
            gapped = bool(found) or at != first
            if self._norm(verb) in self._being or (gapped and self._phrase(verb)):
                found.append((at, verb))
        return found

    def _named(self, at: int, last: int) -> int:
        """The token behind "forrige gang", "sist" or "det første"; -1 where no occasion is named."""
        ordinals, pointing = self._own("occasion_ordinals"), self._own("occasion_pronouns")
        pointed = self._norm(at) in pointing
        number = at + 1 if pointed else at
        if number >= last - 1:
            return -1
        if self._norm(number) in self._own("occasion_adverbs") and not pointed:
            return number + 1 + (self._norm(number + 1) in self._own("times_nouns"))
        if self._norm(number) not in ordinals:
            return -1
        if self._norm(number + 1) in self._own("times_nouns"):
            return number + 2
        return number + 1 if pointed else -1

    def _counted(self, sentence: Sentence, at: int) -> bool:
        """Whether "gang" stands here, or the sentence before counts: "blir det tredje. Det første var i"."""
        if any(self._norm(i) in self._own("times_nouns") for i in range(at, at + OPENING)):
            return True
        index = self._document.sentences.index(sentence)
        first, last = self._document.sentences[index - 1].tokens if index else (0, 0)
        return any(self._norm(i) in self._own("occasion_ordinals") for i in range(first, last))

    def _after_noun(self, first: int, at: int) -> bool:
        """ "Det første toppmøtet ble holdt i 2000, det andre i 2007": an ordinal stands before."""
        return any(self._norm(i) in self._own("occasion_ordinals") for i in range(first, at - PAIR))

    @property
    def _joins(self) -> frozenset[str]:
        return union(self._language, "circumstances", "and_words", "while_words") | {","}

    @property
    def _being(self) -> frozenset[str]:
        return self._own("occasion_verbs")

    def _phrase(self, at: int) -> bool:
        """Whether a phrase of place or time stands where the verb is left out."""
        token = self._document.tokens[at]
        timed = any(t.start <= token.start < t.end for t in self._document.times)
        return timed or token.norm in words(self._language, "frames", "place_prepositions")

    def _end(self, sentence: Sentence, verb: int) -> int:
        """The end of the clause of the last occasion: a comma before another clause, or the sentence's."""
        stops = words(self._language, "frames", "relatives") | self._own("apart_words")
        for i in range(verb + 1, sentence.tokens[1] - 1):
            if self._document.tokens[i].text == "," and (
                self._norm(i + 1) in stops or self._norm(i + PAIR) in finite_verbs(self._language)
            ):
                return i
        return sentence.tokens[1]

    def _time(self, first: int, stop: int) -> TimeExpression | None:
        tokens = self._document.tokens
        told = within(self._document.times, tokens[first].start, tokens[stop - 1].end)
        return next((t for t in told if not t.clock or len(t.value) > PAIR), None)

    def _place(self, first: int, stop: int) -> Place:
        """The first town, else the first country, behind a preposition of place."""
        tokens, text = self._document.tokens, self._document.article.text
        inner = words(self._language, "frames", "place_prepositions")
        country: str | None = None
        for mention in within(self._document.mentions, tokens[first].start, tokens[stop - 1].end):
            if mention.form != "name" or mention.genitive or mention.kind not in ("place", "country"):
                continue
            if mention.kind == "country":
                located = word_before(text, mention.start) in inner
                if located and (city := self._state_town(mention)):
                    return Place(city, mention.key)
                country = country or (mention.key if located else None)
                continue
            place = self._registry.place(mention.key)
            if place.kind == "city":
                return Place(text[mention.start : mention.end], place.country or None)
        return Place(country=country)

    def _state_town(self, mention: Mention) -> str | None:
        """The name of a state that is a town as well: "i Singapore"."""
        printed = self._document.article.text[mention.start : mention.end]
        key = self._registry.countries[mention.key].capital
        names = self._registry.places[key].names.get(self._language, ()) if key else ()
        return printed if printed in names else None

    def _status(self, at: int, stop: int, time: TimeExpression | None) -> Status:
        """What is told in the present or the future is to come, unless its time is over."""
        near = {self._norm(i) for i in range(at, stop)}
        ahead = self._own("occasion_coming") | words(self._language, "frames", "future")
        published = self._document.article.published or ""
        over = time is not None and bool(published) and time.value < published[: len(time.value)]
        return "held" if over or near.isdisjoint(ahead) else "planned"

    def _own(self, key: str) -> frozenset[str]:
        return words(self._language, "circumstances", key)

    def _norm(self, index: int) -> str:
        return self._document.tokens[index].norm if 0 <= index < len(self._document.tokens) else ""


def _members(told: Draft | None, sentence: Sentence) -> Members:
    """Those who meet on another occasion, too; none where nobody met shortly before."""
    if told is None or told.type not in MET_OR_GONE:
        return []
    if not 0 <= sentence.paragraph - told.sentence.paragraph <= NEAR:
        return []
    if told.type == "visit":  # "det er hennes andre besøk i Peru. Forrige gang var i mai"
        return list(told.members)
    who = list(dict.fromkeys(w for w, role in told.members if role != "organiser"))
    return [(w, "participant") for w in who] if len(who) >= PAIR else []
