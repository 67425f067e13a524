"""Document to statements: direct speech after dashes and in marks, indirect speech in clauses, each with its speaker."""

from collections.abc import Iterator, Sequence

from kg.extract.cues import Cue, CueReader
from kg.extract.topics import Topics, stance
from kg.records import Document, Event, Evidence, Mode, Quote, Sentence, Statement
from kg.reference import load

LEAST_WORDS = 3  # of an indirect statement
_END = ".,;:!? »”\""


def statements(document: Document, events: tuple[Event, ...] = ()) -> tuple[Statement, ...]:
    """Everything said by somebody who can be named, in text order; the same words are reported once."""
    reader = _Reader(document)
    found: list[Statement] = []
    for statement in sorted([*reader.direct(), *reader.indirect()], key=lambda s: (s.start, -s.end)):
        if not any(statement.start < o.end and o.start < statement.end for o in found):
            found.append(statement)
    return tuple(found)


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.article.text
        self._cues = CueReader(document, load())
        self._topics = Topics(document)
        self._words = self._cues.words
        self._that = frozenset(self._words["that"])
        self._only_that = frozenset(self._words["only_that"])
        self._readout = frozenset(self._words["readout"])

    # ---- direct -------------------------------------------------------

    def direct(self) -> Iterator[Statement]:
        """Quotations with their speakers; a dash paragraph without an attribution takes its neighbour's speaker."""
        last: tuple[int, tuple[str, ...]] | None = None
        for quote in self._document.quotes:
            kind = self._document.paragraphs[quote.paragraph].kind
            if kind in ("subhead", "caption") or (quote.style == "marks" and self._short(quote)):
                continue
            cue = self._attribution(quote)
            inferred = cue is None and quote.style == "dash"
            speakers = cue.speakers if cue else self._turn(quote, last) if inferred else ()
            if not speakers:
                continue
            last = (quote.paragraph, speakers)
            yield self._statement("direct", quote.start, quote.end, speakers, cue, inferred=inferred)

    def _short(self, quote: Quote) -> bool:
        return len(self._text[quote.start : quote.end].split()) <= self._words["unattributed_words"]

    def _attribution(self, quote: Quote) -> Cue | None:
        """The cue behind the words in their sentence, or before them."""
        sentence = self._sentence(quote.end - 1)
        chunks = self._cues.chunks(sentence)
        for at in range(*sentence.tokens):
            token = self._document.tokens[at]
            if self._cues.is_verb(at) and token.start >= quote.end and (cue := self._cues.cue(at, sentence, chunks, behind_first=True)):
                return cue
        first = self._sentence(quote.start)
        chunks = self._cues.chunks(first)
        for at in reversed(range(*first.tokens)):
            if self._cues.is_verb(at) and self._document.tokens[at].end <= quote.start and quote.style == "marks":
                return self._cues.cue(at, first, chunks, behind_first=False)
        return None

    def _turn(self, quote: Quote, last: tuple[int, tuple[str, ...]] | None) -> tuple[str, ...]:
        """Whose turn it is: who was announced with a colon or spoke just before, or is named right behind."""
        before = self._neighbour(quote.paragraph, -1)
        if before is not None and not self._dashed(before):
            sentences = self._sentences(before)
            if sentences and (speakers := self._announced(sentences[-1])):
                return speakers
        if last is not None and quote.paragraph - last[0] <= 1:
            return last[1]
        following = self._neighbour(quote.paragraph, 1)
        if following is None:
            return ()
        if self._dashed(following):
            after = next(q for q in self._document.quotes if q.paragraph == following)
            cue = self._attribution(after)
            return cue.speakers if cue and before is not None and self._speaks(before, cue.speakers) else ()
        sentences = self._sentences(following)
        opening = self._document.tokens[sentences[0].tokens[0]].norm if sentences else ""
        return self._announced(sentences[0]) if opening in self._words["said_so"] else ()

    def _speaks(self, paragraph: int, speakers: Sequence[str]) -> bool:
        part = self._document.paragraphs[paragraph]
        return any(m.key in speakers and part.start <= m.start < part.end for m in self._document.mentions)

    def _announced(self, sentence: Sentence) -> tuple[str, ...]:
        """The speaker of a sentence with a verb of speech that reports nothing itself or ends with a colon."""
        chunks = self._cues.chunks(sentence)
        for at in range(*sentence.tokens):
            if self._cues.is_verb(at) and (cue := self._cues.cue(at, sentence, chunks, behind_first=False)):
                return cue.speakers
        return ()

    def _neighbour(self, paragraph: int, step: int) -> int | None:
        """The next paragraph in a direction that is text: captions and subheads stand between."""
        index = paragraph + step
        while 0 <= index < len(self._document.paragraphs):
            if self._document.paragraphs[index].kind in ("body", "lead"):
                return index
            index += step
        return None

    def _dashed(self, paragraph: int) -> bool:
        return any(q.paragraph == paragraph and q.style == "dash" for q in self._document.quotes)

    def _sentences(self, paragraph: int) -> list[Sentence]:
        return [s for s in self._document.sentences if s.paragraph == paragraph]

    def _sentence(self, offset: int) -> Sentence:
        return next(s for s in reversed(self._document.sentences) if s.start <= offset)

    # ---- indirect -----------------------------------------------------

    def indirect(self) -> Iterator[Statement]:
        """Clauses after "at" or "that", clauses before ", sier X", what stands "according to" somebody."""
        for sentence in self._document.sentences:
            kind = self._document.paragraphs[sentence.paragraph].kind
            if kind in ("headline", "byline", "published", "subhead") or not sentence.tokens[1] > sentence.tokens[0]:
                continue
            found = list(self._reported(sentence))
            yield from found
            if not found:
                yield from self._according(sentence)

    def _reported(self, sentence: Sentence) -> Iterator[Statement]:
        chunks = self._cues.chunks(sentence)
        verbs = [at for at in range(*sentence.tokens) if self._cues.is_verb(at) and not self._quoted(at)]
        verbs += [at for at in range(*sentence.tokens) if self._document.tokens[at].norm in self._readout and at not in verbs]
        for number, at in enumerate(sorted(verbs)):
            opening = self._opening(at, sentence)
            if opening is not None:
                cue = self._cues.cue(at, sentence, chunks, behind_first=False)
                if cue:
                    limit = min((v for v in verbs if v > opening), default=sentence.tokens[1])
                    yield from self._span(opening, self._closing(opening, limit, sentence), cue)
            elif number == 0 and self._trailing(at, sentence):
                cue = self._cues.cue(at, sentence, chunks, behind_first=True)
                if cue and cue.past > at + 1:
                    yield from self._span(sentence.tokens[0], at - 1, cue)

    def _quoted(self, at: int) -> bool:
        offset = self._document.tokens[at].start
        return any(q.start <= offset < q.end and q.end - q.start > 25 for q in self._document.quotes)

    def _opening(self, at: int, sentence: Sentence) -> int | None:
        """The first token of the reported clause: behind "at", or right behind "said"."""
        tokens = self._document.tokens
        for step in range(at + 1, min(at + 14, sentence.tokens[1] - 1)):
            if tokens[step].norm in self._that:
                return step + 1
            if tokens[step].text in ".:;«“" or (step > at + 1 and self._cues.is_verb(step)):
                break
        norm = tokens[at].norm
        bare = at + 1 < sentence.tokens[1] and tokens[at + 1].text not in ",.:;«“\"–" and self._document.article.language == "en"
        if bare and (norm in self._readout or (norm in {"said", "says", "stated", "added"} and tokens[at + 1].norm not in {"in", "on", "at", "to", "of", "and", "during", "after"})):
            return at + 1
        return None

    def _closing(self, opening: int, limit: int, sentence: Sentence) -> int:
        """One past the clause: the sentence's end, or the conjunction before the next verb of speech."""
        tokens = self._document.tokens
        if limit >= sentence.tokens[1]:
            return sentence.tokens[1]
        for step in range(limit - 1, max(opening, limit - 7), -1):
            if tokens[step].norm in self._words["conjunctions"]:
                return step
        return limit if tokens[limit - 1].text == "," else sentence.tokens[1]

    def _trailing(self, at: int, sentence: Sentence) -> bool:
        """ "CLAUSE, sier X": the verb follows a comma, and the words before it are no dash speech."""
        tokens = self._document.tokens
        first = sentence.tokens[0]
        if at - first < LEAST_WORDS or tokens[at - 1].text != "," or tokens[first].text in "–—-«“\"":
            return False
        return tokens[at].norm not in self._only_that or any(t.norm == "til" for t in tokens[at + 1 : at + 5])

    def _according(self, sentence: Sentence) -> Iterator[Statement]:
        """ "Ifølge X …" and "…, ifølge X"."""
        tokens = self._document.tokens
        for at in range(*sentence.tokens):
            if tokens[at].norm not in self._words["according"] or self._quoted(at):
                continue
            source = at + 1 + (tokens[at].norm == "according")
            chunk = next((c for c in self._cues.chunks(sentence) if 0 <= c.first - source <= 2), None)
            name = self._cues.media(tokens[source].start, tokens[min(source + 3, sentence.tokens[1]) - 1].end) if chunk is None and source < sentence.tokens[1] else ""
            if chunk is None and not name:
                continue
            speakers = tuple(chunk.members) if chunk else (name,)
            past = chunk.last if chunk else min(source + 2, sentence.tokens[1])
            cue = Cue(at=at, verb=tokens[at].norm, speakers=speakers, addressee=None, past=past)
            if at == sentence.tokens[0]:
                yield from self._span(past, sentence.tokens[1], cue)
            elif tokens[at - 1].text == "," and past >= sentence.tokens[1] - 1:
                yield from self._span(sentence.tokens[0], at - 1, cue)
            else:
                yield from self._span(sentence.tokens[0], sentence.tokens[1], cue)
            return

    def _span(self, first: int, last: int, cue: Cue) -> Iterator[Statement]:
        tokens = self._document.tokens
        while first < last and tokens[first].text in ",:–—":
            first += 1
        if last - first < LEAST_WORDS:
            return
        start, end = tokens[first].start, tokens[last - 1].end
        end = start + len(self._text[start:end].rstrip(_END))
        yield self._statement("indirect", start, end, cue.speakers, cue, inferred=False)

    # ---- both ---------------------------------------------------------

    def _statement(self, mode: Mode, start: int, end: int, speakers: tuple[str, ...], cue: Cue | None, *, inferred: bool) -> Statement:
        evidence = [Evidence(start=start, end=end)]
        if cue is not None:
            sentence = self._sentence(self._document.tokens[cue.at].start)
            evidence.append(Evidence(start=sentence.start, end=sentence.end))
        return Statement(
            speaker=speakers[0], co_speakers=speakers[1:], mode=mode, start=start, end=end, evidence=tuple(evidence),
            addressee=cue.addressee if cue else None, about=self._topics.about(start, end, speakers[0]),
            stance=stance(self._text[start:end], self._document.article.language), cue=cue.verb if cue else None, inferred_speaker=inferred,
        )  # fmt: skip
