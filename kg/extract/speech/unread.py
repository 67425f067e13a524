"""Subjects at a verb of saying that the article names nowhere: "sier kritikere", "roper andre", "said aides"."""

import re
from functools import cache

from kg.extract.speech.cues import cues as cues_of
from kg.extract.speech.records import Draft
from kg.languages import subject_first, table
from kg.languages.patterns import either
from kg.records import Document

_LEAST = 5  # letters of a noun that may be the end of another: "leder" of "partilederen"
_TOKEN = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


class _Pack:
    """Patterns and words of the language alone: made once, not for each document."""

    def __init__(self, language: str) -> None:
        words, people = cues_of(language).words, table(language, "people")
        between = either((*words["auxiliaries"], *words["adverbs"], *words["days"], *words["particles"]))
        self.first = re.compile(
            rf"\s+(?:(?:{between})\s+)*(?P<word>[a-zæøå][\w-]*)(?P<more>(?:\s[a-zæøå][\w-]*)?)"
        )
        own, one = either(people["possessives"]), either(words["indefinite"])
        self.last = re.compile(
            rf"(?:(?P<one>(?<![\w-])(?i:{one}))\s+)?(?<![\w-])(?P<word>[^\W\d][\w-]*)\s+"
            rf"(?:(?:{own}|flest)\s+)?(?:(?:{between})\s+)*$"
        )
        self.teller = re.compile(rf"[^.!?\n,]{{0,30}},\s+(?:{either(words['verbs'])})\s+[A-ZÆØÅ]")
        self.indefinite = frozenset(words["indefinite"])
        self.endings: tuple[str, ...] = tuple(words["definite_endings"])
        self.articles = frozenset((*words["articles"], *people["definite_articles"]))
        self.general = frozenset((*words["speaking_nouns"], *words["designations"])).difference(
            words["callings"]
        )
        self.callings = frozenset(words["callings"])
        self.ends = tuple(words["designation_ends"]) or ("\0",)
        pronouns = (
            *people["pronouns_he"],
            *people["pronouns_she"],
            *words["subject_pronouns"],
            *words["bare"],
        )
        elsewhere = (
            "prepositions",
            "adverbs",
            "auxiliaries",
            "that",
            "continuing",
            "days",
            "finite",
            "negations",
        )
        self.no_subject = frozenset(
            (
                *pronouns,
                *words["outlet_nouns"],
                *words["no_subjects"],
                *(w for key in elsewhere for w in words[key]),
            )
        )
        self.plural = tuple(words["plural_endings"]) or ("\0",)
        self.nameless = frozenset(words["nameless"])
        self.clause = re.compile(
            rf"(?<!\w)(?P<who>[^\W\d][\w-]*)\s+(?:{either(words['relatives'])})\s+(?:(?:{between})\s+)*$"
        )
        self.verb_first = not subject_first(language)


_pack = cache(_Pack)  # one a language


class Unread:
    """Tells them in one document."""

    def __init__(self, document: Document) -> None:
        self._pack = _pack(document.article.language)
        self._document, self._text = document, document.article.text

    def speaks(self, draft: Draft) -> bool:
        """Whether a noun for somebody else stands as the subject at the verb beside quoted words."""
        if draft.mode != "direct" or draft.cue is None:
            return False
        if draft.cue[0] >= draft.end:
            return self._behind(draft.cue[1])
        return self._ahead(draft.cue[0])

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
        found = self._pack.clause.search(self._text, start, verb)
        if found is None or self._told(*found.span("who")):
            return False
        word = found["who"].casefold()
        return word in self._pack.nameless or word.endswith(self._pack.plural)

    def fits(self, noun: str, *, office: bool) -> bool:
        """Whether a pronoun or a noun that is the subject may stand for somebody the article names."""
        return (
            noun in self._pack.no_subject or not self._pack.verb_first or self.introduced(noun, office=office)
        )

    def introduced(self, noun: str, *, office: bool = False) -> bool:
        """Whether a noun may stand for somebody the article names; `office`: who holds a high office."""
        word = noun.casefold()
        if _FIGURE.search(word) or word in self._pack.general:
            return True
        if (word in self._pack.callings and not office) or word.endswith(self._pack.ends):
            return True
        stem = next((word.removesuffix(e) for e in self._pack.endings if word.endswith(e)), word)
        words = {w.casefold() for w in _TOKEN.findall(self._text)} - {word}
        return any(w.endswith(stem) or (len(w) >= _LEAST and stem.endswith(w)) for w in words)
