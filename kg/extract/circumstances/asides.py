"""What the words right before an event's noun say: beside what it stands, its time, that it goes on."""

import re
from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from kg.document import Document, Sentence
from kg.extract.actors.premodifiers import introduced, phrase
from kg.extract.circumstances.gaps import days_before
from kg.extract.grammar.clauses import ClauseReader
from kg.extract.grammar.records import Clause
from kg.extract.grammar.triggers import readings
from kg.languages import union, words
from kg.records import TimeExpression

DATED = 12  # tokens before a noun of talks within which "no date for" stands
HOLD_REACH = 5  # tokens from "hold" to its noun: "hold a first round of talks"
AWAITED = 3  # tokens from "before" to the gathering
FAR_BEFORE = 24  # the same of the second of two gatherings, no comma between
BEFORE = 10  # tokens before a gathering within which "ahead of" says that it is to come
NEAR = 4  # tokens before a noun within which "is holding" has it as its object
BESIDE = 6  # tokens before a gathering within which "on the sidelines of" stands
INVITED_REACH = 10  # tokens from "invited to speak" to the gathering
BE_REACH = 3  # tokens from "has been" to "invited"
NEAR_NOUN = 4  # tokens before a verb within which "har" is its own
OBJECT = 2  # tokens from "å" to the object of its verb
DONE_BY_ORDER = ("sanction", "expulsion", "protest_note", "other")  # done when it is ordered
ASKED_OF = 20  # tokens from "urged" or "called on" to the "to" of what others are to do
ATTENDED_REACH = 8  # tokens from "represent" to the summit
GOALS = ("until_words", "errand_marks", "given_up")  # before the new day of what is moved
ASKED_FAR = 14  # tokens from "asked" over a title, a name and a journey to "to attend"
BRIEF = ("meeting", "press_conference", "ceremony")  # what does not go on while it is told
BEGUN_REACH = 14  # tokens from a verb of beginning to what begins


def as_told(document: Document, clause: Clause, at: int, pattern: str) -> tuple[int, str]:
    """Where and as what a trigger is told: "en reise til Lima" as a noun, "to call B by phone" at "call"."""
    language, tokens = document.article.language, document.tokens
    if pattern == "travel" and at:
        noun = tokens[at - 1].norm in words(language, "frames", "indefinite_articles")
        return at, "noun" if noun else pattern
    if pattern != "by_phone":
        return at, pattern
    calling = words(language, "circumstances", "calling_words")
    return next((i for i in range(at, clause.start, -1) if tokens[i].norm in calling), at), pattern


def as_noun(document: Document, at: int, pattern: str) -> bool:
    """Whether a trigger is a noun, also that of what is said: "A said a meeting with B was possible"."""
    saying = words(document.article.language, "speech", "verbs")
    return pattern == "noun" or (pattern == "taken" and introduced(document, at, saying))


def perfect(document: Document, before: set[str], at: int) -> bool:
    """ "May have met": where word order is strict, the auxiliary stands right before its verb."""
    marks = words(document.article.language, "frames", "perfect_infinitive")
    if not words(document.article.language, "frames", "time_clauses"):
        return bool(before & marks)
    return bool({t.norm for t in document.tokens[max(0, at - 2) : at]} & marks)


def in_force(document: Document, clause: Clause, at: int) -> bool:
    """ "Har lagt toll på": a measure told in the perfect, and on no day, still holds."""
    marks = words(document.article.language, "circumstances", "in_force")
    return any(t.norm in marks for t in document.tokens[max(clause.start, at - NEAR_NOUN) : at])


def will_be(document: Document, clauses: ClauseReader, clause: Clause, at: int) -> bool:
    """ "Møtet med B blir det tredje": a noun that opens its clause, and what it will be."""
    verb = next(iter(clauses.verbs(clause, clause.end)), -1)
    language = document.article.language
    if verb < at or document.tokens[verb].norm not in words(language, "frames", "present_passives"):
        return False
    known = words(language, "frames", "plural_possessives")
    known |= words(language, "circumstances", "occasion_pronouns")
    return document.tokens[verb + 1].norm in known


