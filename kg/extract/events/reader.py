"""Drafts to events: readings of one event are merged; a part is tied to the event around it."""

from collections.abc import Sequence

from kg.annotate.structure import within
from kg.document import Document, replace
from kg.extract.circumstances.bounds import bounds
from kg.extract.circumstances.days import days_between
from kg.extract.circumstances.records import Place
from kg.extract.circumstances.recounted import forward
from kg.extract.events.by_place import by_place, without_house
from kg.extract.events.drafts import DraftReader
from kg.extract.events.fallen import fallen, instead
from kg.extract.events.guests_beside import on_his_visit
from kg.extract.events.headlined import printed_above
from kg.extract.events.inheritance import inherited
from kg.extract.events.merged import (
    FAMILY,
    Merged,
    at_edge,
    at_home,
    end_of,
    leg_time,
    met_for,
    named_apart,
    of_others,
    same_city,
    same_time,
    talks,
    took_place,
    without_others,
)
from kg.extract.events.received import held_instead, put_off, received
from kg.extract.events.records import Draft
from kg.extract.events.retold import came_about, instead_of, of_council, told_before
from kg.extract.events.scenes import off_later_legs
from kg.extract.events.spoken_of import spoken_of
from kg.extract.events.taking_part import in_power, in_roles, without_states
from kg.extract.events.thanked import thanked_for
from kg.extract.events.twins import twins
from kg.extract.events.wholes import of_coming, under_way, unheld, with_parts, within_week, without_arrivals
from kg.extract.frames.deeds import DEEDS
from kg.extract.frames.scene import allegiances, participants
from kg.languages import table, words
from kg.records import Event, Evidence, Statement, Status, TimeExpression, is_state
from kg.reference import Registry

PLOVER = {
    "signing": "AGREE", "agreement": "AGREE", "expulsion": "SANCTION", "sanction": "SANCTION",
    "protest_note": "PROTEST", "appointment": None,
}  # fmt: skip

MEDIATORS = {"special_envoy", "secretary_general", "foreign_minister", "eu_high_representative"}
UNHELD = ("proposed", "cancelled", "postponed", "denied")
PAIR, DAY, STAY = 2, 10, 14  # of two; letters of a day; days that a journey may last
NEXT = 0  # paragraphs from what was met at a stop to who else is met there
GATHERED = ("summit", "conference")
COMING, OFF = ("planned", "proposed"), ("cancelled", "postponed")
ARTICLE_REACH = 24  # characters before a noun within which its article stands
NAME_REACH = 10  # characters before "talks" within which "Brexit" stands
CLAIM_REACH = 6  # paragraphs between an unnamed event and the one told later that it can be


