"""Which event told before a reading tells again: by its kind, people, time, place and status."""

from collections.abc import Sequence
from itertools import pairwise

from kg.annotate.structure import within
from kg.document import Document
from kg.extract.circumstances.days import shifted
from kg.extract.circumstances.lasting import ENDING
from kg.extract.events.around import likeliest, open_to_all, wherein
from kg.extract.events.happening import earlier_round
from kg.extract.events.merged import (
    COMING,
    DAY_VALUE,
    DONE,
    FAMILY,
    Merged,
    abroad,
    agreed_to,
    at_home,
    attended,
    besides,
    bilateral,
    elsewhere,
    ends,
    goes_on_to,
    many_states,
    met_for,
    named_apart,
    of_other_body,
    parted,
    same_city,
    same_time,
    since_then,
    states,
    still_to_come,
    told_apart,
)
from kg.extract.events.records import Draft
from kg.extract.grammar.clauses import finite_verbs
from kg.languages import subject_first, union, words
from kg.records import TimeExpression, is_state

MEASURES = ("expulsion", "sanction", "protest_note")
OFF = {"cancelled", "postponed", "denied"}
PAIR, BESIDE = 2, 3  # tokens before a verb within which "also" stands
LONG_AGO = 60  # days before publication: what is dated so is background
SOME_DAYS = 2  # before publication: what was held then is not what is still to come
THEY_REACH = 6  # characters behind a verb within which "they" is its subject
NEWS_PARAGRAPHS = 2  # the first ones, which tell the news


def told_before(
    document: Document, draft: Draft, merged: Sequence[Merged], countries: dict[str, set[str]]
) -> Merged | None:
    """The event told before that this draft tells again, latest first."""
    for other in likeliest(document, draft, merged):
        joins = attended(document, draft) and FAMILY.get(other.first.type) == "gathering"
        there = any(d.around or wherein(document, d, draft) for d in other.drafts)
        there = there or any(open_to_all(document, d, draft) for d in other.drafts)
        apart = draft.joining and not there  # "like før toppmøtet"
        apart = apart or many_states(document, draft, other) or of_other_body(draft, other)
        apart = apart or at_home(draft, other, countries) or named_apart(document, draft, other)
        apart = apart or _of_another_kind(document, draft, other) or (not draft.apart and _other_times(other))
        apart = apart or _regional(draft) != _regional(other.first)
        apart = apart or (draft.alone != other.first.alone and bool(draft.members))
        apart = apart or (draft.type == "visit" and draft.site != other.first.site)
        apart = apart or goes_on_to(document, draft, other)
        if apart or not (joins or _kindred(document, draft, other)):
            continue
        with_one = draft.anaphoric and len(draft.who) == 1 and draft.type == "meeting" and not draft.joining
        if with_one and not draft.who & other.who and not attended(document, draft):
            continue  # "møtet med B" is none of those without B
        if draft.anaphoric and draft.time and not other.time and since_then(document, draft):
            continue  # "the first meeting since their talks last year"
        if draft.anaphoric and not draft.members:
            council = other.first.type == "meeting" and of_council(document, draft)
            back = not council and _points_back(document, draft, other)
            return other if back else None
        if draft.anaphoric and not draft.apart and _points_back(document, draft, other):
            return other
        if _compatible(document, draft, other, countries):
            return other
    return None


def of_council(document: Document, draft: Draft) -> bool:
    """ "Møtet i giverlandsgruppen": the session of a body, told of here or in the sentence before."""
    language, number = document.article.language, document.sentences.index(draft.sentence)
    ties = union(language, "frames", "place_prepositions", "meeting_of")
    bodies = tuple(words(language, "frames", "sitting_endings")) or ("\0",)
    told = [within(document.tokens, draft.trigger.end, draft.sentence.end)[:PAIR]]
    if document.tokens[draft.sentence.tokens[0]].start == draft.trigger.start:
        told += [document.tokens[slice(*s.tokens)] for s in document.sentences[max(0, number - 1) : number]]
    return any(a.norm in ties and b.norm.endswith(bodies) for row in told for a, b in pairwise(row))