def moved_away(document: Document, sentence: Sentence, clause: Clause) -> bool:
    """ "Møtet ble flyttet til ambassaden": to another place, on the day that it was to be."""
    tokens, language = document.tokens, document.article.language
    marks, goals = words(language, "circumstances", "relocated"), words(language, "frames", "to")
    for at in range(clause.start, min(clause.end, sentence.tokens[1] - 2)):
        if tokens[at].norm in marks and tokens[at + 1].norm in goals:
            start, some = tokens[at + 2].start, words(language, "frames", "indefinite_articles")
            timed = any(t.start <= start < t.end for t in document.times)
            return not timed and tokens[at + 2].norm not in some  # "til et senere tidspunkt"
    return False


def ahead_of(document: Document, clause: Clause, at: int, *, gathering: bool, present: bool) -> bool:
    """ "Met ahead of the summit"; told in the `present`, "møtes før toppmøtet": the noun is still to come."""
    before = [t.norm for t in document.tokens[max(clause.start, at - BEFORE) : at]]
    far = " ".join([t.norm for t in document.tokens[max(clause.start, at - FAR_BEFORE) : at]])
    if gathering and ("ahead of" in " ".join(before) or "ahead of" in far.rpartition(",")[2]):
        return True
    if not words(document.article.language, "frames", "possible").isdisjoint(before[-OBJECT:]):
        return False  # "i forkant av et mulig toppmøte"
    marks = words(document.article.language, "circumstances", "ahead_words")
    return (present and not marks.isdisjoint(before[-NEAR:])) or days_before(document, at)


def said_ahead(
    document: Document, clauses: ClauseReader, clause: Clause, at: int, time: TimeExpression | None
) -> bool:
    """ "Før møtet med B fredag sier A": what is said now before the noun's event, which is to come."""
    language, tokens = document.article.language, document.tokens
    first = clause.start + (not tokens[clause.start].text[0].isalnum())
    opens = tokens[first].norm in words(language, "circumstances", "ahead_words") and at - first <= NEAR
    ahead = time is None or time.rule.startswith("weekday") or time.value > (document.article.published or "")
    verb = next((i for i in clauses.verbs(clause, clause.end) if i > at), -1) if opens and ahead else -1
    now = tuple(words(language, "speech", "present_endings")) or ("\0",)
    said = words(language, "speech", "verbs") | words(language, "speech", "clause_verbs")
    return verb > at and tokens[verb].norm in said and tokens[verb].norm.endswith(now)


def going_on(document: Document, at: int) -> bool:
    """ "Er i samtaler", "are in talks", "is holding talks": those who are in it are at it."""
    tokens, language = document.tokens, document.article.language
    being = words(language, "circumstances", "is_words")
    now = words(language, "frames", "holding_now")
    stalled = words(language, "circumstances", "stalled_words")
    if any(tokens[i].norm in stalled for i in {at - 1, at - 2, *phrase(document, at)}):
        return True  # "the stalled talks", "de pågående internasjonale forhandlingene"
    if any(a in being and b in now for a, b in pairwise(t.norm for t in tokens[max(0, at - NEAR) : at])):
        return True
    if any(t.norm in words(language, "circumstances", "goes_on") for t in tokens[max(0, at - NEAR) : at]):
        return True  # "i Lima pågår det forhandlinger"
    begun = words(language, "circumstances", "under_way_words")
    perfect = words(language, "frames", "perfect")
    if any(a in perfect and b in begun for a, b in pairwise(t.norm for t in tokens[max(0, at - NEAR) : at])):
        return True  # "have begun talks"
    course, inner = (words(language, "circumstances", key) for key in ("course_nouns", "course_marks"))
    if any(a in course and b in inner for a, b in pairwise(t.norm for t in tokens[max(0, at - NEAR) : at])):
        return True  # "framgang i samtalene", "er i gang med forhandlinger"
    inside = at > 1 and tokens[at - 1].norm in words(language, "circumstances", "inner_prepositions")
    return inside and tokens[at - 2].norm in being | words(language, "frames", "sitting_in")


