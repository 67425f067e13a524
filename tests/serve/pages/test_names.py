"""What has no name of its own is called something all the same, and every IRI of ours can be opened."""

import random
import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg import witnesses
from kg.query.questions import questions
from kg.serve.pages.differences import lasted
from kg.serve.pages.reader import Reader, words
from kg.serve.views import View
from kg.store import GraphStore
from tests.serve.pages.html import BROWSER, page
from tests.stores import demo

BASE = "https://w3id.example/dip/"
LANGUAGES = ("nb", "nn", "en")


@pytest.fixture(scope="module")
def view() -> View:
    return View(GraphStore.open(demo(), read_only=True), (0, 0))


def kinds(view: View) -> dict[str, list[str]]:
    """IRIs of ours by what they look like: `id/article/*/passage`, `concept`, `graph/article`."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in view.store.database.quads_for_pattern(None, None, None, None):
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, ox.NamedNode) and term.value.startswith(BASE):
                path = term.value.removeprefix(BASE).partition("#")[0]
                parts = path.split("/")
                kind = "/".join((*parts[:2], *parts[3:4], *parts[5:6])) if parts[0] == "id" else parts[0]
                found[kind].add(path)
    return {kind: sorted(paths) for kind, paths in found.items()}


def test_every_iri_of_the_graph_opens_as_a_page_and_as_rdf(client: TestClient, view: View) -> None:
    chance, seen = random.Random(5), 0
    for kind, paths in kinds(view).items():
        for path in chance.sample(paths, 1):
            shown = client.get(f"/{path}", headers=BROWSER)
            assert shown.status_code == 200, (kind, path)
            assert shown.headers["content-type"].startswith("text/html"), path
            title = page(client, f"/{path}").first("//h1")
            assert not re.match(r"(id|dip|dipc|oa):|https?:", title), (path, title)
            for accept in ("text/turtle", "application/ld+json"):
                data = client.get(f"/{path}", headers={"Accept": accept})
                assert data.status_code == 200, (path, accept)
                assert data.headers["content-type"].startswith(accept)
            seen += 1
    assert seen > 20


def test_no_page_shows_an_iri_for_a_name(client: TestClient, view: View) -> None:
    chance = random.Random(8)
    for paths in kinds(view).values():
        for path in chance.sample(paths, 1):
            for text in page(client, f"/en/{path}").texts("//main//a | //dt | //main//h1"):
                assert not re.match(r"(id|dip|dipc|oa|prov|dcterms|rdfs|skos|owl|wgs):", text), (path, text)


def test_every_column_of_a_question_has_a_word_in_every_language(view: View) -> None:
    store = ox.Store()
    names = {
        str(variable).lstrip("?") for one in questions().values()
        for variable in getattr(store.query(one.with_values({})), "variables", ())
    }  # fmt: skip
    assert len(names) > 50
    for language in LANGUAGES:
        assert not names - words(language)["columns"].keys()


def test_every_rule_by_which_articles_differ_has_words() -> None:
    folder = Path(str(witnesses.__file__)).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    rules = set(re.findall(r'difference\("\w+", "\w+", "([a-z-]+)"', text))
    assert len(rules) > 15
    for language in LANGUAGES:
        assert not rules - words(language)["rules"].keys()


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        ("PT40M", "40 min", "40 min"), ("<PT50M", "mindre enn 50 min", "less than 50 min"),
        (">PT1H30M", "mer enn 90 min", "more than 90 min"), ("~PT20M", "omtrent 20 min", "about 20 min"),
        ("PTA", "PTA", "PTA"),
    ],
)  # fmt: skip
def test_lengths_are_told_in_words(view: View, value: str, nb: str, en: str) -> None:
    assert (lasted(Reader(view, "nb"), value), lasted(Reader(view, "en"), value)) == (nb, en)


@pytest.mark.parametrize(
    ("language", "meaning"),
    [("nb", "Et møte mellom"), ("nn", "Eit møte mellom"), ("en", "A meeting between")],
)
def test_what_a_term_means_is_told_in_the_language_of_the_page(
    client: TestClient, language: str, meaning: str
) -> None:
    terms = page(client, f"/{language}/ns")
    (row,) = terms.texts("//tr[@id='BilateralMeeting']/td[2]")
    assert row.startswith(meaning)
    measured = page(client, f"/{language}/analysis").texts("//tr[@id='Degree']/td")
    assert len(measured) == 2 and measured[1].endswith(".")
    assert (measured[1] == "How many others an actor has a tie to.") == (language == "en")
    concept = page(client, f"/{language}/concept/event-type-meeting")
    told = [text for text in concept.texts("//dd/p") if text.startswith("Representa")]
    assert len(told) == 1
