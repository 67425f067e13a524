"""Whatever a reader says: ours stays what it is, the check finds nothing, and every added word stands in the text."""

from dataclasses import dataclass
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import Document
from kg.mapping.iris import Iris
from kg.mapping.shapes import check_article
from kg.process import Mapped, process
from kg.readers.admit import EVENT_TYPES
from kg.readers.proposals import (
    Opinion,
    Proposal,
    ProposedEvent,
    ProposedInvitation,
    ProposedName,
    ProposedStatement,
    Words,
)
from kg.records import SoftwareAgent, Span
from kg.reference import load
from tests.readers.test_graph import BOTH as TEXT
from tests.readers.texts import waffles

IRIS = Iris()
AGENT = SoftwareAgent(kind="llm", name="any")
WORDS = sorted(set(TEXT.replace(".", " ").replace(",", " ").split()))
PHRASES = [
    "Kari Solbakk",
    "Nils Forsgren",
    "Torvald Lien",
    "fisken ikke kjenner noen grenser",
    "De snakket om fiske",
]

spans = st.tuples(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5)).map(
    lambda ends: Span(start=ends[0], end=ends[1])
)
whole = st.just(Span(start=0, end=len(TEXT)))
pieces = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 60)).map(lambda t: TEXT[t[0] : t[0] + t[1]])
wild = st.builds(
    Words, text=st.sampled_from(WORDS + PHRASES) | pieces | st.text(max_size=20), within=whole | spans
)


def likely(*texts: str) -> st.SearchStrategy[Words]:
    """Words that the article has, so that enough of what is proposed is taken."""
    good = st.builds(Words, text=st.sampled_from(texts), within=whole)
    return st.integers(0, 9).flatmap(lambda n: wild if n == 9 else good)


people = likely("Kari Solbakk", "Nils Forsgren", "Solbakk", "Forsgren", "Unn Aker")
triggers = likely("delte", "vinket", "gikk", "møtte")
roles = st.sampled_from(["participant", "host", "guest", "organiser"])
names = likely("Fjordrådet", "Lillevik", "Torvald Lien", "Kari Solbakk", "Turen", "Bergen")
proposed = st.one_of(
    st.builds(ProposedName, kind=st.sampled_from(["person", "organisation", "place"]), words=names),
    st.builds(
        ProposedEvent, type=st.sampled_from([*EVENT_TYPES, "war"]), trigger=triggers,
        members=st.lists(st.tuples(people, roles), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(
        ProposedStatement, speaker=people, said=likely(*PHRASES[-2:]), cue=likely("nynnet", "at"),
        begins=whole | spans,
    ),
    st.builds(
        ProposedInvitation, trigger=triggers, inviter=people, invitee=people,
        destination=st.none() | likely("Sverige", "Bergen", "Lillevik"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Says:
    """A reader that says this."""

    proposals: tuple[Proposal, ...]
    agent: SoftwareAgent = AGENT
    parallel: int = 1

    def stop(self) -> None:
        """Nothing waits."""

    def propose(self, document: Document) -> Opinion:  # noqa: ARG002  # the interface of a reader
        return Opinion(agent=self.agent, proposals=self.proposals)


def graph_of(nquads: bytes, graph: str) -> list[bytes]:
    return [line for line in nquads.splitlines() if line.endswith(f"<{graph}> .".encode())]


@cache
def read_by_us() -> Mapped:
    """What our rules read, before anybody proposed anything."""
    return process(waffles(TEXT), load())


@settings(max_examples=20, deadline=None)
@given(st.lists(proposed, min_size=4, max_size=12).map(tuple))
def test_whatever_is_proposed(proposals: tuple[Proposal, ...]) -> None:
    ours = read_by_us()
    both = process(waffles(TEXT), load(), readers=(Says(proposals),))
    extraction = both.extraction
    assert extraction.ours() == ours.extraction
    for graph in (IRIS.article_graph("test"), IRIS.inferred_graph("test")):
        assert graph_of(both.nquads, graph) == graph_of(ours.nquads, graph)
    assert not check_article(both.nquads, TEXT)
    named = sum(isinstance(p, ProposedName) for p in proposals)
    rest = [a for a in extraction.additions if a.kind in ("event", "statement", "invitation")]
    assert len(rest) + len(extraction.withheld) >= len(proposals) - named
    said = {p.said.text for p in proposals if isinstance(p, ProposedStatement)}
    added = {a.local for a in extraction.additions if a.kind == "statement"}
    assert {TEXT[s.start : s.end] for s in extraction.statements if f"{s.start}-{s.end}" in added} <= said
    assert all(a.evidence for a in extraction.additions)
