"""Verbs of saying that say nothing: denied, supposed, asked about, nouns, what is told to their subject."""

import re

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.codas import CodaReader
from kg.extract.speech.patterns import speech_patterns
from kg.languages import subject_first

_APPOSED = re.compile(r",\s[A-ZÆØÅ][^,]{2,40},")  # "hvis ambassadøren, NAVN, sier"
_NOT_DENIED = 40  # characters behind a verb among which "skjul på" stands


class UnsaidReader:
    """Tells such verbs in one document."""

    def __init__(self, clauses: Clauses, codas: CodaReader) -> None:
        language = clauses.document.article.language
        self._pack, self._ordered = speech_patterns(language), subject_first(language)
        self._clauses, self._codas, self._cues = clauses, codas, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder

    def says_nothing(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether nobody says anything by a verb, or not the one who stands at it."""
        before = self._view[sentence.start : cue.start()]
        if any(q.start <= cue.start() < q.end for q in self._clauses.document.quotes):
            return True  # a verb among quoted words is theirs
        if before and cue.group()[0].isupper() and self._in_name(cue):
            return True  # "Claire Dahl and Badr Said talked"
        if before.endswith(("\0, ", "\0 ")) and cue.group().casefold() in self._cues.words["calling"]:
            return True  # "– C, kalte han møtet": what it is called stands before
        if self._passive(cue, before) or self._told_to(cue, before) or self._others_whole(cue, sentence):
            return True
        if self._denied(cue, sentence) or self._only_asked(cue, sentence):
            return True
        supposed = self._cues.hypothetical.search(before)
        at = sentence.start + supposed.start() if supposed else 0
        asked = supposed and self._clauses.joined(cue, sentence) and self._clauses.verbless(at, cue.start())
        hypothetical = supposed is not None and not asked  # "ble spurt om saken og sa at C"
        return (
            self._pack.unsaid.search(before) is not None
            or self._pack.wordless.match(self._view, cue.start(), sentence.end) is not None
            or self._impersonal(cue, before)
            or self._pack.cleft.match(self._view, sentence.start, sentence.end) is not None
            or (hypothetical and not self._told_of(cue, before, sentence))
            or self._supposed(cue, before, sentence)
            or self._is_noun(cue, before)
            or self._of_thing(before, sentence)
            or self._participle_of(cue, before)
        )

    def _participle_of(self, cue: re.Match[str], before: str) -> bool:
        """ "Reforms encouraging the use of C", "the summit highlighting C": no word of whoever is named."""
        if cue.group().casefold() not in self._pack.thing_participles:
            return False
        noun = before.split()[-1:]
        if not noun or not (noun[0].isalpha() and noun[0].islower()) or noun[0].endswith(("ly", "ed")):
            return False
        if noun[0] in self._cues.words["passives"]:
            return False  # "has long been calling for C"
        acts = not self._clauses.verbless(cue.start() - len(noun[0]) - 1, cue.start())
        return not acts and noun[0] not in self._pack.tellers and noun[0] not in self._cues.prepositions

    def _of_thing(self, before: str, sentence: Sentence) -> bool:
        """ "A deal that promised C", "a visit which underlined C": a thing does, that nobody has written."""
        if self._pack.paper_relative.search(before):
            return True  # "undertegnet avtalen som sier at C"
        found = self._pack.thing_relative.search(before)
        noun = before[: found.start()].split()[-1:] if found else []
        if found is None or not noun or not noun[0].islower() or noun[0] in self._pack.tellers:
            return False
        end = sentence.start + found.start()
        return not any(m.end == end for m in self._clauses.document.mentions)

    def _in_name(self, cue: re.Match[str]) -> bool:
        """Whether a verb is the end of a name: "Badr Said", "the United States"."""
        named = (m for m in self._clauses.document.mentions if m.form == "name")
        return any(m.start < cue.start() < m.end for m in named)

    def _passive(self, cue: re.Match[str], before: str) -> bool:
        """ "X was told that C", "ble nektet å reise": somebody else says it."""
        found = self._pack.passively.search(before)
        if cue.group().split()[0].endswith("ing") or found is None:
            return False  # "is urging B to" is no passive
        lead, word = before[: found.start()].rstrip(), found.group().split()[0].casefold()
        if lead and not lead.endswith(",") and word in self._cues.words["time_passives"]:
            return False  # "A once said", not "Once told, A left"
        return (self._ordered and not self._by(cue)) or cue.group().endswith(" å")

    def _told_to(self, cue: re.Match[str], before: str) -> bool:
        """ "I møtet ble A fortalt at C", "fikk A bekreftet at C": somebody else says so, unnamed."""
        if cue.group().casefold() in self._pack.learnt and self._pack.learns.search(before):
            return True
        participle = cue.group().split()[0].casefold() in self._cues.words["participles"]
        return participle and self._pack.suffered.search(before) is not None and not self._by(cue)

    def _by(self, cue: re.Match[str]) -> bool:
        return self._pack.by.match(self._view, cue.end()) is not None

    def _others_whole(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Ingen land har bedt oss om C, sier A": what no person says is A's, as is all of the sentence."""
        if self._ordered or not self._clauses.closes(cue, sentence):
            return False
        subject = self._finder.before(sentence.start, cue.start())
        return subject is None or (bool(subject.names) and not self._finder.is_person(subject))

    def _denied(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether a negation behind the verb, in English before it, makes it unsaid."""
        denied = None if self._ordered else self._cues.negated.match(self._view, cue.end(), sentence.end)
        if (
            denied
            and not self._cues.thank.fullmatch(cue.group())
            and denied.group().split()[-1] in self._cues.words["for"]
        ):
            denied = None  # "mente tiden ikke var inne for C"
        stop = min(sentence.end, cue.end() + _NOT_DENIED)
        open_ = denied and self._pack.not_denied.search(self._view, cue.end(), stop)
        return bool(denied) and not open_ and cue.group().casefold() not in self._cues.words["neg_raising"]

    def _only_asked(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Asked why A had said B, C said": only C says something."""
        asked = self._pack.asked.match(self._view, sentence.start, sentence.end)
        return bool(asked and cue.end() < asked.end() and self._codas.says(asked.end(), sentence.end))

    def _impersonal(self, cue: re.Match[str], before: str) -> bool:
        """ "It was clear that C", "det var tydelig på A at C": nobody says it."""
        told = {cue.group().casefold(), cue.group().casefold().split()[0]}
        if told.isdisjoint(self._pack.impersonal):
            return False
        ahead = self._pack.expletive.search(before) is not None
        return ahead or self._pack.expletive_behind.match(self._view, cue.end()) is not None

    def _told_of(self, cue: re.Match[str], before: str, sentence: Sentence) -> bool:
        """ "Om saken sier A at C", not "om hun mener A har C": whether the subject is behind the verb."""
        ahead = None if self._ordered else self._finder.before(cue.start() - len(before), cue.start())
        if ahead is not None and self._clauses.beside(ahead, cue.start()):
            return False
        return self._clauses.inverted(cue, sentence.end) is not None

    def _supposed(self, cue: re.Match[str], before: str, sentence: Sentence) -> bool:
        """ "Hvis A ber B om C, kommer B": the first verb of a condition that opens; "should have said"."""
        if self._pack.supposed.search(before):
            return True
        if not self._ordered and not before.strip("–—- "):
            return self._clauses.inverted(cue, sentence.end) is not None  # "Sier hun at C, blir det D"
        first = before.split(maxsplit=1)[:1]
        if (
            not first
            or "," in _APPOSED.sub("", before)
            or first[0].casefold() not in self._cues.words["hypothetical"]
        ):
            return False
        return not self._told_of(cue, before, sentence)  # not so "Om saken sier A at C"

    def _is_noun(self, cue: re.Match[str], before: str) -> bool:
        """Whether a form that is a noun too ("the reports", "his remarks") stands as one."""
        verb = cue.group().casefold()
        if (verb.split()[0] if self._ordered else verb) not in self._cues.words["nouns_too"]:
            return False  # "mounting calls for talks"
        subject = self._finder.before(cue.start() - len(before), cue.start())
        gap = self._view[subject.end : cue.start()] if subject is not None else "\0 \0"
        aside = self._ordered and gap.startswith(",") and gap.endswith(", ")  # "A, the envoy, hopes that"
        near = len(gap.split()) <= 1
        stands = subject is not None and (
            near or aside or (self._ordered and self._clauses.beside(subject, cue.start()))
        )
        return bool(self._pack.determined.search(before)) or not stands