def _other_times(other: Merged) -> bool:
    """ "De to har møttes flere ganger tidligere", "ingen har vært der siden 1997": none of those times."""
    told = other.first
    bare = not (other.time or other.place.city or other.place.country)
    last = told.type == "visit" and told.apart and not told.around and states(other.who) == other.who
    return last or (told.type == "meeting" and told.apart and told.status == "held" and bare)


def _regional(draft: Draft) -> bool:
    """ "Is travelling to Africa", which none of its stops is."""
    guests = bool(draft.members) and all(role == "guest" for _, role in draft.members)
    return draft.type == "visit" and guests and not draft.anaphoric


def _of_another_kind(document: Document, draft: Draft, other: Merged) -> bool:
    """ "Toppmøtet mellom A og B", and "konferansen": two, if they share nobody, or one is a session."""
    kinds = {draft.type, other.first.type}
    if kinds != {"summit", "conference"} or not draft.who or draft.joining:
        return False
    sessions = words(document.article.language, "frames", "loose_gatherings")
    told = {document.article.text[d.trigger.start : d.trigger.end].casefold() for d in (draft, other.first)}
    return draft.who.isdisjoint(other.who) or not sessions.isdisjoint(told)


def _kindred(document: Document, draft: Draft, other: Merged) -> bool:
    """Whether two can be one by their types: "samtalen" can be a call, "møtet" a summit told before."""
    one, two = FAMILY.get(draft.type), FAMILY.get(other.first.type)
    if one == two:
        return draft.deed == other.first.deed
    if one == "call" and two == "meeting":  # "had a discussion on Saturday", and "the phone call" behind it
        again = draft.who == other.who and _only_discussed(document, other.drafts)
        return again or (draft.anaphoric and not draft.members and _may_phone(document, other))
    if one == "meeting" and two == "call" and _spoken_then(document, draft) and draft.who <= other.who:
        return True  # "A phoned B and C. In his discussion with B, A said"
    if bilateral(document, draft, other):
        return True
    if one == "meeting" and two == "call" and draft.who == other.who and _only_discussed(document, [draft]):
        return True  # "A spoke with B by phone. They also conferred about"
    return draft.anaphoric and not draft.members and one == "meeting" and two in ("call", "gathering")


def _only_discussed(document: Document, drafts: Sequence[Draft]) -> bool:
    """ "A discussed it with B. They agreed in their call": told by its matter, the talk can be a call."""
    verbs = words(document.article.language, "frames", "conferring_verbs")
    if any(role != "participant" for d in drafts for _, role in d.members):
        return False  # "tok imot B" is no "tok opp saken med B"
    told = (document.article.text[d.trigger.start : d.trigger.end].casefold() for d in drafts)
    return verbs.issuperset(told) and not any(
        d.place.city or d.place.country or d.place.venue for d in drafts
    )


def _spoken_then(document: Document, draft: Draft) -> bool:
    """ "In his discussion with B": a talk that is somebody's, in which something was said."""
    stems = tuple(words(document.article.language, "frames", "phoned_talks"))
    tokens = within(document.tokens, draft.sentence.start, draft.trigger.end)
    owners = words(document.article.language, "frames", "talk_possessives")
    owned = len(tokens) > PAIR and tokens[-PAIR].norm in owners
    return bool(stems) and owned and tokens[-1].norm.startswith(stems) and not draft.place.city


def _may_phone(document: Document, other: Merged) -> bool:
    """Whether the words for talks told before leave open that they were by phone: "a discussion"."""
    stems = tuple(words(document.article.language, "frames", "phoned_talks"))
    told = (document.article.text[d.trigger.start : d.trigger.end].casefold() for d in other.drafts)
    placed = any(d.place.city or d.place.venue for d in other.drafts)
    return not placed and all(t.startswith(stems) for t in told) and other.first.status == "held"


