"""Who takes an office by a verb of no act: "A avløste B som minister", "A blir ny utenriksminister"."""

from itertools import takewhile

from kg.annotate.structure import last_begun, within
from kg.document import Document, Token
from kg.extract.actors.records import Chunk
from kg.extract.frames.records import Members, Scene
from kg.languages import union, words

OFFICE_REACH = 9  # tokens behind "ble" within which the office stands
AUXILIARY = 3  # tokens before a verb within which its auxiliary stands
MARKED = 3  # tokens of "as Peru's new", before an office
NAMED = len(", ")  # characters between an office and the name of another


def entered(document: Document, scene: Scene, subject: Chunk) -> Members:
    """The one person who takes the office that stands behind the verb."""
    norm, language = document.tokens[scene.at].norm, document.article.language
    if subject.preposition or subject.genitive:
        return []
    if norm in words(language, "frames", "succeeding_verbs"):
        return _succeeding(document, scene, subject)
    alone = subject.people and len(subject.members) == 1
    return [(subject.members[0], "participant")] if alone and _comes_to_be(document, scene, subject) else []


def _succeeding(document: Document, scene: Scene, subject: Chunk) -> Members:
    """ "A avløste B som utenriksminister", "B was replaced by A as foreign minister": A."""
    language, tokens = document.article.language, document.tokens
    auxiliaries = union(language, "frames", "passive_auxiliaries", "being_verbs")
    passive = any(t.norm in auxiliaries for t in tokens[max(0, scene.at - AUXILIARY) : scene.at])
    behind = [c for c in scene.rest if c.people and not c.genitive and c.first > scene.at]
    by = words(language, "frames", "by")
    other = next((c for c in behind if (c.preposition in by if passive else not c.preposition)), None)
    new, old = (other, subject) if passive else (subject, other)
    if new is None or old is None or not (new.people and old.people) or len(new.members) > 1:
        return []
    told = within(document.titles, tokens[scene.at].end, scene.sentence.end)
    return (
        [(new.members[0], "participant")]
        if any(marked_office(document, t.start, scene.at) for t in told)
        else []
    )


def marked_office(document: Document, start: int, after: int) -> bool:
    """ "As Peru's new foreign minister": whether "as", behind token `after`, stands before an office."""
    at = last_begun(document.tokens, start)
    marks = words(document.article.language, "frames", "office_marks")
    return any(t.norm in marks for t in document.tokens[max(after + 1, at - MARKED) : at + 1])


def _comes_to_be(document: Document, scene: Scene, subject: Chunk) -> bool:
    """ "A blir ny utenriksminister", "A will become Peru's president": nobody's name stands behind it."""
    tokens, at = document.tokens, scene.at
    language = document.article.language
    helped = words(language, "circumstances", "future_auxiliaries") | words(language, "frames", "perfect")
    before = {t.norm for t in tokens[max(0, at - AUXILIARY) : at]}
    if tokens[at].norm in words(language, "frames", "becoming_infinitives") and helped.isdisjoint(before):
        return False
    if passing(document, scene):
        return False
    ends = tokens[min(at + OFFICE_REACH, scene.sentence.tokens[1] - 1)].end
    title = next(iter(within(document.titles, tokens[at].end, ends)), None)
    if title is None or (title.person and title.person not in subject.members):
        return False
    near = within(document.mentions, title.start, title.end + NAMED + 1)
    if any(m.kind == "person" and m.form == "name" and m.start >= title.start for m in near):
        return False  # "ble statsminister B mottatt"
    between = within(tokens, tokens[at].end, title.start)
    return all(_fills(document, subject, token) for token in between)


def _fills(document: Document, subject: Chunk, token: Token) -> bool:
    """ "Ny", "Perus", "i 2018", "hun": what may stand between the verb and the office."""
    if token.norm in words(document.article.language, "frames", "becoming_fillers"):
        return True
    mine = document.tokens[subject.first].start <= token.start < document.tokens[subject.last - 1].end
    timed = any(t.start <= token.start < t.end for t in document.times)
    nation = within(document.mentions, token.start, token.end)
    return mine or timed or any(m.kind == "country" for m in nation)


def passing(document: Document, scene: Scene) -> bool:
    """ "Lenge før hun ble statsråd": told in passing, of a day that nobody tells."""
    tokens, (first, last) = document.tokens, scene.sentence.tokens
    openers = words(document.article.language, "frames", "when_openers")
    before = list(takewhile(lambda t: t.text != ",", reversed(tokens[first : scene.at])))
    behind = list(takewhile(lambda t: t.text != ",", tokens[scene.at : last]))
    opens = next((t for t in before if t.norm in openers), None)
    if opens is None or within(document.times, opens.start, behind[-1].end):
        return False
    return not any(0 <= opens.start - t.end <= NAMED for t in document.times)  # "14. oktober, da hun ble"
