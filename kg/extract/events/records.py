"""A draft: one reading of one trigger, before readings of one event are merged."""

from dataclasses import dataclass, field

from kg.document import Sentence
from kg.extract.circumstances.records import Place
from kg.extract.frames.records import Members
from kg.records import Evidence, Status, TimeExpression


@dataclass
class Draft:
    """One reading of one trigger. `anaphoric`: a definite noun that may point back to an earlier event."""

    type: str
    members: Members
    sentence: Sentence
    trigger: Evidence
    time: TimeExpression | None = None
    place: Place = field(default_factory=Place)
    status: Status = "held"
    anaphoric: bool = False
    inferred: bool = False  # the members are those of the sentences around it
    joining: bool = False  # only says who comes to, or is host of, a gathering told elsewhere
    whole: bool = False  # says so of all the legs of a journey
    leading: bool = False  # says who leads talks, which may be told of further down
    first_claim: Evidence | None = None  # words that call it the first of its kind
    site: str = ""  # the word for what is visited on a journey: "skolen"
    alone: bool = False  # of one, with people whom nobody names: "met students"
    apart: bool = False  # "the previous round": another event than the one told before
    deed: str = ""  # which deed an event of the type "other" is
    around: bool = True  # other events are part of it: not of a gathering, or a journey, told in passing

    @property
    def who(self) -> set[str]:
        """Everybody who takes part."""
        return {w for w, _ in self.members}

    @property
    def reach(self) -> int:
        """Paragraphs back to what it points to; who was on a journey may be told at the end of a report."""
        return 6 if self.joining and self.type == "visit" else 3

    @property
    def brokered(self) -> bool:
        """Whether they are talks that somebody else brings about."""
        return self.type == "negotiation" and any(role == "organiser" for _, role in self.members)
