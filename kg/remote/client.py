"""One request to a SPARQL service → what it answered; asked again, with growing pauses, while it is busy."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from types import MappingProxyType, TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urljoin

import pyoxigraph as ox
import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util import Retry

from kg import limits
from kg.errors import QueryError, QueryTimeout, StoreError
from kg.remote.endpoint import Endpoint
from kg.remote.engines import ENGINES, Engine, Parameters, known_by

ROWS, TRIPLES, QUADS = "application/sparql-results+json", "application/n-triples", "application/n-quads"
_T = TypeVar("_T")
_BUSY = (429, 502, 503, 504)
_DENIED = (401, 403)
_LOGIN = "KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN, say who asks"


class Client:
    """A connection to an endpoint, a context manager. Its faults are StoreError, with the address."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy, no .netrc that the user did not mean for this
        # every request here may be made twice: what it asks for is a state, not a change
        again = Retry(
            total=limits.ENDPOINT_TRIES, backoff_factor=limits.ENDPOINT_PAUSE_SECONDS, status_forcelist=_BUSY,
            allowed_methods=None, raise_on_status=False,
        )  # fmt: skip
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=again))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    @cached_property
    def engine(self) -> Engine:
        """The product, as the user or the server names it."""
        if self.endpoint.engine:
            return ENGINES[self.endpoint.engine]
        answer = self._request(
            "GET", self.endpoint.query, params={"query": "ASK {}"}, headers={"Accept": ROWS}
        )
        return known_by(answer.headers.get("Server", ""))

    def select(self, sparql: str) -> list[ox.QuerySolution]:
        """The rows of our own SELECT; StoreError where the service keeps some back."""
        found = ox.parse_query_results(
            self._asked((("query", sparql),), ROWS).content, format=ox.QueryResultsFormat.JSON
        )
        if isinstance(found, ox.QueryBoolean):
            raise StoreError("answers with a yes or no", place=self.endpoint.query)
        rows = list(found)
        if self.engine.page and len(rows) >= self.engine.page:
            raise StoreError(
                f"gives at most {self.engine.page} rows", place=self.endpoint.query,
                remedy="raise the bound in its configuration",
            )  # fmt: skip
        return rows

    def ask(self, sparql: str, accept: str, seconds: float = limits.ENDPOINT_SECONDS) -> requests.Response:
        """The answer to a query of the user, in the form that is asked for."""
        return self._asked(self.engine.asked(sparql), accept, seconds)

    def _asked(
        self, sent: Parameters, accept: str, seconds: float = limits.ENDPOINT_SECONDS
    ) -> requests.Response:
        return self._request(
            "POST", self.endpoint.query, data=sent, headers={"Accept": accept}, seconds=seconds
        )

    def counts(self, within: str) -> dict[str, int]:
        """The named graphs whose IRIs begin so, with their triples."""
        rows = self.select(
            "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o }"
            f" FILTER(STRSTARTS(STR(?g), '{within}')) }} GROUP BY ?g"
        )
        return {row["g"].value: int(row["n"].value) for row in rows if row["g"] is not None}

    def size(self) -> int:
        """The triples of the default graph."""
        name = self.engine.default_graph
        held = f"GRAPH <{name}> {{ ?s ?p ?o }}" if name else "?s ?p ?o"
        (row,) = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {held} }}")
        return int(row["n"].value)

    def triples(self, graph: str) -> set[ox.Triple]:
        """All triples of a named graph that is there; of the default graph with ""."""
        name = graph or self.engine.default_graph
        if not self.engine.page:
            answer = self._request("GET", self._graphs, params=self._of(name), headers={"Accept": TRIPLES})
            return {q.triple for q in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)}
        found: set[ox.Triple] = set()
        step = self.engine.page - 1  # a full page may have been cut
        for start in range(0, limits.ENDPOINT_GRAPH_TRIPLES, step):
            rows = self.select(
                f"SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }} OFFSET {start} LIMIT {step}"
            )
            found.update(ox.Triple(row["s"], row["p"], row["o"]) for row in rows)
            if len(rows) < step:
                break
        return found

    def insert(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Adds triples to a graph; those that are there stay once."""
        name = graph or self.engine.default_graph
        for part in _parts(triples, self.engine.triples):
            body = ox.serialize(part, format=ox.RdfFormat.N_TRIPLES)
            kind = {"Content-Type": self.engine.media}
            self._request("POST", self._graphs, params=self._of(name), data=body, headers=kind)

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Adds quads at once, where the service takes whole data sets; else graph by graph."""
        for part in _parts(quads, self.engine.triples):
            if self.engine.nquads:
                body = ox.serialize(part, format=ox.RdfFormat.N_QUADS)
                self._request("POST", self._graphs, data=body, headers={"Content-Type": QUADS})
                continue
            graphs: dict[str, list[ox.Triple]] = {}
            for quad in part:
                name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
                graphs.setdefault(name, []).append(quad.triple)
            for name, triples in graphs.items():
                self.insert(name, triples)

    def delete(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Takes triples out of a graph; those that are not there are no fault."""
        name = graph or self.engine.default_graph
        for part in _parts(triples, self.engine.triples):
            inside = "\n".join(f"{t.subject} {t.predicate} {t.object} ." for t in part)
            held = f"GRAPH <{name}> {{\n{inside}\n}}" if name else inside
            self._request("POST", self._update, data={"update": f"DELETE DATA {{\n{held}\n}}"})

    def drop(self, graph: str) -> None:
        """Takes a named graph out."""
        self._request("POST", self._update, data={"update": f"DROP SILENT GRAPH <{graph}>"})

    @property
    def _update(self) -> str:
        return self.endpoint.update or urljoin(self.endpoint.query, self.engine.update)

    @property
    def _graphs(self) -> str:
        return self.endpoint.graphs or urljoin(self.endpoint.query, self.engine.graphs)

    def _of(self, name: str) -> dict[str, str]:
        return {self.engine.graphs_named: name} if name else {"default": ""}

    def _login(self, address: str) -> AuthBase | None:
        if not self.endpoint.user or self.endpoint.token:
            return None
        # Virtuoso challenges at its own addresses for writing alone
        digest = address != self.endpoint.query and self.engine.login == "digest"
        return (HTTPDigestAuth if digest else HTTPBasicAuth)(self.endpoint.user, self.endpoint.password)

    def _request(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str] = MappingProxyType({}),
        params: Mapping[str, str] | None = None,
        data: Any = None,
        seconds: float = limits.ENDPOINT_SECONDS,
    ) -> requests.Response:
        if self.endpoint.token:
            headers = {**headers, "Authorization": f"Bearer {self.endpoint.token}"}
        try:
            answer = self._session.request(
                method, address, params=params, data=data, headers=dict(headers), auth=self._login(address),
                timeout=(limits.ENDPOINT_CONNECT_SECONDS, seconds), allow_redirects=False,
            )  # fmt: skip
        except requests.Timeout as fault:
            raise QueryTimeout(
                f"gave no answer in {seconds:g} s",
                place=address,
                remedy="narrow the query, or try again later",
            ) from fault
        except requests.RequestException as fault:
            raise StoreError(
                f"cannot be reached: {_why(fault)}", place=address, remedy="is the service running there?"
            ) from fault
        if answer.ok:
            return answer
        raise _refused(answer, address)


def _refused(answer: requests.Response, address: str) -> StoreError | QueryError:
    words = " ".join(answer.text.split())[: limits.ENDPOINT_WORDS]
    if answer.status_code in _DENIED:
        return StoreError(f"does not let us in ({answer.status_code})", place=address, remedy=_LOGIN)
    if answer.status_code == requests.codes.bad_request:
        return QueryError(
            f"refused: {words}", place=address, remedy="its engine reads this otherwise than ours"
        )
    return StoreError(
        f"answered {answer.status_code}: {words}", place=address,
        remedy="KG_ENDPOINT_UPDATE and KG_ENDPOINT_GRAPHS name other addresses; what was written stays,"
        " and the next run goes on from there",
    )  # fmt: skip


def _why(fault: requests.RequestException) -> str:
    """The innermost reason, without the names of classes around it."""
    inner: BaseException = fault
    while isinstance(
        reason := getattr(inner, "reason", None) or inner.__cause__ or inner.__context__, BaseException
    ):
        inner = reason
    return str(inner).rpartition("] ")[2] or type(inner).__name__


def _parts(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
