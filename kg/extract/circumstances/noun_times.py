"""Which time is a noun's own: that of "på toppmøtet i Oslo søndag" is."""

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from kg.annotate.structure import covering, within
from kg.document import Document, Mention, Sentence
from kg.extract.actors.chunks import ChunkReader
from kg.extract.actors.premodifiers import phrase
from kg.extract.circumstances.expected import called_off
from kg.extract.circumstances.outcomes import bygone
from kg.extract.circumstances.own_times import plain_way
from kg.extract.circumstances.recounted import year_before
from kg.extract.frames.records import Scene
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.errands import noun_errand
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import event_nouns
from kg.languages import subject_first, union, words
from kg.records import TimeExpression

TIMED_REACH = 8  # tokens behind a noun within which its own time stands
TIME_CHARACTERS = 40  # of the longest time
OFF_REACH, SET = 6, 2  # tokens from "called off" to its noun, and from "planned" over "for" to the day
AFTER_REACH = 4  # tokens from "after" to its noun
OPENS = 4  # tokens of a sentence within which the time that opens it begins
PREMODIFIED = 4  # tokens from a day to the noun that it is the day of: "June 3 telephone conversation"
REGION = re.compile(r", [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=,? (?:in|on|this|last|next|earlier)\b)")
TITLE_GAP = len(", og ")  # characters before the title of the next of a row
ROW = 60  # characters behind a name within which those joined to it stand
RETURN_REACH = 5  # tokens before "visit" within which "returned from" stands
ROUND = 4  # tokens of "round of the Lima"
DAY = len("2021-10-25")
OWNED_REACH = 5  # tokens between "yesterday's" and the noun that it dates


_START = attrgetter("start")


def timed(
    document: Document, clauses: ClauseReader, chunks: ChunkReader, scene: Scene, time: TimeExpression
) -> bool:
    """A noun behind a preposition has the time right behind it; another is its verb's.

    "Invitasjonen til toppmøtet fikk han søndag" does not date it, "på toppmøtet i Oslo søndag" does.
    """
    tokens, at, language = document.tokens, scene.at, document.article.language
    verb = next(iter(clauses.verbs(scene.clause, at)[-1:]), scene.clause.start - 1)
    articles = words(language, "people", "articles")  # "the following statement" follows nothing
    near = range(max(verb + 1, scene.clause.start, at - 3), at)
    before = {tokens[i].norm for i in near if tokens[i - 1].norm not in articles}
    asking = words(language, "circumstances", "asking_for")
    if time.end <= tokens[at].start and tokens[verb].norm in asking:
        return False  # "foreslo tirsdag et møte": the day on which it was proposed
    if _called_off_then(document, scene, time):
        return False
    going = noun_errand(document, clauses, scene.clause, at) >= 0
    rounds = union(language, "frames", "round_words", "kept_lengths")  # "a round of talks", "hours of talks"
    going = going or any(tokens[i].norm in rounds for i in range(max(0, at - ROUND), at - 1))
    hosting = {tokens[i].norm for i in scene.clause.before(at, OWNED_REACH)}
    if (
        going
        or not before & words(language, "frames", "noun_prepositions")
        or hosting & words(language, "frames", "host_words")
        or tokens[verb].norm in words(language, "frames", "gathered_to")
    ):
        return True  # "torsdag, da Norge var vert for et møte", "fredag møttes lederne til toppmøte"
    index = chunks.token(time.start)
    if tokens[verb].norm in words(language, "speech", "verbs") and _said_then(document, at, time):
        return True
    printed = document.article.text[time.start : time.end]
    if 0 < at - index <= OWNED_REACH and printed.endswith("s"):
        return True  # "after yesterday's meeting"
    if index == at - 2 and tokens[index - 1].norm in words(language, "frames", "spending"):
        return True  # "brukte gårsdagen til samtaler"
    return _right_behind(document, chunks, scene, time, index)


