"""The registry as a graph."""

import pyoxigraph as ox

from kg.mapping import map_reference
from kg.reference import Registry, load

PREFIXES = """PREFIX dip: <https://w3id.example/dip/ns#> PREFIX dipc: <https://w3id.example/dip/concept/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX g: <https://w3id.example/dip/graph/>"""


def asked(registry: Registry, pattern: str) -> bool:
    store = ox.Store()
    store.bulk_load(map_reference(registry), format=ox.RdfFormat.N_QUADS)
    return bool(store.query(f"{PREFIXES} ASK {{ GRAPH g:reference {{ {pattern} }} }}"))


def test_places_lie_in_countries_and_have_points_and_geonames(registry: Registry) -> None:
    assert asked(
        registry,
        """?p a dip:City , dip:Place ; rdfs:label 'Tromsø'@nb , 'Tromso'@en ; wgs:lat 69.65 ; wgs:long 18.96 ;
      dip:locatedIn/dip:iso3166 'NRL' ; owl:sameAs <https://sws.geonames.org/3133895/>""",
    )


def test_holders_have_tenures_with_dates_and_source(registry: Registry) -> None:
    assert asked(
        registry,
        """?t a dip:Tenure ; dip:startDate '2020-01-01'^^xsd:date ; dip:office ?o ; dip:holder ?h .
      ?h owl:sameAs <http://www.wikidata.org/entity/Q77> ; rdfs:label 'Boris Loond'@en .
      ?o dip:officeRole dipc:office-foreign-minister ; rdfs:label 'foreign minister of Southland'@en""",
    )
    assert not asked(registry, "?person dip:holds ?office")


def test_statuses_and_classes_have_their_labels_in_the_graph(registry: Registry) -> None:
    assert asked(registry, "dipc:status-held skos:prefLabel 'held'@en . dip:Meeting rdfs:label 'møte'@nb")


def test_the_shipped_registry_is_small_enough_and_the_same_twice() -> None:
    known = load()
    first = map_reference(known)
    assert first == map_reference(known)
    assert 10_000 < len(first.splitlines()) < 150_000
