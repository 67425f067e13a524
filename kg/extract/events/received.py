"""The journey that only "under besøket" tells of, by whoever was received: "A tar imot B i Lima torsdag"."""

from collections.abc import Mapping, Sequence

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.circumstances.records import Place
from kg.extract.events.merged import FAMILY, Merged
from kg.extract.events.records import Draft
from kg.languages import words
from kg.records import TimeExpression, is_state

DONE, OFF = ("held", "ongoing"), ("cancelled", "postponed")
REACH = 6  # paragraphs from the reception to the words for the journey


def received(
    document: Document, draft: Draft, merged: Sequence[Merged], countries: Mapping[str, set[str]]
) -> Merged | None:
    """The visit that a draft without people speaks of; None where nobody came from abroad."""
    if draft.type != "visit" or draft.members or not draft.anaphoric:
        return None
    here = {t.person for t in document.titles if t.office == "ambassador"}  # who lives there
    for meeting in reversed([m for m in merged if m.first.trigger.start < draft.trigger.start]):
        first = meeting.first
        if first.type != "meeting" or draft.sentence.paragraph - first.sentence.paragraph > REACH:
            continue
        hosts, guests = ([w for w, role in first.members if role == r] for r in ("host", "guest"))
        if not guests and first.status in DONE and draft.time in (None, first.time):
            hosts, guests = _at_home(meeting, countries)
        guests = [w for w in guests if w not in here]
        home = {c for w in hosts for c in countries.get(w, ())}
        away = {c for w in guests for c in countries.get(w, ())}
        if len(home) != 1 or not away or home & away:
            continue
        state = home.pop()
        if meeting.place.country not in (None, state):
            continue
        members = [*((w, "guest") for w in guests), (state, "host")]
        place = Place(city=meeting.place.city, country=state)
        told = replace(draft, members=members, place=place, status=first.status, anaphoric=False)
        return Merged([replace(told, time=draft.time or _day(meeting))])
    return None


def _at_home(meeting: Merged, countries: Mapping[str, set[str]]) -> tuple[list[str], list[str]]:
    """ "A og B møttes i Lima", where one of them has his office: who is at home, and who has come."""
    place = meeting.place.country
    people = [w for w, role in meeting.first.members if role == "participant" and countries.get(w)]
    if not place or len(people) != len(meeting.first.members):
        return [], []
    hosts = [w for w in people if place in countries[w]]
    return hosts, [w for w in people if w not in hosts] if len(hosts) == 1 else []


def put_off(draft: Draft, merged: Sequence[Merged], countries: Mapping[str, set[str]]) -> Merged | None:
    """ "The visit was planned for last autumn, but was put off": the journey of the same guests before."""
    if draft.type != "visit" or draft.members or not draft.anaphoric or draft.joining or draft.time is None:
        return None
    if not merged:
        return None
    before = [m for m in merged if m.first.trigger.start < draft.trigger.start]
    journeys = [m for m in before if m.first.type == "visit"]
    last = max(journeys or before, key=lambda m: m.first.trigger.start, default=None)
    far = last is None or draft.sentence.paragraph - last.first.sentence.paragraph > REACH
    if last is None or far or any(d.sentence == draft.sentence for d in last.drafts):
        return None  # "was to go, but put off the trip"
    guests, state = _sides(last, countries)
    if not guests or not state:
        return None
    members = [*((w, "guest") for w in guests), (state, "host")]
    return Merged([replace(draft, members=members, place=Place(country=state), anaphoric=False)])


def held_instead(document: Document, draft: Draft, merged: Sequence[Merged]) -> Merged | None:
    """ "A har avlyst møtet med B. Det blir i stedet holdt i Lima i juni": another one, of the same people."""
    marks = words(document.article.language, "circumstances", "instead_words")
    told = within(document.tokens, draft.sentence.start, draft.sentence.end)
    known = draft.anaphoric and not draft.members and not draft.joining and draft.status not in OFF
    if not known or not (draft.time or draft.place.city) or marks.isdisjoint(t.norm for t in told):
        return None
    alike = [m for m in merged if FAMILY.get(m.first.type) == FAMILY.get(draft.type)]
    last = max(alike, key=lambda m: m.first.trigger.start, default=None)
    if last is None or draft.sentence.paragraph - last.first.sentence.paragraph > REACH:
        return None
    off = any(d.status in OFF for d in last.drafts)
    if not off or any(d.sentence == draft.sentence for d in last.drafts):
        return None
    another = replace(draft, type=last.first.type, members=last.first.members)
    return Merged([replace(another, anaphoric=False, apart=True)])


def _sides(told: Merged, countries: Mapping[str, set[str]]) -> tuple[list[str], str]:
    """The guests of a visit or a meeting, and the one state that they are in."""
    members, place = told.first.members, told.place.country
    guests = [w for w, role in members if role == "guest"]
    hosts = {c for w, role in members if role == "host" for c in countries.get(w, {w})}
    if not guests and place and told.first.type == "meeting":
        guests = [w for w, _ in members if countries.get(w) and place not in countries[w]]
        hosts = {place} if any(place in countries.get(w, ()) for w, _ in members) else set()
    states = {h for h in hosts if is_state(h)}
    return guests, states.pop() if len(states) == 1 else ""


def _day(meeting: Merged) -> TimeExpression | None:
    """The day of the reception, without its clock."""
    return replace(meeting.time, clock=None) if meeting.time else None
