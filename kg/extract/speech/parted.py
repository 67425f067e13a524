"""Verbs of saying whose parts stand apart: "nå håper A på C", "advarte i går mot C", "ønsker C velkommen"."""

import re
from functools import cache, partial

from kg.document import Sentence
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.recipients import Recipients
from kg.extract.speech.records import Draft, Speaker
from kg.languages import remembered, subject_first
from kg.languages import words as lexicon
from kg.languages.patterns import either

_REACH = 160  # characters from a verb to its particle: the subject with its titles, and when
_MARKS = 6  # characters from words quoted to a verb right behind them
_QUOTED = re.compile(r"\0[»”\"]?,\s$")
_THING = 5  # words that open a sentence, among which the thing stands: "den tolv dager lange krigen"
_NAME = r"[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*"


class _Pack:
    """Patterns of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        rests: dict[str, list[str]] = {}
        committing = {*words["clause_verbs"], *words["takers"]}
        for head, *rest in (verb.split() for verb in words["object_verbs"]):
            refusing = rest == [*words["to_do"][:1]] and head not in committing  # "nektet å" acts
            tabling = " ".join((head, *rest)) in words["proposing"]  # "la fram" a plan
            if rest and head not in words["copulas"] and not refusing and not tabling:
                rests.setdefault(head, []).append(" ".join(rest))
        days = rf"(?:(?i:{either(words['days'])})(?:\s(?:{either(words['dayparts'])}))?)"
        adverb = rf"(?:{either((*words['adverbs'], *words['degree'])) or '(?!)'}|{days})"
        period = r"(?:i|på)\s[a-zæøå]+"  # "tidligere i uka", "i går"
        if subject_first(language):  # "called here late on Monday for C"
            period = rf"(?:{either((*words['tail_adverbs'], 'late', 'early'))}|on\s{days})"
        between = rf"(?:\s+(?:{adverb}|{period}))"
        self._rests = {head: either(rest) for head, rest in rests.items()}
        self.when = re.compile(rf"{between}{{0,2}}(?=\s)")
        # Of some hundred verbs a run meets few.
        self.behind = remembered(partial(self._particle, rf"{between}{{0,2}}"), len(rests))
        self.ahead = remembered(partial(self._particle, rf"{between}{{1,2}}"), len(rests))
        self.goes_on = re.compile(rf",\s+(?:{either(words['breaks'])})\s+(?:{either(words['bare'])})\s")
        self.parts = {head: re.compile(rf"\s(?:{rest})\s") for head, rest in self._rests.items()}
        self.list = re.compile(rf"(?:,\s{_NAME})*\s(?:{either(words['together'])})\s{_NAME}")
        welcomes = [verb.split() for verb in words["receiving"] if " " in verb]
        ends = either(verb[-1] for verb in welcomes)
        self.welcomes = frozenset(verb[0] for verb in welcomes)
        self.welcome = re.compile(
            rf"\s+[^,.;:!?\0]{{3,120}}?\s(?P<rest>{ends})(?=[\s,.;])" if ends else r"(?!)"
        )
        self.by = re.compile(rf"\s+(?:{either(sorted(lexicon(language, 'frames', 'by')))})\s+")
        self.called = re.compile(r",?\s+as\s+") if subject_first(language) else re.compile("(?!)")
        self.whom = re.compile(r"\s[^,.;:!?\0]{2,80}?(?=\s(?:not\s)?to\s[a-z])")
        self.suffers = frozenset(words["passives"])
        self.denied = frozenset(words["negations"])
        self.perhaps = frozenset(words["perhaps"])
        one = either(words["indefinite"])
        self.things = frozenset(words["things_judged"])
        self.praised = frozenset(words["judging"])
        self.somebody = re.compile(
            rf"(?:{one})\s+(?:\w+\s+)?\w+\s+(?:{either(words['post_links'])})\s", re.IGNORECASE
        )

    def _particle(self, between: str, head: str) -> re.Pattern[str]:
        """Where the second part of a verb stands behind what may come between."""
        return re.compile(rf"{between}\s+(?:{self._rests[head]})(?=\s)")


_pack = cache(_Pack)  # one a language


class PartedReader:
    """Reads such sentences of one document, in languages whose verb stands second."""

    def __init__(self, clauses: Clauses) -> None:
        language = clauses.document.article.language
        self._pack, self._fronting = _pack(language), speech_patterns(language).fronted
        self._clauses, self._cues = clauses, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder
        self._recipients, self._ordered = Recipients(clauses), subject_first(language)

    def read(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """The words behind the particle, or before "velkommen"."""
        head = cue.group().casefold()
        if not self._apart(head, cue.end(), sentence):
            return None
        if _QUOTED.search(self._view, max(0, cue.start() - _MARKS), cue.start()):
            return None  # "– C, insisterte A på til NTB": C is what is said
        if self._ordered:
            return self._behind_when(head, cue, sentence, low)
        if self._cues.object_verb.match(self._view, cue.start()):
            return None
        ahead = None if self._fronted(cue, sentence) else self._finder.before(low, cue.start())
        if ahead is None and self._pack.somebody.match(self._view, sentence.start, cue.start()):
            return None  # "En talsperson for A advarer i dag mot C"
        inverted = None if ahead else self._clauses.inverted(cue, sentence.end, thing=True)
        speaker = ahead or self._together(inverted, sentence)
        if speaker is None or self._clauses.closes(cue, sentence) or self._unsure(cue, speaker, sentence):
            return None
        at = cue.end() if ahead else speaker.end
        if head in self._pack.welcomes:
            return self._welcomed(cue, speaker, at, sentence)
        particle = (self._pack.ahead if ahead else self._pack.behind)(head).match(
            self._view, at, sentence.end
        )
        if particle is None:
            return None
        end = self._clauses.end(particle.end(), sentence, thing=True, phrase=True)
        more = self._pack.goes_on.search(self._view, particle.end(), end)  # "C, men han D"
        end = more.start() if more else end
        return self._clauses.draft(particle.end(), end, cue, speaker, sentence, least=PHRASE - 1)

    def _behind_when(self, head: str, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "Called here on Monday for C", "called Tuesday on B to C": where and when stand between."""
        particle = self._pack.ahead(head).match(self._view, cue.end(), sentence.end)
        before = self._view[sentence.start : cue.start()].casefold().split()[-1:]
        if particle is None or self._clauses.detached(cue, sentence):
            return None
        asks = f"{head} {particle.group().split()[-1]}" in self._cues.words["object_to_do"]
        whom = self._pack.whom.match(self._view, particle.end(), sentence.end) if asks else None
        if (asks and whom is None) or not self._pack.suffers.isdisjoint(before):
            return None
        speaker = self._finder.before(low, cue.start()) or self._finder.before(sentence.start, cue.start())
        end = self._clauses.end(particle.end(), sentence, thing=True, phrase=True)
        draft = self._clauses.draft(particle.end(), end, cue, speaker, sentence, least=PHRASE - 1)
        if draft is not None and whom is not None:
            draft.asked = (particle.end(), whom.end())
        return draft

    def judged(self, cue: re.Match[str], sentence: Sentence, _low: int) -> Draft | None:
        """ "Samtalen kalte A god", "krigen hyllet de som en seier": all of it, the thing first."""
        verb, before = cue.group().casefold(), self._view[sentence.start : cue.start()]
        calls = verb in self._cues.words["calling"]
        words = before.casefold().split()
        if self._ordered:
            return self._judged_by(cue, sentence) if calls and words else None
        if not (calls or verb in self._pack.praised) or not words or "\0" in before:
            return None
        thing = self._pack.things.intersection(words[:_THING])
        if not thing or words[0] in self._cues.prepositions or "," in before or "(" in before:
            return None
        if not self._clauses.verbless(sentence.start, cue.start()):
            return None
        speaker = self._clauses.inverted(cue, sentence.end, thing=True)
        rest = self._view[speaker.end : sentence.end] if speaker is not None else ""
        if speaker is None or not rest.strip(" .") or not (calls or rest.startswith((" som ", " for "))):
            return None
        end = self._clauses.end(speaker.end, sentence)
        return self._clauses.draft(sentence.start, end, cue, speaker, sentence)

    def _judged_by(self, cue: re.Match[str], sentence: Sentence) -> Draft | None:
        """ "The vote was described by A as a farce": what it is called, by whoever stands behind "by"."""
        before = self._view[sentence.start : cue.start()].casefold().split()[-2:]
        by = self._pack.by.match(self._view, cue.end(), sentence.end)
        if by is None or self._pack.suffers.isdisjoint(before):
            return None
        called = self._pack.called.search(self._view, by.end(), min(sentence.end, by.end() + _REACH))
        who = self._finder.any_person(by.end(), called.start()) if called else None
        if who is None or called is None or who.end < called.start():
            return None
        end = self._clauses.end(called.end(), sentence, phrase=True)
        return self._clauses.draft(called.end(), end, cue, who, sentence, least=PHRASE - 1)

    def _apart(self, head: str, at: int, sentence: Sentence) -> bool:
        """Whether the rest of the verb stands somewhere behind it at all."""
        if head in self._pack.welcomes and self._pack.welcome.match(self._view, at, sentence.end):
            return True
        parts = self._pack.parts.get(head)
        return parts is not None and parts.search(self._view, at, min(sentence.end, at + _REACH)) is not None

    def _welcomed(self, cue: re.Match[str], speaker: Speaker, at: int, sentence: Sentence) -> Draft | None:
        """ "A ønsker avtalen velkommen": news, no guest."""
        found = self._pack.welcome.match(self._view, at, sentence.end)
        if found is None or self._recipients.guest(at, sentence):
            return None
        when = self._pack.when.match(self._view, at, found.start("rest"))  # "hilste fredag avtalen velkommen"
        at = when.end() if when else at
        return self._clauses.draft(at, found.start("rest"), cue, speaker, sentence, least=1)

    def _fronted(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Da A kom, ba B": the clause in front has another subject than the verb behind its comma."""
        before = self._view[sentence.start : cue.start()].rstrip()
        return before.endswith(",") and self._fronting.match(before[:-1]) is not None

    def _unsure(self, cue: re.Match[str], speaker: Speaker, sentence: Sentence) -> bool:
        """ "Nå ber ikke A om C", "kanskje ber A om C": nothing is said."""
        between = self._view[cue.end() : max(cue.end(), speaker.start)].casefold().split()
        before = self._view[sentence.start : cue.start()].casefold().strip()
        return not self._pack.denied.isdisjoint(between) or before in self._pack.perhaps

    def _together(self, first: Speaker | None, sentence: Sentence) -> Speaker | None:
        """The first of several that are listed behind a verb, with the others: "ba A, B og C om"."""
        more = self._pack.list.match(self._view, first.end, sentence.end) if first is not None else None
        if first is None or more is None:
            return first
        others = (m for m in self._finder.inside(first.end, more.end()) if m.kind in ("person", "country"))
        names = dict.fromkeys((*first.names, *(self._finder.name(m) for m in others)))
        return Speaker(names=tuple(names), start=first.start, end=more.end())
