"""Words in quotation marks that a sentence takes in: "mener det viste «svakhet»", "called it “slander”"."""

import re

from kg.document import Document, Quote
from kg.extract.speech.cues import Cues
from kg.extract.speech.quote_patterns import quote_patterns
from kg.languages import subject_first, union
from kg.languages.patterns import either

_OWNER = re.compile(r"\s[a-zæøå]{3,}s$")  # "regjeringens", before what is theirs
_BESIDE = re.compile(r"[»”\"],\s[«“\"]")  # between two names in quotation marks
_PART = 5  # words of the longest phrase that is quoted within indirect speech


class MarkedWords:
    """Tells words that stand within a clause from an utterance, by what is `before` them in the paragraph."""

    def __init__(self, document: Document, cues: Cues) -> None:
        self._pack, self._cues = quote_patterns(document.article.language), cues
        self._ordered = subject_first(document.article.language)
        self._text, self._quotes = document.article.text, document.quotes
        self._subjects = union(document.article.language, "speech", "subject_pronouns", "said_subjects")
        names = either(cues.words["naming_nouns"])  # "Temaet for møtet er: «C»"
        one, named = either(cues.words["indefinite"]), either(cues.words["name_participles"])
        self._titles = re.compile(  # "under the theme, “C”", "opened a forum called “C”"
            rf"^\W*(?:{names})(?!\w)[^.!?:«“]*:?$|(?<!\w)(?:{names}),?$"
            rf"|\s(?:{one})\s(?:[\w-]+\s){{1,4}}?(?:{named})$"
        )

    def again(self, quote: Quote) -> Quote | None:
        """ "Konferansen «C», «D», i Lima": the name that words quoted behind it tell once more."""
        earlier = next((q for q in reversed(self._quotes) if q.end < quote.start), None)
        between = self._text[earlier.end : quote.start] if earlier is not None else ""
        closed = self._text[quote.end + 1 : quote.end + 2] == ","
        return earlier if closed and _BESIDE.fullmatch(between) else None

    def phrase(self, quote: Quote, before: str) -> bool:
        """ "Said “some bad things” are going on", "what he called “slander from both sides”": in a clause."""
        said = self._text[quote.start : quote.end]
        if not said[0].islower() or self._pack.finite.search(said):
            return False
        called = re.search(r"\w+$", before)
        goes_on = self._pack.goes_on.match(self._text, quote.end + 1) is not None
        return goes_on or (called is not None and self._pack.named.fullmatch(called.group()) is not None)

    def taken_in(self, before: str) -> bool:
        """ "Mener at besøket viste «svakhet»", "sier regjeringens «syn»": marks within a told clause."""
        sentence = re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", before)[-1]
        told = self._cues.verb.search(sentence)
        that = self._cues.that.match(sentence, told.end()) if told else None
        within = that is not None and "," not in sentence[that.end() :]
        return within or (told is not None and _OWNER.search(sentence, told.end()) is not None)

    def governed(self, quote: Quote, before: str) -> bool | None:
        """What somebody is called in quoted words: English has them in its phrase, Norwegian quotes them."""
        english = self._ordered
        if self._pack.that.search(before):
            if not english and self.taken_in(before):
                return False  # "sa at A bidro til at «C»"
            if english:
                return True if self._opened(quote) else None
            return True if self._pack.finite.search(self._text, quote.start, quote.end) else None
        sentence = re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", before)[-1]
        if self._pack.aside.search(sentence) and not self._ordered:
            return False
        if self._titles.search(sentence):
            return False
        called = self._pack.calling.search(sentence)
        if not called or (
            " " not in self._text[quote.start : quote.end] and not self._pack.named.search(called.group())
        ):
            return None
        # "kaller det «leit» at C": the word belongs to the clause that is told
        return not english and not self._pack.clause.match(self._text, quote.end + 1)

    def _opened(self, quote: Quote) -> bool:
        """ "Wrote that “I look forward to it.”": the subject opens the words, which end the clause."""
        said, behind = self._text[quote.start : quote.end], self._text[quote.end + 1 : quote.end + 2]
        first = said.split(maxsplit=1)[0].casefold()
        ends = said[-1] in ".!?" or behind in ".,;\n"
        return ends and len(said.split()) > _PART and first in self._subjects

    def is_clause(self, quote: Quote, before: str) -> bool:
        """Whether a clause with its own verb stands in the marks, in a sentence that reports speech."""
        said = self._text[quote.start : quote.end]
        sentence = re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", before)[-1]
        cues = list(self._cues.verb.finditer(sentence))
        told = cues and (self._ordered or self._cues.that.match(sentence, cues[-1].end()))
        if told and self._pack.finite.search(sentence, cues[-1].end()):
            return False  # "said the camps were “a burden that no one can bear”": part of a clause
        return (
            len(said.split()) > _PART
            and self._pack.finite.search(said) is not None
            and self._pack.opens_finite.match(said) is None  # its subject stands before the marks
            and self._cues.verb.search(sentence) is not None
        )
