"""The patterns of what is told through a source: "ifølge X", "etter Xs syn", "i en uttalelse fra X"."""

import re
from functools import cache
from typing import Any

from kg.extract.grammar.clauses import finite_verbs
from kg.extract.speech.cues import cues as cues_of
from kg.languages import subject_first
from kg.languages.compiled import compiled
from kg.languages.patterns import casefolded, either

NEVER = ("\0",)  # what no text has, for words that a language lacks


class SourcePatterns:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        words = cues.words
        # of which one stands in all that the pattern of the same name matches
        told = [f"{by} {what}" for by in words["opinion"] for what in words["what"]]
        self.opinion_words = casefolded((*words["opinion_nouns"], *told))
        self.view_words, self.learnt_words = casefolded(words["view_nouns"]), casefolded(words["learnt"])
        self.side_words = casefolded(words["from"] if words["side_nouns"] else ())
        self.document_words = casefolded(words["document_verbs"] or words["document_nouns"])
        self.nouns = re.compile(rf"(?<!\w)(?:{either(words['document_nouns'])})(?!\w)", re.IGNORECASE)
        self.opening = re.compile(rf"\s*(?:{either(words['from'])})\s+", re.IGNORECASE)
        self._papers(words)
        self._opinions(words)
        self._verbs(words, language)
        self.view = re.compile(
            rf"(?P<lead>(?<=\w)(?:[’']s?)?)\s+(?:[^\W\d]+\s+)?(?:{either(words['view_nouns'])})\s+"
            rf"(?:{either(words['view_copulas'])})\s+(?:[^\W\d]+\s+)?(?:{either(words['that'])})\s+",
            re.IGNORECASE,
        )
        self.view_from = re.compile(  # "budskapet fra X er at", "the message from X is that"
            rf"(?:{either(words['view_nouns'])})(?:en|et|a|n)?\s+(?:{either(words['from'])})\s+(?P<whose>[^;:!?\0]{{2,80}}?),?\s+"
            rf"(?:{either(words['view_copulas'])})\s+(?:[^\W\d]+\s+)?(?:{either(words['that'])})\s+",
            re.IGNORECASE,
        )
        self._claims(words)
        self.learnt = re.compile(
            rf",\s+(?:{either(words['learning'])})\s+(?:[^\s,.;:\0]+\s+){{1,4}}?(?:{either(words['learnt'])})\s+"
            rf"(?:{either(words['learnt_from'])})\s+"
        )
        participles = either((*words["verbs"], *words["object_verbs"], *words["side_verbs"]))
        self.sided = compiled(
            rf"(?<!\w)(?:{either(words['from'])})\s+"
            rf"(?P<side>[^\s,.;:\0]+(?:\s+[^\s,.;:\0]+){{0,2}}?)\s+(?:(?:{either(words['side_nouns'])})\s+)?"
            rf"(?:(?:{either(words['side_passives'])})\s+(?:[^\s,.;:\0]+\s+){{0,3}}?(?:{participles})|(?:{either(words['side_telling'])}))\s+"
            rf"(?:[^\s,.;:\0]+\s+){{0,2}}?(?:{either(words['that'])})\s+",
            re.IGNORECASE,
        )
        self.relative = re.compile(rf"\s(?:{either(words['relatives'])})\s")
        papers, apart = either(words["document_subjects"]), either((*words["from"], *words["put_out"]))
        self.paper = re.compile(  # "the statement", not "the statement by X"
            rf"(?!an?\s)(?:{papers})(?!\s+(?:{apart})(?!\w))(?!\w)", re.IGNORECASE
        )
        self._channels(words)
        self.beside = re.compile(
            rf",\s+(?:{either((*words['together'], *words['breaks'], *words['whiles']))})\s+$"
        )
        self.contrast = re.compile(rf",\s+(?:{either(words['breaks'])})\s")

    def _channels(self, words: dict[str, Any]) -> None:
        """ "C, sa han ifølge X": he said it; "Det skriver A, ifølge B": A wrote what stands before."""
        said, who = either(words["pointing"]), r"(?:[^\s,.;:\0]+\s+){0,9}[^\s,.;:\0]+,?\s+$"
        back = rf"|(?<!\w)(?i:{either(words['pointers'])})" if words["pointers"] else ""
        self.channelled = re.compile(rf"(?:,{back})\s+(?:{said})\s+{who}")

    def _papers(self, words: dict[str, Any]) -> None:
        """Whose a paper is: "fra X", ", som ble undertegnet mandag av X"."""
        drawn = (
            rf",?\s+(?:(?:{either(words['relatives'])})\s+\w+\s+)?(?:{either(words['drawn_up'] or NEVER)})"
        )
        day = rf"(?:\s+(?:{either(words['days'])}))?"  # ", som ble undertegnet mandag av"
        self.from_ = re.compile(
            rf"(?:{drawn}{day})?\s+(?:\([^)]*\)\s+)?(?:{either(words['from'])})\s+", re.IGNORECASE
        )

    def _opinions(self, words: dict[str, Any]) -> None:
        """What somebody thinks, knows or tells: "etter Xs syn", "etter det X opplyser"."""
        self.opinion = re.compile(
            rf"(?<!\w)(?:{either(words['opinion'])})\s+(?P<whose>.{{2,40}}?)\s+(?:{either(words['opinion_nouns'])})[\s,.]\s*",
            re.IGNORECASE,
        )
        self.learnt_of = re.compile(  # "etter det X opplyser C"
            rf"(?<!\w)(?:{either(words['opinion'])})\s+(?:{either(words['what'])})\s+(?P<whose>[^,.;:!?\0]{{2,60}}?)\s+"
            rf"(?:{either(words['opinion_verbs'])})[\s,.]\s*",
            re.IGNORECASE,
        )

    def _verbs(self, words: dict[str, Any], language: str) -> None:
        """Finite verbs, and what of a clause stands before a source that is set into it."""
        inner = either(words["clause_openers"]) if not subject_first(language) else "(?!)"
        self.within = re.compile(  # "kommer etter at det ifølge X ble C": the clause alone is told
            rf"(?<=\w)\s(?:{inner})\s+(?:[^\s,.;:\0]+\s+){{0,4}}$"
        )
        self.house = re.compile(  # "ifølge talspersonen NAVN i Utenriksdepartementet har C"
            rf"\s+(?:{either(words['body_joins'])})\s+(?:[\w-]+\s+){{0,2}}?[A-ZÆØÅ][\w-]*\s+"
            rf"(?P<verb>(?:{either((*words['finite'], *words['having']))}|[a-zæøå]+t)\s)"
        )
        self.finite = re.compile(rf"\s(?:{either(words['finite'])})\s")
        self.verb = compiled(rf"\s(?:{either((*words['finite'], *finite_verbs(language)))})\s")
        known, ends = either(words["subject_endings"]), words["verb_endings"]
        verb = rf"[a-zæøå]+(?:{either(ends)})|{either(finite_verbs(language))}"
        self.behind_noun = compiled(  # "ifølge kilder solgte president NAVN": verbs that no table knows too
            rf"(?<!\w)(?:[A-ZÆØÅ]\w*[^\Ws]|\w{{2,}}(?:{known}))\s+(?P<verb>{verb})\s+"
            r"(?:[a-zæøå]+\s+)?(?=[A-ZÆØÅ])"
            if ends
            else r"(?!)"
        )
        it = rf"(?:\s+(?:{either(words['expletives'])}))?"  # "er det ifølge X ventet at C"
        self.verbal = re.compile(rf"(?<!\w)(?:{either(words['finite'])}){it}$", re.IGNORECASE)
        self.impersonal = re.compile(  # "er det ifølge X ventet at C": nobody else expects it
            rf"(?<!\w)(?:{either(words['finite'])})\s+(?:{either(words['expletives'])})\s+$"
        )
        self.opened = re.compile(rf"(?<!\w)(?:{either((*words['relatives'], *words['that']))})$")

    def _claims(self, words: dict[str, Any]) -> None:
        """Nouns whose content is what their owner says, and papers with whoever has put them out."""
        out = either(words["put_out"])
        self.when = re.compile(rf"\s(?:{either(words['tail_openers']) or '(?!)'})\s")
        self.issued = re.compile(  # "a press release issued by X"
            rf"(?:an?|the)\s+(?:\w+\s+)?(?:{either(words['document_nouns'])})\s+(?:{out})\s+(?:by|from)\s+(?:the\s+)?"
            if words["put_out"]
            else "(?!)"
        )
        noun = rf"(?:{either(words['claim_nouns'])})(?:en|et|a|n|r|ne|ene|ane|er|ar|s)?"
        self.claim = re.compile(  # "Xs krav om at", "et krav fra X om at", "X's warning that"
            rf"(?:(?<=s)|(?<=[’']))(?P<lead>)\s+(?:[^\W\d]+\s+){{0,2}}?{noun}\s+(?:om\s+)?(?:{either(words['that'])})\s+"
            rf"|(?<!\w){noun}\s+(?:{either(words['claim_from'])})\s+(?P<whose>[^;:!?,\0]{{2,60}}?)\s+(?:om\s+)?(?:{either(words['that'])})\s+"
        )
        self.claim_words = casefolded(words["claim_nouns"])


source_patterns = cache(SourcePatterns)  # one a language
