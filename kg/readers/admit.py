"""Decides what of another reader's opinion joins an Extraction: what the text bears and ours has not."""

from collections import defaultdict
from collections.abc import Iterable

from kg import limits
from kg.document import Document, Sentence, replace
from kg.extract.circumstances.bounds import bounds
from kg.extract.circumstances.reader import CircumstanceReader
from kg.extract.circumstances.records import Place
from kg.extract.events.merged import FAMILY
from kg.extract.events.reader import PLOVER
from kg.extract.grammar.clauses import ClauseReader, finite_verbs
from kg.extract.grammar.triggers import readings
from kg.extract.speech.stance import stance
from kg.extract.speech.topics import about
from kg.languages import words
from kg.readers.names import KNOWN, OUTSIDE, Names
from kg.readers.proposals import (
    Opinion,
    Proposal,
    ProposedEvent,
    ProposedInvitation,
    ProposedName,
    ProposedStatement,
    Role,
    Words,
)
from kg.readers.spans import NOT_THERE, Unborne, nearest, only, overlap
from kg.records import (
    Addition,
    AdditionKind,
    Event,
    Extraction,
    Invitation,
    Participant,
    Person,
    SoftwareAgent,
    Span,
    Statement,
    Status,
    TimeExpression,
    Withheld,
)
from kg.reference import Registry

EVENT_TYPES = (
    "meeting", "negotiation", "conference", "summit", "phone_call", "visit", "press_conference", "ceremony",
    "agreement", "signing", "expulsion", "sanction", "protest_note", "appointment",
)  # fmt: skip
_TWO_SIDED = frozenset({"meeting", "negotiation", "phone_call", "agreement", "signing", "expulsion"})
_QUOTED = 25  # characters from which a quotation is somebody's words and not the article's own
NOT_SAID = "the words deny it, or leave it open"
TOO_FEW = "too few take part"


def admit(opinion: Opinion, document: Document, extraction: Extraction, registry: Registry) -> Extraction:
    """The extraction with what the reader may add, and what was withheld, each with its reason."""
    if opinion.failed:
        told = Withheld(agent=opinion.agent, kind="article", words="", reason=opinion.failed)
        return replace(extraction, withheld=(*extraction.withheld, told))
    room = _Admission(opinion.agent, document, extraction, registry)
    for kind in (
        ProposedName,
        ProposedEvent,
        ProposedStatement,
        ProposedInvitation,
    ):  # who, before what they do
        for proposal in opinion.proposals:
            if isinstance(proposal, kind):
                room.consider(proposal)
    return room.extraction(opinion.withheld)