def stands_beside(document: Document, clause: Clause, at: int) -> bool:
    """ "The meeting on the sidelines of the summit was cancelled": whether the gathering only says where."""
    marks = words(document.article.language, "frames", "part_words")
    marks |= words(document.article.language, "frames", "beside_marks")
    return any(document.tokens[i].norm in marks for i in clause.before(at, BESIDE))


def spoken_after(document: Document, clause: Clause, at: int) -> bool:
    """ "Said at a press conference following his talks with B": who speaks after them has had them."""
    tokens, language = document.tokens, document.article.language
    near = {t.norm for t in tokens[max(clause.start, at - 2) : at]}
    inside = [tokens[i].norm for i in clause.before(at)]
    marks = words(language, "frames", "spoken_after")
    told = marks & near and words(language, "frames", "spoken_verbs").intersection(inside)
    return bool(told) and words(language, "frames", "spoken_ahead").isdisjoint(inside)


def is_to(document: Document, at: int, *, noun: bool) -> bool:
    """ "Is to meet", "were to have met", "is to be received", "is to hold separate talks"."""
    tokens, language = document.tokens, document.article.language
    be = words(language, "frames", "be_forms")
    near = range(at - 1, max(1, at - HOLD_REACH), -1)
    holding = words(language, "frames", "carrying_infinitives")
    verb = at - (tokens[at - 1].norm in be)  # "is to be received"
    verb = next((i for i in near if tokens[i].norm in holding), -1 if noun else verb)
    parted = words(language, "frames", "noun_prepositions")
    if verb < 0 or any(t.norm in parted for t in tokens[verb:at]):
        return False
    return bool(be) and verb > 1 and tokens[verb - 1].norm == "to" and tokens[verb - 2].norm in be


def spoken_behind(document: Document, first: int, last: int) -> set[str]:
    """The words of a stretch, but for the "not" of "met in Lima not long ago"."""
    degrees = words(document.article.language, "circumstances", "negated_degrees")
    pairs = pairwise(document.tokens[first : last + 1])
    return {t.norm for t, following in pairs if following.norm not in degrees}


def governed(document: Document, first: int, at: int, governing: frozenset[str]) -> bool:
    """Whether a word from token `first` on governs the infinitive whose verb or object stands at `at`."""
    marks = words(document.article.language, "circumstances", "infinitive_marks")
    mark = next((i for i in range(at - 1, first - 1, -1) if document.tokens[i].norm in marks), -1)
    loose = words(document.article.language, "frames", "sanction_adjectives")  # "to impose new sanctions"
    told = [t.norm for t in document.tokens[mark + OBJECT : at]]
    far = at - mark > OBJECT and not loose.issuperset(told)
    if mark < 0 or (far and not begun(document, mark + 1, at)):
        return False
    return not governing.isdisjoint(t.norm for t in document.tokens[first:mark])


