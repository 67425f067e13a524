"""The named questions on pages: forms, answers, faults."""

import csv
import io

from starlette.testclient import TestClient

from kg.query.questions import questions
from tests.serve.pages.html import of, page


def test_every_question_is_listed_in_the_language_of_the_page(client: TestClient) -> None:
    for language in ("nb", "en"):
        found = page(client, f"/{language}/questions")
        assert set(found.texts("//main//li/a")) == {one.titles[language] for one in questions().values()}


def test_an_answer_is_a_table_of_links_and_can_be_taken_away(client: TestClient) -> None:
    found = page(client, "/questions/meetings-of?person=Anniken Huitfeldt")
    rows = found.tree.xpath("//main//tbody/tr")
    assert "Møte mellom Anniken Huitfeldt og Sergej Lavrov" in found.texts("//main//tbody//a")
    assert found.tree.xpath("//input[@name='person']/@value") == ["Anniken Huitfeldt"]
    assert found.first(f"{of('cap')}/span") == f"Viser {len(rows)} av {len(rows)} rader"
    taken = client.get(found.links(of("cap"))[0])
    assert taken.headers["content-type"].startswith("text/csv")
    assert len(list(csv.reader(io.StringIO(taken.text)))) == len(rows) + 1


def test_a_question_without_an_answer_and_one_that_cannot_be_asked(client: TestClient) -> None:
    assert page(client, "/questions/meetings-of?person=%22%7D%20DROP%20ALL%20%23").texts(of("void"))
    wrong = page(client, "/questions/office-holder?day=yesterday")
    assert "yesterday" in wrong.first("//*[@role='alert']")
    assert page(client, "/questions/nothing").status == 404
    assert client.get("/questions/office-holder/csv?day=yesterday").status_code == 400


def test_an_answer_is_in_the_language_of_the_page(client: TestClient) -> None:
    texts = {
        language: set(page(client, f"/{language}/questions/meetings-of").texts("//main//tbody/tr[1]/td"))
        for language in ("nb", "en")
    }
    assert {"holdt", "held"} & texts["nb"] == {"holdt"}
    assert {"holdt", "held"} & texts["en"] == {"held"}
    heads = page(client, "/nn/questions/meetings-of").texts("//main//th")
    assert heads == ["Når", "Kva", "Status", "Hending"]
