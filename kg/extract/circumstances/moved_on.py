"""Places left behind: "met A in Lima and flew to Quito and met B", whom nobody met in Lima."""

from kg.annotate.structure import last_begun, within
from kg.document import Document, Mention
from kg.extract.grammar.errands import journey_verbs
from kg.languages import words

JOINED_REACH = 5  # tokens of "and was due to arrive"


def left_behind(document: Document, place: Mention, at: int) -> bool:
    """Whether somebody goes elsewhere between a place and the trigger at token `at`."""
    language, tokens = document.article.language, document.tokens
    first = last_begun(tokens, place.end - 1) + 1
    if first >= at:
        return False
    going = journey_verbs(language)
    verb = next((i for i in range(first, at) if tokens[i].norm in going), -1)
    if verb < 0:
        return False
    to = words(language, "frames", "to")
    goals = (tokens[i + 1] for i in range(verb + 1, at - 1) if tokens[i].norm in to)
    return any(
        m.kind in ("place", "country") and m.form == "name" and m.key != place.key
        for goal in goals
        for m in within(document.mentions, goal.start, goal.end)
    )


def arrives_then(document: Document, at: int, stop: int) -> bool:
    """ "Was elected in May and was due to arrive in Lima": another verb, joined, tells of an arrival."""
    language, tokens = document.article.language, document.tokens
    verbs = words(language, "circumstances", "arrival_verbs_told")
    joins = words(language, "frames", "conjunctions")
    then = (i for i in range(at + 1, stop) if tokens[i].norm in verbs)
    return any(t.norm in joins for i in then for t in tokens[max(at + 1, i - JOINED_REACH) : i])
