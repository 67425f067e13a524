"""Sentence by sentence: triggers and the frames around them, as event drafts that are not yet merged."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate

from kg.extract.chunks import Chunk, ChunkReader
from kg.extract.circumstances import Place, status, when, where
from kg.extract.clauses import Clause, ClauseReader
from kg.extract.frames import Members
from kg.extract.nouns import NounFrames
from kg.extract.senses import Senses
from kg.extract.verbs import VerbFrames
from kg.languages import table, words
from kg.records import Document, Evidence, Participant, Sentence, Status, TimeExpression
from kg.reference import Registry

QUOTE_CHARACTERS = 25  # a shorter quotation is a word the text makes its own
SHARED_REACH = 3  # tokens before a verb within which "og" or "å" makes it share a subject
RELATIVE_REACH = 6  # tokens between a name and its "som": a party in brackets, a comma


@dataclass(slots=True)
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
    first_claim: Evidence | None = None  # words that call it the first of its kind

    @property
    def who(self) -> set[str]:
        """Everybody who takes part."""
        return {w for w, _ in self.members}


@cache
def _triggers(language: str) -> dict[str, list[tuple[str, str, bool]]]:
    """Word to (pattern, event type, only as infinitive)."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    frames = table(language, "frames")
    for verb in frames["verbs"]:
        for form in verb["forms"]:
            found.setdefault(form, []).append((verb["pattern"], verb["type"], verb.get("infinitive", False)))
    for noun in frames["nouns"]:
        for form in noun["forms"]:
            found.setdefault(form, []).append(("noun", noun["type"], False))
    return found


