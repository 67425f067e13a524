"""Subjects at a verb of saying whom the article names nowhere: "sier kritikere", "said his lawyer"."""

import re
from functools import cache

from kg.document import Document
from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.records import Draft
from kg.languages import subject_first, table
from kg.languages.compiled import compiled
from kg.languages.patterns import either

_LEAST = 5  # letters of a noun that may be the end of another: "leder" of "partilederen"
_HALL = 22  # characters behind words of ", lyder spørsmålet"
_NEAR = 60  # characters before a verb in which "those who" stands
_TOKEN = re.compile(r"[^\W\d_]+")
_NO_SUBJECTS = (  # keys of words that open something else than a subject
    "bare",
    "outlet_nouns",
    "no_subjects",
    "prepositions",
    "adverbs",
    "auxiliaries",
    "that",
    "continuing",
    "days",
    "finite",
    "negations",
)
_FIGURE = re.compile(r"\d")


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words = cues_of(language).words
        self.verb_first = not subject_first(language)
        self._nouns(language)
        between = either((*words["auxiliaries"], *words["adverbs"], *words["days"], *words["particles"]))
        self.first = re.compile(
            rf"\s+(?:(?:{between})\s+)*(?P<word>[a-zæøå][\w-]*)(?P<more>(?:\s[a-zæøå][\w-]*)?)"
        )
        own, one = either(table(language, "people")["possessives"]), either(words["indefinite"])
        self.last = re.compile(
            rf"(?:(?P<one>(?<![\w-])(?i:{one}))\s+)?(?<![\w-])(?P<word>[^\W\d][\w-]*)\s+"
            rf"(?:(?:{own}|flest)\s+)?(?:(?:{between})\s+)*$"
        )
        verbs = either(words["verbs"])
        name = r"(?:[a-z]{1,4}[ -]){0,3}[A-ZÆØÅ]"  # "van der Laan", "al-Mansouri"
        self.teller = compiled(rf"[^.!?\n,]{{0,30}},\s+(?:{verbs})\s+{name}")
        self.clause = re.compile(
            rf"(?<!\w)(?P<who>[^\W\d][\w-]*)(?P<comma>,?)\s+(?:{either(words['relatives'])})"
            rf"\s+(?:(?:{between})\s+)*$"
        )
        heads = either((*words["callings"], *words["kin_nouns"]))
        self.of_others = re.compile(
            rf"(?:[^.!?\0]*\)\s*-+\s+)?(?i:a|an|the|his|her)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{heads})s?"
            rf"\s+(?:for|of|to)\s+[^,;:\0]*$"
            if words["kin_nouns"]
            else r"(?!)"
        )
        hall = rf"[,?][»”\"]?\s+(?:{either(words['asked_there'])})(?!\w)"
        self.hall = re.compile(hall if words["asked_there"] else r"(?!)")  # "– C, var spørsmålet fra salen"
        self.relatives = frozenset(words["relatives"])
        self._phrases(verbs, between)

    def _nouns(self, language: str) -> None:
        """What stands for somebody named, what for nobody, and what is no subject at all."""
        words, people = cues_of(language).words, table(language, "people")
        self.endings: tuple[str, ...] = tuple(words["definite_endings"])
        self.articles = frozenset((*words["articles"], *people["definite_articles"]))
        self.indefinite, self.nameless = frozenset(words["indefinite"]), frozenset(words["nameless"])
        self.callings = frozenset(words["callings"])
        self.general = frozenset((*words["speaking_nouns"], *words["designations"])) - self.callings
        self.ends = tuple(words["designation_ends"]) or ("\0",)
        self.plural = tuple(words["plural_endings"]) or ("\0",)
        self.possessives = frozenset((*people["possessives"], *words["thing_possessives"]))
        self.modifiers, self.spokes = frozenset(words["modifiers"]), tuple(words["spokes_nouns"])
        pronouns = (*people["pronouns_he"], *people["pronouns_she"], *words["subject_pronouns"])
        other = (w for key in _NO_SUBJECTS for w in words[key])
        self.no_subject = frozenset((*pronouns, *other))

    def _phrases(self, verbs: str, between: str) -> None:
        """The noun phrase of a language in which the subject stands before its verb."""
        self.told = compiled(
            rf"[,.]?[”\"]\s+(?!(?:[A-Z]|he\s|she\s))(?:[a-z][\w’'-]*\s+){{1,4}}?(?P<verb>{verbs})(?!\w)"
        )
        stops = r"\s*[.,:]|\s(?:said|of|for|in|from|at|on|who|told|added)\b|\s\w+ed\b|\s[\"“A-Z]"
        self.phrase = re.compile(rf"[^\W\d][\w’'-]*(?:\s[a-z][\w’'-]*){{0,2}}?(?={stops})")
        opens = r"(?:(?i:the|a|an|his|her|their|its)\s+)?(?:[a-z][\w’'-]*\s+){0,2}?"
        self.ahead = re.compile(rf"(?<![\w-])(?P<word>{opens}[^\W\d][\w’'-]*)\s+(?:(?:{between})\s+)*$")


_pack = cache(_Pack)  # one a language


