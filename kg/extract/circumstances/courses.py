"""What the words before an event say of its course: over, still to follow, going on today."""

import re
from collections.abc import Mapping
from functools import cache

from kg.annotate.structure import within
from kg.document import Document, Sentence
from kg.extract.circumstances.asides import infinitive_mark, stands_beside
from kg.extract.circumstances.days import gone_by
from kg.extract.grammar.clauses import finite_verbs
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns, readings
from kg.languages import table, words
from kg.records import Status, TimeExpression

PERFECT_REACH = 12  # tokens between "har" and its participle: the subject may stand between
HOME_REACH = 3  # tokens from "back from" to the noun: "back from a visit"
FIRST_REACH = 12  # tokens before a verb within which "is the first" stands
FOLLOWING_REACH = 6  # tokens from "following" to the noun: "following the completion of the summit"
TOPIC_REACH = 7  # tokens before talks within which "the state of" stands, behind them "for years"
SINCE_REACH, GOING_REACH = 16, 7  # tokens from talks to "since", and from there back to "pågått"
COMING = 14  # tokens from "future" over the talks to where they are to be
HAVING = 4  # tokens from "ha" to its participle: "skal ha allerede hatt"
TODAY = ("relative",)
DAY_VALUE = 10  # length of YYYY-MM-DD


def course(
    document: Document,
    sentence: Sentence,
    clause: Clause,
    at: int,
    time: TimeExpression | None,
    patterns: Mapping[str, re.Pattern[str]],
    *,
    noun: bool,
) -> Status | None:
    """How real an event is by what stands before it, whatever its verb; None where nothing says."""
    been = time is not None and time.rule != "weekday" and gone_by(document, time)
    if not noun and not been and _once_met(document, sentence, clause, at):
        return "planned"
    if _goes_on(document, clause, at, time):
        return "ongoing"
    if _hearsay(document, clause, at):
        return "held"
    if time is None and _on_the_way(document, at):
        return "planned"
    if noun:
        if _owed(document, clause, at):
            return "proposed"
        if _home_from(document, clause, at):
            return "held"
        if _to_follow(document, clause, at) or (not been and _of_coming(document, clause, at)):
            return "planned"
        return "ongoing" if _beside_today(document, clause, at, time) else None
    return "held" if _first_of_kind(document, clause, at, patterns["first_of_kind"]) else None


def _on_the_way(document: Document, at: int) -> bool:
    """ "Was heading back to Vienna": whoever is on his way is not there."""
    language, tokens = document.article.language, document.tokens
    going = tokens[at].norm in words(language, "circumstances", "on_the_way")
    return going and at > 0 and tokens[at - 1].norm in words(language, "frames", "be_forms")


def _owed(document: Document, clause: Clause, at: int) -> bool:
    """ "The onus is on Peru to restart talks": what somebody only ought to begin."""
    mark = infinitive_mark(document, clause.start, at)
    owing = words(document.article.language, "circumstances", "owing_nouns")
    return mark > 0 and any(document.tokens[i].norm in owing for i in clause.before(mark))


def _once_met(document: Document, sentence: Sentence, clause: Clause, at: int) -> bool:
    """ "Will be decided after A and B have met": what has to be first is to come too."""
    language, tokens = document.article.language, document.tokens
    have, ahead = words(language, "frames", "perfect"), words(language, "circumstances", "future_auxiliaries")
    opens = {t.norm for t in tokens[max(sentence.tokens[0], clause.start - 1) : clause.start + 1]}
    told = have.intersection(t.norm for t in tokens[max(clause.start, at - PERFECT_REACH) : at])
    if opens.isdisjoint(words(language, "circumstances", "only_after")) or not told:
        return False
    around = (tokens[i].norm for i in range(*sentence.tokens) if i not in clause)
    return not ahead.isdisjoint(around)


def begun(document: Document, clause: Clause, at: int) -> TimeExpression | None:
    """When talks began that go on: "har pågått i Lima siden 2012", "har forhandlet siden mai"."""
    tokens, language = document.tokens, document.article.language
    since, perfect = words(language, "frames", "since"), words(language, "frames", "perfect")
    last = min(at + SINCE_REACH, clause.end - 1)
    mark = next((i for i in range(at + 1, last) if tokens[i].norm in since), -1)
    before = [t.norm for t in tokens[max(clause.start, mark - GOING_REACH) : mark]] if mark > 0 else []
    going = any(norm in words(language, "circumstances", "begun_since") for norm in before)
    had = {t.norm for t in tokens[clause.start : max(mark, clause.start)]}
    if not going or had.isdisjoint(perfect) or had & words(language, "frames", "negation"):
        return None
    told = within(document.times, tokens[mark].start, tokens[clause.end - 1].end)
    return next((t for t in told if t.start <= tokens[mark + 1].end), None)


def _goes_on(document: Document, clause: Clause, at: int, time: TimeExpression | None) -> bool:
    """ "Har i årevis forhandlet", "drøftet forhandlingene mellom A og B": talks that are not over."""
    tokens, language = document.tokens, document.article.language
    talks = any(r.type == "negotiation" for r in readings(language, tokens, at, at + 1))
    if talks and begun(document, clause, at) is not None:
        return True
    if not talks or time is not None:
        return False
    before = " ".join(t.norm for t in tokens[max(clause.start, at - TOPIC_REACH) : at])
    behind = " ".join(t.norm for t in tokens[at : min(at + TOPIC_REACH, clause.end)])
    perfect = not words(language, "frames", "perfect").isdisjoint(before.split())
    for_years, topic = _going_on(language)
    if perfect and (for_years.search(before) or for_years.search(behind)):
        return True
    ended = words(language, "circumstances", "closing_verbs") | words(
        language, "circumstances", "ending_verbs"
    )
    return bool(topic.search(before)) and ended.isdisjoint(behind.split())


