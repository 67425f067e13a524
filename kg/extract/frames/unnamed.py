"""People whom a verb tells to be met and nobody names: officials, students, "norsk næringsliv"."""

from kg.annotate.structure import within
from kg.extract.frames.scene import Scene
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import words
from kg.records import Document

REACH = 7  # tokens behind "met" within which the noun for them stands: "with host government officials"


def officials(document: Document, scene: Scene) -> bool:
    """Whether the object is such a noun, nothing but what kind of officials they are before it."""
    tokens, language = document.tokens, document.article.language
    officials = words(language, "frames", "officials")
    kinds, private = (words(language, "frames", key) for key in ("official_kinds", "private_kinds"))
    for index in range(scene.at + 1, min(scene.at + REACH, scene.sentence.tokens[1])):
        if tokens[index].norm in officials:
            between = {t.norm for t in tokens[scene.at + 1 : index]}
            public = not between.isdisjoint(words(language, "frames", "public_kinds"))
            return public or tokens[index - 1].norm not in private  # "with business leaders"
        if tokens[index].norm not in kinds:
            return False
    return False


def anybody(document: Document, scene: Scene) -> bool:
    """Whether whom a verb tells to be met are a group that nothing names: "norsk næringsliv"."""
    tokens, language = document.tokens, document.article.language
    groups, ties = (words(language, "frames", key) for key in ("met_groups", "met_ties"))
    subject = scene.subject
    first = max(scene.at + 1, subject.last) if subject else scene.at + 1  # "i Lima møter A også bedrifter"
    verbs = finite_verbs(language)
    for index in range(first, min(first + REACH, scene.sentence.tokens[1])):
        token = tokens[index]
        if token.norm in groups:
            return True
        timed = within(document.times, token.start, token.end)
        adjective = any(m.form == "adjective" for m in within(document.mentions, token.start, token.end))
        word = token.text.islower() and token.text.isalpha()
        tied = token.norm in words(language, "frames", "place_prepositions") and token.norm not in ties
        if token.norm in verbs or tied or not (word or adjective or timed):
            return False
    return False
