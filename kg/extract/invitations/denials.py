"""Invitations that the text itself denies: "no invitation has been extended", "had got no such"."""

from kg.document import Document, Sentence
from kg.languages import words
from kg.records import Invitation

NEAR = 4  # sentences from the invitation told to its denial
REACH = 8  # tokens before "any invitation" within which "denied" stands


def denies(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence says that there is no invitation at all; one that is not yet formal may be one."""
    language = document.article.language
    nouns, none, some = (words(language, "invitations", key) for key in ("nouns", "none_words", "any_words"))
    such, refused = (words(language, "invitations", key) for key in ("such_words", "denying"))
    norms = [t.norm for t in document.tokens[sentence.tokens[0] : sentence.tokens[1]]]
    for at in (i for i, norm in enumerate(norms) if norm in nouns and i):
        before = at - 1 - (norms[at - 1] in such)
        if before < 0:
            continue
        left = norms[max(0, before - REACH) : before]
        if norms[before] in none or (norms[before] in some and not refused.isdisjoint(left)):
            return True
    return False


def denied_before(document: Document, sentence: Sentence) -> bool:
    """Whether one of the sentences just before says that there is no invitation at all."""
    here = document.sentences.index(sentence)
    return any(denies(document, one) for one in document.sentences[max(0, here - NEAR) : here])


def less_denied(
    document: Document, sentence: Sentence, found: list[Invitation], since: int
) -> list[Invitation]:
    """The invitations `found` so far without the one told last, `since` sentences ago, where it is denied."""
    if not found or since > NEAR or found[-1].status != "extended" or not denies(document, sentence):
        return found
    told = found[-1].evidence[0]
    return found if told.start == sentence.start else [one for one in found if one.evidence[0] != told]
