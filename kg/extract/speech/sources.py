"""Speech told through a source: "ifølge X", "etter det X erfarer", "i en uttalelse fra X heter det"."""

import re
from collections.abc import Iterator

from kg.document import Sentence
from kg.extract.speech.clauses import PARTY, PHRASE, Clauses
from kg.extract.speech.outlets import outlets
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.records import Draft, Speaker, speaker_of
from kg.extract.speech.relayed import passed_on
from kg.extract.speech.source_patterns import source_patterns
from kg.extract.speech.unnamed import Unnamed
from kg.languages import subject_first
from kg.languages.patterns import holds
from kg.reference import load

_NEAR = 60  # characters from "i en uttalelse fra" to the end of whose it is
_REPORT = 8  # words behind the name in "according to a CNN report published on Sunday,"
_DESCRIBED = re.compile(
    r",\s+(?P<what>(?:[a-zæøå]|[A-Z][\w-]*[’']s\s)[^,.;:\0]{2,140}),\s+"
)  # ", lederen i komiteen,"
_SHORT = 62  # characters of a description that may be taken for one without a look at its verbs
_LEAD = 2  # words before a title, its owner and an article
_SPLIT = 10  # words from a verb to "at" with its subject and its particle between ("la X vekt på at")


class SourceReader:
    """Reads what the sentences of one document tell by naming a source, without a verb of saying."""

    def __init__(self, clauses: Clauses) -> None:
        self._pack = source_patterns(clauses.document.article.language)
        self._clauses, self._cues = clauses, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder
        self._english = subject_first(clauses.document.article.language)
        text = self._view.casefold()
        pack = self._pack
        self._opines, self._views, self._learns, self._sides, self._claims = (
            holds(text, words)
            for words in (
                pack.opinion_words,
                pack.view_words,
                pack.learnt_words,
                pack.side_words,
                pack.claim_words,
            )
        )
        self._documented = holds(text, pack.document_words)
        self._patterns = speech_patterns(clauses.document.article.language)
        self._outlets = outlets(clauses.document.article.language)
        self._unnamed = Unnamed(clauses.document, clauses.view)
        self._states = load().countries.keys()

    def read(self, sentence: Sentence) -> Iterator[Draft]:
        """The drafts of a sentence; those of a text that is quoted may still lack their speaker."""
        yield from self._sourced(sentence)
        if self._documented:
            yield from self._documents(sentence)
        said = self._view[sentence.start : sentence.end].casefold() if self._views or self._claims else ""
        if self._views and holds(said, self._pack.view_words):
            yield from self._viewed(sentence)
        if self._claims and holds(said, self._pack.claim_words):
            yield from self._claimed(sentence)
        if self._learns:
            yield from self._learnt(sentence)
        if self._sides:
            yield from self._sided(sentence)

    def _sided(self, sentence: Sentence) -> Iterator[Draft]:
        """ "Fra norsk side ble det understreket at C": the state of that side says it."""
        for cue in self._pack.sided.finditer(self._view, sentence.start, sentence.end):
            speaker = self._side(*cue.span("side"))
            if speaker is not None:
                end = self._clauses.end(cue.end(), sentence)
                if (draft := self._clauses.draft(cue.end(), end, cue, speaker, sentence)) is not None:
                    yield draft

    def _side(self, start: int, stop: int) -> Speaker | None:
        """Whose side, or which house or capital, stands there."""
        side = next((m for m in self._finder.inside(start, stop) if m.kind == "country"), None)
        if side is not None and side.form == "adjective" and self._view[side.end : stop].strip():
            side = None  # "fra russisk UD"
        if side is not None:
            return Speaker(names=(side.key,), start=side.start, end=side.end)
        capital = speaker_of(self._finder.bodies.capital_at(start, stop))
        return capital or self._finder.any_person(start, stop)

    def _source_ends(self, sources: list[re.Match[str]], sentence: Sentence) -> int:
        """Where the sentence ends that a source tells: "C, ifølge X, men D" ends it before "men"."""
        if len(sources) != 1 or not self._view[: sources[0].start()].endswith(", "):
            return sentence.end
        more = self._pack.contrast.search(self._view, sources[0].end(), sentence.end)
        return more.start() if more else sentence.end

    def _told_within(self, sentence: Sentence, stop: int) -> bool:
        """Whether a verb of saying has its own clause or object: a source then only passes it on."""
        for cue in self._cues.verb.finditer(self._view, sentence.start, stop):
            that = self._cues.that.match(self._view, cue.end(), stop)
            split = not self._english or cue.group().casefold() in self._cues.split
            split = split or self._cues.according.match(self._view, cue.end() + 1) is not None
            if that and len(that.group().split()) <= (_SPLIT if split else PHRASE):
                return True
        saying = [
            c for c in self._cues.verb.finditer(self._view, sentence.start, stop) if self._says(c, stop)
        ]
        thanks = self._cues.thank.finditer(self._view, sentence.start, stop)
        for cue in (*self._cues.object_verb.finditer(self._view, sentence.start, stop), *saying, *thanks):
            who = self._finder.before(sentence.start, cue.start())
            if who is not None and self._finder.is_person(who) and self._finder.adjacent(who, cue.start()):
                return True
        return False

    def _says(self, cue: re.Match[str], stop: int) -> bool:
        """ "A said the war is over, according to B": a verb that takes its clause without "that"."""
        takes = self._english and cue.group().casefold() in self._cues.words["clause_verbs"]
        return takes and self._pack.finite.search(self._view, cue.end(), stop) is not None

    def _sourced(self, sentence: Sentence) -> Iterator[Draft]:
        sources = list(self._cues.according.finditer(self._view, sentence.start, sentence.end))
        opined = self._pack.opinion.finditer(self._view, sentence.start, sentence.end) if self._opines else ()
        opinions = list(opined)
        if self._opines and not opinions:
            opinions = list(self._pack.learnt_of.finditer(self._view, sentence.start, sentence.end))
        if not (sources or opinions):
            return
        venture = any(self._pack.impersonal.search(self._view, sentence.start, c.start()) for c in sources)
        if not venture and self._told_within(sentence, self._source_ends(sources, sentence)):
            sources = [c for c in sources if self._pack.beside.search(self._view, sentence.start, c.start())]
            opinions = []
        yield from self._opined(opinions, sentence)
        for cue in sources:
            if "\0" in self._view[sentence.start : sentence.end]:
                continue
            stop = self._source_stop(cue.end(), sentence.end)
            speaker = self._source(cue.end(), stop)
            if speaker is None or self._pack.channelled.search(self._view, sentence.start, cue.start()):
                continue
            if self._english and passed_on(self._clauses, self._patterns.resuming, cue, stop, sentence):
                continue
            party = PARTY.match(self._view, speaker.end, sentence.end)
            behind = party.end() if party else speaker.end
            house = self._pack.house.match(self._view, behind, stop)
            behind = house.start("verb") if house else behind
            before = self._view[sentence.start : cue.start()]
            leads = len(before.split()) <= 1 or before.endswith(": ") or self._pack.beside.search(before)
            if self._english and (goes_on := self._parted(cue, stop, sentence)):
                span = (goes_on.start("verb"), sentence.end)
            elif not leads and self._inserted(cue, behind, sentence):
                span = (sentence.start, sentence.end)
            elif leads or self._medial(cue, behind, sentence) or self._pack.within.search(before):
                begins = self._told_from(behind, stop, sentence)
                span = (begins, self._passed_on(begins, sentence))
            else:
                closes = self._closes(cue, speaker, sentence)
                told = "" if closes else self._view[behind : sentence.end].strip(" .")
                described = stop < sentence.end and not re.search(r",\s", self._view[stop + 1 : sentence.end])
                span = (sentence.start, cue.start() if not told or described else sentence.end)
            if (draft := self._clauses.draft(*span, cue, speaker, sentence)) is not None:
                yield draft

    def _passed_on(self, start: int, sentence: Sentence) -> int:
        """Where a clause ends that somebody else passes on: "ifølge A har B reist, ifølge C"."""
        if self._english:
            return self._clauses.untold(start, sentence.end, sentence.end)
        again = self._cues.according.search(self._view, start, sentence.end)
        before = self._view[start : again.start()].rstrip() if again else ""
        return start + len(before) - 1 if before.endswith(",") else sentence.end

    def _inserted(self, cue: re.Match[str], end: int, sentence: Sentence) -> bool:
        """ "A har, ifølge B, gjort C": the source stands between commas inside the verb phrase."""
        before = self._view[sentence.start : cue.start()].rstrip()
        comma = self._view.find(",", end, sentence.end)
        return (
            not self._english
            and before.endswith(",")
            and (self._pack.verbal.search(before[:-1]) or self._pack.opened.search(before[:-1])) is not None
            and comma >= 0
            and len(self._view[end:comma].split()) <= _REPORT
        )

    def _parted(self, cue: re.Match[str], stop: int, sentence: Sentence) -> re.Match[str] | None:
        """ "The talks, according to X, will C": the subject alone stands before, and C is what is told."""
        alone = self._view[: cue.start()].endswith(", ") and self._clauses.verbless(
            sentence.start, cue.start()
        )
        return self._patterns.resuming.match(self._view, stop, sentence.end) if alone else None

    def _closes(self, cue: re.Match[str], speaker: Speaker, sentence: Sentence) -> bool:
        """ "C, ifølge den peruanske regjeringen.": nothing but who it is stands behind."""
        behind = self._pack.relative.split(self._view[speaker.end : sentence.end])[0]
        comma = self._view[sentence.start : cue.start()].rstrip(' ”"').endswith(",")
        told = self._english or self._clauses.verbless(speaker.end, speaker.end + len(behind))
        return comma and "," not in behind and told  # "according to a UN statement issued on Monday"

    def _source(self, start: int, stop: int) -> Speaker | None:
        """Whoever stands right behind "according to", by name, or the outlet nobody lists."""
        if acts := self._pack.behind_noun.search(self._view, start, stop):
            stop = acts.start("verb")  # "ifølge kilder solgte A B": of A it is told
        if self._unnamed.beside(start, stop):
            return None
        if (issued := self._pack.issued.match(self._view, start, stop)) is not None:
            when = self._pack.when.search(self._view, issued.end(), stop)
            return self._finder.any_person(issued.end(), when.start() if when else stop)
        if paper := self._pack.paper.match(self._view, start, stop):
            return Speaker(
                names=(), start=start, end=paper.end()
            )  # "according to the statement": whose it is
        outlet = self._outlets.named(self._view, start, stop)
        going_on = outlet or self._pack.finite.search(self._view, start, stop)  # "har ministeren, NAME, "
        if going_on is None and (behind := self._finder.described_person(start, stop)) is not None:
            return behind
        if (
            source := speaker_of(self._finder.bodies.chief(start, stop))
            or speaker_of(self._finder.officers.serving(start, stop))
            or self._finder.source(start, stop)
            or speaker_of(self._finder.bodies.capital_at(start, stop))
        ) is not None:
            return source
        behind_title = self._behind_title(start)  # "ifølge instituttets leder NAVN er": a noun, no verb
        verb = None if self._english else self._pack.verb.search(self._view, behind_title, stop)
        said = verb.start() if verb else stop  # "ifølge ministeren tok A det første skrittet"
        speaker = self._finder.any_person(start, said) or self._finder.government(start, said)
        comma = self._view.startswith(",", stop)
        if speaker is None and comma and (name := self._finder.apposed(stop + 2)) is not None:
            return Speaker(names=(name.key,), start=name.start, end=name.end)  # "ifølge ministeren, NAME"
        if outlet is None:
            return speaker or self._unlisted(start, stop)
        if speaker is not None and outlet[1] <= speaker.start < outlet[2]:
            return speaker  # one that is known by that name
        return Speaker(names=(outlet[0],), start=outlet[1], end=outlet[2])

    def _behind_title(self, start: int) -> int:
        """Where a title ends that a stretch opens with, or has right behind its owner."""
        for title in self._clauses.document.titles:
            lead = self._view[start : title.start].split() if start <= title.start else [""]
            if len(lead) <= _LEAD and all(w.endswith(("s", "en", "et", "n")) for w in lead):
                return title.end
        return start

    def _unlisted(self, start: int, stop: int) -> Speaker | None:
        """ "Ifølge News9 er C": a name that nobody lists, right behind the word and no owner of anything."""
        name = self._finder.referring.printed_after(start - 1, stop)
        owns = name is not None and re.match(r"\s+[a-zæøå]+(?:en|et|a|ene)?\s", self._view[name[1] : stop])
        if name is None or name[0] != start or (owns and self._view[name[1] - 1] == "s"):
            return None
        return Speaker(names=(self._view[slice(*name)],), start=name[0], end=name[1])

    def _told_from(self, end: int, stop: int, sentence: Sentence) -> int:
        """Where begins what a source tells: behind its description, and in English behind the comma."""
        if described := self._described(end, sentence.end):
            return described.end()
        near = (
            end <= stop
            and (len(self._view[end:stop].split()) <= _REPORT or self._clauses.verbless(end, stop))
            and self._view[stop : stop + 1] == ","
        )
        if not (self._english and near):
            return end
        places = [m for m in self._clauses.document.mentions if m.kind in ("place", "country")]
        seat = next((m for m in places if m.start == stop + 2 and self._view.startswith(",", m.end)), None)
        return seat.end + 1 if seat and any(m.end == stop for m in places) else stop + 1  # "in Lima, Peru,"

    def _described(self, start: int, stop: int) -> re.Match[str] | None:
        """ ", lederen i komiteen,": what is told of a source behind its name; a long one has no verb."""
        found = _DESCRIBED.match(self._view, start, stop)
        long = found is not None and (self._english or len(found["what"]) > _SHORT)
        return None if found and long and not self._clauses.verbless(*found.span("what")) else found

    def _medial(self, cue: re.Match[str], end: int, sentence: Sentence) -> bool:
        """ "X skal ifølge Y ha lovet C": the source stands inside the verb phrase, which goes on."""
        before = self._view[sentence.start : cue.start()].rstrip()
        described = self._described(end, sentence.end)
        ahead = self._view[described.end() - 1 if described else end : sentence.end]
        return (
            not self._english
            and self._pack.verbal.search(before) is not None
            and re.match(r"\s+\w", ahead) is not None
            and len(ahead.split()) > PHRASE
        )

    def _opined(self, opinions: list[re.Match[str]], sentence: Sentence) -> Iterator[Draft]:
        """ "Etter X syn C", "etter det X forstår": the clause behind it, or all of it before."""
        for cue in opinions:
            speaker = self._finder.any_person(*cue.span("whose")) or self._owner(*cue.span("whose"))
            if cue.end() >= sentence.end - 1:
                if (
                    draft := self._clauses.draft(sentence.start, cue.start(), cue, speaker, sentence)
                ) and speaker:
                    yield draft
                continue
            before = self._view[sentence.start : cue.start()].strip()
            leads = not before or before in self._cues.words["openers"]
            start = cue.end() if leads else self._clause(sentence.start, cue.start())
            draft = self._clauses.draft(start, sentence.end, cue, speaker, sentence) if speaker else None
            if draft is not None:
                yield draft

    def _owner(self, start: int, stop: int) -> Speaker | None:
        """ "Etter Perus syn": the state whose view it is."""
        owner = next((m for m in self._finder.inside(start, stop) if m.genitive and m.start == start), None)
        return Speaker(names=(self._finder.name(owner),), start=owner.start, end=owner.end) if owner else None

    def _viewed(self, sentence: Sentence) -> Iterator[Draft]:
        """ "X's view is that C", "Xs syn er at C": the clause is what X thinks."""
        for cue in self._pack.view.finditer(self._view, sentence.start, sentence.end):
            owners = [
                m for m in self._finder.inside(sentence.start, cue.end("lead"))
                if m.genitive and cue.start() - 2 <= m.end <= cue.end("lead")
            ]  # fmt: skip
            if owners:
                names = (self._finder.name(owners[-1]),)
                speaker = Speaker(names=names, start=owners[-1].start, end=owners[-1].end)
                end = self._clauses.end(cue.end(), sentence)
                draft = self._clauses.draft(cue.end(), end, cue, speaker, sentence)
                if draft is not None:
                    yield draft
        for cue in self._pack.view_from.finditer(self._view, sentence.start, sentence.end):
            capital = speaker_of(self._finder.bodies.capital_at(*cue.span("whose")))
            if (who := self._finder.any_person(*cue.span("whose")) or capital) is not None:
                end = self._clauses.end(cue.end(), sentence)
                if (draft := self._clauses.draft(cue.end(), end, cue, who, sentence)) is not None:
                    yield draft

    def _claimed(self, sentence: Sentence) -> Iterator[Draft]:
        """ "Xs påstand om at C", "X's warning that C", "a demand from X that C": what X claims."""
        for cue in self._pack.claim.finditer(self._view, sentence.start, sentence.end):
            if self._cues.any.search(self._view, sentence.start, cue.start()):
                continue  # "avviser Xs påstand om at C": who rejects it says more
            if cue["whose"] is not None:
                who = self._finder.any_person(*cue.span("whose")) or speaker_of(
                    self._finder.bodies.capital_at(*cue.span("whose"))
                )
            else:
                inside = self._finder.inside(sentence.start, cue.start("lead") + 2)
                owner = next((m for m in inside if m.genitive and 0 <= cue.start() - m.end <= 1), None)
                names = (self._finder.name(owner),) if owner else ()
                who = Speaker(names=names, start=owner.start, end=owner.end) if owner else None
            end = self._clauses.end(cue.end(), sentence)
            commas = (m.start() for m in re.compile(r",(?=\s)").finditer(self._view, cue.end(), end))
            opens = self._pack.verb.search(self._view, sentence.start, cue.start()) is None  # its subject
            end = next((c for c in commas if opens or self._pack.verb.match(self._view, c + 1)), end)
            draft = self._clauses.draft(cue.end(), end, cue, who, sentence) if who else None
            if draft is not None:
                yield draft

    def _learnt(self, sentence: Sentence) -> Iterator[Draft]:
        """ "C, får NRK opplyst hos X": what X has told somebody else."""
        for cue in self._pack.learnt.finditer(self._view, sentence.start, sentence.end):
            stop = self._source_stop(cue.end(), sentence.end)
            speaker = self._finder.after(cue.end() - 1, stop) or self._finder.any_person(cue.end(), stop)
            draft = self._clauses.draft(sentence.start, cue.start(), cue, speaker, sentence)
            if speaker is not None and draft is not None and "\0" not in self._view[draft.start : draft.end]:
                draft.asked = cue.span()  # "får NRK opplyst"
                yield draft

    def _clause(self, start: int, stop: int) -> int:
        comma = self._view.rfind(", ", start, stop)
        return comma + 2 if comma >= 0 else start

    def _source_stop(self, start: int, stop: int) -> int:
        found = re.compile(r"[,;:]").search(self._view, start, stop)
        return found.start() if found else stop

    def _named_at(self, start: int, stop: int) -> bool:
        """Whether a name stands there, or whose ministry it is: "frå det kinesiske departementet"."""
        first = next((m for m in self._finder.inside(start, stop) if m.form != "pronoun"), None)
        lead = self._view[start : first.start].split() if first else [""] * _LEAD
        return self._view[start].isupper() or len(lead) < _LEAD

    def _documents(self, sentence: Sentence) -> Iterator[Draft]:
        """ "I en uttalelse fra X heter det at C", "C, heter det i uttalelsen", "C, heter det fra X"."""
        for cue in self._cues.document.finditer(self._view, sentence.start, sentence.end):
            that = self._cues.that.match(self._view, cue.end(), sentence.end)
            noun = self._pack.nouns.search(
                self._view, sentence.start, that.start() + len(that.group()) if that else sentence.end
            )
            at = noun.end() if noun else cue.end()  # "C, heter det fra X"
            source = self._pack.from_.match(self._view, at, sentence.end)
            if source and noun is None and not self._named_at(source.end(), sentence.end):
                source = None  # "heter det fra departementet": whoever spoke before
            if opening := self._pack.opening.match(self._view, sentence.start, cue.start()):
                speaker = self._finder.any_person(opening.end(), cue.start())  # "Fra UD heter det at C"
            else:
                stop = min(sentence.end, source.end() + _NEAR) if source else 0
                find = self._finder.any_person if noun else self._finder.after
                speaker = find(source.end(), stop) if source else None
                if source and noun and speaker is None:
                    continue  # "i en uttalelse fra landets ledelse heter det at C": nobody known
                if speaker is not None and not noun and self._states >= {*speaker.names}:
                    speaker = None  # "heter det fra russisk side": whoever has spoken for it
            if that:
                draft = self._clauses.draft(that.end(), sentence.end, cue, speaker, sentence)
            else:
                if self._view[sentence.start : cue.start()].rstrip()[-1:].isalpha():
                    continue  # "fram mot møtet står det att mykje": nothing is written
                draft = self._clauses.draft(sentence.start, cue.start(), cue, speaker, sentence)
            if draft is not None and "\0" not in self._view[draft.start : draft.end]:
                yield draft
