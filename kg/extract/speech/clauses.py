"""What the readers of reported speech share: where what is said ends, and who stands at the verb."""

import re

from kg.document import Document, Sentence
from kg.extract.speech.clause_patterns import clause_patterns
from kg.extract.speech.cues import Cues
from kg.extract.speech.drafting import trimmed
from kg.extract.speech.front_ends import before_main, in_front
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.speakers import SpeakerFinder
from kg.languages import subject_first

OTHER = 40  # characters behind a semicolon that hold another subject
PARTY = re.compile(r"\s\([^()\n]{1,30}\)")  # "(Ap)", behind a name
PHRASE = 3  # words of the shortest thing said
LONGEST = 30  # characters of a verb of saying
_WORD = re.compile(r"\w")
_CLAUSE_END = re.compile(r"\0|(?<=\w)[.!?]$")
_LONG = 26  # words from a verb to its "that" which only tell whom, when and where
_HELPED = 2  # words before a participle among which its auxiliary stands
_PARTICLE_REACH = 7  # words from a verb to its particle, the subject and an adverb between
_TITLE_REACH = 9  # words of title between a verb and the name of its subject


class Clauses:
    """Bounds and subjects in one document; `view` is its text with direct quotations blanked out."""

    def __init__(self, document: Document, cues: Cues, finder: SpeakerFinder, view: str) -> None:
        self._pack = clause_patterns(document.article.language)
        self.document, self.cues, self.finder, self.view = document, cues, finder, view

    def draft(
        self,
        start: int,
        end: int,
        cue: re.Match[str],
        speaker: Speaker | None,
        sentence: Sentence,
        least: int = PHRASE,
    ) -> Draft | None:
        """The words from `start` to `end` as indirect speech; None where too few of them are left."""
        if blank := _CLAUSE_END.search(self.view, start, end):
            end = self._led_up(start, blank.start()) if blank.group() == "\0" else end
            if joined := self._pack.and_that.search(self.view, start, end):
                end = joined.start()  # "sa at C, men at «D»"
            elif self._pack.only_that.search(self.view, start, end):
                return None  # "uttrykte håp om at «C»": the words quoted, read as such, are all
        start, end = trimmed(self.view, start, end)
        if len(self.view[start:end].split()) < least or not _WORD.search(self.view, start, end):
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

    def _led_up(self, start: int, end: int) -> int:
        """Where words end that lead up to a quotation: before ", claiming that “", and its opening mark."""
        lead = self._pack.quoting.search(self.view, start, end)
        return lead.start() if lead else start + len(self.view[start:end].rstrip(' «“"„'))

    def _unquoted(self, pattern: re.Pattern[str], start: int, stop: int) -> int:
        """Where the pattern first stands outside quoted words, which are one whole; else `stop`."""
        for found in pattern.finditer(self.view, start, stop):
            if not any(q.start <= found.start() < q.end for q in self.document.quotes):
                return found.start()
        return stop

    def _goes_on(self, at: int, stop: int, start: int, *, past: bool) -> bool:
        """Whether the clause goes on: "C, and wished him luck", "said A wants C and welcomes D", "sier at A
        kom og advarte mot D"."""
        been = past or self._pack.been.search(self.view, start, at)
        shown = been and (self._pack.present if past else self._pack.past_too).match(self.view, at)
        twice = self._pack.saying.search(self.view, at - LONGEST, at)  # "håper og tror"
        if shown or twice or self._pack.remains.match(self.view, at, stop):
            return True
        found = self._pack.next_cue.match(self.view, at, stop)
        word = found.group().split()[-1].casefold() if found else ""
        alone = found is not None and not found.group().startswith(",") and word in self.cues.only_that
        that = self.cues.that.match(self.view, found.end(), stop) if found and alone else None
        return alone and (that is None or len(that.group().split()) > PHRASE + 1) and not self._takes(word)

    def _takes(self, verb: str) -> bool:
        words = self.cues.words
        return verb in words["object_verbs"] or verb in words["ask_verbs"] or verb in words["thank_verbs"]

    def end(
        self,
        start: int,
        sentence: Sentence,
        *,
        thing: bool = False,
        phrase: bool = False,
        least: int = PHRASE,
    ) -> int:
        """The clause runs to the end of the sentence, or to "and" with another verb of saying."""
        end = self._unquoted(self._pack.next_cue, start, sentence.end)
        past = self._pack.told_past.search(self.view, sentence.start, start) is not None
        while end < sentence.end and not thing and self._goes_on(end, sentence.end, start, past=past):
            end = self._unquoted(self._pack.next_cue, end + 1, sentence.end)
        # "welcomed the visit and discussed trade"
        end = self._unquoted(self._pack.conferring, start, end)
        end = self._unquoted(self._pack.conferred, start, end) if thing else end
        end = min(end, self._unquoted(self._pack.told_next, start, sentence.end))
        end = self._unquoted(self._pack.unwilling, start, self._unquoted(self._pack.sourced, start, end))
        end = self._unquoted(self._pack.after_talks, start, end)
        end = self._unquoted(self._pack.turned_on, start, self._unquoted(self._pack.contrast, start, end))
        front = self.view.find(", ", sentence.start, start)
        first = front < 0 or self.verbless(sentence.start, front)
        if first and self._pack.while_.match(self.view, sentence.start):  # "While X says C, Y says D"
            comma = self.view.find(", ", start, end)
            end = comma if comma > start else end
        elif in_front(self._pack, self.view, sentence.start, start):
            end = before_main(self._pack, self.view, start, end, self._unquoted)
        end = self._unquoted(self._pack.next_clause if thing or phrase else self._pack.next_deed, start, end)
        end = self._before_meeting(start, end, phrase=phrase, least=least)
        end = self._unquoted(self._pack.meanwhile, start, end) if thing else end
        other = self._unquoted(self._pack.predicate, start, end) if thing else end
        end = end if self._pack.told_of.search(self.view, start, other) else other
        end = self._unquoted(self._pack.new_subject, start, end)  # a second one said repeats "at"
        end = self._other_subject(start, self._unquoted(self._pack.charge, start, end))
        return self.untold(start, self.untold(start, end, sentence.end), sentence.end)

    def untold(self, start: int, end: int, stop: int) -> int:
        """Where begins who passes it on: ", skriver X", ", according to X"; each passes on another's."""
        channel = self._pack.channel.search(self.view, start, end) or self._pack.passing.search(
            self.view, start, end
        )
        # not "at B, som kom sent, spurte om C": nobody stands behind the verb
        end = channel.start() if channel and not self._led_behind(channel) else end
        tail = self._pack.tailed.search(self.view, start, stop)
        return min(end, tail.start()) if tail else end

    def _led_behind(self, channel: re.Match[str]) -> bool:
        """Whether what is asked stands right behind the verb of a clause at the end, and no subject."""
        if subject_first(self.document.article.language):
            return False
        behind = channel.group().casefold().split()[2:3]
        return bool(behind) and behind[0] in self.cues.words["asked_about"]

    def _before_meeting(self, start: int, end: int, *, phrase: bool, least: int) -> int:
        """Where "after she met NAME" begins that only says when; a phrase needs no comma before it."""
        later = self._unquoted(self._pack.after_meeting, start, end)
        told = self._unquoted(self._pack.after, start, later) if phrase else later
        later = later if self.verbless(told, later) else told  # "condemned C after rebels seized B"
        alone = phrase and self.verbless(start, later) and len(self.view[start:later].split()) >= least
        end = later if self.view.startswith(",", later) or alone else end
        talks = self._unquoted(self._pack.in_talks, start, end) if phrase else end
        return talks if self.verbless(start, talks) else end

    def _other_subject(self, start: int, end: int) -> int:
        """Where a semicolon begins what somebody else does: "said it would go; Peru has not replied"."""
        semicolon = self.view.find(";", start, end)
        led = self.finder.inside(semicolon, min(end, semicolon + OTHER)) if semicolon > start else []
        lead = self.view[semicolon + 1 : led[0].start].strip() if led else ""
        return semicolon if led and lead in ("", "the") and led[0].form in ("name", "alias") else end

    def told_again(self, gap: str) -> bool:
        """Whether a second verb of saying stands in a gap; one that needs a particle, with it: "i går"."""
        plain = self.plain(gap)
        return any(self.whole(verb, plain[verb.end() :]) for verb in self.cues.verb.finditer(plain))

    def plain(self, gap: str) -> str:
        """A gap without its adverbs, whose words are verbs too: "på si side"."""
        return self._pack.adverbs.sub(" ", gap)

    def verbless(self, start: int, end: int) -> bool:
        """Whether no finite verb stands in the words: a subject alone, or where and when something is."""
        return self._pack.verbal.search(self.view, start, end) is None

    def acts(self, start: int, end: int) -> bool:
        """Whether a finite verb stands in the words, or behind their first noun one of saying."""
        opens = self.view[start:end].split(maxsplit=1)[:1]
        led = bool(opens) and opens[0].casefold() in self.cues.words["adjuncts"]
        says = not led and self._pack.said.search(self.view, start, end) is not None
        return says or not self.verbless(start, end)

    def before_deed(self, start: int, end: int) -> int:
        """Where words end before "and" with a finite verb right behind, what the speaker does next."""
        return self._unquoted(self._pack.deed, start, end)

    def circumstances(self, start: int, end: int) -> bool:
        """ "Told B during talks at the Palace in Lima that C": long, and without a verb of its own."""
        short = len(self.view[start:end].split()) <= _LONG and "\0" not in self.view[start:end]
        return subject_first(self.document.article.language) and short and self.verbless(start, end)

    def first_verb(self, start: int, end: int) -> int:
        """Where the first finite verb of the words stands; -1 where none does."""
        found = self._pack.verbal.search(self.view, start, end)
        return found.start() if found else -1

    def cut_short(self, start: int, end: int, sentence: Sentence) -> bool:
        """ "X reports that during a visit, Y said C": only when or where is left before another's words."""
        if not subject_first(self.document.article.language) or self.view[end : end + 1] != ",":
            return False
        opening = self.view[start:end].split(maxsplit=1)[0].casefold()
        adjunct = opening in self.cues.words["adjuncts"] or opening in self.cues.prepositions
        return adjunct and end < sentence.end and self.verbless(start, end)

    def closes(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether the sentence ends in ", he said", or ", sier A": then all before it is what is said."""
        if subject_first(self.document.article.language):
            if self._pack.closing.search(self.view, cue.end(), sentence.end) is not None:
                return True
            closed = self._pack.closed.search(self.view, cue.end(), sentence.end)
            return closed is not None and not self._pack.next_cue.search(self.view, cue.end(), closed.start())
        if self.view.find(",", cue.end(), sentence.end) < 0:
            return False
        return self.told_whole(cue, cue.end(), sentence, opens=True)  # "Norge fordømmer C, sier A"

    def passed_on(self, start: int, sentence: Sentence) -> bool:
        """Whether somebody else tells it all: "they agree that C, says X"."""
        return self._pack.channel.search(self.view, start, sentence.end) is not None

    def told_whole(self, cue: re.Match[str], start: int, sentence: Sentence, *, opens: bool = False) -> bool:
        """ "Han er glad for at A gjorde klart at C, sier B": all of it is what a person says at the end."""
        if subject_first(self.document.article.language):
            return False
        if not opens and self._pack.that.search(self.view, sentence.start, cue.start()) is None:
            return False
        channel = self._pack.channel.search(self.view, start, sentence.end)
        verb = channel and self.cues.verb.search(self.view, channel.start(), channel.end())
        teller = self.finder.after(verb.end(), sentence.end) if verb else None
        own = teller is not None and self.cues.that.match(self.view, teller.end, sentence.end)
        if own and len(own.group().split()) == 1:
            return False  # "Mens A mener C, sier B at D": each says his own
        return teller is not None and self.finder.is_person(teller)

    def joined(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether the verb is the second one of a subject that stands before "and"."""
        before = self.view[sentence.start : cue.start()]
        participle = cue.group().split()[0].endswith("ing") and before.rstrip().endswith(",")
        participle = participle or cue.group().casefold() in self.cues.words["adding_on"]
        asks = cue.group().casefold() in self.cues.words["asking_participles"]
        participle = participle or (asks and self._pack.called.search(before) is not None)
        second = self._pack.joined.search(before)
        turned = second is not None and len(second.group().split()) > 1 and not self._pack.ordered
        if turned and self.inverted(cue, sentence.end) is not None:
            second = None  # "A støtter B, men nå sier C at D": C does
        return participle or self.listed(cue, sentence) or second is not None

    def listed(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Noted the need for C, affirmed D, and agreed": whether the verb is one of several."""
        before = self.view[sentence.start : cue.start()].rstrip()
        told = before.endswith(",") and self._pack.ordered
        if before.endswith(",") and not told:  # "takket A for C, sa at D": its subject would stand between
            lone = self.cues.that.match(self.view, cue.end(), sentence.end)
            clauses = list(self._pack.clause_start.finditer(self.view, sentence.start, cue.start()))
            begun = clauses[-1].end() if clauses else sentence.start
            apart = (
                not self.finder.described(begun, cue.start()) and self._pack.said.search(before) is not None
            )
            return apart and lone is not None and len(lone.group().split()) == 1
        acts = told and (self._pack.said.search(before) or self._acts_on(cue, before))
        return bool(acts) and self._pack.series.match(self.view, cue.end(), sentence.end) is not None

    def _acts_on(self, cue: re.Match[str], before: str) -> bool:
        """ "Met B, voiced concern, and urged C": no "agreed the plan, announced in May, and urged C"."""
        behind = self.view[cue.end() :].split(maxsplit=1)[:1]
        led = bool(behind) and behind[0].casefold() in self.cues.prepositions
        return not led and "," not in before[:-1] and self._pack.verbal.search(before) is not None

    def subject(self, cue: re.Match[str], stop: int, sentence: Sentence, low: int) -> Speaker | None:
        """In a verb-second clause the subject may stand right behind the verb; else it stands before."""
        if (answering := self.answering(cue, sentence)) is not None:
            return answering
        english = subject_first(self.document.article.language)
        other = None if english else self._of_clause(low, cue.start()) or self._parted(low, cue.start())
        if other is not None:
            return other
        ahead = self.finder.before(low, cue.start())
        near = self.view[low : cue.start()].casefold().split()[-_HELPED:]
        helped = any(word in self.cues.words["auxiliaries"] for word in near)  # "A har nå advart B": A
        governed = not english and ahead is not None and self._governed(low, ahead.start)
        if ahead is not None and not governed and (english or helped or self.beside(ahead, cue.start())):
            return ahead
        shared = cue.group().casefold().split()[-1] in self._pack.company
        heard = english and cue.group().casefold() in self.cues.words["takers"]  # "told Reuters that"
        heard = heard or self._noun_ahead(cue, sentence)  # "Kongen fortalte A at C"
        behind = self.finder.after(cue.end(), stop) if stop > cue.end() and not shared and not heard else None
        if governed and behind is None:
            return None  # "I et brev til A skriver hans kollega at C"
        if not (behind or shared or heard) and self._pack.turned.match(
            self.view, sentence.start, cue.start()
        ):
            return None  # "Mens A gjør C, frykter bønder at D"
        return behind or ahead or self.finder.before(sentence.start, cue.start())

    def _noun_ahead(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether a noun alone opens the sentence, right before the verb: its subject."""
        opens = self._pack.noun_alone.fullmatch(self.view, sentence.start, cue.start())
        return opens is not None and opens["noun"].casefold() not in self.cues.words["no_nouns"]

    def answering(self, cue: re.Match[str], sentence: Sentence) -> Speaker | None:
        """ "A said C, a charge which B denies, insisting that D": B, whose clause the verb goes on."""
        told = self._pack.answered.search(self.view, sentence.start, cue.start())
        going_on = told is not None and told.end() == cue.start()
        return self.finder.before(*told.span("who")) if told is not None and going_on else None

    def _of_clause(self, low: int, verb: int) -> Speaker | None:
        """ "A var klar, men B har under møtet sagt at C": the subject of the last clause."""
        begun = next(reversed(list(self._pack.clause_start.finditer(self.view, low, verb))), None)
        found = self.finder.before(begun.end(), verb) if begun else None
        if begun is None or found is None or not self.verbless(begun.end(), found.start):
            return None
        behind = self.view[found.end : verb].casefold().split(maxsplit=1)[:1]
        return found if behind and behind[0] in self.cues.words["auxiliaries"] else None

    def _parted(self, low: int, verb: int) -> Speaker | None:
        """ "A har overfor sin kollega B sagt at C": whoever stands before the auxiliary."""
        helped = self._pack.helped.search(self.view, low, verb)
        found = self.finder.before(low, helped.start("have")) if helped else None
        near = found is not None and helped is not None and self.beside(found, helped.start("have"))
        return found if near else None

    def _governed(self, start: int, at: int) -> bool:
        """ "Overfor sin kollega A sier B": a preposition opens the clause, and only who A is follows."""
        words = self.view[start:at].split()
        led = bool(words) and words[0].casefold() in self.cues.prepositions
        led = led and words[1:2] != self.cues.words["that"][:1]  # "etter at A sa at C"
        if led and self.cues.according.match(self.view, start):
            return self.verbless(start, at)  # "Ifølge As talsmann B sa kongen at C"
        fronted = led and "," in self.view[start:at] and self.verbless(start, at)  # "I et brev fra B, C og D"
        return led and (fronted or all(map(str.islower, words[1:])))

    def beside(self, subject: Speaker, verb: int) -> bool:
        """Whether no more than "selv" or "på sin side" stands between a subject and its verb."""
        party = PARTY.match(self.view, subject.end, verb)
        seat = self._pack.seat.match(self.view, party.end() if party else subject.end, verb)
        gap = self.view[seat.end() if seat else party.end() if party else subject.end : verb]
        apposed = gap.strip() == "," and self.view.endswith(", ", 0, subject.start)  # "the envoy, NAME, said"
        return apposed or not gap.strip() or self._pack.adverbs.fullmatch(gap) is not None

    def inverted(self, cue: re.Match[str], stop: int, *, thing: bool = False) -> Speaker | None:
        """The subject that stands right behind its verb, no clause between; a `thing` needs no particle."""
        if self._pack.inverting and cue.group().casefold() not in self._pack.inverting:
            return None
        found = self.finder.after(cue.end(), stop)
        gap = self.view[cue.end() : found.start] if found else ""
        if found is None or len(gap.split()) > _TITLE_REACH or self.cues.that.match(gap + " "):
            return None
        if gap.casefold().split()[-1:] and gap.casefold().split()[-1] in self.cues.words["what"]:
            return None  # "A kritiserer det B mener var C"
        if self._subordinate(found, stop):
            return None
        return found if thing or self.whole(cue, self.view[cue.end() : stop]) else None

    def _subordinate(self, found: Speaker, stop: int) -> bool:
        """ "X, a spokesman, sier Y har C": who stands behind the verb is the subject of what is said."""
        ahead = self.view[found.end : stop].split(maxsplit=1)[:1]
        if not found.names and subject_first(self.document.article.language):
            return self._pack.verbal.match(self.view, found.end + 1) is not None  # ", said it was glad"
        return bool(ahead) and bool(found.names) and ahead[0] in self.cues.words["finite"]

    def inserted(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether the comma before the verb closes a clause on its subject: "X, who came first, said …"."""
        aside = self.finder.insertion(sentence.start, cue.start())
        subject = self.finder.before(sentence.start, aside[0]) if aside else None
        return aside is not None and subject is not None and subject.end == aside[0]

    def named(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether a description and a name are all that stands before: "Its secretary, NAME, said"."""
        before = self._pack.clause_start.split(self.view[sentence.start : cue.start()])[-1]
        return self.finder.described(sentence.start, cue.start()) and not self._pack.finite.search(before)

    def calls(self, cue: re.Match[str]) -> bool:
        """ "A, kalt inn til B", "påstanden om at C, kalte han D": nothing before that verb is said."""
        calling = cue.group().casefold() in self.cues.words["calling"]
        return calling and not subject_first(self.document.article.language)

    def asked_before(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "På spørsmål om A kommer, svarte B": what stands in front is what somebody is asked, or whose."""
        front = self._pack.asked_of.match(self.view, sentence.start, cue.start())
        return front is not None and not subject_first(self.document.article.language)

    def detached(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether a verb form behind a comma is a participle: "the visit, announced last week, …"."""
        before = self.view[sentence.start : cue.start()].rstrip()
        return (
            subject_first(self.document.article.language)
            and before.endswith(",")
            and not self._pack.linked.search(before)
            and not cue.group().split()[0].endswith("ing")
            and not self.finder.described(sentence.start, cue.start())
            and not self.listed(cue, sentence)
        )

    def whole(self, cue: re.Match[str], behind: str) -> bool:
        """Whether a verb that says only with its particle ("slo han fast") has it within a few words."""
        particle = self.cues.split.get(cue.group().casefold())
        if particle is None or particle.search(" ".join(behind.split()[:_PARTICLE_REACH])):
            return True
        told = self.cues.telling.search(behind)  # "ga uttrykk for at", not "gikk ut mot påstander om at"
        return told is not None and {*behind[: told.start()].split()}.isdisjoint(self.cues.words["against"])
