"""What opens a sentence and tells of another time: "Before the talks the ministers laid flowers at X"."""

import re
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.triggers import event_nouns, event_verbs
from kg.languages import subject_first, union, words
from kg.languages.patterns import either

OCCASION = 8  # tokens before a noun within which "in the wake of" stands
GATHERING_REACH = 5  # tokens from a summit to the town it is in
OTHER_REACH = 6  # tokens from "in advance of" to the noun of the other event
PREPARED_REACH = 7  # tokens from "to prepare" to the gathering
JOINED = 3  # tokens from the trigger over "and in" to a town
SUBJECT = 8  # tokens of "Peruvian Foreign Minister A met"
NOUN_REACH = 4  # tokens from "before" to its summit


def told_apart(document: Document, clauses: ClauseReader, sentence: Sentence, at: int, index: int) -> bool:
    """Whether token `index` stands in what was done before or after the event at `at`, or is said of it."""
    if set_off(document, clauses, sentence, at, index) or beyond(document, clauses, sentence, at, index):
        return True
    if _of_gerund(document, clauses, sentence, at, index) or _opens_next(document, sentence, at, index):
        return True
    said = clauses.at(sentence, index)
    that = words(document.article.language, "circumstances", "that_words")
    return index > at and said is not clauses.at(sentence, at) and document.tokens[said.start].norm in that


def _opens_next(document: Document, sentence: Sentence, at: int, index: int) -> bool:
    """ "A met B on Monday and in Lima she held talks": the place at `index` opens what is told next."""
    language, tokens, last = document.article.language, document.tokens, sentence.tokens[1]
    joins = words(language, "frames", "clause_conjunctions")
    places = words(language, "frames", "place_prepositions")
    if index < at + JOINED or tokens[index - 1].norm not in places or tokens[index - 2].norm not in joins:
        return False
    behind = index + 1
    while behind < last and (tokens[behind].text == "," or _timed(document, behind)):
        behind += 1
    near = tokens[behind : min(behind + SUBJECT, last)]
    actors = union(language, "frames", "subject_pronouns", "third_person", "they")
    verbs = finite_verbs(language) | event_verbs(language)
    named = bool(near) and near[0].text[0].isupper() and any(t.norm in verbs for t in near[1:])
    return bool(near) and (near[0].norm in actors | verbs or named)


def _timed(document: Document, index: int) -> bool:
    start = document.tokens[index].start
    return any(t.start <= start < t.end for t in within(document.times, start, start + 1))


def led_gerund(document: Document, at: int) -> bool:
    """Whether a gerund of an event stands right behind "before" or "after": "before flying to Lima"."""
    language, tokens = document.article.language, document.tokens
    if not tokens[at].norm.endswith("ing") or at < 1:
        return False
    if tokens[at].norm not in event_verbs(language) | words(language, "frames", "journey_gerunds"):
        return False
    before = at - 1 - (tokens[at - 1].norm in words(language, "frames", "sense_adverbs"))
    return before >= 0 and tokens[before].norm in words(language, "frames", "clause_prepositions")


def _of_gerund(document: Document, clauses: ClauseReader, sentence: Sentence, at: int, index: int) -> bool:
    """ "Met A before flying to Lima", "was in Lima after meeting A": `index` is told with the other verb."""
    if not words(document.article.language, "frames", "clause_prepositions"):
        return False
    if any(led_gerund(document, i) for i in range(at + 1, index)):
        return True
    verbs = clauses.verbs(clauses.at(sentence, at), index) if index < at and led_gerund(document, at) else []
    return bool(verbs)


def beyond(document: Document, clauses: ClauseReader, sentence: Sentence, at: int, index: int) -> bool:
    """ "Tatt imot av B før hun legger ned krans ved X": token `index` is told with a verb behind "before"."""
    apart = words(document.article.language, "circumstances", "apart_words")
    mark = next((i for i in range(at + 1, index) if document.tokens[i].norm in apart), index)
    endings = tuple(words(document.article.language, "circumstances", "clause_pasts")) or ("\0",)
    if any(t.norm.endswith(endings) and t.text.islower() for t in document.tokens[mark + 1 : index]):
        return True  # "after B assumed the post in May"
    return any(mark < verb < index for verb in clauses.verbs(clauses.at(sentence, index), index))


