"""How long before or after an event something comes: "comes only days after the summit"."""

from kg.document import Document
from kg.extract.grammar.clauses import clauses_of
from kg.languages import union, words

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


def _gap(document: Document, at: int, key: str) -> bool:
    """Whether a measure of time stands before such a word right before the noun."""
    tokens, language = document.tokens, document.article.language
    marks, spans = words(language, "circumstances", key), words(language, "circumstances", "gap_words")
    near = range(max(1, at - REACH), at)
    return any(tokens[i].norm in marks and tokens[i - 1].norm in spans for i in near)


def _to_come(document: Document, at: int) -> bool:
    ahead = union(document.article.language, "circumstances", "future_auxiliaries")
    return not ahead.isdisjoint(_verbs(document, at))


def _verbs(document: Document, at: int) -> list[str]:
    """The finite verbs before a token in its clause."""
    sentence = next(s for s in document.sentences if at < s.tokens[1])
    clauses = clauses_of(document)
    return [document.tokens[i].norm for i in clauses.verbs(clauses.at(sentence, at), at)]
