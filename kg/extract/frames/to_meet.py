"""Agreements that are none yet, or only one to meet: "ble enige om å møtes", "met to reach a deal"."""

from kg.document import Document
from kg.extract.frames.records import Scene
from kg.extract.grammar.triggers import readings
from kg.languages import union, words

AIM_REACH = 4  # tokens from "for å" to what is aimed at, and back to a verb of managing
REACH = 9  # tokens from "enige" to the meeting
TALKS = ("meeting", "phone_call", "negotiation", "summit")


def agreed_on(document: Document, at: int) -> bool:
    """ "De ble enige om møtet i en samtale onsdag": the time and the place are those of agreeing."""
    tokens, language = document.tokens, document.article.language
    ended = tokens[at].norm.endswith(tuple(words(language, "frames", "definite_endings")) or ("\0",))
    topic = at > 1 and tokens[at - 1].norm in words(language, "frames", "topic_words")
    return ended and topic and tokens[at - 2].norm in words(language, "circumstances", "agreed_words")


def to_meet(document: Document, scene: Scene) -> bool:
    """Whether what is agreed on is a meeting, or talks, which are told by themselves."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "agreed_ties")
    stops = union(language, "frames", "place_prepositions", "other_prepositions", "with") - marks
    stops |= words(language, "frames", "part_words") | words(language, "circumstances", "and_words")
    bound = False
    for i in range(scene.at + 1, min(scene.at + 1 + REACH, scene.sentence.tokens[1])):
        norm = tokens[i].norm
        if norm in marks:
            bound = True
            continue
        if norm in stops or not tokens[i].text[0].isalpha():
            return False
        if told := readings(language, tokens, i, i + 1):
            return bound and any(r.type in TALKS for r in told)
    return False


def aimed(document: Document, scene: Scene) -> bool:
    """ "Møttes for å komme til enighet", "met to reach a deal": what was wanted; "managed to" is done."""
    tokens, language = document.tokens, document.article.language
    first = max(scene.clause.start, scene.at - AIM_REACH)
    near = [t.norm for t in tokens[first : scene.at]]
    bargained, about = words(language, "frames", "bargaining_verbs"), words(language, "frames", "topic_words")
    if any(norm in bargained and about.intersection(near[i + 1 :]) for i, norm in enumerate(near)):
        return True  # "har forhandlet om en avtale"
    infinitive = words(language, "circumstances", "infinitive_marks")
    before_noun = words(language, "frames", "indefinite_articles")  # "to a truce"
    back = range(scene.at - 1, first - 1, -1)
    marks = (i for i in back if tokens[i].norm in infinitive and tokens[i + 1].norm not in before_noun)
    mark = next(marks, -1)
    before = {tokens[i].norm for i in scene.clause.before(mark, AIM_REACH)}
    return mark >= 0 and before.isdisjoint(words(language, "frames", "managing"))