def events(document: Document, registry: Registry, said: Sequence[Statement] = ()) -> tuple[Event, ...]:
    """The events that the text tells, in order of first mention; `said` tells who "I" is in a quotation."""
    merged: list[Merged] = []
    pending: list[Draft] = []  # what speaks of an event before the text tells who took part
    countries = allegiances(document, registry)
    dated: dict[int, TimeExpression] = {}  # what is told of two events at once has one time
    for read in DraftReader(document, registry, said).drafts():
        fate = fallen(document, read, merged) or instead(document, read, merged)
        draft = replace(read, status=fate, time=forward(document, read.time, fate)) if fate else read
        draft = replace(draft, type="negotiation", inferred=True) if _by_name(document, draft) else draft
        if draft.time:
            first = dated.setdefault(draft.time.start, draft.time)
            own = bool(draft.members) and draft.status == "held"  # "i forkant av møtet ringte A mandag til B"
            draft = draft if own else replace(draft, time=max(draft.time, first, key=lambda t: t.value))
            done = next((m for m in merged[-1:] if m.first.time == first and m.first.status == "held"), None)
            if done and draft.status in COMING and draft.time != first and draft.type in GATHERED:
                draft = replace(draft, time=first, status="held")  # "met on the sidelines of a summit in May"
        if merged and all(named_apart(document, draft, one) for one in merged):
            continue  # "Taliban-samtalene", of which the text tells no more
        draft = on_his_visit(document, draft, merged)
        anew = held_instead(document, draft, merged)
        home = None if anew else told_before(document, draft, merged, countries)
        if home is not None and (_stayed_away(draft, home) or _elsewhere_first(draft, home)):
            continue
        if home is not None:
            draft = without_others(draft, home, countries)
            _tell_again(document, draft, home)
            for twin in twins(document, draft, home, merged):
                twin.drafts.append(draft)
        elif (former := anew or put_off(draft, merged, countries)) is not None:
            merged.append(former)
        elif _stands_alone(draft) or _called_together(draft, pending):
            merged.append(Merged([draft]))
            _claim(document, merged[-1], pending, countries)
        elif not draft.joining or draft.leading:
            pending.append(draft)
    merged += [one for d in pending if (one := thanked_for(document, d, countries)) is not None]
    merged += [one for d in pending if (one := received(document, d, merged, countries)) is not None][:1]
    known = {d.trigger for m in merged for d in m.drafts}
    merged += spoken_of(document, registry, [d for d in pending if d.trigger not in known], countries)
    merged += _led(document, pending)
    merged += by_place(document, [d for d in pending if d.trigger not in known], merged, countries)
    merged = [m for m in merged if not printed_above(document, m, merged)]
    told = _numbered(document, merged, countries)
    placed = inherited(document, registry, told, countries)
    cast = in_roles(placed, countries)
    whole = [with_parts(within_week(e, cast), cast, countries, document) for e in cast]
    real = [under_way(unheld(of_coming(e, whole, document), document), whole, document) for e in whole]
    return without_arrivals([without_house(e, document) for e in real], document)


def _numbered(document: Document, merged: Sequence[Merged], countries: dict[str, set[str]]) -> list[Event]:
    """The events, each with its number and what it is part of."""
    day, served = (document.article.published or "")[:DAY], (countries, in_power(document, countries))
    told = [_event(f"e{i}", m, merged, served, day) for i, m in enumerate(merged, 1)]
    return off_later_legs(document, told)


def _led(document: Document, pending: Sequence[Draft]) -> list[Merged]:
    """The talks of which only who leads them is told."""
    led = (d for d in pending if d.leading and _mediates(document, d))
    return [Merged([replace(d, type="negotiation")]) for d in led]


def _stayed_away(draft: Draft, home: Merged) -> bool:
    """ "A was to have joined the meeting, but cancelled his trip": or it was held in another way."""
    off = draft.anaphoric and draft.status in OFF and bool(draft.who - home.who)
    return off or instead_of(draft, home.first)


def _tell_again(document: Document, draft: Draft, home: Merged) -> None:
    """Adds to an event what is told of it again, which may say what it was, and that it was."""
    been = came_about(draft, home)
    if draft.type == "visit" and draft.status == "planned" and home.first.status == "held":
        draft = replace(draft, status="held")  # "came on Monday", and "is to stay until Friday"
    if draft.type == "visit" and draft.status == "planned" and home.first.status == "ongoing":
        draft = replace(draft, status="ongoing", time=end_of(draft))  # "is there", and "the trip this week"
    if met_for(document, draft, home) and draft.who == {draft.place.country}:
        draft = replace(draft, members=[])  # "met B for a summit in Lima": only where it was
    home.drafts.append(draft)
    if draft.type == "phone_call" and home.first.type == "meeting":  # "the phone call"
        home.drafts = [replace(d, type="phone_call", place=Place()) for d in home.drafts]
    if draft.type == "signing" and home.first.type == "agreement":  # "ble enige. Avtalen undertegnes"
        done = draft.status == "held"
        home.drafts = [
            replace(d, type="signing", status="held" if done and d.status in COMING else d.status)
            for d in home.drafts
        ]
    if been or took_place(document, draft):  # "A ville gjerne møte B. Møtet fant sted i Lima"
        home.drafts = [replace(d, status="held") if d.status in COMING else d for d in home.drafts]


