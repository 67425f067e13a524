"""What somebody has been told: "NTB fikk bekreftet fra X at C", "budskapet fra X er klart: C"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.document import Sentence
from kg.extract.speech.clauses import Clauses
from kg.extract.speech.cues import cues
from kg.extract.speech.records import Draft
from kg.languages.patterns import casefolded, either, holds

TITLED = 7  # words that stand before a name at most: "Perus nye utenriksminister"
_WHOSE = r"(?P<whose>[^,.;:\0\n]{2,110}?)"


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    """The source behind what is received, ahead of it, and a message told behind a colon; one a language."""
    words = cues(language).words
    if not words["received"]:
        return ()
    gets, told = either(words["learning"]), either(words["received"])
    by, that = either(words["message_by"]), either(words["that"])
    heads, clear = either(words["message_heads"]), either(words["message_clear"])
    ahead = either(w.capitalize() for w in words["message_by"])
    return (
        re.compile(
            rf"(?<!\w)(?:{gets})\s+(?:[^\s,.;:\0]+\s+){{0,4}}?(?:{told})\s+(?:{by})\s+{_WHOSE}\s+(?:om\s+)?(?:{that})\s+"
        ),
        re.compile(
            rf"(?<![^\s])(?:{ahead})\s+{_WHOSE}\s+(?:{gets})\s+(?:[^\s,.;:\0]+\s+){{1,5}}?(?:{told})\s+(?:om\s+)?(?:{that})\s+"
        ),
        re.compile(
            rf"(?<!\w)(?i:{heads})\s+(?:{by})\s+{_WHOSE}\s+(?:{either(words['message_copulas'])})\s+(?:\w+\s+)?(?:{clear}):\s+"
        ),
    )


class ReceivedReader:
    """Reads them in one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses, self._forms = clauses, _forms(clauses.document.article.language)
        words = clauses.cues.words
        told = casefolded((*words["received"], *words["message_clear"]))
        self._holds = holds(clauses.view.casefold(), told)

    def read(self, sentence: Sentence) -> Iterator[Draft]:
        """The drafts of a sentence; what nobody known has told is left out."""
        view, finder = self._clauses.view, self._clauses.finder
        for form in self._forms if self._holds else ():
            found = form.search(view, sentence.start, sentence.end)
            who = finder.after(found.start("whose") - 1, found.end("whose")) if found else None
            led = len(view[found.start("whose") : who.start].split()) if found and who else TITLED
            if found is None or who is None or led >= TITLED:
                continue
            end = self._clauses.end(found.end(), sentence)
            if (draft := self._clauses.draft(found.end(), end, found, who, sentence)) is not None:
                yield draft
                return