@cache
def _going_on(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    own = table(language, "circumstances")
    years, topic = ("|".join(own[key]) for key in ("for_years", "talks_topic"))
    return re.compile(rf"(?<!\w)(?:{years})(?!\w)"), re.compile(rf"(?<!\w)(?:{topic})$")


def _home_from(document: Document, clause: Clause, at: int) -> bool:
    """ "Is back from a visit", "kom hjem fra et besøk": the visit is over."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "invitations", "from_marks")
    near = reversed(clause.before(at, HOME_REACH))
    mark = next((i for i in near if tokens[i].norm in marks), -1)
    home = mark > 0 and tokens[mark - 1].norm in words(language, "circumstances", "home_words")
    ahead = words(language, "circumstances", "future_auxiliaries")
    return home and not any(tokens[i].norm in ahead for i in clause.before(mark))


def _of_coming(document: Document, clause: Clause, at: int) -> bool:
    """ "The ground for future talks with B at the summits": where something is that is to come."""
    language, tokens = document.article.language, document.tokens
    coming, at_words = (words(language, "circumstances", key) for key in ("coming_epithets", "held_at"))
    own = clause.before(at, COMING)
    mark = next((i for i in reversed(own) if tokens[i].norm in at_words), -1)
    lead = next((i for i in own if i < mark and tokens[i].norm in coming), -1)
    nouns, verbs = event_nouns(language), finite_verbs(language)
    between = {tokens[i].norm for i in own if lead < i < mark}
    loose = words(language, "frames", "indefinite_articles")  # "backed the planned deal at a meeting with B"
    there = lead >= 0 and tokens[mark + 1].norm not in loose
    return there and tokens[lead + 1].norm in nouns and between.isdisjoint(verbs)


def _hearsay(document: Document, clause: Clause, at: int) -> bool:
    """ "Skal ha hatt et møte med B", "i en samtale søndag skal A ha lovet B støtte": done, as others say."""
    tokens, language = document.tokens, document.article.language
    marks, done = (words(language, "circumstances", key) for key in ("hearsay_marks", "hearsay_participles"))
    said = next((i for i in clause.before(clause.end) if tokens[i].norm in marks), -1)
    having, ends = words(language, "frames", "perfect_infinitive"), ("t", "dd")
    to = words(language, "circumstances", "infinitive_marks")
    for i in range(said + 1, clause.end - 1) if said >= 0 else ():
        if tokens[i].norm not in having or tokens[i - 1].norm in to:
            continue
        verb = next((j for j in range(i + 1, min(i + HAVING, clause.end)) if tokens[j].norm in done), -1)
        if i > at:  # the noun is the subject, or when it was done
            aside = stands_in(document, clause, at) and tokens[i + 1].norm.endswith(ends)
            return at < said and (verb > 0 or aside)
        between = {t.norm for t in tokens[max(verb, i) + 1 : at]}
        during = between & words(language, "circumstances", "during_words")  # "skal ha blitt gitt på et møte"
        done_then = verb > 0 or (bool(during) and tokens[i + 1].norm.endswith(ends))
        return done_then and between.isdisjoint(to | words(language, "frames", "clause_words"))
    return False


def stands_in(document: Document, clause: Clause, at: int) -> bool:
    """ "I en samtale søndag", "under møtet": whether a clause opens with when something was done."""
    tokens, language = document.tokens, document.article.language
    opens = words(language, "circumstances", "during_words")
    opens |= words(language, "circumstances", "inner_prepositions")
    return tokens[clause.start].norm in opens and at - clause.start <= FOLLOWING_REACH


def _to_follow(document: Document, clause: Clause, at: int) -> bool:
    """ "Will visit Lima following the summit": what is to come comes after what is to come too."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "circumstances", "following_words")
    near = reversed(clause.before(at, FOLLOWING_REACH))
    mark = next((i for i in near if tokens[i].norm in marks), -1)
    if mark < 0 or tokens[at].norm not in words(language, "frames", "gathering_nouns"):
        return False
    ahead = words(language, "circumstances", "future_auxiliaries")
    ahead |= words(language, "circumstances", "infinitive_marks")
    published = (document.article.published or "")[:DAY_VALUE]
    times = [t for t in document.times if tokens[clause.start].start <= t.start < tokens[mark].start]
    later = any(t.value > published[: len(t.value)] for t in times if published)
    return later and any(tokens[i].norm in ahead for i in clause.before(mark))


def _beside_today(document: Document, clause: Clause, at: int, time: TimeExpression | None) -> bool:
    """ "Met today on the margins of the summit": it goes on."""
    published = (document.article.published or "")[:DAY_VALUE]
    if (
        time is None
        or time.value != published
        or document.tokens[at].norm not in words(document.article.language, "frames", "gathering_nouns")
    ):
        return False
    return time.rule in TODAY and stands_beside(document, clause, at)


def _first_of_kind(document: Document, clause: Clause, at: int, pattern: re.Pattern[str]) -> bool:
    """ "Is the first minister to visit Lima since 1989": who is it has been there."""
    sentence = next(s for s in document.sentences if clause.start < s.tokens[1])
    first = max(sentence.tokens[0], at - FIRST_REACH)
    return bool(pattern.search(" ".join(t.norm for t in document.tokens[first:at])))
