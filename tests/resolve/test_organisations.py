"""Names to organisations and places."""

from dataclasses import replace

from kg.records import Extraction
from kg.reference import Registry
from kg.resolve.organisations import resolve_organisation, resolve_place


def test_spelling_tells_a_party_from_an_agency(extraction: Extraction, registry: Registry) -> None:
    assert resolve_organisation("Ap", extraction, registry).slug == "labour"
    assert resolve_organisation("AP", extraction, registry).slug == "agency"


def test_an_unknown_organisation_takes_the_articles_country(
    extraction: Extraction, registry: Registry
) -> None:
    decision = resolve_organisation("Fjellrådet", extraction, registry)
    assert (decision.slug, decision.wikidata) == ("fjellradet-nrl", None)


def test_a_city_is_found_where_its_country_agrees(extraction: Extraction, registry: Registry) -> None:
    assert resolve_place("Tromsø", "NRL", extraction, registry).slug == "tromso"
    assert resolve_place("Tromsø", "SRL", extraction, registry).slug == "tromso-srl"


def test_a_name_shared_with_a_venue_is_told_apart(extraction: Extraction, registry: Registry) -> None:
    city = registry.places["tromso"]
    venue = replace(city, key="tromso-hall", kind="venue", parent="tromso")
    wider = replace(registry, places={**registry.places, "tromso-hall": venue})
    assert resolve_place("Tromsø", "NRL", extraction, wider).slug == "tromso"