def _by_name(document: Document, draft: Draft) -> bool:
    """ "Brexit-forhandlingene" names no party: these are known, not told."""
    known, text = table(document.article.language, "frames").get("named_talks", {}), document.article.text
    near = text[max(draft.sentence.start, draft.trigger.start - NAME_REACH) : draft.trigger.end].casefold()
    if draft.type not in ("negotiation", "meeting") or not any(name in near for name in known):
        return False
    inside = within(document.mentions, draft.sentence.start, draft.sentence.end)
    return not any(is_state(m.key) and m.key in draft.who for m in inside)


def _mediates(document: Document, draft: Draft) -> bool:
    """ "FNs spesialutsending leder samtalene", which nothing else tells of: talks of states all the same."""
    language = document.article.language
    stems = tuple(words(language, "frames", "led_stems"))
    start, end = draft.sentence.start, draft.sentence.end
    told = [t.norm for t in document.tokens if start <= t.start < end and t.norm.startswith(stems)]
    offices = {t.office for t in document.titles if t.person in draft.who}
    return bool(stems and told and offices & MEDIATORS)


def _elsewhere_first(draft: Draft, home: Merged) -> bool:
    """ "They meet in Lima. The meeting was to have been in Quito": it has only been moved."""
    off = draft.anaphoric and draft.status in OFF and draft.time is None
    towns = {d.place.city for d in home.drafts} - {None}
    return off and bool(draft.place.city) and bool(towns) and draft.place.city not in towns


def _claim(document: Document, event: Merged, pending: list[Draft], countries: dict[str, set[str]]) -> None:
    """Gives an event the earlier drafts of its family that named nobody and contradict nothing."""
    paragraph = event.first.sentence.paragraph
    for draft in list(pending):
        near = paragraph - draft.sentence.paragraph <= CLAIM_REACH
        same = FAMILY.get(draft.type) == FAMILY.get(event.first.type)
        same = same and (draft.leading or draft.who <= event.who)
        if draft.status == "cancelled" and event.first.status != "cancelled":
            continue  # "a visit set for 2009 was called off" is none that is to come
        if draft.type == "visit" and event.first.status in OFF and draft.status not in OFF:
            continue  # "the visit will ...", and another that was put off
        if draft.status == "planned" and event.first.status == "held" and event.time:
            continue  # "under besøket skal hun ... I februar besøkte hun Lima"
        if draft.type == "visit" and _another(document, event.first):
            continue  # "the visit will ...", and then "a trip to Lima"
        if draft.place.venue and not draft.place.city and event.place.city:
            continue  # "the meeting, in the city hall", and later "in Lima they met B"
        if event.first.type == "meeting" and of_council(document, draft):
            continue  # "møtet i giverlandsgruppen er 4. mai", and later "han skal møte B"
        if of_others(document, draft, event) or (draft.leading and not talks(document, event)):
            continue
        if at_home(draft, event, countries):
            continue
        if near and same and same_time(draft.time, event.time) and same_city(draft, event):
            if draft.type == "negotiation" and event.first.anaphoric and event.who.isdisjoint(countries):
                event.drafts = [replace(d, type="negotiation") for d in event.drafts]  # "i samtalene"
            event.drafts.append(draft)
            pending.remove(draft)


def _another(document: Document, draft: Draft) -> bool:
    """ "A trip", "et planlagt besøk": none that was told of before."""
    before = document.article.text[max(0, draft.trigger.start - ARTICLE_REACH) : draft.trigger.start]
    articles = words(document.article.language, "frames", "indefinite_articles")
    return any(word.casefold() in articles for word in before.split()[-2:])


def _called_together(draft: Draft, pending: Sequence[Draft]) -> bool:
    """Those who "come" or are "host" stand alone where a gathering without names was told of before."""
    here = draft.sentence.paragraph
    return draft.joining and any(
        FAMILY.get(d.type) == "gathering" and here - d.sentence.paragraph <= CLAIM_REACH for d in pending
    )


def _stands_alone(draft: Draft) -> bool:
    """Whether a draft that points back to nothing told before is an event by itself."""
    if draft.joining:
        return False
    if draft.anaphoric and draft.type == "meeting" and len(draft.who) == 1:
        return False  # "møtet med B"
    needed = {"guest"} if draft.type == "visit" else {"host", "organiser", "participant"}
    return not draft.anaphoric or any(role in needed for _, role in draft.members)


