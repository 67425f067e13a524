"""Corrections: a form for each, what it would change, the decision, those taken with their undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg import limits
from kg.deciding import Decided, Desk, desk
from kg.errors import KgError, UsageError
from kg.explain import told
from kg.query.prefixes import shortened
from kg.resolve.editors import Row, Rulings
from kg.serve.editing import Editing
from kg.serve.faults import Refused
from kg.serve.languages import language_of
from kg.serve.pages.differences import valued
from kg.serve.pages.frame import frame, rendered
from kg.serve.pages.reader import Named, Reader, node_of
from kg.serve.wording import Told
from kg.serve.wording import told as worded
from kg.store import tellers
from kg.trying import Fact, Tried, tried

_SHARED = ("person", "event", "organisation", "place")
_RETRACTED = ("event", "statement", "invitation", "article")
_SHOWN = 20  # facts, articles and decisions of one page
_ARTICLES = 200  # of one thing, to choose among
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A decision as a form asks for it."""

    verb: str
    of: str = ""
    other: str = ""
    articles: tuple[str, ...] = ()
    name: str = ""
    number: str = ""
    because: str = ""

    def decide(self, editor: Desk) -> Decided:
        """Takes it; UsageError for what is no decision."""
        if self.verb == "same":
            return editor.same(self.of, self.other, self.because)
        if self.verb == "different":
            return editor.different(self.of, self.other, self.because)
        if self.verb == "split":
            return editor.different(self.of, self.of, self.because, self.articles)
        if self.verb == "rename":
            return editor.rename(self.of, self.name, self.because)
        if self.verb == "retract":
            return editor.retract(self.of, self.because)
        if self.verb == "undo" and self.number.isascii() and self.number.isdigit():
            return editor.undo(int(self.number), self.because)
        raise UsageError(f"{self.verb!r} is no decision", remedy="use the form of the page")

    def fields(self) -> list[tuple[str, str]]:
        """It again, as hidden fields."""
        single = [(n, getattr(self, n)) for n in ("verb", "of", "other", "name", "number", "because")]
        return [(n, v) for n, v in single if v] + [("articles", one) for one in self.articles]


async def edit(request: Request) -> Response:
    """The forms for the thing that `of` names; without it the decisions taken, the last first."""
    editing = _editing(request)
    if "key" in request.query_params:
        return editing.entered(request)
    if not editing.known(request):
        raise Refused(403, "this browser has no key", "open the address that kg serve --edit printed")
    language, prefix = language_of(request)
    reader = Reader(await run_in_threadpool(request.app.state.views.current), language, prefix)
    of = request.query_params.get("of", "")
    values = await run_in_threadpool(_forms, reader, of) if of else {}
    values |= {"of": of, "decisions": await run_in_threadpool(_decisions, _folder(request), reader, of)}
    return _page(request, "edit.html", values)


async def preview(request: Request) -> Response:
    """What a decision would change, with the button that takes it; nothing is changed."""
    editing, wanted = await _asked(request)
    language, prefix = language_of(request)
    async with editing.deciding:
        found, wrong = await run_in_threadpool(_tried, _folder(request), wanted, editing.by, language)
    reader = Reader(await run_in_threadpool(request.app.state.views.current), language, prefix)
    values = {
        "wanted": wanted, "hidden": wanted.fields(), "wrong": wrong, "named": _named(reader, wanted),
        **(_changes(reader, found) if found else {}), "found": found is not None,
    }  # fmt: skip
    return _page(request, "edit-preview.html", values, 400 if wrong else 200)


async def decide(request: Request) -> Response:
    """Takes the decision, and shows those taken, with the undo of this one first."""
    editing, wanted = await _asked(request)
    async with editing.deciding:
        try:
            decided = await run_in_threadpool(_decided, _folder(request), wanted, editing.by)
        except KgError as fault:
            raise Refused(409, fault.message, fault.remedy) from fault
        await run_in_threadpool(request.app.state.views.renewed, limits.SERVE_RENEWING_SECONDS)
    _, prefix = language_of(request)
    return RedirectResponse(f"{prefix}/edit?done={decided.number}", 303, headers=_HEADERS)


def _editing(request: Request) -> Editing:
    editing: Editing | None = request.app.state.editing
    if editing is None:
        raise Refused(404, "there is nothing at this address")
    return editing


def _folder(request: Request) -> Path:
    folder: Path = request.app.state.snapshots.folder
    return folder


