"""The frozen records that pass between rooms. Offsets count code points of `Article.text`, end-exclusive.

They are Structs, made, written and read in a tenth of the time of dataclasses. What the reading asks in every
clause is in `document`.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

Status = Literal["held", "ongoing", "planned", "proposed", "cancelled", "postponed", "denied"]
Mode = Literal["direct", "indirect"]
Stance = Literal["positive", "negative", "neutral"]
ReaderKind = Literal["spacy", "llm"]
DifferenceKind = Literal["update", "refinement", "addition", "conflict"]
DifferingFact = Literal[
    "status", "day", "hour", "duration", "place", "participant", "answer", "destination", "first"
]  # fmt: skip
AdditionKind = Literal["person", "organisation", "place", "event", "statement", "invitation"]


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of `Article.text`: first code point, and one past the last."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


Evidence = Span


class Article(Struct, frozen=True, kw_only=True):
    """One news article as it is stored: NFC text with paragraphs parted by blank lines."""

    id: str
    text: str
    language: str
    title: str = ""
    published: str | None = None  # ISO 8601 date or date-time
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    sha256: str = ""  # of text, UTF-8
    origin: str = ""  # file and line it was read from, for messages


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A time as printed, and the ISO dates a named rule makes of it (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`)."""

    start: int
    end: int
    value: str
    until: str | None = None
    clock: str | None = None  # HH:MM
    rule: str = ""
    publication_needed: bool = False


class OfficeHeld(Struct, frozen=True, kw_only=True):
    office: str
    of: str
    when: Literal["current", "former", "designate"] = "current"
    portfolio: str | None = None
    evidence: tuple[Evidence, ...] = ()
    of_inferred: bool = False


class Person(Struct, frozen=True, kw_only=True):
    """A person of the article under the fullest name printed; `also` the other forms, slips included."""

    name: str
    also: tuple[str, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    party: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Participant(Struct, frozen=True, kw_only=True):
    """Who takes part, and how.

    `who` is a person's `name`, an ISO 3166-1 alpha-3 code, or an organisation's name as in
    `Extraction.organisations`.
    """

    who: str
    role: Literal["participant", "host", "guest", "organiser"] = "participant"
    inferred: bool = False  # not named with the event: the people of the sentences around it


class Duration(Span, frozen=True, kw_only=True):
    """How long something took, as printed: "<" less than so many minutes, ">" more, "~" about, "" so many."""

    minutes: int
    sign: Literal["", "<", ">", "~"] = ""

    @property
    def value(self) -> str:
        """As ISO 8601 has it, with its sign before."""
        return f"{self.sign}PT{self.minutes}M"


class Event(Struct, frozen=True, kw_only=True):
    id: str
    type: str
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    trigger: Evidence
    plover: str | None = None
    status: Status = "held"
    start: str | None = None
    end: str | None = None
    time: TimeExpression | None = None
    time_inferred: bool = False  # taken from the dispatch's date, not from words of its own
    place_inferred: bool = False  # taken from the event around it
    venue: str | None = None
    city: str | None = None
    country: str | None = None
    part_of: str | None = None
    first_claim: Evidence | None = None  # words that call it the first of its kind
    lasted: Duration | None = None


class Invitation(Struct, frozen=True, kw_only=True):
    inviter: str | None
    invitee: str | None
    destination: str | None
    evidence: tuple[Evidence, ...]
    status: Literal["extended", "accepted", "declined"] = "extended"
    other_destinations: tuple[str, ...] = ()  # of other tellings in the same article
    inferred_inviter: bool = False  # the body that holds the gathering somebody is invited to


class Statement(Struct, frozen=True, kw_only=True):
    """Something said by somebody; `start` and `end` bound the words said, not the cue."""

    speaker: str
    mode: Mode
    start: int
    end: int
    evidence: tuple[Evidence, ...]
    co_speakers: tuple[str, ...] = ()
    addressee: str | None = None
    about: tuple[str, ...] = ()
    stance: Stance | None = None
    plover: str | None = None  # root code of the sentence that says so, where its cues are known
    cue: str | None = None
    time: TimeExpression | None = None  # when it was said, where the cue's own clause says so
    inferred_addressee: bool = False  # taken over from the statements before, or from the other side of talks
    inferred_speaker: bool = False  # no cue beside the words: taken from the surrounding turns


class Refusal(Struct, frozen=True, kw_only=True):
    """Something that was not taken over, where, and why."""

    origin: str
    reason: str
    remedy: str = ""


class SoftwareAgent(Struct, frozen=True, kw_only=True):
    """A reader beside our own: what it is, the model it runs, the model's or the prompt's version."""

    kind: ReaderKind
    name: str
    version: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.name}"