def _status(merged: Merged) -> Status:
    """What the first telling says, unless a later one calls the event off."""
    by_text = sorted((d for d in merged.drafts if not d.joining), key=lambda d: d.trigger.start)
    told = [d.status for d in merged.drafts if not d.anaphoric] or [
        d.status for d in (*by_text, merged.first)
    ]
    for end in ("cancelled", "postponed"):
        if any(d.status == end for d in merged.drafts):
            return end
    return told[0]


def _event(
    number: str, merged: Merged, every: Sequence[Merged], served: Sequence[dict[str, set[str]]], day: str
) -> Event:
    """`served` are the states of everybody, and of those who act for them; `day` is that of publication."""
    (countries, ruling), first = served, merged.first
    told = participants([m for d in merged.drafts if not d.inferred for m in d.members])
    around = participants([m for d in merged.drafts if d.inferred for m in d.members])
    named = {p.who for p in told}
    members = (*told, *(replace(p, inferred=True) for p in around if p.who not in named))
    (start, end), place = bounds(time := leg_time(merged, every) or merged.time), merged.place
    return Event(
        id=number,
        type=first.type,
        participants=without_states(members, ruling, first.type),
        evidence=tuple(
            Evidence(start=d.sentence.start, end=d.sentence.end) for d in _distinct(merged.drafts)
        ),
        trigger=first.trigger,
        plover=DEEDS[first.deed] if first.deed else PLOVER.get(first.type, "CONSULT"),
        status=_status(merged),
        start=start,
        end=end,
        time=time,
        venue=place.venue,
        city=place.city,
        country=place.country,
        part_of=_part_of(merged, every, countries, day),
        first_claim=next((d.first_claim for d in merged.drafts if d.first_claim), None),
    )


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    seen: dict[int, Draft] = {}
    for draft in drafts:
        seen.setdefault(draft.sentence.start, draft)
    return list(seen.values())


def _part_of(merged: Merged, every: Sequence[Merged], countries: dict[str, set[str]], day: str) -> str | None:
    """The gathering told in the same sentence, or the nearest visit of a participant in the same days."""
    spoken_of_only = all(d.inferred for d in merged.drafts)  # "fredssamtalene", in a text on other news
    if FAMILY[merged.first.type] in ("gathering", "visit") or spoken_of_only:
        return None
    sentences = {d.sentence.start for d in merged.drafts}
    told = {d.sentence.start for d in merged.drafts if d.members or d.type == merged.first.type}
    visits: list[tuple[bool, bool, int, int]] = []
    for number, other in enumerate(every, 1):
        if other is merged:
            continue
        if not (same_time(merged.time, other.time) or at_edge(merged, other)):
            continue
        if merged.time is None and other.time and min(sentences) < other.first.sentence.start:
            continue  # what is told before a dated journey is of the news, not of it
        family = FAMILY[other.first.type]
        if family == "gathering" and (_status(merged), _status(other)) == ("ongoing", "held"):
            continue  # "samtalene som pågår, var tema på toppmøtet"
        unheld = _status(other) in UNHELD and _status(merged) == "held"
        if family == "gathering" and (unheld or _in_other_towns(merged, other)):
            continue  # "they met and spoke of the summit that there may be", that was called off, or is in C
        own = [d for d in other.drafts if d.around and (other.first.around or not d.joining)]
        if family == "gathering" and told & {d.sentence.start for d in own}:
            return f"e{number}"
        wished = _status(other) == "proposed" and _status(merged) == "planned"
        if family == "visit" and (
            wished or _ahead(merged, other, day) or not any(d.around for d in other.drafts)
        ):
            continue  # what has been is no part of a journey to come, nor of one told of in passing
        if family == "visit" and merged.first.type != "phone_call" and _during(merged, other, countries):
            away = min(abs(d.sentence.start - s) for d in other.drafts for s in sentences)
            later = other.first.sentence.start > max(sentences)  # "from there she goes on to Quito"
            visits.append((not _received(merged, other, countries), later, away, number))
    if _status(merged) not in OFF:  # "the visit in May was put off", and what is planned for the one now
        visits = [v for v in visits if _status(every[v[-1] - 1]) not in OFF] or visits
    visits = _at_stop(merged, visits, every) or visits
    return f"e{min(visits)[-1]}" if visits and not _between_stops(visits, every) else None