def _right_behind(
    document: Document, chunks: ChunkReader, scene: Scene, time: TimeExpression, index: int
) -> bool:
    """Whether nothing but names, titles and few words stand between a noun and its time at token `index`."""
    tokens, at, language = document.tokens, scene.at, document.article.language
    first = (
        at + 1 + (tokens[at + 1].norm in words(language, "frames", "held_behind") if at + 1 < index else 0)
    )
    verbs = [i for i in range(first, index) if tokens[i].norm in finite_verbs(language)]
    # "talks with Peru's President A B in Lima on", "with A, the president of Peru, in Lima on"
    titled = [t for t in document.titles if tokens[at].end <= t.start < time.start]
    who = [c for c in chunks.chunks(scene.sentence) if at < c.first and c.last <= index]
    inside = {i for c in who for i in range(c.first, c.last)}
    names = sum(
        i in inside
        or tokens[i].text[0].isupper()
        or tokens[i].text == ","
        or any(o.start <= tokens[i].start < o.end for o in titled)
        for i in range(at, index)
    )
    return plain_way(document, at + 1, index) or (0 < index - at <= TIMED_REACH + names and not verbs)


def _said_then(document: Document, at: int, time: TimeExpression) -> bool:
    """ "Sa mandag etter et møte med B": what one says of the day right before "after" has been that day."""
    tokens, language = document.tokens, document.article.language
    behind = bisect_left(tokens, time.end, key=_START)
    after = words(language, "circumstances", "after_words")
    near = tokens[behind].norm in after and 0 < at - behind <= AFTER_REACH
    near = near and not tokens[at].norm.endswith(tuple(words(language, "frames", "visit_endings")) or ("\0",))
    return near and len(time.value) == DAY and all(t.text.islower() for t in tokens[behind:at])


def _called_off_then(document: Document, scene: Scene, time: TimeExpression) -> bool:
    """ "Onsdag ble besøket avlyst": the day on which it was called off, but not in "besøket onsdag er"."""
    tokens, at, language = document.tokens, scene.at, document.article.language
    inside = list(scene.clause.before(scene.clause.end))
    called = inside[off] if (off := called_off(language, [tokens[i].norm for i in inside])) >= 0 else -1
    published = document.article.published or ""
    today = time.value == published[:DAY] and not time.rule.startswith("weekday")  # "i ettermiddag"
    if called < 0 or len(time.value) != DAY or today or time.value > published[:DAY]:
        return False
    printed = document.article.text[time.start : time.end]
    own = printed.endswith("s") and time.end <= tokens[at].start  # "onsdagens besøk er avlyst"
    behind = tokens[at].end <= time.start  # "besøket onsdag er avlyst", "avlyste møtet onsdag"
    return not own and not (behind and not at < called <= bisect_left(tokens, time.start, key=_START))


def apposed(document: Document, at: int) -> TimeExpression | None:
    """ "The last negotiations, in Kuwait in 2016, collapsed": the time between the commas behind a noun."""
    tokens = document.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text != ",":
        return None
    stop = next(
        (i for i in range(at + 2, min(at + 2 + TIMED_REACH, len(tokens))) if tokens[i].text == ","), -1
    )
    told = within(document.times, tokens[at + 1].end, tokens[stop].start) if stop >= 0 else ()
    return told[0] if len(told) == 1 else None


def of_its_own(
    document: Document, scene: Scene, time: TimeExpression | None, *, noun: bool
) -> TimeExpression | None:
    """The time of a trigger, less that of another noun; of one called off the day that it was set for."""
    time = None if of_another_noun(document, scene.at, time) else time
    if not noun:
        return time
    return year_before(document, scene.at, time) or _set_day(document, scene)


def _set_day(document: Document, scene: Scene) -> TimeExpression | None:
    """ "Called off a meeting with B that had been planned for Thursday": Thursday."""
    language, tokens = document.article.language, document.tokens
    near = [t.norm for t in tokens[max(scene.sentence.tokens[0], scene.at - OFF_REACH) : scene.at]]
    if called_off(language, near) < 0:
        return None
    behind = within(document.times, tokens[scene.at].end, scene.sentence.end)
    marks = words(language, "circumstances", "set_words")
    for time in behind:
        first = bisect_left(tokens, time.start, key=_START)
        if not marks.isdisjoint(t.norm for t in tokens[first - SET : first]):
            return time
    return None


