"""Events to slugs: two articles give one where kind, day and participants agree."""

from collections.abc import Iterable, Mapping

from kg.records import Decision, Event, Extraction
from kg.resolve.slugs import slug

FAMILIES = {
    "negotiation": "meeting", "conference": "gathering", "summit": "gathering", "agreement": "signing",
}  # fmt: skip
_ORGANISER, _GUEST = "organiser", "guest"


def resolve_events(
    extraction: Extraction,
    actors: Mapping[str, str],
    countries: Mapping[str, frozenset[str]],
    cities: Mapping[str, str],
) -> tuple[Decision, ...]:
    """One decision an event. `actors`: name → slug; `countries`: person → whom that person serves."""
    taken: set[str] = set()
    decisions = []
    for event in extraction.events:
        chosen, score, reasons = _slug(event, extraction, actors, countries, cities)
        if chosen in taken:
            chosen, score = slug(chosen, extraction.article.id, event.id), 0.4
            reasons = ("told apart from another event of the article",)
        taken.add(chosen)
        decisions.append(Decision(kind="event", local=event.id, slug=chosen, score=score, reasons=reasons))
    return tuple(decisions)


def _slug(
    event: Event, extraction: Extraction, actors: Mapping[str, str], countries: Mapping[str, frozenset[str]],
    cities: Mapping[str, str],
) -> tuple[str, float, tuple[str, ...]]:  # fmt: skip
    family = FAMILIES.get(event.type, event.type).replace("_", "-")
    day = (event.start or "")[:10]
    who = sorted({actors.get(w, slug(w)) for w in identifying(event, countries)})
    where = cities.get(event.city or "", "") or (event.country or "")
    if len(day) >= 7 and (len(who) > 1 or (who and where)):
        parts = (family, day, *who) if len(who) > 1 else (family, day, *who, where)
        sure = 0.9 if len(day) == 10 else 0.6
        return slug(*parts), sure, ("kind, date and participants",)
    article = extraction.article.id
    return (
        slug(family, day, *who, where, article, event.id),
        0.5,
        ("date or participants unknown: within its article",),
    )


def identifying(event: Event, countries: Mapping[str, frozenset[str]]) -> Iterable[str]:
    """Who tells it from others: organisers of a gathering, guests of a visit, else everybody once."""
    role = {"gathering": _ORGANISER, "visit": _GUEST}.get(FAMILIES.get(event.type, event.type), "")
    chosen = [p.who for p in event.participants if p.role == role]
    everybody = chosen or [p.who for p in event.participants]
    served = {c for who in everybody for c in countries.get(who, ())}
    return [who for who in everybody if who not in served]
