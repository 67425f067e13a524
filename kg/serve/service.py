"""What the service says of itself: SPARQL 1.1 Service Description, VoID and DCAT."""

from datetime import UTC, datetime

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.mapping.iris import BASE, DIP
from kg.query.prefixes import prefixes
from kg.serve.faults import Refused
from kg.serve.graphs import FORMS
from kg.serve.negotiation import preferred
from kg.store import GraphStore

_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "formats": "http://www.w3.org/ns/formats/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPH_FORMS = ("Turtle", "JSON-LD", "N-Triples", "RDF_XML")
_CLASSES = ("Article", "Event", "Statement", "Invitation", "Person", "Organization", "Country", "Place")


async def describe(request: Request) -> Response:
    """The description of service and data set as RDF, in the form that the client wants most."""
    media = preferred(request.headers.get("accept", ""), tuple(FORMS))
    if media is None:
        raise Refused(406, "a description has no such form", f"accept one of {', '.join(FORMS)}")
    root = str(request.base_url)
    turtle = description(request.app.state.snapshots.current(), root)
    triples = [
        ox.Triple(q.subject, q.predicate, q.object)
        for q in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)
    ]
    body = ox.serialize(triples, format=FORMS[media], prefixes={**_PREFIXES, **prefixes()})
    kind = f"{media}; charset=utf-8" if media == "text/turtle" else media
    return Response(body, headers={"Content-Type": kind, "Vary": "Accept"})


def description(store: GraphStore, root: str) -> str:
    """The description in Turtle; `root` is where the service stands, with a slash at its end."""
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())
    results = ", ".join(f"formats:{name}" for name in (*_RESULTS, *_GRAPH_FORMS))
    sizes = "".join(
        f"\n  void:classPartition [ void:class <{DIP}{name}> ; void:entities {_count(store, name)} ] ;"
        for name in _CLASSES
    )
    return f"""{heads}
<{root}sparql> a sd:Service ; sd:endpoint <{root}sparql> ; sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:EmptyGraphs ; sd:resultFormat {results} ; sd:defaultDataset <{root}#dataset> .
<{root}#dataset> a sd:Dataset, void:Dataset, dcat:Dataset ;
  dcterms:title "Diplomatic knowledge graph"@en, "Diplomatisk kunnskapsgraf"@nb ;
  dcterms:modified "{_modified(store)}"^^xsd:dateTime ; void:sparqlEndpoint <{root}sparql> ;
  void:uriSpace "{BASE}id/" ; void:vocabulary <{DIP}> ; void:triples {_triples(store)} ;{sizes}
  sd:defaultGraph [ a sd:Graph ; void:triples {_triples(store)} ] ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <{root}graphs?default> ;
    dcat:mediaType "text/turtle" ] .
<{root}graphs> a dcat:DataService ; dcterms:title "SPARQL 1.1 Graph Store Protocol, reading"@en ;
  dcterms:conformsTo <https://www.w3.org/TR/sparql11-http-rdf-update/> ; dcat:servesDataset <{root}#dataset> .
"""


def _count(store: GraphStore, name: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s a <{DIP}{name}> }}"
    (row,) = store.query(query)
    return int(row["n"].value)


def _triples(store: GraphStore) -> int:
    return sum(1 for _ in store.quads(""))


def _modified(store: GraphStore) -> str:
    """When the ledger was last written, in UTC."""
    path = store.folder / "ledger.jsonl"
    seconds = path.stat().st_mtime if path.is_file() else 0
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
