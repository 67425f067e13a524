"""The page on which queries are written: answers, what is cut, what is wrong, downloads, words to complete with."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kg import limits
from kg.query.questions import questions
from kg.serve.static import files
from tests.serve.pages.html import BROWSER, Page, of, page

COUNT = "SELECT ?s WHERE { ?s a <https://w3id.example/dip/ns#Event> }"


def asked(client: TestClient, query: str) -> Page:
    return page(client, f"/query?query={quote(query)}")


def test_a_browser_that_opens_the_endpoint_gets_the_page_and_a_program_the_description(
    client: TestClient,
) -> None:
    sent = client.get("/sparql", headers=BROWSER, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/query")
    assert (
        client.get("/nn/sparql", headers=BROWSER, follow_redirects=False).headers["location"] == "/nn/query"
    )
    assert client.get("/sparql").headers["content-type"].startswith("text/turtle")


def test_an_answer_has_names_links_and_downloads(client: TestClient) -> None:
    found = asked(
        client,
        "PREFIX dip: <https://w3id.example/dip/ns#>"
        " SELECT ?p ?when { ?e a dip:Meeting ; dip:hasParticipant ?p ; dip:startDate ?when }",
    )
    assert "Sergej Lavrov" in found.texts("//table//a")
    assert "25. okt. 2021" in found.texts("//table//td[@class='num']")
    taken = [link for link in found.links("//section[@id='answer']") if "/query/csv" in link]
    answer = client.get(taken[0])
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="kg-answer.csv"'
    assert answer.text.startswith("\ufeffp,when")
    assert found.tree.xpath("//textarea")[0].text.strip().startswith("PREFIX dip:")


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(client: TestClient) -> None:
    query = 'SELECT ?x { VALUES ?x { "=1+1" "@SUM(A1)" "-1" "ærlig" } }'
    answer = client.get("/query/csv", params={"query": query})
    assert answer.text.split() == ["\ufeffx", "'=1+1", "'@SUM(A1)", "'-1", "ærlig"]
    assert (
        "=1+1" in client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"}).text.split()
    )


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        ("ASK { ?s ?p ?o }", {"json", "xml"}),
        ("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 5", {"ttl", "jsonld", "nt"}),
        (COUNT, {"csv", "tsv", "json", "xml"}),
    ],
)
def test_every_download_that_is_offered_is_given(client: TestClient, query: str, forms: set[str]) -> None:
    found = asked(client, query)
    links = {link.partition("?")[0].rpartition("/")[2]: link for link in found.links("//section[@id='answer']") if "/query/" in link}  # fmt: skip
    assert set(links) == forms
    assert {client.get(link).status_code for link in links.values()} == {200}


def test_what_is_cut_says_so_wherever_it_goes(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUERY_ROWS", 3)
    found = asked(client, COUNT)
    assert found.first("//h2[@id='answer-title']") == "De første 3 radene – det finnes flere"
    assert found.texts("//*[@role='status']/h3") == ["Dette er ikke hele svaret"]
    link = next(link for link in found.links("//section[@id='answer']") if "/query/csv" in link)
    assert "partial=true" in link
    answer = client.get(link)
    assert answer.headers["content-disposition"] == 'attachment; filename="kg-answer-beginning-only.csv"'
    assert answer.headers["kg-cut"] == "true"
    assert client.get(link.replace("partial=true", "partial=")).status_code == 413


def test_what_is_wrong_has_its_line_and_nothing_is_run(client: TestClient) -> None:
    found = page(client, "/query?query=SELECT * {%0A ?s ?p%0A}")
    assert found.first("//*[@role='alert']/h2") == "Spørringen kan ikke kjøres · linje 3, tegn 2"
    refused = page(client, "/en/query?query=SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "SERVICE asks another server" in refused.first("//*[@role='alert']/p")
    assert not refused.texts("//section[@id='answer']")
    assert client.get("/query/csv?query=SELECT").status_code == 400
    assert client.get("/query/exe?query=ASK {}").status_code == 404


def test_each_question_can_be_changed(client: TestClient) -> None:
    listed = page(client, "/en/query").links(of("qs"))
    assert len(listed) == len(questions())
    begun = page(client, "/questions/meetings-of?person=Ine Vik").links(of("acts"))
    link = next(one for one in begun if one.startswith("/query?"))
    filled = page(client, link)
    assert '"Ine Vik"' in filled.tree.xpath("//textarea")[0].text
    assert filled.tree.xpath("//section[@id='question']//input[@name='person']/@value") == ["Ine Vik"]
    assert page(client, "/query?question=none").status == 404


def test_words_to_complete_with_are_those_of_the_ontology(client: TestClient) -> None:
    found = client.get("/nn/api/vocabulary").json()
    assert ["dip:Meeting", "https://w3id.example/dip/ns#Meeting", "møte"] in found["classes"]
    assert "dip:hasParticipant" in {short for short, *_ in found["properties"]}
    assert found["prefixes"]["dip"] == "https://w3id.example/dip/ns#"


def test_an_installation_without_the_editor_has_a_field(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {name: file for name, file in files().items() if "yasgui" not in name}
    monkeypatch.setattr("kg.serve.static.files", lambda: known)
    from kg.serve.static import address

    address.cache_clear()
    found = page(client, "/query")
    assert not [src for src in found.tree.xpath("//script/@src") if "yasgui" in src]
    assert found.tree.xpath("//form[contains(@class, 'editor')]//textarea")
    address.cache_clear()