def of_gathering(document: Document, at: int, index: int) -> bool:
    """ "Møter B før toppmøtet i Lima": token `index` stands behind a gathering that is at another time."""
    tokens, language = document.tokens, document.article.language
    if index < at:
        return _prepared(document, at, index)
    apart = words(language, "circumstances", "apart_marks")
    gatherings = words(language, "frames", "gathering_nouns")
    near = range(index - 1, max(at, index - GATHERING_REACH), -1)
    gatherings |= words(language, "circumstances", "session_nouns")
    noun = next((i for i in near if tokens[i].norm.rpartition("-")[2] in gatherings), -1)
    if noun >= 0 and any(tokens[i].norm in apart for i in range(max(at + 1, noun - NOUN_REACH), noun)):
        return True
    if noun >= 0 and _prepared(document, noun, at):
        return True  # "er i Peru for å forberede toppmøtet i Lima"
    return not subject_first(language) and _of_other_event(document, at, index)


def _prepared(document: Document, at: int, index: int) -> bool:
    """ "Møtes i Lima for å forberede toppmøtet": token `index` stands before what is only prepared."""
    tokens, language = document.tokens, document.article.language
    verbs, marks = (words(language, "circumstances", key) for key in ("preparing", "infinitive_marks"))
    near = range(max(index + 1, at - PREPARED_REACH), at)
    return any(tokens[i].norm in verbs and tokens[i - 1].norm in marks for i in near)


def _of_other_event(document: Document, at: int, index: int) -> bool:
    """ "Et møte med A i kveld, i forkant av møtet mellom A og B i Lima": the place of the other event."""
    tokens, language = document.tokens, document.article.language
    apart = words(language, "circumstances", "apart_in_time") | words(
        language, "circumstances", "apart_marks"
    )
    mark = next((i for i in range(index - 1, at, -1) if tokens[i].norm in apart), -1)
    if mark < 0 or not any(t.text[0].isupper() for t in tokens[at + 1 : mark]):
        return False
    goals, nouns = words(language, "frames", "to"), event_nouns(language)
    if tokens[index - 1].norm in goals or any(t.text in ",;" for t in tokens[mark:index]):
        return False
    finite = finite_verbs(language)
    if any(t.norm in finite for t in tokens[mark:index]):
        return False
    return any(t.norm in nouns for t in tokens[mark + 1 : min(mark + OTHER_REACH, index)])


def set_off(document: Document, clauses: ClauseReader, sentence: Sentence, at: int, index: int) -> bool:
    """Whether token `index` belongs to what was done before or after the event whose trigger is at `at`."""
    opener = _opener(document, sentence, at)
    if opener < 0 or index <= at:
        return False
    tokens = document.tokens
    if any(tokens[i].text == "," for i in range(opener, at)):
        return False  # "before leaving for Peru, A met B in Lima": it is the main clause that tells it
    inside = clauses.verbs(clauses.at(sentence, at), at + 1)
    if any(
        opener < verb <= at for verb in inside
    ):  # "Before they sat down for talks on Monday, the ministers"
        if not subject_first(document.article.language):  # not the commas of "A, presidenten i Peru,"
            return clauses.at(sentence, index) is not clauses.at(sentence, at)
        return any(tokens[i].text == "," for i in range(at + 1, index))
    # a form right behind the noun is a participle: "following the talks held in Lima"
    first = at + 1 if subject_first(document.article.language) else at
    return any(first < verb < index for verb in clauses.verbs(clauses.at(sentence, index), index))


def _opener(document: Document, sentence: Sentence, at: int) -> int:
    """The "before" or "after" that opens the sentence, behind a dateline or not; -1 where none does."""
    tokens, apart = document.tokens, words(document.article.language, "circumstances", "apart_words")
    for index in range(sentence.tokens[0], at):
        if tokens[index].norm in apart and tokens[index].text[0].isupper():
            return index
    return -1


@cache
def _occasion(language: str) -> re.Pattern[str]:
    """A phrase of time or cause, and what may stand between it and its noun."""
    told = either(words(language, "circumstances", "occasion_phrases"))
    return re.compile(rf"(?<!\w)(?:{told})(?: [\w-]+){{0,2}}$")


def of_occasion(document: Document, owner: int) -> bool:
    """ "Etter opptøyene i Quito", "despite the war in Kenya": the place is that of the noun at `owner`."""
    tokens, language = document.tokens, document.article.language
    noun, goal = tokens[owner], tokens[owner + 1].norm in words(language, "frames", "to")
    if goal or not noun.text.islower() or noun.norm in words(language, "circumstances", "arrivals"):
        return False  # "kommer etter planen til Bergen"
    return bool(
        _occasion(language).search(" ".join(t.norm for t in tokens[max(0, owner - OCCASION) : owner]))
    )
