"""What reaches "from Peru to Chile": questions, not journeys."""

from kg.annotate.structure import covering
from kg.document import Document
from kg.extract.grammar.errands import journey_verbs
from kg.extract.grammar.triggers import event_nouns
from kg.languages import words

REACH = 9  # tokens from "from" to its "to"


def leads_away(document: Document, to: int, floor: int) -> bool:
    """Whether the "to" at a token is no goal of the trigger at `floor`: "spoke of her trip to Peru"."""
    language, tokens = document.article.language, document.tokens
    goal = to - 1 > floor and tokens[to].norm in words(language, "frames", "to")
    return (goal and tokens[to - 1].norm in event_nouns(language)) or reaches(document, to, floor)


def reaches(document: Document, to: int, floor: int) -> bool:
    """Whether the "to" at a token closes "questions from Peru to Chile", behind the trigger at `floor`."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "frames", "range_marks")
    first = max(floor + 1, to - REACH)
    at = next((i for i in range(to - 1, first - 1, -1) if tokens[i].norm in marks), -1)
    owner = at - 1 - (at > 0 and tokens[at - 1].text == ",")
    if at < 0 or owner <= floor:
        return False
    noun, text = tokens[owner], document.article.text
    if not (noun.text.islower() and noun.text.isalpha()):
        return False
    known = event_nouns(language) | journey_verbs(language) | words(language, "frames", "place_adverbs")
    known |= words(language, "frames", "straight_words")
    timed, named = covering(document.times, text, noun.start), covering(document.mentions, text, noun.start)
    titled = covering(document.titles, text, noun.start)
    return noun.norm not in known and not (timed or named or titled)