def answered(document: Document, sentence: Sentence, at: int) -> TimeExpression | None:
    """ "The Peruvian answer came on Monday: two envoys were told to leave": the one time before the colon."""
    colon = next((i for i in range(at - 1, sentence.tokens[0], -1) if document.tokens[i].text == ":"), -1)
    if colon < 0:
        return None
    told = within(document.times, sentence.start, document.tokens[colon].start)
    return told[0] if len(told) == 1 else None


def since_then(document: Document, at: int, time: TimeExpression) -> bool:
    """ "It was the first meeting since their talks last year": a time behind "since" is another event's.

    So with "the first one after 2010".
    """
    language = document.article.language
    marks, firsts = (words(language, "frames", key) for key in ("since", "first_words"))
    between = [t.norm for t in within(document.tokens, document.tokens[at].end, time.start)]
    after = time.rule.endswith("-after") or not words(language, "circumstances", "after_words").isdisjoint(
        between[-1:]
    )
    return not marks.isdisjoint(between) or (after and not firsts.isdisjoint(between))


def when_then(document: Document, clause: Clause) -> TimeExpression | None:
    """ "Has not been there since 2008, when he went as a student": the time right before the clause."""
    tokens, language = document.tokens, document.article.language
    if (told := _day_before(document, clause)) is not None:
        return told
    first = clause.start - (tokens[clause.start].text != ",")
    when = first + 1
    if (
        first < 1
        or tokens[first].text != ","
        or tokens[when].norm not in words(language, "circumstances", "when_marks")
    ):
        return None
    end = tokens[first - 1].end
    return next((t for t in within(document.times, end - TIME_CHARACTERS, end) if t.end == end), None)


def _day_before(document: Document, clause: Clause) -> TimeExpression | None:
    """ "Mandag var travel. Da møtte hun B": the time that opens the sentence before, in its paragraph."""
    at = document.tokens[clause.start].start
    number = next(i for i, s in enumerate(document.sentences) if s.end > at)
    here, before = document.sentences[number], document.sentences[max(0, number - 1)]
    verb = document.tokens[clause.start + 1].norm if clause.start + 1 < here.tokens[1] else ""
    language = document.article.language
    then = document.tokens[clause.start].norm in words(language, "circumstances", "then_words")
    fronted = then and clause.start == here.tokens[0] and verb in finite_verbs(language)
    if not fronted or before is here or before.paragraph != here.paragraph:
        return None
    last = document.tokens[min(before.tokens[0] + OPENS, before.tokens[1] - 1)].start
    return next(iter(within(document.times, before.start, last)), None)


def owned(document: Document, first: int, *, apart: bool) -> int:
    """The token before a time at `first`, or before "to Lima" there: "builds on A's trip to Lima in 2014".

    Only of a noun with an owner: "ended a trip to Lima on Sunday" dates what the verb tells; `apart`: or of
    one that was before or after, "travelled to Quito after a visit to Lima last month".
    """
    tokens, language = document.tokens, document.article.language
    index = first - 1
    while index > 0 and _place(document, index):
        index -= 1
    if index == first - 1 or tokens[index].norm not in words(language, "frames", "to"):
        return first - 1
    near = tokens[max(0, index - OWNED_REACH) : index]
    marks = union(language, "circumstances", "apart_in_time", "follow_verbs") if apart else frozenset[str]()
    own = any(t.text.endswith(("'s", "’s", "s'", "s’")) or t.norm in marks for t in near)
    return index - 1 if own else first - 1


def within_row(text: str, one: Mention, two: Mention, joins: frozenset[str]) -> int:
    """The commas of a row of places, and around a state: "to Lima, Quito, and Seoul, Republic of Korea"."""
    gap = text[one.end : two.start].strip()
    if one.kind == two.kind and text[two.start].isupper():  # not "A, her counterpart, in Lima"
        return int(gap[:1] == "," and gap[1:].strip() in joins)
    stated = one.kind == "place" and two.kind == "country" and gap == ","
    return stated * (1 + text.startswith(",", two.end))


def region(text: str, end: int) -> int:
    """The commas around a region that no table knows, behind a town: "in Woodside, California in May"."""
    found = REGION.match(text, end)
    return 1 + text.startswith(",", found.end()) if found else 0


