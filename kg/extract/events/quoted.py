"""Which words of a text are quoted, and whose they are."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise
from operator import itemgetter

from kg.annotate.structure import within
from kg.document import Document, Token
from kg.extract.events.records import Draft
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import words
from kg.records import Statement, is_state

PHRASE_WORDS = 8  # at most, of a noun in quotation marks
OPENING = 2  # words of a quotation that "jeg" is one of
QUOTE_CHARACTERS = 25  # a shorter quotation is a word the text makes its own
AHEAD = 4  # tokens of "ser veldig fram til"


class Quoted:
    """The quotations of one document, and who says them."""

    def __init__(
        self, document: Document, said: Sequence[Statement], served: Mapping[str, AbstractSet[str]]
    ) -> None:
        self._document, self._served = document, served
        self._voices = sorted((s.start, s.end, self._state(s.speaker)) for s in said if s.mode == "direct")
        quoted = sorted((q.start, q.end) for q in document.quotes
                        if (q.end - q.start > QUOTE_CHARACTERS and not self._phrase(q.start, q.end))
                        or self._ours(q.start, q.end))  # fmt: skip
        self._starts = [start for start, _ in quoted]
        self._ends = list(accumulate((end for _, end in quoted), max))

    def _ours(self, start: int, end: int) -> bool:
        """ "– Jeg var i Lima, sier A": however short, it opens with whoever speaks."""
        language, inside = self._document.article.language, within(self._document.tokens, start, end)
        opening = [t.norm for t in inside if t.text[0].isalnum()][:OPENING]
        return not words(language, "frames", "first_person").isdisjoint(opening)

    def _phrase(self, start: int, end: int) -> bool:
        """ "Had a “very frank and open discussion” with B": a noun's own words, which the text makes its."""
        language, before = self._document.article.language, within(self._document.tokens, 0, start)[-1:]
        articles = words(language, "frames", "indefinite_articles")
        inside = within(self._document.tokens, start, end)
        plain = finite_verbs(language).isdisjoint(t.norm for t in inside)
        return bool(before) and before[0].norm in articles and plain and len(inside) <= PHRASE_WORDS

    def _state(self, speaker: str) -> str:
        """The state as which a ministry's spokesman, named or not, says "we"."""
        text, titles = self._document.article.text, self._document.titles
        offices, states = (
            {t.office for t in titles if t.person == speaker},
            self._served.get(speaker, frozenset[str]()),
        )
        if offices == {"spokesperson"} and len(states) == 1 and all(map(is_state, states)):
            return next(iter(states))
        unnamed = (t for t in titles if t.office == "spokesperson" and not t.person)
        return next((t.of for t in unnamed if t.of and speaker in text[t.start : t.end]), speaker)

    def voice(self, offset: int) -> str | None:
        """Who says the words at `offset`: "" the article itself, None somebody it does not name."""
        if not self.covers(offset):
            return ""
        at = bisect_right(self._voices, offset, key=itemgetter(0)) - 1
        return self._voices[at][2] if at >= 0 and offset < self._voices[at][1] else None

    def named(self, draft: Draft, voice: str) -> bool:
        """Whether a quotation names whoever travels, or it is the one who speaks."""
        start, end = draft.sentence.start, draft.sentence.end
        inside = within(self._document.mentions, start, end)
        told = {m.key for m in inside if m.kind in ("person", "country") and m.form != "pronoun"}
        guests = {w for w, role in draft.members if role == "guest"}
        return bool(guests & (told | {voice}))

    def wished(self, draft: Draft, clause: Clause) -> bool:
        """Whether the clause only wishes or supposes; "om" does where it opens, not in talks "om en dato"."""
        language, tokens = self._document.article.language, self._document.tokens[clause.start : clause.end]
        wishes, topics = words(language, "frames", "wishes"), words(language, "frames", "topic_words")
        marks = words(language, "circumstances", "infinitive_marks")
        joins = words(language, "frames", "clause_conjunctions")
        times = within(self._document.times, draft.sentence.start, draft.sentence.end)  # "om to uker"
        if not times and self._welcomes(draft):
            return True
        about = topics
        topics = topics if draft.type == "negotiation" else frozenset[str]()
        for before, token, behind in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
            if token.norm not in wishes or any(w.start <= token.start < w.end for w in times):
                continue
            if behind is not None and behind.norm in marks:
                continue  # "bedt dem om å dra" wishes nothing
            if token.norm in about and token.start > draft.trigger.end and self._topic(token, clause):
                continue  # "et møte med B om utviklingen"
            opens = before is None or not before.text[0].isalpha() or before.norm in joins
            if opens or token.norm not in topics:
                return True
        return False

    def _welcomes(self, draft: Draft) -> bool:
        """ "At vi ses igjen, gleder meg", "det er fint at vi møtes": they do while it is said."""
        language, sentence = self._document.article.language, draft.sentence
        norms = [t.norm for t in within(self._document.tokens, sentence.start, sentence.end)]
        ahead = [t.norm for t in within(self._document.tokens, sentence.start, draft.trigger.start)]
        that, we = words(language, "frames", "welcomed_that"), words(language, "frames", "first_person")
        led = ahead[-AHEAD:]
        clause = any(a in that and b in we for a, b in pairwise(led))
        return clause and not words(language, "frames", "welcoming").isdisjoint(norms)

    def _topic(self, mark: Token, clause: Clause) -> bool:
        """Whether "om" has a topic behind it: no verb, as what is only supposed would have."""
        verbs = finite_verbs(self._document.article.language)
        for token in self._document.tokens[clause.start : clause.end]:
            if token.start > mark.start and token.text in ",.":
                return True
            if token.start > mark.start and token.norm in verbs:
                return False
        return True

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a quotation."""
        return (at := bisect_right(self._starts, offset) - 1) >= 0 and offset < self._ends[at]

    def meant(self, mark: int) -> bool:
        """ "For å møte B", "jeg ser fram til å møte B": whether the infinitive is to be."""
        tokens, language = self._document.tokens, self._document.article.language
        if tokens[mark - 1].norm in words(language, "frames", "purpose_marks"):
            return True
        ahead = words(language, "frames", "looking_ahead")
        return any(t.norm in ahead for t in tokens[max(0, mark - AHEAD) : mark])
