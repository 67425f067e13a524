"""Indirect speech: the clause behind "at", "that" or a bare verb, before ", sier X", or around "ifølge X"."""

import re
from collections.abc import Iterator

from kg.document import Document, Sentence
from kg.extract.speech.bare import BareReader
from kg.extract.speech.besides import Besides
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.codas import MEDIAL, CodaReader
from kg.extract.speech.cues import Cues
from kg.extract.speech.drafting import unlabelled
from kg.extract.speech.fronts import Fronts
from kg.extract.speech.gaps import is_gap, takes_thing
from kg.extract.speech.moods import MoodReader
from kg.extract.speech.nameable import is_code, only_somebody
from kg.extract.speech.openings import Openings, agent, in_adjunct, own_clause
from kg.extract.speech.parted import PartedReader
from kg.extract.speech.participles import ParticipleReader
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.phrases import PhraseReader
from kg.extract.speech.pointed import PointedReader
from kg.extract.speech.purposes import PurposeReader
from kg.extract.speech.questions import QuestionReader
from kg.extract.speech.received import ReceivedReader
from kg.extract.speech.recipients import hears
from kg.extract.speech.records import Draft, Source, Speaker
from kg.extract.speech.sources import SourceReader
from kg.extract.speech.speakers import SpeakerFinder
from kg.extract.speech.unnamed import Unnamed, speaker_for
from kg.extract.speech.unread import Unread
from kg.extract.speech.unsaid import UnsaidReader
from kg.languages import subject_first

FURNITURE = ("headline", "byline", "published", "subhead")  # paragraphs that tell nothing by themselves
_DESCRIPTION = 120  # characters of "the chairman of the Peruvian parliament's committee, " before a name
_THAT, _COMMAS = 14, 2  # words, and commas, from a verb up to and with its "that"
_CLAUSE = 2  # words of the shortest clause: a subject and its verb
_NAMED = re.compile(r"(?:\w|,) [A-Z][a-z]+ [A-Z]")
_SUBJECT = re.compile(r",[”\"’]?\s+(?:[a-z]+\s+){0,3}$")  # up to a list of those who say it
_COMMA_BEFORE = re.compile(r",[”\"]?\s*$")