def asked_of_others(document: Document, first: int, at: int) -> bool:
    """ "Ba A om å møte B", "called on them to start talks": so far only asked for, however far off."""
    tokens, told = document.tokens, partial(words, document.article.language, "frames")
    mark, links = infinitive_mark(document, first, at), told("asked_links")
    if mark > first and tokens[mark - 1].norm in words(
        document.article.language, "circumstances", "complements"
    ):
        return True  # "har fått en invitasjon fra A om å besøke B"
    if mark <= first or (links and tokens[mark - 1].norm not in links):
        return False
    asking = told("asking_others") - told("managed_others")
    if any(r.type in DONE_BY_ORDER for r in readings(document.article.language, tokens, at, at + 1)):
        asking -= told("ordering")  # "ordered Peru to close its consulate"
    if links:
        return any(t.norm in asking for t in tokens[first:mark])
    near = range(mark - 2, max(first, mark - ASKED_OF), -1)  # "asked to meet B" asks nobody else
    verb = next((i for i in near if {tokens[i].norm, tokens[i - 1].norm + " " + tokens[i].norm} & asking), -1)
    going = told("asked_journeys")  # "asked A to travel to Lima to meet B": all that is asked for
    ends = (tokens[i].norm == "to" and tokens[i + 1].norm not in going for i in range(verb, mark))
    there = {tokens[i + 1].norm for i in range(max(verb, 0), mark) if tokens[i].norm == "to"} & going
    apart = told("asked_stops")  # "told B he planned to meet C"
    between = tokens[max(verb, 0) + 1 : mark]
    bidden = tokens[mark - 1].norm in asking and tokens[mark - 2].norm in told("passive_auxiliaries")
    if bidden:
        return True  # "was ordered to meet B"
    parted = sum(t.text == "," for t in between) % 2  # not "ordered his minister, A, to meet B"
    stops = bool(parted) or any(t.text == ";" or t.norm in apart for t in between)
    stops = stops or (not there and any(ends))
    return verb >= 0 and not stops


def infinitive_mark(document: Document, first: int, at: int) -> int:
    """The mark of the infinitive that stands at `at`, or has the event's noun there as what it begins."""
    marks = words(document.article.language, "circumstances", "infinitive_marks")
    near = [i for i in range(at - 1, max(first, at - BEGUN_REACH), -1) if document.tokens[i].norm in marks]
    return next((i for i in near[:2] if at - i == 1 or begun(document, i + 1, at)), -1)


def begun(document: Document, verb: int, at: int) -> bool:
    """ "Å gjenoppta forhandlingene", "return to talks": whether what stands at `at` is to begin."""
    told = partial(words, document.article.language, "frames")
    norm = document.tokens[verb].norm
    if norm in told("going_back"):  # "vende tilbake til forhandlingsbordet"
        back = (i for i in range(verb + 1, min(verb + 3, at)) if document.tokens[i].norm in told("to"))
        verb = next(back, at)
    elif norm not in told("opening_talks"):
        return False
    if not 0 < at - verb <= BEGUN_REACH:
        return False
    parted = told("noun_prepositions") | told("adjunct_prepositions") | {","}
    return parted.isdisjoint(t.norm for t in document.tokens[verb:at])


def attended(document: Document, clause: Clause, at: int) -> bool:
    """ "Will represent Peru at the summit", "will speak at": the verb before is of being there."""
    language = document.article.language
    there = words(language, "frames", "attend_verbs") | words(language, "frames", "representing_verbs")
    there |= words(language, "frames", "speaking_at")
    near = clause.before(at, ATTENDED_REACH)
    return any(document.tokens[i].norm in there for i in near)


def bound_for(document: Document, clause: Clause, at: int) -> bool:
    """ "Reiser til toppmøtet", "is heading to the summit": who sets out for it is not yet there."""
    language, tokens = document.article.language, document.tokens
    goals = words(language, "frames", "to")
    mark = next(
        (i for i in range(at - 1, max(clause.start, at - NEAR - 1), -1) if tokens[i].norm in goals), -1
    )
    leaving = words(language, "frames", "leaving_verbs") | words(language, "circumstances", "setting_out")
    return mark > 0 and any(tokens[i].norm in leaving for i in clause.before(mark, ATTENDED_REACH))