def titled_row(document: Document, one: Mention, two: Mention) -> int:
    """The comma of a row of people: "Peru's foreign minister A, defence minister B and others on Monday"."""
    if one.kind != "person" or two.kind != "person" or document.article.text[one.end : one.end + 1] != ",":
        return 0
    titles = within(document.titles, one.end, two.start)
    return int(len(titles) == 1 and titles[0].start - one.end <= TITLE_GAP and titles[0].person == two.key)


def _place(document: Document, index: int) -> bool:
    placed = covering(document.mentions, document.article.text, document.tokens[index].start)
    return any(m.kind in ("place", "country") for m in placed)


def across(document: Document, at: int, first: int, last: int) -> bool:
    """Whether an infinitive stands between a noun and a time: "met on Monday to prepare the summit"."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "frames", "to")
    fillers = words(language, "frames", "place_fillers") | words(language, "frames", "held_infinitives")
    low, high = (last, at) if last <= at else (at, first)
    if low < high and tokens[high - 1].norm in words(language, "frames", "reviving"):
        return True
    # "on Friday A is to hold talks": the time is that of the infinitive, too
    due = words(language, "frames", "be_forms") | words(language, "circumstances", "intended")
    return any(
        tokens[i].norm in marks
        and tokens[i + 1].text.islower()
        and tokens[i + 1].norm not in fillers
        and not (low == last and tokens[i - 1].norm in due)
        for i in range(low, high - 1)
    )


def of_another_noun(document: Document, at: int, time: TimeExpression | None) -> bool:
    """ "The meeting will build on their June 3 call": the day of another event, which has been."""
    if time is None:
        return False
    nouns, tokens = event_nouns(document.article.language), document.tokens
    returning, sources = (words(document.article.language, "frames", k) for k in ("returning", "back_from"))
    ahead = [t.norm for t in tokens[max(0, at - RETURN_REACH) : at]]
    if any(a in returning and b in sources for a, b in pairwise(ahead)):
        return True  # "returned from a visit to Lima on Monday": the day of the return
    behind = bisect_left(tokens, time.end, key=attrgetter("start"))
    due = words(document.article.language, "frames", "deadlines")
    if any(t.norm in due for t in tokens[max(0, at - RETURN_REACH) : behind]) and time.start > tokens[at].end:
        return True  # "fristen for forhandlingene i november"
    those = words(document.article.language, "frames", "those_marks")
    if time.start > tokens[at].end and any(
        f"{a.norm} {b.norm}" in those for a, b in pairwise(tokens[at:behind])
    ):
        return True  # "the visit follows those by A in May and B in June"
    way = words(document.article.language, "frames", "on_the_way_to")
    if way and time.start > tokens[at].end and any(t.norm in way for t in tokens[at:behind]):
        return True  # "møtet blir et steg på veien mot toppmøtet til sommeren"
    near = range(behind, min(behind + PREMODIFIED, len(tokens)))
    noun = next((i for i in near if tokens[i].norm in nouns), -1)
    before = phrase(document, noun) if noun >= 0 else range(0)
    told = noun not in (-1, at) and before.start < behind <= before.stop and at not in before
    return told and bygone(document, noun)


def of_spoken(document: Document, scene: Scene, verb: int, time: TimeExpression) -> bool:
    """Whether a time is in the clause of an event only spoken of, behind its verb: not "da A talte".

    In English a weekday that has been is that of speaking: "discussed the talks on Tuesday evening".
    """
    tokens = document.tokens
    printed = document.article.text[time.start : time.end]
    gone = time.value <= (document.article.published or "")[: len(time.value)]
    day = time.rule.startswith("weekday") and gone and not printed.endswith(("'s", "’s"))
    if day and subject_first(document.article.language):
        return False
    return tokens[verb].start <= time.start < tokens[scene.clause.end - 1].end


def left_open(document: Document, name: Mention) -> bool:
    """ "Peru's president, NAME on Tuesday": a comma before a name that none closes, even behind "and B"."""
    text, end = document.article.text, name.end
    title = any(t.end == name.start - len(", ") and t.person == name.key for t in document.titles)
    joins = words(document.article.language, "circumstances", "and_words")
    for other in within(document.mentions, name.end, name.end + ROW):
        if other.kind == "person" and text[end : other.start].strip() in joins:
            end = other.end  # "the ministers, A and B, on Tuesday"
    return title and text[name.start - 2] == "," and text[end : end + 1] != ","
