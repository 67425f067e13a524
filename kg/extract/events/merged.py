"""Readings of one event that are merged, and what two readings must share to be of one event."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.circumstances.lasting import ENDING
from kg.extract.circumstances.records import Place
from kg.extract.events.records import Draft
from kg.extract.grammar.triggers import readings
from kg.languages import union, words
from kg.records import Status, TimeExpression, is_state

DONE = {"held", "ongoing"}
COMING = {"planned", "proposed"}
DAY_VALUE = 10  # length of YYYY-MM-DD
LOOSE = ("relative", "season", "week")  # rules of times whose days are not counted: "next week"
NUMBERED = 7  # tokens from "for" to its noun: "for the 18th annual ministerial session"
BESIDE = 2  # tokens around a verb within which "also" belongs to it
ENVOYS = 6  # tokens of "mellom peruanske og chilenske utsendinger"
_PAIR = 2
ONWARD = 3  # tokens from "turen" to "videre"
ATTEND_REACH = 3  # tokens between "delta" and "møtet"
TOLD_REACH = 9  # tokens between "møtet" and "fant sted"
PLAN_REACH = 8  # tokens before "hold talks" within which "are scheduled to" stands
EDGE_DAYS = 2  # between a gathering and a meeting at its edge
FAMILY = {
    "meeting": "meeting", "negotiation": "meeting", "summit": "gathering", "conference": "gathering",
    "phone_call": "call", "visit": "visit", "signing": "signing", "agreement": "signing",
    "expulsion": "expulsion", "press_conference": "press", "ceremony": "ceremony",
    "protest_note": "protest", "sanction": "sanction", "appointment": "appointment",
    "other": "other",
}  # fmt: skip


@dataclass(slots=True)
class Merged:
    """The readings of one event, in the order of the text."""

    drafts: list[Draft] = field(default_factory=list)

    @property
    def first(self) -> Draft:
        """The reading that is told first."""
        return self.drafts[0]

    @property
    def who(self) -> set[str]:
        """Everybody who takes part by one of them."""
        return {w for d in self.drafts for w, _ in d.members}

    @property
    def time(self) -> TimeExpression | None:
        """The most exact time: an hour before its day, that before its month, a week or a season."""
        times = [d.time for d in self.drafts if d.time]
        return max(times, key=_exactness) if times else None

    @property
    def place(self) -> Place:
        """City, country and venue, of whichever reading gives them."""
        if self.drafts[0].type == "phone_call":
            return Place()  # where talks told besides were, or where it is told
        places = [d.place for d in self.drafts]
        told = next((p.country for p in places if p.country and (p.city or p.venue)), None)
        city = next((p for p in places if p.city and (told is None or p.country in (None, told))), None)
        return Place(
            city=city.city if city else None,
            country=city.country
            if city and city.country
            else next((p.country for p in places if p.country), None),
            venue=next((p.venue for p in places if p.venue), None),
        )


def end_of(draft: Draft) -> TimeExpression | None:
    """ "Besøket avsluttes fredag": the time of a draft that tells only when a visit is to end."""
    over = draft.type == "visit" and draft.time is not None and draft.time.rule == ENDING
    return draft.time if over else None


def ends(draft: Draft, statuses: set[Status]) -> bool:
    """Whether a draft may tell the end of a visit of these statuses, which goes on."""
    return draft.anaphoric and "ongoing" in statuses and end_of(draft) is not None


def leg_time(merged: Merged, every: Sequence[Merged]) -> TimeExpression | None:
    """ "Will go to Peru, Chile and Cuba May 20-28 … to Lima (May 22-24)": the days of one of the legs."""
    whole = merged.first.time
    if merged.first.type != "visit" or whole is None or not whole.until:
        return None
    if not any(m is not merged and m.first.type == "visit" and m.first.time == whole for m in every):
        return None
    days = (d.time for d in merged.drafts[1:] if d.time and len(d.time.value) == DAY_VALUE)
    return next(
        (t for t in days if whole.value <= t.value <= (t.until or t.value) <= whole.until != t.until), None
    )


def _exactness(time: TimeExpression) -> tuple[int, bool, bool]:
    """Sorts the times of one event: digits of the day, days that are counted, an hour."""
    return len(time.value), not (time.until and time.rule.startswith(LOOSE)), bool(time.clock)


def besides(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A met B and C. B and C also met": some of those told of before, by themselves, and on their own.

    So with those who "also met in 2010".
    """
    again = draft.who == other.who and draft.time is not None and other.time is None
    if (
        FAMILY.get(draft.type) not in ("meeting", "call")
        or len(draft.who) < _PAIR
        or not (again or draft.who < other.who or (draft.who & other.who and draft.who - other.who))
    ):
        return False
    marks, trigger = words(document.article.language, "circumstances", "besides"), draft.trigger
    at = next(i for i, t in enumerate(document.tokens) if t.end > trigger.start)
    near = document.tokens[max(0, at - BESIDE) : at + BESIDE + 1]
    return any(t.norm in marks and draft.sentence.start <= t.start < draft.sentence.end for t in near)