class Addition(Struct, frozen=True, kw_only=True):
    """One thing of an Extraction that another reader found, and the spans that bear it.

    `local` is a name, an event's id, a statement's `start-end`, or an invitation's number from 1.
    """

    agent: SoftwareAgent
    kind: AdditionKind
    local: str
    evidence: tuple[Evidence, ...]


class Withheld(Struct, frozen=True, kw_only=True):
    """Something that another reader named and that was not taken over: its words, and why."""

    agent: SoftwareAgent
    kind: AdditionKind | Literal["article"]
    words: str
    reason: str


class Extraction(Struct, frozen=True, kw_only=True):
    """All that was read in one article. Country and organisation evidence maps a key to where it is named."""

    article: Article
    persons: tuple[Person, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    statements: tuple[Statement, ...] = ()
    named_at: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    places: tuple[str, ...] = ()  # named, without an event there
    additions: tuple[Addition, ...] = ()  # which of all this other readers found; the rest is ours
    withheld: tuple[Withheld, ...] = ()

    def ours(self) -> "Extraction":
        """The same without what other readers added."""
        theirs = {(a.kind, a.local) for a in self.additions}
        bodies = tuple(o for o in self.organisations if ("organisation", o) not in theirs)
        return replace(
            self,
            persons=tuple(p for p in self.persons if ("person", p.name) not in theirs),
            organisations=bodies,
            events=tuple(e for e in self.events if ("event", e.id) not in theirs),
            invitations=tuple(
                i for n, i in enumerate(self.invitations, 1) if ("invitation", str(n)) not in theirs
            ),
            statements=tuple(s for s in self.statements if ("statement", f"{s.start}-{s.end}") not in theirs),
            named_at={k: v for k, v in self.named_at.items() if ("organisation", k) not in theirs},
            places=tuple(p for p in self.places if ("place", p) not in theirs),
            additions=(),
            withheld=(),
        )


class Decision(Struct, frozen=True, kw_only=True):
    """What one local name of an article was taken for, with the score (0 to 1) and the reasons."""

    kind: Literal["person", "event", "place", "organisation"]
    local: str  # the name or event id within the article
    slug: str  # of the shared entity; mapping.iris makes the IRI
    score: float
    reasons: tuple[str, ...]
    wikidata: str | None = None
    added: bool = False  # only what another reader found needs it


class Side(Struct, frozen=True, kw_only=True):
    """What one article says, or is silent on (no `value`), and where: one side of a difference.

    `value` is an ISO date or clock time, a status code, or the `kind/slug` of somebody or of a place.
    """

    article: str
    thing: str  # `event/slug`, or the article's own `invitation/number`
    value: str
    spans: tuple[Evidence, ...] = ()


class Difference(Struct, frozen=True, kw_only=True):
    """Two articles that differ on one fact of one thing, the earlier telling first, by which rule and how."""

    kind: DifferenceKind
    fact: DifferingFact
    rule: str
    earlier: Side
    later: Side


class Note(Struct, frozen=True, kw_only=True):
    """What is worked out of an article among others: the story it prints, where it differs from others."""

    article: str
    origin: str
    differences: tuple[Difference, ...] = ()


def is_state(key: str) -> bool:
    """Whether the key of a participant is a state's, by its ISO 3166-1 alpha-3 code."""
    return len(key) == len("NOR") and key.isupper()
