"""Sources that only pass on what a sentence tells of another: "C, X said, according to Y"."""

import re

from kg.document import Sentence
from kg.extract.speech.clause_patterns import clause_patterns
from kg.extract.speech.clauses import Clauses


def passed_on(
    clauses: Clauses, resuming: re.Pattern[str], cue: re.Match[str], stop: int, sentence: Sentence
) -> bool:
    """ "C, X said, according to Y", "X, according to Y, said C", where Y ends at `stop`: X says it."""
    view, pack = clauses.view, clause_patterns(clauses.document.article.language)
    ahead = sentence.start + len(view[sentence.start : cue.start()].rstrip(" ,"))
    if pack.tailed.search(view, sentence.start, ahead):
        return True
    if view[ahead : cue.start()] != ", " or not clauses.verbless(sentence.start, ahead):
        return False
    comma = view.find(",", stop + 1, sentence.end)
    acts = not clauses.verbless(stop, comma if comma > 0 else sentence.end)
    return acts and resuming.match(view, stop, sentence.end) is None  # "The talks, according to Y, will C"
