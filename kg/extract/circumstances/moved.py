"""The new day of what was put off: "were to meet on Monday, but the meeting was postponed until Friday"."""

from kg.annotate.structure import within
from kg.document import Document, Mention, Sentence
from kg.extract.grammar.records import Clause
from kg.languages import words
from kg.records import TimeExpression

OUTCOME_REACH = 10  # tokens from "but" to "postponed"
GOAL_REACH = 3  # tokens from "postponed" to the mark of its goal, and from there to the day
DAY_VALUE = len("2021-10-25")


def moved_behind(document: Document, sentence: Sentence, clause: Clause) -> TimeExpression | None:
    """The time that the end of a sentence says something is moved to, behind "but" or "which"."""
    tokens, language = document.tokens, document.article.language
    first, last = clause.spans[0][1], sentence.tokens[1]
    first += first < last and tokens[first].text == ","
    opens = words(language, "circumstances", "but_words") | words(language, "circumstances", "which_words")
    if first >= last or tokens[first].norm not in opens:
        return None
    marks, goals = (words(language, "circumstances", key) for key in ("moved_words", "until_words"))
    moved = next((i for i in range(first, min(first + OUTCOME_REACH, last)) if tokens[i].norm in marks), -1)
    goals = goals | words(language, "frames", "to")
    near = range(moved + 1, min(moved + 1 + GOAL_REACH, last))
    goal = next((i for i in near if moved >= 0 and tokens[i].norm in goals), -1)
    told = within(document.times, tokens[goal].start, tokens[last - 1].end) if goal >= 0 else ()
    published = (document.article.published or "")[:DAY_VALUE]
    ahead = (t for t in told if t.rule != "clock" and t.value >= published[: len(t.value)])
    return next((t for t in ahead if within(tokens, tokens[goal].end, t.start)[GOAL_REACH:] == ()), None)


def relocated(document: Document, sentence: Sentence, clause: Clause) -> int:
    """The token of "moved" in "it was to be in Lima, but was moved to Quito", where no day is told; or -1."""
    tokens, language = document.tokens, document.article.language
    first, last = clause.spans[0][1], sentence.tokens[1]
    first += first < last and tokens[first].text == ","
    if first >= last or tokens[first].norm not in words(language, "circumstances", "but_words"):
        return -1
    intended = words(language, "circumstances", "intended")
    if intended.isdisjoint(tokens[i].norm for i in range(clause.start, clause.spans[0][1])):
        return -1
    marks = words(language, "circumstances", "relocated")
    at = next((i for i in range(first, min(first + OUTCOME_REACH, last)) if tokens[i].norm in marks), -1)
    dated = within(document.times, tokens[clause.start].start, tokens[last - 1].end)
    return -1 if dated else at


def moved_to(document: Document, sentence: Sentence, clause: Clause) -> list[Mention] | None:
    """The places to which such an event is moved; None where it is not."""
    if (at := relocated(document, sentence, clause)) < 0:
        return None
    goals, tokens = words(document.article.language, "frames", "to"), document.tokens
    heads = {tokens[i + 1].start for i in range(at, sentence.tokens[1] - 1) if tokens[i].norm in goals}
    places = within(document.mentions, tokens[at].end, sentence.end)
    return [m for m in places if m.start in heads and m.kind in ("place", "country") and m.form == "name"]
