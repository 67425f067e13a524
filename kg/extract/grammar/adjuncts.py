"""What opens a sentence and tells of another time: "Before the talks the ministers laid flowers at X"."""

from kg.extract.grammar.clauses import ClauseReader
from kg.languages import words
from kg.records import Document, Sentence

GATHERING_REACH = 5  # tokens from a summit to the town it is in
NOUN_REACH = 4  # tokens from "before" to its summit


def told_apart(document: Document, clauses: ClauseReader, sentence: Sentence, at: int, index: int) -> bool:
    """Whether token `index` stands in what was done before or after the event at `at`, or is said of it."""
    if set_off(document, clauses, sentence, at, index) or beyond(document, clauses, sentence, at, index):
        return True
    said = clauses.at(sentence, index)
    that = words(document.article.language, "circumstances", "that_words")
    return index > at and said is not clauses.at(sentence, at) and document.tokens[said.start].norm in that


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
    apart = words(language, "circumstances", "apart_marks")
    gatherings = words(language, "frames", "gathering_nouns")
    near = range(index - 1, max(at, index - GATHERING_REACH), -1)
    noun = next((i for i in near if tokens[i].norm.rpartition("-")[2] in gatherings), -1)
    return noun >= 0 and any(tokens[i].norm in apart for i in range(max(at + 1, noun - NOUN_REACH), noun))


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
        return any(tokens[i].text == "," for i in range(at + 1, index))
    # a form right behind the noun is a participle: "following the talks held in Lima"
    return any(at + 1 < verb < index for verb in clauses.verbs(clauses.at(sentence, index), index))


def _opener(document: Document, sentence: Sentence, at: int) -> int:
    """The "before" or "after" that opens the sentence, behind a dateline or not; -1 where none does."""
    tokens, apart = document.tokens, words(document.article.language, "circumstances", "apart_words")
    for index in range(sentence.tokens[0], at):
        if tokens[index].norm in apart and tokens[index].text[0].isupper():
            return index
    return -1
