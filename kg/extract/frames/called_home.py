"""Envoys who are called home: what for is no meeting of states, and whose is "its own"."""

from kg.document import Document
from kg.extract.frames.records import Scene
from kg.extract.grammar.triggers import readings
from kg.languages import words

RECALLS = ("recall", "withdraw")


def for_consultations(document: Document, scene: Scene) -> bool:
    """ "Kalte hjem sin ambassadør i Peru for konsultasjoner": those of a state with its own envoy."""
    language, tokens = document.article.language, document.tokens
    if tokens[scene.at].norm not in words(language, "frames", "consulting_nouns"):
        return False
    before, stop = scene.clause.before(scene.at), scene.sentence.tokens[1]
    if words(language, "frames", "recalled_posts").isdisjoint(tokens[i].norm for i in before):
        return False
    return any(r.pattern in RECALLS for i in before for r in readings(language, tokens, i, stop))
