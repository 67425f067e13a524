"""What stands before ", X said" and only tells when: "Upon his arrival, X said, “C”"."""

import re
from collections.abc import Sequence

from kg.document import Sentence
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.codas import MEDIAL, CodaReader


class Fronts:
    """Tells it in one document, in languages that set the subject first."""

    def __init__(self, clauses: Clauses, codas: CodaReader) -> None:
        self._clauses, self._codas, self._cues = clauses, codas, clauses.cues
        self._view, words = clauses.view, clauses.cues.words
        openers = {*words["subordinating"], *words["clause_openers"], *words["fronting"]}
        self._openers = openers.difference(words["continuing"])
        self._conditions = {
            *words["subordinating"],
            *words["opening_clauses"],
            *words["whiles"],
            "as",
            "once",
        }
        self._stops = {
            *words["continuing"],
            *words["breaks"],
            *words["relatives"],
            *words["relative_pronouns"],
        }
        self._times = {t.start for t in clauses.document.times}

    def only_when(self, words: Sequence[str], end: int, cue: re.Match[str], sentence: Sentence) -> bool:
        """Whether `words`, which end at `end` before a subject and its verb, are no part of what is said."""
        lead = words[words[0] in self._cues.words["openers"] :]
        behind = max(cue.end(), sentence.start)
        quoted = "\0" in self._view[behind : sentence.end]
        goes_on = quoted or not self._clauses.verbless(behind, sentence.end)
        asked = self._cues.words["asked_openers"]
        if any(" ".join(lead[:n]).casefold() in asked for n in (1, 2)):
            return goes_on
        medial = MEDIAL.match(self._view, self._codas.heard(cue, sentence), sentence.end)
        if medial and not self._view.startswith("\0", medial.end() + 1):
            return False  # "Until A leaves, he said in May, B stays"
        brief = self._clauses.verbless(sentence.start, end)
        if not lead or lead[0].casefold() not in self._openers:
            takes = goes_on or self._cues.object_verb.match(cue.group()) is not None
            return takes and brief and sentence.start in self._times
        comma = self._view.rfind(", ", sentence.start, end)
        return brief or (goes_on and (comma < 0 or self._clauses.verbless(comma, end)))

    def goes_on(self, at: int, sentence: Sentence) -> bool:
        """ "As the port is shut, X said, Peru will act": whether a clause opens, its own one behind."""
        first = self._view[sentence.start : at].split(maxsplit=1)[:1]
        medial = MEDIAL.match(self._view, at, sentence.end)
        behind = self._view[medial.end() : sentence.end].split() if medial else []
        free = len(behind) >= PHRASE and behind[0] not in self._stops and not behind[0].endswith("ing")
        return free and bool(first) and first[0].casefold() in self._conditions