def bilateral(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A and B held a summit", and "A and B will meet on Monday": one meeting of the same two people."""
    kinds = {draft.type, other.first.type}
    people = len(draft.who) == _PAIR and draft.who == other.who and not states(draft.who)
    statuses = {d.status for d in other.drafts}
    dated = draft.time is None or all(d.time is None for d in other.drafts)
    own = draft.status == "planned" or _of_their_own(document, other.first)
    return kinds == {"meeting", "summit"} and people and statuses == {draft.status} and own and dated


def _of_their_own(document: Document, draft: Draft) -> bool:
    """ "Held a summit": not the one of many at whose edge two can meet, which has a name or is known."""
    before = within(document.tokens, draft.sentence.start, draft.trigger.start)[-_PAIR:]
    articles = words(document.article.language, "frames", "indefinite_articles")
    return draft.type == "summit" and any(t.norm in articles for t in before)


def met_for(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A and B met for the 18th session of the council", "for a new round of talks": one gathering."""
    kinds = {FAMILY.get(draft.type), FAMILY.get(other.first.type)}
    same = kinds == {"gathering"} or (kinds == {"meeting"} and draft.who == other.who)
    if not same or draft.sentence != other.first.sentence:
        return False
    one, two = sorted((draft.trigger.start, other.first.trigger.start))
    tokens, language = document.tokens, document.article.language
    verb, noun = (next(i for i, t in enumerate(tokens) if t.end > start) for start in (one, two))
    if any(r.pattern == "noun" for r in readings(language, tokens, verb, verb)):
        return False
    return occasion(document, verb, noun)


def occasion(document: Document, verb: int, noun: int) -> bool:
    """Whether a noun says what those of a verb before it meet for, or to: "for the 18th annual session"."""
    language, tokens = document.article.language, document.tokens
    marks = words(language, "circumstances", "errand_marks") | words(language, "frames", "to")
    others = words(language, "frames", "adjunct_prepositions") | words(
        language, "frames", "noun_prepositions"
    )
    for at in range(noun - 1, max(verb, noun - NUMBERED - 1), -1):
        if tokens[at].norm in marks:
            return tokens[at - 1].norm not in words(language, "circumstances", "leading_up")
        if tokens[at].norm in others or (tokens[at].text[0] not in "'’" and not tokens[at].text[0].isalnum()):
            return False
    return False


def same_city(draft: Draft, other: Merged) -> bool:
    """Whether nothing says that the two are in different cities."""
    return not draft.place.city or other.place.city in (None, draft.place.city)


def elsewhere(draft: Draft, other: Merged) -> bool:
    """Whether a visit is told to be in another country than that of the one told before."""
    mine, theirs = _seats(draft, draft.place.country), set[str]()
    for told in other.drafts:
        theirs |= _seats(told, told.place.country)
    return bool(mine and theirs) and not mine & theirs


def goes_on_to(document: Document, draft: Draft, other: Merged) -> bool:
    """ "Comes to Peru ... before the tour goes on to Cusco": a stop behind the first one."""
    onward = words(document.article.language, "circumstances", "then_on")
    behind = within(document.tokens, draft.trigger.end, draft.sentence.end)[:ONWARD]
    town = draft.type == "visit" and bool(draft.place.city) and draft.place.city != other.place.city
    return town and any(t.norm in onward for t in behind)


def _seats(draft: Draft, country: str | None) -> set[str]:
    """The states that a journey is to, as its words say."""
    return states({w for w, role in draft.members if role == "host"}) | ({country} if country else set())


def of_others(document: Document, draft: Draft, event: Merged) -> bool:
    """ "A and B at the meeting in the city hall": whose meeting that is its own sentence says."""
    inside = within(document.mentions, draft.sentence.start, draft.sentence.end)
    people = {m.key for m in inside if m.kind == "person"}
    return len(people) > 1 and not people & event.who and event.who.isdisjoint(states(event.who))


def named_apart(document: Document, draft: Draft, event: Merged) -> bool:
    """ "Taliban-samtalene": talks that their own word calls those of somebody who was not at the event."""
    if draft.members:
        return False
    inside = within(document.mentions, draft.trigger.start, draft.trigger.end)
    parts = {m.key for m in inside if m.kind in ("organisation", "country") and m.end < draft.trigger.end}
    if not parts:
        return False
    text, who = document.article.text, event.who
    return parts.isdisjoint(who | {m.key for m in document.mentions if text[m.start : m.end] in who})


def of_other_body(draft: Draft, other: Merged) -> bool:
    """ "G7-møtet", and "Nato-toppmøtet": gatherings of different bodies."""
    if FAMILY.get(draft.type) != "gathering" or FAMILY.get(other.first.type) != "gathering":
        return False
    theirs = {w for d in other.drafts for w in _holders(d)}
    mine = _holders(draft)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _holders(draft: Draft) -> set[str]:
    """The bodies that hold a gathering; a state among its organisers may be its host."""
    who = {w for w, role in draft.members if role == "organiser"}
    return who - states(who)


def states(who: set[str]) -> set[str]:
    """Those of them that are states."""
    return {w for w in who if is_state(w)}


def parted(draft: Draft, other: Merged) -> bool:
    """Whether one is of states only and the other of people, and they differ besides: no event told again.

    So "their envoys met on Monday", and the two presidents are still to meet.
    """
    if other.first.status == "proposed" and draft.status in DONE and draft.brokered > other.first.brokered:
        return True  # "is ready for talks with B", and "C has brokered between A and B"
    mine, theirs = states(draft.who), states(other.who)
    apart = (not mine and theirs == other.who) or (not theirs and mine == draft.who)
    if draft.anaphoric or not apart:
        return False
    statuses, been = {d.status for d in other.drafts}, draft.status in DONE
    met = FAMILY.get(draft.type) == "meeting"
    return draft.type != other.first.type or (met and (statuses <= COMING if been else statuses <= DONE))


def took_place(document: Document, draft: Draft) -> bool:
    """ "Møtet fant sted i Lima", "samtalen varte i en time": said of what was told before, it has been."""
    if not draft.anaphoric or draft.status != "held" or draft.joining:
        return False
    language, trigger = document.article.language, draft.trigger
    behind = within(document.tokens, trigger.end, draft.sentence.end)[:TOLD_REACH]
    marks, stops = (words(language, "circumstances", key) for key in ("took_place", "took_place_not"))
    verb = next((t.norm for t in behind if t.norm in marks), "")
    return bool(verb) and stops.isdisjoint(t.norm for t in behind)


def attended(document: Document, draft: Draft) -> bool:
    """ "C skal også delta på møtet": who comes to "the meeting" comes to the gathering told of, if any."""
    if not draft.anaphoric or not draft.members or draft.type != "meeting":
        return False
    before = within(document.tokens, draft.sentence.start, draft.trigger.start)[-ATTEND_REACH:]
    return not words(document.article.language, "frames", "along_verbs").isdisjoint(t.norm for t in before)


def at_home(draft: Draft, other: Merged, countries: Mapping[str, AbstractSet[str]]) -> bool:
    """ "Forhandlingene tok til i høst": never the chat of two of one state told before."""
    if draft.type != "negotiation" or other.first.type != "meeting" or draft.members:
        return False
    served = {c for w in other.who for c in countries.get(w, {w} & states({w}))}
    return len(served) == 1


def many_states(document: Document, draft: Draft, other: Merged) -> bool:
    """ "Delegasjoner fra A, B og C deltar i samtalene": not in the talk of two people told before."""
    people = {m.key for m in document.mentions if m.kind == "person"}
    many = len(states(draft.who)) > _PAIR and people.isdisjoint(draft.who)
    many = many and attended(document, draft) and other.who <= people
    return many or _of_envoys(document, draft, other) or _two_by_two(document, draft, other)


def _two_by_two(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A had bilateral meetings with B and C": none of these is the meeting of the three told before."""
    before = document.article.text[draft.sentence.start : draft.trigger.start].casefold().split()
    alone = words(document.article.language, "frames", "two_by_two")
    return len(draft.who) == _PAIR < len(other.who) and not alone.isdisjoint(before[-1:])


def _of_envoys(document: Document, draft: Draft, other: Merged) -> bool:
    """ "Samtalene mellom peruanske og chilenske utsendinger": not the meeting that their leaders may hold."""
    behind = {t.norm for t in within(document.tokens, draft.trigger.end, draft.sentence.end)[:ENVOYS]}
    sent = draft.who == states(draft.who) and not behind.isdisjoint(
        words(document.article.language, "frames", "delegates")
    )
    return sent and other.first.status == "proposed" and states(other.who) != other.who


def talks(document: Document, event: Merged) -> bool:
    """Whether an event is told as talks or negotiations, which somebody else can lead."""
    stems = tuple(words(document.article.language, "frames", "led_stems"))
    told = (document.article.text[d.trigger.start : d.trigger.end].casefold() for d in event.drafts)
    return bool(stems) and any(trigger.startswith(stems) for trigger in told)


def at_edge(merged: Merged, gathering: Merged) -> bool:
    """Whether a meeting told in the sentence of a gathering is a day or two before or after it."""
    one, other = merged.time, gathering.time
    if not one or not other or len(one.value) != DAY_VALUE or len(other.value) != DAY_VALUE:
        return False
    away = date.fromisoformat(one.value) - date.fromisoformat(other.value)
    return FAMILY.get(gathering.first.type) == "gathering" and abs(away.days) <= EDGE_DAYS


def abroad(one: str | None, other: str | None) -> bool:
    """Whether two gatherings are told to be in different countries."""
    return bool(one and other and one != other)


def same_time(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Whether nothing says that the two are at different times."""
    if one is None or other is None:
        return True
    a, b = one.value, other.value
    if a.startswith(b) or b.startswith(a):
        return True
    if ENDING in (one.rule, other.rule):  # "is in Lima until Friday": on any day before
        return (one.rule != ENDING or b <= a) and (other.rule != ENDING or a <= b)
    inside = bool((one.until and a <= b <= one.until) or (other.until and b <= a <= other.until))
    return inside or _eve_of(one, other) or _eve_of(other, one)


def _eve_of(week: TimeExpression, day: TimeExpression) -> bool:
    """ "Comes next week", and "arrives on Sunday 7 May": the day before that week begins is of it."""
    loose = bool(week.until) and week.rule.startswith(LOOSE)
    if not loose or day.until or not len(week.value) == len(day.value) == DAY_VALUE:
        return False
    return (date.fromisoformat(week.value) - date.fromisoformat(day.value)).days == 1


def since_then(document: Document, draft: Draft) -> bool:
    """Whether "since" stands before what is told."""
    marks, at = words(document.article.language, "frames", "since"), draft.trigger.start
    text = document.article.text[draft.sentence.start : at].casefold().split()[-2:]
    return not marks.isdisjoint(text)


def still_to_come(document: Document, draft: Draft, statuses: AbstractSet[str]) -> bool:
    """ "Received B at the airport", and "the two are to hold talks later": another meeting of the same."""
    if draft.type != "meeting" or draft.status != "planned" or not statuses <= DONE:
        return False
    language = document.article.language
    ahead, past = (words(language, "circumstances", key) for key in ("plans_now", "plans_then"))
    before = within(document.tokens, draft.sentence.start, draft.trigger.start)[-PLAN_REACH:]
    near = {t.norm for t in before}
    return bool(near & ahead) and not near & past


def agreed_to(document: Document, draft: Draft) -> bool:
    """ "A met B", and "they agreed to meet in May", or "C has invited both to talks": another time."""
    if draft.type != "meeting":
        return False
    agreeing = union(document.article.language, "frames", "agreeing", "invitation_words")
    before = within(document.tokens, draft.sentence.start, draft.trigger.start)[-PLAN_REACH:]
    return any(t.norm in agreeing for t in before)


def told_apart(draft: Draft, statuses: AbstractSet[str]) -> bool:
    """Whether one is done and the other is to come."""
    coming = {"planned", "proposed"}
    leg = draft.type == "visit" and draft.status in coming and statuses <= DONE  # "then flies to Quito"
    return leg or (draft.status in DONE and statuses <= coming)


def without_others(draft: Draft, home: Merged, countries: dict[str, set[str]]) -> Draft:
    """A measure told again, without those who only answer for the state that has taken it."""
    taken = {w for d in home.drafts for w, role in d.members if role == "organiser"}
    mine = {w for w, role in draft.members if role == "organiser"}
    again = {w for w in mine - taken if countries.get(w, set()) & taken}
    if draft.type not in ("expulsion", "sanction") or not again:
        return draft
    return replace(draft, members=[m for m in draft.members if m[0] not in again])
