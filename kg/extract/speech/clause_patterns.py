"""The patterns of one language pack that tell where a clause that is said ends."""

import re
from functools import cache
from typing import Any

from kg.extract.grammar.clauses import finite_verbs
from kg.extract.speech.cues import asked_by
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.patterns import speech_patterns
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either


class ClausePatterns:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        words = cues.words
        self.joins, self.ordered = either(words["continuing"]), subject_first(language)
        said = either((*words["verbs"], *words["object_verbs"], *words["ask_verbs"]))
        self.next_cue = self._next_cue(language, said)
        self._shown(words)
        past = tuple(words["telling_endings"])
        told = either(v for v in words["verbs"] if v.endswith(past) or v in words["past_telling"])
        that = "" if self.ordered else rf"\s(?:[^\s,.;:\0]+\s){{0,6}}?(?:{either(words['that'])})\s"
        self.told_past = compiled(rf"(?<!\w)(?:{told})(?!\w){that}")
        self.past_too = compiled(
            "(?!)" if self.ordered else rf"\s+(?:{either(words['together'])})\s+(?:{told})(?!\w)"
        )
        self.remains = re.compile(  # "C har vært, og fortsetter å være, D"
            rf",\s+(?:{self.joins})\s+(?:[^\s,.;:]+\s+){{0,4}}(?:{either(words['being'])}),\s"
        )
        self.inverting = frozenset(words["inverting"])
        self.company = frozenset(table(language, "frames")["with"])  # "A i Nato er enig med B i at": A
        self._channels(words, said, language)
        goes_on = rf"(?![A-ZÆØÅ][\w-]*,\s+(?:{either(words['finite'])})\s)"  # "at A, og B, er C"
        new = rf",\s+(?:{self.joins})\s+{goes_on}(?=[A-ZÆØÅ])" if not self.ordered else r"(?!)"
        self.new_subject = re.compile(new)
        joined = rf",\s+(?:{self.joins})\s+(?:[^\s,.;:]+\s+){{0,6}}"  # ", and Peru's premier NAME"
        self.new_clause = re.compile(joined if self.ordered else "(?!)")
        self._conferring(words)
        self.saying = compiled(rf"(?<!\w)(?:{said})$")  # "håper og tror", "says and believes"
        self.finite = re.compile(rf"(?<!\w)(?:{either(words['finite'])})(?!\w)", re.IGNORECASE)
        self.clause_start = re.compile(rf",\s+(?:{either((*words['breaks'], *words['together']))})\s+")
        self.that = re.compile(rf"\s(?:{either(words['that'])})\s")
        self.and_that = re.compile(rf",?\s+(?:{self.joins})\s+(?:{either(words['that'])})$")
        self.only_that = re.compile(rf"\s(?:{either(words['that'])})$")
        seat = rf"(?:{either(words['body_joins'])})\s+(?:[\w-]+\s+){{0,2}}?[A-ZÆØÅ][\w-]*"  # "i UD"
        seat = r"of\s+(?:the\s+)?[A-ZÆØÅ][\w-]*(?:\s+[A-Z][\w-]*)*" if self.ordered else seat
        self.seat = re.compile(rf"\s+{seat}(?=\s)")
        self._openings(words)
        self._later(language)
        self.adverbs = re.compile(rf"\s+(?:(?:{either(words['adverbs'])})\s+)+")
        self._objects(language)
        day = rf"(?:(?:late|early)\s+)?(?:on\s+)?(?i:{either(words['days'])})" if self.ordered else "(?!)"
        helped = either((*words["adverbs"], *(words["auxiliaries"] if self.ordered else ())))
        self.joined = re.compile(  # "has been against it and on Saturday renewed C"
            rf"(?:^|[\s\0])(?:{self.joins})\s+(?:(?:{helped}|\w+ly|{day})\s+)*$"
        )

    def _next_cue(self, language: str, said: str) -> re.Pattern[str]:
        """Where a clause ends before another verb of saying, of the same subject or of another."""
        cues = cues_of(language)
        words = cues.words
        between = either((*words["adverbs"], *words["auxiliaries"], *words["bare"]))
        said_of = frozenset((*words["object_verbs"], *words["object_to_do"]))
        adding = [v for v in words["verbs"] if v.split()[0].endswith("ing")]
        free = [v for v in adding if v in said_of or v not in cues.only_that]
        alone, clausal = either((*free, *words["agreeing"])), either(v for v in adding if v not in free)
        clausal = rf"(?:{clausal})(?=\s+(?:[^\s,.;:]+\s+){{0,4}}?(?:{either(words['that'])})\s)"
        named = "(?![A-ZÆØÅ])" if subject_first(language) else ""
        comma = '(?:,|(?<=,[”"]))' if self.ordered else ","  # "called it “C,” adding D"
        further = rf"(?:{either(words['adverbs'])})\s+" if self.ordered else "(?!)"  # ", further noting D"
        second = rf"(?:{either(words['that'])})\s{named}"  # "og at landet håper D": what is said goes on
        return compiled(
            rf",\s+(?:{self.joins}|{either(words['whiles'])})\s+(?!{second})(?:[^\s,.;:]+\s+){{0,5}}?(?:{said})(?!\w)"
            rf"|{self._regarding(words)}(?:[^\s,.;:]+\s+){{1,4}}?(?:{said})(?!\w)"
            rf"|,\s+(?:{either(words['whiles'])})\s+(?:[^\s,.;:]+\s+){{6,9}}?(?:{said})\s+(?:{either(words['that'])})\s|{comma}\s+(?:{further})?(?:(?:{alone})\s|{clausal})"
            rf"{self._resumed(words, between, said)}"
            rf"|\s+(?:{self.joins})\s+(?:(?:{between})\s+)"
            rf"{{0,2}}(?:{said})(?!\w)"
            rf"|\s+(?:{either(words['adding_on'])})\s+(?:{either((*words['that'], *words['bare']))})\s"
        )

    def _resumed(self, words: dict[str, Any], between: str, said: str) -> str:
        """ "Said C and, in a statement, called for D", "said C; she also called for D"."""
        if not self.ordered:
            return ""
        helped = rf"(?:(?:{between})\s+){{0,2}}(?:{said})(?!\w)"
        she = either(words["subject_pronouns"])
        return rf"|,?\s+(?:{self.joins}),\s[^,;:\0]{{2,60}},\s+{helped}|;\s+(?:{she})\s+{helped}"

    def _regarding(self, words: dict[str, Any]) -> str:
        """ ", and with regard to Fiji, she stated that": an adjunct before who says the next."""
        adjunct = rf"(?:{either(words['prepositions'])})\s[^,.;:\0]{{2,50}},\s+"
        return rf",\s+(?:{self.joins})\s+{adjunct}" if self.ordered else "(?!)"

    def _shown(self, words: dict[str, Any]) -> None:
        """A further verb in the present: "said Peru wants C and welcomes D"."""
        shown = either(v for v in (*words["verbs"], *words["object_verbs"]) if v.split()[0].endswith("s"))
        helped = rf"(?:(?:{either(words['adverbs'])}|\w+ly)\s+){{0,2}}"
        now = either(v for v in words["verbs"] + words["ask_verbs"] if v.split()[0].endswith("er"))
        both = either(words["together"])  # "sa at Norge støtter C og krever D": Norge does both
        self.present = compiled(
            rf",?\s+(?:{self.joins})\s+{helped}(?:{shown})(?!\w)"
            if self.ordered
            else rf"\s+(?:{both})\s+{helped}(?:{now})(?!\w)"
        )

    def _openings(self, words: dict[str, Any]) -> None:
        """What opens a sentence and is not said in it: what somebody is asked, a noun that is the subject."""
        asked = either((*words["asked_openers"], *words["according"]))
        asked = f"{asked}|{asked_by(words)}"
        self.asked_of = re.compile(rf"(?:{asked})\s[^\0]*,\s+$", re.IGNORECASE)
        have, adjunct = either(words["perfect"]), either(words["prepositions"])
        self.helped = re.compile(rf"(?P<have>(?<!\w)(?:{have}))\s+(?:{adjunct})\s[^,.;:\0]*$")
        nouns = either(words["subject_nouns"])
        self.noun_alone = re.compile(rf"(?P<noun>[A-ZÆØÅ][a-zæøå]+(?:{nouns}))\s+")

    def _conferring(self, words: dict[str, Any]) -> None:
        """Where those who have spoken are told to have talked: ", and they also discussed"."""
        other = either(words.get("conferring", ()))
        self.conferring = re.compile(
            rf",\s+(?:{self.joins})\s+(?:they|the\s+two\s\w+|the\s\w+s)\s+(?:also\s+)?(?:{other})\s"
            if other
            else r"(?!)"
        )
        self.conferred = re.compile(
            rf",?\s+(?:{self.joins})\s+(?:also\s+)?(?:{other})\s" if other else r"(?!)"
        )

    def _channels(self, words: dict[str, Any], said: str, language: str) -> None:
        """Who passes it on, at the end of a sentence: ", skriver X", ", the agency reported"."""
        behind = either((*words["citing"], *words["trailing"]))  # ", Reuters reported, citing C"
        self.trail = rf"(?:,\s+(?:{behind})\s[^;:\0]*)?"
        passing = (v for v in words["verbs"] if not v.endswith("ing"))  # ", noting that D" passes nothing on
        channel = either((*passing, *words["according"], *words["document_verbs"]))
        if not self.ordered:  # ", sier NAVN, talsmann for C, melder NTB"
            other = either((*words["breaks"], *words["that"], *words["finite"], *words["bare"]))
            apposed = rf",\s+(?!(?:{other}|{channel})\s)[a-zæøå][^,;:\0]{{2,80}}"
            self.trail += rf"(?:{apposed})?(?:,\s+(?:{channel})\s[^,;:\0]*)?"
        self.channel = compiled(
            rf",[”\"’]?\s+(?:(?:{channel})\s+|(?:the\s+)?[A-Z][^,;:\0]{{1,40}}\s(?:{either(words['relays'])})(?!\w))[^,;:\0]*{self.trail}$"
        )
        channels = rf",[”\"’]?\s+(?:[^\s,.;:\0]+\s+){{1,6}}(?:{either(words['channels'])})(?!\w)[^,;:\0]*$"
        by_whom = rf"(?:{either(words['relay_openers'])})\s+(?:[^\s,.;:\0]+\s+){{1,5}}(?:{said})"
        relayed = rf",\s+{by_whom}(?!\w)[^,;:\0]*$"
        heard = rf"(?:{either(words['learning'])})\s+[^,;:\0]{{1,40}}\s(?:{either(words['learnt'])})(?!\w)"
        learnt = rf",\s+{heard}[^,;:\0]*$" if not self.ordered else "(?!)"  # ", får VG opplyst"
        self.passing = compiled(
            rf"{relayed}|{channels}|{learnt}|,\s+with\s+(?:[^\s,.;:\0]+\s+){{1,8}}saying\s"
        )
        self.closing = re.compile(
            rf",\s+(?:{either(words['subject_pronouns'])}|(?:the\s+)?[A-Z][^,;:\0]{{1,40}})\s+(?:{either(words['inverting'])})"
            rf"(?!\s+(?:{either(words['that'])})\s)"  # ", she said that D"
            r"(?:\s[^,;:\0]{0,60})?\s*\.?\s*$"
            if self.ordered
            else r"(?!)"
        )
        # "Peru condemns C, its foreign minister, NAME, told reporters on Friday."
        self.closed = self._closed(words, language, *words["anonymous"])  # who only hears of it passes it on
        self.tailed = self._closed(words, language)

    def _closed(self, words: dict[str, Any], language: str, *others: str) -> re.Pattern[str]:
        """A comma, somebody and a verb of saying at the end: all before it is what he says."""
        if not self.ordered:
            return re.compile(r"(?!)")
        joins = (
            *words["continuing"],
            *words["relatives"],
            *words["relative_pronouns"],
            *words["relay_openers"],
        )
        verbs = rf"(?:(?:{either(words['auxiliaries'])})\s+)?(?:{either(words['closers'])})(?!\s+by\s)"
        heard = rf"(?:\s+(?:{either(words['audience'])}))?{speech_patterns(language).tail.pattern}"
        stops = either((*others, *words["finite"], *words["that"]))
        word = rf"(?!(?:{stops}|[a-z]+ing)(?!\w))[^\s,;:\0]+"
        aside = rf"(?:,\s+[^,;:\0]{{2,80}},|\s+(?:{either(words['relatives'])})\s[^,;:\0]{{2,60}})?"
        crowds = words["crowds"] if others else ()  # "A asked B to C, officials said": they pass it on
        named = rf"(?!(?:{either((*joins, *crowds))})\s)(?:{word}\s+){{0,9}}?{word}{aside}"
        return compiled(rf",[”\"’]?\s+{named}\s+{verbs}{heard}\s*{self.trail}$")

    def _later(self, language: str) -> None:
        """What only says when something was said: "after she met NAME", ", after talks with NAME"."""
        words = cues_of(language).words
        had = either(words["pluperfect"])
        self.after_meeting = re.compile(
            rf",?\s+(?:{either(words['afterwards'])})\s+(?:(?:{had})\s+)?(?:{either(words['met_past'])})(?!\w)"
        )
        talking = either((*words["after_talks"], *words["during_talks"]))
        self.after = re.compile(rf",?\s+(?:{either(words['follows'])})\s+(?=\S)")
        self.after_talks = re.compile(rf",\s+(?:{talking})\s")
        self.in_talks = re.compile(rf"\s+(?:{talking})\s")

    def _objects(self, language: str) -> None:
        """Where an object or a clause ends: before words quoted, or where its subject does something else."""
        words = cues_of(language).words
        said = either((*words["verbs"], *words["object_verbs"], *words["ask_verbs"]))
        between = either((*words["adverbs"], *words["auxiliaries"], *words["bare"]))
        ending = finite_verbs(language)
        if subject_first(language):  # whose other forms are nouns and adjectives too: "free and open"
            ending = frozenset(v for v in ending if v.endswith("ed")) | frozenset(words["past"])
        self.ending = ending
        self.quoting = compiled(  # ", claiming that “": what leads up to words quoted behind
            rf"(?:(?<=[,”\"’»])|\s(?:{self.joins}|{either(words['whiles'])}|{either(words['relatives'])}))\s+"
            rf"(?:(?:{either((*words['subject_pronouns'], *words['bare']))})\s+)?"
            rf"(?:(?:{between})\s+){{0,2}}(?:{said})(?:\s+(?:{either(words['that'])}))?\s*[:,]?\s*[«“\"„]?\s*$"
        )
        but = words["breaks"] if self.ordered else ()  # "pressed B to C, but came up against D"
        joined = rf",?\s+(?:{either((*words['together'], *but))})\s+"
        noun = "".join(rf"(?<!{word} )" for word in words["noun_leads"])  # "resolution of disputes"
        own = (
            rf"(?:[^\s,.;:]+\s+){{1,6}}?(?<!ly )(?<![’']s ){noun}(?:{said})(?!\w)"  # "and the embassy thinks"
        )
        past = rf"|\w+ed\s+(?:{either(words['determiners'])})\s" if subject_first(language) else ""
        later = rf"(?:(?:{either(words['adverbs'])})\s+)?" if self.ordered else ""  # "but later left"
        self.predicate = compiled(rf"{joined}{later}(?:(?:{either(ending)})(?!\w)|{own}{past})")
        self.deed = compiled(rf"{joined}(?:{either(ending)}|{said})(?!\w)")
        self.verbal = compiled(rf"(?<!\w)(?:{either((*words['finite'], *ending))})(?!\w)")
        self.said = compiled(rf"(?<!\w)(?:{said})(?!\w)")
        series = rf"\s+(?:{either(words['together'])})\s+(?:(?:{between})\s+)*(?:{said})(?!\w)"
        self.series = compiled(rf"[^.;:\0]*{series}")
        taking = (*words["object_verbs"], *words["thank_verbs"])
        told = either(v for v in taking if v.split()[0].endswith("ed"))
        within = either((*words["prepositions"], *words["days"], *words["adverbs"]))
        self.told_next = (
            compiled(  # "praised A for C, condemned D and urged E", not "the step, announced by A,"
                rf",\s+(?:{told})\s+(?!(?:{within})\s)(?={self.series.pattern})"
                if subject_first(language)
                else r"(?!)"
            )
        )
        called = either((*words["governing"], *words["asked_by_calling"]))
        self.called = compiled(rf"(?<!\w)(?:{called})\s[^,.;:\0]{{1,60}}$")  # "rang B asking him to C"
        self.linked = re.compile(rf",\s+(?:{either(words['linking'])}),$")  # "The minister, though, hailed"
        self.told_of = re.compile(rf"(?<!\w)(?:{either((*words['relatives'], *words['that']))}|which)\s")
        self.sourced = re.compile(  # "C, men ifølge X D"
            rf",\s+(?:{self.joins}|{either(words['whiles'])})\s+(?:{either(words['according'])})\s"
        )
        self._contrasts(words, said)
        self._asides(words, said)

    def _asides(self, words: dict[str, Any], said: str) -> None:
        """What a speaker is charged with, and what he will not do or say: said behind a comma."""
        of_whom = (
            rf"(?:{either((*words['relatives'], *words['determiners'], *words['articles']))})\s|[A-ZÆØÅ]"
        )
        self.charge = compiled(  # "accused A of B, a charge that A denies"
            rf",\s+(?:(?:{either(words['indefinite'])})\s+)?(?:{either(words['charge_nouns'])})\s+(?={of_whom})"
            rf"|(?:,|\s[–—-])\s+(?:{either(words['charge_pronouns'])})\s+(?!(?:{either(words['relatives'])})\s)"
            rf"(?:[^\s,.;:\0]+\s+){{1,6}}?(?:{said})(?!\w)"
        )
        definite = [w for w in words["determiners"] if w not in words["indefinite"]]  # not ", an aide said,"
        links = either((*words["charge_pronouns"], *words["relative_pronouns"], *definite))
        charged = rf"(?:{either(words['charge_nouns'])})(?:\s+(?:{links}|{either(words['relatives'])}))?"
        ends = rf",\s+$|\s+(?:{self.joins})\s+$"  # ", insisting that D", "og hevder at D"
        self.answered = compiled(  # "A said C, a charge which B denies, insisting that D": of B
            rf",\s+(?:(?:(?:{either(words['indefinite'])})\s+)?{charged}|{links})\s+"
            rf"(?P<who>(?:[^\s,.;:\0]+\s+){{1,7}}?)(?:{said})(?:{ends})"
        )
        self.unwilling = re.compile(  # "confirms that C, but will not": the subject goes on
            rf",\s+(?!(?:{either(words['together'])})\s)(?:{either(words['breaks'])})\s+"
            rf"(?:{either(words['finite'])})\s+(?:{either(words['negations'])})\s"
            rf"|,\s+(?:{either(words['untold'])})\s"
        )

    def _contrasts(self, words: dict[str, Any], said: str) -> None:
        """Where "while" begins what somebody else does or says."""
        bare = rf"|\s+(?:{either(words['whiles'])})\s+(?=[A-Z])" if self.ordered else ""
        self.meanwhile = re.compile(rf",\s+(?:{either(words['whiles'])})\s{bare}")
        against = either((*words["whiles"], *(("but",) if self.ordered else ())))
        self.contrast = compiled(  # "said C while Chile's president, NAME, told"
            rf"\s+(?:{against})\s+(?=(?:the\s)?[A-ZÆØÅ])(?:[^\s.;:]+\s+){{1,9}}?(?:{said})(?!\w)"
        )
        clausal = {*words["fronting"], *words["whiles"]} - {*words["according"]}  # "ifølge B sa A at C"
        clausal |= {f"{lead} {it}" for lead in words["according"] for it in words["what"]}
        fronting = "(?!)" if self.ordered else either(clausal)
        named = r"(?:,\s[A-ZÆØÅ][^,;:\0]{2,40},[^,;:\0]*)?"  # "da ambassadøren, NAVN, sa"
        self.fronts = re.compile(
            rf"(?i:{fronting})\s[^,;:\0]*{named}$"
        )  # the first verb of a clause in front
        self.turned = re.compile(rf"(?i:{fronting})\s[^,;:\0]*,\s+$")  # "Mens A gjør C, frykter"
        self.main = compiled(rf",\s+(?={self.verbal.pattern})")
        self.condition = re.compile(rf"(?:{either(words['hypothetical'])})\s[^,;:\0]*,", re.IGNORECASE)
        aside = "(?!)" if self.ordered else either(words["relatives"])
        told = either((*words["relatives"], *words["relative_pronouns"]))
        told = rf",\s+(?:{told})" if self.ordered else rf"\s(?:{aside})"
        self.aside = re.compile(rf"{told}\s[^,;:\0]*$")  # "X, som mener C, kom"
        inner = either((*words["relatives"], *words["relative_pronouns"])) if self.ordered else "(?!)"
        self.inner = re.compile(rf",\s+(?:{inner})\s")
        what = "(?!)" if self.ordered else either(words["what"])
        self.what = compiled(rf"(?i:{what})\s(?!(?:{said})\s)[^,;:\0]*$")  # "Det X mener C, kom"
        joins = "(?!)" if self.ordered else self.joins
        ending = either(self.ending)
        on = rf"(?!(?:[^\s,.;:]+\s+){{0,4}}(?:{either(words['being'])}),\s)"  # ", og er fortsatt, D"
        past = (
            rf"{ending}|[a-zæøå]+(?:{either(words['past_endings'])})"  # "sa at C, og reiste", "og leverte D"
        )
        free = rf"(?!(?:{either(words['bare_infinitives'])})\s)"  # "må avstå fra C, og gjenoppta D"
        self.next_deed = compiled(rf",\s+(?:{joins})\s+{on}{free}(?:{past})(?!\w)")
        adjunct = either((*words["prepositions"], *words["adverbs"])) if not self.ordered else "(?!)"
        helping = either((*words["finite"], *words["wanting"]))
        told = either(v for v in self.ending if not v.endswith(("r", "s"))) if not self.ordered else "(?!)"
        self.been = compiled(rf"(?<!\w)(?:{told})(?!\w)")
        self.turned_on = compiled(  # "sa at C, og i mai reiste han", "har lovet C, men til slutt kom ingen"
            rf",\s+(?:{joins})\s+(?:{adjunct})\s+(?:[^\s,.;:\0]+\s+){{1,3}}?"
            rf"(?!(?:{helping})\s)(?:{told}|[a-zæøå]+(?:{either(words['past_endings'])}))\s"
        )
        besides = either((*words["that"], *words["for"], *words["infinitives"], *words["asked_about"]))
        self.next_clause = compiled(  # "kalte C, og han gjentok"
            rf",\s+(?:{joins})\s+(?!(?:{besides})\s)(?:[^\s,.;:\0]+\s+){{1,4}}?(?:{ending})(?!\w)"
            rf"|,\s+(?:{aside})\s"
        )
        self.while_ = re.compile(rf"(?i:{either((*words['whiles'], *words['conceding']))})\s")


clause_patterns = cache(ClausePatterns)  # one a language