class Unread:
    """Tells them in one document."""

    def __init__(self, document: Document) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._text = document, document.article.text
        self._named = [m for m in document.mentions if m.form not in ("adjective", "pronoun")]

    def speaks(self, draft: Draft) -> bool:
        """Whether a noun for somebody else stands as the subject at the verb beside quoted words."""
        if draft.mode != "direct":
            return False
        if self._pack.hall.search(self._text, draft.start, draft.end + _HALL):
            return True
        if draft.cue is None:
            verb = None if self._pack.verb_first else self._pack.told.match(self._text, draft.end)
            return verb is not None and self._phrased(draft.end, *verb.span("verb"))
        start, end = draft.cue
        if not self._pack.verb_first:
            return self._phrased(draft.end if start >= draft.end else 0, start, end)
        return self._behind(end) if start >= draft.end else self._ahead(start)

    def _phrased(self, said: int, start: int, end: int) -> bool:
        """ "Said critics", "the crowd chanted": a noun phrase that is the subject, without inflection."""
        opens = said or max((s.start for s in self._document.sentences if s.start <= start), default=0)
        ahead = self._pack.ahead.search(self._text, opens, start)
        behind = self._pack.first.match(self._text, end) if said and not ahead else None
        found = ahead or behind
        phrase = self._pack.phrase.match(self._text, found.start("word")) if found else None
        if phrase is None or any(m.start < phrase.end() and phrase.start() < m.end for m in self._named):
            return False
        first, *more = phrase.group().casefold().split()
        if first in self._pack.articles and not more:  # "said the Lima-based daily NAME"
            return self._text[phrase.end() :].lstrip()[:1].isupper()
        if first in self._pack.articles and more:
            return not self.fits(f"the {' '.join(more)}", office=True)
        if first in self._pack.possessives and more:
            return not more[-1].startswith(self._pack.spokes)
        if first in self._pack.indefinite or first in self._pack.nameless:
            return True
        return first not in self._pack.no_subject and (bool(more) or first.endswith(self._pack.plural))

    def _behind(self, at: int) -> bool:
        found = self._pack.first.match(self._text, at) if self._pack.verb_first else None
        if (
            found is None
            or self._told(*found.span("word"))
            or self._pack.teller.match(self._text, found.end())
        ):
            return False  # ", sier telefonen min, forteller NAME"
        word = found["word"]
        if word in self._pack.indefinite and found["more"]:
            return True
        if word in self._pack.articles:
            return False  # "den estiske offiseren": told apart, so he has been named
        if word in self._pack.nameless:
            return True
        return word not in self._pack.no_subject and not self.introduced(word)

    def _ahead(self, at: int) -> bool:
        opens = max((s.start for s in self._document.sentences if s.start <= at), default=0)
        found = self._pack.last.search(self._text, opens, at)
        if found is None or self._told(*found.span("word")):
            return False
        word, first = found["word"].casefold(), found.start("word") == opens
        if found["one"]:
            return True
        if self._described(opens, found.start("word")):
            return False
        if not first and not found["word"].islower():
            return False
        return word in self._pack.nameless or (
            word not in self._pack.no_subject
            and not self.introduced(word)
            and word.endswith(self._pack.endings)
        )

    def _described(self, opens: int, noun: int) -> bool:
        """ "Den ukrainske gjesten": an article and an adjective tell whoever has been named apart."""
        words = self._text[opens:noun].casefold().split()
        return bool(self._pack.articles.intersection(words[-2:]))

    def _told(self, start: int, end: int) -> bool:
        """Whether somebody or something is read there."""
        return any(m.start < end and start < m.end for m in self._document.mentions)

    def others(self, start: int, verb: int) -> bool:
        """ "Pressed by those who think that C": whether they say it, who are nobody named."""
        if self._pack.of_others.match(self._text, start, verb):
            return True  # "A lawyer for B said"
        start = max(start, verb - _NEAR)
        found = self._pack.clause.search(self._text, start, verb) if self._relative(start, verb) else None
        if found is None or self._told(*found.span("who")):
            return False
        word = found["who"].casefold()
        named = bool(found["comma"])  # "the ministers, who said": both of them
        return word in self._pack.nameless or (not named and word.endswith(self._pack.plural))

    def _relative(self, start: int, verb: int) -> bool:
        return any(word in self._pack.relatives for word in self._text[start:verb].split())

    def fits(self, noun: str, *, office: bool) -> bool:
        """Whether a pronoun or a noun that is the subject may stand for somebody the article names."""
        _, _, rest = noun.partition(" ")
        if self._pack.verb_first or not rest:
            return bool(rest) or noun in self._pack.no_subject or self.introduced(noun, office=office)
        modifier, _, head = rest.rpartition(" ")
        if not modifier or modifier in self._pack.modifiers or self._general(modifier):
            return self.introduced(head, office=office)
        return self._printed(rest)

    def _general(self, modifier: str) -> bool:
        """ "The Burkinabé diplomat", "the 63-year-old general": what tells nobody's office."""
        return _FIGURE.search(modifier) is not None or modifier.capitalize() in self._text

    def _printed(self, noun: str) -> bool:
        """Whether a noun stands somewhere without its article."""
        return re.search(rf"(?<!the )(?<!The )\b(?i:{re.escape(noun)})\b", self._text) is not None

    def introduced(self, noun: str, *, office: bool = False) -> bool:
        """Whether a noun may stand for somebody the article names; `office`: who holds a high office."""
        word = noun.casefold()
        if _FIGURE.search(word) or word in self._pack.general:
            return True
        if (word in self._pack.callings and not office) or word.endswith(self._pack.ends):
            return True
        if not self._pack.verb_first:
            return self._printed(word)
        stem = next((word.removesuffix(e) for e in self._pack.endings if word.endswith(e)), word)
        words = {w.casefold() for w in _TOKEN.findall(self._text)} - {word}
        return any(w.endswith(stem) or (len(w) >= _LEAST and stem.endswith(w)) for w in words)
