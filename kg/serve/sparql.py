"""The SPARQL 1.1 Protocol for reading, at `/sparql`: https://www.w3.org/TR/sparql11-protocol/."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from kg import limits
from kg.errors import QueryError, QueryTimeout
from kg.query.answers import Answer, Format
from kg.serve.faults import Refused
from kg.serve.negotiation import preferred

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ROWS: Mapping[str, Format] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPHS: Mapping[str, Format] = {
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "xml",
    "application/json": "jsonld",
}
LIMITS = {
    "KG-Limit-Seconds": f"{limits.QUERY_SECONDS:g}",
    "KG-Limit-Rows": str(limits.QUERY_ROWS),
    "KG-Limit-Characters": str(limits.ANSWER_CHARACTERS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query operation: its text, and the data set that the request names, None for the store's own."""

    query: str
    default_graphs: list[str] | None
    named_graphs: list[str] | None
    partial: bool  # a cut answer is wanted rather than none


async def answer(request: Request) -> Response:
    """Runs the query of a request in a worker; Refused, QueryError or TooMany when it does not run."""
    asked = await _asked(request)
    offered = (*ROWS, *GRAPHS)
    if preferred(request.headers.get("accept", ""), offered) is None:
        raise Refused(406, "none of the forms asked for can be given", f"accept one of {', '.join(offered)}")
    try:
        found = await request.app.state.workers.ask(
            asked.query, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs,
            gone=request.is_disconnected,
        )  # fmt: skip
    except QueryTimeout as fault:
        raise Refused(504, fault.message, fault.remedy) from fault
    except QueryError as fault:
        place = f"{fault.place}: " if fault.place else ""
        raise Refused(400, f"{place}{fault.message}", fault.remedy) from fault
    return written(found, request.headers.get("accept", ""), partial=asked.partial)


def written(found: Answer, accept: str, *, partial: bool) -> Response:
    """The answer in the form that the client wants most; a cut one is refused unless it may be partial."""
    headers = {**LIMITS, "Vary": "Accept"}
    if found.cut:
        if not partial:
            raise Refused(
                413,
                f"more than {limits.QUERY_ROWS} rows or {limits.ANSWER_CHARACTERS} characters answer this",
                "add LIMIT and OFFSET, or send partial=true for the beginning of it",
            )  # fmt: skip
        headers["KG-Cut"] = "true"
    forms = GRAPHS if found.kind == "graph" else ROWS
    media = preferred(accept, tuple(forms))
    if media is None:
        kind = "a graph" if found.kind == "graph" else "rows or a yes or no"
        raise Refused(406, f"the answer is {kind}", f"accept one of {', '.join(forms)}")
    form: Format = "json" if found.kind == "ask" and forms[media] in ("csv", "tsv") else forms[media]
    if found.kind == "ask" and media in ("text/csv", "text/tab-separated-values"):
        media = "application/sparql-results+json"  # a yes or no has no other form
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(found.as_text(form), media_type=None, headers={**headers, "Content-Type": kind})


async def _asked(request: Request) -> Asked:
    """The query and data set of a request in any of the protocol's three ways."""
    fields = _fields(request.url.query, "the address")
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        _is_utf8(request.headers.get("content-type", ""))
        body = await _body(request)
        if media == FORM:
            fields += _fields(body, "the form")
        elif media == QUERY:
            fields.append(("query", body))
        elif media == UPDATE:
            raise Refused(403, "this address only reads", "use kg build to change the graph")
        else:
            raise Refused(415, f"the body is {media or 'of no kind'}", f"send it as {QUERY} or {FORM}")
    return _operation(fields)


def _operation(fields: list[tuple[str, str]]) -> Asked:
    if any(name == "update" for name, _ in fields):
        raise Refused(403, "this address only reads", "use kg build to change the graph")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise Refused(400, f"{len(queries) or 'no'} queries in one request", "send one parameter `query`")
    default = [value for name, value in fields if name == "default-graph-uri"]
    named = [value for name, value in fields if name == "named-graph-uri"]
    if len(default) + len(named) > limits.SERVE_GRAPHS:
        raise Refused(400, f"more than {limits.SERVE_GRAPHS} graphs in one request", "name fewer")
    own = not default and not named
    return Asked(
        query=queries[0], default_graphs=None if own else default, named_graphs=None if own else named,
        partial=any(name == "partial" and value.lower() in ("true", "1", "yes") for name, value in fields),
    )  # fmt: skip


def _fields(text: str, place: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=limits.SERVE_GRAPHS + 20
        )
    except ValueError as fault:  # UnicodeDecodeError is one
        raise Refused(
            400, f"{place} cannot be read: {fault}", "percent-encode the fields as UTF-8"
        ) from fault


def _is_utf8(content_type: str) -> None:
    for parameter in content_type.lower().split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8"):
            raise Refused(415, f"the body is in {value.strip()}", "send it as UTF-8")


async def _body(request: Request) -> str:
    """The body as text; Refused when it is longer than may be, or not UTF-8."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > limits.SERVE_BODY_BYTES:
            raise Refused(413, f"the request is longer than {limits.SERVE_BODY_BYTES} bytes", "shorten it")
    try:
        return received.decode()
    except UnicodeDecodeError as fault:
        raise Refused(400, "the body is not UTF-8", "send it as UTF-8") from fault
