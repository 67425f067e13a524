"""Journeys told without a verb of motion: "torsdag skal hun til Finland", "må videre til Lima i morgen"."""

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.settlements import described
from kg.extract.frames.records import Scene
from kg.languages import endings, union, words

SETTLED_REACH = 9  # tokens from "kom" to "som flyktning": "til Norge fra Peru med familien"
DIRECT = 2  # tokens from "skal" to what stands behind "til"
OWNER = 2  # tokens between "til" and the event, of whose or which it is
OFFICE = 60  # characters of the longest office before its bearer


def heads(document: Document, scene: Scene) -> bool:
    """Whether nothing but who goes, when, and small words stand between "skal" and "til" a place."""
    tokens, language, at = document.tokens, document.article.language, scene.at
    if tokens[at].norm not in words(language, "frames", "heading_verbs"):
        return not (brings(document, scene) or settles(document, scene))  # a verb of going proves itself
    goal = _goal(document, scene, at)
    if goal == at + DIRECT or (
        goal > at and described(document, goal, scene.clause.end, words(language, "frames", "to"))
    ):
        return True  # "skal til den peruanske kystbyen"
    behind = tokens[goal] if at < goal < len(tokens) else None
    named = within(document.mentions, behind.start, behind.end) if behind else ()
    return any(m.form == "name" and m.kind in ("place", "country") and not m.genitive for m in named)


def settles(document: Document, scene: Scene) -> bool:
    """ "Kom til Peru som flyktning", "som fireåring": who comes to stay visits nobody."""
    language, tokens = document.article.language, document.tokens
    roles, marks = endings(language, "frames", "settler_endings"), words(language, "frames", "as_words")
    last = min(scene.at + SETTLED_REACH, scene.sentence.tokens[1]) - 1
    behind = range(scene.at + 1, last) if roles else ()
    return any(tokens[i].norm in marks and tokens[i + 1].norm.endswith(roles) for i in behind)


def brings(document: Document, scene: Scene) -> bool:
    """ "Kom måndag med ei åtvaring til Peru": what is said is brought there; "kom med fly" is a journey."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    if tokens[scene.at].norm not in words(language, "frames", "bringing_verbs"):
        return False
    ties, company = words(language, "frames", "with"), endings(language, "frames", "travel_company")
    for index in range(scene.at + 1, scene.clause.end - 1):
        told = subject is not None and subject.first <= index < subject.last
        told = told or any(t.start <= tokens[index].start < t.end for t in document.times)
        if told or tokens[index].norm in words(language, "frames", "heading_fillers"):
            continue
        if tokens[index].norm not in ties or any(c.first == index + 1 and c.somebody for c in scene.after):
            return False
        to = words(language, "frames", "to")
        goal = next((i for i in range(index, scene.clause.end) if tokens[i].norm in to), -1)
        brought = [t for t in tokens[index + 1 : goal] if t.text.isalpha()]
        return bool(brought) and not any(t.norm.endswith(company) or t.text[0].isupper() for t in brought)
    return False


def leading_to(document: Document, scene: Scene, marks: frozenset[str]) -> frozenset[str]:
    """The prepositions of where somebody goes: of a delegation that is led there, "to" alone, if at all."""
    tokens, language = document.tokens, document.article.language
    if tokens[scene.at].norm in words(language, "frames", "shuttling"):
        return words(language, "frames", "between")
    if tokens[scene.at].norm in words(language, "frames", "course_verbs"):
        return marks | words(language, "frames", "course_marks")  # "setter kursen mot Lima"
    heads = tokens[scene.at].norm in words(language, "frames", "leading_verbs")
    if not heads or tokens[scene.at + 1].norm in marks:  # "headed for Lima"
        return marks
    told = words(language, "frames", "attend_verbs")  # "led a delegation to Lima to attend the conference"
    attending = any(t.norm in told for t in tokens[scene.at + 1 : scene.clause.end])
    return frozenset() if attending else words(language, "frames", "to")


def heads_to(document: Document, scene: Scene, verb: int) -> bool:
    """ "Torsdag skal hun til toppmøtet i Vilnius", "skal på møte i Nato": who goes to it."""
    language = document.article.language
    heading, there = words(language, "frames", "heading_verbs"), words(language, "frames", "being_at")
    goal = _goal(document, scene, verb, there) if document.tokens[verb].norm in heading else -1
    return 0 <= goal <= scene.at <= goal + OWNER  # "skal til Natos toppmøte"


def _goal(document: Document, scene: Scene, verb: int, at: frozenset[str] = frozenset()) -> int:
    """Behind "til", or `at`, where only small words stand between it and the verb; -1 where others do."""
    tokens, language, subject = document.tokens, document.article.language, scene.subject
    small = words(language, "frames", "heading_fillers")
    to = union(language, "frames", "to", "travel_to") | at
    if subject is None:
        return -1
    for index in range(verb + 1, scene.clause.end - 1):
        token = tokens[index]
        if token.norm in to:
            return index + 1
        told = subject.first <= index < subject.last or token.norm in small
        told = told or any(t.start <= token.start < t.end for t in document.times)
        if not told and not _titled(document, token.start):
            return -1
    return -1


def _titled(document: Document, offset: int) -> bool:
    """Whether a word is of an office that is told."""
    near = within(document.titles, offset - OFFICE, offset + 1)
    return any(t.start <= offset < t.end for t in near)
