""" "Dette er første gang A møter B": where and when the sentence before tells, of the same occasion."""

from itertools import pairwise

from kg.annotate.structure import within, word_before
from kg.document import Document, Sentence
from kg.extract.circumstances.records import Place
from kg.extract.frames.records import Scene
from kg.languages import words
from kg.records import TimeExpression
from kg.reference import Registry

TOGETHER = ("meet", "recip", "gather", "see")  # patterns of verbs
NUMBERED = 2  # tokens of "første gang"
OPENING = 6  # tokens of "det er dermed bare andre gang"
DAY_VALUE = len("2021-10-25")


def opens(document: Document, sentence: Sentence) -> bool:
    """ "Sist de møttes, var i mai", "(den) første gangen A møtte B, var i 2013": one time of several."""
    language, (first, last) = document.article.language, sentence.tokens
    if document.tokens[first].norm in words(language, "circumstances", "last_time"):
        return True
    first += document.tokens[first].norm in words(language, "people", "definite_articles")
    ordinals = words(language, "circumstances", "occasion_ordinals")
    times = words(language, "circumstances", "times_nouns")
    opening = [t.norm for t in document.tokens[first : min(first + NUMBERED, last)]]
    return len(opening) == NUMBERED and opening[0] in ordinals and opening[1] in times


def place_before(document: Document, registry: Registry, scene: Scene, pattern: str) -> Place:
    """The one town that the sentence before names behind a preposition."""
    before = _before(document, scene, pattern)
    if before is None:
        return Place()
    inner, text = words(document.article.language, "frames", "place_prepositions"), document.article.text
    found: dict[str, Place] = {}
    for mention in within(document.mentions, before.start, before.end):
        named = mention.kind == "place" and mention.form == "name" and not mention.genitive
        if not named or word_before(text, mention.start) not in inner:
            continue
        place = registry.place(mention.key)
        if place.kind == "city":
            found[mention.key] = Place(text[mention.start : mention.end], place.country or None)
    return found.popitem()[1] if len(found) == 1 else Place()


def day_before(document: Document, scene: Scene, pattern: str) -> TimeExpression | None:
    """The one day that the sentence before names."""
    before = _before(document, scene, pattern)
    told = within(document.times, before.start, before.end) if before else ()
    days = [t for t in told if len(t.value) == DAY_VALUE and not t.until]
    return days[0] if len(days) == 1 == len(told) else None


def _before(document: Document, scene: Scene, pattern: str) -> Sentence | None:
    """The sentence before one that opens so; None elsewhere."""
    language, (first, last) = document.article.language, scene.sentence.tokens
    opening = [t.norm for t in document.tokens[first : min(first + OPENING, last)]]
    pointing = words(language, "circumstances", "pointing_words")
    times = words(language, "circumstances", "times_nouns")
    ordinals = words(language, "circumstances", "occasion_ordinals")
    counted = any(a in ordinals and b in times for a, b in pairwise(opening))
    index = document.sentences.index(scene.sentence)
    if pattern not in TOGETHER or opening[:1] == [] or opening[0] not in pointing or not counted or not index:
        return None
    before = document.sentences[index - 1]
    return before if scene.sentence.paragraph - before.paragraph <= 1 else None
