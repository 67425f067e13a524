"""Known events of a time gone by: "møtet med B i fjor" has been, whatever is wished, or denied, about it."""

from collections.abc import Sequence
from datetime import date

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.circumstances.affirmed import past_verb
from kg.extract.circumstances.days import gone_by
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.languages import words
from kg.records import TimeExpression

BEFORE = 3  # tokens before a noun within which its preposition or its epithet stands
OWN_TIME = 12  # tokens behind a noun, names not counted, within which its time stands
INTENDED = 6  # tokens behind a noun's time within which "skulle" says that it was only planned
HEARD_REACH = 8  # tokens from "skal", over who is said to have, to "ha"
PARTICIPLES = ("t", "dd", "a")
YEAR = 4  # digits
DAY, MONTH = len("2024-03-03"), len("2024-03")
HALF_YEAR = 183  # days: a day and month further off than this is nearer in another year


def known_past(document: Document, clause: Clause, at: int, time: TimeExpression | None) -> bool:
    """Whether the noun at `at` names an event that has been by its own `time`, whatever the verb tells of it.

    "Vil ikke kommentere møtet med B i fjor", "håper på en avtale etter samtalene med B i april": but not
    "gleder seg til møtet med B i april", nor "møtet med B i fjor skulle handle om fisk".
    """
    tokens, language = document.tokens, document.article.language
    if time is None or not gone_by(document, time) or not own_time(document, clause, at, time):
        return False
    near = [t.norm for t in tokens[max(clause.start, at - BEFORE) : at]]
    last = next(i for i in range(at, clause.end) if tokens[i].end >= time.end)
    since = not words(language, "frames", "since").isdisjoint(near) or _told_then(document, clause, at, near)
    since = since or _was(document, last)
    aside = since or not words(language, "circumstances", "gone_marks").isdisjoint(near)
    recent = aside and not time.rule.startswith("weekday") and _recent(document, time)
    if not (since or sure(document, time) or recent):
        return False
    meant = words(language, "circumstances", "intended") | words(language, "circumstances", "noun_epithets")
    if not meant.isdisjoint(near) or not meant.isdisjoint(t.norm for t in tokens[last + 1 : last + INTENDED]):
        return False
    return aside or not _denied(document, clause, at)


def month_gone(document: Document, clause: Clause, at: int, time: TimeExpression) -> TimeExpression | None:
    """ "Håper på en avtale etter møtet i april", said in May: this year's, and not the next."""
    near = {t.norm for t in document.tokens[max(clause.start, at - BEFORE) : at]}
    gone = words(document.article.language, "circumstances", "gone_marks")
    if near.isdisjoint(gone) or time.rule != "month" or len(time.value) != MONTH or sure(document, time):
        return None
    year, month = map(int, time.value.split("-"))
    told = replace(time, value=f"{year - 1}-{month:02}")
    after = time.value > (document.article.published or "")[:MONTH]
    nearer = after and own_time(document, clause, at, time) and _recent(document, told)
    return told if nearer else None


def own_time(document: Document, clause: Clause, at: int, time: TimeExpression) -> bool:
    """Whether a time stands behind a known event's noun, with only whom and where between them."""
    tokens = document.tokens
    endings = tuple(words(document.article.language, "frames", "definite_endings"))
    if not endings or not (tokens[at].norm.endswith(endings) or _owned(document, clause, at)):
        return False
    first = next((i for i in range(at, clause.end) if tokens[i].end > time.start), -1)
    between = tokens[at + 1 : first] if first > at else ()
    plain = all(t.norm not in finite_verbs(document.article.language) and t.text != ";" for t in between)
    return first > at and plain and sum(t.text.islower() for t in between) <= OWN_TIME


def _owned(document: Document, clause: Clause, at: int) -> bool:
    """ "Deres første møte", "sitt besøk i Lima", "Perus samtaler med B": one that is somebody's is known."""
    tokens, language = document.tokens, document.article.language
    first = max(clause.start, at - BEFORE)
    own = words(language, "people", "possessives") | words(language, "people", "owning_words")
    own |= words(language, "frames", "plural_possessives")
    named = within(document.mentions, tokens[first].start, tokens[at].start)
    return any(t.norm in own for t in tokens[first:at]) or any(m.genitive for m in named)


def _told_then(document: Document, clause: Clause, at: int, near: Sequence[str]) -> bool:
    """ "Foreslo en avtale under møtet med B", "skal ha lovet det under møtet": of what was said there."""
    tokens, language = document.tokens, document.article.language
    during = words(language, "circumstances", "in_course") | words(language, "circumstances", "gone_marks")
    if during.isdisjoint(near):
        return False
    finite = finite_verbs(language)
    verb = next((i for i in clause.before(clause.end) if tokens[i].norm in finite), -1)
    heard = verb >= 0 and tokens[verb].norm in words(language, "circumstances", "hearsay_marks")
    perfect = words(language, "frames", "perfect_infinitive")
    done = next((i for i in clause.before(clause.end) if tokens[i].norm in perfect and verb < i), -1)
    if heard:
        return 0 < done - verb <= HEARD_REACH and tokens[done + 1].norm.endswith(PARTICIPLES)
    said = verb >= 0 and tokens[verb].norm in words(language, "circumstances", "said_verbs")
    return 0 <= verb < at and (said or past_verb(document, verb))


def _was(document: Document, last: int) -> bool:
    """ "Nekter for at møtet med B i april var bortkastet": what it was like, behind its time."""
    language, behind = (
        document.article.language,
        [t.norm for t in document.tokens[last + 1 : last + INTENDED]],
    )
    no = words(language, "frames", "negation") | words(language, "frames", "noun_negation")
    was = words(language, "circumstances", "was_words")
    return not was.isdisjoint(behind[:1]) and no.isdisjoint(behind)


def sure(document: Document, time: TimeExpression) -> bool:
    """Whether a time names its year: "i 2019", "i april i fjor"; a bare "i april" may be the next."""
    printed = document.article.text[time.start : time.end].casefold()
    return time.value[:YEAR] in printed or not words(
        document.article.language, "circumstances", "years_gone"
    ).isdisjoint(printed.split())


def _recent(document: Document, time: TimeExpression) -> bool:
    """Whether a month or a day of it, printed without a year, is nearest in the past."""
    day, told = (document.article.published or "")[:DAY], f"{time.value}-28"[:DAY]
    return (
        len(day) == len(told) == DAY and (date.fromisoformat(day) - date.fromisoformat(told)).days < HALF_YEAR
    )


def _denied(document: Document, clause: Clause, at: int) -> bool:
    """Whether a negation stands before the noun, with no verb of speaking or knowing of it."""
    language = document.article.language
    before = {document.tokens[i].norm for i in clause.before(at)}
    no = words(language, "frames", "negation") | words(language, "frames", "noun_negation")
    return not before.isdisjoint(no) and before.isdisjoint(words(language, "circumstances", "known_verbs"))
