"""Who comes to a gathering: those listed in the sentence behind it, and not whoever asks them to."""

from collections.abc import Sequence
from itertools import pairwise

from kg.document import Document, Sentence
from kg.extract.actors.records import Chunk
from kg.languages import table, union, words

GUESTS_REACH = 3  # tokens of "vert for sine kolleger"


def asked_to_come(document: Document, sentence: Sentence) -> bool:
    """ "Inviterte B til å delta", "leverer en innbydelse til B om å delta": who asks does not come."""
    language = document.article.language
    attend = words(language, "frames", "attend_verbs")
    marks = words(language, "invitations", "infinitive_marks")
    norms = [t.norm for t in document.tokens[slice(*sentence.tokens)]]
    at = next((i for i, (a, b) in enumerate(pairwise(norms)) if a in marks and b in attend), 0)
    asking = union(language, "invitations", "nouns", "verbs", "ask_finite", "ask_participles")
    return not asking.isdisjoint(norms[:at])


def listed_as_coming(document: Document, sentence: Sentence, chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "Leaders will attend the summit. Those include A and B": who they are, in the sentence behind."""
    language = document.article.language
    said = document.article.text[sentence.start : sentence.end].casefold()
    if not said.startswith(tuple(table(language, "frames")["listing_openers"])):
        return []
    number = document.sentences.index(sentence)
    before = document.sentences[number - 1] if number else sentence
    nouns = words(language, "frames", "gathering_nouns")
    told = any(t.norm in nouns for t in document.tokens[slice(*before.tokens)])
    if sentence.paragraph - before.paragraph > 1 or not told:
        return []
    return [c for c in chunks if c.people and not c.preposition and not c.genitive]


def has_guests(language: str, hosts: Sequence[int], chunks: Sequence[Chunk]) -> bool:
    """ "Er vert for kollegene fra A og B", behind one of the words for hosts: a meeting of its own."""
    marks = words(language, "frames", "purpose_marks")
    near = [c for c in chunks if c.preposition in marks and c.somebody]
    return any(0 < c.first - at <= GUESTS_REACH for c in near for at in hosts)
