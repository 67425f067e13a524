"""Where and when what was told last came about: "It was signed in Lima on Monday", "Det skjedde på X"."""

import re
from functools import cache

from kg.document import Document, Sentence, replace
from kg.extract.circumstances.days import DAY
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.circumstances.records import Place
from kg.extract.events.merged import DONE, took_place
from kg.extract.events.records import Draft
from kg.extract.grammar.clauses import ClauseReader
from kg.languages import table
from kg.records import Evidence, TimeExpression

SIGNED = ("signing", "agreement")
HAPPENED = ("meeting", "negotiation", "summit", "conference", "ceremony", "press_conference", *SIGNED)
NEAR = 1  # paragraphs from what was told to the sentence that goes on with it


class Happening:
    """Reads the place and the day that a sentence adds to the event of the sentence before it."""

    def __init__(self, document: Document, clauses: ClauseReader, circumstances: CircumstanceReader) -> None:
        self._document, self._clauses, self._circumstances = document, clauses, circumstances
        self._language = document.article.language

    def read(self, sentence: Sentence, told: Draft | None) -> Draft | None:
        """The event `told` last, once more, with what the sentence says of where and when it was."""
        if told is None or sentence.paragraph - told.sentence.paragraph > NEAR or told.type not in HAPPENED:
            return None
        tokens = self._document.tokens[slice(*sentence.tokens)]
        found = _pattern(self._language).match(" ".join(t.norm for t in tokens))
        if found is None or (found.lastgroup == "signed") > (told.type in SIGNED):
            return None
        at = sentence.tokens[0] + found[0].count(" ")
        clause = self._clauses.at(sentence, at)
        place = self._circumstances.where(sentence, at, clause, goes=False)
        time = self._circumstances.when(sentence, at, clause)
        if not (place.city or place.country or place.venue or time) or _elsewhere(told, place, time):
            return None
        here = self._document.tokens[at]
        return replace(
            told, sentence=sentence, trigger=Evidence(start=here.start, end=here.end),
            place=place, time=time, anaphoric=True, around=False,
        )  # fmt: skip


def earlier_round(document: Document, draft: Draft) -> bool:
    """ "The dialogue was launched in 2018": no round to come; so of today only "møtet begynte klokka 17"."""
    today = draft.time is not None and draft.time.value == (document.article.published or "")[:DAY]
    return draft.status in DONE and not (today and took_place(document, draft))


def _elsewhere(told: Draft, place: Place, time: TimeExpression | None) -> bool:
    """Whether what happened has another place or day than the event: then it is something else."""
    towns = told.place.city and place.city and told.place.city != place.city
    lands = told.place.country and place.country and told.place.country != place.country
    days = (told.time.value, time.value) if told.time and time else ("", "")
    return bool(towns or lands) or not (days[0].startswith(days[1]) or days[1].startswith(days[0]))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    own = table(language, "circumstances")
    return re.compile(
        rf"(?:{'|'.join(own['happened'])}|(?P<signed>{'|'.join(own['happened_signed'])}))(?!\w)"
    )
