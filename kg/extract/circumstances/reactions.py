"""Days on which somebody reacts to an event or tells of it: "Peru on Tuesday condemned a meeting between"."""

from bisect import bisect_left
from operator import attrgetter

from kg.document import Document
from kg.extract.grammar.triggers import readings
from kg.languages import union, words

REACH = 9  # tokens from a verb of reacting, over who reacts, to the event's noun
PHRASE = 2  # tokens from "voiced concern" to its "over"


def of_reaction(document: Document, at: int, index: int) -> bool:
    """Whether the time at token `index` is that of reacting to the event whose noun is at token `at`.

    Only of a time before the noun: "condemned the talks held in Lima on Tuesday" dates the talks.
    """
    tokens, language = document.tokens, document.article.language
    verbs = words(language, "circumstances", "reacting_verbs")
    moods = words(language, "circumstances", "reacting_words")
    openers = words(language, "circumstances", "reacting_to")
    stops = union(language, "frames", "place_prepositions", "noun_prepositions", "other_prepositions")
    stops |= words(language, "circumstances", "during_words")
    near = (i for i in range(at - 1, max(0, at - REACH), -1) if tokens[i].norm in verbs | moods)
    verb = next((i for i in near if not tokens[i].text.istitle()), -1)  # "rosa", not "Rosa"
    time = next((t for t in document.times if t.start <= tokens[index].start < t.end), None)
    if verb < 0 or time is None or index > at:
        return False
    if any(r.type == "appointment" for r in readings(language, tokens, at, at + 1)):
        return False  # done by being announced
    last = bisect_left(tokens, time.end, key=attrgetter("start"))
    if document.article.text[: time.end].endswith(("'s", "’s")):
        return False  # "condemned Tuesday's meeting"
    between = [i for i in range(verb + 1, at) if not index <= i < last]
    if tokens[verb].norm not in verbs:
        tie = next((i for i in between[:PHRASE] if tokens[i].norm in openers), -1)
        if tie < 0:
            return False
        between = [i for i in between if i > tie]
    return not any(tokens[i].norm in stops or tokens[i].text in ",.;:" for i in between)