def _points_back(document: Document, draft: Draft, other: Merged) -> bool:
    published = (document.article.published or "")[:4]
    if draft.status == "held" and _to_come(other) and other.time and other.time.value[:4] > published > "":
        return False  # "under møtet", and a summit that is next year
    if _to_come(other) and draft.time and not other.time and earlier_round(document, draft):
        return False
    specific = draft.place.city or draft.time
    statuses = {d.status for d in other.drafts}
    if draft.status in COMING and specific and statuses <= DONE and not ends(draft, statuses):
        return False  # "de møttes ... møtet skal følges opp i Lima"
    near = draft.sentence.paragraph - max(d.sentence.paragraph for d in other.drafts) <= draft.reach
    near = near and not (draft.type == "visit" and elsewhere(draft, other))
    near = near and not (FAMILY[draft.type] == "gathering" and not same_city(draft, other))
    if draft.first_claim and draft.time and other.time is None:
        return False  # "det første møtet ble holdt i mai" is another meeting than the one told of
    return near and same_time(draft.time, other.time)


def _to_come(other: Merged) -> bool:
    return {d.status for d in other.drafts} <= {"planned", "proposed"}


def _compatible(document: Document, draft: Draft, other: Merged, countries: dict[str, set[str]]) -> bool:
    apart = besides(document, draft, other) or _another_word(document, draft, other)
    apart = apart or _both_with_others(document, draft, other) or _town_besides(document, draft, other)
    if apart or _long_before(document, draft, other) or _of_old(document, draft, other):
        return False
    if met_for(document, draft, other) or _called_again(draft, other):
        return True
    if draft.apart and not any(d.apart and d.status == draft.status for d in other.drafts):
        return False  # "forrige runde", "neste runde"
    again = any(d.sentence == draft.sentence and d.type == draft.type for d in other.drafts)
    again = again and draft.who == other.who and not _at_another_time(draft, other)
    again = again or came_about(draft, other)  # "møtes til toppmøte": told twice
    if not same_time(draft.time, other.time) or not (again or _same_status(document, draft, other)):
        return False
    if other.place.venue and not other.place.city and draft.place.city and draft.time and not other.time:
        return False  # "at the museum they had talks", and "when the two met in Lima last year"
    taking, taken = _organisers(draft), _organisers(other.first)
    if draft.type in MEASURES:  # "Peru expelled B", and "Peru's president defended the decision to expel B"
        taking = _expanded(taking, countries) & taken or taking
    if not same_city(draft, other) or (taking != taken and not taking & taken):
        return False
    if draft.type == "visit" and elsewhere(draft, other):
        return False
    gathering = FAMILY.get(draft.type) == "gathering"
    beside = any(d.sentence == draft.sentence for d in other.drafts)
    if gathering and not draft.joining and beside and not _shared_body(draft, other, countries):
        return False  # two gatherings named in one sentence are two, unless one body holds both
    if gathering and abroad(draft.place.country, other.place.country):
        return False
    if parted(draft, other):
        return False  # negotiations of two states, and a minister who was received meanwhile
    mine, theirs = _expanded(draft.who, countries), _expanded(other.who, countries)
    return draft.who <= theirs or other.who <= mine or _same_gathering(draft, other, countries)