def adjunct(document: Document, first: int, at: int) -> bool:
    """Whether a preposition of time from token `first` on has the noun at `at`: not "på sin side en tur"."""
    language = document.article.language
    marks = words(language, "frames", "adjunct_prepositions")
    articles = words(language, "frames", "indefinite_articles")
    norms = [t.norm for t in document.tokens[first:at]]
    opens = max((i for i, norm in enumerate(norms) if norm in articles), default=0)
    marks = marks - words(language, "circumstances", "caption_marks") if _paid(document, at) else marks
    return any(norm in marks for norm in norms[max(0, opens - 1) :])


def _paid(document: Document, at: int) -> bool:
    """ "Får ikke komme på offisielt besøk": the visit is what the verb is about; "på besøket" is when."""
    language, noun = document.article.language, document.tokens[at].norm
    known = noun.endswith(tuple(words(language, "frames", "definite_endings")) or ("\0",))
    visit = any(r.type == "visit" for r in readings(language, document.tokens, at, at + 1))
    return visit and not known


def invited_to(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Er invitert til å tale på konferansen", "was invited to speak at it": a gathering that is to come."""
    language, tokens = document.article.language, document.tokens
    asked, be = words(language, "invitations", "participles"), words(language, "invitations", "be")
    near = range(at - 1, max(sentence.tokens[0], at - INVITED_REACH), -1)
    verb = next((i for i in near if tokens[i].norm in asked), -1)
    passive = verb > 0 and not be.isdisjoint(t.norm for t in tokens[max(0, verb - BE_REACH) : verb])
    return passive and not any(t.text in ",;:" for t in tokens[verb:at])


def bidden_there(document: Document, sentence: Sentence, at: int) -> bool:
    """ "An invitation to attend a summit being held in Lima": it has not been."""
    tokens, asked = document.tokens, words(document.article.language, "frames", "invitation_words")
    near = tokens[max(sentence.tokens[0], at - INVITED_REACH) : at]
    noun = next((i for i in range(len(near) - 1, -1, -1) if near[i].norm in asked), -1)
    return noun >= 0 and not any(t.text in ",;:" for t in near[noun:])


def asked_to_attend(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Asked A to travel to Lima to attend the summit": who is only asked has not been there yet."""
    language, tokens, first = document.article.language, document.tokens, sentence.tokens[0]
    attending, asking = (words(language, "frames", key) for key in ("attend_verbs", "asking_others"))
    marks = words(language, "circumstances", "infinitive_marks")
    near = range(at - 1, max(first, at - BEGUN_REACH), -1)
    verb = next((i for i in near if tokens[i].norm in attending and tokens[i - 1].norm in marks), first)
    asked = range(verb - 1, max(first, verb - ASKED_FAR), -1)
    return verb > first and any(tokens[i].norm in asking for i in asked)


def still_to_be(
    document: Document, sentence: Sentence, at: int, patterns: Mapping[str, re.Pattern[str]]
) -> bool:
    """ "After the summit, which will be held in Lima": a clause right behind the noun says so."""
    tokens = document.tokens[at + 1 : min(at + BEGUN_REACH, sentence.tokens[1])]
    return bool(patterns["still_to_be"].match(" ".join([t.norm for t in tokens])))


def entered(document: Document, clause: Clause, at: int) -> bool:
    """ "Hopes to be ready for the EU's summit": a known gathering is not what is hoped for."""
    tokens, language, first = document.tokens, document.article.language, max(clause.start, at - NEAR)
    marks = [i for i in range(first, at) if tokens[i].norm in words(language, "circumstances", "towards")]
    between = {t.norm for t in tokens[marks[-1] + 1 : at]} if marks else set()
    return bool(marks) and between.isdisjoint(words(language, "frames", "indefinite_articles"))


def _awaited(document: Document, clause: Clause, at: int) -> bool:
    """ "Skal møte B før toppmøtet i Lima": what is to come is before it, so it is to come too."""
    tokens, language = document.tokens, document.article.language
    near = {t.norm for t in tokens[max(clause.start, at - AWAITED) : at]}
    ahead = words(language, "circumstances", "future_auxiliaries") | words(
        language, "frames", "present_forms"
    )
    before = not near.isdisjoint(words(language, "circumstances", "ahead_of"))
    return before and any(tokens[i].norm in ahead for i in clause.before(at))


def scheduled(document: Document, clause: Clause, at: int) -> bool:
    """ "A summit is scheduled for", "the summit, to be hosted by", "rammene for et toppmøte"."""
    tokens, language = document.tokens, document.article.language
    topic, tie, article = [t.norm for t in tokens[max(0, at - 3) : at]] if at > 2 else ("", "", "")
    topics = words(language, "frames", "topic_nouns") - words(language, "circumstances", "chances")
    framed = topic in topics and tie in words(language, "frames", "framing_ties")
    if (framed and article in words(language, "frames", "indefinite_articles")) or _awaited(
        document, clause, at
    ):
        return True
    behind = {t.norm for t in tokens[at + 1 : min(at + 4, clause.end)]}
    first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].norm == ",")
    opens = " ".join(t.norm for t in tokens[first : min(first + 2, clause.end)])
    future = words(language, "frames", "future_behind")
    return bool(behind & future) or opens in words(language, "circumstances", "coming_infinitives")


