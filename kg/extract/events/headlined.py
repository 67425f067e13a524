"""Whom a text that has lost its lead opens with: "De to skal møtes", "Møtet varte i to timer"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.annotate.headlined import forms
from kg.annotate.structure import tokens as tokenise
from kg.annotate.structure import within
from kg.extract.frames.records import Members, Scene
from kg.extract.grammar.triggers import readings
from kg.languages import subject_first, union, words
from kg.records import Document, Sentence

PAIR = 2
FIRST = 3  # sentences at the head of a text in which "the two" may stand
NAMED = ("name", "alias")
MET = ("meeting", "phone_call", "negotiation")
TALKED = ("meet", "recip", "noun", "talk", "converse", "phone", "call")  # not "A vertskap for B"
SPOKEN = ("talk", "converse")  # which may be face to face


def headlined(document: Document, served: Mapping[str, AbstractSet[str]]) -> list[str]:
    """The two whom the headline names, or the only two in the text, of not one state; or nobody.

    Only where the headline is no part of the text, whose first sentences name nobody before "the two".
    """
    article = document.article
    if not article.title or subject_first(article.language) or article.text.startswith(article.title):
        return []
    if not any(_points_back(document, sentence) for sentence in _nameless(document)):
        return []
    told = {m.key for m in document.mentions if m.kind == "person"}
    named = [form for both in forms(article.title) for form in both]
    order = {w: named.index(last) for w in told if (last := w.rsplit(" ", 1)[-1].casefold()) in named}
    two = sorted(order, key=order.__getitem__) if len(order) == PAIR else sorted(told)
    states = [served.get(w, set()) for w in two]
    return two if len(two) == PAIR and any(states) and states[0].isdisjoint(states[1]) else []


def opens_text(document: Document, scene: Scene, two: list[str]) -> tuple[str, Members]:
    """Kind and members of the talks that the text opens with, where the headline tells of talks as well."""
    language, title = document.article.language, tokenise(document.article.title)
    if not two or not _talks(document, scene.at) or scene.sentence not in _nameless(document):
        return "", []
    said = [r for i in range(len(title)) for r in readings(language, title, i, i) if r.type in MET]
    if not any(r.pattern in TALKED for r in said) or scene.at != scene.sentence.tokens[0]:
        return "", []
    phoned = any(r.type == "phone_call" and r.pattern not in SPOKEN for r in said)
    calls = words(language, "frames", "retold_talks")
    kind = "phone_call" if phoned and document.tokens[scene.at].norm in calls else ""
    return kind, [(w, "participant") for w in two]


def _nameless(document: Document) -> list[Sentence]:
    """The sentences at the head of a text up to the first that names somebody, that one too."""
    found: list[Sentence] = []
    for sentence in document.sentences[:FIRST]:
        found.append(sentence)
        named = within(document.mentions, sentence.start, sentence.end)
        if any(m.kind == "person" and m.form in NAMED for m in named):
            break
    return found


def _points_back(document: Document, sentence: Sentence) -> bool:
    """ "De to ...", "Sist de to ...", "Møtet ...": a sentence that names nobody before them."""
    language, tokens, at = document.article.language, document.tokens, sentence.tokens[0]
    they, two = words(language, "frames", "they"), words(language, "invitations", "pairs")
    for i in range(at, sentence.tokens[1] - 1):
        if tokens[i].norm in they and tokens[i + 1].norm in two:
            named = within(document.mentions, sentence.start, tokens[i].start)
            return not any(m.kind == "person" and m.form in NAMED for m in named)
    return _talks(document, at)


def _talks(document: Document, at: int) -> bool:
    """ "Møtet varte", "telefonsamtalen i Lima": a definite noun of talks, of nobody's but those told of."""
    language, tokens = document.article.language, document.tokens
    if at + 2 >= len(tokens) or not tokens[at].norm.endswith(
        tuple(words(language, "frames", "definite_endings"))
    ):
        return False
    bound = tokens[at + 1].norm in union(
        language, "frames", "place_prepositions", "other_prepositions", "with"
    )
    told = readings(language, tokens, at, at) if not bound or tokens[at + 2].text[0].isupper() else ()
    return any(r.pattern == "noun" and r.type in MET for r in told)
