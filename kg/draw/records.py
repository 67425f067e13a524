"""What a picture is made of. Dates are ISO 8601, as precise as the source: 2021-10-25, 2021-10, 2021."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Kind = Literal["person", "country", "organisation", "place", "event", "statement"]
Line = Literal["said", "worked_out", "planned"]
KINDS: tuple[Kind, ...] = ("person", "country", "organisation", "place", "event", "statement")
# Something that has not taken place: drawn hollow, its lines dashed.
NOT_DONE = frozenset({"planned", "proposed", "invited", "cancelled", "postponed", "denied"})


class Graph(Protocol):
    """Anything that answers SPARQL as pyoxigraph does: the store, a snapshot of it, a `pyoxigraph.Store`."""

    def query(self, sparql: str, /) -> Any:
        """Solutions, or a boolean for ASK."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of the picture; `about` is the event, statement or invitation that proves it ("" for none)."""

    source: str
    target: str
    relation: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole graph without its words: what there is, when (IRI → ISO dates), and what is tied to what."""

    kinds: Mapping[str, Kind]
    starts: Mapping[str, tuple[str, ...]]  # every date that a source gives, in order
    ends: Mapping[str, str]
    statuses: Mapping[str, str]
    articles: Mapping[str, tuple[str, ...]]  # IRI → the articles that report it
    links: tuple[Link, ...]
    around: Mapping[str, frozenset[str]]  # IRI → its neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The part that is drawn, in a fixed order, its centre or None, and how many it was chosen from."""

    nodes: tuple[str, ...]
    centre: str | None
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article a sentence stands in. `issued` is an ISO date, `url` an http(s) address or ""."""

    title: str = ""
    publisher: str = ""
    issued: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence: `parts` alternate unmarked, marked, unmarked …; `start` is where it is in the article."""

    parts: tuple[str, ...]
    article: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The words of a selection, in one language, by IRI; `sources` by the IRI of the article."""

    labels: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    subs: Mapping[str, str]
    texts: Mapping[str, tuple[str, str]]  # statement → what was said, and its language
    passages: Mapping[str, tuple[Passage, ...]]
    sources: Mapping[str, Source]
    worked_out: frozenset[Link] = field(
        default_factory=frozenset
    )  # no article says it: inferred, or from the registry
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # IRI → further fields of its node
    types: Mapping[str, str] = field(default_factory=dict)  # code of a type of event → its name
    countries: Mapping[str, str] = field(default_factory=dict)  # code of a country → its name
