"""The page on which a visitor writes SPARQL: the query, its answer as a table, downloads, examples."""

import re
import time
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg import limits
from kg.errors import NotFound, QueryError, QueryTimeout, UsageError
from kg.query.answers import Answer
from kg.query.questions import question, questions
from kg.serve import sparql
from kg.serve.faults import Refused
from kg.serve.languages import language_of
from kg.serve.pages.ask import fields, for_spreadsheets, grouped
from kg.serve.pages.frame import HEADERS, frame, rendered
from kg.serve.pages.plots import Plots
from kg.serve.pages.reader import Reader
from kg.serve.pages.results import SHOWN, tabled
from kg.serve.vocabulary import vocabulary
from kg.serve.wording import told

_FORMS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
_GRAPH_FORMS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
_EXAMPLE = "who-met-whom"  # stands in the field of a visitor who has asked nothing yet
_NOT_SPARQL = "not SPARQL"  # how the parser's complaint begins; the page has words of its own for it
_LINE = re.compile(r"line (\d+)(?:,? (?:column|character) (\d+))?")


async def editor(request: Request) -> Response:
    """The page; with `query` it holds the answer, or what is wrong with the query."""
    language, prefix = language_of(request)
    query = request.query_params.get("query", "").strip()
    found: Answer | None = None
    wrong: dict[str, str] = {}
    begun = time.perf_counter()
    if query:
        found, wrong = await _answered(request, query)
    seconds = time.perf_counter() - begun
    reader = Reader(await run_in_threadpool(request.app.state.views.current), language, prefix)
    values = await run_in_threadpool(_values, reader, query or _prepared(request), found, seconds)
    values |= await run_in_threadpool(_drawn, reader, query, found, request.query_params.get("view", ""))
    values |= {"wrong": wrong, "said": told(wrong.get("text", ""), wrong.get("remedy", ""), language)}
    values |= {"form": None if query else _form(reader, request.query_params)}
    return HTMLResponse(rendered("editor.html", {**frame(request), **values}), headers=HEADERS)


async def download(request: Request) -> Response:
    """The answer as a file; a cut one only where the visitor has been told, and with that in its name."""
    form, query = request.path_params["form"], request.query_params.get("query", "")
    media = {**_FORMS, **_GRAPH_FORMS}.get(form)
    if media is None or not query:
        raise Refused(404, "there is nothing at this address")
    found, wrong = await _answered(request, query)
    if found is None:
        raise Refused(400, wrong["text"], wrong["remedy"])
    partial = request.query_params.get("partial", "") == "true"
    answer = await run_in_threadpool(sparql.written, found, media, partial=partial)
    if form == "csv" and found.kind == "rows":
        answer = for_spreadsheets(found, dict(answer.headers))
    name = f"kg-answer{'-beginning-only' if found.cut else ''}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def terms(request: Request) -> JSONResponse:
    """Prefixes, classes and properties that a query can use, with what they mean, for completion."""
    language, _ = language_of(request)
    headers = {"Vary": "Accept-Language", "Cache-Control": "max-age=3600"}
    return JSONResponse(vocabulary(language), headers=headers)


async def _answered(request: Request, query: str) -> tuple[Answer | None, dict[str, str]]:
    """The answer, or what is wrong: its words, the remedy, the line where it is known."""
    try:
        return await request.app.state.workers.ask(query, gone=request.is_disconnected), {}
    except QueryTimeout:
        return None, {"text": "", "remedy": "", "line": "", "column": "", "place": "", "kind": "timeout"}
    except QueryError as fault:
        line = _LINE.search(f"{fault.place} {fault.message}")
        return None, {
            "text": fault.message.removeprefix(_NOT_SPARQL).lstrip("; "),
            "remedy": fault.remedy or "", "place": str(fault.place or ""),
            "line": line[1] if line else "", "column": line[2] or "" if line else "",
            "kind": "syntax" if fault.message.startswith(_NOT_SPARQL) else "fault",
        }  # fmt: skip


def _form(reader: Reader, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """The form of the question that the address names, whose fields fill in the query."""
    if asked.get("question", "") not in questions():
        return None
    one = question(asked["question"])
    given = {p.name: asked.get(p.name, p.default) for p in one.parameters}
    return {"name": one.name, "title": one.titles[reader.language], "fields": fields(reader, one, given)}


def _prepared(request: Request) -> str:
    """What stands in the field at first: the question that the address names, or an example."""
    asked = request.query_params
    try:
        one = question(asked.get("question", _EXAMPLE))
        given = {p.name: asked[p.name] for p in one.parameters if p.name in asked}
        return one.with_values(given, language_of(request)[0]).strip()
    except (NotFound, UsageError) as fault:
        raise Refused(404, fault.message, fault.remedy or "") from fault


def _values(reader: Reader, query: str, found: Answer | None, seconds: float) -> dict[str, Any]:
    words, link = reader.words["editor"], reader.link
    table = tabled(reader, found) if found else None
    forms = _GRAPH_FORMS if found and found.kind == "graph" else _FORMS
    if found and found.kind == "ask":
        forms = {name: media for name, media in _FORMS.items() if name in ("json", "xml")}
    partial = "true" if found and found.cut else ""
    return {
        "sparql": query, "table": table, "cut": bool(found and found.cut), "itself": link("/query"),
        "rows_said": _said(reader, table.total, cut=bool(found and found.cut)) if table else "",
        "title": _counted(reader, table.total, cut=bool(found and found.cut)) if table and not table.verdict
        else "",
        "took": reader.say(words["took"], s=reader.decimal(round(seconds, 2))),
        "downloads": [
            (name.upper(), link(f"/query/{name}", query=query, partial=partial)) for name in forms
        ],
        "limits": _limits(reader), "terms": link("/api/vocabulary"), "groups": [
            (heading, [(text, link("/query", question=one.name), one.name) for text, one in ones])
            for _, heading, ones in grouped(reader)
        ],
    }  # fmt: skip


def _drawn(reader: Reader, query: str, found: Answer | None, asked: str) -> dict[str, Any]:
    """The views of an answer with their addresses, the one that is shown, and its drawing."""
    if found is None:
        return {"views": [], "view": "table", "plot": None, "share": ""}
    plots = Plots(reader, found)
    view = asked if asked in plots.offered else "table"
    words, plot = reader.words["editor"], plots.plot(view)

    def address(name: str) -> str:
        return reader.link("/query", query=query, view="" if name == "table" else name)

    return {
        "view": view, "plot": plot, "share": address(view), "plot_said": reader.say(
            words["drawn"], n=plot.shown, m=plot.total, what=plot.measure
        ) if plot else "",
        "views": [(name, words["views"][name], address(name)) for name in plots.offered],
    }  # fmt: skip


def _counted(reader: Reader, total: int, *, cut: bool) -> str:
    words = reader.words["editor"]
    pattern = words["first_rows"] if cut else words["one_row"] if total == 1 else words["all_rows"]
    return reader.say(pattern, n=total)


def _said(reader: Reader, total: int, *, cut: bool) -> str:
    pattern = reader.words["editor"]["shown_of_more" if cut else "shown_of"]
    return reader.say(pattern, n=min(total, SHOWN), m=total)


def _limits(reader: Reader) -> str:
    return reader.say(
        reader.words["editor"]["limits"], seconds=round(limits.QUERY_SECONDS), rows=limits.QUERY_ROWS,
        characters=limits.QUERY_CHARACTERS,
    )  # fmt: skip
