"""What another reader proposes, before anything is believed: words, and the stretch they stand in."""

from dataclasses import dataclass
from typing import Literal, Protocol

from kg.document import Document
from kg.records import SoftwareAgent, Span, Withheld

NameKind = Literal["person", "organisation", "place"]
Role = Literal["participant", "host", "guest", "organiser"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that are said to stand within a stretch of the text, which may be just as long as they."""

    text: str
    within: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedName:
    """A name of somebody or something."""

    kind: NameKind
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEvent:
    """An event by the word that tells it and who takes part; its time, place and status we read ourselves."""

    type: str
    trigger: Words
    members: tuple[tuple[Words, Role], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedStatement:
    """Words said, who said them, and the word that says so; `said` begins within `begins`."""

    speaker: Words
    said: Words
    cue: Words
    begins: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedInvitation:
    """Who asks whom to come where."""

    trigger: Words
    inviter: Words
    invitee: Words
    destination: Words | None = None


Proposal = ProposedName | ProposedEvent | ProposedStatement | ProposedInvitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """All that one reader says of one article; `failed` says why it could not be asked."""

    agent: SoftwareAgent
    proposals: tuple[Proposal, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    failed: str = ""


class Reader(Protocol):
    """Another reader than our own. It proposes; `admit` decides what becomes part of an Extraction."""

    @property
    def agent(self) -> SoftwareAgent:
        """Who it is, as the provenance tells it."""

    @property
    def parallel(self) -> int:
        """How many articles it reads at a time; 1 where it computes on this machine."""

    def stop(self) -> None:
        """The run ends: whatever waits in a thread waits no longer."""

    def propose(self, document: Document) -> Opinion:
        """What it sees in an article; called from several threads where `parallel` is more than 1."""
