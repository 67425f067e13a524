"""The forms in which a sentence points back at what was said: "Det slår X fast", "Beskjeden kom fra X"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Speaker
from kg.languages.patterns import either

_WHO = r"(?P<who>[^,.;:\0\n]{2,110})"
_SMALL = 2  # words between whoever says it and the particle: "slår X nå igjen fast"


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    """A verb around its subject, a noun whose message it is, a message that came, a paper; one a language."""
    words = cues(language).words
    if not words["pointed_parts"]:
        return ()
    points, nouns, by = (either(words[key]) for key in ("pointers", "message_heads", "message_by"))
    kinds = rf"(?:[^\W\d]+\s+){{0,2}}?(?:{nouns})"
    papers = rf"(?:[^\W\d]+\s+){{0,3}}?(?:{either(words['document_nouns'])})"
    when = rf"(?:(?:{either((*words['days'], *words['adverbs']))})\s+)?"
    return (
        re.compile(rf"(?:{points})\s+(?P<verb>{either(words['pointed_verbs'])})\s+{_WHO}"),
        re.compile(
            rf"(?:{points})\s+(?P<verb>{either(words['message_copulas'])})\s+{kinds}\s+(?:{by})\s+{_WHO}"
        ),
        re.compile(
            rf"(?:{either(words['message_leads'])})\s+(?P<verb>{either(words['message_came'])})\s+"
            rf"{when}(?:{by})\s+{_WHO}"
        ),
        re.compile(
            rf"(?:{points})\s+(?P<verb>{either(words['appearing'])})\s+{papers}\s+"
            rf"(?:{either(words['from'])})\s+{_WHO}"
        ),
        re.compile(rf"(?:{points})\s+(?P<verb>{either(words['message_copulas'])})\s+{kinds}\s+{_WHO}"),
    )


class PointingBack:
    """Reads them in one document."""

    def __init__(self, clauses: Clauses) -> None:
        words = clauses.cues.words
        self._forms, self._finder = _forms(clauses.document.article.language), clauses.finder
        self._view = clauses.view
        parts, gives = either(words["pointed_parts"]), either(words["message_given"])
        answer = rf"(?!\s+(?:\S+\s+)?(?:{either(words['answers'])})(?!\w))"  # "Det har X sagt nei til"
        self._part = re.compile(rf"\s+(?:\S+\s+){{0,{_SMALL}}}?(?:{parts})(?!\w){answer}")
        self._gives = re.compile(rf"\s+(?:{gives})(?!\w)")

    def cues(self, sentence: Sentence) -> Iterator[tuple[re.Match[str], Speaker]]:
        """What says so in a sentence, and who."""
        for number, form in enumerate(self._forms):
            found = form.match(self._view, sentence.start, sentence.end)
            if found is None:
                continue
            around, owned = number == 0, number == len(self._forms) - 1
            who = self._finder.after(*found.span("who"))
            if who is None and not (around or owned):
                who = self._finder.any_person(*found.span("who"))
            if who is None or (around and self._part.match(self._view, who.end, sentence.end) is None):
                continue
            if not owned or self._gives.match(self._view, who.end, sentence.end):
                yield found, who  # not "det var beskjeden X fikk"