def _both_with_others(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A and B met. They have met C": with somebody else, whom the two meet together."""
    joint = FAMILY.get(draft.type) in ("meeting", "call") and len(other.who) == PAIR and other.who < draft.who
    if not joint or draft.anaphoric:
        return False
    language, here = document.article.language, draft.sentence
    they, verbs = union(language, "frames", "they", "both_words"), finite_verbs(language)
    near = [t.norm for t in within(document.tokens, here.start, draft.trigger.end + THEY_REACH)]
    acting = any((a in they and b in verbs) or (a in verbs and b in they) for a, b in pairwise(near))
    named = (m for m in within(document.mentions, here.start, here.end) if m.form != "pronoun")
    return acting and other.who.isdisjoint(m.key for m in named)


def _town_besides(document: Document, draft: Draft, other: Merged) -> bool:
    """ "Comes to Peru in May ... will also visit Cusco": a stop, where all of the journey is not."""
    told = draft.type == "visit" and bool(draft.place.city) and not other.place.city
    if (
        not told
        or draft.anaphoric
        or draft.sentence == other.first.sentence
        or other.first.status != draft.status
    ):
        return False
    marks = words(document.article.language, "circumstances", "stops_besides")
    near = within(document.tokens, draft.sentence.start, draft.trigger.start)[-BESIDE:]
    return any(t.norm in marks for t in near)


def _another_word(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A reception, a wreath-laying and a dinner": ceremonies that one sentence tells by several words."""
    if draft.type != "ceremony":
        return False
    text, mine = document.article.text, draft.trigger
    said = [text[d.trigger.start : d.trigger.end] for d in other.drafts if d.sentence == draft.sentence]
    return bool(said) and text[mine.start : mine.end] not in said


def _same_gathering(draft: Draft, other: Merged, countries: dict[str, set[str]]) -> bool:
    """ "On the margins of Nato's summit in Lima", of one body and in one town."""
    gathering = FAMILY.get(draft.type) == "gathering" and bool(draft.place.city and other.place.city)
    return gathering and _shared_body(draft, other, countries)


def _called_again(draft: Draft, other: Merged) -> bool:
    """ "The Peruvian ministry summoned A ... A was called in": one envoy, by his host or its ministry."""
    if draft.type != "protest_note" or other.first.type != "protest_note":
        return False
    guests = {w for w, role in draft.members if role == "guest"}
    again = bool(guests & {w for d in other.drafts for w, role in d.members if role == "guest"})
    return again and same_time(draft.time, other.time) and same_city(draft, other)


def _organisers(draft: Draft) -> set[str]:
    """Who takes a measure: Russia expelling Norwegians is not Norway expelling Russians."""
    if draft.type == "ceremony":  # one guest has lunch with the king and dinner with the mayor
        return {w for w, role in draft.members if role == "host"}
    return {w for w, role in draft.members if role == "organiser"} if draft.type in MEASURES else set()


def _long_before(document: Document, draft: Draft, other: Merged) -> bool:
    """ "A viste ut B ... I 2017 viste A ut C": what a report tells without a day is not of long ago."""
    published = (document.article.published or "")[:10]
    if draft.time is None or other.time is not None or draft.anaphoric or len(published) != len("2024-05-02"):
        return False
    apart = draft.sentence.paragraph > other.first.sentence.paragraph
    news = other.first.sentence.paragraph <= NEWS_PARAGRAPHS and {d.status for d in other.drafts} == {"held"}
    bound = shifted(published, -LONG_AGO)
    return apart and news and draft.status == "held" and draft.time.value < bound[: len(draft.time.value)]


def _shared_body(draft: Draft, other: Merged, countries: dict[str, set[str]]) -> bool:
    states = set(countries) | {c for served in countries.values() for c in served}
    return any(w not in states and not is_state(w) for w in draft.who & other.who)


def _expanded(who: set[str], countries: dict[str, set[str]]) -> set[str]:
    return who | {c for w in who for c in countries.get(w, ())}


def _lasts_now(document: Document, time: TimeExpression) -> bool:
    """ "Is on a visit", and "the trip this week": days within which the article is written, or the last."""
    published = (document.article.published or "")[:10]
    first, last = ("", time.value) if time.rule == ENDING else (time.value, time.until or "")
    return bool(published) and first <= published <= last


def _over(document: Document, other: Merged) -> bool:
    """Whether an event was some days, or in a month or a year, before publication."""
    published = (document.article.published or "")[:10]
    if other.time is None or other.time.until or len(published) != len("2024-05-02"):
        return False
    value = other.time.value
    return value < shifted(published, -SOME_DAYS)[: len(value)]


def _owned(document: Document, draft: Draft) -> bool:
    """Whether a genitive or "her" right before a noun says whose journey it is, the one told before."""
    before = document.article.text[: draft.trigger.start].casefold().split()[-1:]
    owners = union(document.article.language, "frames", "possessives", "talk_possessives")
    hers = bool(before) and before[0] in owners
    hers = hers and draft.time is None  # "following her visit to Lima, she will travel to Quito"
    owned = hers or (bool(before) and before[0].endswith(("'s", "’s")))
    return owned and subject_first(document.article.language) and not draft.apart and draft.status == "held"


def _at_another_time(draft: Draft, other: Merged) -> bool:
    """ "Is to meet B, whom he met in May"; "met B, whom he will host in June"."""
    ahead = draft.status in COMING and {d.status for d in other.drafts} <= DONE
    told = ahead or (draft.status in DONE and _to_come(other))
    return told and draft.time not in (None, other.time) and not draft.anaphoric


def _of_old(document: Document, draft: Draft, other: Merged) -> bool:
    """ "De skal møtes. Det er første gang", and "de møttes i 2011": of a year before that of the news.

    So "has been there once, in 1997", and "the talks end her visit".
    """
    year = (document.article.published or "")[: len("2016")]
    if draft.type == "visit" and draft.status == "ongoing" and draft.time is None:
        return other.time is not None and other.time.value[: len(year)] < year
    if draft.time is None or other.time is not None or draft.anaphoric or draft.status not in DONE:
        return False
    return draft.time.value[: len(year)] < year and any(d.status in COMING for d in other.drafts)


def came_about(draft: Draft, other: Merged) -> bool:
    """ "Skulle møtes denne uken ... torsdag møttes de to": the same two, on a day that it was set for."""
    due, day = other.time, draft.time
    held = draft.status == "held" and {d.status for d in other.drafts} == {"planned"}
    if not held or due is None or day is None or draft.who != other.who or len(draft.who) < PAIR:
        return False
    days = len(due.value) == len(day.value) == DAY_VALUE and day.until is None and not due.clock
    alike = draft.type == other.first.type and not draft.apart and not other.first.apart
    return days and alike and due.value <= day.value <= (due.until or due.value)


def _same_status(document: Document, draft: Draft, other: Merged) -> bool:
    done = DONE
    statuses = {d.status for d in other.drafts}
    if (draft.status == "denied" or "denied" in statuses) and statuses != {draft.status}:
        return False
    year = (document.article.published or "")[: len("2016")]
    bygone = draft.time is not None and draft.time.value[: len(year)] < year
    later = bygone and other.first.trigger.start < draft.trigger.start
    if draft.type == "visit" and draft.status == "held" and later and other.time is None:
        return False  # "er i Oslo", and "sist han var i Oslo, var i 2016"
    if draft.type == "visit" and draft.time is None and statuses == {"planned"} and _owned(document, draft):
        return True  # "is to leave for Lima", and "A's visit to Lima is his first"
    here = "ongoing" in statuses or (other.time is not None and "held" in statuses)
    if draft.type == "visit" and here and draft.time and _lasts_now(document, draft.time):
        return True  # "is on a visit to Peru", and "the trip to Lima this week"
    if draft.status in statuses or (draft.status in done and statuses & done) or ends(draft, statuses):
        return True  # or "er på besøk", and "besøket avsluttes fredag"
    if draft.status in done and any(d.apart for d in other.drafts) and statuses <= set(COMING):
        return False  # "de skal møtes igjen", and "etter et møte mellom de to"
    if draft.status in done and draft.time and not draft.anaphoric and statuses <= {"planned", "proposed"}:
        return False  # "A may meet B", and "last month A met B"
    if draft.type == "visit" and draft.status in done and draft.time and statuses <= OFF:
        return False  # "cancelled his visit", and "had last come in 2016"
    if draft.type == "visit" and draft.status == "planned" and draft.time and statuses == {"ongoing"}:
        return False  # "er på besøk i Norge", and "torsdag reiser han til Bodø"
    new = statuses <= DONE and draft.status in COMING and not draft.anaphoric
    more = draft.who - other.who
    with_more = more != states(more) and FAMILY.get(draft.type) in ("meeting", "press")
    if new and (with_more or _over(document, other) or agreed_to(document, draft)):
        return False  # "samtalene brøt sammen i fjor", and "nå skal de to møtes på nytt", or with C
    told = subject_first(document.article.language) and draft.type in ("visit", "meeting")
    apart = told_apart(draft, statuses) or still_to_come(document, draft, statuses)
    if told and not draft.anaphoric and apart:
        return False  # "is to meet B", and "met B": told as another one
    return draft.time is None or other.time is None


def instead_of(draft: Draft, met: Draft) -> bool:
    """ "De møttes digitalt, etter at det fysiske møtet ble avlyst": another than the one they had."""
    off = draft.anaphoric and draft.status in OFF and draft.type == met.type
    return off and met.status == "held" and not met.anaphoric and draft.sentence == met.sentence