def _long_gone(visit: Merged, day: str) -> bool:
    """Whether a journey was over long before the day of publication."""
    time = visit.time
    if time is None or len(day) != DAY or _status(visit) != "held":
        return False
    last = (time.until or time.value)[:DAY]
    return last < day[: len(last)] and (len(last) < DAY or days_between(last, day) > STAY)


def _in_other_towns(one: Merged, other: Merged) -> bool:
    """Whether each is told to be in a town, and none of them is part of the other's name."""
    towns = [m.place.city.casefold() for m in (one, other) if m.place.city]
    return len(towns) > 1 and not (towns[0] in towns[1] or towns[1] in towns[0])


def _at_stop(
    merged: Merged, visits: Sequence[tuple[bool, bool, int, int]], every: Sequence[Merged]
) -> list[tuple[bool, bool, int, int]]:
    """ "In Lima, she will meet A. She will also meet B. On Friday she goes on to Quito": B in Lima."""
    if merged.place.country or len(visits) < PAIR or len({one for one, *_ in visits}) > 1:
        return []
    here = merged.first
    before = [
        d
        for m in every
        for d in m.drafts
        if d.trigger.start < here.trigger.start and d.place.country and d.who & here.who
        and 0 <= here.sentence.paragraph - d.sentence.paragraph <= NEXT
    ]  # fmt: skip
    last = max(before, key=lambda d: d.trigger.start, default=None)
    if last is None or last.type == "visit" or last.status != here.status:
        return []
    return [v for v in visits if every[v[-1] - 1].place.country == last.place.country]


def _between_stops(visits: Sequence[tuple[bool, bool, int, int]], every: Sequence[Merged]) -> bool:
    """ "Goes to Lima, Quito and Rome, where she meets B": of whose visit nothing says which it is part of."""
    best = min(visits)
    alike = [every[number - 1] for *rank, number in visits if rank == list(best[:-1])]
    row = {(m.first.sentence.start, m.time.value if m.time else "", _status(m)) for m in alike}
    return best[0] and len({m.place.country for m in alike}) > 1 and len(row) == 1


def _received(merged: Merged, visit: Merged, countries: dict[str, set[str]]) -> bool:
    """Whether somebody of the country visited takes part, who does not travel."""
    guests = {w for d in visit.drafts for w, role in d.members if role == "guest"}
    return any(visit.place.country in countries.get(w, {w}) for w in merged.who - guests)


def _ahead(merged: Merged, visit: Merged, day: str) -> bool:
    """Whether a visit is to come after an event that has been, where not both are told with their days.

    "Who met B in May, will go to Lima on Friday": a month is no day.
    """
    if _status(merged) in COMING and _long_gone(visit, day):
        return True  # "will hold talks", behind a visit of last year
    one, other = merged.time, visit.time
    dated = one is not None and other is not None and len(one.value) >= len(other.value)
    return not dated and _status(merged) == "held" and _status(visit) == "planned"


def _during(merged: Merged, visit: Merged, countries: dict[str, set[str]]) -> bool:
    """Whether a guest of the visit takes part, in the country visited or with somebody from there."""
    guests = {w for d in visit.drafts for w, role in d.members if role == "guest"}
    if not guests & merged.who or FAMILY[merged.first.type] == "call":
        return False
    country = visit.place.country
    if merged.place.country:
        return merged.place.country == country
    hosts = {w for w in merged.who - guests if country in countries.get(w, {w})}
    paragraphs = [
        abs(a.sentence.paragraph - b.sentence.paragraph) for a in merged.drafts for b in visit.drafts
    ]
    return bool(hosts) or min(paragraphs) == 0