def day_unset(document: Document, clause: Clause, at: int) -> bool:
    """ "The dates of B's visit have yet to be fixed": of what has no day yet nothing has been."""
    tokens, language = document.tokens, document.article.language
    days, open_ = (words(language, "circumstances", key) for key in ("day_nouns", "unset_days"))
    before = [tokens[i].norm for i in clause.before(at, BESIDE)]
    behind = [tokens[i].norm for i in range(at + 1, clause.end) if i in clause]
    near = [t.norm for t in tokens[at + 1 : at + 1 + BEFORE]]
    told = not days.isdisjoint(near[:NEAR]) and not open_.isdisjoint(near)  # "the trip, whose date has yet"
    return told or (not days.isdisjoint(before) and not open_.isdisjoint(behind))


def undated(document: Document, clause: Clause, at: int) -> bool:
    """ "No date has been set for the talks", "datoen for møtet er ikke klar": it is to come."""
    tokens, language = document.tokens, document.article.language
    dates, marks = (words(language, "circumstances", key) for key in ("date_nouns", "dated_marks"))
    before = [tokens[i].norm for i in clause.before(at, DATED)]
    named = next((n for n in range(len(before) - 1, -1, -1) if before[n] in dates), -1)
    said = {tokens[i].norm for i in clause.before(clause.end)}
    none = words(language, "invitations", "negation")
    return not none.isdisjoint(said) and named >= 0 and not marks.isdisjoint(before[named + 1 :])


def onward(document: Document, clause: Clause, time: TimeExpression | None) -> bool:
    """Whether a time stands behind the moving: "set for May, has been postponed" tells the old one."""
    tokens, language = document.tokens, document.article.language
    marks = words(language, "circumstances", "moved_words") - words(language, "frames", "negation")
    moved = [tokens[i].start for i in clause.before(clause.end) if tokens[i].norm in marks]
    if time is None or (moved and time.start < min(moved)):
        return False
    first = next(t.norm for t in tokens if t.end > time.start)
    before = [t.norm for t in tokens[clause.start : clause.end] if t.end <= time.start][-2:]
    before = [*before, first][-2:] if first in words(language, "circumstances", "until_words") else before
    goals = words(language, "frames", "to") | union(language, "circumstances", *GOALS)
    bare = not words(language, "frames", "be_forms")  # elsewhere a preposition tells the new time
    set_words = words(language, "circumstances", "set_words")
    return bare or (bool(before) and before[-1] in goals and before[0] not in set_words)


def brief(document: Document, at: int) -> bool:
    """A meeting does not go on while it is told, as a visit does."""
    told = readings(document.article.language, document.tokens, at, at + 1)
    return any(r.pattern == "noun" and r.type in BRIEF for r in told)
