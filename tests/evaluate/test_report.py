"""The report: its parts, the table, the faults with their sentences, and predictions of other programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DataError, UsageError
from kg.evaluate import Report, faults, narrowed, predictions, score, table
from kg.evaluate.passages import MOST, passage, sentences
from kg.reference import load as load_registry

TEXT = (
    "Utenriksminister Kari Hage møtte Ola Vik i går. Dr. J. Moe var der.\n\n– Det gikk bra, sa hun. Vik dro."
)


def article(name: str, language: str = "nb") -> dict[str, Any]:
    event = {"id": "e1", "type": "meeting", "participants": [{"who": "Kari Hage"}, {"who": "Ola Vik"}],
             "start": "2020-01-01", "status": "held", "trigger": "møtte"}  # fmt: skip
    said = {"speaker": "Kari Hage", "mode": "direct", "start_char": TEXT.index("Det"), "end_char": TEXT.index(", sa"),
            "about": []}  # fmt: skip
    persons = [{"name": "Kari Hage", "also": ["Hage"], "offices": [{"office": "foreign_minister", "of": "NOR"}]},
               {"name": "Ola Vik", "also": ["Vik"], "offices": []}]  # fmt: skip
    return {"id": name, "language": language, "text": TEXT, "persons": persons, "countries": [],
            "organisations": [], "events": [event], "invitations": [], "statements": [said]}  # fmt: skip


NAMES = {"own-nb-01": "nb", "own-nn-01": "nn", "neg-nb-01": "nb", "loose": "en"}


def reported(**found: dict[str, Any]) -> Report:
    gold = {name: article(name, code) for name, code in NAMES.items()}
    return score(
        gold, {name: found.get(name.replace("-", "_"), gold[name]) for name in gold}, load_registry()
    )


def test_sentences_end_at_stops_before_capitals_and_at_line_breaks() -> None:
    cut = [TEXT[start:end].strip() for start, end in sentences(TEXT)]
    assert cut == [
        "Utenriksminister Kari Hage møtte Ola Vik i går.", "Dr. J. Moe var der.", "– Det gikk bra, sa hun.", "Vik dro.",
    ]  # fmt: skip


def test_a_passage_is_found_by_its_place_or_by_its_words() -> None:
    assert passage(TEXT, TEXT.index("Det"), ()) == "– Det gikk bra, sa hun."
    assert passage(TEXT, None, ("dro", "Vik")) == "Vik dro."
    assert passage(TEXT, None, ("finnes ikke",)) == passage("", None, ("x",)) == ""
    assert len(passage("a" * 999, 0, ())) == MOST


def test_a_report_parts_into_sets_and_languages() -> None:
    report = reported()
    assert list(report.parts()) == ["neg", "own"] and list(report.languages()) == ["en", "nb", "nn"]
    whole = report.as_json(by_article=True)
    assert whole["articles"] == 4 and whole["sentences"] == 16
    assert whole["sets"]["own"]["languages"]["nn"]["tasks"]["events"]["gold"] == 1
    assert set(whole["by_article"]) == set(NAMES)
    assert json.loads(json.dumps(whole)) == whole


def test_narrowed_keeps_what_is_named() -> None:
    report, tasks = narrowed(reported(), ["own", "nn", "offices"])
    assert [one.id for one in report.judged] == ["own-nn-01"] and tasks == {"offices"}
    assert narrowed(reported(), [])[0].articles == 4
    with pytest.raises(UsageError, match="nonsense"):
        narrowed(reported(), ["nonsense"])


def test_what_is_told_where_nothing_happens_has_figures_of_its_own() -> None:
    told = article("neg-nb-01")
    told["events"].append({"type": "visit", "participants": [{"who": "Ola Vik"}], "status": "held"})
    report = reported(neg_nb_01=told)
    assert "nothing happens in 1 articles (4 sentences)" in table(report)
    assert "1 events (1.000 an article, 0.2500 a sentence)" in table(report)
    spurious = report.as_json()["sets"]["neg"]["spurious"]["events"]
    assert spurious == {"told": 1, "per_article": 1.0, "per_sentence": 0.25}


def test_the_table_lists_articles_where_wanted() -> None:
    assert "own-nn-01" in table(reported(), by_article=True)
    assert "own-nn-01" not in table(reported())


def test_faults_name_the_task_the_article_and_the_sentence() -> None:
    found = article("own-nb-01")
    found["persons"][0]["offices"] = []
    found["events"][0] |= {"type": "visit", "evidence": [{"start": 0, "end": 5}]}
    found["statements"][0]["speaker"] = "Ola Vik"
    text = faults(reported(own_nb_01=found), 5)
    first = "      Utenriksminister Kari Hage møtte Ola Vik i går."
    for said in (
        "offices missed: 1\n  own-nb-01  Kari Hage: foreign_minister of NOR\n" + first,
        "events missed: 1\n  own-nb-01  meeting [Kari Hage, Ola Vik] 2020-01-01 held\n" + first,
        "events wrong: 1\n  own-nb-01  visit [Kari Hage, Ola Vik] 2020-01-01 held\n" + first,
        "direct statements differs: 1\n  own-nb-01  Det gikk bra: Ola Vik, gold Kari Hage\n      – Det gikk bra, sa hun.",
    ):  # fmt: skip
        assert said in text
    assert "events" not in faults(reported(own_nb_01=found), 5, {"offices"})
    assert faults(reported(), 5) == ""


def test_faults_are_as_many_as_are_wanted() -> None:
    nothing: dict[str, Any] = {"id": "x"}
    text = faults(reported(own_nb_01=nothing, own_nn_01=nothing), 1, {"persons"})
    assert "persons missed: 4, the first 1" in text and text.count("own-") == 1


def test_predictions_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(
        "\n".join(json.dumps(article(name)) for name in ("own-nb-01", "loose")) + "\n\n", encoding="utf-8"
    )
    found = predictions(path, NAMES)
    assert list(found) == ["own-nb-01", "loose"]
    report = score({name: article(name) for name in NAMES}, found, load_registry())
    assert report.missing == ("neg-nb-01", "own-nn-01") and report.task("events").recall == 0.5


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", ":1: not JSON"),
        ("[]", "no object with an id"),
        ('{"id": 1}', "no object with an id"),
        ('{"id": "elsewhere"}', "no article elsewhere"),
        ('{"id": "loose"}\n{"id": "loose"}', ":2: the id loose is there twice"),
        ('{"id": "loose", "events": {}}', "events: no list of objects"),
        ('{"id": "loose", "countries": [1]}', "countries: no list of texts"),
        ('{"id": "loose", "persons": [{}]}', r"persons\[0\]: no name"),
        ('{"id": "loose", "persons": [{"name": "A", "also": "B"}]}', "also: no list of texts"),
        ('{"id": "loose", "persons": [{"name": "A", "offices": [1]}]}', "offices: no list of objects"),
        ('{"id": "loose", "events": [{"participants": [{"who": null}]}]}', r"participants\[0\]: no who"),
        ('{"id": "loose", "events": [{"type": 1}]}', "type is no text"),
        ('{"id": "loose", "statements": [{"start_char": "1"}]}', "start_char is no whole number"),
    ],
)
def test_predictions_of_another_shape_are_an_error_with_their_place(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        predictions(path, NAMES)


def test_predictions_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(DataError, match="UTF-8"):
        predictions(path, NAMES)
