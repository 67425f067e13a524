"""The named questions on pages: forms, answers, faults."""

import csv
import io

from starlette.testclient import TestClient

from kg.query.answers import Answer
from kg.query.questions import questions
from kg.serve.pages.results import together
from tests.serve.pages.html import of, page


def test_every_question_is_listed_in_the_language_of_the_page(client: TestClient) -> None:
    for language in ("nb", "en"):
        found = page(client, f"/{language}/questions")
        listed = found.texts("//main//section//li/a")
        assert sorted(listed) == sorted(one.titles[language] for one in questions().values())
        assert len(found.texts("//main//section//h2")) == len({one.group for one in questions().values()})
        told = {one.asks[language] for one in questions().values()}
        assert {text.lower() for text in found.texts("//main//section//li/p")} == {
            one.lower() for one in told
        }


def test_an_answer_is_a_table_of_links_and_can_be_taken_away(client: TestClient) -> None:
    found = page(client, "/questions/meetings-of?person=Anniken Huitfeldt")
    rows = found.tree.xpath("//main//tbody/tr")
    assert "Møte mellom Anniken Huitfeldt og Sergej Lavrov" in found.texts("//main//tbody//a")
    assert found.tree.xpath("//input[@name='person']/@value") == ["Anniken Huitfeldt"]
    assert found.first(f"{of('cap')}/span") == f"Viser {len(rows)} av {len(rows)} rader"
    taken = client.get(found.links(of("cap"))[0])
    assert taken.headers["content-type"].startswith("text/csv")
    assert len(list(csv.reader(io.StringIO(taken.text)))) > len(rows)


def test_rows_that_are_every_combination_of_some_values_are_one_row() -> None:
    def row(**values: str) -> dict[str, dict[str, str]]:
        return {
            n: {"type": "uri" if v.startswith("http") else "literal", "value": v} for n, v in values.items()
        }

    one, other = "http://a.example/1", "http://a.example/2"
    combined = [row(e=one, day=day, state=state) for day in ("1", "2") for state in ("held", "planned")]
    tied = [row(e=other, day="1", state="held"), row(e=other, day="2", state="planned")]
    found = together(Answer(kind="rows", names=("e", "day", "state"), bindings=[*combined, *tied]))
    texts = [{n: [v["value"] for v in values] for n, values in one.items()} for one in found]
    assert texts == [
        {"e": [one], "day": ["1", "2"], "state": ["held", "planned"]},
        {"e": [other], "day": ["1"], "state": ["held"]}, {"e": [other], "day": ["2"], "state": ["planned"]},
    ]  # fmt: skip
    plain = Answer(kind="rows", names=("day",), bindings=[row(day="1"), row(day="1")])
    assert len(together(plain)) == 2


def test_a_question_without_an_answer_and_one_that_cannot_be_asked(client: TestClient) -> None:
    assert page(client, "/questions/meetings-of?person=%22%7D%20DROP%20ALL%20%23").texts(of("void"))
    wrong = page(client, "/questions/office-holder?day=yesterday")
    assert "yesterday" in wrong.first("//*[@role='alert']")
    assert page(client, "/questions/nothing").status == 404
    assert client.get("/questions/office-holder/csv?day=yesterday").status_code == 400


def test_an_answer_is_in_the_language_of_the_page(client: TestClient) -> None:
    texts = {
        language: set(page(client, f"/{language}/questions/meetings-of").texts("//main//tbody/tr/td"))
        for language in ("nb", "en")
    }
    assert {"holdt", "held"} & texts["nb"] == {"holdt"}
    assert {"holdt", "held"} & texts["en"] == {"held"}
    heads = page(client, "/nn/questions/meetings-of").texts("//main//th")
    assert heads == ["Når", "Stad", "Status", "Hending"]
