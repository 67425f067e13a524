"""The patterns around quoted words that one language pack gives: what leads up to them, and what calls."""

import re
from functools import cache

from kg.extract.speech.cues import cues as cues_of
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either


class QuotePatterns:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        cues = cues_of(language)
        self.pointer = compiled(
            rf"(?:{either(cues.words['pointers'])})\s+"
            rf"(?:{either((*cues.words['verbs'], *cues.words['pointer_verbs']))})(?!\w)"
        )
        relative = either(cues.words["relatives"])
        self.cleft = compiled(  # "Det er X som sier dette"
            rf"(?:{either(cues.words['cleft'])})\s+[^.:!?\n]{{3,120}}?\s(?:{relative})\s+"
            rf"(?P<verb>{either(cues.words['verbs'])})\s+(?:{either(cues.words['clefted'])})(?!\w)"
        )
        self.aside = re.compile(  # "which he calls “folly”", in what somebody else tells
            rf"(?:,\s+(?:{relative})|\s(?:{either(cues.words['what'])}))\s+(?:[^\s,.;:]+\s+){{1,4}}(?:{either(cues.words['calling'])})(?:\s+[^\s,.;:]+){{0,2}}$"
        )
        self.ending = compiled(
            rf"(?<![\w-])(?:{either(cues.words['verbs'])})(?:\s+(?:{either(cues.words['adverbs'])}))?$",
            re.IGNORECASE,
        )
        self.finite = re.compile(rf"(?<!\w)(?:{either(cues.words['finite'])})(?!\w)", re.IGNORECASE)
        self.opens_finite = re.compile(
            rf"(?:{either(cues.words['adverbs'])}\s+)?{self.finite.pattern}", re.IGNORECASE
        )
        on = either((*cues.words["finite"], *cues.words["as"][:1]))  # "stressed “C” as the basis"
        self.goes_on = re.compile(rf"\s+(?:{on})(?!\w)")
        self.that = re.compile(rf"(?<!\w)(?:{either(cues.words['that'])})$", re.IGNORECASE)
        saying, as_ = (v for v in cues.words["verbs"] if v.endswith("ing")), cues.words["as"][:1]
        self.as_saying = re.compile(rf"\s(?:{either(as_)})\s+(?:{either(saying)})(?!\w)")
        said = either(cues.words["verbs"])
        apart = either((*cues.words["together"], *cues.words["continuing"], *cues.words["prepositions"]))
        self.subject_clause = (
            compiled(  # "«C» er ikke nok, sa A": from the closing mark to the verb of saying
                rf"\s+(?!(?:{said}|{apart})(?!\w))[a-zæøå]+\s+(?!(?:{either(cues.words['bare'])})\s|[A-ZÆØÅ])"
                rf"[^.;:!?\n]*?,\s+(?=(?:{said})(?!\w))"
            )
        )
        turned = rf"[”\"’']?\s+(?:(?!(?:{said})\s)[^\s,.;:!?\n\"“]+\s+){{0,14}}?[^\s,.;:!?\n\"“]+,\s+"
        self.turned = compiled(  # "“C” in May, said X": the sentence goes on, and X stands behind the verb
            rf"{turned}(?P<verb>{either(cues.words['inverting'])})\s" if subject_first(language) else "(?!)"
        )
        self.second = re.compile(rf"\s(?:{either(cues.words['together'])})\s+$")
        self.second_ing = re.compile(rf"{self.second.pattern}|,\s+$")  # "X said Y would come, adding: “C”"
        self.clause = re.compile(rf"\s+(?:{either(cues.words['that'])})\s")
        calls = either((*cues.words["calling"], *cues.words["quoting"]))
        self.calls = re.compile(rf"(?<!\w)(?:{calls})(?!\w)", re.IGNORECASE)
        self.named = re.compile(rf"(?<!\w)(?:{either(cues.words['calling'])})(?!\w)", re.IGNORECASE)
        far = 9 if subject_first(language) else 4  # words that lead up to the quoted ones
        self.calling = re.compile(
            rf"(?<!\w)(?:{calls})\s+(?:[^\s,.;:]+\s+){{0,{far}}}[^\s,.;:]+$", re.IGNORECASE
        )
        self._replies(language)

    def _replies(self, language: str) -> None:
        """What leads up to the one who says it, behind words, and is no verb of saying."""
        cues = cues_of(language)
        lead, answer = either(cues.words["reply_copulas"]), either(cues.words["reply_nouns"])
        owners = either(table(language, "people").get("possessives", ()))
        self.replied = re.compile(  # ", lød ministerens svar", ", er As klare beskjed"
            rf"(?P<verb>{lead})\s(?P<whose>\s*(?:[^\s,.;:!?\n]+\s+){{0,4}}?"
            rf"(?:[^\s,.;:!?\n()]+s(?:\s+\([^)\n]*\))?|{owners}))\s+(?:[\w-]+\s+){{0,2}}(?:{answer})(?!\w)"
        )
        papers = either(cues.words["document_subjects"])
        read = (
            rf"(?<!\w)(?i:{papers})\s+(?:{either(cues.words['adverbs'])}\s+)?"
            rf"(?P<verb>{either(cues.words['reading_out'])})"
        )
        self.reads = re.compile(rf"{read}\s*$")  # "The statement read: “C”"
        self.read_out = re.compile(rf"{read}(?=[.,\n]|$)")  # "“C,” the statement reads."
        sources = either(w for w in cues.words["from"] if w not in cues.words["to"])
        self.from_ = re.compile(rf"(?<!\w)(?:{sources})\s+")
        articles = either(table(language, "people")["definite_articles"])
        self.article = re.compile(rf"(?:{articles})\s+(?=[a-zæøå])")  # "fra den peruanske presidenten NAVN"
        held, beside = either(cues.words["quoted_attitudes"]), either(cues.words["quoted_beside"])
        self.held = re.compile(  # ", er hun klar på"
            rf"(?:{either(cues.words['attitude_verbs'])})(?=\s[^,.;:!?\n]{{2,60}}?\s(?:{held})(?:[.,\n]|$|\s(?:{beside})\s))"
        )


quote_patterns = cache(QuotePatterns)  # one a language
