"""What may stand between a verb of saying and its "that": whom, when and where, no noun of its own."""

import re

from kg.document import Sentence
from kg.extract.speech.clauses import PHRASE, Clauses
from kg.extract.speech.cues import Cues, cues
from kg.extract.speech.patterns import SpeechPatterns, speech_patterns
from kg.extract.speech.records import Speaker
from kg.languages import subject_first


def is_gap(language: str, verb: str, gap: str) -> bool:
    """Whether the words up to and with "that" leave the clause behind them to the verb."""
    patterns, known = speech_patterns(language), cues(language)
    if verb in known.words["telling_verbs"]:
        return known.telling.search(gap) is not None
    if not subject_first(language):
        return _norwegian(patterns, known, verb, gap.split())
    words = gap.split()
    if verb in known.words["calling"]:
        return False  # "described that claim as C"
    if verb in patterns.takers or len(words) == 1:
        return True
    promises = words[0] == "to" and verb in known.words["commissive"]
    media = known.words.get("gap_media", ())  # "wrote on social media that C"
    if promises or (words[0] == "on" and not words[1][0].isupper() and words[1] not in media):
        return False  # "agreed to build ships that C", "agreed on a plan that C"
    opened = words[0].casefold().strip(",") in patterns.openers_of_gap or words[0].endswith("ly")
    return opened and (gap.count(",") != 1 or words[-2].endswith(","))


def _norwegian(patterns: SpeechPatterns, known: Cues, verb: str, words: list[str]) -> bool:
    if not patterns.infinitives.isdisjoint(words):
        return False  # "advarte mot å tro at C"
    if len(words) > PHRASE and words[-2] in known.words["breaks"]:
        return False  # "sier han gleder seg og at C"
    implies = len(words) >= PHRASE and known.implying.search(" ".join(words))
    if implies and words[0].casefold() not in known.prepositions:
        return False  # "mener krigen viser at C"
    # verbs whose particle or noun stands in the gap, and a copula with its attitude: "var han klar på at C"
    apart = any(word.endswith(",") for word in words)  # "det A skrev om B, tyder på at C"
    if verb in known.split or verb in known.phrasal or (verb in known.words["takes_about"] and not apart):
        return True
    if known.declaring.search(" ".join(words)):
        return True  # "sa A og B seg enige i at C"
    joined = len(words) > 1 and words[-2].casefold() in patterns.conjunctions
    return not (joined or patterns.finite.search(" " + " ".join(words[:-1]) + " "))


def takes_thing(clauses: Clauses, cue: re.Match[str], speaker: Speaker, sentence: Sentence, end: int) -> bool:
    """ "Med B i salen, fordømte A C": C stands behind the subject, and only when and where in front."""
    behind = clauses.view[max(speaker.end, cue.end()) : sentence.end].strip(" .")
    first = behind.split(maxsplit=1)[:1]
    words = clauses.cues.words
    when = {*clauses.cues.prepositions, *map(str.casefold, words["days"])}
    told = cue.group().casefold() in words["verbs"]
    if subject_first(clauses.document.article.language) and (
        told or not first or first[0].casefold() in when
    ):
        return False  # "C, X announced on Monday", "He bore no grudge, X told a crowd"
    named = any(m.end == end and m.kind == "person" for m in clauses.document.mentions)  # "NAME, ønsket B C"
    return bool(behind) and (named or clauses.cues.object_verb.match(cue.group()) is not None)
