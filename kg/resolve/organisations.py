"""Which organisation or place of the registry a printed name is."""

from dataclasses import replace

from kg.records import Decision, Extraction
from kg.reference import Organisation, Registry, fold
from kg.resolve.bodies import body_key, body_of, one_of_many, stands_abroad
from kg.resolve.lookup import VENUE, lookup
from kg.resolve.slugs import slug

_BY_COUNTRY = "name and first country of the article"
_SURE = {_BY_COUNTRY: 0.5, "name in full": 0.7}


def organisation_slug(name: str, extraction: Extraction, registry: Registry) -> tuple[str, bool]:
    """The slug of an organisation as printed, and whether it is a key of the registry."""
    slugged, known, _ = _identified(name, extraction, registry)
    return slugged, known


def _identified(name: str, extraction: Extraction, registry: Registry) -> tuple[str, bool, str]:
    """The slug, whether it is the registry's, and by what it was told."""
    found = lookup(registry).organisations.get(fold(name), ())
    if found:
        return _nearest(name, found, extraction).key, True, "name in the registry"
    body = body_of(name, registry)
    if body is not None and stands_abroad(body) and not body.host:
        host = next((c for c in extraction.countries if c != body.state), "")
        return replace(body, host=host).slug, False, _BY_COUNTRY
    if body is not None:
        return *body_key(body, registry), "what it is, and of which state"
    if one_of_many(name, registry):
        return slug(name, extraction.countries[0] if extraction.countries else ""), False, _BY_COUNTRY
    return slug(name), False, "name in full"


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
    key, known, why = _identified(name, extraction, registry)
    organisation = registry.organisations.get(key) if known else None
    return Decision(
        kind="organisation", local=name, slug=key, score=_SURE.get(why, 0.9), reasons=(why,),
        wikidata=organisation.wikidata or None if organisation else None,
    )  # fmt: skip


def resolve_place(name: str, country: str | None, extraction: Extraction, registry: Registry) -> Decision:
    """What the name of a town or region is taken for."""
    found = [p for p in lookup(registry).places.get(fold(name), ()) if p.kind != VENUE]
    if country:
        found = [p for p in found if p.country == country]
    elif len(found) > 1:
        found = [p for p in found if p.country in extraction.countries] or found
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
    near = country or extraction.article.id
    return Decision(
        kind="place", local=name, slug=slug(name, near), score=0.5,
        reasons=("name and where it lies" if country else "name, within its article",),
    )  # fmt: skip
