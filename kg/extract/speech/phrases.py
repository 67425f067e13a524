"""Speech whose content is a phrase: what is asked of somebody, thanked for, promised, called something."""

import re
from bisect import bisect_left
from operator import attrgetter

from kg.document import Sentence
from kg.extract.grammar.triggers import phrasal
from kg.extract.speech.clauses import PARTY, PHRASE, Clauses
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.phrase_patterns import phrase_patterns
from kg.extract.speech.recipients import Recipients, hears
from kg.extract.speech.records import Draft, Speaker, speaker_of
from kg.languages import subject_first
from kg.languages import words as lexicon

_ASKED_REACH = 12  # words from a verb of asking to what is asked
_LEAD = 5  # words before what somebody is called in words quoted: "det", "avtalen i dag"
AGENT = 60  # characters of title and name behind "bedt av"
_OBJECT = r"her(?=[,.;]|\s+(?:to|that|for|of|on|at|in|as|and|by|with)\b)"  # not "expressed her hope"
_DAY = " on Wednesday,"  # the longest that stands between whom somebody warns and of what
_PASSIVE = re.compile(rf"\s+(?:(?:by|av|him|them|ham|henne)\b|{_OBJECT})|\s*[,.]")


class PhraseReader:
    """Reads the phrases behind a verb that takes what was said as its object."""

    def __init__(self, clauses: Clauses) -> None:
        self._pack = phrase_patterns(clauses.document.article.language)
        self._articles = lexicon(clauses.document.article.language, "people", "articles")
        self._owners = lexicon(clauses.document.article.language, "people", "possessives")
        self._owners |= lexicon(clauses.document.article.language, "speech", "thing_possessives")
        self._clauses, self._cues = clauses, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder
        self._recipients, self._language = Recipients(clauses), clauses.document.article.language

    def asking(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "X ba Y om å C", "X oppfordret Y til å C": the words behind the marker of the infinitive."""
        if not self._cues.ask.match(self._view, cue.start()):
            return None
        speaker, begins = self._placed(cue, sentence, low)
        if (agent := self._asked_by(cue, sentence)) is not None:
            speaker = agent
        asked = self._pack.asked.match(self._view, begins, sentence.end)
        purpose = asked is not None and asked.group().split()[-2:-1] == ["for"]  # "ba X vente for å C"
        if (
            " " in cue.group()
            and not subject_first(self._language)
            and not (asked and asked.group().split()[1:] == [])
        ):
            return None  # "ba om våpen for å C": a thing is asked for
        that = self._pack.asked_that.match(self._view, begins, sentence.end)
        if that is not None and (asked is None or that.end() < asked.end()):
            start = that.end()
        elif asked and len(asked.group().split()) <= _ASKED_REACH and not purpose:
            start = asked.end()
        elif self._pack.comments.match(self._view, begins, sentence.end):
            return None  # "NTB har bedt B om en kommentar til C"
        elif (sought := self._pack.sought.match(self._view, begins, sentence.end)) is not None:
            start = sought.end()
        elif (told := self._listed(begins, sentence) or self._warned_of(cue, begins, sentence)) is not None:
            start = told
        elif asked and purpose:
            start = asked.end()
        else:
            return None
        ahead = " ".join(self._view[start : sentence.end].split()[:1])
        if self._pack.come.search(self._view[begins:start] + ahead):  # an invitation, which is read elsewhere
            return None
        least = PHRASE - 1  # "flere fly" is asked for, "åpne grensen" is asked
        end = self._clauses.end(start, sentence, phrase=True)
        draft = self._clauses.draft(start, end, cue, speaker, sentence, least=least)
        if draft is not None:
            draft.asked = (begins, start) if agent is None else (sentence.start, cue.start())
        return draft

    def _warned_of(self, cue: re.Match[str], begins: int, sentence: Sentence) -> int | None:
        """ "X advarte Y mot C": where C begins, behind the one who is warned."""
        found = self._pack.against.match(self._view, begins, sentence.end)
        if found is None or cue.group().casefold() not in self._cues.words["warning_verbs"]:
            return None
        return found.end() if hears(self._clauses, begins, found.end()) else None

    def _asked_by(self, cue: re.Match[str], sentence: Sentence) -> Speaker | None:
        """ "A ble bedt av B om å C": it is B who asks."""
        by = self._pack.agent.match(self._view, cue.end(), sentence.end)
        return self._finder.any_person(by.end(), min(sentence.end, by.end() + AGENT)) if by else None

    def _listed(self, begins: int, sentence: Sentence) -> int | None:
        """ "X ba Y støtte avtalen": the infinitive right behind the one who is asked."""
        if crowd := self._pack.asked_bodies.match(self._view, begins, sentence.end):
            return crowd.end()
        first = next((m for m in self._finder.inside(begins, sentence.end) if m.start == begins + 1), None)
        first = None if first is not None and first.genitive else first  # "ba Perus president NAVN støtte"
        stop = first.end if first else min(sentence.end, begins + AGENT)
        capital = None if first else speaker_of(self._finder.bodies.capital_at(begins + 1, stop))
        asked = capital or self._finder.any_person(begins, stop)
        if asked is None or len(self._view[begins : asked.start].split()) > PHRASE:
            return None
        after = self._behind_adjuncts(asked.end, sentence)  # "ba Chile straks åpne grensen"
        word = re.compile(r"\s+([a-zæøå]+)\s").match(self._view, after, sentence.end)
        return word.start(1) if word and word.group(1) not in self._cues.prepositions else None

    def thanking(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "X takket Y for C": the reason."""
        if not self._cues.thank.match(self._view, cue.start()):
            return None
        if subject_first(self._language) and self._clauses.closes(cue, sentence):
            return None
        if cue.group().casefold() in self._cues.words["wishing"]:
            return self._wishing(cue, sentence, low)
        reason = self._pack.for_.match(self._view, cue.end(), sentence.end)
        if not reason or self._pack.answer.match(self._view, cue.end()):
            return None
        thing = not reason.group().rstrip().endswith(("at", "that"))
        end = self._clauses.end(
            reason.end(), sentence, thing=thing and subject_first(self._language), phrase=thing
        )
        if thing:
            end = self._clauses.before_deed(reason.end(), end)  # "thanked B for C, and invited him"
            end = next((c.start() for c in self._pack.aside.finditer(self._view, reason.end(), end)), end)
        content = self._view[reason.end() : end].casefold().split()
        if len(content) < PHRASE - 1 or content[0] in self._cues.prepositions:
            return None  # "noe A takket B for i møtet"
        speaker, begins = self._placed(cue, sentence, low)
        draft = self._clauses.draft(reason.end(), end, cue, speaker, sentence, least=PHRASE - 1)
        if draft is not None:
            draft.asked = (begins, reason.end())
        return draft

    def _wishing(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "X wished Y a happy feast": what stands behind the one it is wished."""
        speaker, begins = self._placed(cue, sentence, low)
        if subject_first(self._language) and self._view.startswith(" to ", begins):
            return None  # "wished to meet B"
        whom = self._finder.any_person(begins, min(sentence.end, begins + AGENT))
        if whom is None or len(self._view[begins : whom.start].split()) > PHRASE:
            return None
        end = self._clauses.end(whom.end, sentence, thing=True, phrase=True)
        draft = self._clauses.draft(whom.end, end, cue, speaker, sentence)
        if draft is not None:
            draft.asked = (begins, whom.end)
        return draft

    def object(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """A verb that takes what was said as its object: readouts above all."""
        found = self._cues.object_verb.match(self._view, cue.start())
        if found is None or self._no_object(found, sentence):
            return None
        verb = found.group().casefold()
        inside = verb in self._cues.words["object_start_inside"]
        speaker, begins = self._placed(found, sentence, low)
        start = found.end() - len(found.group().split()[-1]) if inside else begins
        named = verb in self._cues.words["person_objects"]
        by = _PASSIVE.match(self._view[start : start + 16])
        passive = not named if by else verb.endswith("ed") and self._undergone(found.start(), sentence)
        if passive or not self._fits(verb, start, sentence):
            return None
        told = (start, start) if inside else self._addressed(verb, start, sentence)
        start = told[1]
        rest = self._view[start : start + 60].split()
        to_do = rest[:1] == ["to"] and verb not in self._cues.words["no_infinitive"]
        if not inside and rest and not to_do and rest[0].casefold() in self._pack.elsewise:
            return None  # "noe X tok opp med Y", "called off a meeting"
        free = inside or named or self._frees(verb)
        if not free and rest and rest[0][0].isupper():
            first = self._finder.any_person(start, start + len(" ".join(rest[:4])))
            if first is not None and self._finder.is_person(first):
                return None
        receives = verb in self._cues.words["receiving"]
        if receives and self._recipients.guest(start, sentence):
            return None
        if self._is_called(verb, speaker, found.end()) or self._only_led(verb, start, sentence):
            return None
        content = self._content(verb, start, sentence)
        if self._informs(verb, start, content):
            told = (start, content)
            if not hears(self._clauses, *told):
                return None  # "orienterte i Stortinget om C"
        least = 1 if content > start else self._least(verb, content, told)
        start = content
        thing = self._view[start : start + 5].split()[:1] != ["that"]
        end = self._clauses.end(start, sentence, thing=thing, phrase=thing, least=least)
        end = self._called_so(verb, start, end)
        draft = self._clauses.draft(start, end, found, speaker, sentence, least=least)
        if draft is not None and (self._only_as(draft) or self._no_words(verb, draft)):
            return None  # "avviser anklagene som «C»": only the words quoted tell
        if draft is not None:
            greeted = self._recipients.greeted(draft.start, draft.end)
            greeted = greeted if greeted and self._clauses.verbless(draft.start, greeted.end()) else None
            asked = self._asked(found, told, sentence)
            draft.asked = asked or ((greeted.end(), draft.end) if greeted else None)
        return draft

    def _no_object(self, verb: re.Match[str], sentence: Sentence) -> bool:
        """Whether the form of the verb says nothing there, or what it says stands elsewhere."""
        if verb.group().split()[0].endswith("ing") and self._governed(verb.start(), sentence):
            return True
        if self._pack.undergone.search(self._view, sentence.start, verb.start()):
            return True
        perfect = self._pack.perfect.search(self._view, sentence.start, verb.start())
        if verb.group().casefold() in self._cues.words["object_participles"] and not perfect:
            return True  # "NAVN, også kalt C"
        if self._pack.pointed.fullmatch(self._view, sentence.start, verb.start()):
            return True
        before = self._view[sentence.start : verb.start()].casefold().split()[-1:]
        owned = bool(before) and (before[0].endswith(("'s", "’s")) or before[0] in self._owners)
        if verb.group().endswith("ed") and (owned or not self._articles.isdisjoint(before)):
            return True  # "to discuss a proposed visit", "Peru's alleged role"
        if self._clauses.detached(verb, sentence) or self._clauses.closes(verb, sentence):
            return True
        return " " not in verb.group() and self._particled(verb.start(), sentence)

    def _addressed(self, verb: str, start: int, sentence: Sentence) -> tuple[int, int]:
        """Where the one stands to whom it is said or promised, and where what is said begins."""
        whom = self._behind_adjuncts(start, sentence)
        start = self._charged_with(self._recipients.end(whom, sentence), sentence)
        return whom, self._recipients.given(verb, start, sentence) if start == whom else start

    def _only_as(self, draft: Draft) -> bool:
        last = self._view[draft.start : draft.end].split()[-1]
        return last in self._cues.words["as"] and not subject_first(self._language)

    def _no_words(self, verb: str, draft: Draft) -> bool:
        """ "Declined the invitation", "calls the islands the South Rocks": an answer or a name, no speech."""
        said = self._view[draft.start : draft.end].split()
        if verb in self._cues.words["calling"] and len(said) > 1:
            plain = self._cues.prepositions.isdisjoint(w.casefold() for w in said)
            return plain and said[-1][0].isupper() and not any(w[0] in '“"«\0' for w in said)
        return any(w.casefold() in self._cues.words["answered_nouns"] for w in said[:2])

    def _least(self, verb: str, start: int, told: tuple[int, int]) -> int:
        """The fewest words: "kaller det farlig", "conveyed to B her condolences", "avviser det blankt"."""
        words = self._cues.words
        if told[1] > told[0] or (verb in words["calling"] and not subject_first(self._language)):
            return PHRASE - 1
        first, *more = self._view[start : start + AGENT].casefold().split(maxsplit=2)[:2] or [""]
        pronoun = first in words["bare"] and not {*words["flatly"]} & {w.rstrip(".,") for w in more}
        pronoun = pronoun and not subject_first(self._language)
        return PHRASE - 1 if verb in words["brief"] and not pronoun else PHRASE

    def _frees(self, verb: str) -> bool:
        return verb in self._cues.words["informing_verbs"] or verb in self._cues.words["calling"]

    def _informs(self, verb: str, start: int, content: int) -> bool:
        """ "Orienterte B om C": whether whoever hears it stands before "om"."""
        told = content > start and verb in self._cues.words["informing_verbs"]
        return told and not subject_first(self._language)

    def _charged_with(self, start: int, sentence: Sentence) -> int:
        """ "Peru, which he accused of C": where C begins, whose charge stands before its verb."""
        charge = self._pack.charge.match(self._view, start, sentence.end)
        charged = charge and self._pack.charged.search(self._view[sentence.start : start])
        return charge.end() if charge and charged else start

    def _only_led(self, verb: str, start: int, sentence: Sentence) -> bool:
        """ "Kalte situasjonen i dag «C»": the words quoted, read as such, are all."""
        quoted = self._view.find("\0", start, sentence.end)
        words = self._view[start : max(start, quoted)].rstrip(' «“"').split()
        return verb in self._cues.words["calling"] and quoted >= 0 and len(words) <= _LEAD

    def _called_so(self, verb: str, start: int, end: int) -> int:
        """ "Kalte samtalene gode, og reiste hjem": where begins what the speaker does next."""
        deed = self._clauses.before_deed(start, end)
        return deed if verb in self._cues.words["calling"] and self._clauses.verbless(start, deed) else end

    def _is_called(self, verb: str, speaker: Speaker | None, at: int) -> bool:
        """ "Fem ambassadører omtalte A som uegnet": the one behind the verb is called so and says nothing."""
        calls = verb in self._cues.words["calling"] and speaker is not None and speaker.start >= at
        return calls and speaker is not None and self._view[speaker.end :].startswith((" som ", " for "))

    def _asked(self, cue: re.Match[str], told: tuple[int, int], sentence: Sentence) -> tuple[int, int] | None:
        """Where the one stands who is asked, or to whom it is conveyed: at `told`, or behind "urged"."""
        start = told[1]
        if cue.group().casefold() in self._cues.words["object_to_do"]:
            shape = self._pack.to_do.match(self._view, start, sentence.end)
            return (start, shape.end() if shape else sentence.end)
        if told[1] > told[0]:
            return told
        urged = self._pack.urged.match(self._view, cue.start(), sentence.end)
        return urged.span("whom") if urged else None

    def _behind_adjuncts(self, start: int, sentence: Sentence) -> int:
        """Behind how strongly, when and by what means somebody says it."""
        for pattern in (self._pack.degree, self._pack.means):
            if found := pattern.match(self._view, start, sentence.end):
                start = found.end()
        return self._behind_time(start, sentence) if subject_first(self._language) else start

    def _behind_time(self, start: int, sentence: Sentence) -> int:
        """Behind "earlier this month" right at a verb, not "last month's" of what is said."""
        lead = self._pack.earlier.match(self._view, start, sentence.end)
        at = lead.end() if lead else start
        when = next((t for t in self._clauses.document.times if t.start == at + 1), None)
        if when is None or not self._pack.timed.match(self._view, when.start):
            return start
        genitive = self._view[: when.end].endswith(("’s", "'s"))
        return start if genitive or self._view[when.end : when.end + 1] != " " else when.end

    def _content(self, verb: str, start: int, sentence: Sentence) -> int:
        """Where what is said begins: behind the one who is accused; whatever is called so is part of it."""
        informs = verb in self._cues.words["informing_verbs"]
        informs = informs and (
            verb not in self._cues.words["object_to_do"] or self._warned(verb, start, sentence)
        )
        told = self._recipients.told_of(start, sentence.end) if informs else None
        if told and subject_first(self._language) and not self._clauses.verbless(*told.span()):
            told = None  # "assured B he was concerned about C"
        if told or subject_first(self._language):
            return told.end() if told else start
        if self._view.startswith(" som ", start):  # "har avvist som C"
            return start + len(" som ")
        accused = verb in self._cues.words["accusing"] and self._pack.accused.match(
            self._view, start, sentence.end
        )
        return accused.end() if accused else start

    def _particled(self, at: int, sentence: Sentence) -> bool:
        """Whether a particle makes the verb an event's: "kalla inn ambassadøren" calls nobody anything."""
        document = self._clauses.document
        index = bisect_left(document.tokens, at, key=attrgetter("start"))
        return phrasal(document.article.language, document.tokens, index, sentence.tokens[1])

    def _governed(self, at: int, sentence: Sentence) -> bool:
        """Whether a preposition makes a verb form a noun, or a noun an adjective: "a welcoming ceremony"."""
        before, behind = self._view[sentence.start : at].split(), self._view[at : sentence.end].split()
        marks = self._cues.prepositions | frozenset(self._cues.words["determiners"])
        marks -= frozenset(lexicon(self._language, "frames", "by"))  # "began by accusing B of C"
        nouns = self._cues.words.get("welcome_nouns", ())
        event = len(behind) > 1 and behind[1].rstrip(",.").casefold() in nouns
        return event or (bool(before) and before[-1].casefold() in marks)

    def _undergone(self, at: int, sentence: Sentence) -> bool:
        """ "Was also denied permission": what is done to somebody is nothing that he says."""
        before = [w.casefold() for w in self._view[sentence.start : at].split()[-2:]]
        behind = before[-1:] if before[-1:] != ["also"] else before[:1]
        return subject_first(self._language) and not {*behind}.isdisjoint(self._cues.words["passives"])

    def _fits(self, verb: str, start: int, sentence: Sentence) -> bool:
        """Verbs with other senses ("told", "called") need the shape of what is said behind them."""
        free = verb in self._cues.words["object_or_to_do"] and not self._finder.met(
            start, min(sentence.end, start + AGENT)
        )
        crowd = self._pack.crowd.match(self._view, start, sentence.end)
        if crowd and self._cues.bare.match(self._view, crowd.end(), sentence.end):
            return False  # "told reporters she asks A to": what she says is a clause
        if verb in self._cues.words["object_to_do"] and not free:
            if self._warned(verb, start, sentence):
                return True
            shape = self._pack.to_do.match(self._view, start, sentence.end)
            told = self._view[sentence.start : start].split()[-2:-1]
            passive = bool(told) and told[0].casefold() in self._cues.words["passives"]
            passive = passive and not verb.endswith("ing")  # "has been encouraging its allies to"
            if shape and verb in self._cues.words["verbs"] and not self._clauses.verbless(start, shape.end()):
                return False  # "told Reuters she had agreed to talks"
            return shape is not None and not passive and len(shape.group().split()) <= _ASKED_REACH
        seeing = verb.split(maxsplit=1)[0] in self._cues.words["viewing"]
        if seeing and verb not in self._cues.words["object_verbs"]:
            seen = self._pack.seen_as.match(self._view, start, sentence.end)
            return seen is not None and self._clauses.verbless(*seen.span("as"))
        if verb in self._cues.words["object_as"]:
            shape = self._pack.as_.match(self._view, start, sentence.end)
            if shape is None and verb in self._cues.words["brushing_off"]:
                return self._pack.brushed_off.match(self._view, start, sentence.end) is not None
            return shape is not None and len(shape.group().split()) <= _ASKED_REACH
        return True

    def _warned(self, verb: str, start: int, sentence: Sentence) -> bool:
        """ "Warned B of C", "warned B against C": whom, and of what."""
        told = self._recipients.told_of(start, sentence.end)
        if told is None or verb not in self._cues.words["informing_verbs"]:
            return False
        stop = start + self._view[start : told.end()].rstrip().rindex(" ")
        return any(stop - len(_DAY) <= m.end <= stop for m in self._finder.inside(start, stop))

    def _placed(self, cue: re.Match[str], sentence: Sentence, low: int) -> tuple[Speaker | None, int]:
        """The subject, before the verb or, where the sentence opens with something else, right behind it."""
        ahead = None if self._fronted(cue, sentence) else self._finder.before(low, cue.start())
        opens = self._pack.subject.match(self._view, sentence.start, cue.start())
        if ahead is None and not opens and not subject_first(self._clauses.document.article.language):
            thing = self._cues.object_verb.match(self._view, cue.start()) is not None  # "ga X sin støtte"
            behind = self._clauses.inverted(cue, sentence.end, thing=thing)
            if behind is not None and len(self._view[cue.end() : behind.start].split()) <= PHRASE + 1:
                party = PARTY.match(self._view, behind.end, sentence.end)
                return behind, party.end() if party else behind.end
        return ahead or self._finder.before(sentence.start, cue.start()), cue.end()

    def _fronted(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Da A kom, ba B": the clause in front has another subject than the verb behind its comma."""
        language = self._clauses.document.article.language
        if self._pack.turned.search(self._view, sentence.start, cue.start()):
            return True
        before = self._view[sentence.start : cue.start()].rstrip()
        pack, before = speech_patterns(language), before[:-1] if before.endswith(",") else ""
        front = pack.fronted.match(before) or pack.fronted_later.search(before)
        return front is not None and not subject_first(language)