class SpeechReader:
    """Reads the indirect speech of one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, cues: Cues, finder: SpeakerFinder, view: str) -> None:
        self._pack = speech_patterns(document.article.language)
        self._document, self._cues, self._finder, self._view = document, cues, finder, view
        self._ordered = subject_first(document.article.language)
        self._clauses = Clauses(document, cues, finder, view)
        self._phrases, self._parted = PhraseReader(self._clauses), PartedReader(self._clauses)
        self._sources, self._purposes = SourceReader(self._clauses), PurposeReader(self._clauses)
        self._unnamed, self._unread = Unnamed(document, view), Unread(document)
        self._codas, self._besides = CodaReader(self._clauses), Besides(document, view)
        self._unsaid = UnsaidReader(self._clauses, self._codas)
        self._fronts = Fronts(self._clauses, self._codas)
        self._openings = Openings(self._clauses, self._unnamed, self._earliest)
        self._bare = BareReader(self._clauses, self._unnamed, self._besides, self._openings.subject)
        self._pointed, self._moods = PointedReader(self._clauses, self._sentence), MoodReader(self._clauses)
        self._received, self._questions = ReceivedReader(self._clauses), QuestionReader(self._clauses)
        self._participles = ParticipleReader(self._clauses, self._besides)
        self.inner: list[Draft] = []  # what others are told to have said, within what somebody said

    def read(self) -> list[Draft]:
        """The drafts of every sentence that is not furniture, in text order."""
        found: list[Draft] = []
        for sentence in self._document.sentences:
            if self._document.paragraphs[sentence.paragraph].kind in FURNITURE:
                continue
            for draft in self._sentence(sentence):
                if not any(d.start < draft.end and draft.start < d.end for d in found):
                    found.append(draft)
                    self.inner += self._second_hand(draft, sentence)
        return found

    def _second_hand(self, told: Draft, sentence: Sentence) -> Iterator[Draft]:
        """ "X said that Y had promised C": what somebody named in the words said is told to have said."""
        at = told.start
        if told.cue and self._view[slice(*told.cue)].casefold() in self._cues.words["disowning"]:
            return  # "denied a report that A had called for C"
        while told.speaker is not None and (found := self._earliest(at, told.end)):
            at = found.end()
            draft = self._at(found, sentence, told.start)
            who = draft.speaker if draft is not None else None
            states = who is not None and all(is_code(name) for name in who.names)  # none, or only states
            if draft is None or who is None or states or set(who.names) & set(told.speaker.names):
                continue
            if self._ordered and self._clauses.joined(found, sentence):
                continue  # "said the EU backs the UN and encourages C": no word of the UN
            inside = told.start <= who.start < who.end <= found.start() and draft.start >= found.end()
            thanks = self._cues.thank.match(found.group()) or self._cues.ask.match(found.group())
            between = f"{found.group()}{self._view[found.end() : draft.start]}".split()[-1:]
            around = {*between, *self._view[draft.start : draft.end].split()[:1]}
            promised = not around.isdisjoint(self._pack.infinitives)  # "had promised to come"
            inside = inside and not (thanks or promised or self._pack.held.match(found.group()))
            inside = inside and not self._pack.modal.search(self._view, told.start, found.start())
            if (
                inside
                and not self._pack.again.search(self._view, found.end(), draft.start)
                and not self._unnamed.ahead(told.start, found.start())
            ):
                draft.end = min(draft.end, told.end)
                at = draft.end
                yield draft

    def _sentence(self, sentence: Sentence) -> Iterator[Draft]:
        yield from self._sources.read(sentence)
        yield from self._purposes.read(sentence)
        yield from self._pointed.read(sentence)
        yield from self._received.read(sentence)
        at, low, last, before = sentence.start, sentence.start, None, None
        while found := self._earliest(at, sentence.end):
            draft = self._at(found, sentence, low)
            opens = self._participles.opens(found, sentence)
            named = self._ordered or self._unnamed.behind(found.end(), sentence.end) is None
            if draft is not None and not opens and named and self._clauses.joined(found, sentence):
                own = self._inner_speaker(found, at) or own_clause(self._clauses, draft, found, at)
                draft.speaker = self._clauses.answering(found, sentence) or own or last
                if not draft.speaker and not self._nobody(before, sentence):
                    draft.speaker = self._openings.subject(sentence, found)
            elif draft is not None and (source := self._source(draft, found, sentence)) is not None:
                draft.speaker = last = speaker_for(source)
            if draft is not None and draft.speaker is not None:
                last = draft.speaker
                yield draft
                yield from self._codas.coda(draft, found, sentence)
                yield from self._second(draft, found, sentence)
            told, before = draft if draft is not None and draft.speaker is not None else None, found
            at = max(found.end(), told.end if told and told.start >= found.end() else 0)
            low = at if told is not None else low
        yield from self._moods.read(sentence)

    def _inner_speaker(self, cue: re.Match[str], at: int) -> Speaker | None:
        """ "Said C, with A calling for D and expressing E": whoever is told of in the words said goes on."""
        inner = self.inner[-1] if self.inner and cue.group().endswith("ing") else None
        return inner.speaker if inner is not None and inner.end == at else None

    def _nobody(self, cue: re.Match[str] | None, sentence: Sentence) -> bool:
        """ "An official said, adding that C": whether somebody without a name says it."""
        source = self._unnamed.ahead(sentence.start, cue.start()) if cue and self._ordered else None
        return source is not None and speaker_for(source) is None

    def _source(self, draft: Draft, cue: re.Match[str], sentence: Sentence) -> Source | None:
        """The unnamed subject at the verb, whoever is named near it."""
        speaker, behind = draft.speaker, self._unnamed.behind(cue.end(), sentence.end)
        if speaker is not None and speaker.start >= cue.end():
            return behind or (None if self._ordered else self._unnamed.ahead(sentence.start, cue.start()))
        turned = speaker is not None and not self._ordered and behind is not None
        if turned and speaker is not None and not self._clauses.beside(speaker, cue.start()):
            return behind  # "A er med, men nå sier en diplomat at C"
        ahead = self._unnamed.ahead(sentence.start, cue.start())
        if self._unread.others(sentence.start, cue.start()):
            return Source(start=cue.start(), end=cue.start())
        if ahead is None or speaker is None:
            return ahead
        if speaker.start > ahead.end and self._finder.adjacent(speaker, cue.start()):
            return None  # "According to a diplomat, A said C"
        if self._ordered and in_adjunct(self._clauses, speaker, ahead.start, sentence):
            return None  # "A, in a statement days after the incident, said C"
        return ahead if speaker.start >= ahead.start or speaker.end <= ahead.start else None

    def _second(self, draft: Draft, cue: re.Match[str], sentence: Sentence) -> Iterator[Draft]:
        """ "Said C and that D": where only the second clause has its "that", they are two."""
        again = self._pack.again.search(self._view, draft.start, draft.end)
        if not self._ordered or draft.start < cue.end() or again is None:
            return
        if self._cues.that.match(self._view, cue.end(), draft.start):
            return
        more = self._clauses.draft(again.end(), draft.end, cue, draft.speaker, sentence)
        first = self._clauses.draft(draft.start, again.start(), cue, draft.speaker, sentence)
        if more is not None and first is not None:
            draft.end = first.end
            yield more

    def _earliest(self, start: int, stop: int) -> re.Match[str] | None:
        if not (first := self._cues.any.search(self._view, start, stop)):
            return None
        patterns = (self._cues.ask, self._cues.thank, self._cues.verb, self._cues.object_verb)
        found = [m for p in patterns if (m := p.match(self._view, first.start(), stop))]
        if self._ordered and _NAMED.match(self._view, first.start() - 2):
            return self._earliest(first.end(), stop)  # "A, B and Said Djinnit": a name
        return max(found, key=lambda m: m.end())

    def _at(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        if self._unsaid.says_nothing(cue, sentence):
            return None
        for reader in (
            self._participles.read,
            self._phrases.thanking,
            self._that,
            self._questions.read,
            self._behind,
            self._phrases.asking,
            self._parted.read,
            self._parted.judged,
            self._phrases.object,
            self._bare.inverted,
            self._bare.read,
        ):
            if (draft := reader(cue, sentence, low)) is not None:
                return draft
        return None

    def _that(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        that = self._leading(cue, sentence)
        if that is None:
            return None
        gap = self._view[cue.end() : that.end()]
        opens = self._view[that.end() : sentence.end].split(maxsplit=1)[:1]
        if len(gap.split()) > 2 and opens and opens[0] in self._cues.words.get("relative_verbs", ()):
            return None  # "informed B of it at a meeting that lasted an hour"
        copula = cue.group().split()[0].casefold() in self._cues.words["copulas"]
        if copula and self._clauses.passed_on(that.end(), sentence):
            return None
        believed = self._ordered and self._pack.believed.fullmatch(cue.group())
        if believed and self._clauses.closes(cue, sentence):
            return None  # "Peru believes that C, its minister said"
        if self._clauses.told_whole(cue, that.end(), sentence):
            return None
        word = gap.split()[-1]
        speaker = self._clauses.subject(cue, that.end() - len(word) - 1, sentence, low)
        if self._ordered and (by := agent(self._clauses, cue, gap, sentence)) is not None:
            speaker = by
        elif cue.group().casefold() in self._cues.words["relaying"]:  # "A siterer B på at C": B's words
            speaker = self._finder.after(cue.end(), that.end()) or speaker
        end = self._clauses.end(that.end(), sentence)
        pronoun = bool(opens) and opens[0].casefold() in self._cues.words["bare"]
        cut = end < sentence.end or "\0" in self._view[that.end() : end]  # not "at de kommer."
        least = PHRASE if (pronoun and cut) or self._ordered else _CLAUSE
        draft = self._clauses.draft(that.end(), end, cue, speaker, sentence, least=least)
        if draft is None or self._clauses.cut_short(draft.start, draft.end, sentence):
            return None
        draft.asked = self._heard_there(cue, that.end() - len(word) - 1, speaker)
        return draft

    def _leading(self, cue: re.Match[str], sentence: Sentence) -> re.Match[str] | None:
        """The "that" which leads up to what the verb says."""
        takes = cue.group().casefold() in self._pack.takers
        beside = self._besides.that(cue, sentence.end, heard=takes)
        if beside is not None and self._cues.verb.fullmatch(cue.group()):
            return beside
        that = self._cues.that.match(self._view, cue.end(), sentence.end)
        if not that:
            return None
        gap = self._view[cue.end() : that.end()]
        if len(gap.split()) > _THAT and not self._clauses.circumstances(cue.end(), that.end()):
            return None
        if not self._clauses.whole(cue, gap):
            return None
        phrasal = cue.group().casefold() in self._cues.phrasal
        if not (self._cues.verb.fullmatch(cue.group()) or phrasal) and len(gap.split()) > PHRASE:
            return None
        second = not phrasal and self._clauses.told_again(gap)
        behind = self._besides.end(cue.end(), sentence.end)
        bare = behind > cue.end() and self._cues.bare.match(self._view, behind, that.end()) is not None
        own = bare and not self._clauses.verbless(behind, that.end())  # "said in May it hoped that C"
        if second or own or gap.count(",") > _COMMAS:
            return None
        return that if is_gap(self._document.article.language, cue.group().casefold(), gap) else None

    def _heard_there(self, cue: re.Match[str], stop: int, speaker: Speaker | None) -> tuple[int, int] | None:
        """Where the one stands who is told it, between such a verb, or its subject, and "at"."""
        if speaker is None or cue.group().casefold() not in self._pack.takers:
            return None
        start = max(cue.end(), speaker.end)
        return (start, stop) if hears(self._clauses, start, stop) else None

    def _front(self, cue: re.Match[str], sentence: Sentence) -> tuple[int, Speaker | None] | None:
        """Where the clause ends that stands before the comma and a verb of saying, and who says it."""
        perfect = self._pack.perfect.search(self._view, sentence.start, cue.start())
        if perfect and self._clauses.whole(cue, self._view[cue.end() : sentence.end]):
            return perfect.start(), self._finder.before(perfect.end("have"), cue.start())
        if (
            suffered := self._pack.told_passively.search(self._view, sentence.start, cue.start())
        ) is not None:
            by = self._pack.by.match(self._view, cue.end())  # "at C, ble opplyst av X"
            return (suffered.start(), self._finder.after(by.end() - 1, sentence.end)) if by else None
        if (comma := _COMMA_BEFORE.search(self._view, sentence.start, cue.start())) is not None:
            if final := self._described_last(cue, sentence):
                return final
            if self._ordered and self._clauses.listed(cue, sentence):
                return None  # "condemned C, warned Peru not to D, and urged E"
            inserted = self._clauses.inserted(cue, sentence) or self._clauses.named(cue, sentence)
            if inserted or self._clauses.calls(cue) or self._clauses.asked_before(cue, sentence):
                return None
            if self._pack.passively.search(self._view[sentence.start : cue.start()]):
                return None
            return comma.start(), self._clauses.inverted(cue, sentence.end)
        end = self._codas.ends_before(cue, sentence)
        speaker = self._finder.before(end, cue.start()) if end is not None else None
        if end is None or speaker is None or speaker.start >= end:
            return None if end is None else (end, speaker)
        # "C, Peru, Fiji and Kenya said"
        speaker = self._finder.before(sentence.start, cue.start()) or speaker
        opens = _SUBJECT.search(self._view, sentence.start, speaker.start)
        end = opens.start() if opens else sentence.start
        return (end, speaker) if end > sentence.start and self._view[end - 1] != "\0" else None

    def _described_last(self, cue: re.Match[str], sentence: Sentence) -> tuple[int, Speaker] | None:
        """ "C, the Peruvian minister, NAME, said.", "C, NAME, a minister, said.": where C ends, and whose."""
        speaker = self._finder.before(sentence.start, cue.start()) if self._ordered else None
        behind = self._codas.heard(cue, sentence)
        closed = behind >= sentence.end or self._pack.closing.match(self._view, behind, sentence.end)
        if speaker is None or not speaker.names or not closed:
            return None
        starts = [
            t.start for t in self._document.titles if t.person in speaker.names and t.start < cue.start()
        ]
        opening = min(
            [s for s in starts if s > sentence.start and s > speaker.start - _DESCRIPTION] + [speaker.start]
        )
        comma = self._pack.described.search(self._view, sentence.start, opening)
        front = self._view[sentence.start : comma.start()] if comma else ""
        clause = self._pack.told_that.search(front) or self._clauses.acts(sentence.start, opening)
        told = len(front.split()) >= PHRASE and clause
        return (comma.start(), speaker) if comma and told else None

    def _behind(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "C, sier X", "C, X said": the whole clause before the comma."""
        if (front := self._front(cue, sentence)) is None:
            return None
        end, speaker = front
        if (behind := self._only_behind(end, speaker, cue, sentence)) is not None:
            return behind[0]
        start = low if low < end else sentence.start
        if speaker is not None and self._pack.this_ahead.match(self._view, speaker.end, sentence.end):
            return None
        later = self._pack.fronted_later.search(self._view, start, end)
        if (later or self._pack.fronted.match(self._view, start, end)) and not self._ordered:
            return None  # "Da A kom, ba B om at C": the clause in front only says when
        start = self._pack.openers.match(self._view, start).end()  # type: ignore[union-attr]  # may match nothing, never fails
        start = unlabelled(self._view, start, end)
        goes_on = speaker is not None and self._resumes(speaker, cue, sentence)
        if speaker is not None and not goes_on:
            brief = len(self._view[start:end].split()) < PHRASE
            alone = brief or self._clauses.verbless(start, end)
            around = self._around(speaker, cue, sentence) if brief or (alone and not self._ordered) else None
            if brief or around or (alone and takes_thing(self._clauses, cue, speaker, sentence, end)):
                return around
        # "X said C, according to Y, the agency reported"
        alone = not goes_on and only_somebody(self._document, start, end)
        rest = alone or (self._ordered and start == low > sentence.start)
        if speaker is None or "\0" in self._view[start:end] or (rest and self._clauses.verbless(start, end)):
            return None
        speaker = self._cited(cue, speaker, sentence)
        if goes_on:  # "The talks in May, he said, will C"
            end = self._clauses.end(max(speaker.end, cue.end()), sentence)
        return self._clauses.draft(start, end, cue, speaker, sentence)

    def _only_behind(
        self, end: int, speaker: Speaker | None, cue: re.Match[str], sentence: Sentence
    ) -> tuple[Draft | None] | None:
        """What is said where all before ", he said," is an adjunct or a word; None where it is said too."""
        words = self._view[sentence.start : end].split()
        if not self._ordered or not words or speaker is None:
            return None
        named = self._finder.inside(sentence.start, sentence.start + len(words[0]))  # "Beijing will, he said"
        if self._fronts.only_when(words, end, cue, sentence):
            return (None,)  # "Since he came, X has written to Y", "When asked if C, X said, “"
        doing = words[0].endswith("ing") and not named and not self._resumes(speaker, cue, sentence)
        opens = doing or words[0].casefold() in self._cues.words["adjuncts"]
        adjunct = opens and self._clauses.verbless(sentence.start, end)
        medial = MEDIAL.match(self._view, max(cue.end(), speaker.end), sentence.end)
        if medial and self._pack.relative_led.search(self._view, sentence.start, end):
            stop = self._clauses.end(medial.end(), sentence)  # "met B, whose aide, he said, C"
            return (self._clauses.draft(medial.end(), stop, cue, speaker, sentence),)
        brief = len(words) < PHRASE and not self._resumes(speaker, cue, sentence)
        if medial and "\0" in words[-1] and self._clauses.verbless(medial.end(), sentence.end):
            return (None,)  # "“C”, said A, the minister of B."
        if medial and (adjunct or brief):  # "But, he said, C", "In May, he said, C"
            return (self._clauses.draft(medial.end(), sentence.end, cue, speaker, sentence),)
        if adjunct or (opens and self._pack.quoted.match(self._view, cue.end(), sentence.end)):
            return (None,)  # "In response, X asked Y to C", "At the dinner that followed, X said, “"
        return None

    def _cited(self, cue: re.Match[str], speaker: Speaker, sentence: Sentence) -> Speaker:
        """ "C, A reports citing B", "C, A quoted B as saying": what B has said, where B is named."""
        if not self._ordered:
            return speaker
        at = max(cue.end(), speaker.end)
        relayed = cue.group().casefold() in self._cues.words["relaying"] and speaker.end <= cue.start()
        cited = self._pack.citing.match(self._view, at)
        start = cue.end() if relayed else cited.end() if cited else sentence.end
        return self._finder.any_person(start, sentence.end) or speaker

    def _resumes(self, speaker: Speaker, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "C, he said in May, will D": whether what is said goes on behind who says it."""
        at = max(speaker.end, self._codas.heard(cue, sentence))
        resumed = self._pack.resumed.match(self._view, at, sentence.end) is not None
        return self._ordered and (resumed or self._fronts.goes_on(at, sentence))

    def _around(self, speaker: Speaker, cue: re.Match[str], sentence: Sentence) -> Draft | None:
        """ "Dammen, sier X, vil C": the subject alone stands before, and what is said of it behind."""
        ahead = self._pack.resuming.search(self._view, max(speaker.end, cue.end()), sentence.end)
        if ahead is None or ":" in self._view[sentence.start : ahead.end()]:
            return None
        that = self._pack.is_that.match(self._view, ahead.start("verb"))  # "Saken, sier X, er at C"
        start = that.end() if that else ahead.start("verb")
        return self._clauses.draft(start, sentence.end, cue, speaker, sentence)
