"""Which organisation or place of the registry a printed name is."""

from kg.records import Decision, Extraction
from kg.reference import Organisation, Place, Registry, fold
from kg.resolve.lookup import lookup
from kg.resolve.slugs import slug

VENUES = frozenset({"venue"})


def organisation_slug(name: str, extraction: Extraction, registry: Registry) -> tuple[str, bool]:
    """The slug of an organisation as printed, and whether it is a key of the registry."""
    found = lookup(registry).organisations.get(fold(name), ())
    if found:
        return _nearest(name, found, extraction).key, True
    home = extraction.countries[0] if extraction.countries else ""
    return slug(name, home), False


def _nearest(name: str, found: tuple[Organisation, ...], extraction: Extraction) -> Organisation:
    """Of several: the one spelled so ("Ap" is a party, "AP" an agency), of a country named, of no country."""
    order = {iso3: rank for rank, iso3 in enumerate(extraction.countries)}
    far = len(order) + 1

    def distance(one: Organisation) -> tuple[bool, int, str]:
        spelled = name in one.abbreviations or any(name in names for names in one.names.values())
        return not spelled, order.get(one.country, far if one.country else far - 1), one.key

    return min(found, key=distance)


def resolve_organisation(name: str, extraction: Extraction, registry: Registry) -> Decision:
    """What an organisation's name is taken for."""
    key, known = organisation_slug(name, extraction, registry)
    organisation = registry.organisations.get(key) if known else None
    return Decision(
        kind="organisation", local=name, slug=key, score=0.9 if known else 0.5,
        reasons=("name in the registry",) if known else ("name and first country of the article",),
        wikidata=organisation.wikidata or None if organisation else None,
    )  # fmt: skip


def resolve_place(
    name: str, country: str | None, extraction: Extraction, registry: Registry, *, city: str | None = None
) -> Decision:
    """What a place's name is taken for; `city` is given for a venue, and tells it from others of the name."""
    found = [
        p for p in lookup(registry).places.get(fold(name), ()) if (p.kind in VENUES) == (city is not None)
    ]
    if country:
        found = [p for p in found if p.country == country]
    elif city is None and len(found) > 1:
        found = [p for p in found if p.country in extraction.countries] or found
    if city is not None:
        found = [p for p in found if not p.parent or _is_named(p.parent, city, registry)]
    if found:
        best = min(found, key=lambda p: (p.kind != "capital", p.key))
        reasons = ("name in the registry", *(("country agrees",) if country else ()))
        score = 0.95 if country else 0.8 if len(found) == 1 else 0.5
        return Decision(
            kind="place",
            local=name,
            slug=best.key,
            score=score,
            reasons=reasons,
            wikidata=best.wikidata or None,
        )
    near = (city, country) if city or country else (extraction.article.id,)
    return Decision(
        kind="place", local=name, slug=slug(name, *(n for n in near if n)), score=0.5,
        reasons=("name and where it lies" if city or country else "name, within its article",),
    )  # fmt: skip


def _is_named(key: str, name: str, registry: Registry) -> bool:
    place: Place | None = registry.places.get(key)
    return place is None or fold(name) in {fold(n) for names in place.names.values() for n in names}
