"""Quoted words with their speakers: the cue behind, before or around them, else the turns of the talk."""

import re
from collections.abc import Iterator

from kg.annotate.structure import CAPITALS
from kg.document import Document, Quote
from kg.extract.speech.beside_quotes import BesideQuotes
from kg.extract.speech.cues import Cues
from kg.extract.speech.marked import MarkedWords
from kg.extract.speech.papers import credited
from kg.extract.speech.quote_patterns import quote_patterns
from kg.extract.speech.records import Draft, Source, Speaker
from kg.extract.speech.speakers import SpeakerFinder
from kg.extract.speech.unnamed import Unnamed, speaker_for
from kg.languages import subject_first

_ENDING = re.compile(r",[”\"’]?\s(?P<who>[^,.;:!?\n]{2,60}\s)(?P<verb>\w+)\.$")
_FEW = 2  # words of a scare quote
_NEAR = 90  # characters from the words said to the verb that belongs to them
_SENTENCE = re.compile(rf"[.!?](?=\s+[–—«“\"{CAPITALS}])")
_SHORT = re.compile(r"\b(?:[A-Z]|[Jj]r|[SsDM]rs?|Ms|Rep|Sen|Gov|Gen|Lt|Col|Prof|Adm|St|Del)$")
_CLAUSE = re.compile(
    r"(?:[^.;:!?\0\n(]|\([^()\n]*\)|\(|(?<=\b[A-Z])\.|(?<=\b[JjSDM]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\b[RSGD]e[pnl])\.|(?<=\bGov)\.)*"
)
_SIGNED = re.compile(r"(?:''|[»”\"’])?[.,]?\s*(?P<dash>[―—–-])(?=\s*[A-ZÆØÅ])[^\n“”\"«]{3,60}(?=\n|$)")
_CLOSED = re.compile(r"(?:''|[»”\"’‟“])?\s*[,.!?]?\s*(?:''|[»”\"’])?\s*")
_ENDED = re.compile(r"[»”\"’]\.\s")  # a sentence that ends behind the words goes on in no other
_COLON = re.compile(r"\s*(?:\([^()\n]*\))?\s*:\s*")
_PREFIX = re.compile(r"(?:^|\s)([^\n.!?–—]{2,40}):\s*[–—-]?\s*[«“\"„‟]?$")