class DraftReader:
    """Reads the drafts of one document."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self._document, self._registry = document, registry
        self._language = document.article.language
        self._frames = table(self._language, "frames")
        self._chunks, self._clauses = ChunkReader(document, registry), ClauseReader(document)
        self._nouns = NounFrames(document, registry, self._chunks)
        self._verbs = VerbFrames(document, registry, self._chunks)
        self._senses = Senses(document)
        self._triggers = _triggers(self._language)
        self._support = frozenset(self._frames["support_verbs"])
        self._attend = frozenset(self._frames["attend_verbs"])
        self._with = frozenset(self._frames["with"])
        self._phone = frozenset(self._frames["phone_words"])
        self._they = frozenset(self._frames["they"])
        self._latest: list[str] = []  # the participants told last
        quoted = sorted((q.start, q.end) for q in document.quotes if q.end - q.start > QUOTE_CHARACTERS)
        self._quote_starts = [start for start, _ in quoted]
        self._quote_ends = list(accumulate((end for _, end in quoted), max))
        self._particles: dict[str, list[tuple[frozenset[str], str, str]]] = {}
        for particle in self._frames.get("particles", ()):
            reading = (frozenset(particle["particle"]), particle["pattern"], particle["type"])
            for verb in particle["verb"]:
                self._particles.setdefault(verb, []).append(reading)

    def _words(self, key: str) -> frozenset[str]:
        return words(self._language, "frames", key)

    def drafts(self) -> Iterator[Draft]:
        """All drafts in text order; words inside quotations tell no events of their own."""
        for sentence in self._document.sentences:
            kind = self._document.paragraphs[sentence.paragraph].kind
            if kind in ("byline", "published", "headline"):
                continue
            chunks = self._chunks.chunks(sentence)
            yield from self._sentence(sentence, chunks)

    def _sentence(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        tokens = self._document.tokens
        for at in range(*sentence.tokens):
            token = tokens[at]
            if self._in_quote(token.start):
                continue
            for pattern, kind, infinitive in self._readings(at, sentence):
                draft = self._frame(pattern, kind, infinitive, at, sentence, chunks)
                if draft is not None:
                    if len(draft.members) > 1:
                        self._latest = [w for w, _ in draft.members]
                    yield from self._each(draft, at)
                    break
        yield from self._attending(sentence, chunks)

    def _each(self, draft: Draft, at: int) -> Iterator[Draft]:
        """ "Meetings with both A and B" are two meetings; all else is one."""
        tokens = self._document.tokens
        behind = {t.norm for t in tokens[at + 1 : at + 4]}
        if draft.type != "meeting" or not behind & {"både", "both"} or len(draft.members) < 3:
            yield draft
            return
        for who in draft.members[1:]:
            yield replace(draft, members=[draft.members[0], who])

    def _attending(self, sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Draft]:
        """People said to come to the gathering told of before."""
        text = self._document.article.text[sentence.start : sentence.end].casefold()
        if not any(f" {p}" in text for p in self._frames["attend_phrases"]) or self._in_quote(
            sentence.start + 4
        ):
            return
        if any(t.norm in self._frames["negation"] for t in self._document.tokens[slice(*sentence.tokens)]):
            return
        guests = [c for c in chunks if not c.preposition and not c.genitive and c.people]
        if guests:
            token = self._document.tokens[guests[0].first]
            trigger = Evidence(start=token.start, end=self._document.tokens[guests[0].last - 1].end)
            members = [(w, "guest") for w in guests[0].members]
            yield Draft(type="summit", members=members, sentence=sentence, trigger=trigger, anaphoric=True)

    def _readings(self, at: int, sentence: Sentence) -> list[tuple[str, str, bool]]:
        tokens = self._document.tokens
        norm = tokens[at].norm
        readings = [r for r in self._triggers.get(norm, []) if self._senses.allows(r[0], at)]
        for particles, pattern, kind in self._particles.get(norm, ()):
            behind = {t.norm for t in tokens[at + 1 : min(at + 6, sentence.tokens[1])]}
            if behind & particles:
                return [(pattern, kind, False)]
        if not readings and "-" in tokens[at].text:
            head = norm.rsplit("-", 1)[1]
            return [r for r in self._triggers.get(head, []) if r[0] == "noun"]
        if not readings and norm.endswith(tuple(self._words("summit_endings"))):
            return [("noun", "summit", False)]
        return readings

    def _in_quote(self, offset: int) -> bool:
        before = bisect_right(self._quote_starts, offset) - 1
        return before >= 0 and offset < self._quote_ends[before]

    def _frame(
        self, pattern: str, kind: str, infinitive: bool, at: int, sentence: Sentence, chunks: Sequence[Chunk]
    ) -> Draft | None:
        clause = self._clauses.at(sentence, at)
        inside = [c for c in chunks if c.first in clause]
        before = [c for c in inside if c.last <= at]
        after = [c for c in inside if at < c.first]
        subject, rest = self._subject(inside, at, clause, chunks)
        if pattern == "noun":
            kind = self._nouns.kind(kind, at)
            members, anaphoric = self._nouns.members(kind, at, subject, before, after, sentence)
        else:
            if infinitive and self._nominal(at):
                return None
            members, anaphoric = self._verbs.members(pattern, at, subject, rest, sentence), False
            if pattern == "talk" and not self._by_phone(sentence):
                kind = "meeting"
        if not members and not anaphoric:
            return None
        time = when(self._document, sentence, at, clause)
        present = pattern != "noun" and self._present(at)
        state = status(self._document, clause, at, time, noun=pattern == "noun", present=present)
        if state is None:
            return None
        if pattern == "visit" and present and state != "cancelled":
            state = "ongoing"
        place = where(self._document, sentence, at, self._registry, clause, goes=kind == "visit")
        if kind == "visit":
            members, place = self._visit(members, place)
            if not members:
                return None
        token = self._document.tokens[at]
        return Draft(
            type=kind, members=members, sentence=sentence,
            trigger=Evidence(start=token.start, end=token.end), time=time, place=place, status=state,
            anaphoric=anaphoric, first_claim=self._first(sentence, at, clause),
        )  # fmt: skip

    def _first(self, sentence: Sentence, at: int, clause: Clause) -> Evidence | None:
        """The clause that calls the event the first of its kind."""
        tokens = self._document.tokens
        beside = tokens[max(clause.start, at - 3) : min(at + 4, clause.end)]
        if not any(t.norm in self._words("first_words") for t in beside):
            return None
        return Evidence(start=tokens[clause.start].start, end=sentence.end)

    def _present(self, at: int) -> bool:
        norm = self._document.tokens[at].norm
        return norm.endswith(tuple(self._words("present_endings"))) and not norm.endswith(
            tuple(self._words("not_present_endings"))
        )

    def _subject(
        self, inside: Sequence[Chunk], at: int, clause: Clause, chunks: Sequence[Chunk]
    ) -> tuple[Chunk | None, list[Chunk]]:
        """The subject of the verb at `at`, and the groups behind it: `inside` are those of its clause."""
        after = [c for c in inside if at < c.first]
        bare = [c for c in inside if c.last <= at and not c.preposition and not c.genitive]
        if (control := self._controller(clause, at)) >= 0:
            # "A invited B to visit C": who is invited is to come
            asked = [c for c in bare if c.first > control]
            return (asked[-1] if asked else None), after
        if bare:
            earlier = self._clauses.verbs(clause, bare[-1].first) if self._shared(bare[-1].last, at) else []
            if not earlier:
                return bare[-1], after
            # "A besøkte B og møtte C": the subject of the verb before is the subject here
            subject, rest = self._subject(inside, earlier[-1], clause, chunks)
            return (subject, after) if subject else (bare[0], after)
        if clause.relative >= 0:
            outside = [c for c in chunks if 0 <= clause.relative - c.last <= RELATIVE_REACH]
            if outside:
                return outside[-1], after
        if len(self._latest) > 1 and any(
            t.norm in self._they for t in self._document.tokens[max(clause.start, at - 4) : at + 2]
        ):
            # "A inviterte B da de møttes": the two just named in the sentence, else those told of last
            near = [w for c in chunks if c.last <= clause.start and c.people for w in c.members]
            pair = near[-2:] if len(near) > 1 else list(self._latest)
            return Chunk(at, at, pair, kinds={"person"}), after
        inverted = [c for c in after if not c.preposition and not c.genitive]
        if inverted and not self._frames.get("subject_first"):
            return inverted[0], [c for c in after if c is not inverted[0]]
        return None, after

    def _controller(self, clause: Clause, at: int) -> int:
        """The index of the verb of asking whose infinitive stands at `at`, or -1."""
        tokens, control = self._document.tokens, self._words("object_control")
        if not control or at < 1 or tokens[at - 1].norm not in self._words("to"):
            return -1
        return max((i for i in range(clause.start, at) if i in clause and tokens[i].norm in control), default=-1)

    def _shared(self, floor: int, at: int) -> bool:
        """Whether a verb takes its subject from the verb before: behind "og" or the mark of the infinitive."""
        between = self._document.tokens[max(floor, at - SHARED_REACH) : at]
        return any(t.norm in self._words("shared_subject") for t in between)

    def _nominal(self, at: int) -> bool:
        """Whether a form that can be noun or infinitive ("møte") is a noun here."""
        previous = self._document.tokens[at - 1].norm if at else ""
        endings = tuple(self._words("before_noun_endings"))
        return previous in self._words("before_noun") or previous.endswith(endings)

    def _by_phone(self, sentence: Sentence) -> bool:
        words = {t.norm for t in self._document.tokens[sentence.tokens[0] : sentence.tokens[1]]}
        title = {w.casefold().strip(".,:") for w in self._document.article.title.split()}
        lead = {t.norm for t in self._document.tokens[:80]}
        return bool((words | title) & self._phone) or bool(lead & self._words("phone_lead"))

    def _visit(self, members: Members, place: Place) -> tuple[Members, Place]:
        """A visit goes to a country: the host is the country it is in, unless a guest comes from there."""
        hosts = [w for w, role in members if role == "host" and w in self._registry.countries]
        country = hosts[0] if hosts else place.country
        if country and not hosts and country not in {w for w, _ in members}:
            members = [*members, (country, "host")]
        if not country:
            return [], place
        return members, Place(
            city=place.city if place.country in (None, country) else None, country=country, venue=place.venue
        )


def participants(members: Members) -> tuple[Participant, ...]:
    """Each of the members once, in their first role."""
    seen: dict[str, str] = {}
    for who, role in members:
        seen.setdefault(who, role)
    # the frames of this room give no other roles than a participant can have
    return tuple(Participant(who=w, role=r) for w, r in seen.items())  # type: ignore[arg-type]
