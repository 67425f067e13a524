"""Indirect speech with no word before its clause: "X sier de vil", "X said it would"."""

import re
from collections.abc import Callable

from kg.document import Sentence
from kg.extract.speech.besides import Besides
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.patterns import speech_patterns
from kg.extract.speech.records import Draft, Speaker
from kg.extract.speech.speaker_patterns import speaker_patterns
from kg.extract.speech.unnamed import Unnamed
from kg.languages import subject_first

_NEAR = 8  # words between a subject and its verb
_WHOSE = 3  # words from "hva" to the verb behind its subject
_OWNED = re.compile(r"(?:[\w-]+\s)?\w+[’']s\s")  # "tomorrow's ", "last month's "
_ASIDE = 30  # words of a description between the two
_HEARING = 60  # characters within which the one is named who is told
_NEW_CLAUSE = re.compile(r"\s+(?:the|he|she|it|they|his|her|its|their|this|there)\s")
_NEXT_WORD = re.compile(r"\s+([a-zæøå][\w-]*|\d[\d.,]*)\s")
_NEXT = re.compile(r"\s+([A-ZÆØÅa-zæøå][\w-]*)\s")
_WHEN = frozenset(("as", "when", "while", "after", "before", "that", "ahead", "following"))
_RELATIVE = re.compile(r"\s(?:that|which|who|whose)\s")
_ACTS = re.compile(r"\s[a-z]{3,}(?:[^s]s|ed)\s")  # "Peru flies arms"
_SPACE = re.compile(r"\s+")
_CLAUSE = re.compile(r",(?!\d)|[;:\0]")