class _Admission:
    """One reader's proposals for one article, one by one."""

    def __init__(
        self, agent: SoftwareAgent, document: Document, extraction: Extraction, registry: Registry
    ) -> None:
        self._agent, self._document, self._before, self._registry = agent, document, extraction, registry
        self._text, self._clauses = document.article.text, ClauseReader(document)
        self._circumstances = CircumstanceReader(document, registry, self._clauses)
        self._names = Names(document, extraction)
        self._events: list[Event] = []
        self._statements: list[Statement] = []
        self._invitations: list[Invitation] = []
        self._additions: list[Addition] = []
        self._withheld: list[Withheld] = []

    def consider(self, proposal: Proposal) -> None:
        """Takes a proposal over, or keeps the reason why not."""
        try:
            match proposal:
                case ProposedName():
                    self._names.admit(proposal)
                case ProposedEvent():
                    self._event(proposal)
                case ProposedStatement():
                    self._statement(proposal)
                case ProposedInvitation():
                    self._invitation(proposal)
        except Unborne as fault:
            kind, shown = _told(proposal)
            shown = (fault.words or shown)[: limits.READER_SHOWN_CHARACTERS]
            self._withheld.append(Withheld(agent=self._agent, kind=kind, words=shown, reason=fault.reason))

    def _added(self, kind: AdditionKind, local: str, evidence: Iterable[Span]) -> None:
        spans = tuple(sorted(set(evidence), key=lambda s: (s.start, s.end)))
        self._additions.append(Addition(agent=self._agent, kind=kind, local=local, evidence=spans))

    def _sentence(self, span: Span) -> Sentence:
        for sentence in self._document.sentences:
            if sentence.start <= span.start and span.end <= sentence.end:
                if self._document.paragraphs[sentence.paragraph].kind in ("byline", "published", "headline"):
                    raise Unborne(OUTSIDE, span.of(self._text))
                return sentence
        raise Unborne(NOT_THERE, span.of(self._text))

    def _beside(self, words: Words, sentence: Span, trigger: Span) -> Span:
        """The place of words that have to stand in the trigger's own sentence."""
        start, end = max(words.within.start, sentence.start), min(words.within.end, sentence.end)
        return nearest(words.text, self._text, Span(start=start, end=max(start, end)), trigger)

    def _own_words(self, span: Span) -> None:
        """What stands inside a quotation is told by somebody, not by the article."""
        for quote in self._document.quotes:
            if quote.end - quote.start >= _QUOTED and overlap(span, Span(start=quote.start, end=quote.end)):
                raise Unborne("it stands within a quotation", span.of(self._text))

    def _event(self, proposed: ProposedEvent) -> None:
        trigger = only(proposed.trigger.text, self._text, proposed.trigger.within)
        sentence = self._sentence(trigger)
        self._own_words(trigger)
        if proposed.type not in EVENT_TYPES or "\n" in trigger.of(self._text):
            raise Unborne("no event by its type or its word", trigger.of(self._text))
        bounds = Span(start=sentence.start, end=sentence.end)
        members: dict[str, Role] = {}
        spans = [trigger, bounds]
        for one, role in proposed.members:
            span = self._beside(one, bounds, trigger)
            members.setdefault(self._names.who(span), role)
            spans.append(span)
        event = self._told_event(proposed.type, trigger, sentence, members)
        if any(self._same(event, known) for known in (*self._before.events, *self._events)):
            raise Unborne(KNOWN, trigger.of(self._text))
        self._events.append(event)
        self._added("event", event.id, spans)

    def _told_event(self, kind: str, trigger: Span, sentence: Sentence, members: dict[str, Role]) -> Event:
        """The event with the time, place and status that we read around its word."""
        at = self._token(trigger, sentence)
        clause = self._clauses.at(sentence, at)
        time = self._circumstances.when(sentence, at, clause)
        state = self._status(at, sentence, time)
        place = self._circumstances.where(sentence, at, clause, goes=kind == "visit")
        if kind == "visit":
            members, place = self._visit(members, place)
        if len(members) < (2 if kind in _TWO_SIDED else 1):
            raise Unborne(TOO_FEW, trigger.of(self._text))
        start, end = bounds(time)
        earlier = sum(a.kind == "event" for a in self._before.additions) + len(self._events)
        return Event(
            id=f"x{earlier + 1}", type=kind,
            participants=tuple(Participant(who=w, role=r) for w, r in members.items()),
            evidence=(Span(start=sentence.start, end=sentence.end),), trigger=trigger,
            plover=PLOVER.get(kind, "CONSULT") if kind in FAMILY else None,
            status=state, start=start, end=end, time=time,
            venue=place.venue, city=place.city, country=place.country,
        )  # fmt: skip

    def _visit(self, members: dict[str, Role], place: Place) -> tuple[dict[str, Role], Place]:
        """A visit is to a country: the host named, else where it takes place; without one it is none."""
        countries = [w for w in members if w in self._registry.countries]
        hosts = [w for w in countries if members[w] == "host"]
        if not hosts and len(countries) < len(members):
            hosts = countries
        guests = [w for w in members if w not in hosts and members[w] != "host"]
        if len(hosts) > 1:
            raise Unborne("more than one country is visited")
        country = hosts[0] if hosts else place.country
        if not country or not guests:
            raise Unborne(TOO_FEW)
        there: dict[str, Role] = {**dict.fromkeys(guests, "guest"), **dict.fromkeys(hosts, "host")}
        city = place.city if place.country in (None, country) else None
        return there, Place(city=city, country=country, venue=place.venue)

    def _token(self, span: Span, sentence: Sentence) -> int:
        tokens = self._document.tokens
        return next(i for i in range(*sentence.tokens) if tokens[i].end > span.start)

    def _status(self, at: int, sentence: Sentence, time: TimeExpression | None) -> Status:
        """How real an event is by our own rules; Unborne where they cannot tell by its word."""
        language, tokens = self._document.article.language, self._document.tokens
        norm = tokens[at].norm
        noun = any(r.pattern == "noun" for r in readings(language, tokens, at, sentence.tokens[1]))
        past = tuple(words(language, "frames", "not_present_endings"))
        present = norm.endswith(tuple(words(language, "frames", "present_endings"))) and not norm.endswith(
            past
        )
        if present and not noun and time is None and norm not in finite_verbs(language):
            raise Unborne(NOT_SAID, tokens[at].text)  # a verb of the present tense, or a plural
        clause = self._clauses.at(sentence, at)
        pattern = "noun" if noun else ""
        state = self._circumstances.status(sentence, clause, at, time, pattern, present=present and not noun)
        if state is None:
            raise Unborne(NOT_SAID, tokens[at].text)
        return state

    def _same(self, one: Event, known: Event) -> bool:
        """Whether two events may be one: the same word, or family, somebody in common and no other time."""
        if overlap(one.trigger, known.trigger):
            return True
        if FAMILY.get(one.type, one.type) != FAMILY.get(known.type, known.type):
            return False
        a, b = (one.start or "")[:10], (known.start or "")[:10]
        return bool(self._sides(one) & self._sides(known)) and (a.startswith(b) or b.startswith(a))

    def _sides(self, event: Event) -> set[str]:
        """Those who take part, and whom they serve."""
        who = {p.who for p in event.participants}
        return who | {o.of for p in self._before.persons if p.name in who for o in p.offices}

    def _statement(self, proposed: ProposedStatement) -> None:
        said = only(proposed.said.text, self._text, proposed.said.within)
        part = next(
            (p for p in self._document.paragraphs if p.start <= said.start and said.end <= p.end), None
        )
        if part is None or not proposed.begins.start <= said.start < proposed.begins.end:
            raise Unborne(NOT_THERE, proposed.said.text)
        if part.kind in ("byline", "published", "headline"):
            raise Unborne(OUTSIDE, proposed.said.text)
        cue = nearest(proposed.cue.text, self._text, proposed.cue.within, said)
        speaker = nearest(proposed.speaker.text, self._text, proposed.speaker.within, said)
        if overlap(cue, speaker):
            raise Unborne("one word cannot be both who speaks and that it is said", cue.of(self._text))
        who = self._names.who(speaker)
        if any(
            overlap(said, Span(start=s.start, end=s.end))
            for s in (*self._before.statements, *self._statements)
        ):
            raise Unborne(KNOWN, proposed.said.text)
        verb = cue.of(self._text)
        statement = Statement(
            speaker=who, mode="direct" if self._quoted(said) else "indirect", start=said.start, end=said.end,
            evidence=tuple(sorted({said, cue, speaker}, key=lambda s: s.start)), cue=verb,
            about=about(self._document, said.start, said.end, (who,)),
            stance=stance(said.of(self._text), verb, self._document.article.language),
        )  # fmt: skip
        self._statements.append(statement)
        self._added("statement", f"{said.start}-{said.end}", statement.evidence)

    def _quoted(self, said: Span) -> bool:
        """Whether all the words are set apart as somebody's own."""
        return any(q.start <= said.start and said.end <= q.end for q in self._document.quotes)

    def _invitation(self, proposed: ProposedInvitation) -> None:
        trigger = only(proposed.trigger.text, self._text, proposed.trigger.within)
        sentence = self._sentence(trigger)
        self._own_words(trigger)
        bounds = Span(start=sentence.start, end=sentence.end)
        inviter = self._beside(proposed.inviter, bounds, trigger)
        invitee = self._beside(proposed.invitee, bounds, trigger)
        one, other = self._names.who(inviter), self._names.who(invitee)
        if one == other:
            raise Unborne(TOO_FEW, trigger.of(self._text))
        self._status(self._token(trigger, sentence), sentence, None)
        spans, destination = [trigger, bounds, inviter, invitee], None
        if proposed.destination is not None:
            goal = self._beside(proposed.destination, bounds, trigger)
            destination = self._names.destination(goal)
            spans.append(goal)
        every = (*self._before.invitations, *self._invitations)
        if any({one, other} & {i.inviter, i.invitee} for i in every):
            raise Unborne(KNOWN, trigger.of(self._text))
        self._invitations.append(
            Invitation(inviter=one, invitee=other, destination=destination, evidence=(bounds,))
        )
        self._added("invitation", str(len(self._before.invitations) + len(self._invitations)), spans)

    def extraction(self, fallen: tuple[Withheld, ...]) -> Extraction:
        """What we had, and behind it what was added."""
        before, spans = self._before, self._names.added
        names: dict[str, list[str]] = defaultdict(list)
        for (kind, name), where_ in spans.items():
            names[kind].append(name)
            self._added(kind, name, where_)
        persons = tuple(Person(name=n, evidence=tuple(spans["person", n])) for n in names["person"])
        named = {n: tuple(spans["organisation", n]) for n in names["organisation"]}
        return replace(
            before,
            persons=(*before.persons, *persons),
            organisations=(*before.organisations, *named),
            places=(*before.places, *names["place"]),
            events=(*before.events, *self._events),
            statements=(*before.statements, *self._statements),
            invitations=(*before.invitations, *self._invitations),
            named_at={**before.named_at, **named},
            additions=(*before.additions, *self._additions),
            withheld=(*before.withheld, *fallen, *self._withheld),
        )


def _told(proposal: Proposal) -> tuple[AdditionKind, str]:
    """What a proposal is of, and the words that show it."""
    match proposal:
        case ProposedName(kind=kind, words=words):
            return kind, words.text
        case ProposedEvent(trigger=words):
            return "event", words.text
        case ProposedStatement(said=words):
            return "statement", words.text
        case ProposedInvitation(trigger=words):
            return "invitation", words.text
