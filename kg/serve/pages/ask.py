"""The named questions: a form for each, its answer as a table, and the same as CSV."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.errors import KgError, NotFound, QueryError, QueryTimeout, UsageError
from kg.export.tables import sheet
from kg.mapping.quads import LABEL
from kg.query.answers import Answer
from kg.query.questions import Question, question, questions
from kg.serve.faults import Refused
from kg.serve.languages import language_of
from kg.serve.pages.differences import lasted
from kg.serve.pages.frame import HEADERS, frame, rendered
from kg.serve.pages.reader import Named, Reader, upper
from kg.serve.pages.results import Merged, cell, together
from kg.serve.wording import told

_ROWS = 200  # of an answer that a page shows; CSV has all


def asked(reader: Reader, _: Mapping[str, str]) -> dict[str, Any]:
    """The values of questions.html: every question, by subject."""
    return {
        "groups": [
            (
                group,
                heading,
                [(text, reader.link(f"/questions/{one.name}"), _asks(reader, one)) for text, one in ones],
            )
            for group, heading, ones in grouped(reader)
        ]
    }


def grouped(reader: Reader) -> list[tuple[str, str, list[tuple[str, Question]]]]:
    """Subject, heading and its questions by what they are called, in the order of the headings."""
    found: dict[str, list[tuple[str, Question]]] = {group: [] for group in reader.words["question_groups"]}
    for one in questions().values():
        found[one.group].append((_title(reader, one), one))
    return [
        (group, reader.words["question_groups"][group], sorted(ones, key=lambda pair: pair[0]))
        for group, ones in found.items()
    ]


async def answer(request: Request) -> Response:
    """The page of a question with its answer, or with why there is none; `/csv` behind it gives the rows."""
    try:
        one = question(request.path_params["name"])
    except NotFound as fault:
        raise Refused(404, "there is no such question") from fault
    given = {p.name: request.query_params.get(p.name, p.default) for p in one.parameters}
    language, prefix = language_of(request)
    found: Answer | None = None
    wrong: KgError | None = None
    try:
        found = await _answered(request, one, given, language)
    except (QueryError, UsageError) as fault:
        wrong = fault
    if request.url.path.endswith("/csv"):
        if found is None:
            raise Refused(400, *((wrong.message, wrong.remedy) if wrong else ("no answer",))) from wrong
        headers = {"Content-Disposition": f'attachment; filename="{one.name}.csv"', "Vary": "Accept"}
        return for_spreadsheets(found, headers)
    reader = Reader(request.app.state.views.current(), language, prefix)
    values = {**frame(request), **_values(reader, one, given, found)}
    stopped = isinstance(wrong, QueryTimeout)
    values |= {"wrong": told(wrong.message, wrong.remedy, language) if wrong else (), "stopped": stopped}
    return HTMLResponse(rendered("question.html", values), headers=HEADERS)


def for_spreadsheets(found: Answer, headers: Mapping[str, str]) -> Response:
    """The rows as CSV of which no cell is run, after the mark by which Excel knows UTF-8."""
    kept = {name: value for name, value in headers.items() if name.lower() != "content-length"}
    return Response(f"\ufeff{sheet(found.names, found.rows())}", media_type="text/csv", headers=kept)


async def _answered(request: Request, one: Question, given: Mapping[str, str], language: str) -> Answer:
    sparql = one.with_values(given, language)
    answered: Answer = await request.app.state.workers.ask(sparql, gone=request.is_disconnected)
    return answered


def _values(reader: Reader, one: Question, given: Mapping[str, str], found: Answer | None) -> dict[str, Any]:
    rows = together(found) if found else []
    shown = rows[:_ROWS]
    names = [name for name in found.names if not _repeats(reader, name, shown)] if found else []
    return {
        "title": _title(reader, one), "asks": _asks(reader, one), "parameters": fields(reader, one, given),
        "names": [upper(reader.words["columns"].get(name, name)) for name in names],
        "rows": [[_cell(reader, name, row.get(name, ())) for name in names] for row in shown],
        "said": reader.say(reader.words["words"]["rows_shown"], n=len(shown), m=len(rows)),
        "editor": reader.link("/query", question=one.name, **given),
        "shown": len(shown), "total": len(rows), "cut": bool(found and found.cut),
        "csv": reader.link(f"/questions/{one.name}/csv", **given), "sparql": one.sparql.strip(),
        "itself": reader.link(f"/questions/{one.name}"),
    }  # fmt: skip


def _repeats(reader: Reader, name: str, rows: Sequence[Merged]) -> bool:
    """Whether a column only says what a thing of the same row is called: its name stands there as a link."""
    texts = [(row, {one["value"] for one in row.get(name, ()) if one["type"] != "uri"}) for row in rows]
    if not any(values for _, values in texts):
        return False
    return all(
        any(values <= set(reader.values(one["value"], LABEL[1:-1])) for cell in row.values() for one in cell
            if one["type"] == "uri")
        for row, values in texts
    )  # fmt: skip


def _cell(reader: Reader, name: str, bound: Sequence[Mapping[str, str]]) -> list[Named]:
    """The values of a cell in words; codes that only this program knows by their meaning."""
    return [_term(reader, name, one) for one in bound] or [cell(reader, None)]


def _term(reader: Reader, name: str, bound: Mapping[str, str]) -> Named:
    value = cell(reader, bound)
    if bound["type"] == "uri":
        return value
    if name == "rule":
        return replace(value, label=reader.words["rules"].get(value.label, value.label))
    return replace(value, label=lasted(reader, value.label))


def fields(reader: Reader, one: Question, given: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """The fields of a question's form: name, label, value, type."""
    return [
        (p.name, reader.words["parameters"].get(p.name, p.name), given[p.name], _type(p.kind))
        for p in one.parameters
    ]


def _type(kind: str) -> str:
    return {"date": "date", "integer": "number"}.get(kind, "text")


def _asks(reader: Reader, one: Question) -> str:
    return upper(one.asks.get(reader.language) or one.asks["en"])


def _title(reader: Reader, one: Question) -> str:
    return one.titles.get(reader.language) or one.title
