"""Indirect speech: the clause behind "at", "that" or a bare verb, before ", sier X", or around "ifølge X"."""

import re
from collections.abc import Iterator

from kg.extract.cues import Cues, either
from kg.extract.drafting import Draft, trimmed
from kg.extract.speakers import Speaker, SpeakerFinder
from kg.records import Document, Sentence

_CLAUSE_END = re.compile(r"\0|(?<=\w)[.!?]$")
_LABEL = re.compile(r"[^\n.,:]{2,40}:\s+")
_PHRASE = 3  # words of the shortest thing said
_COMMA_BEFORE = re.compile(r",\s*$")


class SpeechReader:
    """Reads the indirect speech of one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, cues: Cues, finder: SpeakerFinder, view: str) -> None:
        self._document, self._cues, self._finder, self._view = document, cues, finder, view
        words = cues.words
        self._openers = re.compile(rf"(?:(?:{either(words['openers'])})\s+)?")
        self._nouns = re.compile(rf"(?<!\w)(?:{either(words['document_nouns'])})(?!\w)", re.IGNORECASE)
        self._from = re.compile(rf"\s+(?:\([^)]*\)\s+)?(?:{either(words['from'])})\s+", re.IGNORECASE)
        self._come = re.compile(
            rf"(?:\S+\s+){{0,7}}(?:å\s+)?(?:{either(words['come'])})(?!\w)", re.IGNORECASE
        )
        self._for = re.compile(rf"[^.;:!?\0]*?(?<!\w)(?:{either(words['for'])})\s+(?:å\s+)?", re.IGNORECASE)
        self._opinion = re.compile(
            rf"(?<!\w)(?:{either(words['opinion'])})\s+(.{{2,40}}?)\s+(?:{either(words['opinion_nouns'])})\s+",
            re.IGNORECASE,
        )
        joins, said = either(words["continuing"]), either((*words["verbs"], *words["object_verbs"]))
        self._next_cue = re.compile(rf",?\s+(?:{joins})\s+(?:\w+\s+){{0,3}}?(?:{said})(?!\w)")
        channel = either((*words["verbs"], *words["according"]))
        self._channel = re.compile(rf",\s+(?:{channel})\s+[^,;:\0]*$")
        self._tail = re.compile(
            rf"(?:\s+(?:{either(words['audience'])}|(?:on|in|at|during|late|early|to|after)\s[^,\0]*|[A-Z]\w+))*\s*[.]?"
        )
        self._asked = re.compile(r"(?:[^.;:!?\0]*?\s(?:om\s+)?å\s+)")

    def read(self) -> list[Draft]:
        """The drafts of every sentence that is not furniture, in text order."""
        found: list[Draft] = []
        for sentence in self._document.sentences:
            if self._document.paragraphs[sentence.paragraph].kind not in (
                "headline",
                "byline",
                "published",
                "subhead",
            ):
                for draft in self._sentence(sentence):
                    if not any(d.start < draft.end and draft.start < d.end for d in found):
                        found.append(draft)
        return found

    def _sentence(self, sentence: Sentence) -> Iterator[Draft]:
        yield from self._sourced(sentence)
        yield from self._documents(sentence)
        at = sentence.start
        while found := self._earliest(at, sentence.end):
            draft = self._at(found, sentence, at)
            if draft is not None and draft.speaker is not None:
                yield draft
                yield from self._coda(draft, found, sentence)
            at = max(found.end(), draft.end if draft and draft.start >= found.end() else 0)

    def _earliest(self, start: int, stop: int) -> re.Match[str] | None:
        patterns = (self._cues.ask, self._cues.thank, self._cues.verb, self._cues.object_verb)
        found = [m for p in patterns if (m := p.search(self._view, start, stop))]
        return min(found, key=lambda m: (m.start(), -m.end()), default=None)

    def _at(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        before = self._view[sentence.start : cue.start()]
        if self._cues.negated.match(self._view, cue.end(), sentence.end) or self._cues.hypothetical.search(
            before
        ):
            return None
        for reader in (self._thanking, self._that, self._behind, self._asking, self._object, self._bare):
            if (draft := reader(cue, sentence, low)) is not None:
                return draft
        return None

    def _draft(
        self, start: int, end: int, cue: re.Match[str], speaker: Speaker | None, sentence: Sentence
    ) -> Draft | None:
        if blank := _CLAUSE_END.search(self._view, start, end):
            end = blank.start() if blank.group() == "\0" else end
        start, end = trimmed(self._view, start, end)
        if len(self._view[start:end].split()) < _PHRASE:
            return None
        outside = (sentence.start, start) if start >= cue.end() else (cue.start(), sentence.end)
        return Draft(
            start=start,
            end=end,
            mode="indirect",
            paragraph=sentence.paragraph,
            speaker=speaker,
            cue=cue.span(),
            context=outside,
        )

    def _end(self, start: int, sentence: Sentence) -> int:
        """The clause runs to the end of the sentence, or to "and" with another verb of saying."""
        more = self._next_cue.search(self._view, start, sentence.end)
        end = more.start() if more else sentence.end
        channel = self._channel.search(self._view, start, end)  # who passes it on: ", skriver X"
        return channel.start() if channel else end

    def _subject(self, cue: re.Match[str], stop: int, sentence: Sentence, low: int) -> Speaker | None:
        """In a verb-second clause the subject may stand right behind the verb; else it stands before."""
        ahead = self._finder.before(low, cue.start())
        if ahead is not None and self._finder.adjacent(ahead, cue.start()):
            return ahead
        behind = self._finder.after(cue.end(), stop) if stop > cue.end() else None
        return behind or ahead or self._finder.before(sentence.start, cue.start())

    def _that(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        that = self._cues.that.match(self._view, cue.end(), sentence.end)
        if not that or len(that.group().split()) > 14:
            return None
        gap = self._view[cue.end() : that.end()]
        if not self._cues.verb.fullmatch(cue.group()) and len(gap.split()) > 3:
            return None
        if self._cues.verb.search(gap) or gap.count(",") > 2:
            return None
        word = gap.split()[-1]
        speaker = self._subject(cue, that.end() - len(word) - 1, sentence, low)
        return self._draft(that.end(), self._end(that.end(), sentence), cue, speaker, sentence)

    def _behind(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "C, sier X": the whole clause before the comma."""
        comma = _COMMA_BEFORE.search(self._view, sentence.start, cue.start())
        english = (
            None if comma else re.search(r",\s+([^,\0]{2,80}?)\s+$", self._view[sentence.start : cue.start()])
        )
        if comma:
            end, speaker = comma.start(), self._finder.after(cue.end(), sentence.end)
        elif (
            english
            and self._document.article.language == "en"
            and self._tail.fullmatch(self._view, cue.end(), sentence.end)
        ):
            end = sentence.start + english.start()
            speaker = self._finder.before(end, cue.start())
        else:
            return None
        start = low if low < end else sentence.start
        start = self._openers.match(self._view, start).end()  # type: ignore[union-attr]  # may match nothing, never fails
        if label := _LABEL.match(self._view, start, end):
            start = label.end()
        if speaker is None or "\0" in self._view[start:end] or len(self._view[start:end].split()) < 3:
            return None
        return self._draft(start, end, cue, speaker, sentence)

    def _coda(self, draft: Draft, cue: re.Match[str], sentence: Sentence) -> Iterator[Draft]:
        """ "C, sier X, og D": D is said too, unless it has a verb of saying of its own."""
        if draft.end > cue.start() or self._document.article.language == "en":
            return
        more = re.compile(r",\s+(?:og|men)\s+").search(self._view, cue.end(), sentence.end)
        if more and not self._cues.verb.search(self._view, more.end(), sentence.end):
            coda = self._draft(more.end(), sentence.end, cue, draft.speaker, sentence)
            if coda is not None:
                yield coda

    def _asking(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        if not self._cues.ask.match(self._view, cue.start()) or self._come.match(self._view, cue.end() + 1):
            return None
        asked = self._asked.match(self._view, cue.end(), sentence.end)
        speaker = self._finder.before(low, cue.start())
        return (
            self._draft(asked.end(), self._end(asked.end(), sentence), cue, speaker, sentence)
            if asked
            else None
        )

    def _thanking(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        if not self._cues.thank.match(self._view, cue.start()):
            return None
        reason = self._for.match(self._view, cue.end(), sentence.end)
        if not reason:
            return None
        end = self._end(reason.end(), sentence)
        if (
            not reason.group().rstrip().endswith(("at", "that"))
            and (comma := self._view.find(", ", reason.end(), end)) > 0
        ):
            end = comma
        if len(self._view[reason.end() : end].split()) < _PHRASE:
            return None
        speaker = self._finder.before(low, cue.start()) or self._finder.after(cue.end(), reason.end())
        return self._draft(reason.end(), end, cue, speaker, sentence)

    def _object(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """A verb that takes what was said as its object: readouts above all."""
        found = self._cues.object_verb.match(self._view, cue.start())
        if not found:
            return None
        inside = found.group().casefold() in self._cues.words["object_start_inside"]
        start = found.end() - len(found.group().split()[-1]) if inside else found.end()
        if re.match(r"\s+(?:by|av|him|her|them|ham|henne)\b|\s*[,.]", self._view[start : start + 8]):
            return None
        rest = self._view[start : start + 60].split()
        if (
            not inside
            and rest
            and rest[0][0].isupper()
            and self._finder.any_person(start, start + len(" ".join(rest[:4])))
        ):
            return None
        speaker = self._finder.before(low, cue.start()) or self._finder.before(sentence.start, cue.start())
        return self._draft(start, self._end(start, sentence), cue, speaker, sentence)

    def _bare(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "X sier de vil", "X said it would": no "that" between."""
        if cue.group().casefold() in self._cues.only_that:
            return None
        clause = self._cues.bare.match(self._view, cue.end(), sentence.end)
        speaker = self._finder.before(low, cue.start()) or self._finder.before(sentence.start, cue.start())
        close = speaker is not None and len(self._view[speaker.end : cue.start()].split()) <= 8
        if not clause or not close or len(self._view[clause.end() : sentence.end].split()) < 4:
            return None
        return self._draft(clause.end(), self._end(clause.end(), sentence), cue, speaker, sentence)

    def _sourced(self, sentence: Sentence) -> Iterator[Draft]:
        for cue in self._cues.according.finditer(self._view, sentence.start, sentence.end):
            if "\0" in self._view[sentence.start : sentence.end]:
                continue
            speaker = self._finder.any_person(cue.end(), self._source_stop(cue.end(), sentence.end))
            if speaker is None:
                continue
            before = self._view[sentence.start : cue.start()]
            if len(before.split()) <= 1 or re.search(r",\s+(?:og|and)\s+$", before):
                span = (speaker.end, sentence.end)
            else:
                span = (
                    sentence.start,
                    cue.start() if not self._view[speaker.end : sentence.end].strip(" .") else sentence.end,
                )
            if (draft := self._draft(*span, cue, speaker, sentence)) is not None:
                yield draft
        for cue in self._opinion.finditer(self._view, sentence.start, sentence.end):
            speaker = self._finder.any_person(cue.start(1), cue.end(1))
            if speaker is not None and (
                draft := self._draft(
                    self._clause(sentence.start, cue.start()), sentence.end, cue, speaker, sentence
                )
            ):
                yield draft

    def _clause(self, start: int, stop: int) -> int:
        comma = self._view.rfind(", ", start, stop)
        return comma + 2 if comma >= 0 else start

    def _source_stop(self, start: int, stop: int) -> int:
        found = re.compile(r"[,;:]").search(self._view, start, stop)
        return found.start() if found else stop

    def _documents(self, sentence: Sentence) -> Iterator[Draft]:
        """ "I en uttalelse fra X heter det at C", "C, heter det i uttalelsen"."""
        for cue in self._cues.document.finditer(self._view, sentence.start, sentence.end):
            that = self._cues.that.match(self._view, cue.end(), sentence.end)
            noun = self._nouns.search(
                self._view, sentence.start, that.start() + len(that.group()) if that else sentence.end
            )
            source = self._from.match(self._view, noun.end(), sentence.end) if noun else None
            speaker = (
                self._finder.any_person(source.end(), min(sentence.end, source.end() + 60))
                if source
                else None
            )
            if that:
                draft = self._draft(that.end(), sentence.end, cue, speaker, sentence)
            else:
                draft = self._draft(sentence.start, cue.start(), cue, speaker, sentence)
            if draft is not None and "\0" not in self._view[draft.start : draft.end]:
                yield draft
