"""Which person of the registry a name of an article is, if any: full name, then office, country and date."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Decision, Extraction, Person
from kg.reference import Holder, Registry, fold
from kg.resolve.organisations import organisation_slug
from kg.resolve.slugs import slug

_NAME, _OFFICE, _COUNTRY, _DAY = 0.6, 0.25, 0.15, 0.1  # what each agreement adds to the score
_AMBIGUOUS = 0.3  # taken off when the registry has another person of that name
_ENOUGH = 0.5
_LIFETIME = 60  # years between a first term of office and an article about the same person


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    slug: str
    qid: str
    score: float
    reasons: tuple[str, ...]


def resolve_person(person: Person, extraction: Extraction, registry: Registry) -> Decision:
    """What the person is taken for: a holder of the registry, or a person known by the fullest name alone."""
    candidates = _candidates(person, extraction, registry)
    best = max(candidates, key=lambda c: (c.score, c.slug), default=None)
    if best is not None and best.score >= _ENOUGH:
        return Decision(
            kind="person", local=person.name, slug=best.slug, score=round(min(best.score, 1.0), 2),
            reasons=best.reasons, wikidata=best.qid or None,
        )  # fmt: skip
    article = extraction.article.id
    if len(person.name.split()) < 2:
        return _unknown(
            person, slug(person.name, article), 0.3, "a single name is nobody outside its article"
        )
    if candidates:
        reason = f"not {candidates[0].slug} of the registry: {candidates[0].reasons[-1]}"
        return _unknown(person, slug(person.name, article), 0.5, reason)
    return _unknown(person, slug(person.name), 0.6, "the full name, which the registry does not have")


def _unknown(person: Person, chosen: str, score: float, reason: str) -> Decision:
    return Decision(kind="person", local=person.name, slug=chosen, score=score, reasons=(reason,))


def _candidates(person: Person, extraction: Extraction, registry: Registry) -> list[_Candidate]:
    """One candidate for every person of the registry who has one of the full names."""
    held: dict[str, list[Holder]] = {}
    for name in (person.name, *person.also):
        if len(name.split()) >= 2:
            for holder in registry.persons_named(name):
                held.setdefault(holder.slug, []).append(holder)
        if held:
            break
    served = {(o.office, _served(o.of, extraction, registry)) for o in person.offices}
    if shorter := {} if held else _but_for_middle(person.name, served, registry):
        held = shorter
    scored = (
        _scored(key, rows, served, extraction.article.published, len(held), exact=not shorter)
        for key, rows in held.items()
    )
    return sorted(scored, key=lambda c: (-c.score, c.slug))


def _but_for_middle(name: str, served: set[tuple[str, str]], registry: Registry) -> dict[str, list[Holder]]:
    """The one person who has held the very post and whose name differs by middle names only; else nobody."""
    words = fold(name).split()
    found: dict[str, list[Holder]] = {}
    for office, of in served:
        for holder in registry.holders_of_post(of, office):
            full = fold(holder.name).split()
            ends = len(words) > 1 and (words[0], words[-1]) == (full[0], full[-1])
            if ends and (set(words) < set(full) or set(full) < set(words)):
                found[holder.slug] = list(registry.persons_named(holder.name))
    return found if len(found) == 1 else {}


def _served(of: str, extraction: Extraction, registry: Registry) -> str:
    return of if of in registry.countries else organisation_slug(of, extraction, registry)[0]


def _scored(
    key: str,
    rows: Sequence[Holder],
    served: set[tuple[str, str]],
    published: str | None,
    rivals: int,
    *,
    exact: bool,
) -> _Candidate:
    score, reasons = _NAME, ["full name" if exact else "full name but for a middle name"]
    countries, posts = {r.country for r in rows}, {(r.office, r.country) for r in rows}
    if served & posts:
        score, reasons = score + _OFFICE + _COUNTRY, [*reasons, "office and country as in the registry"]
    elif served and {of for _, of in served} & countries:
        score, reasons = score + _COUNTRY, [*reasons, "country as in the registry"]
    elif served and not _compatible(served, countries):
        score, reasons = score - _NAME, [*reasons, "the article names another country"]
    if published and any(r.held_on(published[:10]) for r in rows):
        score, reasons = score + _DAY, [*reasons, "in office on the day"]
    elif published and _out_of_lifetime(rows, published):
        score, reasons = score - _NAME, [*reasons, "in office in another age"]
    if rivals > 1 and not served & posts:
        score, reasons = score - _AMBIGUOUS, [*reasons, "the registry has others of that name"]
    return _Candidate(slug=key, qid=rows[0].qid, score=score, reasons=tuple(reasons))


def _compatible(served: set[tuple[str, str]], countries: set[str]) -> bool:
    """A post in an organisation contradicts no post in a country, nor the other way round."""
    mine, theirs = (
        {len(of) == 3 and of.isupper() for _, of in served},
        {len(c) == 3 and c.isupper() for c in countries},
    )
    return not mine & theirs


def _out_of_lifetime(rows: Sequence[Holder], published: str) -> bool:
    year = int(published[:4])
    years = [int(d[:4]) for r in rows for d in (r.start, r.end) if d[:4].isdigit()]
    return bool(years) and min(abs(year - y) for y in years) > _LIFETIME