async def _asked(request: Request) -> tuple[Editing, Wanted]:
    """The decision of a form that a page of ours sent; Refused for any other."""
    editing = _editing(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Refused(415, "the body is no form", "use the form of the page")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limits.SERVE_BODY_BYTES:
            raise Refused(413, "the form is too long", "shorten it")
    fields = parse_qs(body.decode(errors="replace"), max_num_fields=_ARTICLES + 20)
    editing.checked(request, fields)

    def one(name: str) -> str:
        return next(iter(fields.get(name, ())), "").strip()

    return editing, Wanted(
        verb=one("verb"), of=one("of"), other=one("other"), articles=tuple(fields.get("articles", ())),
        name=one("name"), number=one("number"), because=one("because"),
    )  # fmt: skip


def _page(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    editing = _editing(request)
    given = {**frame(request), **values, "token": editing.token, "done": request.query_params.get("done", "")}
    return HTMLResponse(rendered(template, given), status, headers=_HEADERS)


def _forms(reader: Reader, of: str) -> dict[str, Any]:
    """What can be decided on a thing."""
    base = reader.view.store.iris.base
    iri = f"{base}id/{of}"
    kind = of.partition("/")[0]
    if node_of(iri) is None or reader.label(iri) == shortened(iri):
        raise Refused(404, f"the graph has no {of}")
    telling = sorted(tellers(reader.view.store, iri)) if kind in _SHARED else []
    articles = [(one, reader.source(reader.view.store.iris.article(one))) for one in telling[:_ARTICLES]]
    verbs = [
        *(("same", "different") if kind in _SHARED else ()),
        *(("split",) if len(articles) > 1 else ()),
        *(("rename",) if kind in _SHARED else ()),
        *(("retract",) if kind in _RETRACTED or "/tenure/" in of else ()),
    ]
    return {"thing": reader.named(iri), "kind": kind, "verbs": verbs, "articles": [
        (one, source.title, " · ".join(filter(None, (source.publisher, reader.day(source.issued)))))
        for one, source in articles
    ]}  # fmt: skip


def _decisions(folder: Path, reader: Reader, of: str) -> list[dict[str, Any]]:
    """The decisions on a thing, or all, the last first: number, words, whether they were taken back."""
    rulings = Rulings.of(folder)
    iri = f"{reader.view.store.iris.base}id/{of}" if of else ""
    rows = [(n, row) for n, row in rulings.rows.items() if not iri or iri in row.get("about", ())]
    return [_decision(reader, n, row, rulings) for n, row in sorted(rows, reverse=True)[:_SHOWN]]


def _decision(reader: Reader, number: int, row: Row, rulings: Rulings) -> dict[str, Any]:
    about = [reader.named(iri) for iri in row.get("about", ())]
    words = reader.words["desk"]
    what = (
        words["undid"].format(n=row["number"])
        if row["verdict"] == "undo"
        else words["did"].get(row["verdict"], "")
    )
    return {
        "number": number, "what": what, "about": about, "name": row.get("name", ""),
        "because": row.get("because", ""), "by": row.get("by", ""), "at": str(row.get("at", ""))[:16],
        "day": reader.day(str(row.get("at", ""))[:10]), "back": rulings.undone.get(number),
        "line": told(number, row, rulings.undone),
    }  # fmt: skip


def _tried(
    folder: Path, wanted: Wanted, by: str | None, language: str
) -> tuple[Tried | None, tuple[Told, ...]]:
    try:
        return tried(folder, wanted.decide, by=by, language=language), ()
    except KgError as fault:
        return None, worded(fault.message, fault.remedy, language)


def _decided(folder: Path, wanted: Wanted, by: str | None) -> Decided:
    with desk(folder, by) as editor:
        return wanted.decide(editor)


def _named(reader: Reader, wanted: Wanted) -> list[Named]:
    """The things that a decision is on, by their names."""
    base = reader.view.store.iris.base
    found = []
    for text in (wanted.of, wanted.other):
        iri = f"{base}id/{text}"
        if text:
            known = text.partition("/")[0] in (*_SHARED, *_RETRACTED)
            found.append(reader.named(iri) if known else Named(iri="", kind="", label=text, href=""))
    return found


def _stands(reader: Reader, line: str) -> tuple[Named, str]:
    """`person/x: 3 articles` as a link and a count in words."""
    thing, _, count = line.partition(": ")
    number = count.partition(" ")[0]
    named = reader.named(f"{reader.view.store.iris.base}id/{thing}")
    return named, reader.count("articles", int(number)) if number.isdigit() else count


def _changes(reader: Reader, found: Tried) -> dict[str, Any]:
    def lines(facts: tuple[Fact, ...]) -> list[tuple[str, str, str]]:
        return [(f.thing, reader.label(f.property), valued(reader, f.value)) for f in facts[:_SHOWN]]

    articles = [reader.named(reader.view.store.iris.article(one)) for one in found.articles[:_SHOWN]]
    return {
        "gone": lines(found.gone), "new": lines(found.new), "gone_more": max(len(found.gone) - _SHOWN, 0),
        "new_more": max(len(found.new) - _SHOWN, 0), "articles": articles,
        "articles_more": max(len(found.articles) - _SHOWN, 0), "rewritten": len(found.articles),
        "now": [_stands(reader, line) for line in found.now],
    }  # fmt: skip
