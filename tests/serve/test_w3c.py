"""The W3C's tests of the SPARQL 1.1 Protocol that apply to reading.

They are not kept here: clone https://github.com/w3c/rdf-tests and name the folder in KG_RDF_TESTS.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from starlette.testclient import TestClient

from kg.serve import application

FOLDER = Path(os.environ.get("KG_RDF_TESTS", "/nowhere")) / "sparql" / "sparql11" / "protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RESULTS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
    ),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}  # fmt: skip


def requests() -> Iterator[Any]:
    """Every request of the manifest: its test's name, and the node that describes it."""
    if not FOLDER.is_dir():
        yield pytest.param(
            "", None, None, marks=pytest.mark.skip(reason="KG_RDF_TESTS names no w3c/rdf-tests")
        )
        return
    manifest = Graph().parse(FOLDER / "manifest.ttl")
    for entries in manifest.objects(None, MF.entries):
        for test in Collection(manifest, entries):
            name = str(test).rpartition("#")[2]
            for action in manifest.objects(test, MF.action):
                for listed in manifest.objects(action, HT.requests):
                    for number, request in enumerate(Collection(manifest, listed)):
                        yield pytest.param(name, manifest, request, id=f"{name}-{number}")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over a store with the data that the tests name."""
    folder = tmp_path_factory.mktemp("w3c")
    store = ox.Store(str(folder / "oxigraph"))
    for number in (1, 2, 3):
        name = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        store.load((FOLDER / f"data{number}.nt").read_bytes(), format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    store.flush()
    del store
    with TestClient(application(folder)) as ready:
        yield ready


@pytest.mark.parametrize(("name", "manifest", "request_"), list(requests()))
def test_a_request(client: TestClient, name: str, manifest: Any, request_: Any) -> None:
    def text(node: Any, predicate: Any, default: str = "") -> str:
        found = manifest.value(node, predicate)
        return default if found is None else str(found)

    response = manifest.value(request_, HT.resp)
    body = manifest.value(request_, HT.body)
    headers = {
        text(node, HT.fieldName): text(node, HT.fieldValue)
        for listed in manifest.objects(request_, HT.headers)
        for node in Collection(manifest, listed)
    }
    encoding = text(body, CNT.characterEncoding, "UTF-8") if body is not None else "UTF-8"
    content = text(body, CNT.chars).encode(encoding) if body is not None else b""
    address = text(request_, HT.absolutePath).replace("/sparql/", "/sparql", 1)
    answer = client.request(text(request_, HT.methodName), address, content=content, headers=headers)
    if name.startswith(("update", "bad_update", "bad_multiple_updates")):
        if not any("sparql-query" in value for value in headers.values()):
            assert answer.status_code in (400, 403, 405, 415), (
                "this server only reads: every update is refused"
            )
        return  # what an update would have changed is asked for in vain
    wanted = [str(s).rpartition("#StatusCode")[2] for s in manifest.objects(response, MF.expectedStatus)]
    assert any(str(answer.status_code)[0] == status[0] for status in wanted), answer.text
    if (form := text(response, MF.expectedFormat)) in RESULTS:
        assert answer.headers["content-type"].partition(";")[0] in RESULTS[form]
    if (value := manifest.value(response, MF.expectedBoolean)) is not None:
        assert answer.json()["boolean"] is value.toPython()