class BareReader:
    """Reads such clauses of one document; `opening` gives the subject of a sentence's second verb."""

    def __init__(
        self,
        clauses: Clauses,
        unnamed: Unnamed,
        besides: Besides,
        opening: Callable[[Sentence, re.Match[str]], Speaker | None],
    ) -> None:
        language = clauses.document.article.language
        self._pack = speech_patterns(language)
        self._clauses, self._cues = clauses, clauses.cues
        self._view, self._finder = clauses.view, clauses.finder
        self._ordered = subject_first(language)
        self._opening, self._unnamed, self._besides = opening, unnamed, besides
        beside = ("government_nouns", "adverbs", "authorities")
        self._adverbs = {*self._cues.words["adverbs"], *self._cues.words["days"]}
        self._helping = {*self._cues.words["adverbs"], *self._cues.words["auxiliaries"]}
        self._beside = {word for key in beside for word in self._cues.words[key]}

    def read(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "X sier de vil", "X said it would": no "that" between."""
        if self._fronted(cue, sentence) or self._withheld(cue, sentence):
            return None  # "Da A møtte B, sa hun noe": the pronoun is who says it
        hearer = self._set_beside(cue, sentence) or self._hearer(cue, sentence)
        how = self._pack.how.match(self._view, cue.end(), sentence.end)  # "stressed how pressing it was"
        only_that = cue.group().casefold() in self._cues.only_that and how is None
        if not hearer and only_that and not self._clausal(cue, sentence):
            return None
        if not self._cues.verb.fullmatch(cue.group()) or self._pack.reflexive.match(self._view, cue.start()):
            return None
        denied = self._pack.raised.match(self._view, cue.end(), sentence.end)
        raised = denied and cue.group().casefold() in self._cues.words["neg_raising"]
        if denied and not raised and not self._ordered:
            return None  # "sier ikke hva C"
        at = hearer or (denied.end() if denied and raised else cue.end())
        clause = (
            how
            or self._cues.bare.match(self._view, at, sentence.end)
            or self._pack.timed.match(self._view, at, sentence.end)
            or (self._pack.opened_clause.match(self._view, at, sentence.end) if self._ordered else None)
            or (None if hearer else self._any_clause(cue, sentence))
        )
        if self._pack.pointed_at.match(self._view, at, sentence.end) or self._closed(cue, sentence):
            return None
        if clause and self._thing(cue, clause.end(), sentence, how=how is not None):
            return None
        start = self._behind_day(clause.end()) if clause and self._ordered else clause and clause.end()
        if start is None or self._only_there(start, sentence):
            return None  # "said Tuesday in English", "said on Friday during a briefing"
        speaker = self._finder.before(low, cue.start()) or self._finder.before(sentence.start, cue.start())
        if self._clauses.joined(cue, sentence):
            speaker = self._opening(sentence, cue) or speaker
        if speaker is None:
            close = self._unnamed.ahead(sentence.start, cue.start()) is not None
        else:
            close = self._near(speaker.end, cue.start())
        close = close or self._clauses.joined(cue, sentence)
        least = self._least(cue, start, sentence)
        if not clause or not close or len(self._view[clause.end() : sentence.end].split()) < least:
            return None
        return self._clauses.draft(start, self._clauses.end(start, sentence), cue, speaker, sentence, least)

    def _thing(self, cue: re.Match[str], at: int, sentence: Sentence, *, how: bool) -> bool:
        """Whether what stands behind the verb is no clause: a thing, or words of another verb."""
        if self._wordless(cue, at, sentence) or (not how and self._only_thing(cue, at, sentence)):
            return True  # "kommenterte den nye avtalen med B"
        if self._pack.particled.match(self._view, at, sentence.end):
            return True  # "skrev de under på", "skrev onsdag under"
        # "confirmed the call but would not": the subject goes on
        return self._ordered and self._pack.thing.match(self._view, at, sentence.end) is not None

    def _fronted(self, cue: re.Match[str], sentence: Sentence) -> bool:
        before = self._view[sentence.start : cue.start()].rstrip()
        return (
            not self._ordered and before.endswith(",") and self._pack.fronted.match(before[:-1]) is not None
        )

    def _withheld(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Ville ikke si hva han mener bør gjøres": what nobody has told."""
        before = self._view[sentence.start : cue.start()].casefold().split()
        asked = [i for i, word in enumerate(before) if word in self._cues.words["asked_about"]]
        denied = not set(before[: asked[-1]]).isdisjoint(self._cues.words["negations"]) if asked else False
        return denied and not self._ordered and len(before) - asked[-1] <= _WHOSE

    def _only_thing(self, cue: re.Match[str], start: int, sentence: Sentence) -> bool:
        """Whether what opens like a clause behind a verb that takes none has no verb of its own."""
        article = self._view[start : sentence.end].split(maxsplit=1)[:1]
        if self._ordered or not article or article[0] not in self._cues.words["articles"]:
            return False
        rest = re.split(r"[,;:\0]", self._view[start : sentence.end])[0]
        free = cue.group().casefold() in self._cues.words["clause_verbs"]
        return not free and self._clauses.verbless(start, start + len(rest))

    def _least(self, cue: re.Match[str], start: int, sentence: Sentence) -> int:
        """The fewest words of a clause: two where they have a verb, "det A mener var tortur"."""
        free = not self._ordered and cue.group().casefold() in self._cues.words["clause_verbs"]
        rest = re.split(r"[,.;:\0]", self._view[start : sentence.end])[0]
        return PHRASE - (free and not self._clauses.verbless(start, start + len(rest)))

    def inverted(self, cue: re.Match[str], sentence: Sentence, low: int) -> Draft | None:
        """ "I tillegg mener A B bør gå": an adjunct, the verb, its subject, and the clause."""
        if self._ordered or cue.group().casefold() not in self._cues.words["clause_verbs"]:
            return None
        before = self._view[sentence.start : cue.start()].casefold().strip()
        led = before in self._adverbs or (before.split()[:1] and before.split()[0] in self._cues.prepositions)
        if not led or "," in before or not self._clauses.verbless(sentence.start, cue.start()):
            return None
        speaker = self._clauses.inverted(cue, sentence.end)
        if speaker is None or self._finder.before(low, cue.start()) is not None:
            return None
        first = _NEXT.match(self._view, speaker.end, sentence.end)
        word = first.group(1).casefold() if first else ""
        rest = re.split(r"[,;:\0]", self._view[speaker.end : sentence.end])[0]
        stops = word in self._cues.prepositions or word in self._pack.openers_of_gap
        if (
            not word
            or stops
            or word in self._pack.particles
            or self._clauses.verbless(speaker.end, speaker.end + len(rest))
        ):
            return None
        if self._closed(cue, sentence):
            return None
        end = self._clauses.end(speaker.end, sentence)
        return self._clauses.draft(speaker.end, end, cue, speaker, sentence)

    def _clausal(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Ghana claims Peru has left": the verb behind its subject, and a finite one in the clause."""
        if cue.group().casefold() not in self._cues.words["clausal"]:
            return False
        subject = self._finder.before(sentence.start, cue.start())
        gap = self._view[subject.end : cue.start()] if subject else "\0"
        between = gap.casefold().strip(", ")
        aside = self._ordered and gap.startswith(",") and gap.endswith(", ")
        stands = subject is not None and (aside or self._clauses.beside(subject, cue.start()))
        beside = not between or between in self._beside or stands
        clause = re.split(r"[,;:\0]", self._view[cue.end() : sentence.end])[0]
        finite = self._pack.finite.match(clause)
        if (
            finite is not None
            and not self._cues.that.match(finite.group())
            and not _RELATIVE.search(finite.group())
        ):
            return beside
        first = next(
            (m for m in self._finder.inside(cue.end(), sentence.end) if m.start == cue.end() + 1), None
        )
        acts = first is not None and not first.genitive and _ACTS.match(self._view, first.end, sentence.end)
        return beside and bool(acts)

    def _behind_day(self, at: int) -> int | None:
        """Where the clause begins behind "Tuesday morning"; None where only when and where follow."""
        day = self._pack.day.match(self._view, at)
        if day is None:
            return at
        word = day["next"].casefold()
        more = word in self._cues.prepositions or word in self._pack.openers_of_gap or word in _WHEN
        return None if more else day.start("next")

    def _only_there(self, start: int, sentence: Sentence) -> bool:
        """Whether what stands behind a verb of saying opens with a preposition and has no verb."""
        first = self._view[start : sentence.end].split(maxsplit=1)[:1]
        led = {*map(str.casefold, first)} & self._cues.prepositions.union(self._cues.words["adjuncts"])
        return self._ordered and bool(led) and self._clauses.verbless(start, sentence.end)

    def _hearer(self, cue: re.Match[str], sentence: Sentence) -> int:
        """Where the one ends who is told, right behind a verb that takes a hearer; 0 where nobody is."""
        if not self._ordered or cue.group().casefold() not in self._pack.takers:
            return 0
        if crowd := self._pack.crowd.match(self._view, cue.end(), sentence.end):
            return crowd.end()  # "told reporters it would"
        who = self._finder.any_person(cue.end(), min(sentence.end, cue.end() + _HEARING))
        gap = self._view[cue.end() : who.start].split() if who else []
        after = self._view[who.end : sentence.end] if who else ""
        clause = _NEW_CLAUSE.match(after) and self._pack.finite.search(after)
        named = all(w.casefold() in ("the", "of") or w[0].isupper() for w in gap)
        return who.end if who and clause and named else 0

    def _set_beside(self, cue: re.Match[str], sentence: Sentence) -> int:
        """Where the words end that tell to whom, when and where, if a clause stands behind them; else 0."""
        takes = cue.group().casefold() in self._pack.takers
        told = self._besides.heard(cue.end(), sentence.end) if takes else cue.end()
        at = self._besides.end(told, sentence.end)
        if at == cue.end() or (takes and told == cue.end()):
            return 0
        clause = self._cues.bare.match(self._view, at, sentence.end)
        if clause is None or self._cues.that.match(self._view, cue.end(), at + 1):
            return 0
        rest = re.split(r"[,;:\0]", self._view[at : sentence.end])[0]
        return 0 if self._clauses.verbless(at, at + len(rest)) else at

    def _named_only(self, cue: re.Match[str], start: int, sentence: Sentence) -> bool:
        """ "Fortalte Polens president NAVN om C", "bekreftet NAVNs besøk": a name, no clause."""
        free = cue.group().casefold() in self._cues.words["clause_verbs"]
        if (free and not self._ordered) or not self._view[start : start + 1].isupper():
            return False
        rest = re.split(r"[,;:\0]", self._view[start : sentence.end])[0]
        if self._ordered:  # "“C” in May, said UN envoy NAME."
            end = start + len(rest.rstrip(" ."))
            named = any(m.end == end and m.kind == "person" for m in self._finder.inside(start, end))
            return named and self._clauses.verbless(start, end)
        return self._clauses.verbless(start, start + len(rest))

    def _wordless(self, cue: re.Match[str], start: int, sentence: Sentence) -> bool:
        """Whether no clause of anybody's words stands behind a verb of saying."""
        relative = self._pack.inserted.search(self._view, sentence.start, cue.start())
        if relative and not self._cues.bare.match(self._view, cue.end(), sentence.end):
            return True  # "a plan which A says was dropped": the clause is the reporter's
        first = self._view[cue.end() : sentence.end].split(maxsplit=1)[:1]
        if self._pack.unspoken.match(self._view, cue.end(), sentence.end):
            return True  # "det sa B ja til"
        if self._ordered and first and first[0].casefold() in self._pack.answers:
            return True  # "said here on Friday"
        if self._ordered and cue.group().casefold() in self._pack.takers:
            rest = _CLAUSE.split(self._view[start : sentence.end])[0]
            if self._clauses.verbless(start, start + len(rest)):
                return True  # "warning Peru of C, left"
        gap = self._view[cue.end() : start].split()
        if self._ordered and gap[1:] and gap[-1] in _WHEN and gap[-1] != "that":
            return True  # "said in a statement as they met"
        named = self._named_only(cue, start, sentence) or self._only_about(cue, sentence)
        return named or self._only_speaker(cue, sentence)

    def _only_speaker(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "«Selvsagt» kommer B, sa minister A fredag", "da svarer han B": who says it, and no clause."""
        who = None if self._ordered else self._finder.after(cue.end(), sentence.end)
        if who is None or len(self._view[cue.end() : who.start].split()) > _NEAR:
            return False
        ahead = self._finder.before(sentence.start, cue.start())
        if ahead is not None and self._clauses.beside(ahead, cue.start()):
            return False  # "A mener verden sviktet B"
        rest = re.split(r"[,;:\0]", self._view[who.end : sentence.end])[0]
        return self._clauses.verbless(who.end, who.end + len(rest))

    def _only_about(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Fortalte B om en rapport som er klar": whom, and of what, but no clause."""
        if self._ordered or cue.group().casefold() not in self._cues.words["takes_about"]:
            return False
        about = self._pack.whom_about.match(self._view, cue.end(), sentence.end)
        return about is not None and self._clauses.verbless(*about.span())

    def _closed(self, cue: re.Match[str], sentence: Sentence) -> bool:
        """ "Norge håper C, sier A": the sentence as a whole is what A says."""
        believed = not self._ordered or self._pack.believed.fullmatch(cue.group()) is not None
        return believed and self._clauses.closes(cue, sentence)

    def _near(self, end: int, cue: int) -> bool:
        """Whether the subject stands near its verb, or all between is a description set off by commas."""
        between = self._view[end:cue]
        if adjunct := speaker_patterns(self._clauses.document.article.language).adjunct.search(between):
            between = between[: adjunct.start() + 1]  # "X, a spokesman, in a talk said"
        words = between.split()
        while words and words[-1] in self._helping:
            words.pop()  # "X, while meeting Y, also said", "has said"
        aside = between.startswith(", ") and words[-1:] != [] and words[-1].endswith(",")
        return len(between.split()) <= (_ASIDE if aside else _NEAR)

    def _only_when(self, start: int, length: int, sentence: Sentence) -> bool:
        """ "Sa like før møtet:": what stands before a colon or words quoted, and has no verb of its own."""
        end = next(
            (i for i in range(start + length, sentence.end) if self._view[i] not in '“"« '), sentence.end
        )
        return self._view[end : end + 1] in (":", "\0") and self._clauses.verbless(start, end)

    def _any_clause(self, cue: re.Match[str], sentence: Sentence) -> re.Match[str] | None:
        """A clause of any subject right behind the verb: no preposition first, a finite verb in it."""
        found = _NEXT_WORD.match(self._view, cue.end(), sentence.end)
        word = found.group(1).casefold() if found else ""
        whose = found is not None and self._ordered and _OWNED.match(self._view, found.end() - len(word))
        if whose and not self._clauses.verbless(cue.end(), sentence.end):
            return _SPACE.match(self._view, cue.end())  # "said last month's call had helped"
        if (
            not found
            or word in self._cues.prepositions
            or word in self._pack.openers_of_gap
            or word in self._pack.answers
            or word in self._pack.particles
        ):
            return None
        rest = _CLAUSE.split(self._view[cue.end() : sentence.end])[0].rstrip('“"« ')
        doing = self._ordered and word.endswith("ing")  # "said answering a question", "said closing it was"
        if doing and (adding := self._cues.any.match(self._view, found.start(1))):
            that = self._cues.that.match(self._view, adding.end(), sentence.end)
            if that or not self._pack.finite.search(rest):
                return None  # "he said adding that C", not "says maintaining it is right"
        if self._only_when(cue.end(), len(rest), sentence):
            return None
        lone = word[:1].isdigit() or (self._ordered and word.endswith("ly"))
        if lone and self._clauses.verbless(cue.end(), cue.end() + len(rest)):
            return None  # "announced 40 million euros", "said acidly last week"
        behind = rest.split(maxsplit=2)[1:2]
        if self._ordered and word.endswith("ly") and behind and behind[0] in self._pack.openers_of_gap:
            return None  # "said bluntly on Tuesday after he came"
        least = self._least(cue, cue.end(), sentence)
        if (
            not doing
            and cue.group().casefold() in self._cues.words["clause_verbs"]
            and len(rest.split()) >= least
        ):
            return _SPACE.match(self._view, cue.end())
        return _SPACE.match(self._view, cue.end()) if self._pack.finite.search(rest) else None
