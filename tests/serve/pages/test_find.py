"""Search: names in every spelling, words of statements, what is typed."""

import pytest
from starlette.testclient import TestClient

from kg.serve.search import Index, tokens
from tests.serve.pages.html import of, page


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("lavrov", "Sergej Lavrov"), ("Лавров", "Sergej Lavrov"), ("Lavrow", "Sergej Lavrov"),
        ("sergei lavrov", "Sergej Lavrov"), ("LAVROV sergey", "Sergej Lavrov"), ("tromso", "Tromsø"),
        ("Tromsø", "Tromsø"), ("tromsoe", "Tromsø"), ("huitf", "Anniken Huitfeldt"), ("stoere", "Jonas Gahr Støre"),
        ("støre", "Jonas Gahr Støre"), ("Norway", "Norge"), ("noreg", "Norge"), ("NATO", "Nato"),
    ],
)  # fmt: skip
def test_names_are_found_in_every_spelling(client: TestClient, query: str, label: str) -> None:
    hits = client.get("/api/search", params={"q": query}).json()["hits"]
    assert hits[0]["label"] == label
    found = page(client, f"/search?q={query}")
    assert label in found.texts("//*[@id='things']//li/a")


def test_events_are_found_by_place_and_month(client: TestClient) -> None:
    found = page(client, "/search?q=tromsø oktober 2021")
    assert "Møte mellom Anniken Huitfeldt og Sergej Lavrov" in found.texts("//*[@id='events']//h3")
    assert page(client, "/search?q=tromsø oktober 1951").texts(of("void"))


def test_words_of_statements_are_found(client: TestClient) -> None:
    found = page(client, "/search?q=nabo")
    assert any("nabo" in text for text in found.texts("//*[@id='statements']//blockquote/p"))


def test_what_is_typed_says_what_it_is(client: TestClient) -> None:
    hits = client.get("/en/api/search", params={"q": "lav"}).json()["hits"]
    assert hits[0] == {
        "label": "Sergey Lavrov", "kind": "person", "letter": "P", "note": "foreign minister of Russia",
        "href": "/en/id/person/sergey-lavrov", "iri": "https://w3id.example/dip/id/person/sergey-lavrov",
    }  # fmt: skip
    assert client.get("/api/search", params={"q": " "}).json() == {"hits": []}
    assert len(client.get("/api/search", params={"q": "s"}).json()["hits"]) == 8


def test_what_was_typed_before_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/en/api/search", params={"q": "lav"})
    kept = {"If-None-Match": first.headers["etag"]}
    again = client.get("/en/api/search", params={"q": "lav"}, headers=kept)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/nb/api/search", params={"q": "lav"}, headers=kept).status_code == 200


def test_nothing_found_says_what_may_be_meant(client: TestClient) -> None:
    found = page(client, "/search?q=Huitfeldtzz")
    assert found.first(f"{of('void')}//h2") == "Ingen treff på «Huitfeldtzz»"
    assert "/search?q=Huitfeldt" in [href.split("+")[0] for href in found.links(of("void"))]


def test_whole_names_go_before_whole_words_and_these_before_beginnings() -> None:
    index = Index([("a", ["Kari Viksund"]), ("b", ["Kari Vik"]), ("c", ["Vik"]), ("d", ["Øyvik"])])
    assert index.find("vik", 9).iris == ("c", "b", "a")
    assert index.find("oyv", 9).iris == ("d",)
    assert index.find("kari v", 1).total == 2
    assert index.find("", 9).total == 0
    assert index.find("kari nei", 9).total == 0


def test_what_articles_tell_of_goes_before_what_only_the_registry_has() -> None:
    index = Index([("a", ["Kari Vikstrand"]), ("b", ["Ola Vik"]), ("c", ["Vik"])], told=1)
    assert index.find("vik", 9).iris == ("c", "a", "b")


def test_numbers_and_signs_are_words_too() -> None:
    assert tokens("25. oktober 2021: Ærfugl-øya") == ("25", "oktober", "2021", "aerfugl", "oya")
