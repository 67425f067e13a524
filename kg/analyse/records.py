"""What is worked out, and from what. Days are ISO 8601, as precise as they are known; things are IRIs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Net = Literal["person", "country", "person-event"]
By = Literal["month", "quarter", "year"]
NETS: tuple[Net, ...] = get_args(Net)
BYS: tuple[By, ...] = get_args(By)
HELD = frozenset({"held", "ongoing"})  # what has taken place, or is
NO_CONTACT = frozenset({"expulsion", "sanction", "protest_note", "appointment"})  # not done together


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An event with the people and the countries in it; `day` is "" where no source dates it."""

    iri: str
    type: str
    status: str
    day: str
    persons: tuple[str, ...]
    countries: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def sides(self) -> frozenset[str]:
        """All that are in it."""
        return frozenset((*self.persons, *self.countries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which events count: `types` empty for all but NO_CONTACT, `low` and `high` "" for no bound."""

    net: Net = "person"
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = HELD
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two nodes by their places in the network, and the events that tie them, the first one first.

    `weight` adds 1/(n-1) for each event of n sides (Newman 2001, doi:10.1103/PhysRevE.64.016132): a talk
    between two counts one, being two of eleven at a summit a tenth.
    """

    a: int
    b: int
    weight: float
    events: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A projection: nodes in the order of their IRIs, ties in the order of their nodes.

    `events` are all that were projected, `crowded` those left out since more than ANALYSE_SIDES are in them.
    """

    asked: Asked
    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]
    events: tuple[str, ...]
    crowded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one node; `community` is its number, the largest 1, None where it has no tie."""

    iri: str
    events: int
    degree: int
    strength: float
    betweenness: float
    pagerank: float
    community: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The figures of all nodes, in their order, and how they came about.

    `pivots` is from how many nodes betweenness was estimated, None where it is exact.
    """

    rows: tuple[Measured, ...]
    library: str
    seed: int
    modularity: float
    pivots: int | None = None


MEASURES = ("degree", "strength", "betweenness", "pagerank", "community")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brokered:
    """How often one node stands between two that have no tie, by the blocs of the three."""

    iri: str
    bloc: str
    roles: Mapping[str, int]
    pairs: tuple[tuple[str, str, str], ...] = field(default=())  # one side, the other, the role

    @property
    def total(self) -> int:
        """In all roles."""
        return sum(self.roles.values())

    @property
    def across(self) -> int:
        """Between two that are not of the same bloc as each other and the broker."""
        return self.total - self.roles.get("coordinator", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A month (2021-10), quarter (2021-Q4) or year, its events, and how many events of all are in it."""

    name: str
    events: tuple[str, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From this period on there are `after` events a period, `before` of them until then.

    `gain` is what twice the log-likelihood is greater by for the change, beyond the penalty for it.
    """

    period: str
    before: float
    after: float
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Periods without a gap; `unplaced` are events whose day is not known so precisely."""

    by: By
    periods: tuple[Period, ...]
    unplaced: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    share: bool = False  # whether changes are in the share of all that is told
    cut: int = 0  # periods before the first that are left out

    @property
    def total(self) -> int:
        """Events in all periods."""
        return sum(len(period.events) for period in self.periods)
