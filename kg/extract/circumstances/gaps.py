"""Days told with something else: "comes only days after the summit", "save the agreement from 2015"."""

from kg.document import Document
from kg.extract.grammar.clauses import clauses_of
from kg.languages import words
from kg.records import TimeExpression

PAPER = 40  # characters of "atomavtalen fra" before a year
REACH = 4  # tokens before a noun within which "etter" stands


def days_after(document: Document, at: int) -> bool:
    """ "Kommer bare dager etter toppmøtet", "er oppstått i kjølvannet av": the noun's event has been."""
    tokens, language = document.tokens, document.article.language
    if any(t.norm in words(language, "circumstances", "wake_words") for t in tokens[max(0, at - REACH) : at]):
        return not _to_come(document, at)
    return _gap(document, at, "after_words") and not _to_come(document, at)


def days_before(document: Document, at: int) -> bool:
    """ "Kommer en uke før møtet": told in the present, the noun's event is to come."""
    if _gap(document, at, "after_words"):
        return _to_come(document, at)  # "skal møtes noen dager etter toppmøtet"
    if not _gap(document, at, "ahead_words"):
        return False
    verbs = _verbs(document, at)
    return bool(verbs) and verbs[-1] in words(document.article.language, "circumstances", "arising_presents")


def of_paper(document: Document, time: TimeExpression) -> bool:
    """ "Redde atomavtalen fra 2015": the year of a paper is told right behind it, and of nothing else."""
    language = document.article.language
    papers = tuple(words(language, "circumstances", "dated_papers"))
    printed = document.article.text[max(0, time.start - PAPER) : time.end].casefold().split()
    marks = words(language, "frames", "back_from")
    at = next((i for i in range(len(printed) - 1, 0, -1) if printed[i] in marks), 0)
    return bool(papers) and at > 0 and time.rule != "weekday" and printed[at - 1].endswith(papers)


def followed_up(document: Document, at: int, index: int) -> bool:
    """ "Møtet er en oppfølging av møtene i Lima i mai": the time of those of before."""
    phrases = words(document.article.language, "frames", "following_up")
    between = f" {' '.join(t.norm for t in document.tokens[at:index])} "
    return any(f" {phrase} " in between for phrase in phrases)


def _gap(document: Document, at: int, key: str) -> bool:
    """Whether a measure of time stands before such a word right before the noun."""
    tokens, language = document.tokens, document.article.language
    marks, spans = words(language, "circumstances", key), words(language, "circumstances", "gap_words")
    near = range(max(1, at - REACH), at)
    return any(tokens[i].norm in marks and tokens[i - 1].norm in spans for i in near)


def _to_come(document: Document, at: int) -> bool:
    ahead = words(document.article.language, "circumstances", "future_auxiliaries")
    return not ahead.isdisjoint(_verbs(document, at))


def _verbs(document: Document, at: int) -> list[str]:
    """The finite verbs before a token in its clause."""
    sentence = next(s for s in document.sentences if at < s.tokens[1])
    clauses = clauses_of(document)
    return [document.tokens[i].norm for i in clauses.verbs(clauses.at(sentence, at), at)]