class QuoteReader:
    """Reads the direct quotations of one document."""

    def __init__(self, document: Document, cues: Cues, finder: SpeakerFinder) -> None:
        self._pack = quote_patterns(document.article.language)
        self._document, self._cues, self._finder = document, cues, finder
        self._ordered = subject_first(document.article.language)
        self._text = document.article.text
        self._unnamed, self._marked = Unnamed(document, self._text), MarkedWords(document, cues)
        self._beside = BesideQuotes(document, self._unnamed)

    def direct(self) -> list[Quote]:
        """The quotations that are whole utterances, not words taken into a sentence."""
        return [q for q in self._document.quotes if self._is_direct(q)]

    def _is_direct(self, quote: Quote) -> bool:
        if quote.style == "dash":
            return not self._ordered
        part = self._document.paragraphs[quote.paragraph]
        alone = (part.start, part.end) == (quote.start - 1, quote.end + 1)
        if part.kind == "headline" or (part.kind == "subhead" and alone):
            return False
        before = self._text[part.start : quote.start - 1].rstrip(" '`").rpartition("\n")[2]
        words = len(self._text[quote.start : quote.end].split())
        if (placed := self._marked.governed(quote, before)) is not None:
            return placed
        if before.endswith(",") and not self._is_whole(quote, before):
            return False
        if (earlier := self._marked.again(quote)) is not None and not self._is_direct(earlier):
            return False
        if before.endswith(":") and self._ordered and self._text[quote.start].islower():
            return False
        if not before or before[-1] in '.!?:,»”"':
            if before[-1:] not in (":", ",") and self._names_a_subject(quote):
                return False
            return words > _FEW or self._behind(quote) is not None
        if self._marked.taken_in(before) if not self._ordered else self._marked.phrase(quote, before):
            return False
        verb = re.search(self._pack.ending, before[-60:])
        whole = verb and self._text[quote.start].islower() and self._behind(quote) is not None
        # In "A må holde fast ved «C», sa B" all of it is what B said.
        return words > _FEW and ((bool(verb) and not whole) or self._marked.is_clause(quote, before))

    def _names_a_subject(self, quote: Quote) -> bool:
        """ "«C» er ikke nok, sa A": the marks are those of a subject; not so "«Selvsagt» kommer B, sa A"."""
        if self._text[quote.end - 1] in ",.!?":
            return False
        clause = self._pack.subject_clause.match(self._text, quote.end + 1, self._stop(quote))
        return clause is not None and self._cues.verb.match(self._text, clause.end()) is not None

    def _is_whole(self, quote: Quote, before: str) -> bool:
        """Whether quoted words behind a comma are an utterance, not a phrase taken into the sentence."""
        said = self._text[quote.start : quote.end]
        if self._ordered and said[0].islower():
            sentence = re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", before)[-1]
            if not (self._pack.finite.search(said) or said.endswith(",") or re.search(r"[”\"]", sentence)):
                return False
        said_before = self._cues.verb.search(before[-60:]) is not None
        return said[0].isupper() or said[-1:] in ",.!?" or said_before or self._behind(quote) is not None

    def read(self, quotes: list[Quote]) -> list[Draft]:
        """The drafts in text order; a speaker may still be missing."""
        drafts = []
        for quote in quotes:
            draft = Draft(start=quote.start, end=quote.end, mode="direct", paragraph=quote.paragraph)
            self._attribute(draft, quote)
            drafts.append(draft)
        return drafts

    def _attribute(self, draft: Draft, quote: Quote) -> None:
        behind = self._behind(quote)
        if behind is not None and (source := self._source(quote, behind)) is not None:
            draft.cue, draft.speaker = behind[0], speaker_for(source)
            draft.unnamed = draft.speaker is None
            return
        called = self._led(quote) and self._called(quote)
        if behind is not None and not called and (behind[1] is not None or not self._led(quote)):
            draft.cue, draft.speaker = behind[0], behind[1]
            draft.context = (behind[0][0], self._stop(quote))
            calls = self._pack.named.fullmatch(self._text, *behind[0]) is not None
            draft.unnamed = calls and behind[1] is None  # "– C, kalte Perus minister møtet"
        else:
            self._before(draft, quote)
        if draft.speaker is None:
            self._next(draft, quote)
        if draft.speaker is None:
            self._resumed(draft, quote)
        draft.unnamed = draft.unnamed or (draft.speaker is None and self._beside.unread(draft, quote))

    def _source(self, quote: Quote, behind: tuple[tuple[int, int], Speaker | None]) -> Source | None:
        """Somebody unnamed of whom the words behind a quotation tell that he says it."""
        (start, end), speaker = behind
        if speaker is None or speaker.start >= end:
            return self._unnamed.behind(end, self._stop(quote))
        words = self._text[speaker.start : start].split()
        if not speaker.names and speaker.end == start and not any(w[0].isupper() for w in words):
            # "the regional leaders said": nobody known, unlike "the Guyanese head of state said"
            return self._unnamed.ahead(quote.end, start) or Source(start=speaker.start, end=start)
        return self._unnamed.ahead(quote.end, start)

    def _called(self, quote: Quote) -> bool:
        """Whether a verb of calling or of blame takes the words, whoever passes it on."""
        before = self._text[self._document.paragraphs[quote.paragraph].start : quote.start - 1].rstrip()
        return self._pack.calling.search(re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", before)[-1]) is not None

    def _led(self, quote: Quote) -> bool:
        """Whether the words stand in a sentence that has begun before them."""
        before = self._text[: quote.start - 1].rstrip()
        return quote.style == "marks" and before[-1:].isalpha()

    def _behind(self, quote: Quote) -> tuple[tuple[int, int], Speaker | None] | None:
        """The cue right behind the words: ", sier X", ", X said", ", ifølge X"."""
        closed = _CLOSED.match(self._text, quote.end)
        at, stop = (closed.end() if closed else quote.end), self._stop(quote)
        if quote.style == "marks" and (_ENDED.match(self._text, quote.end) or self._full_stop(quote)):
            return self._signed(quote)
        joined = re.compile(r"(?:og|and)\s+").match(self._text, at)
        at = joined.end() if joined else at
        if replied := self._pack.replied.match(self._text, at, stop):
            return replied.span("verb"), self._owner(*replied.span("whose"))
        comma = "," in self._text[quote.end - 1 : at]  # "– C, kaller X avtalen", "«C,» kalte X den"
        calls = self._pack.named if quote.style == "dash" or comma else self._cues.verb
        for pattern in (self._cues.document, self._cues.verb, self._cues.according, self._pack.held, calls):
            if found := pattern.match(self._text, at, stop):
                speaker = self._finder.after(found.end(), stop)
                if speaker is None and pattern in (self._cues.document, self._cues.according):
                    speaker = self._issuer(found.end(), stop)
                if speaker is None and (told := self._told_again(found.end(), stop)) is not None:
                    return told
                return found.span(), speaker
        return self._signed(quote) or self._turned_behind(quote, stop) or self._subject_first(quote, at, stop)

    def _turned_behind(self, quote: Quote, stop: int) -> tuple[tuple[int, int], Speaker] | None:
        """ "“C” by the time of May, said X": X, behind words that are his too."""
        found = None if self._led(quote) else self._pack.turned.match(self._text, quote.end, stop)
        who = self._finder.after(found.end() - 1, stop) if found else None
        return (found.span("verb"), who) if found and who is not None else None

    def _owner(self, start: int, stop: int) -> Speaker | None:
        """ "Lød ministerens svar", "er Perus klare beskjed": whose it is."""
        owner = next((m for m in reversed(self._finder.inside(start, stop)) if m.genitive), None)
        if owner is None or owner.kind == "person":
            return self._finder.any_person(start, stop)
        return Speaker(names=(self._finder.name(owner),), start=owner.start, end=owner.end)

    def _told_again(self, at: int, stop: int) -> tuple[tuple[int, int], Speaker] | None:
        """ ", sier telefonen min, forteller X": X, where nobody is behind the first verb of saying."""
        found = self._cues.verb.search(self._text, at, min(stop, at + _NEAR))
        if not found or not self._text[at : found.start()].rstrip().endswith(","):
            return None
        who = self._finder.after(found.end(), stop)
        return (found.span(), who) if who is not None else None

    def _full_stop(self, quote: Quote) -> bool:
        """Whether words that a sentence leads up to end it with the stop inside the marks."""
        behind = self._text[quote.end + 1 : quote.end + 3].strip()
        if self._text[: quote.start - 1].rstrip().endswith(":"):  # "X said: “Words.” He added that C"
            return self._text[quote.end - 1] in ".!?" and behind[:1].isupper()
        return self._led(quote) and self._text[quote.end - 1] == "." and behind[:1].isupper()

    def _credited(self, start: int, stop: int) -> Speaker | None:
        """ "A får støtte av B:": who stands right before the colon, as the one it comes from."""
        at = next(reversed(list(self._sources(start, stop))), None)
        who = self._finder.after(at, stop) if at is not None else None
        return who if who and _COLON.fullmatch(self._text, who.end, stop) else None

    def _sources(self, start: int, stop: int) -> Iterator[int]:
        """Where somebody may stand from whom something comes."""
        return (m.end() for m in self._pack.from_.finditer(self._text, start, stop))

    def _issuer(self, start: int, stop: int) -> Speaker | None:
        """ "... heter det i en uttalelse fra Kreml": who or what the words come from."""
        people = (m.start for m in self._document.mentions if m.kind == "person")
        named = {*(t.start for t in self._document.titles), *people}  # "... fra president NAME"
        for after in self._sources(start, stop):
            article = self._pack.article.match(self._text, after, stop)
            at = article.end() if article else after
            if issuer := self._finder.after(at, stop) if at in named else self._finder.source(at, stop):
                return issuer
        return None

    def _signed(self, quote: Quote) -> tuple[tuple[int, int], Speaker | None] | None:
        """ "Words." — NAME: the rest of the line is a dash and who said it."""
        part = self._document.paragraphs[quote.paragraph]
        found = _SIGNED.match(self._text, quote.end, part.end) if quote.style == "marks" else None
        who = self._finder.after(found.end("dash"), found.end()) if found else None
        return (found.span("dash"), who) if found and who is not None else None

    def _subject_first(self, quote: Quote, at: int, stop: int) -> tuple[tuple[int, int], Speaker] | None:
        """ ", X said", ", X, who was there, said": the first verb of saying that has a subject before it."""
        clause = _CLAUSE.match(self._text, at, stop)
        last = clause.end() if clause else at
        found = self._cues.verb.search(self._text, at, last)
        read = self._pack.read_out.match(self._text, at, last) if found is None else None
        if read and (paper := self._finder.before(at, read.start("verb"))) is not None:
            return read.span("verb"), paper
        if not found or not self._text[quote.end : at].strip(" \n."):
            return None
        behind = None if self._ordered else self._inverted(found, at, stop)
        if behind is not None:
            return found.span(), behind
        if found.start() - at < _NEAR:
            helped = not self._ordered and self._text.endswith(" ha ", at, found.start())  # "skal X ha sagt"
            subject = self._finder.before(at, found.start() - len("ha ") * helped)
            lower = self._text[at : at + 1].islower()
            told = self._text[at : found.start()].split()
            articles = {"a", "an", *self._cues.words["articles"]}
            if subject is None and lower and not articles.isdisjoint(told[:1]):
                subject = Speaker(names=(), start=at, end=found.start())
        else:
            aside = self._finder.insertion(at, found.start())
            subject = self._finder.before(at, aside[0]) if aside and aside[0] - at < _NEAR else None
        relays = found.group().casefold() in self._cues.words["relaying"]
        relays = relays or self._pack.as_saying.search(self._text, found.end(), stop) is not None
        beside = self._text[at : found.end()].split()[-2:]  # "reported X as saying", "X was quoted as"
        if relays and not any(word in self._cues.words["passives"] for word in beside):
            subject = self._finder.after(found.end(), stop) or subject
        return (found.span(), subject) if subject is not None else None

    def _inverted(self, found: re.Match[str], at: int, stop: int) -> Speaker | None:
        """ "«Selvsagt» kommer A, sier B": the words open a clause that B tells, whoever its subject is."""
        clause = self._text[at : found.start()].rstrip()
        return self._finder.after(found.end(), stop) if clause.endswith(",") else None

    def _stop(self, quote: Quote) -> int:
        part = self._document.paragraphs[quote.paragraph]
        quotes = (q for q in self._document.quotes if q.paragraph == quote.paragraph)
        stop = min([part.end, *(q.start - 1 for q in quotes if q.start > quote.end)])
        sentence = _SENTENCE.search(self._text, quote.end + 2, stop)
        while sentence and _SHORT.search(self._text[max(0, sentence.start() - 5) : sentence.start()]):
            sentence = _SENTENCE.search(self._text, sentence.end(), stop)
        return sentence.start() if sentence else stop

    def _before(self, draft: Draft, quote: Quote) -> None:
        part = self._document.paragraphs[quote.paragraph]
        earlier = [q.end + 1 for q in self._document.quotes if part.start <= q.start < quote.start - 1]
        floor = max([part.start, *(e for e in earlier if e < quote.start)])
        before = self._text[floor : quote.start]
        if prefix := _PREFIX.search(before):
            start = floor + prefix.start(1)
            stop = floor + prefix.end(1)
            verb = next(reversed(list(self._cues.verb.finditer(self._text, start, stop))), None)
            whole = max((s.start for s in self._document.sentences if s.start <= start), default=start)
            draft.speaker = (
                self._led_up(max(floor, whole), verb, stop) if verb else self._labelled(start, stop)
            )
            draft.cue = verb.span() if verb else None
            draft.context = (start, quote.start)
            self._beside.nobody(draft, max(floor, whole))
            return
        if self._announced(draft, quote):
            return
        start = max([floor, *(floor + m.end() for m in re.finditer(r"[.!?]\s+(?=[A-ZÆØÅ“\"«'`]|$)", before))])
        if (credit := credited(self._finder, self._document, start, quote.start)) is not None:
            draft.cue, draft.speaker = credit
            return
        verbs = [
            *self._cues.verb.finditer(self._text, start, quote.start),
            *self._pack.calls.finditer(self._text, start, quote.start),
        ]
        verbs.sort(key=lambda m: m.start())
        if verbs and quote.style == "marks":
            verb = verbs[-1]
            draft.cue = verb.span()
            beside = self._text[start : verb.start()].casefold().split()[-1:]
            passive = not self._ordered and any(w in self._cues.words["passives"] for w in beside)
            thing = verb.group().casefold() in self._cues.words["thing_participles"]
            passive = passive or (thing and beside[:1] == self._text[start : verb.start()].split()[-1:])
            told = None if passive else self._led_up(start, verb, quote.start)
            draft.speaker = told  # not "A ble erklært «uønsket»": whoever did so
            draft.context, draft.unnamed = (start, quote.start), passive
            self._beside.nobody(draft, start)

    def _led_up(self, start: int, verb: re.Match[str], stop: int) -> Speaker | None:
        """Who says the words behind a colon: in "X took Y aside and said:" the subject that opens it."""
        ends = self._pack.second if not verb.group().endswith("ing") else self._pack.second_ing
        if ends.search(self._text, start, verb.start()):
            return self._finder.opening(start, verb.start()) or self._finder.after(verb.end(), stop)
        behind = self._finder.after(verb.end(), stop) if self._turned(start, verb.start()) else None
        if behind is not None:
            return behind  # "Da han møtte B, sa han: «C»"
        helped = not self._ordered and self._text.endswith(" ha ", start, verb.start())  # "skal han ha sagt"
        ahead = self._finder.before(start, verb.start() - len("ha ") * helped)
        return ahead or self._finder.after(verb.end(), stop)

    def _resumed(self, draft: Draft, quote: Quote) -> None:
        """ "C, the diplomat said. “Words.”": whoever the sentence right before is given to at its end."""
        part = self._document.paragraphs[quote.paragraph]
        before = self._text[part.start : quote.start - 1].rstrip()
        found = _ENDING.search(before) if self._ordered and before.endswith(".") else None
        verb = self._cues.verb.fullmatch(found["verb"]) if found else None
        if found is None or verb is None:
            return
        start, at = part.start + found.start("who"), part.start + found.start("verb")
        draft.cue, draft.speaker = (at, at + len(found["verb"])), self._finder.before(start, at)
        self._beside.nobody(draft, start)

    def _labelled(self, start: int, stop: int) -> Speaker | None:
        """Who is named before a colon: the subject of its sentence, where the nearest name is no subject."""
        if read := self._pack.reads.search(self._text, start, stop):  # "The statement read: C"
            return self._finder.before(start, read.start("verb"))
        named = self._finder.any_person(start, stop)
        opening = next((s.start for s in self._document.sentences if s.start <= start < s.end), start)
        if named is None:
            return self._issuer(opening, stop)  # "svaret fra A kom i en melding: C"
        if not self._finder.is_led(named, opening):
            return named
        told = self._finder.opening(opening, stop) if opening < start else None
        heard = self._text[start : named.start].split()[-1:]  # "så kom svaret fra A til NAME: C"
        only_heard = bool(heard) and heard[0] in self._cues.words["toward"]
        return told or (self._issuer(opening, stop) if only_heard else named)

    def _announced(self, draft: Draft, quote: Quote) -> bool:
        """Words that open a paragraph, behind one that ends in a colon: whom that one names last."""
        part = self._document.paragraphs[quote.paragraph]
        told = self._document.paragraphs[quote.paragraph - 1] if quote.paragraph else None
        opens = not self._text[part.start : quote.start].strip(' –—-“«"')
        if told is None or not opens or not self._text[told.start : told.end].rstrip().endswith(":"):
            return False
        start = self._text.rfind(". ", told.start, told.end) + 1 or told.start
        verbs = list(self._cues.verb.finditer(self._text, start, told.end))
        turned = (v for v in verbs if self._turned(start, v.start()))  # "– C som B ser, sier A, og sier:"
        verb = next(turned, None) or next(iter(verbs), None)
        draft.cue, draft.context = verb.span() if verb else None, (start, told.end)
        if verb and (source := self._unnamed.ahead(start, verb.start())) is not None:
            draft.speaker = speaker_for(source)
            draft.unnamed = draft.speaker is None
            return True  # "A Downing Street spokesman added:"
        behind = self._finder.after(verb.end(), told.end) if verb else None
        ahead = (
            None
            if verb is None or self._turned(start, verb.start())
            else self._finder.before(start, verb.start())
        )
        credited = None if verbs else self._credited(start, told.end)
        draft.speaker = ahead or behind or credited or self._finder.any_person(start, told.end)
        return draft.speaker is not None

    def _turned(self, start: int, at: int) -> bool:
        """Whether a verb stands behind what is said, and who says it behind the verb."""
        return not self._ordered and self._text[start:at].rstrip().endswith(",")

    def _ended(self, at: int) -> int:
        """Where the sentence ends that stands at an offset."""
        return next((s.end for s in self._document.sentences if s.start <= at < s.end), len(self._text))

    def _next(self, draft: Draft, quote: Quote) -> None:
        """ "Slik ordla X seg", "Det sier X": in the same paragraph or the next one."""
        parts = self._document.paragraphs
        places = [quote.end + 1]
        if quote.paragraph + 1 < len(parts):
            places.append(parts[quote.paragraph + 1].start)
        for first in places:
            place = first
            while place < len(self._text) and self._text[place] in " .»”":
                place += 1
            if found := self._pack.cleft.match(self._text, place):
                draft.cue = found.span("verb")
                draft.speaker = self._finder.any_person(place, found.start("verb"))
                draft.context = (found.end(), self._ended(found.end()))
                return
            if found := self._pack.pointer.match(self._text, place):
                draft.cue = (found.end() - len(found.group().split()[-1]), found.end())
                draft.context = (found.end(), self._ended(found.end()))
                draft.speaker = self._finder.after(found.end(), min(len(self._text), found.end() + 120))
                return
