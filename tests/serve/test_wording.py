"""What is said of a fault is in the language of the page; where there are no words for it, it says so."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import kg
from kg import languages
from kg.serve.wording import sentence, told, translated
from tests.serve.pages.html import page

# Words that one place of the program puts into another's sentence.
FILLED = ("which is not allowed here", " is no date", " is no integer")
FIELD = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_pattern_is_said_somewhere_and_keeps_its_fields(language: str) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(kg.__file__).parent.rglob("*.py"))
    plain = re.sub(r'"\s*\n\s*f?"', "", source)
    for pattern, words in languages.table(language, "faults")["faults"].items():
        assert sorted(FIELD.findall(pattern)) == sorted(FIELD.findall(words)), pattern
        for part in FIELD.split(pattern):
            assert part.strip() in plain or part.endswith(FILLED), pattern


def test_the_most_exact_words_are_taken() -> None:
    assert (
        translated("person/a is a person, no fact", "nb") == "person/a er av slaget person og ikke et faktum"
    )
    assert translated('expected "(" or PREFIX', "nn") == 'her er venta "(" eller PREFIX'
    assert translated("something nobody foresaw", "nb") == ""
    assert sentence("something nobody foresaw", "nb").language == "en"
    assert [one.text for one in told("not a date: x", "write 2021, 2021-10 or 2021-10-25", "en")] == [
        "Not a date: x.", "Write 2021, 2021-10 or 2021-10-25."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "/nb/query?query=SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            "SERVICE spør en annen tjener",
        ),
        ("/nn/query?query=DROP ALL", "DROP skriv, og her kan det berre lesast."),
        ("/nb/query?query=SELECT", "Her ventes "),
        (
            "/nn/questions/office-holder?day=yesterday",
            "'yesterday' er ingen dato. Skriv det slik: 2021-10-25.",
        ),
        ("/nb/explore?from=x", "Ikke en dato: x. Skriv 2021, 2021-10 eller 2021-10-25."),
    ],
)
def test_pages_say_it_in_their_language(client: TestClient, path: str, words: str) -> None:
    found = page(client, path)
    said = found.first("//*[@role='alert']")
    assert words in " ".join(said.split())
    assert not found.tree.xpath("//*[@role='alert']//*[@lang='en']")


def test_the_explorers_answers_are_in_its_language_and_the_protocols_in_english(client: TestClient) -> None:
    wanted = {"Accept": "application/json"}
    found = client.get("/nn/api/graph?from=2022&to=2021", headers=wanted).json()
    assert found["title"] == "perioden sluttar (2021) før han byrjar (2022)"
    assert client.get("/sparql?query=DROP ALL", headers=wanted).json()["title"].startswith("query, line 1")
